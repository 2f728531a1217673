//! Types whose required properties are fields without `Option`: the files of `cases/programs/parcels`, and a program that uses
//! them.
#![allow(clippy::disallowed_methods, reason = "tests write files of their own")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use armature::internals::output::File;
use armature::{Config, Selection};

use crate::{golden, package};

fn case() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/programs/parcels")
}

fn crate_files() -> Vec<File> {
    let config = Config::new(case(), "parcels")
        .spec("parcels.yaml")
        .crate_name("armature-parcels")
        .plain_required(true)
        .only(Selection {
            docs: false,
            ..Selection::ALL
        });
    let generation = armature::generate(&config).unwrap();
    generation.files().cloned().collect()
}

#[test]
fn required_properties_are_plain_fields() {
    let files = crate_files().into_iter();
    let files = files.filter(|file| file.path == "src/lib.rs" || file.path.ends_with("v1_0/mod.rs"));
    let files: BTreeMap<String, String> = files.map(|file| (file.path, file.content)).collect();
    assert_eq!(files.len(), 2);
    golden::assert_none(golden::differences(&case().join("expected"), &files));
}

#[test]
fn a_body_without_a_required_property_is_not_read() {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let package = target.join("armature-parcels");
    package::write(&package, crate_files());
    fs::write(
        package.join("src/main.rs"),
        include_str!("types_required_main.rs"),
    )
    .unwrap();
    let mut command = Command::new(env!("CARGO"));
    command
        .args([
            "run",
            "--offline",
            "--quiet",
            "--config",
            "profile.dev.debug=false",
        ])
        .current_dir(&package)
        .env("CARGO_TARGET_DIR", target.join("round-trip-target"))
        .env("RUSTFLAGS", "-D warnings");
    let output = command.output().unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}
