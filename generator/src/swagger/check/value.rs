//! What schemas, parameters, items and headers have in common: formats, enumerations, bounds, default values.

use super::Checker;
use crate::diagnostic::{Diagnostic, SourceLocation, near};
use crate::source::{Kind, Value};
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

/// Pairs of bounds of which the first may not be above the second.
const BOUNDS: [(&str, &str); 4] = [
    ("minimum", "maximum"),
    ("minLength", "maxLength"),
    ("minItems", "maxItems"),
    ("minProperties", "maxProperties"),
];

impl<'a> Checker<'a> {
    /// Checks what a value is limited to.
    pub(super) fn constraints(&mut self, value: Value<'a>) {
        self.format(value);
        self.enumeration(value);
        self.exclusive(value);
        self.multiple(value);
        self.bounds(value);
    }

    fn multiple(&mut self, value: Value<'a>) {
        if let Some(factor) = value.get("multipleOf")
            && factor.as_number().is_some_and(|factor| factor.as_f64() <= 0.0)
        {
            self.push(
                Diagnostic::new("armature::swagger::value", "`multipleOf` is not above zero")
                    .at(
                        SourceLocation::Value(factor.origin()),
                        "no number is a multiple of this",
                    )
                    .help("write a number above zero, or take it out")
                    .section(SECTION),
            );
        }
    }

    fn bounds(&mut self, value: Value<'a>) {
        for (low, high) in BOUNDS {
            let Some((low_at, high_at)) = value.get(low).zip(value.get(high)) else {
                continue;
            };
            let (low_value, high_value) = (low_at.as_number(), high_at.as_number());
            if low_value
                .zip(high_value)
                .is_some_and(|(low, high)| low.as_f64() > high.as_f64())
            {
                self.push(
                    Diagnostic::new(
                        "armature::schema::bounds",
                        format!("`{low}` is greater than `{high}`"),
                    )
                    .at(SourceLocation::Value(high_at.origin()), "no value is both")
                    .related(SourceLocation::Value(low_at.origin()), "the lower bound")
                    .help("exchange the two, or correct one of them")
                    .section(SECTION),
                );
            }
        }
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

    fn enumeration(&mut self, value: Value<'a>) {
        let Some(list) = value
            .get("enum")
            .filter(|list| matches!(list.kind(), Kind::Array(_)))
        else {
            return;
        };
        if list.elements().len() == 0 {
            self.push(
                Diagnostic::new("armature::schema::enum", "an `enum` has no value")
                    .at(SourceLocation::Value(list.origin()), "no value is allowed then")
                    .help("list the values, or take the `enum` out")
                    .section(SECTION),
            );
        }
        let mut seen = std::collections::BTreeMap::new();
        for element in list.elements() {
            if let Some(first) = seen.insert(element.to_json().to_string(), element) {
                self.push(
                    Diagnostic::new("armature::schema::enum", "an `enum` has a value twice")
                        .at(SourceLocation::Value(element.origin()), "the same value")
                        .related(SourceLocation::Value(first.origin()), "first listed here")
                        .help("take one of them out")
                        .section(SECTION),
                );
            }
        }
    }
}
