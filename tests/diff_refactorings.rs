//! Refactorings: documents that are written in another way and mean the same have no changes. Each refactoring is applied
//! to the project's own documents.
#![allow(
    clippy::disallowed_methods,
    reason = "tests read and write files of their own"
)]

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::{Map, Value, json};

use crate::scratch::Scratch;

/// The documents that refactorings are applied to, the one with the operations first.
const DOCUMENTS: [&str; 3] = ["gallery.json", "common.json", "galleryRPCommon.json"];

/// The folder of the project's own documents.
fn folder() -> std::path::PathBuf {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    let mut open = vec![specs];
    while let Some(folder) = open.pop() {
        if folder.join(DOCUMENTS[0]).is_file() {
            return folder;
        }
        let entries = std::fs::read_dir(folder).unwrap();
        open.extend(
            entries
                .map(|entry| entry.unwrap().path())
                .filter(|path| path.is_dir()),
        );
    }
    panic!("no folder has {}", DOCUMENTS[0]);
}

fn documents() -> Vec<(&'static str, Value)> {
    let folder = folder();
    let read = |name| {
        let text = std::fs::read_to_string(folder.join(name)).unwrap();
        serde_json::from_str(&text).unwrap()
    };
    DOCUMENTS.map(|name| (name, read(name))).into()
}

/// Writes documents in both forms, and fails if there are changes from one to the other.
fn assert_unchanged(name: &str, new: &[(&str, Value)]) {
    let scratch = Scratch::new(&format!("refactoring-{name}"));
    for (path, document) in documents() {
        scratch.write(&format!("old/{path}"), &document.to_string());
    }
    for (path, document) in new {
        scratch.write(&format!("new/{path}"), &document.to_string());
    }
    for (from, to) in [("old", "new"), ("new", "old")] {
        let run = scratch.run(&format!("diff {from} {to}"));
        assert_eq!(
            (run.code, run.stdout.as_str(), run.stderr.as_str()),
            (0, "0 changes: 0 errors, 0 warnings, 0 notes\n", ""),
            "{name}: {from} to {to}"
        );
    }
}

/// Applies a refactoring to all documents, and fails if it does nothing or is a change.
fn check(name: &str, mut refactor: impl FnMut(&mut Value)) {
    let before = documents();
    let mut after = before.clone();
    after.iter_mut().for_each(|(_, document)| refactor(document));
    assert_ne!(before, after, "{name} does nothing");
    assert_unchanged(name, &after);
}

/// Calls a function for every value of a document, the outer ones last.
fn every(value: &mut Value, visit: &mut impl FnMut(&mut Value)) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(|value| every(value, visit)),
        Value::Object(members) => members.values_mut().for_each(|value| every(value, visit)),
        _ => {}
    }
    visit(value);
}

fn every_object(document: &mut Value, mut visit: impl FnMut(&mut Map<String, Value>)) {
    every(document, &mut |value| {
        if let Value::Object(members) = value {
            visit(members);
        }
    });
}

/// Calls a function for every operation of a document, with its path.
fn every_operation(document: &mut Value, mut visit: impl FnMut(&str, &mut Value)) {
    let paths = document["paths"].as_object_mut();
    for (path, item) in paths.into_iter().flatten() {
        for (method, operation) in item.as_object_mut().unwrap() {
            if method != "parameters" {
                visit(path, operation);
            }
        }
    }
}

fn definitions(document: &mut Value) -> &mut Map<String, Value> {
    let document = document.as_object_mut().unwrap();
    let definitions = document.entry("definitions").or_insert_with(|| json!({}));
    definitions.as_object_mut().unwrap()
}

/// Calls a function for every schema in the properties of the definitions, with the names of both.
fn every_property(document: &mut Value, mut visit: impl FnMut(&str, &str, &mut Value)) {
    for (definition, schema) in definitions(document) {
        let properties = schema.get_mut("properties").and_then(Value::as_object_mut);
        for (name, property) in properties.into_iter().flatten() {
            visit(definition, name, property);
        }
    }
}

#[test]
fn texts() {
    check("texts", |document| {
        every_object(document, |members| {
            if members.get("description").is_some_and(Value::is_string) {
                members.insert("description".into(), "Something else.".into());
            }
        });
        every_operation(document, |_, operation| {
            operation.as_object_mut().unwrap().remove("tags");
            operation["summary"] = "Does something.".into();
        });
        document["info"]["title"] = "Another title".into();
    });
}

