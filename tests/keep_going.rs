//! What is made in spite of errors with `--keep-going`.

use crate::scratch::Scratch;

const ARGUMENTS: &str = "generate --root . --spec main.yaml --out out --crate case";

const NOTES: &str = "note: left out 2 operations, for errors there:
  POST /pets in main.yaml
  GET /pets/{id} in main.yaml
note: any JSON is accepted for 3 schemas, for errors there:
  main.yaml#/components/schemas/Pet/properties/owner
  main.yaml#/components/schemas/Owner
  main.yaml#/components/schemas/B/allOf/0
";

#[test]
fn what_is_at_fault_is_left_out_and_all_else_is_made() {
    let scratch = Scratch::new("keep-going");
    scratch.write("main.yaml", include_str!("cases/command/gaps.yaml"));
    assert_eq!(scratch.run(ARGUMENTS).code, 1);
    assert!(!scratch.path("out").exists());

    let run = scratch.run(&format!("{ARGUMENTS} --keep-going"));
    assert_eq!(run.code, 1);
    assert!(
        run.stderr.contains("error: 5 errors, 1 warning\n"),
        "{}",
        run.stderr
    );
    assert!(run.stderr.contains(NOTES), "{}", run.stderr);
    let types = scratch.read("out/src/api/main/v1/mod.rs");
    for part in [
        "pub name: Option<String>",
        "pub owner: Option<serde_json::Value>",
        "pub type Owner = serde_json::Value;",
    ] {
        assert!(types.contains(part), "{part}: {types}");
    }
    let operations = scratch.read("out/src/api/main/v1/operations.rs");
    assert!(operations.contains("listPets"), "{operations}");
    assert!(!operations.contains("addPet"), "{operations}");
    assert!(!operations.contains("getPet"), "{operations}");
}

#[test]
fn tools_read_what_is_left_out() {
    let scratch = Scratch::new("keep-going-json");
    scratch.write("main.yaml", include_str!("cases/command/gaps.yaml"));
    let run = scratch.run(&format!("{ARGUMENTS} --keep-going --message-format json"));
    let line = run.stdout.lines().find(|line| line.contains("\"leftOut\""));
    let line: serde_json::Value = serde_json::from_str(line.unwrap_or_default()).unwrap();
    assert_eq!(line["operations"][0], "POST /pets in main.yaml");
    assert_eq!(line["schemas"][1], "main.yaml#/components/schemas/Owner");
}

#[test]
fn the_configuration_can_ask_to_go_on() {
    let scratch = Scratch::new("keep-going-configuration");
    scratch.write("main.yaml", include_str!("cases/command/gaps.yaml"));
    let rest = "[output]\ndir = \"out\"\ncrate = \"case\"\n[[spec]]\npath = \"main.yaml\"\n";
    scratch.write("armature.toml", &format!("keep-going = true\n{rest}"));
    let run = scratch.run("generate --config armature.toml");
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains(NOTES), "{}", run.stderr);
    assert!(scratch.path("out/Cargo.toml").exists());

    scratch.write("armature.toml", &format!("keep-going = 1\n{rest}"));
    let run = scratch.run("generate --config armature.toml");
    assert!(
        run.stderr.contains("`keep-going` should be a boolean"),
        "{}",
        run.stderr
    );
}

/// A document that cannot be read costs what refers to it.
#[test]
fn a_document_that_cannot_be_read_is_left_out() {
    let scratch = Scratch::new("keep-going-unread");
    scratch.write("parts.yaml", "parameters: [\n");
    scratch.write(
        "main.yaml",
        "openapi: 3.0.3\ninfo: {title: t, version: v1}\npaths:\n  /a:\n    get: {operationId: ReadA, parameters: [{$ref: 'parts.yaml#/parameters/P'}], responses: {'200': {description: d}}}\n  /b:\n    get: {operationId: ReadB, responses: {'200': {description: d}}}\n",
    );
    let run = scratch.run(&format!("{ARGUMENTS} --keep-going"));
    assert_eq!(run.code, 1);
    let note = "note: left out 1 operation, for errors there:\n  GET /a in main.yaml\n";
    assert!(run.stderr.contains(note), "{}", run.stderr);
    let operations = scratch.read("out/src/api/main/v1/operations.rs");
    assert!(operations.contains("ReadB"), "{operations}");
    assert!(!operations.contains("ReadA"), "{operations}");
}

/// A warning that counts as an error ends the run with 1, but nothing is at fault.
#[test]
fn a_warning_that_is_denied_costs_nothing() {
    let scratch = Scratch::new("keep-going-denied");
    scratch.write(
        "main.yaml",
        "openapi: 3.0.3\ninfo: {title: t, version: v1}\npaths:\n  /a:\n    get: {operationId: ReadA, responses: {'200': {}}}\n",
    );
    let run = scratch.run(&format!("{ARGUMENTS} --keep-going --deny warnings"));
    assert_eq!(run.code, 1);
    assert!(!run.stderr.contains("left out"), "{}", run.stderr);
    let operations = scratch.read("out/src/api/main/v1/operations.rs");
    assert!(operations.contains("ReadA"), "{operations}");
}
