//! Numbers with more digits than their Rust types hold: they are written back as they were read.
#![allow(
    clippy::disallowed_methods,
    reason = "tests read and write files of their own"
)]

use std::fs;
use std::path::Path;
use std::process::Command;

use armature::diagnostic::Diagnostics;
use armature::source::Root;
use armature::{Analysis, Extent, rust};

#[test]
fn digits_come_back() {
    let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/types/digits");
    let mut diagnostics = Diagnostics::default();
    let paths = ["numbers.json".to_owned()];
    let sources = armature::load(Root::open(&case).unwrap(), &paths, &mut diagnostics);
    let analysis = Analysis::of(&sources, &paths, Extent::Types, &mut diagnostics);
    let options = rust::Options {
        crate_name: "armature-digits".into(),
        validators: true,
        embedded: false,
    };
    let target = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let package = target.join("digits-package");
    let _ = fs::remove_dir_all(package.join("src"));
    for file in rust::generate(&analysis, &options) {
        let path = package.join(&file.path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let more = if file.path == "Cargo.toml" {
            "\n[workspace]\n"
        } else {
            ""
        };
        fs::write(path, file.content + more).unwrap();
    }
    fs::write(package.join("src/main.rs"), include_str!("types_digits_main.rs")).unwrap();
    // The very versions that the project is locked to, so that nothing is fetched.
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
    fs::copy(lock, package.join("Cargo.lock")).unwrap();
    let output = Command::new(env!("CARGO"))
        .args([
            "run",
            "--offline",
            "--quiet",
            "--config",
            "profile.dev.debug=false",
        ])
        .current_dir(&package)
        .env("CARGO_TARGET_DIR", target.join("round-trip-target"))
        .env("RUSTFLAGS", "-D warnings")
        .output()
        .unwrap();
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{stderr}");
}
