//! Documents in which everything is called like something that generated crates use themselves: types and traits in the
//! macros of the runtime, what modules import, crates, primitive types, keywords. All of these are lawful names.
#![allow(
    clippy::disallowed_methods,
    reason = "tests read and write files of their own"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::{Map, Value, json};

/// The files of the runtime whose macros and types meet the names of a document.
const RUNTIME: [&str; 6] = [
    "container.rs",
    "enums.rs",
    "operation.rs",
    "record.rs",
    "tagged_union.rs",
    "validate.rs",
];

/// Names that Rust itself, its standard library or a crate has.
const KNOWN: &str = "ToOwned ToString Iterator Clone Copy Eq Hash Ord PartialOrd Send Sync Sized Drop Future AsRef \
                     Str I32 F64 Bool Crate Super Serde SerdeJson Std Core Alloc Type Fn Async Await Dyn Gen Try";

/// Documents that are called like crates, primitive types, keywords or modules of the runtime.
const MODULES: [&str; 19] = [
    "std",
    "core",
    "alloc",
    "serde",
    "serde_json",
    "support",
    "rules",
    "operation",
    "operations",
    "record",
    "tagged_union",
    "validate",
    "bool",
    "str",
    "i64",
    "crate",
    "self",
    "gen",
    "v2024_01_01",
];

/// Writes the documents into a folder below another one.
pub(crate) fn write(folder: &Path) {
    let names = names();
    assert!(names.contains("Option") && names.contains("A") && names.contains("View"));
    let kinds: [fn(&str) -> Value; 5] = [open, closed, typed, values, list];
    let mixed = names.iter().zip(kinds.iter().cycle());
    let mixed = mixed.map(|(name, make)| (name.clone(), make(name)));
    document(folder, "mixed", &json!({}), &mixed.collect());
    let mut members: Map<String, Value> = names.iter().map(|name| (name.clone(), member())).collect();
    members.insert("Base of all".into(), base());
    document(folder, "members", &json!({}), &members);
    document(folder, "requests", &requests(&names), &Map::new());
    document(
        folder,
        "nothing",
        &json!({"/a": {"get": {"responses": {}}}}),
        &Map::new(),
    );
    document(folder, "odd", &odd_requests(), &odd());
    modules(folder);
}

/// Names that differ in case and signs alone, of other scripts, without letters, and long ones.
fn odd_names() -> Vec<String> {
    let long = "veryLongName".repeat(25);
    let names = [
        "fooBar",
        "FooBar",
        "foo_bar",
        "foo-bar",
        "foo.bar",
        "FOOBAR",
        "foo bar",
        "foo+bar",
        "foo/bar",
        "fooBar2",
        "foo_bar_2",
        "имя",
        "ИМЯ",
        "όνομα",
        "اسم",
        "名前",
        "名",
        "이름",
        "größe",
        "GRÖSSE",
        "e\u{301}",
        "é",
        "ﬁ",
        "🦀",
        "🦀🦀",
        "",
        " ",
        "-",
        "_",
        "__",
        "$",
        "@",
        "1",
        "1.0",
        "10",
        "-1",
        "+1",
        "٣",
        "ª",
        "x'",
        "x\"",
        "x\\",
        "x`",
        "{x}",
        "</script>",
        "*/",
        "\u{202e}x",
        "a\nb",
    ];
    let names = names.into_iter().map(str::to_owned);
    names
        .chain([format!("{long}1"), format!("{long}2"), long.to_uppercase()])
        .collect()
}

/// An object, an enum and a union of all odd names, and a definition of each.
fn odd() -> Map<String, Value> {
    let names = odd_names();
    let pointer = |name: &str| name.replace('~', "~0").replace('/', "~1");
    let mut definitions = Map::new();
    for name in &names {
        definitions.insert(name.clone(), member());
    }
    let members = names
        .iter()
        .map(|name| (name.clone(), json!({"$ref": local(&pointer(name))})));
    let members: Map<String, Value> = members.collect();
    definitions.insert(
        "All members".into(),
        json!({"type": "object", "properties": members, "required": names}),
    );
    definitions.insert("All values".into(), json!({"type": "string", "enum": names}));
    definitions.insert("Base of all".into(), base());
    definitions
}

