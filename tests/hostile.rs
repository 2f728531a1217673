//! Input that means harm: every kind has a test of its own. Whatever comes in, a run ends soon, with an error that names
//! the reason or with files that are right, and writes nothing outside of the output folder.
#![allow(
    clippy::disallowed_methods,
    reason = "tests read and write files of their own"
)]

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

use crate::scratch::{Run, Scratch};

/// A document with definitions, an operation for the one called `Start`, and maybe more.
fn document(definitions: Value, more: Value) -> String {
    let mut document = json!({
        "swagger": "2.0",
        "info": { "title": "Hostile", "version": "2024-01-01" },
        "paths": {
            "/starts/{name}": {
                "get": {
                    "operationId": "Starts_Get",
                    "parameters": [{ "name": "name", "in": "path", "required": true, "type": "string" }],
                    "responses": { "200": { "description": "Done.", "schema": { "$ref": "#/definitions/Start" } } }
                },
                "put": {
                    "operationId": "Starts_Put",
                    "parameters": [
                        { "name": "name", "in": "path", "required": true, "type": "string" },
                        { "name": "body", "in": "body", "schema": { "$ref": "#/definitions/Start" } }
                    ],
                    "responses": { "200": { "description": "Done.", "schema": { "$ref": "#/definitions/Start" } } }
                }
            }
        },
        "definitions": definitions
    });
    for (key, value) in more.as_object().into_iter().flatten() {
        document[key] = value.clone();
    }
    document.to_string()
}

const MAIN: &str = "test/Microsoft.Test/main.json";
const ARGUMENTS: &str = "generate --root . --spec test/Microsoft.Test/main.json --out out";

fn run(name: &str, text: &str) -> (Scratch, Run) {
    let scratch = Scratch::new(&format!("hostile-{name}"));
    scratch.write(MAIN, text);
    let run = scratch.run(ARGUMENTS);
    (scratch, run)
}

/// The run must fail with an error of this code, and write nothing.
#[track_caller]
fn fails(name: &str, text: &str, code: &str) -> Run {
    let (scratch, run) = run(name, text);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(
        run.stderr.contains(&format!("error[armature::{code}]")),
        "{}",
        run.stderr
    );
    assert!(!scratch.path("out").exists());
    run
}

/// The run must succeed.
#[track_caller]
fn works(name: &str, text: &str) -> Scratch {
    let (scratch, run) = run(name, text);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(scratch.files("out").len() > 10);
    scratch
}

