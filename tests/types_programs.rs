//! Programs that use the generated crate of a case: each is built instead of the crate's binary, and asserts.
#![allow(
    clippy::disallowed_methods,
    reason = "tests read and write files of their own"
)]

use std::fs;
use std::path::Path;
use std::process::Command;

use armature::internals::diagnostic::Diagnostics;
use armature::internals::output::File;
use armature::internals::source::Root;
use armature::internals::{Analysis, Extent, rust};

use crate::package;

/// A program, and the document whose crate it uses.
struct Program<'a> {
    /// The name of the package.
    name: &'a str,
    /// The folder below `cases` and the document in it.
    document: (&'a str, &'a str),
    /// The source of the program.
    main: &'a str,
    /// Whether the crate has validators, of which the program is told.
    validators: bool,
}

impl Program<'_> {
    /// Generates the crate, and fails unless the program compiles without a warning and succeeds.
    fn run(&self) {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let kind = if self.validators {
            "package"
        } else {
            "types-package"
        };
        let package = target.join(format!("{}-{kind}", self.name));
        package::write(&package, crate_files(self.name, self.document, self.validators));
        fs::write(package.join("src/main.rs"), self.main).unwrap();
        let mut command = Command::new(env!("CARGO"));
        command
            .args(["run", "--offline", "--quiet"])
            .args(["--config", "profile.dev.debug=false", "--"])
            .args(self.validators.then_some("validators"))
            .current_dir(&package)
            .env("CARGO_TARGET_DIR", target.join("round-trip-target"))
            .env("RUSTFLAGS", "-D warnings");
        let output = command.output().unwrap();
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{stderr}");
    }
}

/// Returns the files of the crate of a case: of a document in a folder below `cases`.
fn crate_files(name: &str, (folder, path): (&str, &str), validators: bool) -> Vec<File> {
    let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases").join(folder);
    let mut diagnostics = Diagnostics::default();
    let paths = [path.to_owned()];
    let sources = armature::internals::load(Root::open(&case).unwrap(), &paths, &mut diagnostics);
    let analysis = Analysis::of(&sources, &paths, Extent::Types, &mut diagnostics);
    let options = rust::Options {
        crate_name: name.into(),
        validators,
        ..rust::Options::default()
    };
    rust::generate(&analysis, &options)
}

#[test]
fn digits_come_back() {
    let program = Program {
        name: "armature-digits",
        document: ("types/digits", "numbers.json"),
        main: include_str!("types_digits_main.rs"),
        validators: true,
    };
    program.run();
}

#[test]
fn unions_are_read_as_the_branch_that_they_satisfy() {
    let program = |validators| Program {
        name: "armature-untagged",
        document: ("check/untagged", "document.json"),
        main: include_str!("types_untagged_main.rs"),
        validators,
    };
    program(true).run();
    program(false).run();
}

/// Programs for APIs like those that most people call: each reads an answer, matches on unions, changes the value, writes and
/// validates it.
#[test]
fn answers_of_other_apis_are_read_changed_and_validated() {
    for (name, document, main) in [
        (
            "armature-tracker",
            ("programs/tracker", "tracker.yaml"),
            include_str!("programs_tracker_main.rs"),
        ),
        (
            "armature-machines",
            ("programs/machines", "machines.yaml"),
            include_str!("programs_machines_main.rs"),
        ),
        (
            "armature-assistant",
            ("programs/assistant", "assistant.yaml"),
            include_str!("programs_assistant_main.rs"),
        ),
    ] {
        let program = Program {
            name,
            document,
            main,
            validators: true,
        };
        program.run();
    }
}
