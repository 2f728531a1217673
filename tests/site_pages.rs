//! What is true of every page of a site.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::OnceLock;

use armature::Config;
use armature::internals::output::File;

use crate::corpus;
use crate::html::{self, Tag};
use crate::scratch::Scratch;

/// Most bytes of a page, its schema not counted. A page is never split: its anchors stay where they are.
const MOST_BYTES: usize = 600_000;

/// Most bytes of style sheet and script.
const MOST_FIRST_LOAD: usize = 50_000;

fn site(config: &Config) -> Vec<File> {
    let site =
        armature::publish(config).unwrap_or_else(|failure| panic!("{}", failure.problems.human(false)));
    site.files().cloned().collect()
}

/// The project's own documents.
fn gallery() -> Config {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs/armature.toml");
    Config::load(file).unwrap_or_else(|problems| panic!("{}", problems.human(false)))
}

/// The documents of a golden case.
fn case(name: &str) -> Config {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("cases/full")
        .join(name);
    Config::new(&folder, folder.join("out")).spec("*/Microsoft.*/**/*.json")
}

/// A golden case of an API outside Azure.
fn api(name: &str) -> Config {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/api").join(name);
    Config::new(&folder, folder.join("out")).spec("*.yaml")
}

/// The official documents of the reference pages.
fn official() -> Option<Config> {
    let folder = corpus::folder()?;
    let config = Config::load(folder.join("pages/armature.toml"));
    Some(
        config
            .unwrap_or_else(|problems| panic!("{}", problems.human(false)))
            .site_output("unused"),
    )
}

fn all() -> Vec<Config> {
    let mut all = vec![gallery(), case("marks"), case("versions"), case("hostile")];
    all.push(case("without-resource"));
    all.extend(["library", "events", "requests", "stems", "hostile", "webhooks"].map(api));
    all.extend(official());
    all
}

/// The sites of all configurations, made once.
fn sites() -> &'static [Vec<File>] {
    static SITES: OnceLock<Vec<Vec<File>>> = OnceLock::new();
    SITES.get_or_init(|| all().iter().map(site).collect())
}

fn pages(files: &[File]) -> impl Iterator<Item = (&File, Vec<Tag>)> {
    let pages = files.iter().filter(|file| file.path.ends_with(".html"));
    pages.map(|page| (page, html::tags(&page.content)))
}

/// Where a link of a page leads: the path of a file, and the id in it.
fn target(page: &str, link: &str) -> (String, Option<String>) {
    let (path, id) = link
        .split_once('#')
        .map_or((link, None), |(path, id)| (path, Some(id.to_owned())));
    let mut parts: Vec<&str> = page.split('/').collect();
    if path.is_empty() {
        return (page.to_owned(), id);
    }
    parts.pop();
    for part in path.split('/') {
        match part {
            ".." => assert!(parts.pop().is_some(), "{page}: {link} leads out of the site"),
            "." => {}
            part => parts.push(part),
        }
    }
    (decoded(&parts.join("/")), id)
}

/// A path as the file is called: `%5F` is `_`.
fn decoded(path: &str) -> String {
    let mut parts = path.split('%');
    let mut result = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let code = u8::from_str_radix(&part[..2], 16).expect("two digits follow");
        result.push(char::from(code));
        result.push_str(&part[2..]);
    }
    result
}

#[test]
fn lists_of_groups_are_trees() {
    let files = site(&gallery());
    let group = files.iter().find(|file| file.path == "Compute.html");
    let (_, tags) = pages(group.map(std::slice::from_ref).unwrap_or_default())
        .next()
        .expect("the group has a page");
    let level = |name: &str| {
        let link = format!("Compute/{name}.html");
        let link = tags
            .iter()
            .rposition(|tag| tag.get("href") == Some(link.as_str()));
        let cells = tags[..link.expect("the group lists it")].iter().rev();
        let cell = cells
            .clone()
            .find(|tag| tag.name == "td")
            .expect("it is in a cell");
        cell.get("class").map(str::to_owned)
    };
    assert_eq!(level("Gallery"), None);
    assert_eq!(level("GalleryImage").as_deref(), Some("level1"));
    assert_eq!(level("GalleryImageVersion").as_deref(), Some("level2"));
}

