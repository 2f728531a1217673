//! What holds for every page, tried with random values: code and dump are read back, by a JavaScript parser, as the
//! values that they were made of. So the layout loses nothing, and no key is missing in a dump.

use std::path::PathBuf;

use serde_json::{Map, Value, json};

use crate::javascript;
use crate::run::{self, Configuration};
use crate::values::Random;

const VALUES: usize = 400;

/// Writes a document with one resource a value, and gives the content of their pages, in order. `part` makes a
/// `put` of a value.
fn pages(name: &str, values: &[Value], definitions: Value, part: impl Fn(&Value) -> Value) -> Vec<String> {
    let paths: Map<String, Value> = values
        .iter()
        .enumerate()
        .map(|(index, value)| {
            let item = json!({ "get": { "operationId": format!("V{index}v_Get") }, "put": part(value) });
            (format!("/v{index}/{{v}}"), item)
        })
        .collect();
    let document =
        json!({ "swagger": "2.0", "info": { "version": "1" }, "paths": paths, "definitions": definitions });
    let root = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let path = "Microsoft.Case/api.json";
    std::fs::create_dir_all(root.join("Microsoft.Case")).expect("the folder can be made");
    #[allow(clippy::disallowed_methods, reason = "a test writes what it reads")]
    std::fs::write(root.join(path), document.to_string()).expect("the document can be written");
    let (files, diagnostics) = run::pages(&Configuration {
        root,
        paths: vec![path.to_owned()],
        options: run::options(Vec::new()),
    });
    assert!(
        diagnostics.is_empty(),
        "{:?}",
        diagnostics.iter().collect::<Vec<_>>()
    );
    let content = |index: usize| {
        let path = format!("Case/V{index}v.md");
        let file = files
            .iter()
            .find(|file| file.path == path)
            .expect("each value has a page");
        file.content.clone()
    };
    (0..values.len()).map(content).collect()
}

/// Returns the text of a page between two others.
fn between<'p>(page: &'p str, start: &str, end: &str) -> &'p str {
    let (_, rest) = page.split_once(start).expect("the part begins");
    rest.split_once(end).expect("the part ends").0
}

/// The value with its numbers as JavaScript has them. Its JSON knows no negative zero.
fn as_javascript(value: &Value) -> Value {
    match value {
        Value::Number(number) => number
            .as_f64()
            .map_or(Value::Null, |number| (number + 0.0).into()),
        Value::Array(elements) => elements.iter().map(as_javascript).collect(),
        Value::Object(members) => {
            let members = members
                .iter()
                .map(|(key, value)| (key.clone(), as_javascript(value)));
            Value::Object(members.collect())
        }
        _ => value.clone(),
    }
}

#[test]
fn code_is_read_back_as_the_body() {
    let mut random = Random::new(7);
    let mut body = || loop {
        let body = random.object(4, 6);
        if body.as_object().is_some_and(|members| !members.is_empty()) {
            return body;
        }
    };
    let bodies: Vec<Value> = (0..VALUES).map(|_| body()).collect();
    let put = |body: &Value| json!({ "x-ms-examples": { "e": { "parameters": { "body": body } } } });
    let pages = pages("code", &bodies, json!({}), put);
    for (page, body) in pages.iter().zip(&bodies) {
        let code = between(page, "```js\n", "\n```");
        let value = javascript::evaluate(code);
        assert_eq!(value[0]["properties"], as_javascript(body), "{code}");
    }
}

/// Adds references to later definitions here and there, half of them with sibling keys. What comes back is
/// the value with these references replaced.
fn with_references(random: &mut Random, value: &mut Value, names: &[String], whole: &[Value]) -> Value {
    match value {
        Value::Array(elements) => {
            let replaced = elements
                .iter_mut()
                .map(|element| with_references(random, element, names, whole));
            replaced.collect()
        }
        Value::Object(members) if !names.is_empty() && random.below(5) == 0 => {
            let index = random.below(names.len());
            let mut replaced = whole[index].as_object().cloned().unwrap_or_default();
            if random.below(2) == 0 {
                members.clear();
            }
            replaced.extend(members.clone());
            members.insert(
                "$ref".to_owned(),
                format!("#/definitions/{}", names[index]).into(),
            );
            Value::Object(replaced)
        }
        Value::Object(members) => {
            let replaced = members
                .iter_mut()
                .map(|(key, member)| (key.clone(), with_references(random, member, names, whole)));
            Value::Object(replaced.collect())
        }
        _ => value.clone(),
    }
}

#[test]
fn dumps_are_read_back_as_the_schema() {
    let mut random = Random::new(11);
    let (mut names, mut whole, mut definitions) = (Vec::new(), Vec::new(), Map::new());
    for index in 0..12 {
        let mut definition = random.object(3, 6);
        whole.push(with_references(&mut random, &mut definition, &names, &whole));
        names.push(format!("D{index}"));
        definitions.insert(format!("D{index}"), definition);
    }
    let (mut schemas, mut expected) = (Vec::new(), Vec::new());
    for _ in 0..VALUES {
        let mut schema = random.object(4, 6);
        expected.push(with_references(&mut random, &mut schema, &names, &whole));
        schemas.push(schema);
    }
    let put = |schema: &Value| json!({ "parameters": [{ "in": "body", "name": "body", "schema": schema }] });
    let pages = pages("dump", &schemas, Value::Object(definitions), put);
    for (page, schema) in pages.iter().zip(&expected) {
        let dump = between(page, "```json\n", "\n```\n## Misc");
        assert_eq!(
            javascript::evaluate(&format!("({dump})")),
            as_javascript(schema),
            "{dump}"
        );
    }
}
