//! `armature examples` and `armature validate`. Each folder of `cases/examples` holds a document with its examples, and
//! the report.
#![allow(
    clippy::disallowed_methods,
    reason = "tests read and write files of their own"
)]

use std::io::Write;
use std::process::{Command, Stdio};

use crate::golden;
use crate::scratch::Scratch;

const SHAPES: &str = include_str!("cases/examples/bodies/things.json");

#[test]
fn examples_have_the_reports_that_they_name() {
    let mut differences = Vec::new();
    for case in golden::cases("examples") {
        let output = Command::new(env!("CARGO_BIN_EXE_armature-under-test"))
            .args(["examples", "--root", "."])
            .current_dir(&case)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(1), "{}", case.display());
        let report = String::from_utf8(output.stdout).unwrap();
        differences.extend(golden::difference(&case.join("report.txt"), &report));
    }
    golden::assert_none(differences);
}

#[test]
fn the_examples_of_our_own_documents_are_right() {
    let output = Command::new(env!("CARGO_BIN_EXE_armature-under-test"))
        .arg("examples")
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
        .output()
        .unwrap();
    let report = String::from_utf8(output.stdout).unwrap();
    assert_eq!(
        (output.status.code(), report.lines().count()),
        (Some(0), 1),
        "{report}"
    );
    assert!(!report.starts_with("0 examples"), "{report}");
}

/// A folder with a document and an example that is wrong in two ways.
fn project(name: &str) -> Scratch {
    let scratch = Scratch::new(name);
    scratch.write("specs/things.json", SHAPES);
    scratch.write(
        "specs/examples/create.json",
        r#"{ "parameters": { "id": "a", "parameters": { "name": "too long", "size": "1" } }, "responses": { "200": { "body": { "id": "1", "name": "a" } } } }"#,
    );
    for name in ["update", "keys"] {
        scratch.write(
            &format!("specs/examples/{name}.json"),
            r#"{ "parameters": { "id": "a", "parameters": { "name": "a" } }, "responses": { "200": { "body": { "name": "a" } } } }"#,
        );
    }
    scratch
}

#[test]
fn allowed_findings_are_left_out_and_counted() {
    let scratch = project("examples-allowed");
    scratch.write(
        "specs/armature.toml",
        "[examples]\nallow = [{ code = \"MAX_LENGTH\" }, { code = \"invalid_type\", path = \"examples/c*.json\" }]\n\n[[spec]]\npath = \"things.json\"\n",
    );
    let run = scratch.run("examples");
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert_eq!(
        run.stdout,
        "3 examples of 1 document checked: 0 errors, 0 warnings, 2 allowed\n"
    );
}

#[test]
fn an_unknown_code_is_reported_with_the_nearest() {
    let scratch = project("examples-unknown-code");
    scratch.write(
        "specs/armature.toml",
        "[examples]\nallow = [{ code = \"MAX_LENGHT\" }]\n\n[[spec]]\npath = \"things.json\"\n",
    );
    let run = scratch.run("examples");
    assert_eq!(run.code, 1);
    assert!(
        run.stderr.contains("did you mean `MAX_LENGTH`?"),
        "{}",
        run.stderr
    );
}

#[test]
fn findings_are_one_object_a_line_for_tools() {
    let scratch = project("examples-json");
    let run = scratch.run("examples --root specs --spec things.json --message-format json");
    let lines: Vec<serde_json::Value> = run
        .stdout
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let codes: Vec<&str> = lines.iter().filter_map(|line| line["code"].as_str()).collect();
    assert_eq!(codes, ["MAX_LENGTH", "INVALID_TYPE"]);
    assert_eq!(lines[0]["kind"], "finding");
    assert_eq!(lines[0]["example"]["path"], "specs/examples/create.json");
    assert_eq!(lines[0]["example"]["line"], 1);
    assert_eq!(lines[0]["rule"]["path"], "specs/things.json");
    let summary = lines.last().unwrap();
    assert_eq!(
        (&summary["kind"], &summary["errors"]),
        (&"summary".into(), &2.into())
    );
}