#[test]
fn every_link_leads_somewhere() {
    for files in sites() {
        let paths: BTreeSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
        let mut ids: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut links = Vec::new();
        for (page, tags) in pages(files) {
            let mut of_page = BTreeSet::new();
            for tag in &tags {
                if let Some(id) = tag.get("id") {
                    assert!(of_page.insert(id.to_owned()), "{}: {id} comes twice", page.path);
                }
                for name in ["href", "src"] {
                    links.extend(
                        tag.get(name)
                            .map(|link| (page.path.clone(), tag.clone(), link.to_owned())),
                    );
                }
            }
            ids.insert(page.path.clone(), of_page);
        }
        assert!(links.len() > 20);
        for (page, tag, link) in links {
            if link.contains("://") || link == "data:," {
                assert!(
                    tag.name == "a" || link == "data:,",
                    "{page}: {link} is loaded from elsewhere"
                );
                continue;
            }
            let (path, id) = target(&page, &link);
            assert!(paths.contains(path.as_str()), "{page}: {link}");
            let there = id.is_none_or(|id| ids.get(&path).is_some_and(|ids| ids.contains(&id)));
            assert!(there, "{page}: {link}");
        }
    }
}

#[test]
fn every_page_has_its_landmarks() {
    let sites = sites();
    let all = sites.iter().flat_map(|files| pages(files));
    let (moved, all): (Vec<_>, Vec<_>) =
        all.partition(|(page, _)| page.content.contains("http-equiv=\"refresh\""));
    assert!(
        moved.len() > 5,
        "the newest versions have addresses with their dates"
    );
    for (page, tags) in all {
        let path = &page.path;
        // Pictures have titles of their own.
        let titles = tags.iter().take_while(|tag| tag.name != "body");
        assert_eq!(titles.filter(|tag| tag.name == "title").count(), 1, "{path}");
        let count = |name: &str| tags.iter().filter(|tag| tag.name == name).count();
        assert_eq!([count("h1"), count("main"), count("header")], [1; 3], "{path}");
        // No heading is more than one level below the one before.
        let levels = tags
            .iter()
            .filter_map(|tag| tag.name.strip_prefix('h')?.parse::<u8>().ok());
        let levels: Vec<u8> = levels.collect();
        assert!(
            levels.windows(2).all(|pair| pair[1] <= pair[0] + 1),
            "{path}: {levels:?}"
        );
        assert_eq!(tags[0].get("lang"), Some("en"), "{path}");
        let skip = tags
            .iter()
            .find(|tag| tag.name == "a")
            .and_then(|tag| tag.get("href"));
        assert_eq!(skip, Some("#~content"), "{path}");
        let current = tags
            .iter()
            .filter(|tag| tag.get("aria-current") == Some("page"))
            .count();
        let is_alone = ["index.html", "404.html"].contains(&path.as_str());
        assert!(
            is_alone || current >= 1,
            "{path} is not marked in the lists that contain it"
        );
        let navs = tags.iter().filter(|tag| tag.name == "nav");
        assert!(
            navs.into_iter().all(|nav| nav.get("aria-label").is_some()),
            "{path}"
        );
        let handlers = tags
            .iter()
            .any(|tag| tag.attributes.keys().any(|name| name.starts_with("on")));
        assert!(
            !handlers && !tags.iter().any(|tag| tag.get("style").is_some()),
            "{path}"
        );
    }
}

