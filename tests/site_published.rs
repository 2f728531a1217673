//! What a site has that is published at an address.

use std::collections::BTreeMap;
use std::path::Path;

use armature::Config;

/// The files of a configuration below `cases/site`, by path, and the problems that were reported.
fn site(name: &str) -> (BTreeMap<String, String>, String) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/site");
    let config =
        Config::load(folder.join(name)).unwrap_or_else(|problems| panic!("{}", problems.human(false)));
    let site = armature::publish(&config.site_output("unused"));
    let site = site.unwrap_or_else(|failure| panic!("{}", failure.problems.human(false)));
    let files = site.files().map(|file| (file.path.clone(), file.content.clone()));
    (files.collect(), site.problems().human(false))
}

#[test]
fn pages_name_their_address() {
    let (files, _) = site("published.toml");
    let newest = &files["Shelves/Shelf.html"];
    let old = &files["Shelves/Shelf/2023-01-01.html"];
    for text in [
        "<link rel=\"canonical\" href=\"https://example.com/docs/Shelves/Shelf.html\">",
        "<meta property=\"og:title\" content=\"Shelf\">",
        "<meta property=\"og:site_name\" content=\"Shelves &#38; co\">",
        "<link rel=\"icon\" type=\"image/svg+xml\" href=\"../assets/logo.svg\">",
        "<img src=\"../assets/logo.svg\" alt=\"\"",
        "<footer>Example Ltd. &#60;imprint&#62;</footer>",
        "<a href=\"https://example.com/edit/main/shelves/Microsoft.Shelves/stable/",
    ] {
        assert!(newest.contains(text), "{text}\n{newest}");
    }
    let noindex = "<meta name=\"robots\" content=\"noindex\">";
    assert!(!newest.contains(noindex));
    assert!(old.contains(noindex), "old versions are not for search engines");
    assert!(files["assets/logo.svg"].starts_with("<svg"));
    let start = &files["index.html"];
    assert!(
        start.contains("<p class=\"lead\">What holds &#60;things&#62;.</p>"),
        "{start}"
    );
    // It is shown at any path.
    assert!(files["404.html"].contains("data-root=\"https://example.com/docs/\""));
    assert!(files["404.html"].contains("href=\"https://example.com/docs/assets/site.css\""));
}

#[test]
fn search_engines_and_programs_get_lists() {
    let (files, _) = site("published.toml");
    let sitemap = &files["sitemap.xml"];
    assert!(sitemap.contains("<url><loc>https://example.com/docs/Shelves/Shelf.html</loc></url>"));
    assert!(sitemap.contains("<url><loc>https://example.com/docs/</loc></url>"));
    assert!(!sitemap.contains("2023-01-01"), "{sitemap}");
    let llms = &files["llms.txt"];
    assert!(llms.starts_with("# Shelves & co\n\n> "), "{llms}");
    assert!(
        llms.contains("- [Shelf](https://example.com/docs/Shelves/Shelf.html): Microsoft.Shelves/shelves@")
    );
    let index: serde_json::Value = serde_json::from_str(&files["index.json"]).expect("it is JSON");
    let page = &index["pages"][0];
    assert_eq!(page["path"], "Shelves/Shelf.html");
    assert!(
        page["versions"]
            .as_array()
            .is_some_and(|versions| versions.len() > 1)
    );
}

#[test]
fn moved_pages_forward_and_other_redirects_are_reported() {
    let (files, problems) = site("published.toml");
    let moved = &files["Shelves/Rack.html"];
    assert!(moved.contains("url=Shelf.html\""), "{moved}");
    assert!(
        moved.contains("location.replace(\"Shelf.html\" + location.hash)"),
        "{moved}"
    );
    assert!(files["Shelves/Shelf.html"].contains("og:title"), "the page stays");
    let dated = &files["Shelves/Shelf/2024-01-01.html"];
    assert!(
        dated.contains("location.replace(\"../Shelf.html\" + location.hash)"),
        "{dated}"
    );
    for text in [
        "the page `Shelves/Shelf` exists and cannot be forwarded",
        "`Shelves/Gone` is forwarded to `Shelves/Nothing`, which is not a page",
        "`../out` is not a path below the site",
    ] {
        assert!(problems.contains(text), "{text}\n{problems}");
    }
    assert_eq!(files.keys().filter(|path| path.contains("Gone")).count(), 0);
}