#[test]
fn examples() {
    check("examples", |document| {
        every_operation(document, |_, operation| {
            operation.as_object_mut().unwrap().remove("x-ms-examples");
        });
    });
}

#[test]
fn order_of_required() {
    check("required", |document| {
        every_object(document, |members| {
            if let Some(Value::Array(list)) = members.get_mut("required") {
                list.reverse();
            }
        });
    });
}

#[test]
fn order_of_enum_values() {
    check("enum", |document| {
        every_object(document, |members| {
            if let Some(Value::Array(list)) = members.get_mut("enum") {
                list.reverse();
            }
        });
    });
}

#[test]
fn order_of_parameters() {
    check("parameters", |document| {
        every_operation(document, |_, operation| {
            operation["parameters"].as_array_mut().unwrap().reverse();
        });
    });
}

#[test]
fn order_of_keys() {
    // Keys of `serde_json` are sorted, those of the documents are not.
    let scratch = Scratch::new("refactoring-keys");
    for (name, document) in documents() {
        let text = std::fs::read_to_string(folder().join(name)).unwrap();
        assert_ne!(text.len(), 0);
        scratch.write(&format!("old/{name}"), &text);
        scratch.write(&format!("new/{name}"), &document.to_string());
    }
    let run = scratch.run("diff old new");
    assert_eq!(run.stdout, "0 changes: 0 errors, 0 warnings, 0 notes\n");
}

#[test]
fn documents_in_yaml() {
    let mut after = Vec::new();
    for (name, document) in documents() {
        let text = document.to_string().replace(".json", ".yaml");
        after.push((name.replace(".json", ".yaml"), text));
    }
    let scratch = Scratch::new("refactoring-yaml");
    for (name, document) in documents() {
        scratch.write(&format!("old/{name}"), &document.to_string());
    }
    for (name, text) in after {
        scratch.write(&format!("new/{name}"), &text);
    }
    let run = scratch.run("diff old new");
    assert_eq!(
        (run.stdout.as_str(), run.stderr.as_str()),
        ("0 changes: 0 errors, 0 warnings, 0 notes\n", "")
    );
}

#[test]
fn definitions_that_are_renamed() {
    check("rename-definitions", |document| {
        let bases = with_tags(document);
        let renamed = |name: &str| match bases.contains(name) {
            true => name.to_owned(),
            false => format!("{name}Model"),
        };
        let old = std::mem::take(definitions(document));
        let new = old.into_iter().map(|(name, schema)| (renamed(&name), schema));
        *definitions(document) = new.collect();
        every_object(document, |members| {
            if let Some(Value::String(target)) = members.get_mut("$ref")
                && let Some((before, name)) = target.split_once("#/definitions/")
                && !(before.contains("common") && bases.contains(name))
            {
                *target = format!("{before}#/definitions/{}", renamed(name));
            }
        });
    });
}

/// Returns the names of definitions that are values of a discriminator: they are on the wire.
fn with_tags(document: &mut Value) -> BTreeSet<String> {
    let built_on = |schema: &Value| schema.get("allOf").is_some();
    let definitions = definitions(document);
    let has_discriminator = definitions
        .values()
        .any(|schema| schema.get("discriminator").is_some());
    let derived = definitions
        .iter()
        .filter(|(_, schema)| has_discriminator && built_on(schema));
    derived.map(|(name, _)| name.clone()).collect()
}

#[test]
fn references_that_are_written_out() {
    check("inline", |document| {
        let all = definitions(document).clone();
        let is_plain = |schema: &Value| {
            let text = schema.to_string();
            !text.contains("$ref") && schema.get("discriminator").is_none()
        };
        every_property(document, |_, _, property| {
            let target = property.get("$ref").and_then(Value::as_str);
            let name = target.and_then(|target| target.strip_prefix("#/definitions/"));
            let schema = name
                .and_then(|name| all.get(name))
                .filter(|schema| is_plain(schema));
            let Some(schema) = schema.cloned() else { return };
            let own = property.as_object_mut().unwrap();
            own.remove("$ref");
            for (key, value) in schema.as_object().unwrap() {
                own.entry(key.clone()).or_insert_with(|| value.clone());
            }
        });
    });
}

