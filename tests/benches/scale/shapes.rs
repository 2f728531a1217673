//! Descriptions with more and more of one thing: what a growing crate, growing pages and a growing site are made of.

use serde_json::{Map, Value, json};

use super::{Files, Shape, Work};

/// Returns all shapes, each with the work whose growth is measured.
pub(crate) fn all() -> Vec<Shape> {
    let mut shapes = crates();
    shapes.extend(pages());
    shapes.extend(super::versions::all());
    shapes.extend(super::bodies::all());
    shapes
}

/// Returns the shapes of which crates are made.
fn crates() -> Vec<Shape> {
    let of = |name, unit, files| Shape::new(name, unit, files, Work::Crate);
    vec![
        of("operations with a type each", 40, operations),
        of("properties of one type", 100, properties),
        of("values of one enum", 200, values),
        of("branches of one tagged union", 40, branches),
        of("levels of a schema, 32 at most", 1, depth),
        of("inline examples", 100, examples),
        of("responses of one operation", 7, responses),
        of("headers of one response", 40, headers),
        of("parameters in one path template", 60, path_parameters),
        of("query parameters of one operation", 60, query_parameters),
        of("security schemes of one operation", 60, security),
        of("servers", 60, servers),
        of("types that extend one another, 448", 7, extended),
        of("types that extend one type", 60, extending),
        of("references in a chain, 448", 7, references),
        of("tags with an operation each", 40, tags),
    ]
}

/// Returns the shapes of which pages and sites are made.
fn pages() -> Vec<Shape> {
    let of = Shape::new;
    vec![
        of("operations of one tag, pages", 40, one_tag, Work::Pages),
        of("tags with an operation each, pages", 40, tags, Work::Pages),
        of("properties of one type, pages", 100, properties, Work::Pages),
        of("tags with an operation each, site", 20, tags, Work::Site),
    ]
}

/// Returns a description with paths and components, as the files that a run reads.
fn description(paths: Value, components: Value) -> Files {
    let info = json!({ "title": "Scale", "version": "1" });
    files(json!({ "openapi": "3.0.3", "info": info, "paths": paths, "components": components }))
}

fn files(document: Value) -> Files {
    vec![("main.json".to_owned(), document.to_string())]
}

/// Returns a description of one operation that returns a `Thing`.
fn of_thing(schemas: Value) -> Files {
    let paths = json!({ "/thing": { "get": operation("thing_get", &reference("Thing")) } });
    description(paths, json!({ "schemas": schemas }))
}

/// Returns an operation that returns a value of a schema.
fn operation(id: &str, schema: &Value) -> Value {
    json!({ "operationId": id, "responses": { "200": response(schema) } })
}

