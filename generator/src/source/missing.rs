//! The problems of files that are asked for and cannot be read.

use super::named::Named;
use super::root::{ReadError, Root};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::near::did_you_mean;
use crate::limits;

/// Returns a file that was not read. `meant` is what the reference to it seems to mean.
pub(super) fn unread(root: &Root, file: &Named, error: ReadError, meant: Option<String>) -> Diagnostic {
    let path = &file.path;
    let named = |problem: Diagnostic| match file.location {
        Some(location) => problem.at(location, "named here"),
        None => problem,
    };
    let (code, message, help) = match error {
        ReadError::Missing => (
            "armature::source::missing",
            format!("there is no file `{path}`"),
            missing_help(root, path, meant),
        ),
        ReadError::LeavesRoot => (
            "armature::source::outside-root",
            format!("`{path}` is outside the root through a link"),
            "put the file below the root, or name a root that holds both".into(),
        ),
        ReadError::TooLarge(size) => {
            let limit = root.limits().document_bytes;
            let what = format!("`{path}` has {size} bytes");
            return named(limits::exceeded("document-bytes", limit, &what));
        }
        ReadError::Unreadable(why) => (
            "armature::source::unreadable",
            format!("`{path}` cannot be read: {why}"),
            "make the file readable".into(),
        ),
    };
    named(Diagnostic::new(code, message).help(help))
}

fn missing_help(root: &Root, path: &str, meant: Option<String>) -> String {
    match (meant, root.other_case(path)) {
        (Some(meant), _) => did_you_mean(meant),
        (None, Some(other)) => format!("a file `{other}` exists: upper and lower case matter"),
        (None, None) => match root.nearest(path) {
            Some(near) => did_you_mean(near),
            None => "the path is relative to the root; a reference is relative to its document".into(),
        },
    }
}

/// Returns an example that is not there: pages and checks can do without it.
pub(super) fn missing_example(root: &Root, file: &Named) -> Diagnostic {
    let path = &file.path;
    let problem = Diagnostic::new(
        "armature::example::missing",
        format!("there is no example `{path}`"),
    )
    .help(match (root.other_case(path), root.nearest(path)) {
        (Some(other), _) => format!("a file `{other}` exists: upper and lower case matter"),
        (None, Some(near)) => did_you_mean(near),
        (None, None) => "add the file, or take the example out".into(),
    });
    match file.location {
        Some(location) => problem.at(location, "no such file"),
        None => problem,
    }
}