#[test]
fn schemas_that_become_definitions() {
    check("extract", |document| {
        let mut extracted = Map::new();
        every_property(document, |definition, name, property| {
            let is_inline = property.get("$ref").is_none() && property.get("readOnly").is_none();
            if is_inline && property.get("x-ms-mutability").is_none() {
                let new = format!("{definition}_{name}");
                let reference = json!({ "$ref": format!("#/definitions/{new}") });
                extracted.insert(new, std::mem::replace(property, reference));
            }
        });
        definitions(document).extend(extracted);
    });
}

#[test]
fn references_in_all_of() {
    check("wrap", |document| {
        every_property(document, |_, _, property| {
            let own = property.as_object_mut().unwrap();
            if let Some(reference) = own.remove("$ref") {
                own.insert("allOf".into(), json!([{ "$ref": reference }]));
            }
        });
    });
}

#[test]
fn properties_that_move_to_a_base() {
    check("split", |document| {
        let mut bases = Map::new();
        for (name, schema) in definitions(document).iter_mut() {
            let is_plain = schema.get("discriminator").is_none() && schema.get("allOf").is_none();
            if let Some(properties) = schema.get("properties").filter(|_| is_plain) {
                let base = format!("{name}Properties_");
                bases.insert(
                    base.clone(),
                    json!({ "type": "object", "properties": properties }),
                );
                let own = schema.as_object_mut().unwrap();
                own.remove("properties");
                own.insert(
                    "allOf".into(),
                    json!([{ "$ref": format!("#/definitions/{base}") }]),
                );
            }
        }
        definitions(document).extend(bases);
    });
}

#[test]
fn required_in_a_base_without_a_name() {
    check("required-base", |document| {
        for schema in definitions(document).values_mut() {
            let own = schema.as_object_mut().unwrap();
            if let Some(required) = own.remove("required") {
                let base = json!({ "required": required });
                match own.get_mut("allOf") {
                    Some(Value::Array(bases)) => bases.push(base),
                    _ => drop(own.insert("allOf".into(), json!([base]))),
                }
            }
        }
    });
}

#[test]
fn bases_that_are_written_out() {
    check("merge", |document| {
        let all = definitions(document).clone();
        for schema in definitions(document).values_mut() {
            let own = schema.as_object_mut().unwrap();
            let Some(Value::Array(bases)) = own.get("allOf").cloned() else {
                continue;
            };
            let names = bases.iter().map(|base| base["$ref"].as_str().unwrap_or_default());
            let mut targets = names.map(|name| all.get(name.trim_start_matches("#/definitions/")));
            let is_plain = |base: &Value| {
                base.get("allOf").is_none()
                    && base.get("discriminator").is_none()
                    && base.get("properties").is_some()
            };
            let Some(Some(base)) = targets.next().filter(|_| bases.len() == 1) else {
                continue;
            };
            if is_plain(base) && own.contains_key("properties") {
                own.remove("allOf");
                for (name, property) in base["properties"].as_object().unwrap() {
                    let properties = own.get_mut("properties").unwrap();
                    let properties = properties.as_object_mut().unwrap();
                    properties.entry(name.clone()).or_insert_with(|| property.clone());
                }
                let required = base
                    .get("required")
                    .and_then(Value::as_array)
                    .cloned()
                    .unwrap_or_default();
                if !required.is_empty() {
                    let list = own.entry("required").or_insert_with(|| json!([]));
                    list.as_array_mut().unwrap().extend(required);
                }
            }
        }
        // Documents without such a base show the other refactorings.
        document["info"]["description"] = "Bases are written out.".into();
    });
}

#[test]
fn type_object_that_is_left_out() {
    check("type-object", |document| {
        every_object(document, |members| {
            let has_properties = members.get("properties").is_some_and(Value::is_object);
            if has_properties && members.get("type") == Some(&json!("object")) {
                members.remove("type");
            }
        });
    });
}

#[test]
fn definitions_in_another_document() {
    let mut after = documents();
    let (_, document) = &mut after[0];
    let moved = std::mem::take(definitions(document));
    let there = |target: &str| target.replacen("#/definitions/", "models.json#/definitions/", 1);
    every_object(document, |members| {
        if let Some(Value::String(target)) = members.get_mut("$ref")
            && target.starts_with("#/definitions/")
        {
            *target = there(target);
        }
    });
    document.as_object_mut().unwrap().remove("definitions");
    let info = document["info"].clone();
    let models = json!({ "swagger": "2.0", "info": info, "paths": {}, "definitions": moved });
    after.push(("models.json", models));
    assert_unchanged("move", &after);
}

