//! The section of the specification that an object is described in, told from where it is.

use super::is_openapi;
use crate::source::Value;

/// Returns the section for a value or a member of it.
pub(super) fn of(value: Value<'_>) -> &'static str {
    let pointer = value.document().pointer_of(value.id());
    let parts: Vec<&str> = pointer.split('/').skip(1).collect();
    let root = match is_openapi(value.document()) {
        true => "OpenAPI Object",
        false => "Swagger Object",
    };
    let mut section = root;
    let mut rest = parts.as_slice();
    while let [key, after @ ..] = rest {
        // A name that follows is one of the document's own and means nothing here.
        let (next, skipped) = match (section, *key) {
            ("Swagger Object" | "OpenAPI Object", "info") => ("Info Object", 0),
            ("Swagger Object", "paths" | "x-ms-paths") | ("OpenAPI Object", "paths" | "webhooks") => {
                ("Path Item Object", 1)
            }
            ("Swagger Object", "definitions") | ("Components Object", "schemas") => ("Schema Object", 1),
            ("OpenAPI Object", "components") => ("Components Object", 0),
            (_, "parameters") if section != "Schema Object" => ("Parameter Object", 1),
            ("Swagger Object" | "Operation Object" | "Components Object", "responses") => {
                ("Response Object", 1)
            }
            ("Operation Object", "requestBody") => ("Request Body Object", 0),
            ("Components Object", "requestBodies") => ("Request Body Object", 1),
            ("Components Object", "pathItems") => ("Path Item Object", 1),
            ("Path Item Object", _) => ("Operation Object", 0),
            ("Response Object" | "Components Object", "headers") => ("Header Object", 1),
            ("Parameter Object" | "Header Object" | "Request Body Object" | "Response Object", "content") => {
                ("Media Type Object", 1)
            }
            ("Parameter Object" | "Header Object" | "Response Object" | "Media Type Object", "schema") => {
                ("Schema Object", 0)
            }
            ("Parameter Object" | "Header Object", "items") => ("Items Object", 0),
            ("Schema Object", "properties" | "allOf" | "oneOf" | "anyOf") => ("Schema Object", 1),
            _ => (section, 0),
        };
        section = next;
        rest = after.get(skipped..).unwrap_or_default();
    }
    section
}
