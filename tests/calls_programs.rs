//! A program that uses the calls of all cases: it is the binary of the crate that is made of all documents.
#![allow(clippy::disallowed_methods, reason = "tests write files of their own")]

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::{calls_cases, package};

#[test]
fn requests_and_responses_are_as_the_documents_say() {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let folder = target.join("calls-package");
    package::write(
        &folder,
        calls_cases::crate_files(&calls_cases::root(), "*/*.yaml"),
    );
    let program = folder.join("src/bin/program");
    fs::create_dir_all(&program).unwrap();
    let programs = Path::new(env!("CARGO_MANIFEST_DIR")).join("calls_programs");
    for entry in fs::read_dir(programs).unwrap().map(|entry| entry.unwrap()) {
        fs::copy(entry.path(), program.join(entry.file_name())).unwrap();
    }
    for command in ["clippy", "run"] {
        let output = Command::new(env!("CARGO"))
            .args([command, "--offline", "--quiet", "--features", "calls"])
            .args(["--config", "profile.dev.debug=false"])
            .current_dir(&folder)
            .env("CARGO_TARGET_DIR", target.join("calls-target"))
            .env("RUSTFLAGS", "-D warnings")
            .output()
            .unwrap();
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "cargo {command}:\n{stderr}");
    }
}