#[test]
fn parameters_of_a_path() {
    check("path-parameters", |document| {
        let paths = document["paths"].as_object_mut();
        for item in paths.into_iter().flatten().map(|(_, item)| item) {
            let item = item.as_object_mut().unwrap();
            let lists = item
                .values()
                .map(|operation| operation["parameters"].as_array().unwrap().clone());
            let lists: Vec<Vec<Value>> = lists.collect();
            let mut common = lists[0].clone();
            common.retain(|parameter| lists.iter().all(|list| list.contains(parameter)));
            for operation in item.values_mut() {
                let list = operation["parameters"].as_array_mut().unwrap();
                list.retain(|parameter| !common.contains(parameter));
            }
            item.insert("parameters".into(), common.into());
        }
    });
}

#[test]
fn parameters_that_are_shared() {
    check("shared-parameters", |document| {
        let mut shared = Map::new();
        every_operation(document, |_, operation| {
            let id = operation["operationId"].as_str().unwrap().to_owned();
            for (index, parameter) in operation["parameters"]
                .as_array_mut()
                .unwrap()
                .iter_mut()
                .enumerate()
            {
                if parameter.get("$ref").is_none() {
                    let name = format!("{id}{index}");
                    let reference = json!({ "$ref": format!("#/parameters/{name}") });
                    shared.insert(name, std::mem::replace(parameter, reference));
                }
            }
        });
        let all = document.as_object_mut().unwrap();
        let parameters = all.entry("parameters").or_insert_with(|| json!({}));
        parameters.as_object_mut().unwrap().extend(shared);
    });
}

#[test]
fn parameters_that_are_written_out() {
    let mut after = documents();
    let shared = |document: &Value| document["parameters"].as_object().unwrap().clone();
    let (own, common) = (shared(&after[0].1), shared(&after[1].1));
    every_operation(&mut after[0].1, |_, operation| {
        for parameter in operation["parameters"].as_array_mut().unwrap() {
            let Some(target) = parameter.get("$ref").and_then(Value::as_str) else {
                continue;
            };
            let (file, name) = target.split_once("#/parameters/").unwrap();
            let of = if file.is_empty() { &own } else { &common };
            *parameter = of[name].clone();
        }
    });
    assert_unchanged("inline-parameters", &after);
}

#[test]
fn names_of_path_parameters() {
    check("path-names", |document| {
        let text = document.to_string().replace("galleryName", "name");
        *document = serde_json::from_str(&text).unwrap();
        document["info"]["description"] = "Parameters have other names.".into();
    });
}

#[test]
fn media_types_of_operations() {
    check("consumes", |document| {
        let all = document.as_object_mut().unwrap();
        let lists = ["consumes", "produces"].map(|key| (key, all.remove(key)));
        every_operation(document, |_, operation| {
            for (key, list) in &lists {
                if let Some(list) = list {
                    operation[*key] = list.clone();
                }
            }
        });
    });
}

#[test]
fn case_of_media_types_and_headers() {
    check("case", |document| {
        if let Some(Value::Array(list)) = document.get_mut("consumes") {
            *list = vec![json!("Application/JSON; charset=utf-8")];
        }
        every_object(document, |members| {
            if let Some(Value::Object(headers)) = members.get_mut("headers") {
                let old = std::mem::take(headers);
                headers.extend(
                    old.into_iter()
                        .map(|(name, header)| (name.to_uppercase(), header)),
                );
            }
        });
        document["info"]["description"] = "Names are written in other letters.".into();
    });
}