fn start(reference: &str) -> String {
    document(
        json!({ "Start": { "properties": { "x": { "$ref": reference } } } }),
        json!({}),
    )
}

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
    for (key, place) in [("parameters", "parameters"), ("responses", "responses")] {
        let mut text: Value = serde_json::from_str(&document(json!({ "Start": {} }), json!({}))).unwrap();
        let ring = json!({ "$ref": format!("#/{key}/Ring") });
        text[key] = json!({ "Ring": ring });
        let operation = &mut text["paths"]["/starts/{name}"]["get"][place];
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
    let reference = |rank: usize| json!({ "$ref": format!("#/definitions/D{rank}") });
    let chain = |link: &dyn Fn(Value) -> Value| {
        let mut definitions =
            json!({ "Start": { "properties": { "first": reference(0) } }, "D5000": { "type": "object" } });
        for rank in 0..5000 {
            definitions[format!("D{rank}")] = link(reference(rank + 1));
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

#[test]
fn definitions_that_double_with_every_level() {
    let reference = |rank: usize| json!({ "$ref": format!("#/definitions/D{rank}") });
    let doubling = |link: &dyn Fn(Value) -> Value| {
        let mut definitions =
            json!({ "Start": { "properties": { "first": reference(0) } }, "D60": { "type": "object" } });
        for rank in 0..60 {
            definitions[format!("D{rank}")] = link(reference(rank + 1));
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
    for rank in 1..12 {
        let list = vec![format!("*a{}", rank - 1); 9].join(", ");
        bomb += &format!("a{rank}: &a{rank} [{list}]\n");
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
        ("merge", "a: &a {b: c}\nd: {<<: *a}\n", "a merge key"),
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

/// Names that mean something else somewhere, or nothing.
fn names() -> Vec<String> {
    let mut names: Vec<String> = [
        "",
        " ",
        ".",
        "..",
        "...",
        "-",
        "_",
        "__",
        "/",
        "\\",
        "con",
        "CON",
        "nul",
        "a/b",
        "../x",
        "a\u{0}b",
        "a\nb",
        "{",
        "}",
        "\"",
        "'",
        "#",
        "$ref",
        "~",
        "~1",
        "%2e",
        "self",
        "Self",
        "super",
        "crate",
        "type",
        "r#type",
        "async",
        "gen",
        "try",
        "_1",
        "1",
        "1.0",
        "1_0",
        "-1",
        "+",
        "*",
        "größe",
        "名前",
        "🦀",
        "İ",
        "ſ",
        "ﬀ",
        "ǅ",
        "\u{202e}evil",
        "\u{200b}",
        "fooBar",
        "foo_bar",
        "FooBar",
        "foo-bar",
        "FOO BAR",
        "String",
        "Option",
        "None",
        "UnknownValue",
        "Default",
        "Vec",
        "*/",
        "\"#",
        "```",
        "{{ x }}",
        "<script>",
        "constructor",
        "__proto__",
        "new",
        "with_x",
        "check",
        "validate",
        "fmt",
        "clone",
    ]
    .map(str::to_owned)
    .into();
    names.push("x".repeat(300));
    names.push("ü".repeat(300));
    names
}

#[test]
fn names_that_are_none() {
    let mut definitions = json!({ "Start": { "type": "object", "properties": {} } });
    let mut paths = json!({});
    for (rank, name) in names().iter().enumerate() {
        definitions["Start"]["properties"][name] = json!({ "type": "string" });
        definitions["Start"]["properties"][format!("enum {rank}")] =
            json!({ "type": "string", "enum": [name, "other"], "x-ms-enum": { "name": name } });
        definitions[name] =
            json!({ "type": "object", "properties": { name: { "type": "integer", "description": name } } });
        paths[format!("/x{rank}/{{p}}")] = json!({ "get": {
            "operationId": name,
            "parameters": [
                { "name": "p", "in": "path", "required": true, "type": "string" },
                { "name": name, "in": "query", "type": "string", "description": name }
            ],
            "responses": { "200": { "description": name } }
        } });
    }
    definitions["Start"]["properties"]["all"] = json!({ "type": "string", "enum": names() });
    let (scratch, run) = run(
        "names",
        &document(
            definitions,
            json!({ "paths": paths, "info": { "title": "*/ \"# `", "version": "1" } }),
        ),
    );
    // Some of these cannot be parsed as references or keys of a page; none may get further than an error.
    assert_eq!(run.code, 0, "{}", run.stderr);
    compiles(&scratch);
}

#[test]
fn resources_whose_names_are_no_names_of_files() {
    for (rank, name) in names().iter().enumerate() {
        let operation = |verb: &str| {
            json!({
                "operationId": format!("{name}_{verb}"),
                "responses": { "200": { "description": "Done." } }
            })
        };
        let paths = json!({ "/x": { "get": operation("Get"), "put": operation("Put") } });
        let scratch = Scratch::new(&format!("hostile-resource-{rank}"));
        scratch.write(
            "specs/test/Microsoft.Test/main.json",
            &document(json!({}), json!({ "paths": paths })),
        );
        let run = scratch.run("generate --root specs --spec test/Microsoft.Test/main.json --out out/inner");
        assert!(matches!(run.code, 0 | 1), "{name:?}: {}", run.stderr);
        let outside = |file: &String| !file.starts_with("inner/");
        assert!(
            !scratch.files("out").iter().any(outside),
            "{name:?}: {:?}",
            scratch.files("out")
        );
        let plain = |file: &String| {
            file.split('/')
                .all(|part| part.len() <= 200 && !part.contains(['\\', '\n', '\u{0}', ':']))
        };
        assert!(scratch.files("out").iter().all(plain), "{name:?}");
    }
}

#[test]
fn texts_that_try_to_break_out() {
    let texts = [
        "*/",
        "/*",
        "//",
        "\"#",
        "\"##",
        "r#\"",
        "`",
        "```",
        "````\n```",
        "{{ x }}",
        "{% if %}",
        "<script>alert(1)</script>",
        "<!-- ",
        "-->",
        "]]>",
        "|",
        "| a | b |\n|---|---|",
        "\u{202e}abc\u{2066}",
        "\u{0}",
        "\r\n\r\n# Heading",
        "---\nid: x\n---",
        "\\",
        "\\u{",
        "${x}",
        "$(x)",
        "'",
        "\"",
        "[a](javascript:alert(1))",
        "![x](http://example.com/x.png)",
        "[a]: b",
        "#![feature(x)]",
        "*/ fn main() {} /*",
    ];
    let mut definitions = json!({ "Start": { "type": "object", "properties": {} } });
    for (rank, text) in texts.iter().enumerate() {
        definitions["Start"]["properties"][format!("p{rank}")] = json!({
            "type": "string", "description": text, "title": text, "default": text, "pattern": text, "enum": [text],
            "x-ms-enum": { "name": format!("E{rank}"), "values": [{ "value": text, "name": text, "description": text }] }
        });
        definitions[format!("D{rank}")] =
            json!({ "type": "object", "description": text, "title": text, "x-ms-client-name": text });
    }
    let info =
        json!({ "title": texts.join(" "), "version": texts.join(" "), "description": texts.join("\n") });
    let (scratch, run) = run("texts", &document(definitions, json!({ "info": info })));
    assert_eq!(run.code, 0, "{}", run.stderr);
    compiles(&scratch);
    for file in scratch.files("out/docs") {
        let page = scratch.read(&format!("out/docs/{file}"));
        // Every fence that opens is closed by its own kind, and no heading comes from a document.
        let fences = page
            .lines()
            .filter(|line| line.trim_end() == "```" || line.starts_with("```js"));
        assert_eq!(fences.count() % 2, 0, "{file}");
        assert!(!page.contains("\n# Heading"), "{file}");
    }
}

#[test]
fn patterns_that_do_not_compile_or_backtrack() {
    let patterns = [
        "(",
        "[",
        "(?<=a)b",
        "\\",
        "(a+)+$",
        "(a|a)*$",
        "^(([a-z])+.)+[A-Z]([a-z])+$",
        "a{100000}{100000}",
        "(?P<x>",
        "\u{0}",
        "[z-a]",
    ];
    let mut properties = json!({});
    for (rank, pattern) in patterns.iter().enumerate() {
        properties[format!("p{rank}")] = json!({ "type": "string", "pattern": pattern });
    }
    let (scratch, run) = run(
        "patterns",
        &document(json!({ "Start": { "properties": properties } }), json!({})),
    );
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(
        run.stderr.contains("warning[armature::pattern::unusable]"),
        "{}",
        run.stderr
    );
    compiles(&scratch);
}

#[test]
fn numbers_beyond_all_types() {
    let numbers = "{ \"Start\": { \"properties\": {
        \"a\": { \"type\": \"integer\", \"minimum\": -99999999999999999999999, \"maximum\": 18446744073709551616, \"default\": 1e300 },
        \"b\": { \"type\": \"number\", \"minimum\": -1.7976931348623157e308, \"maximum\": 1e308, \"multipleOf\": 5e-324 },
        \"c\": { \"type\": \"string\", \"minLength\": 18446744073709551615, \"maxLength\": 18446744073709551615 },
        \"d\": { \"type\": \"integer\", \"format\": \"int32\", \"enum\": [-9223372036854775808, 9223372036854775807, 18446744073709551615] },
        \"e\": { \"type\": \"number\", \"enum\": [1e300, 0.1, -0.0] },
        \"f\": { \"type\": \"integer\", \"minimum\": 9223372036854775807, \"exclusiveMinimum\": true, \"multipleOf\": 0 }
    } } }";
    let text = document(json!("here"), json!({})).replacen("\"here\"", numbers, 1);
    let scratch = works("numbers", &text);
    compiles(&scratch);
    let text =
        document(json!("here"), json!({})).replacen("\"here\"", "{ \"Start\": { \"maximum\": 1e999 } }", 1);
    fails("number-infinite", &text, "source::syntax");
}

#[test]
fn an_enum_with_five_thousand_values() {
    let values: Vec<String> = (0..5000).map(|rank| format!("value-{rank}")).collect();
    let scratch = works(
        "enum",
        &document(
            json!({ "Start": { "type": "string", "enum": values } }),
            json!({}),
        ),
    );
    compiles(&scratch);
    let same: Vec<String> = (0..5000)
        .map(|rank| "!".repeat(rank % 100 + 1) + &rank.to_string().replace(char::is_numeric, "?"))
        .collect();
    works(
        "enum-same",
        &document(json!({ "Start": { "type": "string", "enum": same } }), json!({})),
    );
}

#[test]
fn bytes_that_are_no_text() {
    let scratch = Scratch::new("hostile-bytes");
    for (rank, bytes) in [
        &b"\xff\xfe{\x00}\x00"[..],
        b"{\"a\": \"\xc3\x28\"}",
        b"",
        b"\xef\xbb\xbf",
        b"\x00\x01\x02",
        b"null",
        b"\"text\"",
    ]
    .iter()
    .enumerate()
    {
        scratch.write_bytes("main.json", bytes);
        let run = scratch.run("generate --root . --spec main.json --out out");
        assert_eq!(run.code, 1, "{rank}: {}", run.stderr);
        assert!(run.stderr.contains("error[armature::"), "{rank}: {}", run.stderr);
    }
}

#[cfg(unix)]
#[test]
fn an_output_folder_that_is_a_link() {
    let scratch = Scratch::new("hostile-output-link");
    scratch.write(
        MAIN,
        &document(json!({ "Start": { "type": "object" } }), json!({})),
    );
    fs::create_dir_all(scratch.path("elsewhere/src")).unwrap();
    scratch.link("elsewhere", "out");
    // Who names a link means the folder that it leads to.
    assert_eq!(scratch.run(ARGUMENTS).code, 0);
    assert!(scratch.path("elsewhere/src/lib.rs").is_file());

    // Below it none is followed.
    fs::remove_dir_all(scratch.path("elsewhere")).unwrap();
    fs::create_dir_all(scratch.path("elsewhere")).unwrap();
    fs::create_dir_all(scratch.path("target")).unwrap();
    scratch.link("../target", "elsewhere/src");
    let run = scratch.run(ARGUMENTS);
    assert_eq!(run.code, 1);
    assert!(
        run.stderr.contains("error[armature::output::link]"),
        "{}",
        run.stderr
    );
    assert!(scratch.files("target").is_empty());
}

#[test]
fn an_output_folder_that_cannot_be_written() {
    let scratch = Scratch::new("hostile-unwritable");
    scratch.write(
        MAIN,
        &document(json!({ "Start": { "type": "object" } }), json!({})),
    );
    scratch.write("out", "a file\n");
    let run = scratch.run(ARGUMENTS);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("error[armature::output::"), "{}", run.stderr);
    assert_eq!(scratch.read("out"), "a file\n");
}

#[test]
fn an_output_folder_that_holds_foreign_files() {
    let scratch = Scratch::new("hostile-foreign");
    scratch.write(
        MAIN,
        &document(json!({ "Start": { "type": "object" } }), json!({})),
    );
    scratch.write("out/README.md", "by hand\n");
    scratch.write("out/src/other.rs", "by hand\n");
    assert_eq!(scratch.run(ARGUMENTS).code, 0);
    assert_eq!(scratch.read("out/README.md"), "by hand\n");
    assert_eq!(scratch.read("out/src/other.rs"), "by hand\n");
    // A manifest that claims files elsewhere, or a file that is somebody else's, removes nothing.
    scratch.write(
        "out/.armature.json",
        "{ \"files\": { \"../outside\": \"crate\" } }",
    );
    scratch.write("outside", "kept\n");
    assert_eq!(scratch.run(ARGUMENTS).code, 1);
    assert_eq!(scratch.read("outside"), "kept\n");
}

#[test]
fn a_run_that_is_killed_at_any_moment() {
    let scratch = Scratch::new("hostile-killed");
    let many: Value = (0..300)
        .map(|rank| (format!("D{rank}"), json!({ "type": "object" })))
        .collect::<serde_json::Map<_, _>>()
        .into();
    scratch.write(
        "old/test/Microsoft.Test/main.json",
        &document(json!({ "Start": { "type": "object" } }), json!({})),
    );
    scratch.write(
        "new/test/Microsoft.Test/main.json",
        &document(many, json!({ "paths": {} })),
    );
    let arguments = |root: &str| {
        format!("generate --root {root} --spec test/Microsoft.Test/main.json --out out --crate x")
    };
    let content = |scratch: &Scratch| -> Vec<(String, String)> {
        let files = scratch
            .files("out")
            .into_iter()
            .filter(|file| !file.starts_with(".armature-staged"));
        files
            .map(|file| (file.clone(), scratch.read(&format!("out/{file}"))))
            .collect()
    };
    scratch.run(&arguments("new"));
    let new = content(&scratch);
    for delay in (0..40).map(|step| Duration::from_micros(step * 1500)) {
        scratch.run(&arguments("old"));
        let old = content(&scratch);
        let command = &mut scratch.program();
        command
            .args(arguments("new").split(' '))
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        std::thread::sleep(delay);
        let _ = child.kill();
        child.wait().unwrap();
        let left = content(&scratch);
        if left != old && left != new {
            let run = scratch.run(&format!("{} --check", arguments("new")));
            assert!(
                run.stderr.contains("error[armature::output::interrupted]"),
                "{delay:?}: {}",
                run.stderr
            );
            let run = scratch.run(&arguments("new"));
            assert!(
                run.stderr.contains("warning[armature::output::interrupted]"),
                "{delay:?}: {}",
                run.stderr
            );
        }
        scratch.run(&arguments("new"));
        assert_eq!(content(&scratch), new, "{delay:?}");
    }
}

/// The crate that a run has made must compile without a warning.
pub(crate) fn compiles(scratch: &Scratch) {
    let package = scratch.path("out");
    let manifest = scratch.read("out/Cargo.toml");
    fs::write(package.join("Cargo.toml"), manifest + "\n[workspace]\n").unwrap();
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
    fs::copy(lock, package.join("Cargo.lock")).unwrap();
    let output = Command::new(env!("CARGO"))
        .args(["check", "--offline", "--quiet"])
        .current_dir(&package)
        .env(
            "CARGO_TARGET_DIR",
            Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile-target"),
        )
        .env("RUSTFLAGS", "-D warnings")
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}
