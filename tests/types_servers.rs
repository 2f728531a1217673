//! A program of a user: it is the binary of the crate of `cases/programs/servers`, and asserts.
#![allow(clippy::disallowed_methods, reason = "tests write files of their own")]

use std::fs;
use std::path::Path;
use std::process::Command;

use armature::internals::output::File;
use armature::{Config, Selection};

use crate::package;

/// Returns the files of the crate, for which the configuration names a secret in addition to those of the document.
fn crate_files() -> Vec<File> {
    let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/programs/servers");
    let config = Config::new(case, "servers")
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

#[test]
fn programs_create_change_and_send_back() {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let folder = target.join("armature-servers-package");
    package::write(&folder, crate_files());
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
