//! Golden cases: each folder of `cases/check` holds a document, values for its definitions, and the report of what
//! a check finds in them. `ARMATURE_UPDATE=1 cargo test -p armature-tests --test check` writes the reports anew.
#![allow(
    clippy::disallowed_methods,
    reason = "tests read and write files of their own"
)]

use std::fs;
use std::path::{Path, PathBuf};

use armature::internals::diagnostic::Diagnostics;
use armature::internals::source::Root;
use armature::internals::support::check::{Code, Direction, Validator};
use armature::internals::{Analysis, Extent};
use serde_json::Value;

/// The folders of the cases, sorted.
fn folders() -> Vec<PathBuf> {
    let all = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/check");
    let mut folders: Vec<PathBuf> = fs::read_dir(all)
        .unwrap()
        .flatten()
        .map(|entry| entry.path())
        .collect();
    folders.sort();
    folders
}

fn direction(name: Option<&str>) -> Direction {
    match name {
        Some("create") => Direction::Create,
        Some("update") => Direction::Update,
        Some("response") => Direction::Response,
        None => Direction::Any,
        Some(other) => panic!("no direction: {other}"),
    }
}

/// The value of a case, and how other values contain it: `nested` in a member, some times.
fn value(case: &Value) -> (Value, String) {
    let value = case["value"].clone();
    let Some(member) = case["nested"]["in"].as_str() else {
        return (value, String::new());
    };
    let times = case["nested"]["times"].as_u64().unwrap();
    let nested = (0..times).fold(value, |inner, _| serde_json::json!({ member: inner }));
    (nested, format!(", in {times} times {member:?}"))
}

/// What a check finds in the values of a case.
fn report(folder: &Path) -> String {
    let mut diagnostics = Diagnostics::default();
    let paths = ["document.json".to_owned()];
    let sources = armature::internals::load(Root::open(folder).unwrap(), &paths, &mut diagnostics);
    let analysis = Analysis::of(&sources, &paths, Extent::Types, &mut diagnostics);
    let model = &analysis.model;
    let mut report = String::new();
    for problem in diagnostics.iter() {
        report += &format!("{}: {}\n", problem.code, problem.message);
    }
    let bump = bumpalo::Bump::new();
    let mut tables = analysis.tables(&bump);
    let definitions: Vec<_> = model.documents[0]
        .definitions
        .iter()
        .map(|(name, id)| (name.as_str(), tables.used(*id)))
        .collect();
    let (schemas, _) = tables.finish();
    let values: Value =
        serde_json::from_str(&fs::read_to_string(folder.join("values.json")).unwrap()).unwrap();
    for case in values.as_array().unwrap() {
        let name = case["type"].as_str().unwrap();
        let (_, link) = definitions.iter().find(|(known, _)| *known == name).unwrap();
        let direction = direction(case["direction"].as_str());
        let (value, how) = value(case);
        let violations = Validator::new(schemas, direction).violations(link.schema(schemas), &value);
        let to = case["direction"]
            .as_str()
            .map_or(String::new(), |name| format!(" ({name})"));
        report += &format!("\n{name}{to} {}{how}\n", case["value"]);
        match violations.is_empty() {
            true => report += "    valid\n",
            false => violations
                .iter()
                .for_each(|one| report += &format!("    {}: {one}\n", one.severity.as_str())),
        }
    }
    report.trim_start().to_owned()
}

#[test]
fn cases_have_the_reports_that_they_name() {
    let mut stale = Vec::new();
    for folder in folders() {
        let (report, file) = (report(&folder), folder.join("report.txt"));
        let expected = fs::read_to_string(&file).unwrap_or_default();
        if report != expected {
            match std::env::var_os("ARMATURE_UPDATE") {
                Some(_) => fs::write(&file, &report).unwrap(),
                None => stale.push(format!("{}\n{report}", folder.display())),
            }
        }
    }
    assert!(
        stale.is_empty(),
        "run with ARMATURE_UPDATE=1 and look at the difference:\n{}",
        stale.join("\n")
    );
}

#[test]
fn each_code_stands_in_a_report() {
    let reports: String = folders()
        .iter()
        .map(|folder| fs::read_to_string(folder.join("report.txt")).unwrap())
        .collect();
    let missing: Vec<&str> = Code::ALL
        .iter()
        // Malformed JSON has no value; `armature validate` and the tests of `from_json` have it.
        .filter(|code| **code != Code::InvalidJson)
        .map(|code| code.as_str())
        .filter(|code| !reports.contains(&format!(": {code}: ")))
        .collect();
    assert!(missing.is_empty(), "no case has {missing:?}");
}
