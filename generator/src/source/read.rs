//! Reading files that are no documents, such as the configuration.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::time::SystemTime;

/// Returns the text of a file.
///
/// # Errors
/// When it cannot be read, or is not UTF-8.
pub(crate) fn text(path: &Path) -> io::Result<String> {
    #[allow(clippy::disallowed_methods, reason = "this is the module that reads the disk")]
    std::fs::read_to_string(path)
}

/// Returns the bytes of a file.
///
/// # Errors
/// When it cannot be read.
pub(crate) fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    #[allow(clippy::disallowed_methods, reason = "this is the module that reads the disk")]
    std::fs::read(path)
}

/// Returns the texts of the Markdown files below a folder, by their paths without the ending; none where there is no such
/// folder. Links are not followed. A file `README.md` is about the folder, and is left out.
///
/// # Errors
/// When something cannot be read, or is not UTF-8.
pub(crate) fn markdown(folder: &Path) -> io::Result<BTreeMap<String, String>> {
    let mut texts = BTreeMap::new();
    let mut open = Vec::new();
    if folder.is_dir() {
        open.push((folder.to_path_buf(), String::new()));
    }
    while let Some((folder, prefix)) = open.pop() {
        for entry in entries(&folder)? {
            let name = entry.file_name();
            let (Some(name), Ok(kind)) = (name.to_str(), entry.file_type()) else {
                continue;
            };
            let stem = name.strip_suffix(".md").filter(|stem| *stem != "README");
            if kind.is_dir() {
                open.push((entry.path(), format!("{prefix}{name}/")));
            } else if let Some(stem) = stem.filter(|_| kind.is_file()) {
                texts.insert(format!("{prefix}{stem}"), text(&entry.path())?);
            }
        }
    }
    Ok(texts)
}

/// Returns whether there is a folder at a path.
pub(crate) fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

/// Reads an SVG file.
///
/// # Errors
/// When it cannot be read, or is not SVG.
pub(crate) fn svg(path: &Path) -> io::Result<String> {
    let text = text(path)?;
    let is_svg = text.trim_start_matches('\u{feff}').trim_start().starts_with('<') && text.contains("<svg");
    is_svg
        .then_some(text)
        .ok_or_else(|| io::Error::other("it is not an SVG file"))
}

fn entries(folder: &Path) -> io::Result<Vec<std::fs::DirEntry>> {
    std::fs::read_dir(folder)?.collect()
}

/// When a file or folder was changed last, and how long it is; `None` where there is none.
pub(crate) fn stamp(path: &Path) -> Option<(SystemTime, u64)> {
    let data = std::fs::metadata(path).ok()?;
    Some((data.modified().ok()?, data.len()))
}