fn response(schema: &Value) -> Value {
    json!({ "description": "ok", "content": { "application/json": { "schema": schema } } })
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

/// Returns an object with so many members.
fn object(count: usize, member: impl Fn(usize) -> (String, Value)) -> Value {
    Value::Object((0..count).map(member).collect::<Map<_, _>>())
}

fn list(count: usize, element: impl Fn(usize) -> Value) -> Value {
    Value::Array((0..count).map(element).collect())
}

fn text() -> Value {
    json!({ "type": "string" })
}

/// Returns a schema with two properties.
pub(super) fn members() -> Value {
    let count = json!({ "type": "integer", "minimum": 1 });
    json!({ "type": "object", "properties": { "name": { "type": "string", "maxLength": 80 }, "count": count } })
}

/// Returns a path for each operation, which has a type of its own and the tag that `tag` names.
fn tagged(count: usize, tag: impl Fn(usize) -> Option<String>) -> Files {
    let paths = object(count, |index| {
        let mut get = operation(
            &format!("things_get{index}"),
            &reference(&format!("Thing{index}")),
        );
        get["parameters"] = json!([{ "name": "id", "in": "path", "required": true, "schema": text() }]);
        if let Some(tag) = tag(index) {
            get["tags"] = json!([tag]);
        }
        (format!("/things{index}/{{id}}"), json!({ "get": get }))
    });
    let schemas = object(count, |index| (format!("Thing{index}"), members()));
    description(paths, json!({ "schemas": schemas }))
}

fn operations(count: usize) -> Files {
    tagged(count, |_| None)
}

fn tags(count: usize) -> Files {
    tagged(count, |index| Some(format!("Tag {index}")))
}

fn one_tag(count: usize) -> Files {
    tagged(count, |_| Some("Things".to_owned()))
}

fn properties(count: usize) -> Files {
    let property = |index| {
        let pattern = format!("^a{index}$");
        (
            format!("member{index}"),
            json!({ "type": "string", "pattern": pattern }),
        )
    };
    of_thing(json!({ "Thing": { "type": "object", "properties": object(count, property) } }))
}

fn values(count: usize) -> Files {
    let values = list(count, |index| json!(format!("value{index}")));
    of_thing(json!({ "Thing": { "type": "string", "enum": values } }))
}

fn branches(count: usize) -> Files {
    let mut schemas = object(count, |index| {
        let properties = json!({ "kind": text(), format!("own{index}"): { "type": "integer" } });
        let branch = json!({ "type": "object", "required": ["kind"], "properties": properties });
        (format!("Branch{index}"), branch)
    });
    let one_of = list(count, |index| reference(&format!("Branch{index}")));
    schemas["Thing"] = json!({ "oneOf": one_of, "discriminator": { "propertyName": "kind" } });
    of_thing(schemas)
}

fn depth(count: usize) -> Files {
    let wrap = |schema, level| json!({ "type": "object", "properties": { format!("level{level}"): schema } });
    let schema = (0..count.div_ceil(2)).fold(members(), wrap);
    of_thing(json!({ "Thing": schema }))
}

fn examples(count: usize) -> Files {
    let examples = object(count, |index| {
        let value = json!({ "name": "a", "count": index + 1 });
        (format!("example{index}"), json!({ "value": value }))
    });
    let mut get = operation("thing_get", &reference("Thing"));
    get["responses"]["200"]["content"]["application/json"]["examples"] = examples;
    description(
        json!({ "/thing": { "get": get } }),
        json!({ "schemas": { "Thing": members() } }),
    )
}

fn responses(count: usize) -> Files {
    let name = |index| format!("Thing{index}");
    let responses = object(count, |index| {
        ((100 + index).to_string(), response(&reference(&name(index))))
    });
    let get = json!({ "operationId": "thing_get", "responses": responses });
    let schemas = object(count, |index| (name(index), members()));
    description(json!({ "/thing": { "get": get } }), json!({ "schemas": schemas }))
}

fn headers(count: usize) -> Files {
    let headers = object(count, |index| {
        (format!("x-header-{index}"), json!({ "schema": text() }))
    });
    let responses = json!({ "200": { "description": "ok", "headers": headers } });
    description(
        json!({ "/thing": { "get": { "operationId": "thing_get", "responses": responses } } }),
        json!({}),
    )
}

/// Returns an operation with so many parameters, at a path.
fn with_parameters(count: usize, location: &str, path: &str) -> Files {
    let parameters = list(
        count,
        |index| json!({ "name": format!("p{index}"), "in": location, "required": location == "path", "schema": text() }),
    );
    let mut get = operation("thing_get", &text());
    get["parameters"] = parameters;
    description(json!({ path: { "get": get } }), json!({}))
}

fn path_parameters(count: usize) -> Files {
    let path: String = (0..count).map(|index| format!("/{{p{index}}}")).collect();
    with_parameters(count, "path", &path)
}

fn query_parameters(count: usize) -> Files {
    with_parameters(count, "query", "/thing")
}

fn security(count: usize) -> Files {
    let scheme = |index| {
        let scheme = json!({ "type": "apiKey", "in": "header", "name": format!("x-key-{index}") });
        (format!("key{index}"), scheme)
    };
    let mut get = operation("thing_get", &text());
    get["security"] = list(count, |index| json!({ format!("key{index}"): [] }));
    description(
        json!({ "/thing": { "get": get } }),
        json!({ "securitySchemes": object(count, scheme) }),
    )
}

fn servers(count: usize) -> Files {
    let info = json!({ "title": "Scale", "version": "1" });
    let servers = list(
        count,
        |index| json!({ "url": format!("https://{index}.example.com") }),
    );
    let paths = json!({ "/thing": { "get": operation("thing_get", &text()) } });
    files(json!({ "openapi": "3.0.3", "info": info, "servers": servers, "paths": paths }))
}

/// Returns types of which each extends the next one; only the last one has members, so that the crate does not grow with the
/// square of their number.
fn extended(count: usize) -> Files {
    let mut schemas = object(count, |index| {
        (
            format!("Thing{index}"),
            json!({ "allOf": [reference(&format!("Thing{}", index + 1))] }),
        )
    });
    schemas[format!("Thing{count}")] = members();
    schemas["Thing"] = json!({ "allOf": [reference("Thing0")] });
    of_thing(schemas)
}

fn extending(count: usize) -> Files {
    let mut schemas = object(count, |index| {
        let own = json!({ "type": "object", "properties": { format!("own{index}"): text() } });
        (
            format!("Thing{index}"),
            json!({ "allOf": [reference("Base"), own] }),
        )
    });
    let property = |index| (format!("member{index}"), reference(&format!("Thing{index}")));
    schemas["Thing"] = json!({ "type": "object", "properties": object(count, property) });
    schemas["Base"] = members();
    of_thing(schemas)
}

fn references(count: usize) -> Files {
    let mut schemas = object(count, |index| {
        (format!("Thing{index}"), reference(&format!("Thing{}", index + 1)))
    });
    schemas[format!("Thing{count}")] = members();
    schemas["Thing"] = reference("Thing0");
    of_thing(schemas)
}
