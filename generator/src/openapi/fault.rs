//! Faults of objects of OpenAPI.

use crate::diagnostic::{Diagnostic, SourceLocation};
use crate::source::{Kind, Value};

/// Returns the problem of an object that lacks a member.
pub(super) fn lacks(value: Value<'_>, what: &str, key: &str, section: &'static str) -> Diagnostic {
    Diagnostic::new("armature::openapi::malformed", format!("{what} has no `{key}`"))
        .at(
            SourceLocation::Key(value.origin()),
            format!("`{key}` is missing in this"),
        )
        .help(format!("add a member `{key}`"))
        .section(section)
}

/// Returns the problem of a value that should be an object; `None` if it is one.
pub(super) fn no_object(value: Value<'_>, what: &str, section: &'static str) -> Option<Diagnostic> {
    if matches!(value.kind(), Kind::Object(_)) {
        return None;
    }
    let found = value.kind().name();
    let problem = Diagnostic::new(
        "armature::openapi::malformed",
        format!("{what} is {found}, but should be an object"),
    );
    Some(
        problem
            .at(SourceLocation::Value(value.origin()), format!("this is {found}"))
            .help("write an object, or remove it")
            .section(section),
    )
}

/// Returns the problem of an object that means nothing without a member.
pub(super) fn unreadable(value: Value<'_>, what: &str, key: &str, section: &'static str) -> Diagnostic {
    Diagnostic::new("armature::openapi::unreadable", format!("{what} has no `{key}`"))
        .at(
            SourceLocation::Key(value.origin()),
            format!("`{key}` is missing in this"),
        )
        .help(format!("add a member `{key}`"))
        .section(section)
}
