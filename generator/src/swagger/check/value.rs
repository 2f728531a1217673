//! What schemas, parameters, items and headers have in common: formats, enumerations, bounds, default values.

use super::Checker;
use crate::diagnostic::{Diagnostic, SourceLocation, near};
use crate::lowering::constraints;
use crate::source::Value;
use crate::support::check::Format;

const SECTION: &str = "Schema Object";

/// The formats that are known but not checked: they limit no value, or say what a value means.
const UNCHECKED_FORMATS: [&str; 10] = [
    "float",
    "double",
    "decimal",
    "binary",
    "duration-constant",
    "password",
    "regex",
    "file",
    "etag",
    "azure-location",
];

/// Returns the names of all formats that are known.
fn known_formats() -> impl Iterator<Item = &'static str> {
    let checked = Format::NAMES.iter().map(|(name, _)| *name);
    checked.chain(UNCHECKED_FORMATS)
}

impl<'a> Checker<'a> {
    /// Checks what a value is limited to.
    pub(super) fn constraints(&mut self, value: Value<'a>) {
        self.format(value);
        self.exclusive(value);
        constraints::check(value, &["allOf"], self.diagnostics);
    }

    /// A bound can be excluded only where there is one.
    fn exclusive(&mut self, value: Value<'a>) {
        for (flag, bound) in [("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")] {
            if value.get(flag).and_then(Value::as_bool) == Some(true) && value.get(bound).is_none() {
                let at = value.get(flag).unwrap_or(value);
                self.push(
                    Diagnostic::new(
                        "armature::swagger::required",
                        format!("`{flag}` needs a `{bound}`"),
                    )
                    .at(SourceLocation::Key(at.origin()), "there is no bound to exclude")
                    .help(format!("add a member `{bound}`, or take it out"))
                    .section(SECTION),
                );
            }
        }
    }

    fn format(&mut self, value: Value<'a>) {
        let Some((at, format)) = value.get("format").and_then(|at| Some((at, at.as_str()?))) else {
            return;
        };
        if known_formats().any(|known| known == format) {
            return;
        }
        self.push(
            Diagnostic::new(
                "armature::schema::unknown-format",
                format!("the format `{format}` is not known"),
            )
            .at(SourceLocation::Value(at.origin()), "the type alone is looked at")
            .help(near::remedy(
                format,
                known_formats(),
                "take it out, or write it as \"x-ms-format\"",
            ))
            .section("Data Types"),
        );
    }
}
