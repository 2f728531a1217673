//! Where the official documents are, for the tests that need them.
#![allow(
    clippy::disallowed_methods,
    dead_code,
    reason = "tests read files, each of them some of these"
)]

use std::fs;
use std::path::{Path, PathBuf};

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

/// The folder with public descriptions of APIs: `openapi` in [`folder`]. It holds `OWNER/NAME/path in the repository`.
pub(crate) fn descriptions() -> Option<PathBuf> {
    let folder = folder()?.join("openapi");
    if !folder.is_dir() {
        eprintln!("skipped: no descriptions at {}", folder.display());
        return None;
    }
    Some(folder)
}

/// The documents of OpenAPI 3 below a folder of descriptions: the root for references, and the path below it.
pub(crate) fn openapi_documents(folder: &Path) -> Vec<(String, String)> {
    let mut open = vec![folder.to_owned()];
    let mut found = Vec::new();
    while let Some(folder_of) = open.pop() {
        for entry in fs::read_dir(folder_of)
            .expect("folder")
            .map(|entry| entry.expect("entry").path())
        {
            let name = entry
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            if entry.is_dir() {
                open.push(entry);
            } else if [".json", ".yaml", ".yml"]
                .iter()
                .any(|ending| name.ends_with(ending))
            {
                let text = fs::read_to_string(&entry).unwrap_or_default();
                let is_openapi = text
                    .lines()
                    .any(|line| line.trim_start().starts_with("\"openapi\":"))
                    || text.lines().any(|line| line.starts_with("openapi:"));
                let path = entry
                    .strip_prefix(folder)
                    .expect("below the folder")
                    .to_string_lossy()
                    .into_owned();
                let second = path.match_indices('/').nth(1).map(|(at, _)| at);
                if let Some(second) = second.filter(|_| is_openapi) {
                    found.push((path[..second].to_owned(), path[second + 1..].to_owned()));
                }
            }
        }
    }
    found.sort();
    found
}

#[test]
fn official_documents_are_found_or_reported() {
    assert!(folder().is_none_or(|folder| folder.join("pages/armature.toml").is_file()));
}
