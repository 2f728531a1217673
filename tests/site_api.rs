//! Sites of APIs outside Azure.

use std::path::Path;

use armature::Config;
use armature::internals::output::File;

use crate::scratch::Scratch;

/// The site of some documents of a golden case.
fn site(config: &Config) -> Vec<File> {
    let site =
        armature::publish(config).unwrap_or_else(|failure| panic!("{}", failure.problems.human(false)));
    site.files().cloned().collect()
}

/// The folder of the golden cases.
fn cases() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/api")
}

/// The title that the start page of a site has.
fn title(config: &Config) -> String {
    let files = site(config);
    let start = files.iter().find(|file| file.path == "index.html");
    let content = start.map_or("", |file| &file.content);
    let behind = content.split("<h1>").nth(1).unwrap_or_default();
    behind.split("</h1>").next().unwrap_or_default().to_owned()
}

#[test]
fn the_title_is_that_of_the_documents() {
    let library = Config::new(cases().join("library"), "out").spec("*.yaml");
    assert_eq!(title(&library), "Town Library");
    assert_eq!(title(&library.title("Our services")), "Our services");
    let several = Config::new(cases(), "out").spec("*/*.yaml");
    assert_eq!(title(&several), "api");
}

#[test]
fn nothing_says_azure() {
    let files = site(&Config::new(cases(), "out").spec("*/*.yaml"));
    let pages: Vec<&File> = files.iter().filter(|file| file.path.ends_with(".html")).collect();
    assert!(pages.len() > 20, "{} pages", pages.len());
    // A code of validators is about a header that services of Azure have.
    let found = pages
        .iter()
        .filter(|page| page.path != "all-codes.html")
        .filter(|page| page.content.contains("Azure") || page.content.contains("azure"));
    assert_eq!(found.count(), 0);
}

#[test]
fn versions_of_an_api_are_told_apart() {
    let files = site(&Config::new(cases().join("versions"), "out").spec("*.yaml"));
    for (path, title) in [
        ("Pets-1/pets.html", "pets · Pets (version 1) · Pets"),
        ("Pets-10/pets.html", "pets · Pets (version 10) · Pets"),
        ("Pets-10.html", "Pets (version 10) · Pets"),
    ] {
        let page = files.iter().find(|file| file.path == path);
        let content = page.map_or("", |file| &file.content);
        assert!(
            content.contains(&format!("<title>{title}</title>")),
            "{path}: {content}"
        );
    }
}

#[test]
fn the_list_for_programs_begins_with_a_sentence() {
    let scratch = Scratch::new("site-heading");
    let description = "\"# Harbour\\n\\nHas boats\\n\"";
    let document = format!(
        "openapi: 3.0.3\ninfo: {{ title: H, version: '1', description: {description} }}\npaths: {{}}\n"
    );
    scratch.write("h.yaml", &document);
    let files = site(&Config::new(scratch.path(""), scratch.path("out")).spec("*.yaml"));
    let list = files.iter().find(|file| file.path == "llms.txt");
    let content = list.map_or("", |file| &file.content);
    assert!(
        content.contains("> Has boats. `index.json` lists all pages"),
        "{content}"
    );
}

#[test]
fn operations_and_schemas_are_found() {
    let files = site(&Config::new(cases().join("library"), "out").spec("*.yaml"));
    let shards = files.iter().filter(|file| file.path.starts_with("search/s"));
    let shards: String = shards.map(|file| file.content.as_str()).collect();
    assert!(shards.contains("\"lend\",3,\""), "{shards}");
    let pages = files.iter().find(|file| file.path == "search/pages.js");
    let pages = pages.map_or("", |file| file.content.as_str());
    assert!(
        pages.contains("[\"Town Library\",\"Town-Library\",\"\",\"1.4.0\"]"),
        "{pages}"
    );
    assert!(pages.contains("\n[\"Books\",0,1]"), "{pages}");
    assert!(pages.contains("\n[\"Loan\",0,2]"), "{pages}");
}
