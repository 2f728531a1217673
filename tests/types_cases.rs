//! Golden cases of the model and of the generated types: each folder of `cases/types` holds documents, the model that
//! they give and the Rust that is made of it. All cases together are one crate, which must compile without a warning.
#![allow(
    clippy::disallowed_methods,
    reason = "tests read and write files of their own"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use armature::internals::diagnostic::Diagnostics;
use armature::internals::output::File;
use armature::internals::rust;
use armature::internals::source::Root;
use armature::internals::{Analysis, Extent};

use crate::{golden, lawful, package};

fn analysis(folder: &Path, pattern: &str) -> Analysis {
    let mut diagnostics = Diagnostics::default();
    let root = Root::open(folder).unwrap();
    let paths: Vec<String> = root.expand(pattern).unwrap();
    let paths: Vec<String> = paths
        .into_iter()
        .filter(|path| !path.contains("expected"))
        .collect();
    let sources = armature::internals::load(root, &paths, &mut diagnostics);
    let analysis = Analysis::of(&sources, &paths, Extent::Types, &mut diagnostics);
    assert!(!diagnostics.has_errors(), "{diagnostics:?}");
    analysis
}

fn crate_files(analysis: &Analysis) -> Vec<File> {
    let options = rust::Options {
        crate_name: "armature-cases".into(),
        validators: true,
        ..rust::Options::default()
    };
    rust::generate(analysis, &options)
}

#[test]
fn models_and_types_are_as_expected() {
    let mut differences = Vec::new();
    for case in golden::cases("types") {
        let analysis = analysis(&case, "*.json");
        let model = analysis.model.to_json() + "\n";
        let mut files = BTreeMap::from([("model.json".to_owned(), model)]);
        for file in crate_files(&analysis) {
            // The runtime and the crate's root are the same in all cases.
            let path = file
                .path
                .strip_prefix("src/")
                .filter(|path| !path.starts_with("support/"));
            if let Some(path) = path.filter(|path| path.matches('/').count() > 1) {
                files.insert(path.to_owned(), file.content);
            }
        }
        differences.extend(golden::differences(&case.join("expected"), &files));
    }
    golden::assert_none(differences);
}

fn copy_documents(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_file() {
            fs::copy(&entry, to.join(entry.file_name().unwrap())).unwrap();
        }
    }
}

#[test]
fn types_of_all_cases_compile_without_a_warning() {
    let package = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cases-package");
    let documents = package.with_file_name("cases-documents");
    let _ = fs::remove_dir_all(&documents);
    for case in golden::cases("types") {
        copy_documents(&case, &documents.join(case.file_name().unwrap()));
    }
    fs::create_dir_all(documents.join("lawful")).unwrap();
    lawful::write(&documents.join("lawful"));
    package::write(&package, crate_files(&analysis(&documents, "*/*.json")));
    for command in ["clippy", "doc"] {
        let output = Command::new(env!("CARGO"))
            .args([command, "--offline", "--quiet", "--no-deps"])
            .current_dir(&package)
            .env("CARGO_TARGET_DIR", package.with_file_name("cases-target"))
            .env("RUSTFLAGS", "-D warnings")
            .env("RUSTDOCFLAGS", "-D warnings")
            .output()
            .unwrap();
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "cargo {command}:\n{stderr}");
    }
}
