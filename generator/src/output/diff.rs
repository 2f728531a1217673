//! How the output folder differs from what a run would write.

use std::time::Duration;

use similar::TextDiff;

/// How long the search for the shortest difference of a file may take; after that a longer one will do.
const PATIENCE: Duration = Duration::from_millis(500);

/// A file that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stale {
    /// Path below the output folder.
    pub path: String,
    /// What is wrong with it.
    pub change: Change,
}

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is not there.
    Missing,
    /// It is there, but is no longer made.
    LeftOver,
    /// Its content is another; the difference in the unified format, from what is there to what should be.
    Content(String),
}

/// Returns the difference of two texts in the unified format.
pub(super) fn unified(path: &str, old: &str, new: &str) -> String {
    let diff = TextDiff::configure().timeout(PATIENCE).diff_lines(old, new);
    let mut unified = diff.unified_diff();
    unified
        .header(&format!("a/{path}"), &format!("b/{path}"))
        .to_string()
}
