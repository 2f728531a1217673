//! Modules of crates: no document replaces the runtime, of the crate's root, of a program or of another document.
#![allow(
    clippy::disallowed_methods,
    reason = "tests read and write files of their own"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use armature::Config;
use armature::internals::diagnostic::Diagnostics;
use armature::internals::source::Root;
use armature::internals::{Analysis, Extent};
use serde_json::json;

/// The paths of the modules that documents of these paths and versions have.
fn modules(folder: &str, documents: &[(&str, &str)]) -> Vec<String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(folder);
    for (path, version) in documents {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let part = json!({"type": "object", "properties": {"a": {"type": "string"}}});
        let document = json!({"swagger": "2.0", "info": {"title": "One", "version": version}, "paths": {},
                              "definitions": {"Part": part}});
        fs::write(path, document.to_string()).unwrap();
    }
    let mut diagnostics = Diagnostics::default();
    let paths: Vec<String> = documents.iter().map(|(path, _)| (*path).to_owned()).collect();
    let sources = armature::internals::load(Root::open(&folder).unwrap(), &paths, &mut diagnostics);
    let analysis = Analysis::of(&sources, &paths, Extent::Types, &mut diagnostics);
    assert!(!diagnostics.has_errors(), "{diagnostics:?}");
    let modules = analysis.model.modules.iter();
    modules.map(|(_, module)| module.path.join("/")).collect()
}

#[test]
fn no_document_is_a_folder_of_another_one() {
    let found = modules(
        "modules-folders",
        &[
            ("advisor/advisor.json", "1"),
            ("advisor/v1.json", "2"),
            ("boxes/boxes.json", "1"),
            ("v1/v1.json", "1"),
        ],
    );
    assert_eq!(found, ["advisor/advisor/v1", "advisor/v1/v2", "boxes/v1", "v1"]);
    let unique: BTreeSet<&String> = found.iter().collect();
    assert_eq!(unique.len(), found.len());
}

#[test]
fn no_document_takes_the_place_of_the_runtime_the_root_or_a_program() {
    let found = modules(
        "modules-reserved",
        &[
            ("support/check.json", "1"),
            ("lib/boxes.json", "1"),
            ("bin/main.json", "1"),
            ("crate/type.json", "1"),
        ],
    );
    assert_eq!(
        found,
        [
            "support_/check/v1",
            "lib_/boxes/v1",
            "bin_/main/v1",
            "crate_/type_/v1"
        ]
    );
}

#[test]
fn the_data_plane_of_a_service_is_apart_from_its_management() {
    let found = modules(
        "modules-planes",
        &[
            (
                "vault/resource-manager/Vault/stable/2024-01-01/vaults.json",
                "2024-01-01",
            ),
            ("vault/data-plane/Vault/stable/7.4/secrets.json", "7.4"),
            ("data-plane/boxes.json", "1"),
        ],
    );
    assert_eq!(
        found,
        [
            "vault/vaults/v2024_01_01",
            "vault_data_plane/secrets/v7_4",
            "data_plane/boxes/v1"
        ]
    );
}

#[test]
fn features_have_one_separator_unless_two_are_the_same_then() {
    let documents = [
        ("a_b/c.json", "1"),
        ("a/b_c.json", "1"),
        ("boxes/my_box.json", "1.2"),
    ];
    modules("modules-features", &documents);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("modules-features");
    let config = documents
        .iter()
        .fold(Config::new(folder, "out"), |config, (path, _)| config.spec(*path));
    let generation = armature::generate(&config).unwrap();
    let manifest = generation.files().find(|file| file.path == "Cargo.toml").unwrap();
    let (_, features) = manifest.content.split_once("[features]").unwrap();
    let features: Vec<&str> = features
        .lines()
        .filter_map(|line| line.strip_suffix(" = []"))
        .collect();
    assert_eq!(features, ["a-b_c-v1", "a_b-c-v1", "boxes-my-box-v1-2"]);
}
