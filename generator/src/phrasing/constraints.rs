//! What a document says about the values of a field, in short sentences of Markdown.

use super::text::code;
use crate::model::{Field, Json, Model, Parameter, Schema, SchemaId, TypeKind, TypeRef};
use crate::passes::bounds::{self, Bounds};
use crate::passes::shape;

/// Returns the sentences about the values of a field: its default, bounds, values that no type lists.
pub(crate) fn constraints(model: &Model, field: &Field) -> Vec<String> {
    let used = &model.schemas[field.schema];
    let resolved = &model.schemas[shape::resolved(model, field.schema)];
    let mut facts = default(used, resolved);
    facts.extend(bounds(
        model,
        &[&[field.schema], &field.declared_before[..]].concat(),
    ));
    if !is_enum(model, &field.type_ref) {
        facts.extend(listed(model, field.schema));
    }
    if let Some(paths) = used.identifiers.as_ref().filter(|paths| !paths.is_empty()) {
        let paths: Vec<String> = paths.iter().map(|path| code(path)).collect();
        facts.push(format!("Elements are identified by {}.", paths.join(", ")));
    }
    facts
}

/// Returns the sentences about default and bounds of a parameter.
pub(crate) fn limits_of(model: &Model, parameter: &Parameter) -> Vec<String> {
    limits_of_schema(model, parameter.schema)
}

/// Returns the sentences about default and bounds of a schema.
pub(crate) fn limits_of_schema(model: &Model, schema: SchemaId) -> Vec<String> {
    let resolved = shape::resolved(model, schema);
    let mut facts = default(&model.schemas[schema], &model.schemas[resolved]);
    facts.extend(bounds(model, &[schema]));
    facts
}

/// Returns the sentence about the values that a schema lists.
pub(crate) fn listed(model: &Model, schema: SchemaId) -> Option<String> {
    let values = &model.schemas[shape::resolved(model, schema)].enumeration;
    let shown: Vec<String> = values.iter().map(value).collect();
    match shown.as_slice() {
        [] => None,
        [one] => Some(format!("Always {one}.")),
        _ => Some(format!("One of {}.", shown.join(", "))),
    }
}

/// Returns the sentence about a default value. `used` is the schema of the property or parameter, `resolved` the one
/// that it refers to.
fn default(used: &Schema, resolved: &Schema) -> Vec<String> {
    let default = used.default.as_ref().or(resolved.default.as_ref());
    default
        .map(|default| format!("Default: {}.", value(default)))
        .into_iter()
        .collect()
}

/// Returns the sentences about the bounds that several schemas set together.
pub(super) fn bounds(model: &Model, schemas: &[SchemaId]) -> Vec<String> {
    let bounds = bounds::bounds(model, schemas);
    let mut facts = Vec::new();
    limits(&bounds, &mut facts);
    facts
}

/// Returns the directions in which a property may be sent, where these are not all. `used` is the schema of the
/// property, `resolved` the one that it refers to.
pub(crate) fn mutability(used: &Schema, resolved: &Schema) -> Option<String> {
    let mutability = used.mutability.or(resolved.mutability)?;
    let sentence = match (mutability.create, mutability.read, mutability.update) {
        (true, true, true) => return None,
        (true, true, false) => "Set on creation, not changed later.",
        (true, false, false) => "Set on creation, never returned.",
        (true, false, true) => "Never returned.",
        (false, true, true) => "Not set on creation.",
        (false, false, true) => "Set on update, never returned.",
        (false, _, false) => return None,
    };
    Some(sentence.to_owned())
}

fn limits(bounds: &Bounds, facts: &mut Vec<String>) {
    let limits = &bounds.limits;
    let bound = |number: &Option<serde_json::Number>, exclusive: bool, words: [&str; 2]| {
        let word = words[usize::from(exclusive)];
        number.as_ref().map(|number| format!("{word} {number}."))
    };
    facts.extend(bound(
        &limits.minimum,
        limits.exclusive_minimum,
        ["At least", "More than"],
    ));
    facts.extend(bound(
        &limits.maximum,
        limits.exclusive_maximum,
        ["At most", "Less than"],
    ));
    let multiples = limits.multiple_of.iter().chain(&bounds.multiples);
    facts.extend(multiples.map(|number| format!("A multiple of {number}.")));
    facts.extend(range(limits.min_length, limits.max_length, "character"));
    facts.extend(range(limits.min_items, limits.max_items, "element"));
    facts.extend(range(limits.min_properties, limits.max_properties, "member"));
    if limits.unique_items {
        facts.push("Elements are unique.".to_owned());
    }
    let patterns = limits.pattern.iter().chain(&bounds.patterns);
    facts.extend(patterns.map(|pattern| format!("Pattern: {}.", code(pattern))));
}

fn range(least: Option<u64>, most: Option<u64>, unit: &str) -> Option<String> {
    let units = |count: u64| {
        if count == 1 {
            unit.to_owned()
        } else {
            format!("{unit}s")
        }
    };
    match (least, most) {
        (None | Some(0), None) => None,
        (None | Some(0), Some(most)) => Some(format!("At most {most} {}.", units(most))),
        (Some(least), None) => Some(format!("At least {least} {}.", units(least))),
        (Some(least), Some(most)) if least == most => Some(format!("Exactly {most} {}.", units(most))),
        (Some(least), Some(most)) => Some(format!("{least} to {most} {}.", units(most))),
    }
}

/// Returns a value of a document, shortened where it is long.
pub(crate) fn value(value: &Json) -> String {
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    match text.char_indices().nth(80) {
        Some((end, _)) => code(&format!("{}…", &text[..end])),
        None => code(&text),
    }
}

/// Returns whether the values are listed in the type itself.
fn is_enum(model: &Model, type_ref: &TypeRef) -> bool {
    match type_ref {
        TypeRef::Named(id) => matches!(model.types[*id].kind, TypeKind::Enum(_)),
        TypeRef::Secret(inner) | TypeRef::Nullable(inner) | TypeRef::Boxed(inner) => is_enum(model, inner),
        _ => false,
    }
}
