//! References that lead where none should.
#![allow(
    clippy::disallowed_methods,
    reason = "tests read and write files of their own"
)]

use std::fs;

use serde_json::{Value, json};

use crate::hostile::{ARGUMENTS, MAIN, compiles, document, fails, start, works};
use crate::scratch::Scratch;

#[test]
fn a_reference_out_of_the_root_by_dots() {
    fails("dots", &start("../../../secret.json"), "reference::outside-root");
    fails(
        "dots-encoded",
        &start("%2e%2e/%2e%2e/..%2fsecret.json"),
        "reference::outside-root",
    );
    fails(
        "dots-windows",
        &start("..\\..\\..\\secret.json"),
        "reference::outside-root",
    );
}

#[test]
fn a_reference_by_an_absolute_path() {
    fails("absolute", &start("/etc/passwd"), "reference::absolute");
    fails(
        "absolute-windows",
        &start("C:\\Windows\\win.ini"),
        "reference::absolute",
    );
    fails("absolute-file", &start("file:///etc/passwd"), "reference::remote");
}

#[cfg(unix)]
#[test]
fn a_reference_through_a_link() {
    let scratch = Scratch::new("hostile-link");
    scratch.write("outside.json", "{}");
    scratch.write("root/main.json", &start("linked.json"));
    scratch.link("../outside.json", "root/linked.json");
    let run = scratch.run("generate --root root --spec main.json --out out");
    assert_eq!(run.code, 1);
    assert!(
        run.stderr.contains("error[armature::source::outside-root]"),
        "{}",
        run.stderr
    );
    // Within the root a link is as good as a file.
    scratch.write("root/real.json", "{ \"type\": \"string\" }");
    fs::remove_file(scratch.path("root/linked.json")).unwrap();
    scratch.link("real.json", "root/linked.json");
    assert_eq!(
        scratch
            .run("generate --root root --spec main.json --out out")
            .code,
        0
    );
}

#[test]
fn a_reference_to_a_host() {
    for (name, host) in [
        ("https", "https://example.com/x.json"),
        ("slashes", "//example.com/x.json"),
    ] {
        fails(name, &start(host), "reference::remote");
    }
}

#[test]
fn a_document_that_is_named_out_of_the_root() {
    let scratch = Scratch::new("hostile-named");
    scratch.write("root/a.json", "{}");
    scratch.write("b.json", "{}");
    for path in ["../b.json", "/etc/passwd", "./../b.json", "../*.json"] {
        let run = scratch.run(&format!("generate --root root --spec {path} --out out"));
        assert_ne!(run.code, 0);
        assert!(
            run.stderr.contains("error[armature::source::outside-root]"),
            "{}",
            run.stderr
        );
    }
}

#[test]
fn references_that_lead_in_a_ring_without_a_value() {
    let reference = |name: &str| json!({ "$ref": format!("#/definitions/{name}") });
    for (name, definitions) in [
        ("self", json!({ "Start": reference("Start") })),
        (
            "two",
            json!({ "Start": reference("Other"), "Other": reference("Start") }),
        ),
        ("all-of", json!({ "Start": { "allOf": [reference("Start")] } })),
        (
            "all-of-two",
            json!({ "Start": { "allOf": [reference("B")] }, "B": { "allOf": [reference("Start")] } }),
        ),
        (
            "mixed",
            json!({ "Start": { "allOf": [reference("B")] }, "B": reference("Start") }),
        ),
    ] {
        fails(
            &format!("ring-{name}"),
            &document(definitions, json!({})),
            "schema::ring",
        );
    }
    for (key, location) in [("parameters", "parameters"), ("responses", "responses")] {
        let mut text: Value = serde_json::from_str(&document(json!({ "Start": {} }), json!({}))).unwrap();
        let ring = json!({ "$ref": format!("#/{key}/Ring") });
        text[key] = json!({ "Ring": ring });
        let operation = &mut text["paths"]["/starts/{name}"]["get"][location];
        match operation {
            Value::Array(list) => list.push(ring),
            other => other["400"] = ring,
        }
        fails(&format!("ring-{key}"), &text.to_string(), "reference::endless");
    }
}

#[test]
fn references_that_lead_in_a_ring_of_values() {
    let reference = |name: &str| json!({ "$ref": format!("#/definitions/{name}") });
    let scratch = works(
        "recursion",
        &document(
            json!({
                "Start": { "type": "object", "properties": {
                    "self": reference("Start"), "list": reference("List"), "map": reference("Map"), "other": reference("Other"),
                    "inline": { "allOf": [{ "properties": { "deep": reference("Start") } }] }
                } },
                "List": { "type": "array", "items": reference("List") },
                "Map": { "type": "object", "additionalProperties": reference("Map") },
                "Other": { "type": "object", "required": ["back"], "properties": { "back": reference("Start") } },
                "Derived": { "allOf": [reference("Start")], "properties": { "base": reference("Derived") } }
            }),
            json!({}),
        ),
    );
    compiles(&scratch);
}

#[test]
fn documents_that_refer_to_each_other() {
    let scratch = Scratch::new("hostile-mutual");
    let other = json!({ "definitions": {
        "Other": { "properties": { "back": { "$ref": "main.json#/definitions/Start" } } },
        "Whole": { "$ref": "#/definitions/Other" }
    } });
    scratch.write("test/Microsoft.Test/other.json", &other.to_string());
    scratch.write(MAIN, &start("./other.json#/definitions/Whole"));
    let run = scratch.run(ARGUMENTS);
    assert_eq!(run.code, 0, "{}", run.stderr);
    compiles(&scratch);
}
