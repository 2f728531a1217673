//! Where the official documents are, for the tests that need them.

use std::path::PathBuf;

/// The folder with official material: `ARMATURE_SPECS`, else `../shared` next to the project. It holds
/// `specs/specification` and `pages`. A test that gets `None` says so and ends.
pub(crate) fn folder() -> Option<PathBuf> {
    let default = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared");
    let folder = std::env::var_os("ARMATURE_SPECS").map_or(default, PathBuf::from);
    if !folder.join("specs/specification").is_dir() {
        eprintln!(
            "skipped: no official documents at {} (set ARMATURE_SPECS)",
            folder.display()
        );
        return None;
    }
    folder.canonicalize().ok()
}

#[test]
fn official_documents_are_found_or_reported() {
    assert!(folder().is_none_or(|folder| folder.join("pages/armature.toml").is_file()));
}
