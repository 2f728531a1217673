//! What can go wrong with a call.

use std::error;
use std::fmt;
use std::time::Duration;

use http::{HeaderMap, StatusCode};
use serde_json::Value;

use super::link::LinkError;
use super::retry;

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
    /// A long-running operation ended without success.
    Operation(Box<OperationError<E>>),
    /// A link of the service is not followed.
    Link(LinkError),
    /// The request could not be sent, or no response came.
    Transport(BoxError),
}

/// An error of what sends requests.
pub type BoxError = Box<dyn error::Error + Send + Sync>;

/// The end of a long-running operation that did not succeed.
#[derive(Clone, Debug, PartialEq)]
pub struct OperationError<E> {
    /// The last state, such as `Failed` or `Canceled`.
    pub state: String,
    /// The response with that state.
    pub error: ServiceError<E>,
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
            Self::Service(error) => Some(error.status),
            Self::Unexpected(error) => Some(error.status),
            Self::Operation(error) => Some(error.error.status),
            Self::Request(_) | Self::Link(_) | Self::Transport(_) => None,
        }
    }

    /// Returns the body of an error that the service reports.
    pub fn body(&self) -> Option<&E> {
        match self {
            Self::Service(error) => error.body.as_ref(),
            Self::Operation(error) => error.error.body.as_ref(),
            _ => None,
        }
    }

    /// Returns how long the service asks to wait before the request is sent again.
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Service(error) => retry::after(&error.headers),
            _ => None,
        }
    }
}

impl<E> From<LinkError> for Error<E> {
    fn from(error: LinkError) -> Self {
        Self::Link(error)
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
            Self::Operation(error) => error.fmt(f),
            Self::Link(error) => error.fmt(f),
            Self::Transport(error) => error.fmt(f),
        }
    }
}

impl<E> fmt::Display for OperationError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the operation ended as `{}`", self.state)?;
        match summary(&self.error.bytes) {
            Some(summary) => write!(f, ": {summary}"),
            None => Ok(()),
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
