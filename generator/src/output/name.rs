//! Names of files. They come from documents, so they may be anything; what goes to the disk must be a path that
//! every file system takes and that does not lead out of the output folder.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Diagnostics};

/// The longest name of a file or folder, in bytes. File systems allow 255; some tools put an ending behind.
const MAX_NAME: usize = 200;

/// Names that Windows gives to devices, with any ending.
const DEVICES: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
    "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// Checks that every path is fit for a file, and that no two are the same where case does not matter.
pub(crate) fn check_all<'p>(paths: impl Iterator<Item = &'p str>, problems: &mut Diagnostics) {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for path in paths {
        if let Err(problem) = check(path) {
            problems.push(problem);
        }
        if let Some(other) = seen.insert(path.to_lowercase(), path) {
            problems.push(
                Diagnostic::error(
                    "armature::output::name",
                    format!("`{path}` and `{other}` would be the same file"),
                )
                .help("case does not matter in every file system: leave one out with `--exclude Group/Type`"),
            );
        }
    }
}

/// Checks the path of a file below the output folder.
///
/// # Errors
/// Fails when a part is not a valid file name on every system.
pub(super) fn check(path: &str) -> Result<(), Diagnostic> {
    match path.split('/').find_map(|name| Some((name, fault(name)?))) {
        None => Ok(()),
        Some((name, fault)) => Err(Diagnostic::error(
            "armature::output::name",
            format!("no file can be called `{}`: {fault}", shortened(path)),
        )
        .help(format!(
            "`{}` comes from a name in a document: rename it there, or leave it out with `--exclude Group/Type`",
            shortened(name)
        ))),
    }
}

/// Returns whether Windows gives the name of a file to a device.
pub(crate) fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default();
    DEVICES.iter().any(|device| device.eq_ignore_ascii_case(stem))
}

/// Why a name is not fit for a file.
fn fault(name: &str) -> Option<&'static str> {
    match name {
        "" => Some("a part of the path is empty"),
        "." | ".." => Some("it refers to another folder"),
        _ if name.len() > MAX_NAME => Some("it is longer than 200 bytes"),
        _ if is_device(name) => Some("Windows gives this name to a device"),
        _ if name.ends_with(['.', ' ']) => Some("Windows takes no name that ends in a dot or a blank"),
        _ if name.contains(is_forbidden) => Some("it has a sign that file systems forbid"),
        _ => None,
    }
}

fn is_forbidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*' | '\\' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Returns the beginning of a text, without signs that would disturb a message.
fn shortened(text: &str) -> String {
    let clean = |c: char| {
        if is_forbidden(c) && c != '\\' && !c.is_ascii_punctuation() {
            '\u{fffd}'
        } else {
            c
        }
    };
    match text.char_indices().nth(80) {
        Some((end, _)) => text[..end].chars().map(clean).chain(['…']).collect(),
        None => text.chars().map(clean).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_that_lead_away_or_do_not_exist_everywhere_are_refused() {
        for path in [
            "",
            "docs//a.md",
            "docs/../a.md",
            "/etc/passwd",
            "docs/./a.md",
            "docs/con.md",
            "docs/NUL",
            "docs/a:b.md",
            "docs\\a.md",
            "docs/a.",
            "docs/a\n.md",
            "docs/\u{202e}a.md",
            &format!("docs/{}.md", "x".repeat(300)),
        ] {
            assert!(check(path).is_err(), "{path}");
        }
    }

    #[test]
    fn other_paths_are_fine() {
        for path in [
            "Cargo.toml",
            "docs/Compute/GalleryImageVersion.md",
            "docs/Größe/日本.md",
            "src/console.rs",
        ] {
            assert!(check(path).is_ok(), "{path}");
        }
    }
}
