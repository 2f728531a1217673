//! Golden pages: each folder of `cases/full` holds documents, remarks perhaps, and the pages that they give.

use armature::Config;

use crate::{golden, run};

#[test]
fn pages_are_as_expected() {
    let mut differences = Vec::new();
    for case in golden::cases("full") {
        let config = Config::new(&case, case.join("out")).spec("*/Microsoft.*/**/*.json");
        let (files, problems) = run::pages(config.crate_name("full-cases"));
        let expected = case.join("expected");
        for file in files {
            differences.extend(golden::difference(&expected.join(&file.path), &file.content));
        }
        differences.extend(golden::difference(&expected.join("problems.txt"), &problems));
    }
    golden::assert_none(differences);
}
