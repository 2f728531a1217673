//! `armature examples` and `armature validate`. Each folder of `cases/examples` holds a document with its examples, and
//! the report.

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
