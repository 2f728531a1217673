//! What the search finds, for the queries in `cases/search/queries.txt`.

use std::path::Path;

use serde_json::{Value, json};

use crate::corpus;
use crate::site::Reader;

/// Most queries of which the expected result may be neither first nor second.
const MOST_MISSED: usize = 3;

/// Most bytes of the index that a first search may load.
const MOST_BYTES: u64 = 300_000;

/// A query and the results that it is to find: their titles, and a part of what is below the title.
struct Query<'t> {
    text: &'t str,
    titles: Vec<&'t str>,
    location: &'t str,
}

fn queries(text: &str) -> Vec<Query<'_>> {
    let lines = text
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let parts: Vec<&str> = line.split(" | ").map(str::trim).collect();
            assert_eq!(parts.len(), 3, "{line}");
            Query {
                text: parts[0],
                titles: parts[1].split(" / ").collect(),
                location: parts[2],
            }
        })
        .collect()
}

/// Searches and returns the results and the bytes that were loaded for them.
fn search(reader: &mut Reader, text: &str) -> (Vec<(String, String)>, u64) {
    let call = format!(
        "(async () => {{ \
           if (!window.armature?.find) await new Promise((done) => {{ \
             const script = document.createElement('script'); script.onload = done; \
             script.src = document.documentElement.dataset.root + 'assets/search.js'; document.head.append(script); }}); \
           const {{ found }} = await armature.find({}); \
           return {{ found: found.map((one) => [one.title, one.where]), files: [...document.scripts].map((one) => one.src).filter((src) => src.includes('/search/')) }}; }})()",
        json!(text)
    );
    let result = reader.browser.eval(&call);
    let pair = |one: &Value| {
        let text = |at: usize| one[at].as_str().unwrap_or_default().to_owned();
        (text(0), text(1))
    };
    let found = result["found"].as_array().expect("results are a list");
    let files = result["files"].as_array().expect("files are a list");
    let bytes = files.iter().map(|file| {
        let path = file.as_str().unwrap_or_default().trim_start_matches("file://");
        std::fs::metadata(path).map_or(0, |data| data.len())
    });
    (found.iter().map(pair).collect(), bytes.sum())
}

fn is_expected(query: &Query<'_>, result: &(String, String)) -> bool {
    query.titles.contains(&result.0.as_str()) && result.1.contains(query.location)
}

#[test]
fn readers_find_what_they_look_for() {
    let Some(folder) = corpus::folder() else { return };
    let text = include_str!("cases/search/queries.txt");
    let specs = folder.join("pages/armature.toml");
    let Some(mut reader) = Reader::of("browser-queries", &format!("--config {}", specs.display())) else {
        return;
    };
    reader.open("index.html");
    let queries = queries(text);
    assert!(queries.len() >= 60);
    let mut missed = Vec::new();
    for query in &queries {
        let (found, _) = search(&mut reader, query.text);
        if !found.iter().take(2).any(|result| is_expected(query, result)) {
            missed.push(format!(
                "{}: {:?}",
                query.text,
                found.iter().take(3).collect::<Vec<_>>()
            ));
        }
    }
    assert!(missed.len() <= MOST_MISSED, "{missed:#?}");
    for query in queries.iter().step_by(6) {
        reader.open("index.html");
        let (_, bytes) = search(&mut reader, query.text);
        assert!((1..=MOST_BYTES).contains(&bytes), "{}: {bytes} bytes", query.text);
    }
    reader.check();
}

#[test]
fn the_search_of_a_small_site_finds_the_same_way() {
    let Some(mut reader) = Reader::new("browser-small-search") else {
        return;
    };
    reader.open("Compute/Gallery.html");
    let text = "\
        gallery | Gallery | resource · Compute\n\
        disk encryption set | DiskEncryptionSet | resource · Compute\n\
        des | DiskEncryptionSet | resource · Compute\n\
        galery image verson | GalleryImageVersion | resource · Compute\n\
        target region storage account type | storageAccountType | targetRegions.storageAccountType\n\
        Galleries_Delete | Galleries_Delete | operation of Gallery\n\
        /properties/publishingProfile/targetRegions/1/name | name | of GalleryImageVersion\n\
        Microsoft.Compute/galleries | Gallery | resource\n\
        premium lrs | Premium_LRS | value of\n";
    for query in queries(text) {
        let (found, _) = search(&mut reader, query.text);
        assert!(
            found.iter().take(2).any(|result| is_expected(&query, result)),
            "{}: {found:#?}",
            query.text
        );
    }
    let (found, _) = search(&mut reader, "zzzzqq");
    assert_eq!(found, []);
    reader.check();
}

