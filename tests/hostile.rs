//! Input that means harm: every kind has a test of its own. Whatever comes in, a run ends soon, with an error that names
//! the reason or with files that are right, and writes nothing outside of the output folder.
#![allow(
    clippy::disallowed_methods,
    reason = "tests read and write files of their own"
)]

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use crate::scratch::{Run, Scratch};

/// A document with definitions, an operation for the one called `Start`, and maybe more.
pub(crate) fn document(definitions: Value, more: Value) -> String {
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

pub(crate) const MAIN: &str = "test/Microsoft.Test/main.json";
pub(crate) const ARGUMENTS: &str = "generate --root . --spec test/Microsoft.Test/main.json --out out";

pub(crate) fn run(name: &str, text: &str) -> (Scratch, Run) {
    let scratch = Scratch::new(&format!("hostile-{name}"));
    scratch.write(MAIN, text);
    let run = scratch.run(ARGUMENTS);
    (scratch, run)
}

/// The run must fail with an error of this code, and write nothing.
#[track_caller]
pub(crate) fn fails(name: &str, text: &str, code: &str) -> Run {
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
pub(crate) fn works(name: &str, text: &str) -> Scratch {
    let (scratch, run) = run(name, text);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(scratch.files("out").len() > 10);
    scratch
}

pub(crate) fn start(reference: &str) -> String {
    document(
        json!({ "Start": { "properties": { "x": { "$ref": reference } } } }),
        json!({}),
    )
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
