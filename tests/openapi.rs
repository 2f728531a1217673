//! OpenAPI 3.0: each folder of `cases/openapi` holds documents, the model that they give and the Rust that is made of it.
#![allow(clippy::disallowed_methods, reason = "tests read files of their own")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use armature::internals::diagnostic::Diagnostics;
use armature::internals::rust;
use armature::internals::source::Root;
use armature::internals::{Analysis, Extent};

use crate::golden;
use crate::hostile::compiles;
use crate::scratch::Scratch;

/// The document of a case that is named; the others are referenced.
fn main_of(case: &Path) -> String {
    let entries = fs::read_dir(case)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap());
    entries.into_iter().find(|name| name.ends_with(".yaml")).unwrap()
}

#[test]
fn models_and_types_are_as_expected() {
    let mut differences = Vec::new();
    for case in golden::cases("openapi") {
        let mut diagnostics = Diagnostics::default();
        let paths = vec![main_of(&case)];
        let sources = armature::internals::load(Root::open(&case).unwrap(), &paths, &mut diagnostics);
        let analysis = Analysis::of(&sources, &paths, Extent::Types, &mut diagnostics);
        assert!(!diagnostics.has_errors(), "{diagnostics:?}");
        let model = analysis.model.to_json() + "\n";
        let mut files = BTreeMap::from([("model.json".to_owned(), model)]);
        let options = rust::Options {
            crate_name: "armature-cases".into(),
            validators: false,
            ..rust::Options::default()
        };
        for file in rust::generate(&analysis, &options) {
            let path = file
                .path
                .strip_prefix("src/")
                .filter(|path| !path.starts_with("support/"));
            if let Some(path) = path.filter(|path| path.matches('/').count() > 1) {
                files.insert(path.to_owned(), file.content);
            }
        }
        differences.extend(golden::differences(&case.join("expected"), &files));
    }
    golden::assert_none(differences);
}

#[test]
fn the_crates_of_all_cases_compile() {
    for case in golden::cases("openapi") {
        let name = case.file_name().unwrap().to_string_lossy().into_owned();
        let scratch = Scratch::new(&format!("openapi-{name}"));
        let run = scratch.run(&format!(
            "generate --root {} --spec {} --out out",
            case.display(),
            main_of(&case)
        ));
        assert_eq!(run.code, 0, "{}", run.stderr);
        compiles(&scratch);
    }
}

/// The same document in both formats gives the same, apart from its own name.
#[test]
fn yaml_and_json_give_the_same() {
    let is_single = |case: &PathBuf| {
        let entries = fs::read_dir(case)
            .unwrap()
            .map(|entry| entry.unwrap().file_name());
        entries.filter(|name| name != "expected").count() == 1
    };
    for case in golden::cases("openapi").into_iter().filter(is_single) {
        let scratch = Scratch::new("openapi-formats");
        let text = fs::read_to_string(case.join(main_of(&case))).unwrap();
        let mut value: serde_yaml::Value = serde_yaml::from_str(&text).unwrap();
        value.apply_merge().unwrap();
        scratch.write("same.yaml", &text);
        scratch.write("json/same.yaml", &serde_json::to_string(&value).unwrap());
        assert_eq!(
            scratch
                .run("generate --root . --spec same.yaml --out yaml --crate same")
                .code,
            0
        );
        assert_eq!(
            scratch
                .run("generate --root json --spec same.yaml --out from-json --crate same")
                .code,
            0
        );
        let files = scratch.files("yaml");
        assert_eq!(files, scratch.files("from-json"));
        for file in files {
            let of = |folder: &str| scratch.read(&format!("{folder}/{file}"));
            assert_eq!(of("yaml"), of("from-json"), "{file}");
        }
    }
}

