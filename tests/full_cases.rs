//! Golden pages: each folder of `cases/full` holds documents, remarks perhaps, and the pages that they give.

use std::collections::BTreeMap;

use armature::Config;

use crate::{golden, run};

#[test]
fn pages_are_as_expected() {
    let mut differences = Vec::new();
    for case in golden::cases("full") {
        let config = Config::new(&case, case.join("out")).spec("*/Microsoft.*/**/*.json");
        let (files, problems) = run::pages(config.crate_name("full-cases"));
        let files = files.into_iter().map(|file| (file.path, file.content));
        let mut files: BTreeMap<String, String> = files.collect();
        files.insert("problems.txt".into(), problems);
        differences.extend(golden::differences(&case.join("expected"), &files));
    }
    golden::assert_none(differences);
}
