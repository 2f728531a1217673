//! Files that are asked for.

use crate::diagnostic::SourceLocation;

/// A file to read, and the location that names it.
#[derive(Clone, Debug)]
pub struct Named {
    /// Path below the root.
    pub path: String,
    /// The reference, or the line of the configuration; none for an argument.
    pub location: Option<SourceLocation>,
}

impl From<&String> for Named {
    fn from(path: &String) -> Self {
        Self {
            path: path.clone(),
            location: None,
        }
    }
}

impl From<&Named> for Named {
    fn from(named: &Named) -> Self {
        named.clone()
    }
}
