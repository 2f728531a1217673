//! What operations are paired by, and how people know them.

use super::template;
use crate::model::{Method, Operation};

/// The identity of an operation: path without the names of parameters, and method.
pub(super) type Key = (String, String);

/// Returns the identity of an operation.
pub(super) fn key(operation: &Operation) -> Key {
    let method = Method::BY_KEY
        .iter()
        .find(|(_, method)| *method == operation.method);
    (
        template::without_names(&operation.path),
        method.map_or("", |(key, _)| key).to_owned(),
    )
}

/// Returns how people know an operation.
pub(super) fn name(operation: &Operation) -> String {
    format!("{} {}", operation.method.in_request(), operation.path)
}
