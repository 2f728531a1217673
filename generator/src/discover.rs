//! Swagger and OpenAPI documents among the files below a root, by their content. In: a root. Out: paths, and patterns
//! for those that lie together. Problems of the documents are not looked at here.

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::source::{Document, Kind, Root, read_single};

/// Names of folders with files that are generated or belong to others.
const SKIPPED: [&str; 2] = ["target", "node_modules"];

/// Members of which a document has at least one.
const CONTENT: [&str; 4] = ["paths", "definitions", "components", "info"];

/// Returns the paths or patterns of the documents below a root, sorted. Folders that are hidden, or hold build output
/// or dependencies, are skipped.
pub(crate) fn documents(root: &Root) -> Vec<String> {
    let files = root.documents_except(|name| name.starts_with('.') || SKIPPED.contains(&name));
    let found: BTreeSet<&str> = files
        .par_iter()
        .map(String::as_str)
        .filter(|path| read_single(root, path).is_ok_and(|document| is_document(&document)))
        .collect();
    let all = root.documents();
    let mut specs = Vec::new();
    for ending in [".json", ".yaml", ".yml"] {
        let of_ending: Vec<&str> = all
            .iter()
            .map(String::as_str)
            .filter(|path| path.ends_with(ending))
            .collect();
        cover(&of_ending, "", ending, &found, &mut specs);
    }
    specs.sort();
    specs
}

/// Returns whether a file says that it is a document of Swagger 2.0 or OpenAPI 3.
fn is_document(document: &Document) -> bool {
    let root = document.root();
    let has_version = |key: &str, prefix: &str| {
        root.get(key).is_some_and(|value| match value.kind() {
            Kind::String(text) => text.starts_with(prefix),
            // YAML reads a version without quotes as a number.
            Kind::Number(_) => true,
            _ => false,
        })
    };
    let is_named = has_version("swagger", "2") || has_version("openapi", "3");
    is_named && CONTENT.iter().any(|key| root.get(key).is_some())
}

/// Adds the documents below `folder`, which is empty or ends in `/`, to `specs`. A folder in which all files with the
/// ending are documents becomes a pattern, so that new versions are found. The root itself never does: output and
/// dependencies may be below it.
fn cover(files: &[&str], folder: &str, ending: &str, found: &BTreeSet<&str>, specs: &mut Vec<String>) {
    let documents: Vec<&str> = files
        .iter()
        .copied()
        .filter(|path| found.contains(path))
        .collect();
    if documents.len() > 1 && documents.len() == files.len() && !folder.is_empty() {
        let is_flat = files.iter().all(|path| !path[folder.len()..].contains('/'));
        let below = if is_flat { "" } else { "**/" };
        specs.push(format!("{}{below}*{ending}", glob::Pattern::escape(folder)));
        return;
    }
    if documents.len() <= 1 {
        specs.extend(documents.into_iter().map(literal));
        return;
    }
    let mut folders: BTreeSet<&str> = BTreeSet::new();
    for path in documents {
        match path[folder.len()..].split_once('/') {
            Some((name, _)) => drop(folders.insert(&path[..=folder.len() + name.len()])),
            None => specs.push(literal(path)),
        }
    }
    for inner in folders {
        let below: Vec<&str> = files
            .iter()
            .copied()
            .filter(|path| path.starts_with(inner))
            .collect();
        cover(&below, inner, ending, found, specs);
    }
}

/// Returns a path as it is written in a configuration, where `*`, `?` and `[` begin a pattern.
fn literal(path: &str) -> String {
    match path.contains(['*', '?', '[']) {
        true => glob::Pattern::escape(path),
        false => path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn covered(files: &[&str], found: &[&str]) -> Vec<String> {
        let mut specs = Vec::new();
        cover(files, "", ".json", &found.iter().copied().collect(), &mut specs);
        specs
    }

    #[test]
    fn a_folder_of_documents_alone_is_a_pattern() {
        let files = [
            "a/v1/x.json",
            "a/v2/x.json",
            "b/v1/y.json",
            "b/v1/z.json",
            "c.json",
        ];
        assert_eq!(covered(&files, &files), ["c.json", "a/**/*.json", "b/**/*.json"]);
    }

    #[test]
    fn a_folder_with_other_files_is_named_document_by_document() {
        let files = [
            "a/package.json",
            "a/v1/x.json",
            "a/v1/y.json",
            "a/z.json",
            "other.json",
        ];
        let found = ["a/v1/x.json", "a/v1/y.json", "a/z.json"];
        assert_eq!(covered(&files, &found), ["a/z.json", "a/v1/*.json"]);
    }

    #[test]
    fn the_root_is_no_pattern() {
        assert_eq!(
            covered(&["a.json", "b.json"], &["a.json", "b.json"]),
            ["a.json", "b.json"]
        );
        assert_eq!(covered(&["a[1].json"], &["a[1].json"]), ["a[[]1[]].json"]);
    }
}
