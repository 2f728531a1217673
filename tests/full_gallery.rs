//! The pages of the project's own documents: what is in their code blocks is true.

use std::path::Path;

use armature::internals::output::File;

use crate::{corpus, golden, javascript, run};

/// The code blocks of a page in a language.
fn blocks<'p>(page: &'p File, language: &str) -> Vec<&'p str> {
    let fence = format!("\n```{language}\n");
    let parts = page.content.split(&fence).skip(1);
    parts.filter_map(|part| part.split("\n```\n").next()).collect()
}

fn markdown(files: &[File]) -> impl Iterator<Item = &File> {
    files.iter().filter(|file| file.path.ends_with(".md"))
}

/// Checks all blocks of JavaScript and JSON, and gives their numbers.
fn check_blocks(files: &[File]) -> [usize; 2] {
    let mut counts = [0, 0];
    for page in markdown(files) {
        for code in blocks(page, "js") {
            assert!(javascript::evaluate(code).is_array(), "{}", page.path);
            counts[0] += 1;
        }
        for json in blocks(page, "json") {
            let value: Result<serde_json::Value, _> = serde_json::from_str(json);
            assert!(value.is_ok(), "{}: {value:?}", page.path);
            counts[1] += 1;
        }
    }
    counts
}

#[test]
fn code_of_all_pages_is_read_back() {
    let (files, problems) = run::pages(run::gallery());
    assert!(!problems.contains("error"), "{problems}");
    let [examples, schemas] = check_blocks(&files);
    assert!(
        examples >= 15 && schemas == 6,
        "{examples} examples, {schemas} schemas"
    );
}

#[test]
fn code_of_official_documents_is_read_back() {
    let Some(folder) = corpus::folder() else { return };
    let config =
        armature::Config::load(folder.join("pages/armature.toml")).expect("the configuration is fine");
    let (files, _) = run::pages(config.output("unused"));
    let [examples, schemas] = check_blocks(&files);
    assert!(
        examples > 500 && schemas > 200,
        "{examples} examples, {schemas} schemas"
    );
    let separate = files.iter().filter(|file| file.path.ends_with(".schema.json"));
    for file in separate {
        assert!(
            serde_json::from_str::<serde_json::Value>(&file.content).is_ok(),
            "{}",
            file.path
        );
    }
}

/// The whole body of each resource is JSON once the comments are left out, and marks what is required.
#[test]
fn whole_bodies_are_json_with_comments() {
    let (files, _) = run::pages(run::gallery());
    let mut count = 0;
    for page in markdown(&files) {
        for code in blocks(page, "jsonc") {
            let lines = code.lines().map(|line| line.split(" // ").next().unwrap());
            let text: String = lines.map(|line| format!("{line}\n")).collect();
            let body: serde_json::Value = serde_json::from_str(&text).expect(&page.path);
            assert!(body["location"].is_string(), "{}: {text}", page.path);
            assert!(code.contains("\"location\": \"string\", // required"), "{code}");
            count += 1;
        }
    }
    assert_eq!(count, 6);
}

/// What the pages show of Rust is compiled and run as part of the documentation of this package (`lib.rs`).
#[test]
fn rust_of_all_pages_is_what_is_compiled() {
    let (files, _) = run::pages(run::gallery());
    let sections = markdown(&files).flat_map(|page| {
        let blocks = blocks(page, "rust title=\"Rust\"")
            .into_iter()
            .chain(blocks(page, "rust"));
        blocks.map(|code| format!("{}\n\n```rust\n{code}\n```\n", page.path))
    });
    let text: Vec<String> = sections.collect();
    assert_eq!(text.len(), 6);
    let expected = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/rust-of-pages.md");
    golden::assert_none(
        golden::difference(&expected, &text.join("\n"))
            .into_iter()
            .collect(),
    );
}

#[test]
fn pages_are_the_same_with_any_number_of_threads() {
    let one = run::pages(run::gallery().jobs(1)).0;
    let several = run::pages(run::gallery().jobs(5)).0;
    assert!(one == several);
}
