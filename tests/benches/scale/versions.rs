//! Resources of Azure with more and more of one thing, for pages and the site, and pairs of versions for `diff`.

use serde_json::{Value, json};

use super::{Files, Shape, Work};

/// Returns the shapes of resources and of pairs of versions.
pub(super) fn all() -> Vec<Shape> {
    let of = Shape::new;
    vec![
        of("resources, pages", 10, resources, Work::Pages),
        of(
            "properties of a resource, pages",
            40,
            resource_properties,
            Work::Pages,
        ),
        of("versions of a resource, pages", 2, versions, Work::Pages),
        of("resources, site", 10, resources, Work::Site),
        of(
            "properties of a resource, site",
            40,
            resource_properties,
            Work::Site,
        ),
        of("versions of a resource, site", 2, versions, Work::Site),
        of("operations that change, diff", 40, changed_operations, Work::Diff),
        of(
            "properties that change, diff",
            100,
            changed_properties,
            Work::Diff,
        ),
        of(
            "operations that do not change, diff",
            40,
            same_operations,
            Work::Diff,
        ),
    ]
}

/// Returns the resource of an index, with a number of properties: its path and its definitions.
fn resource(index: usize, properties: usize) -> (Value, Value) {
    let name = format!("Thing{index}");
    let members: serde_json::Map<String, Value> = (0..properties)
        .map(|member| {
            (
                format!("member{member}"),
                json!({ "type": "string", "description": "A text." }),
            )
        })
        .collect();
    let body = json!({ "$ref": format!("#/definitions/{name}") });
    let parameters = json!([
        { "name": "thingName", "in": "path", "required": true, "type": "string" },
        { "name": "body", "in": "body", "required": true, "schema": body },
    ]);
    let put = json!({
        "operationId": format!("{name}_CreateOrUpdate"),
        "parameters": parameters,
        "responses": { "200": { "description": "ok", "schema": body } },
    });
    let definitions = json!({
        name.clone(): {
            "x-ms-azure-resource": true,
            "properties": { "properties": { "$ref": format!("#/definitions/{name}Properties") } },
        },
        format!("{name}Properties"): { "type": "object", "properties": members },
    });
    let path = format!("/providers/Microsoft.Scale/things{index}/{{thingName}}");
    (json!({ path: { "put": put } }), definitions)
}

/// Returns a document with so many resources and so many properties of each.
fn document(version: &str, count: usize, properties: usize) -> (String, String) {
    let (mut paths, mut definitions) = (json!({}), json!({}));
    for index in 0..count {
        let (path, own) = resource(index, properties);
        for (all, some) in [(&mut paths, path), (&mut definitions, own)] {
            if let (Value::Object(all), Value::Object(some)) = (all, some) {
                all.extend(some);
            }
        }
    }
    let info = json!({ "title": "Scale", "version": version });
    let text = json!({ "swagger": "2.0", "info": info, "paths": paths, "definitions": definitions });
    let path = format!("scale/resource-manager/Microsoft.Scale/stable/{version}/scale.json");
    (path, text.to_string())
}

fn resources(count: usize) -> Files {
    vec![document("2024-01-01", count, 3)]
}

fn resource_properties(count: usize) -> Files {
    vec![document("2024-01-01", 1, count)]
}

/// Returns versions of a resource, each of which has a property more than the one before, up to 20.
fn versions(count: usize) -> Files {
    let version = |index: usize| format!("{}-{:02}-01", 2000 + index / 12, index % 12 + 1);
    (0..count)
        .map(|index| document(&version(index), 1, 1 + index % 20))
        .collect()
}

/// Returns two versions of a document, of so many operations with a property each, which is or is not of the same type.
fn pair(operations: usize, properties: usize, types: [&str; 2]) -> Files {
    let side = |folder: &str, of: &str| {
        let paths: serde_json::Map<String, Value> = (0..operations)
            .map(|index| {
                let schema = json!({ "$ref": format!("#/components/schemas/Thing{index}") });
                let content = json!({ "application/json": { "schema": schema } });
                let responses = json!({ "200": { "description": "ok", "content": content } });
                let get = json!({ "operationId": format!("get{index}"), "responses": responses });
                (format!("/things{index}"), json!({ "get": get }))
            })
            .collect();
        let members: serde_json::Map<String, Value> = (0..properties)
            .map(|index| (format!("member{index}"), json!({ "type": of })))
            .collect();
        let schemas: serde_json::Map<String, Value> = (0..operations)
            .map(|index| {
                (
                    format!("Thing{index}"),
                    json!({ "type": "object", "properties": members }),
                )
            })
            .collect();
        let info = json!({ "title": "Scale", "version": "1" });
        let components = json!({ "schemas": schemas });
        let text = json!({ "openapi": "3.0.3", "info": info, "paths": paths, "components": components });
        (format!("{folder}/main.json"), text.to_string())
    };
    vec![side("old", types[0]), side("new", types[1])]
}

fn changed_operations(count: usize) -> Files {
    pair(count, 1, ["string", "integer"])
}

fn changed_properties(count: usize) -> Files {
    pair(1, count, ["string", "integer"])
}

fn same_operations(count: usize) -> Files {
    pair(count, 1, ["string", "string"])
}
