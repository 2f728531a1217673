//! The pages against the reference pages, byte for byte.

use std::path::{Path, PathBuf};

use armature::internals::source::Root;

use crate::run::Configuration;
use crate::{corpus, run};

/// The Markdown files of the reference, as paths below its folder.
fn reference_pages(folder: &Path) -> Vec<PathBuf> {
    let mut pages = Vec::new();
    let groups = folder.read_dir().expect("the folder is there").flatten();
    for group in groups.map(|entry| entry.path()).filter(|path| path.is_dir()) {
        let files = group.read_dir().expect("the folder is there").flatten();
        pages.extend(files.filter_map(|file| Some(file.path().strip_prefix(folder).ok()?.to_owned())));
    }
    pages.sort();
    pages
}

/// The first line in which two texts differ, with its number.
fn first_difference(expected: &str, found: &str) -> String {
    let lines = expected.lines().zip(found.lines()).zip(1..);
    let different =
        lines
            .filter(|((expected, found), _)| expected != found)
            .map(|((expected, found), line)| {
                format!("line {line}:\n  expected {expected:?}\n  found    {found:?}")
            });
    different
        .take(1)
        .next()
        .unwrap_or_else(|| "one is longer".to_owned())
}

#[test]
fn reference_pages_are_equal() {
    let Some(folder) = corpus::folder() else { return };
    let folder = folder.join("pages");
    let (files, diagnostics) = run::pages(&run::configuration(&folder.join("armature.toml")));
    let expected = reference_pages(&folder);
    let mut different = Vec::new();
    for path in &expected {
        #[allow(clippy::disallowed_methods, reason = "a test reads what it compares with")]
        let text = std::fs::read_to_string(folder.join(path)).expect("the page is there");
        let name = path.to_string_lossy();
        match files.iter().find(|file| file.path == name) {
            None => different.push(format!("{name} is missing")),
            Some(file) if file.content != text => {
                different.push(format!(
                    "{name} differs, {}",
                    first_difference(&text, &file.content)
                ));
            }
            Some(_) => {}
        }
    }
    assert!(
        diagnostics.is_empty(),
        "{:?}",
        diagnostics.iter().collect::<Vec<_>>()
    );
    assert!(different.is_empty(), "{}", different.join("\n"));
    assert_eq!(expected.len(), 49);
    assert_eq!(files.len(), 270 + 2, "270 pages, the index and the sidebar");
}

/// The page that the project began with, from the project's own documents.
#[test]
fn own_documents_give_the_reference_page() {
    let Some(folder) = corpus::folder() else { return };
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs/armature.toml");
    let (files, diagnostics) = run::pages(&run::configuration(&specs));
    assert!(
        diagnostics.is_empty(),
        "{:?}",
        diagnostics.iter().collect::<Vec<_>>()
    );
    let name = "Compute/GalleryImageVersion.md";
    #[allow(clippy::disallowed_methods, reason = "a test reads what it compares with")]
    let text = std::fs::read_to_string(folder.join("pages").join(name)).expect("the page is there");
    let page = files
        .iter()
        .find(|file| file.path == name)
        .expect("there is such a page");
    assert!(page.content == text, "{}", first_difference(&text, &page.content));
}

/// The paths of a document that are resources, found with nothing of the project.
fn resource_paths(text: &str) -> Vec<String> {
    let document: serde_json::Value = serde_json::from_str(text).unwrap_or_default();
    let version = document["info"]["version"].as_str().unwrap_or_default();
    let paths = document["paths"]
        .as_object()
        .filter(|_| !version.contains("preview"));
    let is_resource = |item: &serde_json::Value| {
        item.get("get").is_some() && (item.get("put").is_some() || item.get("delete").is_some())
    };
    let items = paths.into_iter().flatten().filter(|(_, item)| is_resource(item));
    items.map(|(path, _)| path.clone()).collect()
}

/// Each document by itself, so that none is superseded by a later version.
#[test]
fn every_resource_has_its_page_or_a_reported_reason() {
    let Some(folder) = corpus::folder() else { return };
    let root = folder.join("specs/specification");
    let paths = Root::open(&root)
        .and_then(|root| root.expand("**/*.json"))
        .expect("there are documents");
    let mut pages = 0;
    for path in paths {
        #[allow(clippy::disallowed_methods, reason = "a test reads what it compares with")]
        let text = std::fs::read_to_string(root.join(&path)).expect("the document is there");
        let resources = resource_paths(text.trim_start_matches('\u{feff}'));
        let configuration = Configuration {
            root: root.clone(),
            paths: vec![path.clone()],
            options: run::options(Vec::new()),
        };
        let (files, diagnostics) = run::pages(&configuration);
        let reported = diagnostics
            .iter()
            .filter(|problem| problem.code.starts_with("armature::docs::"));
        let found = files.iter().filter(|file| file.path.contains('/')).count();
        assert_eq!(found + reported.count(), resources.len(), "{path}: {resources:?}");
        pages += found;
    }
    assert!(pages > 600, "{pages} pages");
}

/// All documents together.
#[test]
fn every_document_is_read_and_no_page_is_made_twice() {
    let Some(folder) = corpus::folder() else { return };
    let root = folder.join("specs/specification");
    let paths = Root::open(&root)
        .and_then(|root| root.expand("**/*.json"))
        .expect("there are documents");
    let configuration = Configuration {
        root,
        paths,
        options: run::options(Vec::new()),
    };
    let (files, diagnostics) = run::pages(&configuration);
    let mut names: Vec<String> = files.iter().map(|file| file.path.to_lowercase()).collect();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), files.len());
    for problem in diagnostics.iter() {
        assert!(
            problem.location.is_some() && problem.help.is_some(),
            "{problem:?}"
        );
    }
}

#[test]
fn pages_are_the_same_with_any_number_of_threads() {
    let Some(folder) = corpus::folder() else { return };
    let configuration = run::configuration(&folder.join("pages/armature.toml"));
    let pages = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        pool.expect("threads can be made")
            .install(|| run::pages(&configuration).0)
    };
    assert!(pages(1) == pages(2));
}

#[test]
fn pages_that_are_too_large_together_are_not_made() {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs/armature.toml");
    let mut configuration = run::configuration(&specs);
    configuration.options.max_bytes = 50_000;
    let (files, diagnostics) = run::pages(&configuration);
    assert!(files.is_empty());
    let codes: Vec<&str> = diagnostics.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, ["armature::limit::exceeded"]);
}
