//! Changes that a team has decided on.

use glob::Pattern;

use super::entry::Entry;
use crate::diagnostic::SourceLocation;

/// Changes that are left out: those of a rule, of an operation, up to a version.
#[derive(Clone, Debug, Default)]
pub struct Allow {
    /// The code of the rule; any where there is none.
    pub code: Option<&'static str>,
    /// What the operation must match, such as `PUT /things/*`; any where there is none.
    pub operation: Option<Pattern>,
    /// What the path of the old or of the new document must match.
    pub path: Option<Pattern>,
    /// What the message must contain.
    pub message: Option<String>,
    /// The new version that it is for; any where there is none.
    pub version: Option<String>,
    /// Where the configuration says so.
    pub location: Option<SourceLocation>,
}

impl Allow {
    /// Returns whether nothing limits the changes that are left out.
    pub fn covers_all(&self) -> bool {
        let Self {
            code,
            operation,
            path,
            message,
            version,
            location: _,
        } = self;
        code.is_none() && operation.is_none() && path.is_none() && message.is_none() && version.is_none()
    }

    /// Returns whether a change is left out. `version` is the new version.
    pub(super) fn covers(&self, entry: &Entry, version: &str) -> bool {
        let operation = |pattern: &Pattern| {
            entry
                .occurrences
                .iter()
                .any(|occurrence| pattern.matches(&occurrence.operation))
        };
        let path = |pattern: &Pattern| {
            let locations = entry.old.iter().chain(&entry.new);
            locations
                .into_iter()
                .any(|location| matches_end(pattern, &location.path))
        };
        self.code.is_none_or(|code| code == entry.code)
            && self.operation.as_ref().is_none_or(operation)
            && self.path.as_ref().is_none_or(path)
            && self
                .message
                .as_ref()
                .is_none_or(|text| entry.message.contains(text.as_str()))
            && self.version.as_ref().is_none_or(|known| known == version)
    }
}

/// Returns whether a pattern matches a path, or the path without some folders at its beginning.
fn matches_end(pattern: &Pattern, path: &str) -> bool {
    let parts = path.match_indices('/').map(|(index, _)| &path[index + 1..]);
    std::iter::once(path)
        .chain(parts)
        .any(|part| pattern.matches(part))
}
