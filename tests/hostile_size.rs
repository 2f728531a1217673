//! Documents that are too deep, too large, or grow on the way.
#![allow(
    clippy::disallowed_methods,
    reason = "tests read and write files of their own"
)]

use std::fs;

use serde_json::{Value, json};

use crate::hostile::{ARGUMENTS, document, fails, run, start, works};
use crate::scratch::Scratch;

#[test]
fn a_document_ten_thousand_levels_deep() {
    for (name, open, close) in [("arrays", "[", "]"), ("objects", "{\"a\":", "}")] {
        let text = format!("{}1{}", open.repeat(10_000), close.repeat(10_000));
        let run = fails(&format!("deep-{name}"), &text, "source::syntax");
        assert!(run.stderr.contains("more than 128 values"), "{}", run.stderr);
    }
    let block: String = (0..10_000)
        .map(|depth| format!("{}a:\n", " ".repeat(depth)))
        .collect();
    let flow = format!("a: {}1{}", "[".repeat(10_000), "]".repeat(10_000));
    for (name, text) in [("block", block), ("flow", flow)] {
        let scratch = Scratch::new(&format!("hostile-deep-{name}"));
        scratch.write("main.yaml", &text);
        let run = scratch.run("generate --root . --spec main.yaml --out out");
        assert!(run.stderr.contains("more than 128 values"), "{}", run.stderr);
    }
}

#[test]
fn definitions_that_lead_to_each_other_in_a_long_chain() {
    let reference = |index: usize| json!({ "$ref": format!("#/definitions/D{index}") });
    let chain = |link: &dyn Fn(Value) -> Value| {
        let mut definitions =
            json!({ "Start": { "properties": { "first": reference(0) } }, "D5000": { "type": "object" } });
        for index in 0..5000 {
            definitions[format!("D{index}")] = link(reference(index + 1));
        }
        document(definitions, json!({}))
    };
    works(
        "chain-properties",
        &chain(&|next| json!({ "type": "object", "properties": { "next": next } })),
    );
    works(
        "chain-items",
        &chain(&|next| json!({ "type": "array", "items": next })),
    );
    works(
        "chain-maps",
        &chain(&|next| json!({ "type": "object", "additionalProperties": next })),
    );
    fails(
        "chain-bases",
        &chain(&|next| json!({ "allOf": [next] })),
        "schema::chain",
    );
    fails("chain-references", &chain(&|next| next), "schema::chain");
}

/// A chain in which every definition extends the one before it.
fn extended(levels: usize, own: &dyn Fn(usize) -> Value) -> String {
    let mut definitions = json!({ "D0": { "type": "object", "properties": own(0) } });
    for index in 1..levels {
        let base = json!({ "$ref": format!("#/definitions/D{}", index - 1) });
        definitions[format!("D{index}")] =
            json!({ "allOf": [base, { "type": "object", "properties": own(index) }] });
    }
    definitions["Start"] = json!({ "$ref": format!("#/definitions/D{}", levels - 1) });
    document(definitions, json!({}))
}

#[test]
fn definitions_that_declare_a_member_again_at_every_level() {
    let start = std::time::Instant::now();
    let object = |index: usize| {
        let name = format!("q{index}");
        json!({ "p": { "type": "object", "properties": { name: { "type": "string" } } } })
    };
    works("again-objects", &extended(60, &object));
    works(
        "again-limits",
        &extended(
            60,
            &|index| json!({ "p": { "type": "string", "maxLength": 100 - index } }),
        ),
    );
    assert!(start.elapsed().as_secs() < 30, "{:?}", start.elapsed());
}

#[test]
fn thousands_of_definitions_that_extend_each_other() {
    let start = std::time::Instant::now();
    let own = |index: usize| json!({ format!("p{index}"): { "type": "string" } });
    let run = fails("extended", &extended(4000, &own), "schema::chain");
    assert!(run.stderr.contains("more than 500 definitions"), "{}", run.stderr);
    assert!(start.elapsed().as_secs() < 30, "{:?}", start.elapsed());
}

#[test]
fn definitions_that_double_with_every_level() {
    let reference = |index: usize| json!({ "$ref": format!("#/definitions/D{index}") });
    let doubling = |link: &dyn Fn(Value) -> Value| {
        let mut definitions =
            json!({ "Start": { "properties": { "first": reference(0) } }, "D60": { "type": "object" } });
        for index in 0..60 {
            definitions[format!("D{index}")] = link(reference(index + 1));
        }
        document(definitions, json!({}))
    };
    for (name, text) in [
        (
            "properties",
            doubling(&|next| json!({ "properties": { "a": next, "b": next } })),
        ),
        ("bases", doubling(&|next| json!({ "allOf": [next, next] }))),
        (
            "formats",
            doubling(
                &|next| json!({ "allOf": [next, { "allOf": [next], "minProperties": 1 }], "properties": { "a": { "allOf": [next], "type": "object" } } }),
            ),
        ),
        (
            "items",
            doubling(&|next| json!({ "properties": { "a": { "type": "array", "items": next }, "b": next } })),
        ),
    ] {
        let (scratch, run) = run(&format!("doubling-{name}"), &text);
        // Types are shared; a page shows everything, so it may be too large.
        let too_large = run.code == 1 && run.stderr.contains("error[armature::limit::exceeded]");
        assert!(run.code == 0 || too_large, "{}", run.stderr);
        assert!(run.code == 0 || !scratch.path("out").exists());
        assert_eq!(scratch.run(&format!("{ARGUMENTS} --only types")).code, 0);
    }
}

