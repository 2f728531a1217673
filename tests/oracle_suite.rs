//! Verdicts about the tests of JSON-Schema-Test-Suite, draft 2020-12. The suite is not part of the project:
//! `ARMATURE_SCHEMA_SUITE=FOLDER` names its folder `tests/draft2020-12`, such as that in the source package of the Python package
//! `jsonschema`. A schema is a definition of an OpenAPI 3.1 document; one without `$id` gets one, so that its pointers are
//! its own.
#![allow(
    clippy::disallowed_methods,
    reason = "tests read and write files of their own"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use armature::internals::diagnostic::Diagnostics;
use armature::internals::source::Root;
use armature::internals::support::check::{Direction, Validator};
use armature::internals::{Analysis, Extent};
use serde_json::{Value, json};

/// Tests whose verdict is another one on purpose, by file: `format` and `contentEncoding` are checked, `dependencies` is not read,
/// what is below an unknown keyword is, and documents of other hosts are not.
const ON_PURPOSE: [(&str, usize); 8] = [
    ("content.json", 3),
    ("defs.json", 2),
    ("dynamicRef.json", 13),
    ("format.json", 17),
    ("optional/dependencies-compatibility.json", 14),
    ("optional/ecmascript-regex.json", 1),
    ("optional/unknownKeyword.json", 2),
    ("ref.json", 2),
];

/// Files of tests about other drafts and about documents of other hosts.
const OTHER: [&str; 3] = ["refRemote.json", "vocabulary.json", "cross-draft.json"];

#[test]
fn verdicts_are_those_of_the_test_suite() {
    let Ok(folder) = std::env::var("ARMATURE_SCHEMA_SUITE") else {
        eprintln!("skipped: ARMATURE_SCHEMA_SUITE is not set");
        return;
    };
    let folder = PathBuf::from(folder);
    let (mut count, mut others) = (0, BTreeMap::new());
    for name in files(&folder) {
        let groups: Vec<Value> =
            serde_json::from_str(&fs::read_to_string(folder.join(&name)).unwrap()).unwrap();
        for group in groups {
            let tests = group["tests"].as_array().unwrap();
            count += tests.len();
            let other = others_of(&group["schema"], tests);
            if other > 0 {
                println!("{name}: {}: {other}", group["description"]);
                *others.entry(name.clone()).or_insert(0) += other;
            }
        }
    }
    let expected = ON_PURPOSE.map(|(name, count)| (name.to_owned(), count));
    let total: usize = others.values().sum();
    println!("{} of {count} tests have the verdict of the suite", count - total);
    assert!(count > 1000, "the suite is there");
    assert_eq!(others, BTreeMap::from(expected));
}

/// Returns the names of the files with tests, those about optional behaviour too, but for formats.
fn files(folder: &Path) -> Vec<String> {
    let mut names = Vec::new();
    for part in ["", "optional/"] {
        for entry in fs::read_dir(folder.join(part)).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            if name.ends_with(".json") && !OTHER.contains(&name.as_str()) {
                names.push(format!("{part}{name}"));
            }
        }
    }
    names.sort();
    names
}

/// Returns how many tests of a schema have another verdict.
fn others_of(schema: &Value, tests: &[Value]) -> usize {
    let mut schema = schema.clone();
    if let Value::Object(keywords) = &mut schema {
        keywords.remove("$schema");
        keywords
            .entry("$id")
            .or_insert_with(|| json!("https://example.com/schema.json"));
    }
    let document = json!({
        "openapi": "3.1.0",
        "info": { "title": "T", "version": "1" },
        "components": { "schemas": { "T": schema } },
    });
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("suite");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("document.json"), document.to_string()).unwrap();
    let mut diagnostics = Diagnostics::default();
    let paths = ["document.json".to_owned()];
    let sources = armature::internals::load(Root::open(&folder).unwrap(), &paths, &mut diagnostics);
    let analysis = Analysis::of(&sources, &paths, Extent::Constraints, &mut diagnostics);
    if diagnostics.has_errors() {
        return tests.len();
    }
    let bump = bumpalo::Bump::new();
    let mut tables = analysis.tables(&bump);
    let link = tables.used(analysis.model.documents[0].definitions[0].1);
    let (schemas, _) = tables.finish();
    let validator = Validator::new(schemas, Direction::Any);
    let is_other = |test: &&Value| {
        let violations = validator.violations(link.schema(schemas), &test["data"]);
        Some(violations.is_empty()) != test["valid"].as_bool()
    };
    tests.iter().filter(is_other).count()
}
