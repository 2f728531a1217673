//! Serving: the site's files and nothing else, made anew when a document changes.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use crate::scratch::Scratch;

/// A served site, which ends with the test.
struct Served {
    process: Child,
    address: String,
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Served {
    fn start(scratch: &Scratch) -> Self {
        let arguments =
            "site --root specs --spec boxes/Microsoft.Boxes/boxes.json --out out --serve 127.0.0.1:0";
        let mut process = scratch
            .program()
            .args(arguments.split(' '))
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let url = lines.find_map(|line| line.unwrap().strip_prefix("serving http://").map(str::to_owned));
        let address = url.expect("it says where").trim_end_matches('/').to_owned();
        // What it says later is read, so that it never waits.
        std::thread::spawn(move || lines.for_each(drop));
        Self { process, address }
    }

    fn get(&self, target: &str) -> (String, String) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let host = &self.address;
        write!(stream, "GET {target} HTTP/1.1\r\nHost: {host}\r\n\r\n").unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or_default();
        (
            head.lines().next().unwrap_or_default().to_owned(),
            body.to_owned(),
        )
    }
}

fn document(description: &str) -> String {
    serde_json::json!({
        "swagger": "2.0",
        "info": { "title": "Boxes", "version": "2024-01-01" },
        "paths": { "/boxes/{boxName}": {
            "get": {
                "operationId": "Boxes_Get",
                "parameters": [{ "name": "boxName", "in": "path", "required": true, "type": "string" }],
                "responses": { "200": { "description": "The box", "schema": { "$ref": "#/definitions/Box" } } }
            },
            "delete": {
                "operationId": "Boxes_Delete",
                "parameters": [{ "name": "boxName", "in": "path", "required": true, "type": "string" }],
                "responses": { "200": { "description": "Gone" } }
            }
        } },
        "definitions": { "Box": { "type": "object", "description": description, "properties": { "size": { "type": "integer" } } } }
    })
    .to_string()
}

const DOCUMENT: &str = "specs/boxes/Microsoft.Boxes/boxes.json";

#[test]
fn files_of_the_site_are_served_and_nothing_else() {
    let scratch = Scratch::new("site-serve");
    scratch.write(DOCUMENT, &document("A box."));
    scratch.write("secret.html", "secret");
    let served = Served::start(&scratch);
    assert!(served.address.starts_with("127.0.0.1:"));
    for path in [
        "/",
        "/index.html",
        "/Boxes/Box.html?x",
        "/assets/site.css",
        "/search/pages.js",
        "/Boxes%2FBox.html",
    ] {
        assert_eq!(served.get(path).0, "HTTP/1.1 200 OK", "{path}");
    }
    let outside = [
        "/../secret.html",
        "/..%2fsecret.html",
        "/%2e%2e/secret.html",
        "/Boxes/../../secret.html",
        "//secret.html",
        "/.armature.json",
        "/..\\secret.html",
        "/Boxes",
    ];
    for path in outside {
        let (status, body) = served.get(path);
        assert_eq!(status, "HTTP/1.1 404 Not Found", "{path}");
        assert!(!body.contains("secret"), "{path}");
    }
    for path in ["/%zz", "nothing", "/%ff"] {
        assert_eq!(served.get(path).0, "HTTP/1.1 400 Bad Request", "{path}");
    }
}

#[test]
fn a_changed_document_is_shown() {
    let scratch = Scratch::new("site-live");
    scratch.write(DOCUMENT, &document("A box."));
    let served = Served::start(&scratch);
    assert!(served.get("/Boxes/Box.html").1.contains("A box."));

    // A document that cannot be read leaves what is served.
    scratch.write(DOCUMENT, "{");
    std::thread::sleep(Duration::from_millis(1200));
    assert!(served.get("/Boxes/Box.html").1.contains("A box."));

    scratch.write(DOCUMENT, &document("A crate."));
    let begin = Instant::now();
    while !served.get("/Boxes/Box.html").1.contains("A crate.") {
        assert!(
            begin.elapsed() < Duration::from_secs(20),
            "the change is not shown"
        );
        std::thread::sleep(Duration::from_millis(100));
    }
    let (_, number) = served.get("/.armature/changes?0");
    assert_eq!(number, "2", "open pages are told");
}