/// Asserts that queries find what they are to find on the site of a folder of documents.
fn assert_found(name: &str, folder: &str, text: &str) {
    assert_among(name, folder, text, 2);
}

/// Asserts the same of the first results, so many of them.
fn assert_among(name: &str, folder: &str, text: &str, most: usize) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("cases/api")
        .join(folder);
    let Some(mut reader) = Reader::of(name, &format!("--root {} --spec *.yaml", root.display())) else {
        return;
    };
    reader.open("index.html");
    for query in queries(text) {
        let (found, _) = search(&mut reader, query.text);
        assert!(
            found.iter().take(most).any(|result| is_expected(&query, result)),
            "{}: {found:#?}",
            query.text
        );
    }
    reader.check();
}

#[test]
fn operations_are_found_by_id_and_summary() {
    let text = "\
        listBooks | List books | operation of Books · Town Library · listBooks\n\
        add a book | Add a book | operation of Books · Town Library · addBook\n\
        POST loans | lend | operation of loans\n\
        printed title | title | property of Printed\n";
    assert_found("browser-operations", "library", text);
}

#[test]
fn webhooks_and_callbacks_are_found() {
    let text = "\
        parcelLost | parcelLost | operation of parcels\n\
        webhook strike | strike | operation of\n\
        callback arrived | arrived | operation of parcels\n";
    assert_found("browser-webhooks", "webhooks", text);
}

#[test]
fn paths_of_operations_and_of_values_are_found() {
    let text = "\
        /pet/{petId}/toys | GET /pet/{petId}/toys / Give a toy / listToys | operation of\n\
        POST /pet/{petId}/toys | Give a toy | POST /pet/{petId}/toys\n\
        post /pet/12/toys | Give a toy | POST /pet/{petId}/toys\n\
        GET https://pets.example.com/v1/pet/12/toys?page=2 | listToys | GET /pet/{petId}/toys\n\
        /owner/city | city | property of Owner\n\
        /tags/a | tags | property of Pet\n\
        /meals/noon/grams | grams | meals.*.grams\n\
        /toys/0/weight | weight | toys.weight\n\
        /toys | toys | property of Pet\n";
    assert_among("browser-paths", "paths", text, 1);
}

#[test]
fn parameters_and_headers_are_found() {
    let text = "\
        dry_run | dry_run | parameter of pet · Pets · Give a toy\n\
        $filter | $filter | parameter of pet · Pets · Give a toy\n\
        page[size] | page[size] | parameter of pet · Pets · listToys\n\
        If-Match | If-Match | parameter of pet\n\
        X-Rate-Remaining | X-Rate-Remaining | header of pet · Pets · listToys\n";
    assert_among("browser-parameters", "paths", text, 1);
}

#[test]
fn the_last_part_of_a_dotted_name_is_a_name() {
    let text = "\
        PodSpec | io.zoo.core.v1.PodSpec | schema\n\
        pvc | io.zoo.core.v1.PersistentVolumeClaim | schema\n\
        persistent volume claim | io.zoo.core.v1.PersistentVolumeClaim | schema\n\
        onArrival | onArrival | operation of pet\n\
        Arrival | Arrival | schema\n";
    assert_among("browser-dotted", "paths", text, 1);
}

#[test]
fn aliases_of_the_configuration_are_found() {
    let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/search/aliases.toml");
    let Some(mut reader) = Reader::of("browser-aliases", &format!("--config {}", case.display())) else {
        return;
    };
    reader.open("index.html");
    for text in ["hamper", "shared pictures", "ACG"] {
        let (found, _) = search(&mut reader, text);
        assert_eq!(
            found.first().map(|first| first.0.as_str()),
            Some("Gallery"),
            "{text}"
        );
    }
}