#[test]
fn links_and_callbacks_are_left_out_with_a_warning() {
    let scratch = Scratch::new("openapi-ignored");
    scratch.write("main.yaml", include_str!("cases/command/ignored.yaml"));
    let run = scratch.run("generate --root . --spec main.yaml --out out");
    assert_eq!(run.code, 0, "{}", run.stderr);
    for what in ["a link is not looked at", "a callback has no call"] {
        let message = format!("warning[armature::openapi::ignored]: {what}\n");
        assert!(run.stderr.contains(&message), "{what}: {}", run.stderr);
    }
    assert!(run.stderr.ends_with("warning: 2 warnings\n"), "{}", run.stderr);
}

/// Definitions are used by bodies of any media type, forms too, though the model has one body for an operation.
#[test]
fn what_bodies_of_any_media_type_refer_to_is_used() {
    let scratch = Scratch::new("openapi-used");
    scratch.write("main.yaml", include_str!("cases/command/bodies.yaml"));
    let run = scratch.run("generate --root . --spec main.yaml --out out");
    assert_eq!(run.code, 0, "{}", run.stderr);
    let unused: Vec<&str> = run
        .stderr
        .lines()
        .filter(|line| line.contains("is not used"))
        .collect();
    assert_eq!(
        unused,
        ["warning[armature::schema::unused]: the definition `Alone` is not used"]
    );
}

/// Checks bodies: the document, the definition, the body and the codes that are found, sorted.
fn verdicts(scratch: &Scratch, cases: &[(&str, &str, &str, &[&str])]) {
    for (document, definition, body, codes) in cases {
        scratch.write("body.json", body);
        let arguments = format!(
            "validate --root . --spec {document}.yaml --type {definition} --message-format json body.json"
        );
        let run = scratch.run(&arguments);
        let lines = run
            .stdout
            .lines()
            .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
        let mut found: Vec<String> = lines
            .filter(|line| line["kind"] == "finding")
            .map(|line| line["code"].as_str().unwrap_or_default().to_owned())
            .collect();
        found.sort();
        assert_eq!(found, *codes, "{body}: {}{}", run.stdout, run.stderr);
    }
}

