//! OpenAPI 3.0: each folder of `cases/openapi` holds documents, the model that they give and the Rust that is made of it.
#![allow(clippy::disallowed_methods, reason = "tests read files of their own")]

use std::fs;
use std::path::{Path, PathBuf};

use armature::diagnostic::Diagnostics;
use armature::rust;
use armature::source::Root;
use armature::{Analysis, Extent};

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
        let sources = armature::load(Root::open(&case).unwrap(), &paths, &mut diagnostics);
        let analysis = Analysis::of(&sources, &paths, Extent::Types, &mut diagnostics);
        assert!(!diagnostics.has_errors(), "{diagnostics:?}");
        let expected = case.join("expected");
        differences.extend(golden::difference(
            &expected.join("model.json"),
            &(analysis.model.to_json() + "\n"),
        ));
        let options = rust::Options {
            crate_name: "armature-cases".into(),
            validators: false,
        };
        for file in rust::generate(&analysis, &options) {
            let path = file
                .path
                .strip_prefix("src/")
                .filter(|path| !path.starts_with("support/"));
            if let Some(path) = path.filter(|path| path.matches('/').count() > 1) {
                differences.extend(golden::difference(&expected.join(path), &file.content));
            }
        }
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
fn links_callbacks_and_cookies_are_left_out_with_a_warning() {
    let scratch = Scratch::new("openapi-ignored");
    scratch.write("main.yaml", include_str!("cases/command/ignored.yaml"));
    let run = scratch.run("generate --root . --spec main.yaml --out out");
    assert_eq!(run.code, 0, "{}", run.stderr);
    for what in ["a link", "a callback", "a cookie", "the style of a parameter"] {
        let message = format!("warning[armature::openapi::ignored]: {what} is not looked at\n");
        assert!(run.stderr.contains(&message), "{what}: {}", run.stderr);
    }
    assert!(run.stderr.ends_with("warning: 4 warnings\n"), "{}", run.stderr);
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
    for (document, definition, body, codes) in [
        ("pets", "Pet", r#"{"kind":"cat","lives":9}"#, &[][..]),
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
    ] {
        scratch.write("body.json", body);
        let arguments = format!(
            "validate --root . --spec {document}.yaml --type {definition} --message-format json body.json"
        );
        let run = scratch.run(&arguments);
        let lines = run
            .stdout
            .lines()
            .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
        let found: Vec<String> = lines
            .filter(|line| line["kind"] == "finding")
            .map(|line| line["code"].as_str().unwrap_or_default().to_owned())
            .collect();
        let mut sorted = found.clone();
        sorted.sort();
        let mut codes = codes.to_vec();
        codes.sort_unstable();
        assert_eq!(sorted, codes, "{body}: {}{}", run.stdout, run.stderr);
    }
}
