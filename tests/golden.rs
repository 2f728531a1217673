//! Comparing with files that were reviewed. `ARMATURE_UPDATE=1 cargo test -p armature-tests` writes them anew.
#![allow(
    clippy::disallowed_methods,
    reason = "tests read and write files of their own"
)]

use std::collections::BTreeMap;
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

/// Compares files with those of a folder, which holds no others. Gives the differences, with each file of the folder that
/// is not among them; where files are written, those are removed.
#[must_use]
pub(crate) fn differences(folder: &Path, files: &BTreeMap<String, String>) -> Vec<String> {
    let mut differences: Vec<String> = files
        .iter()
        .filter_map(|(path, content)| difference(&folder.join(path), content))
        .collect();
    for path in paths(folder, "")
        .into_iter()
        .filter(|path| !files.contains_key(path))
    {
        match std::env::var_os("ARMATURE_UPDATE") {
            Some(_) => fs::remove_file(folder.join(path)).unwrap(),
            None => differences.push(format!(
                "{}: nothing makes this file",
                folder.join(path).display()
            )),
        }
    }
    differences
}

/// The paths of all files below a folder.
fn paths(folder: &Path, below: &str) -> Vec<String> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let entry = entry.unwrap();
        let name = format!("{below}{}", entry.file_name().to_string_lossy());
        match entry.path().is_dir() {
            true => paths.extend(self::paths(&entry.path(), &format!("{name}/"))),
            false => paths.push(name),
        }
    }
    paths
}

/// Fails with all differences together.
pub(crate) fn assert_none(differences: Vec<String>) {
    assert!(
        differences.is_empty(),
        "{}\nARMATURE_UPDATE=1 writes the expected files anew; review the difference",
        differences.join("\n")
    );
}
