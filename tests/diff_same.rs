//! The same meaning, written in two ways: schemas and other parts of documents that have no changes from one to the other.

use crate::scratch::Scratch;

/// Fails if there are changes from one document to the other, or back.
fn assert_same(name: &str, one: &str, other: &str) {
    let scratch = Scratch::new(&format!("diff-same-{name}"));
    scratch.write("one.yaml", one);
    scratch.write("other.yaml", other);
    for (from, to) in [("one", "other"), ("other", "one")] {
        let run = scratch.run(&format!("diff {from}.yaml {to}.yaml"));
        assert_eq!(
            (run.code, run.stdout.as_str()),
            (0, "0 changes: 0 errors, 0 warnings, 0 notes\n"),
            "{name}: {from} to {to}\n{one}\n{other}"
        );
    }
}

/// Returns a document of OpenAPI 3.1 that sends and receives values of a schema.
fn document(schema: &str) -> String {
    format!(
        r##"openapi: 3.1.0
info: {{ title: Things, version: "1" }}
paths:
  /things:
    post:
      requestBody:
        required: true
        content: {{ application/json: {{ schema: {{ $ref: "#/components/schemas/Thing" }} }} }}
      responses:
        "200":
          description: The thing.
          content: {{ application/json: {{ schema: {{ $ref: "#/components/schemas/Thing" }} }} }}
components:
  schemas:
    Thing: {schema}
    A: {{ type: object, required: [a], properties: {{ a: {{ type: string }} }} }}
    B: {{ type: object, required: [b], properties: {{ b: {{ type: string }} }} }}
    U1: {{ anyOf: [{{ $ref: "#/components/schemas/A" }}, {{ $ref: "#/components/schemas/B" }}] }}
    U2: {{ anyOf: [{{ type: object, required: [c] }}, {{ type: object, required: [d] }}] }}
"##
    )
}

/// A reference to a schema of the document.
macro_rules! to {
    ($name:literal) => {
        concat!(r##"{ $ref: "#/components/schemas/"##, $name, r##"" }"##)
    };
}

#[test]
fn schemas() {
    let a = to!("A");
    let b = to!("B");
    let pairs = [
        ("{ type: [string, integer] }".to_owned(), "{ anyOf: [{ type: string }, { type: integer }] }".to_owned()),
        ("{ type: [string, integer] }".into(), "{ oneOf: [{ type: integer }, { type: string }] }".into()),
        ("{ type: [string, integer, \"null\"] }".into(), "{ anyOf: [{ type: string }, { type: integer }, { type: \"null\" }] }".into()),
        (
            "{ anyOf: [{ type: string, maxLength: 3 }, { type: boolean }, { type: integer, minimum: 1 }] }".into(),
            "{ anyOf: [{ type: string, maxLength: 3 }, { anyOf: [{ type: boolean }, { type: integer, minimum: 1 }] }] }".into(),
        ),
        ("{ type: array }".into(), "{ type: array, items: {} }".into()),
        (format!("{{ oneOf: [{a}, {b}] }}"), format!("{{ type: object, oneOf: [{a}, {b}] }}")),
        (format!("{{ allOf: [{}, {}] }}", to!("U1"), to!("U2")), format!("{{ allOf: [{}, {}] }}", to!("U2"), to!("U1"))),
        (format!("{{ allOf: [{{ not: {a} }}, {{ not: {b} }}] }}"), format!("{{ allOf: [{{ not: {b} }}, {{ not: {a} }}] }}")),
        (
            format!("{{ allOf: [{{ if: {a}, then: {b} }}, {{ if: {b}, else: {a} }}] }}"),
            format!("{{ allOf: [{{ if: {b}, else: {a} }}, {{ if: {a}, then: {b} }}] }}"),
        ),
        (
            "{ type: object, properties: { a: { type: string } }, additionalProperties: false }".into(),
            "{ type: object, properties: { a: { type: string } }, unevaluatedProperties: false }".into(),
        ),
        (
            "{ type: object, additionalProperties: { type: string } }".into(),
            "{ type: object, unevaluatedProperties: { type: string } }".into(),
        ),
        ("{ type: integer, exclusiveMinimum: 0 }".into(), "{ type: integer, minimum: 1 }".into()),
        ("{ type: integer, maximum: 2.5 }".into(), "{ type: integer, exclusiveMaximum: 3 }".into()),
    ];
    for (index, (one, other)) in pairs.iter().enumerate() {
        assert_same(&format!("schema-{index}"), &document(one), &document(other));
    }
}

#[test]
fn files() {
    let swagger = r##"swagger: "2.0"
info: { title: Things, version: "1" }
paths:
  /things:
    post:
      consumes: [multipart/form-data]
      produces: [application/octet-stream]
      parameters:
        - { name: file, in: formData, required: true, type: file }
      responses:
        "200": { description: Done., schema: { type: file } }
"##;
    let openapi = r##"openapi: 3.0.3
info: { title: Things, version: "1" }
paths:
  /things:
    post:
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema: { type: object, required: [file], properties: { file: { type: string, format: binary } } }
      responses:
        "200":
          description: Done.
          content: { application/octet-stream: { schema: { type: string, format: binary } } }
"##;
    assert_same("files", swagger, openapi);
}

/// Returns a document of OpenAPI 3.0 with headers and a key that is sent in a header.
fn with_headers(parameters: &str, headers: &str, key: &str) -> String {
    format!(
        r##"openapi: 3.0.3
info: {{ title: Things, version: "1" }}
paths:
  /things:
    get:
      parameters: {parameters}
      security: [{{ key: [] }}]
      responses:
        "200": {{ description: Done., headers: {headers} }}
components:
  securitySchemes:
    key: {{ type: apiKey, in: header, name: {key} }}
"##
    )
}

#[test]
fn headers_that_are_described_elsewhere() {
    let header =
        |name: &str| format!("{{ name: {name}, in: header, required: true, schema: {{ type: string }} }}");
    let parameters = ["Authorization", "accept", "Content-Type"].map(header).join(", ");
    assert_same(
        "headers",
        &with_headers("[]", "{}", "X-Key"),
        &with_headers(
            &format!("[{parameters}]"),
            "{ content-type: { required: true, schema: { type: string } } }",
            "x-key",
        ),
    );
}
