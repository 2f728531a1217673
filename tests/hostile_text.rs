//! Names, texts and values that mean something else elsewhere, or nothing.
#![allow(
    clippy::disallowed_methods,
    reason = "tests read and write files of their own"
)]

use serde_json::json;

use crate::hostile::{compiles, document, fails, run, works};
use crate::scratch::Scratch;

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
    for (index, name) in names().iter().enumerate() {
        definitions["Start"]["properties"][name] = json!({ "type": "string" });
        definitions["Start"]["properties"][format!("enum {index}")] =
            json!({ "type": "string", "enum": [name, "other"], "x-ms-enum": { "name": name } });
        definitions[name] =
            json!({ "type": "object", "properties": { name: { "type": "integer", "description": name } } });
        paths[format!("/x{index}/{{p}}")] = json!({ "get": {
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
    // Some of these cannot be parsed as references or keys of a page; each must end as an error.
    assert_eq!(run.code, 0, "{}", run.stderr);
    compiles(&scratch);
}

#[test]
fn resources_whose_names_are_no_names_of_files() {
    for (index, name) in names().iter().enumerate() {
        let operation = |verb: &str| {
            json!({
                "operationId": format!("{name}_{verb}"),
                "responses": { "200": { "description": "Done." } }
            })
        };
        let paths = json!({ "/x": { "get": operation("Get"), "put": operation("Put") } });
        let scratch = Scratch::new(&format!("hostile-resource-{index}"));
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
    for (index, text) in texts.iter().enumerate() {
        definitions["Start"]["properties"][format!("p{index}")] = json!({
            "type": "string", "description": text, "title": text, "default": text, "pattern": text, "enum": [text],
            "x-ms-enum": { "name": format!("E{index}"), "values": [{ "value": text, "name": text, "description": text }] }
        });
        definitions[format!("D{index}")] =
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
    for (index, pattern) in patterns.iter().enumerate() {
        properties[format!("p{index}")] = json!({ "type": "string", "pattern": pattern });
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
    let values: Vec<String> = (0..5000).map(|index| format!("value-{index}")).collect();
    let scratch = works(
        "enum",
        &document(
            json!({ "Start": { "type": "string", "enum": values } }),
            json!({}),
        ),
    );
    compiles(&scratch);
    let same: Vec<String> = (0..5000)
        .map(|index| "!".repeat(index % 100 + 1) + &index.to_string().replace(char::is_numeric, "?"))
        .collect();
    works(
        "enum-same",
        &document(json!({ "Start": { "type": "string", "enum": same } }), json!({})),
    );
}

#[test]
fn bytes_that_are_no_text() {
    let scratch = Scratch::new("hostile-bytes");
    for (index, bytes) in [
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
        assert_eq!(run.code, 1, "{index}: {}", run.stderr);
        assert!(run.stderr.contains("error[armature::"), "{index}: {}", run.stderr);
    }
}
