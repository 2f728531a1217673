//! Generated crates that have their runtime from the package `armature-runtime`.
#![allow(
    clippy::disallowed_methods,
    reason = "tests read and write files of their own"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use armature::Runtime;
use armature::internals::diagnostic::Diagnostics;
use armature::internals::source::Root;
use armature::internals::{Analysis, Extent, load, rust};

use crate::package;

/// Uses types of two crates with functions for those of one runtime.
const MAIN: &str = r##"//! Values of two crates meet in functions of the runtime that both have.
use armature_runtime::{DateTime, Direction, Validate, Violations, operation::Operation};
use formats::api::formats::v2024_01_01::Formats;
use limits::api::limits::v2024_01_01::Limits;

fn year(time: &DateTime) -> i32 {
    time.get().unwrap().year()
}

fn count(violations: Violations) -> usize {
    violations.len()
}

fn method<T: Operation>(_operation: T) -> &'static str {
    T::DESCRIPTION.method
}

fn main() {
    let of_one: formats::DateTime = "2021-01-01T00:00:00Z".into();
    let of_other: limits::DateTime = of_one.clone();
    assert_eq!((year(&of_one), year(&of_other)), (2021, 2021));
    let body = br#"{"name": 1, "at": 1}"#;
    let one = Formats::from_json_for(body, Direction::Create).err().unwrap_or_default();
    let other = Limits::from_json_for(br#"{"name": 1}"#, limits::Direction::Create).unwrap_err();
    assert_eq!((count(one), count(other)), (2, 1));
    assert_eq!(method(limits::api::limits::v2024_01_01::operations::Get), "GET");
}
"##;

/// Returns a document with an object of the name `title`, whose member `at` is a point of time.
fn document(title: &str) -> String {
    let reference = format!("#/definitions/{title}");
    serde_json::json!({
        "swagger": "2.0", "info": {"title": title, "version": "2024-01-01"},
        "paths": {"/a": {"get": {"operationId": "Get", "responses": {
            "200": {"description": "", "schema": {"$ref": reference}}
        }}}},
        "definitions": {title: {"type": "object", "properties": {
            "at": {"type": "string", "format": "date-time"},
            "name": {"type": "string", "pattern": "^a"},
        }}},
    })
    .to_string()
}

/// Writes the crate of a document into a folder.
fn generate(folder: &Path, title: &str) -> PathBuf {
    let name = title.to_lowercase();
    let specs = folder.join("specs/api");
    fs::create_dir_all(&specs).unwrap();
    fs::write(specs.join(format!("{name}.json")), document(title)).unwrap();
    let mut diagnostics = Diagnostics::default();
    let paths = [format!("api/{name}.json")];
    let root = Root::open(&folder.join("specs")).unwrap();
    let sources = load(root, &paths, &mut diagnostics);
    let analysis = Analysis::of(&sources, &paths, Extent::Types, &mut diagnostics);
    let options = rust::Options {
        crate_name: name.clone(),
        validators: true,
        runtime: Runtime::Package {
            path: Some("../armature-runtime".into()),
            version: None,
        },
        ..rust::Options::default()
    };
    let package = folder.join(name);
    package::write(&package, rust::generate(&analysis, &options));
    package
}

#[test]
fn two_crates_share_the_types_of_their_runtime() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("shared-runtime");
    package::write(&folder.join("armature-runtime"), rust::runtime_package());
    for title in ["Formats", "Limits"] {
        let package = generate(&folder, title);
        assert!(!package.join("src/support").exists());
    }
    let main = folder.join("main");
    fs::create_dir_all(main.join("src")).unwrap();
    let dependencies = ["armature-runtime", "formats", "limits"];
    let dependencies = dependencies.map(|name| format!("{name} = {{ path = \"../{name}\" }}\n"));
    let manifest = format!(
        "[package]\nname = \"main\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n{}",
        dependencies.concat()
    );
    fs::write(main.join("Cargo.toml"), manifest).unwrap();
    fs::write(main.join("src/main.rs"), MAIN).unwrap();
    fs::copy(folder.join("formats/Cargo.lock"), main.join("Cargo.lock")).unwrap();
    let output = Command::new(env!("CARGO"))
        .args([
            "run",
            "--offline",
            "--quiet",
            "--config",
            "profile.dev.debug=false",
        ])
        .current_dir(&main)
        .env("CARGO_TARGET_DIR", folder.join("../round-trip-target"))
        .env("RUSTFLAGS", "-D warnings")
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
fn the_package_of_the_runtime_is_that_of_the_workspace() {
    let written: BTreeMap<String, String> = rust::runtime_package()
        .into_iter()
        .map(|file| (file.path, file.content))
        .collect();
    let manifest: toml::Table = written["Cargo.toml"].parse().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../templates");
    let member = fs::read_to_string(root.join("runtime/Cargo.toml")).unwrap();
    let member: toml::Table = member.parse().unwrap();
    for table in ["dependencies", "features"] {
        assert_eq!(manifest[table], member[table], "{table}");
    }
    assert_eq!(manifest["package"]["name"], member["package"]["name"]);
    // All sources are embedded.
    let mut open = vec![root.join("support")];
    let mut count = 1;
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                open.push(entry);
                continue;
            }
            let path = entry.strip_prefix(root.join("support")).unwrap();
            let path = format!("src/{}", path.to_string_lossy().replace('\\', "/"));
            assert_eq!(
                written.get(&path),
                fs::read_to_string(&entry).ok().as_ref(),
                "{path}"
            );
            count += 1;
        }
    }
    assert_eq!(written.len(), count);
}