#[test]
fn yaml_aliases_that_explode() {
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for index in 1..12 {
        let list = vec![format!("*a{}", index - 1); 9].join(", ");
        bomb += &format!("a{index}: &a{index} [{list}]\n");
    }
    let long = format!(
        "a: &a \"\\x41{}\"\nb: [{}]\n",
        "x".repeat(1 << 20),
        vec!["*a"; 1000].join(", ")
    );
    let ring = "a: &a [*a]\n".to_owned();
    for (name, text, reason) in [
        ("bomb", bomb, "aliases repeat too much"),
        ("long", long, "limit `document-bytes`"),
        ("ring", ring, "more than 128 values"),
    ] {
        let scratch = Scratch::new(&format!("hostile-aliases-{name}"));
        scratch.write("main.yaml", &text);
        let run = scratch.run("generate --root . --spec main.yaml --out out");
        assert_eq!(run.code, 1);
        assert!(run.stderr.contains(reason), "{name}: {}", run.stderr);
    }
}

#[test]
fn yaml_that_is_more_than_json() {
    for (name, text, reason) in [
        ("tag", "a: !rust/exec x\n", "a tag"),
        ("merge", "a: {<<: b}\n", "a merge key needs a mapping"),
        ("key", "? [a]\n: b\n", "a key is a string"),
        ("infinity", "a: .inf\n", "JSON has no such number"),
        ("documents", "a: b\n---\nc: d\n", "several documents"),
    ] {
        let scratch = Scratch::new(&format!("hostile-yaml-{name}"));
        scratch.write("main.yaml", text);
        let run = scratch.run("generate --root . --spec main.yaml --out out");
        assert_eq!(run.code, 1);
        assert!(
            run.stderr.contains("error[armature::source::syntax]"),
            "{}",
            run.stderr
        );
        assert!(run.stderr.contains(reason), "{name}: {}", run.stderr);
    }
}

#[test]
fn a_document_of_a_hundred_megabytes() {
    let scratch = Scratch::new("hostile-large");
    fs::File::create(scratch.path("main.json"))
        .unwrap()
        .set_len(100 << 20)
        .unwrap();
    let run = scratch.run("generate --root . --spec main.json --out out");
    assert!(
        run.stderr.contains("error[armature::limit::exceeded]"),
        "{}",
        run.stderr
    );
    assert!(run.stderr.contains("--limit document-bytes="), "{}", run.stderr);
}

#[test]
fn every_limit_holds_and_can_be_raised() {
    let scratch = Scratch::new("hostile-limits");
    scratch.write("types.json", "{ \"type\": \"string\" }");
    scratch.write("main.json", &start("types.json"));
    for (name, low) in [
        ("document-bytes", 100),
        ("document-values", 10),
        ("documents", 1),
        ("output-bytes", 1000),
    ] {
        let arguments = "generate --root . --spec main.json --out out";
        let run = scratch.run(&format!("{arguments} --limit {name}={low}"));
        assert_eq!(run.code, 1, "{name}");
        assert!(
            run.stderr.contains("error[armature::limit::exceeded]"),
            "{}",
            run.stderr
        );
        assert!(
            run.stderr.contains(&format!("limit `{name}`, {low}")),
            "{}",
            run.stderr
        );
        assert!(
            run.stderr.contains(&format!("--limit {name}={}", low * 4)),
            "{}",
            run.stderr
        );
        let run = scratch.run(&format!("{arguments} --limit {name}=100000000"));
        assert_eq!(run.code, 0, "{name}: {}", run.stderr);
    }
}

#[test]
fn duplicate_keys() {
    let text = document(json!({ "Start": { "type": "object" } }), json!({}));
    let twice = text.replacen("\"Start\":", "\"Start\":{\"type\":\"string\"},\"Start\":", 1);
    let (_, run) = run("duplicate-keys", &twice);
    assert!(
        run.stderr.contains("warning[armature::source::duplicate-key]"),
        "{}",
        run.stderr
    );
    assert_eq!(run.code, 0, "{}", run.stderr);
}

#[test]
fn unions_of_unions_and_of_many_branches() {
    let reference = |name: String| json!({ "$ref": format!("#/components/schemas/{name}") });
    let mut schemas =
        json!({ "A30": { "type": "string", "enum": ["a"] }, "B30": { "type": "string", "enum": ["b"] } });
    for index in 0..30 {
        for name in ["A", "B"] {
            let next = ["A", "B"].map(|name| reference(format!("{name}{}", index + 1)));
            schemas[format!("{name}{index}")] = json!({ "anyOf": next });
        }
    }
    let branches = (0..500).map(|index| {
        let properties =
            json!({ format!("p{index}"): { "type": "string" }, "next": reference("Wide".into()) });
        json!({ "type": "object", "properties": properties })
    });
    schemas["Wide"] = json!({ "oneOf": branches.collect::<Vec<_>>() });
    let info = json!({ "title": "unions", "version": "1" });
    let document =
        json!({ "openapi": "3.0.3", "info": info, "paths": {}, "components": { "schemas": schemas } });
    let start = std::time::Instant::now();
    works("unions", &document.to_string());
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}
