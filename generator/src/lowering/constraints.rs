//! Constraints that no value satisfies, or that say nothing: for schemas of all versions, and parameters, items and headers of
//! Swagger 2.0.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Diagnostics, SourceLocation};
use crate::model::{Model, Schema};
use crate::source::{Kind, Value};

const SECTION: &str = "Schema Object";

/// Pairs of bounds of which the first may not be above the second.
const BOUNDS: [(&str, &str); 4] = [
    ("minimum", "maximum"),
    ("minLength", "maxLength"),
    ("minItems", "maxItems"),
    ("minProperties", "maxProperties"),
];

/// Reports the constraints of a schema that cannot be meant. `compositions` are the keywords whose values are lists of schemas.
pub(crate) fn check(value: Value<'_>, compositions: &[&str], diagnostics: &mut Diagnostics) {
    enumeration(value, diagnostics);
    multiple(value, diagnostics);
    bounds(value, diagnostics);
    for key in compositions {
        composition(value, key, diagnostics);
    }
}

fn multiple(value: Value<'_>, diagnostics: &mut Diagnostics) {
    if let Some(factor) = value.get("multipleOf")
        && factor.as_number().is_some_and(|factor| factor.as_f64() <= 0.0)
    {
        diagnostics.push(
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

fn bounds(value: Value<'_>, diagnostics: &mut Diagnostics) {
    for (low, high) in BOUNDS {
        let Some((low_at, high_at)) = value.get(low).zip(value.get(high)) else {
            continue;
        };
        let (low_value, high_value) = (low_at.as_number(), high_at.as_number());
        if low_value
            .zip(high_value)
            .is_some_and(|(low, high)| low.as_f64() > high.as_f64())
        {
            diagnostics.push(
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

fn enumeration(value: Value<'_>, diagnostics: &mut Diagnostics) {
    let Some(list) = value
        .get("enum")
        .filter(|list| matches!(list.kind(), Kind::Array(_)))
    else {
        return;
    };
    if list.elements().len() == 0 {
        diagnostics.push(
            Diagnostic::new("armature::schema::enum", "an `enum` has no value")
                .at(SourceLocation::Value(list.origin()), "no value is allowed then")
                .help("list the values, or take the `enum` out")
                .section(SECTION),
        );
    }
    let mut seen = BTreeMap::new();
    for element in list.elements() {
        if let Some(first) = seen.insert(element.to_json().to_string(), element) {
            diagnostics.push(
                Diagnostic::new("armature::schema::enum", "an `enum` has a value twice")
                    .at(SourceLocation::Value(element.origin()), "the same value")
                    .related(SourceLocation::Value(first.origin()), "first listed here")
                    .help("take one of them out")
                    .section(SECTION),
            );
        }
    }
}

fn composition(value: Value<'_>, key: &str, diagnostics: &mut Diagnostics) {
    let Some(list) = value.get(key).filter(|list| is_empty(*list)) else {
        return;
    };
    diagnostics.push(
        Diagnostic::new("armature::schema::empty", format!("`{key}` has no schema"))
            .at(SourceLocation::Value(list.origin()), "this is ignored")
            .help(format!("list schemas, or take the `{key}` out"))
            .section(SECTION),
    );
}

/// Makes a schema allow no value, whatever else it says.
pub(crate) fn allow_nothing(model: &mut Model, schema: &mut Schema) {
    let any = Schema::new(schema.origin, schema.source.clone());
    schema.composition.not = Some(model.schemas.push(any));
}

/// Returns whether a value is a list without elements.
pub(crate) fn is_empty(value: Value<'_>) -> bool {
    matches!(value.kind(), Kind::Array(_)) && value.elements().len() == 0
}