#[test]
fn bodies_are_checked_from_files_and_standard_input() {
    let scratch = project("validate");
    scratch.write("good.json", r#"{ "name": "a", "size": 1 }"#);
    scratch.write(
        "bad.json",
        "{\n  \"name\": \"too long\",\n  \"later\": \"l\"\n}\n",
    );
    let base = "validate --root specs --spec things.json --type Thing";
    let run = scratch.run(&format!("{base} good.json"));
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let run = scratch.run(&format!("{base} --direction create good.json bad.json"));
    assert_eq!(run.code, 1);
    assert!(run.stdout.contains("error[MAX_LENGTH]"), "{}", run.stdout);
    assert!(
        run.stdout
            .contains("--> bad.json:2:3\n    |\n  2 |   \"name\": \"too long\",\n    |   ^^^^^^\n"),
        "{}",
        run.stdout
    );
    assert!(run.stdout.contains("= note: at `/name`\n"), "{}", run.stdout);
    assert!(
        run.stdout.contains("error[PROPERTY_NOT_ALLOWED_IN_CREATE]"),
        "{}",
        run.stdout
    );
    let mut program = scratch
        .program()
        .args(base.split(' '))
        .arg("-")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    program
        .stdin
        .take()
        .unwrap()
        .write_all(b"{ \"size\": 1 }")
        .unwrap();
    let output = program.wait_with_output().unwrap();
    let stdout = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout.contains("--> <stdin>:1:1"), "{stdout}");
}

#[test]
fn validate_reports_what_is_wrong_with_the_document() {
    let scratch = project("validate-document");
    scratch.write("body.json", "{}");
    let document = |properties: &str| {
        format!(
            "swagger: '2.0'\ninfo: {{title: t, version: '1'}}\npaths: {{}}\n\
             definitions:\n  Thing: {{type: object, properties: {{{properties}}}}}\n"
        )
    };
    scratch.write("specs/gone.yaml", &document("a: {$ref: '#/definitions/Gone'}"));
    let run = scratch.run("validate --root specs --spec gone.yaml --type Thing body.json");
    assert_eq!(run.code, 1);
    assert!(
        run.stderr.contains("armature::reference::unresolved"),
        "{}",
        run.stderr
    );
    scratch.write("specs/odd.yaml", &document("a: {type: string, pattern: '^(a'}"));
    let base = "validate --root specs --spec odd.yaml --type Thing body.json";
    for (arguments, code, is_told) in [
        ("", 0, true),
        (" --deny armature::pattern::unusable", 1, true),
        (" --allow armature::pattern::unusable", 0, false),
    ] {
        let run = scratch.run(&format!("{base}{arguments}"));
        let told = run.stderr.contains("armature::pattern::unusable");
        assert_eq!((run.code, told), (code, is_told), "{arguments}: {}", run.stderr);
    }
}

