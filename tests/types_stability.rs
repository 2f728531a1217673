//! Names stay: what is added to a document renames nothing that was there.
#![allow(
    clippy::disallowed_methods,
    reason = "tests read and write files of their own"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use armature::internals::diagnostic::Diagnostics;
use armature::internals::model::TypeKind;
use armature::internals::source::Root;
use armature::internals::{Analysis, Extent};
use serde_json::{Map, Value, json};

fn inline() -> Value {
    json!({"type": "object", "properties": {"a": {"type": "string"}}})
}

fn operation() -> Value {
    json!({"responses": {
        "200": {"description": "", "schema": inline()},
        "404": {"$ref": "#/responses/Missing"},
    }})
}

/// A document with the definitions and paths that are given; they are written in the order of their names.
fn document(definitions: &[(&str, Value)], paths: &[(&str, Value)]) -> Value {
    let object = |members: &[(&str, Value)]| -> Map<String, Value> {
        let members = members.iter().cloned();
        members.map(|(name, value)| (name.to_owned(), value)).collect()
    };
    json!({
        "swagger": "2.0",
        "info": {"title": "Orders", "version": "2024-01-01"},
        "paths": object(paths),
        "responses": {"Missing": {"description": "", "schema": inline()}},
        "definitions": object(definitions),
    })
}

/// The names of all types, fields and variants, by the locations and names that they are made of.
fn names(document: &Value, folder: &str) -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(folder);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("orders.json"), document.to_string()).unwrap();
    let mut diagnostics = Diagnostics::default();
    let paths = vec!["orders.json".to_owned()];
    let sources = armature::internals::load(Root::open(&folder).unwrap(), &paths, &mut diagnostics);
    let analysis = Analysis::of(&sources, &paths, Extent::Types, &mut diagnostics);
    assert!(!diagnostics.has_errors(), "{diagnostics:?}");
    let mut names = BTreeMap::new();
    for (_, definition) in analysis.model.types.iter() {
        let source = &analysis.model.schemas[definition.schema].source;
        names.insert(source.clone(), definition.name.clone());
        if let TypeKind::Enum(choice) = &definition.kind {
            for variant in &choice.variants {
                names.insert(format!("{source} {}", variant.value), variant.name.clone());
            }
        }
    }
    names
}

#[test]
fn a_new_definition_or_operation_renames_no_type() {
    let with_inline = json!({"type": "object", "properties": {"kind": inline(), "items": {"type": "array", "items": inline()}}});
    let definitions = [
        ("OrderState", with_inline.clone()),
        ("OrderKind", json!({"type": "string", "enum": ["Small", "Big"]})),
        ("OrderList", json!({"type": "array", "items": inline()})),
    ];
    let paths = [("/b", json!({"get": operation(), "put": operation()}))];
    let before = names(&document(&definitions, &paths), "stability-before");
    assert_eq!(before["orders.json#/responses/Missing/schema"], "MissingResponse");
    assert_eq!(
        before["orders.json#/paths/~1b/get/responses/200/schema"],
        "GetB200Response"
    );

    let added_first = [
        ("Order State", with_inline.clone()),
        ("Order.State", json!({"type": "array", "items": inline()})),
        (
            "Order.Kind",
            json!({"type": "string", "enum": ["small", "Small", "BIG", "Big"]}),
        ),
        ("Order-List", with_inline),
    ];
    let definitions = [&added_first[..], &definitions].concat();
    let paths = [&[("/a", json!({"get": operation()}))], &paths[..]].concat();
    let after = names(&document(&definitions, &paths), "stability-after");
    for (source, name) in &before {
        assert_eq!(after.get(source), Some(name), "{source}");
    }
    assert_eq!(after["orders.json#/definitions/Order State"], "OrderState2");
    assert_eq!(after["orders.json#/definitions/Order.Kind \"Small\""], "Small");
    assert_eq!(after["orders.json#/definitions/Order.Kind \"small\""], "Small2");
}
