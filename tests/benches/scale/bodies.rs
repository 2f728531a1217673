//! Bodies of more and more values, for `validate`: those that are valid, and those with an error in each element.

use serde_json::{Value, json};

use super::{Files, Shape, Work};

/// Returns the shapes of bodies.
pub(super) fn all() -> Vec<Shape> {
    let of = |name, unit, files| Shape::new(name, unit, files, Work::Check);
    vec![
        of("elements of a body, check", 200, elements),
        of("errors in a body, check", 200, errors),
        of("members of a body without a schema, check", 200, undeclared),
        of("equal elements that must differ, check", 200, identified),
    ]
}

/// Returns a document and a body of its definition `Thing`.
fn body(element: Value, body: Value) -> Files {
    let thing = json!({ "type": "object", "properties": { "list": { "type": "array", "items": element } } });
    let info = json!({ "title": "Scale", "version": "1" });
    let schemas = json!({ "Thing": thing });
    let document =
        json!({ "openapi": "3.0.3", "info": info, "paths": {}, "components": { "schemas": schemas } });
    vec![
        ("main.json".to_owned(), document.to_string()),
        ("body.json".to_owned(), body.to_string()),
    ]
}

fn list(count: usize, element: impl Fn(usize) -> Value) -> Value {
    json!({ "list": (0..count).map(element).collect::<Vec<_>>() })
}

fn elements(count: usize) -> Files {
    let value = list(count, |index| json!({ "name": "a", "count": index + 1 }));
    body(super::shapes::members(), value)
}

fn errors(count: usize) -> Files {
    let value = list(count, |_| json!({ "name": 1, "count": 0 }));
    body(super::shapes::members(), value)
}

fn undeclared(count: usize) -> Files {
    let members: serde_json::Map<String, Value> = (0..count)
        .map(|index| (format!("m{index}"), json!(index)))
        .collect();
    let closed = json!({ "type": "object", "additionalProperties": false });
    body(closed, json!({ "list": [members] }))
}

fn identified(count: usize) -> Files {
    let element = json!({ "type": "object", "properties": { "id": { "type": "string" } } });
    let mut files = body(element, list(count, |index| json!({ "id": index.to_string() })));
    files[0].1 = files[0]
        .1
        .replace("\"type\":\"array\"", "\"type\":\"array\",\"uniqueItems\":true");
    files
}
