//! The problems of reading documents and following references, in words.

use std::path::Path;

use super::layout::Layout;
use super::node::Document;
use super::parse::ParseError;
use super::reference::{Reference, ReferenceError};
use super::syntax::SyntaxError;
use super::value::Value;
use crate::diagnostic::near::{did_you_mean, nearest};
use crate::diagnostic::{Diagnostic, Severity, SourceLocation};
use crate::origin::DocumentId;
use crate::pointer::escaped;

pub(super) fn no_root(path: &Path) -> Diagnostic {
    Diagnostic::new(
        "armature::source::root",
        format!("the root `{}` is not a folder", path.display()),
    )
    .help("name the folder that the documents are below, with `--root` or as `root` in the configuration")
}

pub(super) fn path_outside_root(path: &str) -> Diagnostic {
    Diagnostic::new(
        "armature::source::outside-root",
        format!("`{path}` is not below the root"),
    )
    .help("paths are relative to the root: name a root that holds all documents")
}

pub(super) fn malformed_pattern(pattern: &str, why: &str) -> Diagnostic {
    Diagnostic::new(
        "armature::source::pattern",
        format!("the pattern `{pattern}` is malformed: {why}"),
    )
    .help("`*` means a part of a name, `**` for any folders, `?` for one character")
}

pub(super) fn empty_pattern(pattern: &str, root: &Path) -> Diagnostic {
    Diagnostic::new(
        "armature::source::pattern",
        format!("the pattern `{pattern}` names no document"),
    )
    .help(format!("patterns are relative to the root, `{}`", root.display()))
}

/// Returns a file that was read, but not understood.
pub(super) fn unparsed(id: DocumentId, error: ParseError) -> Diagnostic {
    match error {
        ParseError::Syntax(error) => syntax(id, error),
        ParseError::Limit(problem) => problem.at(SourceLocation::Document(id), ""),
    }
}

fn syntax(id: DocumentId, error: SyntaxError) -> Diagnostic {
    let location = SourceLocation::Bytes {
        document: id,
        start: error.offset,
        end: error.offset + 1,
    };
    Diagnostic::new("armature::source::syntax", "the document cannot be parsed")
        .at(location, error.message)
        .help(error.help)
}

/// Returns a problem of a file that the run can do without.
pub(super) fn tolerable(problem: Diagnostic) -> Diagnostic {
    Diagnostic {
        severity: Severity::Warning,
        ..problem
    }
}

/// Returns an example of a target for messages.
fn target(layout: &Layout) -> String {
    format!("#{}/Name", layout.containers.first().unwrap_or(&""))
}

pub(super) fn no_string(reference: Value<'_>, layout: &Layout) -> Diagnostic {
    Diagnostic::new("armature::reference::malformed", "a reference is not a string")
        .at(
            SourceLocation::Value(reference.origin()),
            format!("this is {}", reference.kind().name()),
        )
        .help(format!("write it as \"file.json{0}\" or \"{0}\"", target(layout)))
}

pub(super) fn malformed(
    reference: Value<'_>,
    (text, error): (&str, ReferenceError),
    layout: &Layout,
) -> Diagnostic {
    let target = target(layout);
    let (code, message, help) = match error {
        ReferenceError::Remote => (
            "armature::reference::remote",
            "a reference names a host",
            "nothing is fetched: put the document below the root and reference it by its path".into(),
        ),
        ReferenceError::OutsideRoot => (
            "armature::reference::outside-root",
            "a reference leaves the root",
            "name a root that holds both documents, with `--root` or as `root` in the configuration".into(),
        ),
        ReferenceError::Absolute => (
            "armature::reference::absolute",
            "a reference is an absolute path",
            format!("write it relative to this document, such as `./common.json{target}`"),
        ),
        ReferenceError::Pointer => (
            "armature::reference::malformed",
            "the text after `#` is not a JSON Pointer",
            format!("a pointer begins with `/`, such as `{target}`"),
        ),
    };
    let help = meant(reference, text, layout).map_or(help, did_you_mean);
    Diagnostic::new(code, message)
        .at(SourceLocation::Value(reference.origin()), format!("`{text}`"))
        .help(help)
}

/// Returns the reference within the same document that a text seems to mean: `Circle`, `definitions/Circle`.
pub(super) fn meant(reference: Value<'_>, text: &str, layout: &Layout) -> Option<String> {
    let name = text.trim_start_matches(['#', '/', '.']);
    let root = reference.document().root();
    let containers = std::iter::once(&"").chain(layout.containers);
    let mut candidates = containers.map(|container| format!("{container}/{name}"));
    candidates
        .find(|pointer| !name.is_empty() && root.pointer(pointer).is_some())
        .map(|pointer| format!("#{pointer}"))
}

/// Returns a reference that refers back to itself.
pub(super) fn endless(reference: Value<'_>) -> Diagnostic {
    Diagnostic::new("armature::reference::endless", "a reference resolves to itself")
        .at(SourceLocation::Value(reference.origin()), "this refers back here")
        .help("let one of the references on the way refer to a description")
}

/// Returns a reference into a file that no run reads, such as one out of an example.
pub(super) fn not_loaded(reference: Value<'_>) -> Diagnostic {
    Diagnostic::new(
        "armature::reference::unresolved",
        "a reference refers to a file that is not read",
    )
    .at(
        SourceLocation::Value(reference.origin()),
        "files are read where a `$ref` of a document names them",
    )
    .help("put what it refers to in its location")
}

/// Returns the problem of a reference to an anchor that the document does not have. If it has none at all, a pointer is
/// meant.
pub(super) fn no_anchor(reference: Value<'_>, document: &Document, layout: &Layout) -> Diagnostic {
    let text = reference.as_str().unwrap_or_default();
    let (file, name) = text.split_once('#').unwrap_or((text, ""));
    let mut anchors = document.anchors(layout).peekable();
    if anchors.peek().is_none() {
        return malformed(reference, (text, ReferenceError::Pointer), layout);
    }
    let problem = Diagnostic::new(
        "armature::reference::unresolved",
        format!("the reference `{text}` has no target"),
    )
    .at(
        SourceLocation::Value(reference.origin()),
        "no value has this `$anchor`",
    );
    match nearest(name, anchors) {
        Some(near) => problem.help(did_you_mean(format_args!("{file}#{near}"))),
        None => problem.help(format!("a pointer begins with `/`, such as `{}`", target(layout))),
    }
}

/// Returns the problem of a reference without a target, with the nearest name that exists.
/// `suggest` is false where there are so many such problems that looking for it takes too long.
pub(super) fn unresolved(
    reference: Value<'_>,
    parsed: &Reference,
    document: &Document,
    suggest: bool,
) -> Diagnostic {
    let text = reference.as_str().unwrap_or_default();
    let problem = Diagnostic::new(
        "armature::reference::unresolved",
        format!("the reference `{text}` has no target"),
    )
    .at(SourceLocation::Value(reference.origin()), "nothing is there");
    let file = text.split('#').next().unwrap_or_default();
    let (parent, name) = parsed.pointer.rsplit_once('/').unwrap_or(("", ""));
    let siblings = document.root().pointer(parent).map(|v| v.members());
    let names = siblings.into_iter().flatten().map(|(key, _)| key);
    match nearest(name, names.take(if suggest { usize::MAX } else { 0 })) {
        Some(near) => problem.help(did_you_mean(format_args!("{file}#{parent}/{}", escaped(near)))),
        None => problem.help(format!("`{}` has no `{}`", document.path(), parsed.pointer)),
    }
}