#[test]
fn defaults_that_are_spelled_out() {
    check("defaults", |document| {
        every_operation(document, |_, operation| {
            for parameter in operation["parameters"].as_array_mut().unwrap() {
                if parameter.get("$ref").is_none() && parameter.get("required").is_none() {
                    parameter["required"] = false.into();
                }
            }
            operation["deprecated"] = false.into();
            operation["x-ms-long-running-operation"] = operation
                .get("x-ms-long-running-operation")
                .cloned()
                .unwrap_or(false.into());
        });
        every_property(document, |_, _, property| {
            if property.get("$ref").is_none() && property.get("readOnly").is_none() {
                property["readOnly"] = false.into();
                property["x-nullable"] = property.get("x-nullable").cloned().unwrap_or(false.into());
            }
        });
        for schema in definitions(document).values_mut() {
            if schema.get("properties").is_some() && schema.get("additionalProperties").is_none() {
                schema["additionalProperties"] = true.into();
            }
        }
    });
}

#[test]
fn names_of_security_schemes() {
    check("security", |document| {
        let text = document.to_string().replace("azure_auth", "login");
        *document = serde_json::from_str(&text).unwrap();
        document["info"]["description"] = "Schemes have other names.".into();
    });
}

#[test]
fn security_of_operations() {
    check("operation-security", |document| {
        let Some(security) = document.as_object_mut().unwrap().remove("security") else {
            document["info"]["description"] = "Nothing is needed.".into();
            return;
        };
        every_operation(document, |_, operation| operation["security"] = security.clone());
    });
}

#[test]
fn definitions_that_are_not_used() {
    check("unused", |document| {
        definitions(document).insert("Unused".into(), json!({ "type": "string", "enum": ["a"] }));
    });
}

/// Pairs of schemas in OpenAPI 3.1 that mean the same.
const SAME: [(&str, &str); 8] = [
    (
        r#"{ "type": ["string", "null"] }"#,
        r##"{ "oneOf": [{ "type": "string" }, { "type": "null" }] }"##,
    ),
    (
        r##"{ "oneOf": [{ "$ref": "#/components/schemas/A" }, { "$ref": "#/components/schemas/B" }] }"##,
        r##"{ "oneOf": [{ "$ref": "#/components/schemas/B" }, { "$ref": "#/components/schemas/A" }] }"##,
    ),
    (
        r##"{ "anyOf": [{ "$ref": "#/components/schemas/A" }, { "$ref": "#/components/schemas/B" }] }"##,
        r##"{ "anyOf": [{ "type": "object", "required": ["a"], "properties": { "a": { "type": "string" } } }, { "$ref": "#/components/schemas/B" }] }"##,
    ),
    (
        r##"{ "$ref": "#/components/schemas/A" }"##,
        r##"{ "oneOf": [{ "$ref": "#/components/schemas/A" }] }"##,
    ),
    (r#"{ "const": "a" }"#, r#"{ "type": "string", "enum": ["a"] }"#),
    (
        r#"{ "type": "integer", "minimum": 1 }"#,
        r#"{ "type": "integer", "minimum": 1.0, "title": "Count" }"#,
    ),
    (
        r#"{ "type": "string", "minLength": 2, "maxLength": 5 }"#,
        r#"{ "allOf": [{ "type": "string", "minLength": 2 }, { "maxLength": 5 }] }"#,
    ),
    (
        r#"{ "type": "object", "additionalProperties": {} }"#,
        r#"{ "type": "object", "additionalProperties": true }"#,
    ),
];

#[test]
fn schemas_that_mean_the_same() {
    let document = |schema: &str| {
        let schema: Value = serde_json::from_str(schema).unwrap();
        let member = |name: &str| json!({ "type": "object", "required": [name], "properties": { name: { "type": "string" } } });
        let content = json!({ "application/json": { "schema": schema } });
        json!({
            "openapi": "3.1.0",
            "info": { "title": "Things", "version": "1.0" },
            "paths": { "/things": { "put": {
                "requestBody": { "content": content },
                "responses": { "200": { "description": "Done.", "content": content } }
            } } },
            "components": { "schemas": { "A": member("a"), "B": member("b") } }
        })
    };
    for (index, (one, other)) in SAME.iter().enumerate() {
        let scratch = Scratch::new(&format!("same-{index}"));
        scratch.write("one.json", &document(one).to_string());
        scratch.write("other.json", &document(other).to_string());
        for (from, to) in [("one", "other"), ("other", "one")] {
            let run = scratch.run(&format!("diff {from}.json {to}.json"));
            assert_eq!(
                (run.stdout.as_str(), run.stderr.as_str()),
                ("0 changes: 0 errors, 0 warnings, 0 notes\n", ""),
                "{one} and {other}"
            );
        }
    }
}
