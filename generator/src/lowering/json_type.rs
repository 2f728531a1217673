//! Types of schemas, and words that are not types.

use crate::diagnostic::{Diagnostic, SourceLocation, near};
use crate::model::{JsonType, Schema};
use crate::source::Value;

/// Sets the types of a schema of which several are allowed, each once. Returns whether `null` is one of them.
pub(crate) fn apply(schema: &mut Schema, mut types: Vec<JsonType>) -> bool {
    let has_null = types.contains(&JsonType::Null);
    if types.len() > 1 {
        types.retain(|one| *one != JsonType::Null);
    }
    without_implied(&mut types);
    match types.as_slice() {
        [] => {}
        [one] => schema.json_type = Some(*one),
        _ => schema.types = types,
    }
    schema.nullable |= has_null && schema.json_type != Some(JsonType::Null);
    has_null
}

/// Removes `integer` next to `number`: every integer is a number.
pub(crate) fn without_implied(types: &mut Vec<JsonType>) {
    if types.contains(&JsonType::Number) {
        types.retain(|one| *one != JsonType::Integer);
    }
}

/// Returns the problem of a `type` with a word that is not a type.
pub(crate) fn unknown(found: Value<'_>, name: &str) -> Diagnostic {
    Diagnostic::new(
        "armature::swagger::unknown-type",
        format!("unknown type `{name}`"),
    )
    .at(
        SourceLocation::Value(found.origin()),
        "not one of the seven types",
    )
    .help(meant_type(name))
    .section("Schema Object")
}

/// Returns what to write instead of a word that is not a type: it may be one of another language, or a misspelt one.
fn meant_type(name: &str) -> String {
    let lower = name.to_lowercase();
    let known = match lower.as_str() {
        "int" | "int32" | "i32" => ("integer", "int32"),
        "long" | "int64" | "i64" => ("integer", "int64"),
        "float" | "single" => ("number", "float"),
        "double" | "decimal" => ("number", "double"),
        "date" => ("string", "date"),
        "datetime" | "date-time" | "timestamp" => ("string", "date-time"),
        "uuid" | "guid" => ("string", "uuid"),
        "uri" | "url" => ("string", "uri"),
        "byte" | "bytes" | "binary" => ("string", "byte"),
        "bool" => ("boolean", ""),
        "list" | "set" => ("array", ""),
        "map" | "dict" | "hash" | "struct" | "any" => ("object", ""),
        _ => ("", ""),
    };
    match known {
        ("", _) => {
            let types = [
                "array", "boolean", "file", "integer", "number", "object", "string",
            ];
            near::remedy(&lower, types, near::one_of(types))
        }
        (json_type, "") => near::did_you_mean(json_type),
        (json_type, format) => near::did_you_mean(format_args!(
            "\"type\": \"{json_type}\", \"format\": \"{format}\""
        )),
    }
}
