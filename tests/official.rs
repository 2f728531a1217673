//! The official documents are read without an error: what is forbidden in them is little, and known.

use std::collections::BTreeSet;

use crate::corpus;
use crate::scratch::Scratch;

/// What the documents are warned of. All of it is true; everything else would be a false alarm.
const WARNINGS: [&str; 9] = [
    "armature::calls::media-type",
    "armature::docs::resource",
    "armature::docs::same-page",
    "armature::schema::discriminator",
    "armature::schema::required",
    "armature::schema::unused",
    "armature::swagger::path",
    "armature::swagger::required",
    "armature::swagger::type",
];

#[test]
fn official_documents_give_no_error() {
    let Some(folder) = corpus::folder() else { return };
    let scratch = Scratch::new("official");
    let root = folder.join("specs/specification");
    let output = scratch
        .program()
        .args([
            "generate",
            "--root",
            &root.to_string_lossy(),
            "--spec",
            "**/*.json",
            "--out",
            "out",
        ])
        .args(["--only", "types", "--message-format", "json"])
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<serde_json::Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let problems = lines.iter().filter(|line| line["kind"] == "diagnostic");
    let found: BTreeSet<&str> = problems.filter_map(|line| line["code"].as_str()).collect();
    let unexpected: Vec<_> = found.iter().filter(|code| !WARNINGS.contains(code)).collect();
    assert!(unexpected.is_empty(), "{unexpected:?}");
    assert!(output.status.success());
    assert!(
        lines
            .last()
            .is_some_and(|line| line["written"].as_u64() > Some(500))
    );
}
