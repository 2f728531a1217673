//! The paths in the stage folder.

/// The folder of the new content; it exists only while a run is writing.
pub(super) const STAGE: &str = ".armature-staged";

/// What a run is about to do once all new content is there.
pub(super) const JOURNAL: &str = ".armature-staged/journal";

/// The file that keeps other runs away.
pub(super) const LOCK: &str = ".armature-staged/lock";

/// Returns the path of the new content of a file.
pub(super) fn staged(index: usize) -> String {
    format!("{STAGE}/{index}")
}

/// Returns the path where a file that is replaced is kept.
pub(super) fn replaced(index: usize) -> String {
    format!("{STAGE}/replaced/{index}")
}

/// Returns the path where a file that is removed is kept.
pub(super) fn removed(index: usize) -> String {
    format!("{STAGE}/removed/{index}")
}

/// Returns the path of a text that the run reads again.
pub(super) fn spilled(index: usize) -> String {
    format!("{STAGE}/spilled/{index}")
}