#[test]
fn branches_are_told_apart_by_the_values_that_they_require() {
    let scratch = Scratch::new("openapi-verdicts-tags");
    scratch.write(
        "items.yaml",
        include_str!("cases/openapi/required-tags/items.yaml"),
    );
    let unknown: &[&str] = &["DISCRIMINATOR_VALUE_NOT_FOUND"];
    verdicts(
        &scratch,
        &[
            ("items", "Item", r#"{"type":"message","text":"a"}"#, &[]),
            (
                "items",
                "Item",
                r#"{"type":"message","text":1}"#,
                &["INVALID_TYPE"],
            ),
            ("items", "Item", r#"{"type":"tool_call","name":"a"}"#, &[]),
            ("items", "Item", r#"{"type":"Message"}"#, unknown),
            ("items", "Input", r#"{"type":"call","name":"a"}"#, &[]),
            (
                "items",
                "Input",
                r#"{"type":"reference","id":1}"#,
                &["INVALID_TYPE"],
            ),
            (
                "items",
                "Ambiguous",
                r#"{"type":"message","body":["a"]}"#,
                &["ONE_OF_MULTIPLE"],
            ),
            ("items", "Ambiguous", r#"{"type":"message","text":"a"}"#, &[]),
            ("items", "Named", r#"{"type":"Plain"}"#, &[]),
            (
                "items",
                "Animal",
                r#"{"kind":"cat","lives":"9"}"#,
                &["INVALID_TYPE"],
            ),
        ],
    );
}

/// In OpenAPI a schema without `type` allows other types than objects; so do those in files that are only referenced.
#[test]
fn files_without_a_version_are_checked_as_the_documents_that_refer_to_them() {
    let scratch = Scratch::new("openapi-verdicts-files");
    scratch.write(
        "main.yaml",
        "openapi: 3.0.3\ninfo: { title: A, version: '1' }\npaths: {}\ncomponents: { schemas: { Part: { $ref: part.yaml } } }\n",
    );
    scratch.write("part.yaml", "properties: { name: { type: string } }\n");
    verdicts(
        &scratch,
        &[
            ("main", "Part", "1", &[]),
            ("main", "Part", r#"{"name":1}"#, &["INVALID_TYPE"]),
        ],
    );
}

#[test]
fn bodies_are_checked_as_documents_of_3_1_say() {
    let scratch = Scratch::new("openapi-verdicts-3-1");
    for (name, text) in [
        ("values", include_str!("cases/openapi/types-list/values.yaml")),
        ("events", include_str!("cases/openapi/constants/events.yaml")),
        (
            "ranges",
            include_str!("cases/openapi/exclusive-bounds/ranges.yaml"),
        ),
        ("pets", include_str!("cases/openapi/reference-siblings/pets.yaml")),
        (
            "owners",
            include_str!("cases/openapi/nullable-references/owners.yaml"),
        ),
        (
            "settings",
            include_str!("cases/openapi/boolean-schemas/settings.yaml"),
        ),
        ("trees", include_str!("cases/openapi/anchors/trees.yaml")),
    ] {
        scratch.write(&format!("{name}.yaml"), text);
    }
    verdicts(
        &scratch,
        &[
            (
                "values",
                "Value",
                r#"{"key":1,"name":null,"size":1.5,"nothing":null,"list":[null]}"#,
                &[],
            ),
            ("values", "Value", r#"{"key":"a","one":true}"#, &[]),
            ("values", "Value", r#"{"key":true}"#, &["INVALID_TYPE"]),
            ("values", "Value", r#"{"key":1.5}"#, &["INVALID_TYPE"]),
            (
                "values",
                "Value",
                r#"{"key":1,"nothing":1,"name":"abcdef"}"#,
                &["INVALID_TYPE", "MAX_LENGTH"],
            ),
            (
                "events",
                "Event",
                r#"{"kind":"created","version":2,"tags":["a","b"],"state":null,"mixed":null}"#,
                &[],
            ),
            (
                "events",
                "Event",
                r#"{"kind":"other","tags":["b"]}"#,
                &["ENUM_MISMATCH", "ENUM_MISMATCH"],
            ),
            ("ranges", "Range", r#"{"above":4,"below":4,"both":8}"#, &[]),
            ("ranges", "Range", r#"{"above":3}"#, &["MINIMUM_EXCLUSIVE"]),
            ("ranges", "Range", r#"{"both":9}"#, &["MAXIMUM_EXCLUSIVE"]),
            ("ranges", "Range", r#"{"below":5}"#, &["MAXIMUM"]),
            (
                "pets",
                "Pet",
                r#"{"name":"Rex","short":"Rex","dog":{"age":3,"barks":true}}"#,
                &[],
            ),
            ("pets", "Pet", r#"{"short":"Rexy"}"#, &["MAX_LENGTH"]),
            ("pets", "Pet", r#"{"short":""}"#, &["MIN_LENGTH"]),
            (
                "pets",
                "Pet",
                r#"{"dog":{}}"#,
                &["OBJECT_MISSING_REQUIRED_PROPERTY"],
            ),
            (
                "owners",
                "Pet",
                r#"{"owner":null,"former":{"name":"a"},"several":null}"#,
                &[],
            ),
            ("owners", "Pet", r#"{"owner":{"name":1}}"#, &["INVALID_TYPE"]),
            ("owners", "Pet", r#"{"several":true}"#, &["ONE_OF_MISSING"]),
            ("owners", "Keys", "[null,1,\"a\"]", &[]),
            ("owners", "Keys", "[true]", &["ONE_OF_MISSING"]),
            ("owners", "Dogs", r#"[null,{"barks":true}]"#, &[]),
            ("owners", "Dogs", r#"[{"barks":1}]"#, &["INVALID_TYPE"]),
            ("owners", "Pet", r#"{"any":null}"#, &["ONE_OF_MULTIPLE"]),
            ("settings", "Settings", r#"{"anything":[1],"list":[1,"a"]}"#, &[]),
            ("settings", "Settings", r#"{"nothing":1}"#, &["INVALID_TYPE"]),
            (
                "trees",
                "Tree",
                r#"{"children":[{"leaf":{"colour":"red"}}],"other":"a"}"#,
                &[],
            ),
            (
                "trees",
                "Forest",
                r#"[{"leaf":{"colour":1},"other":1}]"#,
                &["INVALID_TYPE", "INVALID_TYPE"],
            ),
        ],
    );
}

#[test]
fn a_response_of_an_example_is_that_of_its_code_then_of_its_range() {
    let scratch = Scratch::new("openapi-ranges");
    scratch.write("main.yaml", include_str!("cases/command/ranges.yaml"));
    for (responses, codes) in [
        (
            r#"{"200":{"body":"done"},"202":{"body":{"n":1}},"404":{"body":[]}}"#,
            &[][..],
        ),
        (r#"{"201":{"body":"done"}}"#, &["INVALID_TYPE"]),
        (r#"{"499":{"body":{}}}"#, &["INVALID_TYPE"]),
        (r#"{"500":{"body":[]}}"#, &["INVALID_RESPONSE_CODE"]),
    ] {
        scratch.write(
            "example.json",
            &format!(r#"{{"parameters":{{}},"responses":{responses}}}"#),
        );
        let run = scratch.run("examples --root . --spec main.yaml --message-format json");
        let lines = run
            .stdout
            .lines()
            .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
        let found: Vec<String> = lines
            .filter(|line| line["kind"] == "finding")
            .map(|line| line["code"].as_str().unwrap_or_default().to_owned())
            .collect();
        assert_eq!(found, codes, "{responses}: {}{}", run.stdout, run.stderr);
    }
}

#[test]
fn bodies_are_checked_as_the_document_says() {
    let scratch = Scratch::new("openapi-verdicts");
    scratch.write("pets.yaml", include_str!("cases/openapi/discriminator/pets.yaml"));
    scratch.write(
        "shapes.yaml",
        include_str!("cases/openapi/composition/shapes.yaml"),
    );
    let cases: &[(&str, &str, &str, &[&str])] = &[
        ("pets", "Pet", r#"{"kind":"cat","lives":9}"#, &[]),
        (
            "pets",
            "Pet",
            r#"{"kind":"dog","barks":"yes"}"#,
            &["INVALID_TYPE"],
        ),
        (
            "pets",
            "Pet",
            r#"{"kind":"cow"}"#,
            &["DISCRIMINATOR_VALUE_NOT_FOUND"],
        ),
        (
            "pets",
            "Vehicle",
            r#"{"type":"car","doors":"two"}"#,
            &["INVALID_TYPE"],
        ),
        ("pets", "Vehicle", r#"{"type":"Bicycle"}"#, &[]),
        ("shapes", "Shape", r#"{"name":"x","sides":null}"#, &[]),
        ("shapes", "Shape", r#"{"sides":2}"#, &["MINIMUM"]),
        ("shapes", "Use", r#"{"one":true}"#, &["ONE_OF_MISSING"]),
        ("shapes", "Use", r#"{"any":"abcd"}"#, &["ANY_OF_MISSING"]),
        (
            "shapes",
            "Use",
            r#"{"any":"xyzzy","one":1,"colour":null,"anything":[1]}"#,
            &[],
        ),
        (
            "shapes",
            "Use",
            r#"{"closed":{"b":1}}"#,
            &["OBJECT_ADDITIONAL_PROPERTIES"],
        ),
    ];
    verdicts(&scratch, cases);
}

/// No key that OpenAPI 3.0 has is reported as unknown.
#[test]
fn every_key_of_3_0_is_known() {
    let scratch = Scratch::new("openapi-keys");
    scratch.write("main.yaml", include_str!("cases/command/every-key.yaml"));
    let run = scratch.run("generate --root . --spec main.yaml --out out --crate case");
    assert_eq!(run.code, 0, "{}", run.stderr);
    for code in ["openapi::unknown-key", "openapi::malformed"] {
        assert!(!run.stderr.contains(code), "{}", run.stderr);
    }
}
