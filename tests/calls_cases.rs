//! Golden cases of calls: each folder of `cases/calls` holds a document and the calls that are made of its operations.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use armature::internals::diagnostic::Diagnostics;
use armature::internals::output::File;
use armature::internals::source::Root;
use armature::internals::{Analysis, Extent, rust};

use crate::golden;

/// Returns the files of the crate that is made of the documents below a folder.
pub(crate) fn crate_files(case: &Path, pattern: &str) -> Vec<File> {
    let mut diagnostics = Diagnostics::default();
    let root = Root::open(case).unwrap();
    let paths = root.expand(pattern).unwrap();
    let sources = armature::internals::load(root, &paths, &mut diagnostics);
    let analysis = Analysis::of(&sources, &paths, Extent::Types, &mut diagnostics);
    assert!(!diagnostics.has_errors(), "{diagnostics:?}");
    let options = rust::Options {
        crate_name: "armature-calls".into(),
        validators: true,
        calls: true,
        ..rust::Options::default()
    };
    rust::generate(&analysis, &options)
}

/// Returns the folder of all cases.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/calls")
}

#[test]
fn calls_are_as_expected() {
    let mut differences = Vec::new();
    for case in golden::cases("calls") {
        let files: BTreeMap<String, String> = crate_files(&case, "*.yaml")
            .into_iter()
            .filter_map(|file| {
                let name = file.path.rsplit('/').next()?.to_owned();
                (name == "calls.rs").then_some((name, file.content))
            })
            .collect();
        assert_eq!(files.len(), 1, "{}", case.display());
        differences.extend(golden::differences(&case.join("expected"), &files));
    }
    golden::assert_none(differences);
}
