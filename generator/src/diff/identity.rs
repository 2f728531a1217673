//! What operations are paired by, and how people know them.

use std::collections::BTreeSet;

use super::template;
use crate::model::{Method, Operation};

/// The identity of an operation: path without the names of parameters, and method.
pub(super) type Key = (String, String);

/// Returns the identity of an operation, whose path may or may not have a slash at its end.
pub(super) fn key(operation: &Operation) -> Key {
    (template::without_names(&operation.path), method(operation))
}

fn method(operation: &Operation) -> String {
    let mut methods = Method::BY_KEY.iter();
    let method = methods.find(|(_, method)| *method == operation.method);
    method.map_or("", |(key, _)| key).to_owned()
}

/// The identities of operations of two versions. A slash at the end of a path counts where a version has the same path
/// without it.
pub(super) struct Keys {
    /// The paths for which the slash counts, without it.
    told_apart: BTreeSet<String>,
}

impl Keys {
    /// Creates the identities for the operations of two versions.
    pub(super) fn of(versions: [&[&Operation]; 2]) -> Self {
        let mut told_apart = BTreeSet::new();
        for operations in versions {
            let with_slash = |operation: &&&Operation| operation.path.ends_with('/');
            let paths = |operations: &[&Operation], slash: bool| -> BTreeSet<String> {
                let operations = operations
                    .iter()
                    .filter(|operation| with_slash(operation) == slash);
                operations
                    .map(|operation| template::without_names(&operation.path))
                    .collect()
            };
            let with = paths(operations, true);
            told_apart.extend(paths(operations, false).intersection(&with).cloned());
        }
        Self { told_apart }
    }

    /// Returns the identity of an operation.
    pub(super) fn key(&self, operation: &Operation) -> Key {
        let (mut path, method) = key(operation);
        if operation.path.ends_with('/') && self.told_apart.contains(&path) {
            path.push('/');
        }
        (path, method)
    }
}

/// Returns how people know an operation.
pub(super) fn name(operation: &Operation) -> String {
    format!("{} {}", operation.method.in_request(), operation.path)
}
