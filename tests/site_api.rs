//! Sites of APIs outside Azure.

use std::path::Path;

use armature::Config;
use armature::internals::output::File;

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