/// Operations and parameters of all odd names.
fn odd_requests() -> Value {
    let names = odd_names();
    let parameter =
        |name: &String| json!({"name": name, "in": "query", "type": "string", "enum": ["a", "A"]});
    let parameters: Vec<Value> = names.iter().map(parameter).collect();
    let operation = |(index, name): (usize, &String)| {
        let operation = json!({"operationId": name, "parameters": if index < 2 { &parameters[..] } else { &[] },
                               "responses": {"200": {"description": ""}}});
        (format!("/{index}"), json!({"get": operation}))
    };
    Value::Object(names.iter().enumerate().map(operation).collect())
}

fn open(name: &str) -> Value {
    json!({"type": "object", "required": ["a"],
           "properties": {"a": {"type": "string"}, "next": {"$ref": local(name)}, "map": map()}})
}

fn closed(name: &str) -> Value {
    json!({"type": "object", "additionalProperties": false,
           "properties": {name: {"type": "array", "items": {"$ref": local(name)}}}})
}

fn typed(name: &str) -> Value {
    json!({"type": "object", "properties": {"a": {"type": "integer"}},
           "additionalProperties": {"$ref": local(name)}})
}

fn values(name: &str) -> Value {
    json!({"type": "string", "enum": [name, name.to_lowercase(), "other"]})
}

fn list(_name: &str) -> Value {
    json!({"type": "array", "items": map()})
}

fn base() -> Value {
    json!({"type": "object", "discriminator": "kind", "required": ["kind"],
           "properties": {"kind": {"type": "string"}}})
}

fn member() -> Value {
    json!({"allOf": [{"$ref": local("Base of all")}], "properties": {"a": {"type": "string"}}})
}

/// Operations of all names; the first two have parameters of all names.
fn requests(names: &BTreeSet<String>) -> Value {
    let parameter = |name: &String| json!({"name": name, "in": "query", "type": "string", "default": "a"});
    let parameters: Vec<Value> = names.iter().map(parameter).collect();
    let operation = |(index, name): (usize, &String)| {
        let schema = json!({"$ref": format!("mixed.json#/definitions/{name}")});
        let operation = json!({
            "operationId": name, "parameters": if index < 2 { &parameters[..] } else { &[] },
            "x-ms-pageable": {"nextLinkName": "next"},
            "responses": {"200": {"description": "", "schema": schema}},
        });
        (format!("/{name}"), json!({"get": operation}))
    };
    Value::Object(names.iter().enumerate().map(operation).collect())
}

/// Documents of odd names, and one that uses a type of each.
fn modules(folder: &Path) {
    let mut members = Map::new();
    for name in MODULES {
        let definitions = json!({"Part": {"type": "object", "properties": {"a": {"type": "string"}}}});
        document(folder, name, &json!({}), definitions.as_object().unwrap());
        members.insert(
            name.into(),
            json!({"$ref": format!("{name}.json#/definitions/Part")}),
        );
    }
    let whole = json!({"type": "object", "properties": members, "additionalProperties": map()});
    let mut definitions = Map::new();
    definitions.insert("Whole".into(), whole);
    let response = json!({"description": "", "schema": {"$ref": "std.json#/definitions/Part"}});
    let paths = json!({"/a": {"get": {"operationId": "A", "responses": {"200": response}}}});
    document(folder, "users", &paths, &definitions);
}

fn document(folder: &Path, name: &str, paths: &Value, definitions: &Map<String, Value>) {
    let document = json!({"swagger": "2.0", "info": {"title": name, "version": "2024-01-01"},
                          "paths": paths, "definitions": definitions});
    fs::write(folder.join(format!("{name}.json")), document.to_string()).unwrap();
}

fn local(name: &str) -> String {
    format!("#/definitions/{name}")
}

fn map() -> Value {
    json!({"type": "object", "additionalProperties": {"type": "string"}})
}

/// All capitalized words in the code of the runtime and in what modules import.
fn names() -> BTreeSet<String> {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut names: BTreeSet<String> = KNOWN.split_whitespace().map(str::to_owned).collect();
    for file in RUNTIME {
        let text = fs::read_to_string(project.join("templates/support").join(file)).unwrap();
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            let words = line.split(|c: char| !c.is_alphanumeric() && c != '_');
            let capitalized = words.filter(|word| word.starts_with(|c: char| c.is_ascii_uppercase()));
            names.extend(capitalized.map(str::to_owned));
        }
    }
    names
}
