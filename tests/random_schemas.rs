//! Random OpenAPI documents whose schemas are put together in every way, and random bodies for them. Schemas and bodies
//! share a few names and values, so that bodies are often valid.

use serde_json::{Map, Value, json};

use crate::mutation::Random;

const NAMES: [&str; 4] = ["a", "b", "c", "kind"];

/// A document with so many definitions, `S0` and on. A definition refers to earlier ones only.
pub(crate) fn document(count: usize, random: &mut Random) -> Value {
    let mut schemas = Map::new();
    for index in 0..count {
        let schema = match random.below(6) {
            0 if index > 4 => union(index, random),
            _ => object(index, random),
        };
        schemas.insert(format!("S{index}"), schema);
    }
    json!({
        "openapi": "3.0.3",
        "info": { "title": "Random", "version": "1" },
        "paths": {},
        "components": { "schemas": schemas },
    })
}

/// A body: mostly an object.
pub(crate) fn body(random: &mut Random) -> Value {
    match random.below(40) {
        0 => value(random, 0),
        _ => members(random, 2),
    }
}

fn members(random: &mut Random, depth: usize) -> Value {
    let mut members = Map::new();
    for name in NAMES.iter().chain(&["zz", "other"]) {
        if random.below(3) > 0 {
            members.insert((*name).to_owned(), value(random, depth));
        }
    }
    if random.below(2) == 0 {
        let tag = random.below(12);
        members.insert("kind".into(), json!(format!("S{tag}")));
    }
    Value::Object(members)
}

fn value(random: &mut Random, depth: usize) -> Value {
    match random.below(14) {
        0 => Value::Null,
        1 => json!(true),
        2 | 3 => json!(random.below(6)),
        4 => json!(2.5),
        5 => json!([]),
        6 if depth > 0 => json!([value(random, depth - 1), value(random, depth - 1)]),
        7 | 8 if depth > 0 => members(random, depth - 1),
        9 => json!(""),
        10 => json!("abcdef"),
        11 => json!("y"),
        _ => json!("x"),
    }
}

/// A union of objects that a discriminator tells apart, with or without a mapping and sibling keywords.
fn union(index: usize, random: &mut Random) -> Value {
    let mut names: Vec<usize> = (0..3).map(|_| random.below(index)).collect();
    names.sort_unstable();
    names.dedup();
    let branches: Vec<Value> = names.iter().map(|name| reference(*name)).collect();
    let mut discriminator = json!({ "propertyName": "kind" });
    if random.below(2) == 0 {
        discriminator["mapping"] = json!({ "x": format!("#/components/schemas/S{}", names[0]) });
    }
    let keyword = if random.below(2) == 0 { "oneOf" } else { "anyOf" };
    let mut schema = json!({ keyword: branches, "discriminator": discriminator });
    if random.below(3) == 0 {
        schema["properties"] = json!({ "kind": { "type": "string" }, "b": simple(random) });
        schema["required"] = json!(["b"]);
    }
    schema
}

fn reference(index: usize) -> Value {
    json!({ "$ref": format!("#/components/schemas/S{index}") })
}

fn object(index: usize, random: &mut Random) -> Value {
    let mut schema = part(index, random);
    schema["type"] = json!("object");
    match random.below(5) {
        0 => schema["additionalProperties"] = json!(false),
        1 => schema["additionalProperties"] = simple(random),
        2 => schema["minProperties"] = json!(2),
        3 => schema["maxProperties"] = json!(3),
        _ => {}
    }
    for keyword in ["oneOf", "anyOf", "allOf"] {
        if random.below(3) == 0 {
            let count = 1 + random.below(3);
            schema[keyword] = (0..count).map(|_| branch(index, random)).collect();
        }
    }
    if random.below(5) == 0 {
        schema["not"] = part(index, random);
    }
    schema
}

fn branch(index: usize, random: &mut Random) -> Value {
    match random.below(3) {
        0 if index > 0 => reference(random.below(index)),
        _ => part(index, random),
    }
}

/// Properties and which of them are required, without a type.
fn part(index: usize, random: &mut Random) -> Value {
    let mut properties = Map::new();
    let start = random.below(NAMES.len());
    for step in 0..1 + random.below(NAMES.len()) {
        let name = NAMES[(start + step) % NAMES.len()];
        let schema = match random.below(6) {
            _ if name == "kind" => json!({ "type": "string" }),
            0 if index > 0 => reference(random.below(index)),
            _ => simple(random),
        };
        properties.insert(name.to_owned(), schema);
    }
    let required: Vec<&str> = NAMES.iter().copied().filter(|_| random.below(4) == 0).collect();
    let mut part = json!({ "properties": properties });
    if !required.is_empty() {
        part["required"] = json!(required);
    }
    part
}

fn simple(random: &mut Random) -> Value {
    let mut schema = match random.below(8) {
        0 => json!({ "type": "integer", "maximum": 3 }),
        1 => json!({ "type": "string", "minLength": 2 }),
        2 => json!({ "type": "string", "enum": ["x", "y"] }),
        3 => json!({ "type": "array", "items": { "type": "string" }, "uniqueItems": true }),
        4 => json!({ "type": "object", "additionalProperties": { "type": "string", "nullable": true } }),
        5 => json!({}),
        _ => json!({ "type": "string" }),
    };
    if random.below(4) == 0 && schema.get("type").is_some() {
        schema["nullable"] = json!(true);
    }
    schema
}
