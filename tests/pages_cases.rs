//! Golden cases of the pages: a folder with the documents `in`, what is excluded in `exclude`, and the pages `out` with
//! the problems in `problems.txt`. Where only some pages matter, `shown` lists them.
#![allow(
    clippy::disallowed_methods,
    reason = "tests read and write files of their own"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use armature::internals::source::Root;

use crate::golden;
use crate::run::{self, Configuration};

/// What a case gives, by path.
fn outcome(case: &Path) -> BTreeMap<String, String> {
    let list = |name: &str| fs::read_to_string(case.join(name)).ok();
    let exclude = list("exclude").unwrap_or_default();
    let root = case.join("in");
    let configuration = Configuration {
        paths: Root::open(&root)
            .and_then(|root| root.expand("**/*.json"))
            .expect("a case has documents"),
        root,
        options: run::options(exclude.lines().map(str::to_owned).collect()),
    };
    let (files, diagnostics) = run::pages(&configuration);
    let shown = list("shown");
    let is_shown = |path: &str| match &shown {
        Some(list) => list.lines().any(|line| line == path),
        None => path.contains('/'),
    };
    let mut outcome: BTreeMap<String, String> = files
        .into_iter()
        .filter(|file| is_shown(&file.path))
        .map(|file| (file.path, file.content))
        .collect();
    let problems: String = diagnostics
        .iter()
        .map(|problem| format!("{}: {}\n", problem.code, problem.message))
        .collect();
    if !problems.is_empty() {
        outcome.insert("problems.txt".to_owned(), problems);
    }
    outcome
}

#[test]
fn cases_give_their_pages() {
    let cases = golden::cases("pages");
    let mut differences = Vec::new();
    for case in &cases {
        differences.extend(golden::differences(&case.join("out"), &outcome(case)));
    }
    golden::assert_none(differences);
    assert!(cases.len() > 50, "{} cases", cases.len());
}
