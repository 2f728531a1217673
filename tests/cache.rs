//! Second runs: where nothing has changed nothing is made again, and where anything has, the output is that of a run
//! without a cache.
#![allow(clippy::disallowed_methods, reason = "tests remove files of their own")]

use std::time::SystemTime;

use crate::scratch::Scratch;

const CACHE: &str = "out/.armature-cache/last-run.json";
const RUN: &str = "generate --config armature.toml";

/// A description that needs another file, has a warning and an example that is not there.
const MAIN: &str = r##"openapi: 3.0.3
info: { title: Shop, version: "1" }
paths:
  /carts/{id}:
    get:
      tags: [Carts]
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
      responses:
        "200":
          description: ok
          content: { application/json: { schema: { $ref: "parts/cart.yaml#/Cart" } } }
"##;

const CART: &str = "Cart:
  type: object
  properties:
    id: { type: string, format: unknown-format }
    total: { type: string, minimum: 3 }
";

const CONFIGURATION: &str = "root = \"specs\"
[output]
dir = \"out\"
crate = \"shop\"
[docs]
style = \"full\"
remarks = \"remarks\"
[[spec]]
path = \"*.yaml\"
";

fn project(name: &str) -> Scratch {
    let scratch = Scratch::new(name);
    scratch.write("specs/main.yaml", MAIN);
    scratch.write("specs/parts/cart.yaml", CART);
    scratch.write("armature.toml", CONFIGURATION);
    scratch.write("remarks/Carts/Cart.md", "A remark.\n");
    scratch
}

/// Runs, and returns whether everything was made: then the cache was written.
fn makes(scratch: &Scratch, command: &str) -> bool {
    let changed = || -> Option<SystemTime> { scratch.path(CACHE).metadata().ok()?.modified().ok() };
    let before = changed();
    let run = scratch.run(command);
    assert_eq!(run.code, 0, "{}", run.stderr);
    before != changed()
}

/// Asserts that the output folder is what a run without a cache makes.
fn is_as_without_cache(scratch: &Scratch) {
    let run = scratch.run(&format!("{RUN} --no-cache --check"));
    assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{}", run.stderr);
}

#[test]
fn a_run_without_changes_makes_nothing_and_says_the_same() {
    let scratch = project("cache-same");
    let first = scratch.run(RUN);
    assert_eq!(first.code, 0, "{}", first.stderr);
    assert!(first.stderr.contains("warning"), "{}", first.stderr);
    assert_eq!(scratch.read("out/.armature-cache/.gitignore"), "*\n");
    assert!(!makes(&scratch, RUN));

    let second = scratch.run(RUN);
    assert_eq!(second.stderr, first.stderr);
    let count = first.stdout.split(' ').next().unwrap();
    assert_eq!(second.stdout, format!("0 files written, {count} unchanged\n"));
    let check = scratch.run(&format!("{RUN} --check"));
    assert_eq!(
        (check.code, check.stdout, check.stderr),
        (0, String::new(), first.stderr)
    );
    assert!(makes(&scratch, &format!("{RUN} --message-format json")));
    assert!(!makes(&scratch, &format!("{RUN} --message-format json --quiet")));
    assert!(!makes(
        &scratch,
        &format!("{RUN} --no-cache --message-format json")
    ));
}

#[test]
fn every_kind_of_change_is_seen() {
    let scratch = project("cache-changes");
    assert!(makes(&scratch, RUN));
    let changes: [(&str, &str, String); 9] = [
        ("a document", "specs/main.yaml", MAIN.replace("Shop", "Store")),
        (
            "a part of a document",
            "specs/parts/cart.yaml",
            CART.replace("total", "sum"),
        ),
        (
            "a new document",
            "specs/other.yaml",
            MAIN.replace("carts", "bags"),
        ),
        (
            "the configuration",
            "armature.toml",
            CONFIGURATION.replace("shop", "store"),
        ),
        ("a remark", "remarks/Carts/Cart.md", "Another remark.\n".into()),
        ("a generated file", "out/Cargo.toml", "changed".into()),
        (
            "the manifest",
            "out/.armature.json",
            "{\"files\":{\"Cargo.toml\":\"crate\"}}".into(),
        ),
        ("the cache", CACHE, "damaged".into()),
        ("the cache's end", CACHE, String::new()),
    ];
    for (what, path, text) in changes {
        assert!(!makes(&scratch, RUN), "before {what}");
        let text = match what {
            "the cache's end" => scratch.read(CACHE).replace("unknown-format", "known-format") + " ",
            // All generated files are named, so that they stay known as ours.
            "the manifest" => scratch.read(path).replace('\n', " \n"),
            _ => text,
        };
        scratch.write(path, &text);
        assert!(makes(&scratch, RUN), "{what}");
        is_as_without_cache(&scratch);
    }
    std::fs::remove_file(scratch.path("specs/other.yaml")).unwrap();
    assert!(makes(&scratch, RUN), "a removed document");
    is_as_without_cache(&scratch);
    std::fs::remove_file(scratch.path("out/Cargo.toml")).unwrap();
    assert!(makes(&scratch, RUN), "a removed file of the output");
    is_as_without_cache(&scratch);
}

#[test]
fn a_run_with_errors_leaves_no_cache_that_counts() {
    let scratch = project("cache-errors");
    assert!(makes(&scratch, RUN));
    scratch.write("specs/parts/cart.yaml", "Other: {}\n");
    assert_eq!(scratch.run(RUN).code, 1);
    assert_eq!(scratch.run(RUN).code, 1);
    scratch.write("specs/parts/cart.yaml", CART);
    assert!(!makes(&scratch, RUN), "everything is as in the first run");
    is_as_without_cache(&scratch);
}

#[test]
fn the_site_has_a_cache_of_its_own() {
    let scratch = project("cache-site");
    let run = "site --config armature.toml --out out";
    assert!(makes(&scratch, run));
    assert!(!makes(&scratch, run));
    scratch.write(
        "armature.toml",
        &CONFIGURATION.replace("[docs]", "[docs]\nlogo = \"logo.svg\""),
    );
    scratch.write("logo.svg", "<svg/>");
    assert!(makes(&scratch, run));
    assert!(!makes(&scratch, run));
    scratch.write("logo.svg", "<svg></svg>");
    assert!(makes(&scratch, run));
    assert!(!makes(&scratch, run));
}
