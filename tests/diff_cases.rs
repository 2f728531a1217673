//! Each folder of `cases/diff` holds an old and a new version that differ in one thing, and what is reported: from old to
//! new, and from new to old. `ARMATURE_UPDATE=1 cargo test -p armature-tests --test diff` writes the reports anew.
#![allow(
    clippy::disallowed_methods,
    reason = "tests read and write files of their own"
)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use armature::internals::Extent;
use armature::internals::diagnostic::Diagnostics;
use armature::internals::diff::{self, Change, Input, Named, Options, Part, Rule};
use armature::internals::limits::Limits;

use crate::golden;

/// The arguments for reports of names and orders, which few cases are about.
const NAMES: [&str; 7] = [
    "base-changed",
    "client-parameter-removed",
    "definition-removed",
    "extends-changed",
    "parameter-moved",
    "parameter-order-changed",
    "reference-redirected",
];

fn run(case: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let name = case.file_name().unwrap().to_string_lossy().into_owned();
    let names = if NAMES.contains(&name.as_str()) {
        &["--sdk"][..]
    } else {
        &[]
    };
    let output = Command::new(env!("CARGO_BIN_EXE_armature-under-test"))
        .arg("diff")
        .args(arguments)
        .args(names)
        .current_dir(case)
        .output()
        .unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(stderr, "", "{}", case.display());
    (output.status.code(), String::from_utf8(output.stdout).unwrap())
}

/// Returns the names of the two versions of a case.
fn versions(case: &Path) -> [String; 2] {
    ["old", "new"].map(|stem| {
        let endings = ["yaml", "json"];
        let names = endings.map(|ending| format!("{stem}.{ending}"));
        let name = names.into_iter().find(|name| case.join(name).is_file());
        name.unwrap_or_else(|| panic!("{} has no `{stem}`", case.display()))
    })
}

#[test]
fn each_rule_reports_its_changes_in_both_directions() {
    let mut differences = Vec::new();
    for case in golden::cases("diff") {
        let [old, new] = versions(&case);
        for (stem, from, to) in [("forth", &old, &new), ("back", &new, &old)] {
            let (code, text) = run(&case, &[from, to]);
            let has_errors = text.lines().any(|line| line.starts_with("error["));
            assert_eq!(code, Some(i32::from(has_errors)), "{}", case.display());
            let (_, json) = run(&case, &[from, to, "--message-format", "json"]);
            differences.extend(golden::difference(&case.join(format!("{stem}.txt")), &text));
            differences.extend(golden::difference(&case.join(format!("{stem}.jsonl")), &json));
        }
    }
    golden::assert_none(differences);
}

#[test]
fn every_rule_has_a_case_that_shows_it() {
    let cases: BTreeSet<PathBuf> = golden::cases("diff").into_iter().collect();
    for rule in Rule::ALL {
        let code = rule.code();
        let name = code.rsplit("::").next().unwrap();
        let case = cases.iter().find(|case| case.ends_with(name));
        let case = case.unwrap_or_else(|| panic!("no case shows {code}"));
        let forth = std::fs::read_to_string(case.join("forth.txt")).unwrap();
        assert!(forth.contains(&format!("[{code}]")), "{code}:\n{forth}");
    }
}

#[test]
fn a_document_does_not_differ_from_itself() {
    for case in golden::cases("diff") {
        for version in versions(&case) {
            let (code, text) = run(&case, &[&version, &version]);
            assert_eq!(
                (code, text.as_str()),
                (Some(0), "0 changes: 0 errors, 0 warnings, 0 notes\n"),
                "{}",
                case.display()
            );
        }
    }
}

#[test]
fn all_operations_as_a_part_have_the_changes_of_the_whole() {
    let read = |file: &Path| {
        let named = Named::at(file).unwrap();
        let mut diagnostics = Diagnostics::default();
        Input::read(&named, Limits::default(), Extent::Constraints, &mut diagnostics)
    };
    let mut compared = 0;
    for case in golden::cases("diff") {
        let [old, new] = versions(&case).map(|name| read(&case.join(name)));
        let (Ok(old), Ok(new)) = (old, new) else { continue };
        let sides = (old.side_of(|_| true), new.side_of(|_| true));
        let operations = |input: &Input| input.analysis.model.operations.to_vec();
        let (old_operations, new_operations) = (operations(&old), operations(&new));
        let part = |ends| {
            let (old, new) = (
                old_operations.iter().collect::<Vec<_>>(),
                new_operations.iter().collect::<Vec<_>>(),
            );
            let part = Part {
                old: &old,
                new: &new,
                ends,
            };
            diff::changes_of_part(&sides.0, &sides.1, &part)
        };
        let of_operations = |change: &Change| {
            let of = &change.occurrences[0].operation;
            let is_of_api = change.rule.code().contains("::server-") || of.is_empty();
            !is_of_api && !of.starts_with("webhook") && !of.starts_with("callback")
        };
        let keys = |changes: Vec<Change>| {
            let keys = changes.iter().filter(|change| of_operations(change));
            keys.map(|change| (change.rule, change.message.clone(), change.impact))
                .collect::<BTreeSet<_>>()
        };
        let whole = keys(diff::changes(&sides.0, &sides.1, Options::default()));
        assert_eq!(keys(part(&|_| false)), whole, "{}", case.display());
        // Without types there are the changes of operations alone.
        assert!(keys(part(&|_| true)).is_subset(&whole), "{}", case.display());
        compared += whole.len();
    }
    assert!(compared > 60, "{compared}");
}

#[test]
fn types_of_other_parts_are_not_compared() {
    let read = |name: &str| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/diff/constraint-tightened");
        let named = Named::at(&folder.join(name)).unwrap();
        let mut diagnostics = Diagnostics::default();
        Input::read(&named, Limits::default(), Extent::Constraints, &mut diagnostics).unwrap()
    };
    let (old, new) = (read("old.yaml"), read("new.yaml"));
    let (old_side, new_side) = (old.side_of(|_| true), new.side_of(|_| true));
    let old_operations: Vec<_> = old.analysis.model.operations.iter().collect();
    let new_operations: Vec<_> = new.analysis.model.operations.iter().collect();
    let found = |ends| {
        let part = Part {
            old: &old_operations,
            new: &new_operations,
            ends,
        };
        let changes = diff::changes_of_part(&old_side, &new_side, &part);
        changes.iter().map(|change| change.rule).collect::<Vec<_>>()
    };
    assert!(found(&|_| false).contains(&Rule::ConstraintTightened));
    assert_eq!(found(&|_| true), []);
}