#[test]
fn validate_shows_no_secrets_and_tells_of_members_that_come_twice() {
    let scratch = project("validate-secret");
    scratch.write(
        "specs/door.yaml",
        "openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths: {}\ncomponents: {schemas: {Door: {type: object, properties: \
         {code: {type: string, format: password, maxLength: 3}, name: {type: string}}}}}\n",
    );
    scratch.write("secret.json", r#"{"code": "hunter2"}"#);
    scratch.write("twice.json", r#"{"name": 1, "name": "front"}"#);
    let base = "validate --root specs --spec door.yaml --type Door";
    for form in ["human", "json", "github", "sarif"] {
        let run = scratch.run(&format!("{base} secret.json --message-format {form}"));
        let printed = format!("{}{}", run.stdout, run.stderr);
        assert_eq!(run.code, 1);
        assert!(
            printed.contains("MAX_LENGTH") && !printed.contains("hunter2"),
            "{printed}"
        );
    }
    let run = scratch.run(&format!("{base} twice.json"));
    assert_eq!(run.code, 1);
    assert!(
        run.stdout.contains("warning[armature::source::duplicate-key]"),
        "{}",
        run.stdout
    );
    assert!(run.stdout.contains("--> twice.json:1:13"), "{}", run.stdout);
    let run = scratch.run(&format!("{base} twice.json --limit document-bytes=9"));
    assert!(run.stderr.contains("--limit document-bytes=36"), "{}", run.stderr);
}

#[test]
fn wrong_use_of_validate_is_told_apart() {
    let scratch = project("validate-wrong-use");
    scratch.write("broken.json", "{");
    let run = scratch.run("validate --root specs --spec things.json --type Thin broken.json");
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("did you mean `Thing`?"), "{}", run.stderr);
    let run = scratch.run("validate --root specs --spec things.json --type Thing broken.json gone.json");
    assert_eq!(run.code, 1);
    assert!(run.stdout.contains("broken.json:1:1"), "{}", run.stdout);
    assert!(run.stdout.contains("the body cannot be read"), "{}", run.stdout);
}

/// A folder with a resource of two versions, an example that is wrong, and a configuration with the address of a site.
fn documented(name: &str) -> Scratch {
    let scratch = Scratch::new(name);
    for version in ["2023-01-01", "2024-01-01"] {
        let folder = format!("shelves/Microsoft.Shelves/stable/{version}");
        let text = format!(
            "{}/cases/full/versions/{folder}/shelves.json",
            env!("CARGO_MANIFEST_DIR")
        );
        let mut document: serde_json::Value =
            serde_json::from_str(&std::fs::read_to_string(text).unwrap()).unwrap();
        let path = document["paths"]
            .as_object_mut()
            .unwrap()
            .values_mut()
            .next()
            .unwrap();
        path["put"]["x-ms-examples"] = serde_json::json!({ "Create": { "$ref": "./examples/create.json" } });
        scratch.write(&format!("specs/{folder}/shelves.json"), &document.to_string());
        let example = serde_json::json!({
            "parameters": { "subscriptionId": "s", "shelfName": "a", "api-version": version,
                "shelf": { "label": 1, "height": "high", "width": true } },
            "responses": { "200": { "body": { "label": "a", "height": 1 } } },
        });
        scratch.write(
            &format!("specs/{folder}/examples/create.json"),
            &example.to_string(),
        );
    }
    let config = "root = \"specs\"\n[output]\ndir = \"out\"\ncrate = \"shelves\"\n[docs]\n\
                  url = \"https://example.com/docs/\"\n[[spec]]\npath = \"**/shelves.json\"\n";
    scratch.write("armature.toml", config);
    scratch
}

#[test]
fn findings_name_the_page_of_their_property() {
    let scratch = documented("examples-documented");
    let run = scratch.run("examples --config armature.toml --message-format json");
    let findings = run.stdout.lines().filter(|line| line.contains("\"finding\""));
    let addresses: Vec<String> = findings
        .map(|line| {
            let finding: serde_json::Value = serde_json::from_str(line).unwrap();
            finding["documentation"].as_str().unwrap_or_default().to_owned()
        })
        .collect();
    for expected in [
        "https://example.com/docs/Shelves/Shelf.html#height",
        "https://example.com/docs/Shelves/Shelf.html#label",
        "https://example.com/docs/Shelves/Shelf/2023-01-01.html#label",
    ] {
        assert!(
            addresses.iter().any(|address| address == expected),
            "{expected}: {addresses:#?} {}",
            run.stdout
        );
    }
    scratch.write("body.json", r#"{ "label": 1, "height": 2 }"#);
    let document = "shelves/Microsoft.Shelves/stable/2024-01-01/shelves.json";
    let validate = format!("validate --root specs --spec {document} --type Shelf body.json");
    let run = scratch.run(&format!("{validate} --config armature.toml"));
    let output = format!("{}{}", run.stdout, run.stderr);
    assert!(
        output.contains("= note: see https://example.com/docs/Shelves/Shelf.html#label"),
        "{output}"
    );
    let run = scratch.run(&validate);
    assert!(!format!("{}{}", run.stdout, run.stderr).contains("example.com"));
}