#[test]
fn pages_are_small() {
    for files in sites() {
        let assets = files.iter().filter(|file| file.path.starts_with("assets/"));
        // Pages of changes and searches for paths have scripts of their own.
        let others = ["assets/changes.js", "assets/paths.js"];
        let assets = assets.filter(|file| !others.contains(&file.path.as_str()));
        let first: usize = assets.map(|file| file.content.len()).sum();
        assert!(
            first <= MOST_FIRST_LOAD,
            "{first} bytes of style sheet and script"
        );
        let large: Vec<String> = files
            .iter()
            .filter(|file| file.path.ends_with(".html"))
            .map(|page| (without_schema(&page.content).len(), &page.path))
            .filter(|(bytes, _)| *bytes > MOST_BYTES)
            .map(|(bytes, path)| format!("{path}: {bytes}"))
            .collect();
        assert!(large.is_empty(), "{large:#?}");
        let shards = files.iter().filter(|file| file.path.starts_with("search/"));
        for shard in shards {
            assert!(
                shard.content.len() <= 100_000,
                "{}: {}",
                shard.path,
                shard.content.len()
            );
        }
    }
}

fn without_schema(page: &str) -> String {
    let Some((before, rest)) = page.split_once("<summary>JSON") else {
        return page.to_owned();
    };
    let after = rest.split_once("</details>").map_or("", |(_, after)| after);
    format!("{before}{after}")
}

#[test]
fn sites_are_the_same_with_any_number_of_threads() {
    for (config, files) in all().into_iter().zip(sites()) {
        assert!(*files == site(&config.clone().jobs(1)), "with one thread");
        assert!(*files == site(&config.jobs(5)), "with several threads");
    }
}

#[test]
fn a_change_writes_the_pages_that_show_it() {
    let scratch = Scratch::new("site-change");
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/full/marks");
    let document = "things/Microsoft.Things/stable/2024-01-01/things.json";
    let text = std::fs::read_to_string(specs.join(document)).unwrap();
    scratch.write(document, &text);
    let arguments = format!("site --root . --spec {document} --out out");
    let first = scratch.run(&arguments);
    assert_eq!(first.code, 0, "{}", first.stderr);
    assert!(
        first.stdout.contains("files written, 0 unchanged"),
        "{}",
        first.stdout
    );
    assert!(scratch.run(&arguments).stdout.starts_with("0 files written, "));

    scratch.write(
        document,
        &text.replace("Whether it can be eaten.", "Whether it is ripe."),
    );
    let second = scratch.run(&arguments);
    assert!(second.stdout.starts_with("1 file written, "), "{}", second.stdout);
    assert!(
        scratch
            .read("out/Things/Box.html")
            .contains("Whether it is ripe.")
    );
}

#[test]
fn hostile_text_stays_text() {
    let files = site(&case("hostile"));
    let page = files
        .iter()
        .find(|file| file.path == "Evil/Box.html")
        .expect("the page is there");
    for text in [
        "&lt;img src=x onerror=alert(1)&gt; ![x](javascript:1) [y](javascript:alert(1))",
        "```js &lt;/pre&gt; ~~~ indented</p>",
        "<strong>heading</strong>",
        "<blockquote>\n<p>quote</p>\n</blockquote>",
        "<li>one import x from",
        "&lt;script&gt;alert(1)&lt;/script&gt; {&lt;script&gt;alert(1)&lt;/script&gt;}",
    ] {
        assert!(page.content.contains(text), "{text}");
    }
    let tags = html::tags(&page.content);
    assert_eq!(
        tags.iter().filter(|tag| tag.name == "script").count(),
        1,
        "only that of the site"
    );
    let addresses = tags.iter().filter_map(|tag| tag.get("href"));
    assert!(
        addresses
            .into_iter()
            .all(|address| !address.contains("javascript"))
    );
}

#[test]
fn the_index_has_types_properties_values_and_operations() {
    let files = site(&gallery());
    let of = |start: &str| -> String {
        let found = files
            .iter()
            .filter(|file| file.path.starts_with(&format!("search/{start}")));
        found.map(|file| file.content.as_str()).collect()
    };
    assert!(of("s").contains("\"regionalReplicaCount\",1,"));
    assert!(of("s").contains("\"TargetRegion\",0,"));
    assert!(of("s").contains("\"Premium_LRS\",2,"));
    assert!(of("s").contains("\"Galleries_CreateOrUpdate\",3,"));
    assert!(of("t").contains("egionalReplicaCount"));
    assert!(of("pages").contains("[\"GalleryImageVersion\","));
    // A word repeats what the word before it begins with.
    assert!(of("words").contains("22plica"));
}
