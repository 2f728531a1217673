//! A program of a user: it is the binary of the crate of `cases/programs/servers`, and asserts.
#![allow(clippy::disallowed_methods, reason = "tests write files of their own")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use armature::internals::output::File;
use armature::{Config, Selection};

use crate::package;

/// What a later version of the document may have in addition: each text is written after the one before it.
const ADDITIONS: [(&str, &str); 7] = [
    ("enum: [Monday, Friday", ", Sunday"),
    (
        "sizeInGb: { type: integer, format: int32, minimum: 1 }",
        "\n        cache: { type: string, enum: [none, all] }",
    ),
    ("readOnly: true, enum: [Creating, Succeeded", ", Failed"),
    (
        "- { $ref: \"#/components/schemas/SnapshotSource\" }",
        "\n            - { $ref: \"#/components/schemas/BlankSource\" }",
    ),
    (
        "paths:",
        "\n  /servers:\n    get:\n      operationId: Servers_List\n      responses: { \"204\": { description: None. } }",
    ),
    (
        "  schemas:",
        "\n    BlankSource: { type: object, required: [blank], properties: { blank: { type: boolean } } }",
    ),
    ("    Daily:", "\n      title: Every day\n"),
];

/// Writes the document with what a later version may have in addition, and returns its folder.
fn later_document(case: &Path) -> PathBuf {
    let mut text = fs::read_to_string(case.join("servers.yaml")).unwrap();
    for (after, addition) in ADDITIONS {
        assert_eq!(text.matches(after).count(), 1, "{after}");
        text = text.replace(after, &format!("{after}{addition}"));
    }
    text += "    Monthly:\n      allOf: [{ $ref: \"#/components/schemas/Schedule\" }]\n      \
             properties:\n        day: { type: integer, format: int32 }\n";
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("servers-later");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("servers.yaml"), text).unwrap();
    folder
}

/// Returns the files of the crate of a document, for which the configuration names a secret in addition to those of the
/// document.
fn crate_files(folder: &Path) -> Vec<File> {
    let config = Config::new(folder, "servers")
        .spec("servers.yaml")
        .crate_name("armature-servers")
        .secret("*.yaml/*Properties/console")
        .only(Selection {
            docs: false,
            ..Selection::ALL
        });
    let generation = armature::generate(&config).unwrap();
    generation.files().cloned().collect()
}

/// The same program compiles with the crate of a later version of the document, and does the same.
#[test]
fn programs_create_change_and_send_back_also_with_a_later_version() {
    let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/programs/servers");
    run(&crate_files(&case));
    let later = crate_files(&later_document(&case));
    let types = later
        .iter()
        .find(|file| file.path == "src/api/servers/v2024_05_01/mod.rs")
        .unwrap();
    for added in ["Sunday,", "pub cache:", "Failed,", "BlankSource(", "Monthly("] {
        assert!(types.content.contains(added), "{added}");
    }
    run(&later);
}

/// Runs the program with a crate.
fn run(files: &[File]) {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let folder = target.join("armature-servers-package");
    package::write(&folder, files.to_vec());
    let program = folder.join("src/bin/program");
    fs::create_dir_all(&program).unwrap();
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("types_programs");
    for entry in fs::read_dir(sources).unwrap().map(|entry| entry.unwrap()) {
        fs::copy(entry.path(), program.join(entry.file_name())).unwrap();
    }
    for command in ["clippy", "run"] {
        let output = Command::new(env!("CARGO"))
            .args([command, "--offline", "--quiet"])
            .args(["--config", "profile.dev.debug=false"])
            .current_dir(&folder)
            .env("CARGO_TARGET_DIR", target.join("round-trip-target"))
            .env("RUSTFLAGS", "-D warnings")
            .output()
            .unwrap();
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "cargo {command}:\n{stderr}");
    }
}
