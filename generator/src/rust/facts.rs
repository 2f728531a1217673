//! What a document says about the values of a field, in short sentences.

use crate::model::{Field, JsonType, Model, Schema};
use crate::passes::shape;
use crate::phrasing::{self, code};

/// The sentences about a field, in one line; empty where there is nothing to say.
pub(super) fn line(model: &Model, field: &Field) -> String {
    let used = &model.schemas[field.schema];
    let decisive = &model.schemas[shape::decisive(model, field.schema)];
    let mut facts = Vec::new();
    if field.required && !field.read_only {
        facts.push("Required.".to_owned());
    }
    if field.read_only {
        facts.push("Read-only.".to_owned());
    }
    facts.extend(phrasing::mutability(used, decisive).filter(|_| !field.read_only));
    if used.deprecated || decisive.deprecated {
        facts.push("Deprecated.".to_owned());
    }
    facts.extend(phrasing::constraints(model, field));
    if camel(&field.name) != field.wire {
        facts.push(format!("Name in a body: {}.", code(&field.wire)));
    }
    facts.join(" ")
}

/// A field's name as most documents would write it.
fn camel(name: &str) -> String {
    let mut result = String::new();
    for part in name.trim_end_matches('_').split('_') {
        let mut chars = part.chars();
        match chars.next() {
            Some(first) if !result.is_empty() => result.extend(first.to_uppercase()),
            Some(first) => result.push(first),
            None => {}
        }
        result.push_str(chars.as_str());
    }
    result
}

/// What a value is, in one word, where a field has no description.
pub(super) fn kind(schema: &Schema) -> &'static str {
    match schema.json_type {
        Some(JsonType::Boolean) => "A boolean.",
        Some(JsonType::Integer | JsonType::Number) => "A number.",
        Some(JsonType::String) => "A string.",
        Some(JsonType::Array) => "A list.",
        _ => "A value.",
    }
}
