//! Golden pages of APIs outside Azure: each folder of `cases/api` holds documents and the pages that they give.

use std::collections::BTreeMap;
use std::path::Path;

use armature::Config;
use armature::internals::output::File;

use crate::scratch::Scratch;
use crate::{golden, run};

/// The configuration of a case.
fn config(case: &Path) -> Config {
    let config = Config::new(case, case.join("out")).spec("*.yaml");
    config.crate_name("api-cases").allow("armature::schema::unused")
}

/// The lines of all pages below the folder of an API that are headings of operations: below `## Operations`, level 3.
fn operations(files: &[File]) -> BTreeMap<String, Vec<&str>> {
    let mut found: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for file in files {
        let part = file.content.split("\n## Operations\n").nth(1).unwrap_or_default();
        let part = part.split("\n## ").next().unwrap_or_default();
        for heading in part.lines().filter_map(|line| line.strip_prefix("### ")) {
            // A heading whose text comes again begins with an id.
            let name = heading.rsplit("</a>").next().unwrap_or_default();
            found.entry(name.to_owned()).or_default().push(&file.path);
        }
    }
    found
}

#[test]
fn pages_are_as_expected() {
    let mut differences = Vec::new();
    for case in golden::cases("api") {
        let (files, problems) = run::pages(config(&case));
        let problems = problems.replace(&format!("{}/", case.display()), "");
        let expected = case.join("expected");
        let is_case = |file: &File| !["all-codes.md", "all-marks.md"].contains(&file.path.as_str());
        for file in files.into_iter().filter(is_case) {
            differences.extend(golden::difference(&expected.join(&file.path), &file.content));
        }
        differences.extend(golden::difference(&expected.join("problems.txt"), &problems));
    }
    golden::assert_none(differences);
}

#[test]
fn each_operation_is_on_one_page() {
    for (case, expected) in [
        (
            "library",
            vec!["Add a book", "GET /status", "List books", "getCover", "lend"],
        ),
        ("events", vec!["ring", "setBell"]),
        ("stems", vec!["add", "list", "remove", "schemas", "search"]),
    ] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/api").join(case);
        let (files, _) = run::pages(config(&folder));
        let found = operations(&files);
        let names: Vec<&str> = found.keys().map(String::as_str).collect();
        assert_eq!(names, expected, "{case}");
        assert!(found.values().all(|pages| pages.len() == 1), "{found:?}");
    }
}

#[test]
fn no_two_pages_share_a_file_regardless_of_case() {
    for case in golden::cases("api") {
        let (files, _) = run::pages(config(&case));
        let mut paths: Vec<String> = files.iter().map(|file| file.path.to_lowercase()).collect();
        paths.sort();
        let count = paths.len();
        paths.dedup();
        assert_eq!(paths.len(), count, "{}", case.display());
    }
}

#[test]
fn links_to_documents_follow_the_configuration() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/api/library");
    let has_source = |config: Config| {
        let (files, _) = run::pages(config);
        let mut pages = files.iter().filter(|file| file.path.contains("schemas/"));
        pages.all(|page| {
            page.content
                .contains("[Source](https://example.com/library.yaml)")
        })
    };
    assert!(has_source(config(&folder).source_url("https://example.com/")));
    let (files, _) = run::pages(config(&folder));
    assert!(files.iter().all(|file| !file.content.contains("[Source]")));
}

#[test]
fn webhooks_and_callbacks_are_described_and_found() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/api/webhooks");
    let (files, problems) = run::pages(config(&folder));
    let page = |path: &str| {
        let mut files = files.iter();
        files.find(|file| file.path == path).map(|file| &file.content)
    };
    let parcels = page("Parcels/parcels.md").unwrap_or_else(|| panic!("no page of the tag: {problems}"));
    let headings: Vec<&str> = parcels.lines().filter(|line| line.starts_with('#')).collect();
    let expected = [
        "# parcels",
        "## Operations",
        "### send",
        "## Webhooks",
        "### parcelLost",
        "## Callbacks",
        "### arrived",
        "### thanked",
        "## Types",
        "### ParcelsLostBody",
    ];
    assert_eq!(headings, expected);
    assert!(parcels.contains("Callbacks: [arrived](#arrived)"), "{parcels}");
    let webhooks = page("Parcels/Webhooks.md").expect("webhooks without a tag have a page");
    assert!(webhooks.contains("[Patience](schemas/Patience.md)"), "{webhooks}");
    let used = page("Parcels/schemas/Arrival.md").expect("what only a callback sends has a page");
    assert!(used.contains("[arrived](../parcels.md#arrived)"), "{used}");
}

#[test]
fn pages_are_left_out_and_take_up_remarks_by_their_paths() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/api/library");
    let scratch = Scratch::new("api-remarks");
    scratch.write("remarks/Town-Library.md", "Open *daily*.\n");
    scratch.write("remarks/Town-Library/Books.md", "### By hand\n\nAsk us.\n");
    scratch.write("remarks/Town-Library/schemas/Book.md", "Mind the pages.\n");
    scratch.write("remarks/README.md", "About this folder.\n");
    let config = config(&folder).remarks(scratch.path("remarks"));
    let config = config
        .exclude("Town-Library/loans")
        .exclude("Town-Library/schemas/Shelf");
    let (files, problems) = run::pages(config);
    let paths: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
    assert!(!paths.contains(&"Town-Library/loans.md"), "{paths:?}");
    assert!(!paths.contains(&"Town-Library/schemas/Shelf.md"), "{paths:?}");
    for (path, remark) in [
        ("Town-Library.md", "\n## Remarks\n\nOpen *daily*.\n"),
        (
            "Town-Library/Books.md",
            "\n## Remarks\n\n### By hand\n\nAsk us.\n",
        ),
        (
            "Town-Library/schemas/Book.md",
            "\n## Remarks\n\nMind the pages.\n",
        ),
    ] {
        let mut files = files.iter();
        let page = files
            .find(|file| file.path == path)
            .map_or("", |file| &file.content);
        assert!(page.contains(remark), "{path}: {page}");
    }
    assert!(!problems.contains("docs::"), "{problems}");
}

#[test]
fn a_part_of_other_documents_is_no_api() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/api/parts");
    let (files, _) = run::pages(config(&folder));
    let paths: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
    assert!(paths.contains(&"Shop/schemas/Money.md"), "{paths:?}");
    assert!(!paths.iter().any(|path| path.starts_with("Common")), "{paths:?}");
}

#[test]
fn the_list_of_a_group_names_the_newest_versions() {
    let scratch = Scratch::new("group-versions");
    for year in 2010..2020 {
        let responses = serde_json::json!({ "204": { "description": "Done." } });
        let document = serde_json::json!({
            "swagger": "2.0",
            "info": { "title": "Boxes", "version": format!("{year}-01-01") },
            "paths": { "/boxes/main": {
                "get": { "operationId": "Boxes_Get", "responses": responses },
                "put": { "operationId": "Boxes_Put", "responses": responses },
            } },
        });
        let path = format!("boxes/Microsoft.Boxes/stable/{year}-01-01/boxes.json");
        scratch.write(&path, &document.to_string());
    }
    let config = Config::new(scratch.path(""), scratch.path("out")).spec("boxes/**/*.json");
    let (files, _) = run::pages(config.crate_name("boxes"));
    let group = files.iter().find(|file| file.path == "Boxes.md");
    let group = group.map_or("", |file| &file.content);
    let named = group.matches("-01-01`").count();
    assert_eq!(named, 6, "{group}");
    assert!(group.contains(" and [4 more](Boxes/Box.md)"), "{group}");
}
