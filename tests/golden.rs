//! Comparing with files that were reviewed. `ARMATURE_UPDATE=1 cargo test -p armature-tests` writes them anew.
#![allow(
    clippy::disallowed_methods,
    reason = "tests read and write files of their own"
)]

use std::fs;
use std::path::{Path, PathBuf};

use similar::TextDiff;

/// The folders of the cases of one kind, sorted.
pub(crate) fn cases(kind: &str) -> Vec<PathBuf> {
    let all = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases").join(kind);
    let entries = fs::read_dir(&all).unwrap_or_else(|error| panic!("{}: {error}", all.display()));
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    folders.retain(|path| path.is_dir());
    folders.sort();
    folders
}

/// Compares a text with the file that it should be, or writes the file where that is asked for. Gives the
/// difference; nothing where there is none.
#[must_use]
pub(crate) fn difference(expected: &Path, actual: &str) -> Option<String> {
    let before = fs::read_to_string(expected).unwrap_or_default();
    if before == actual {
        return None;
    }
    if std::env::var_os("ARMATURE_UPDATE").is_some() {
        fs::create_dir_all(expected.parent().unwrap()).unwrap();
        fs::write(expected, actual).unwrap();
        return None;
    }
    let diff = TextDiff::from_lines(before.as_str(), actual);
    let diff = diff.unified_diff().context_radius(3).to_string();
    Some(format!("{}:\n{diff}", expected.display()))
}

/// Fails with all differences together.
pub(crate) fn assert_none(differences: Vec<String>) {
    assert!(
        differences.is_empty(),
        "{}\nARMATURE_UPDATE=1 writes the expected files anew; review the difference",
        differences.join("\n")
    );
}
