//! What can go wrong with a call.

use std::error;
use std::fmt;

use http::{HeaderMap, StatusCode};
use serde_json::Value;

/// A request that cannot be built.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestError {
    /// What is wrong with which parameter.
    pub problems: Vec<(String, String)>,
}

impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, (name, message)) in self.problems.iter().enumerate() {
            let separator = if index > 0 { "; " } else { "" };
            write!(f, "{separator}parameter `{name}`: {message}")?;
        }
        Ok(())
    }
}

impl error::Error for RequestError {}

/// A call that failed. `E` is the body that the document declares for errors.
#[derive(Debug)]
pub enum Error<E> {
    /// The request cannot be built.
    Request(RequestError),
    /// The service reports an error.
    Service(Box<ServiceError<E>>),
    /// The response is not what the document declares.
    Unexpected(Box<UnexpectedResponse>),
}

/// An error that the service reports.
#[derive(Clone, Debug, PartialEq)]
pub struct ServiceError<E> {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body; `None` if it is not what the document declares.
    pub body: Option<E>,
    /// The bytes of the body.
    pub bytes: Vec<u8>,
}

/// A response that is not what the document declares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnexpectedResponse {
    /// What was expected and what was found.
    pub message: String,
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The bytes of the body.
    pub bytes: Vec<u8>,
}

impl<E> Error<E> {
    /// Returns the status of the response, if there is one.
    pub fn status(&self) -> Option<StatusCode> {
        match self {
            Self::Request(_) => None,
            Self::Service(error) => Some(error.status),
            Self::Unexpected(error) => Some(error.status),
        }
    }

    /// Returns the body of an error that the service reports.
    pub fn body(&self) -> Option<&E> {
        match self {
            Self::Service(error) => error.body.as_ref(),
            _ => None,
        }
    }
}

impl<E> From<RequestError> for Error<E> {
    fn from(error: RequestError) -> Self {
        Self::Request(error)
    }
}

impl<E> fmt::Display for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Request(error) => error.fmt(f),
            Self::Service(error) => error.fmt(f),
            Self::Unexpected(error) => error.fmt(f),
        }
    }
}

impl<E: fmt::Debug> error::Error for Error<E> {}

impl<E> fmt::Display for ServiceError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.status)?;
        match summary(&self.bytes) {
            Some(summary) => write!(f, ": {summary}"),
            None => Ok(()),
        }
    }
}

impl<E: fmt::Debug> error::Error for ServiceError<E> {}

impl fmt::Display for UnexpectedResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.status, self.message)
    }
}

impl error::Error for UnexpectedResponse {}

/// How many characters of a body a message quotes.
const QUOTED: usize = 200;

/// Returns code and message of an error of OData, as Azure has them, or the begin of a text.
fn summary(bytes: &[u8]) -> Option<String> {
    let Ok(json) = serde_json::from_slice::<Value>(bytes) else {
        let text = String::from_utf8_lossy(bytes);
        let text: String = text.trim().chars().take(QUOTED).collect();
        return (!text.is_empty()).then_some(text);
    };
    let error = json
        .get("error")
        .filter(|error| error.is_object())
        .unwrap_or(&json);
    let of = |name: &str| error.get(name).and_then(Value::as_str);
    match (of("code"), of("message")) {
        (Some(code), Some(message)) => Some(format!("{code}: {message}")),
        (code, message) => code.or(message).map(str::to_owned),
    }
}
