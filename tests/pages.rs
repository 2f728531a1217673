//! The pages against the reference pages, byte for byte.

use std::path::{Path, PathBuf};

use crate::{corpus, reference};

/// The Markdown files of the reference, as paths below its folder.
fn reference_pages(folder: &Path) -> Vec<PathBuf> {
    let mut pages = Vec::new();
    let groups = folder.read_dir().expect("the folder is there").flatten();
    for group in groups.map(|entry| entry.path()).filter(|path| path.is_dir()) {
        let files = group.read_dir().expect("the folder is there").flatten();
        pages.extend(files.filter_map(|file| Some(file.path().strip_prefix(folder).ok()?.to_owned())));
    }
    pages.sort();
    pages
}

/// The first line in which two texts differ, with its number.
fn first_difference(expected: &str, found: &str) -> String {
    let lines = expected.lines().zip(found.lines()).zip(1..);
    let different =
        lines
            .filter(|((expected, found), _)| expected != found)
            .map(|((expected, found), line)| {
                format!("line {line}:\n  expected {expected:?}\n  found    {found:?}")
            });
    different
        .take(1)
        .next()
        .unwrap_or_else(|| "one is longer".to_owned())
}

#[test]
fn reference_pages_are_equal() {
    let Some(folder) = corpus::folder() else { return };
    let folder = folder.join("pages");
    let (files, diagnostics) = reference::pages(&reference::configuration(&folder.join("armature.toml")));
    let expected = reference_pages(&folder);
    let mut different = Vec::new();
    for path in &expected {
        #[allow(clippy::disallowed_methods, reason = "a test reads what it compares with")]
        let text = std::fs::read_to_string(folder.join(path)).expect("the page is there");
        let name = path.to_string_lossy();
        match files.iter().find(|file| file.path == name) {
            None => different.push(format!("{name} is missing")),
            Some(file) if file.content != text => {
                different.push(format!(
                    "{name} differs, {}",
                    first_difference(&text, &file.content)
                ));
            }
            Some(_) => {}
        }
    }
    assert!(
        diagnostics.is_empty(),
        "{:?}",
        diagnostics.iter().collect::<Vec<_>>()
    );
    assert!(different.is_empty(), "{}", different.join("\n"));
    assert_eq!(expected.len(), 49);
    assert_eq!(files.len(), 270 + 2, "270 pages, the index and the sidebar");
}
