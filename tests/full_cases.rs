//! Golden pages: each folder of `cases/full` holds documents, remarks perhaps, and the pages that they give.

use std::collections::BTreeMap;

use armature::Config;

use crate::{golden, run};

const LEGEND: [&str; 2] = ["all-codes.md", "all-marks.md"];

#[test]
fn the_legend_explains_marks_and_codes() {
    let case = golden::cases("full").into_iter().next().unwrap();
    let config = Config::new(&case, case.join("out")).spec("*/Microsoft.*/**/*.json");
    let (files, _) = run::pages(config.crate_name("full-cases"));
    let [codes, marks] = LEGEND.map(|path| files.iter().find(|file| file.path == path).unwrap());
    for code in armature::internals::support::check::Code::ALL {
        assert!(
            codes.content.contains(&format!("\n## {}\n", text(code.as_str()))),
            "{code:?}"
        );
    }
    let example = "\n```\n\"zones\": [\"1\"]            for: \"maxItems\": 1\n```\n";
    assert!(codes.content.contains(example), "{}", codes.content);
    for mark in [
        "**required**",
        "*read-only*",
        "*create-only*",
        "*secret*",
        "*deprecated*",
        "*preview*",
        "*long-running*",
        "*paged*",
    ] {
        let name = mark.trim_matches('*');
        let row = format!("| {mark} | <a id=\"mark:{name}\"></a>");
        assert!(marks.content.contains(&row), "{row}");
    }
}

/// A name as Markdown has it.
fn text(name: &str) -> String {
    name.replace('_', "\\_")
}

#[test]
fn pages_are_as_expected() {
    let mut differences = Vec::new();
    for case in golden::cases("full") {
        let config = Config::new(&case, case.join("out")).spec("*/Microsoft.*/**/*.json");
        let (files, problems) = run::pages(config.crate_name("full-cases"));
        // The same on every site; `the_legend_explains_marks_and_codes` looks at them.
        let files = files
            .into_iter()
            .filter(|file| !LEGEND.contains(&file.path.as_str()));
        let files = files.map(|file| (file.path, file.content));
        let mut files: BTreeMap<String, String> = files.collect();
        files.insert("problems.txt".into(), problems);
        differences.extend(golden::differences(&case.join("expected"), &files));
    }
    golden::assert_none(differences);
}
