//! Long-running operations: where their results are, and what responses say about their state.

use http::HeaderMap;
use serde_json::Value;

use super::call::{Call, Failure};
use super::decode::{Decode, Received};
use super::error::{Error, OperationError, ServiceError};

/// Where the result of a long-running operation is (`final-state-via`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FinalState {
    /// Where the method says: at the resource for PUT and PATCH, else at `Location` if there is one.
    #[default]
    Default,
    /// In the last state (`azure-async-operation`, `operation-location`).
    State,
    /// At the URL of the header `Location`.
    Location,
    /// At the URL of the request (`original-uri`).
    OriginalUri,
}

/// An operation that goes on after its response.
pub trait LongRunning: Call {
    /// Where its result is.
    const FINAL_STATE: FinalState = FinalState::Default;
}

/// How the state of an operation is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Via {
    /// By the URL of `Azure-AsyncOperation` or `Operation-Location`, whose body has a `status`.
    State,
    /// By the URL of `Location`, which answers 202 until the end.
    Location,
    /// By the URL of the resource, whose `provisioningState` says it.
    Resource,
}

/// Returns the text of a header; `None` if there is none.
pub(super) fn text(headers: &HeaderMap, name: &str) -> Option<String> {
    let text = headers.get(name)?.to_str().ok()?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// Returns the state that a body has: `status` of the state of an operation, `provisioningState` of a resource.
pub(super) fn state(body: &[u8], via: Via) -> Option<String> {
    let body: Value = serde_json::from_slice(body).ok()?;
    let member = match via {
        Via::State => body.get("status")?,
        _ => body.get("properties")?.get("provisioningState")?,
    };
    member.as_str().map(str::to_owned)
}

/// Returns the last state with its `result` as body, if it has one.
pub(super) fn result_in(mut response: http::Response<Vec<u8>>, body: Value) -> http::Response<Vec<u8>> {
    if let Some(result) = body.get("result").filter(|result| !result.is_null()) {
        *response.body_mut() = result.to_string().into_bytes();
    }
    response
}

/// Returns the error of an operation that ended without success.
pub(super) fn failed<C: Call>(state: &str, response: http::Response<Vec<u8>>) -> Failure<C> {
    let (parts, bytes) = response.into_parts();
    let (status, headers) = (parts.status, parts.headers);
    let received = Received {
        status,
        headers: &headers,
        body: &bytes,
        has_body: true,
    };
    let body = <C::Error as Decode>::decode(received).ok();
    let error = ServiceError {
        status,
        headers,
        body,
        bytes,
    };
    Error::Operation(Box::new(OperationError {
        state: state.to_owned(),
        error,
    }))
}
