//! Lists in pages that the configuration names.

use crate::scratch::Scratch;

const DOCUMENT: &str = "
openapi: 3.0.3
info: {title: Things, version: '1'}
paths:
  /things:
    get:
      operationId: listThings
      parameters:
        - {name: batch, in: query, schema: {type: integer, minimum: 1}}
        - {name: token, in: query, schema: {type: string}}
      responses:
        200: {description: OK, content: {application/json: {schema: {$ref: '#/components/schemas/Things'}}}}
  /others:
    get:
      operationId: listOthers
      parameters: [{name: page, in: query, schema: {type: integer}}]
      responses:
        200: {description: OK, content: {application/json: {schema: {$ref: '#/components/schemas/Things'}}}}
components:
  schemas:
    Things:
      type: object
      properties:
        part:
          type: object
          properties:
            things: {type: array, items: {type: object, properties: {key: {type: string}}}}
            later: {type: integer}
            address: {type: string}
        others: {type: array, items: {type: string}}
";

/// Returns the calls that are generated with an entry of the configuration.
fn calls(name: &str, entry: &str) -> String {
    let scratch = Scratch::new(&format!("paging-{name}"));
    scratch.write("main.yaml", DOCUMENT);
    let output = "[output]\ndir = \"out\"\ncrate = \"case\"\n[[spec]]\npath = \"main.yaml\"\n";
    scratch.write("armature.toml", &format!("{output}[[calls.paging]]\n{entry}"));
    let run = scratch.run("generate --config armature.toml --only types");
    assert_eq!(
        (run.code, run.stderr.contains("warning")),
        (0, false),
        "{}",
        run.stderr
    );
    let calls = scratch.read("out/src/api/main/v1/calls.rs");
    calls.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_configuration_tells_the_next_page() {
    let things = "operation = \"GET /things\"\nitems = \"part.things\"\n";
    let cases = [
        (
            "by = \"link\"\nnext = \"part.address\"",
            "NextPage::link( body.part.as_ref().and_then(|of| of.address.as_ref()), )",
        ),
        ("by = \"link-header\"", "link_header(&response.headers)"),
        (
            "by = \"cursor\"\nnext = \"part.later\"\nparameter = \"token\"",
            "NextPage::query( \"token\", body.part.as_ref().and_then(|of| of.later.as_ref()), )",
        ),
        (
            "by = \"last-item\"\nnext = \"key\"\nparameter = \"token\"",
            ".and_then(|of| of.last()) .and_then(|of| of.key.as_ref()), )",
        ),
        (
            "by = \"page\"\nparameter = \"batch\"",
            "NextPage::number(\"batch\", 1, items.len(), None::<i64>)",
        ),
        (
            "by = \"offset\"\nparameter = \"batch\"",
            "NextPage::offset(\"batch\", 1, items.len(), None::<i64>)",
        ),
    ];
    for (index, (entry, expected)) in cases.into_iter().enumerate() {
        let calls = calls(&index.to_string(), &format!("{things}{entry}\n"));
        assert!(calls.contains("impl calls::Pageable for ListThings"), "{calls}");
        assert!(calls.contains(expected), "{expected}\n{calls}");
        assert!(
            calls.contains("Items::items(body.part.and_then(|of| of.things))"),
            "{calls}"
        );
    }
}

#[test]
fn the_configuration_tells_that_there_are_no_pages() {
    let names = calls("names", "operation = \"listThings\"\nby = \"nothing\"\n");
    assert!(names.contains("impl calls::Pageable for ListOthers"), "{names}");
    assert!(!names.contains("impl calls::Pageable for ListThings"), "{names}");
    let none = calls(
        "none",
        "operation = \"GET /*\"\npath = \"*.yaml\"\nby = \"nothing\"\n",
    );
    assert!(!none.contains("calls::Pageable"), "{none}");
}
