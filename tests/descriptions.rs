//! Public descriptions of APIs, for the tests that need them.
#![allow(clippy::disallowed_methods, reason = "tests read files")]

use std::fs;
use std::path::{Path, PathBuf};

use crate::corpus;

/// The folder with public descriptions of APIs: `openapi` in [`corpus::folder`]. It holds `OWNER/NAME/path in the repository`.
pub(crate) fn folder() -> Option<PathBuf> {
    let folder = corpus::folder()?.join("openapi");
    if !folder.is_dir() {
        eprintln!("skipped: no descriptions at {}", folder.display());
        return None;
    }
    Some(folder)
}

/// The documents of OpenAPI 3 below a folder of descriptions: the root for references, and the path below it.
pub(crate) fn openapi_documents(folder: &Path) -> Vec<(String, String)> {
    documents(folder, &["openapi"])
}

/// The documents below a folder of descriptions that have one of some keys: `openapi`, `swagger`.
pub(crate) fn documents(folder: &Path, keys: &[&str]) -> Vec<(String, String)> {
    let mut open = vec![folder.to_owned()];
    let mut found = Vec::new();
    while let Some(folder_of) = open.pop() {
        for entry in fs::read_dir(folder_of)
            .unwrap()
            .map(|entry| entry.unwrap().path())
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
                let is_document = keys.iter().any(|key| {
                    let (json, yaml) = (format!("\"{key}\":"), format!("{key}:"));
                    let mut lines = text.lines();
                    lines.any(|line| {
                        line.trim_start_matches(['{', ' ']).starts_with(&json) || line.starts_with(&yaml)
                    })
                });
                let path = entry.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
                let second = path.match_indices('/').nth(1).map(|(at, _)| at);
                if let Some(second) = second.filter(|_| is_document) {
                    found.push((path[..second].to_owned(), path[second + 1..].to_owned()));
                }
            }
        }
    }
    found.sort();
    found
}
