//! Sites of documents with faults, and of files that are no documents.

use std::path::Path;

use crate::scratch::{Run, Scratch};

/// A folder with the documents of a golden case, and a run of the site of all that is in it.
fn project(name: &str) -> Scratch {
    let scratch = Scratch::new(name);
    for case in [
        "marks/things/Microsoft.Things/stable/2024-01-01/things.json",
        "versions/shelves",
    ] {
        copy(&scratch, case);
    }
    scratch
}

fn copy(scratch: &Scratch, case: &str) {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/full");
    let (_, below) = case.split_once('/').expect("a case has folders");
    let from = cases.join(case);
    if from.is_file() {
        return scratch.write(&format!("specs/{below}"), &std::fs::read_to_string(from).unwrap());
    }
    for entry in std::fs::read_dir(from)
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
    {
        copy(scratch, &format!("{case}/{}", entry.to_string_lossy()));
    }
}

fn site(scratch: &Scratch, more: &str) -> Run {
    scratch.run(&format!("site --root specs --spec **/*.json --out site {more}"))
}

#[test]
fn a_document_with_an_error_costs_its_own_pages_only() {
    let scratch = project("site-fault");
    let path = "specs/things/Microsoft.Things/stable/2024-01-01/things.json";
    let text = scratch.read(path);
    scratch.write(path, &text.replace("#/definitions/Lid", "#/definitions/Missing"));
    let run = site(&scratch, "");
    assert_eq!(run.code, 1, "{}", run.stdout);
    assert!(
        run.stderr.contains("error[armature::reference::unresolved]"),
        "{}",
        run.stderr
    );
    assert!(run.stderr.contains("note: left out"), "{}", run.stderr);
    assert!(scratch.path("site/Shelves/Shelf.html").is_file());
    assert!(!scratch.path("site/Things/Box.html").exists());
    assert!(!scratch.read("site/index.html").contains("Things/Box"));

    let run = site(&scratch, "--keep-going");
    assert_eq!(run.code, 1);
    assert!(
        scratch.path("site/Things/Box.html").is_file(),
        "any JSON replaces the missing part"
    );
}

#[test]
fn a_link_without_target_does_not_stop_the_site() {
    let scratch = project("site-dead-link");
    scratch.write("specs/remarks/Things/Box.md", "See the [attic](Attic.md).\n");
    let run = site(&scratch, "");
    assert_eq!(run.code, 1, "{}", run.stdout);
    assert!(
        run.stderr
            .contains("unresolved link `Attic.md` in page `Things/Box`"),
        "{}",
        run.stderr
    );
    assert!(scratch.read("site/Things/Box.html").contains("attic"));
    assert!(scratch.path("site/Shelves/Shelf.html").is_file());
}

#[test]
fn files_that_describe_no_api_are_skipped_or_excluded() {
    let scratch = project("site-skipped");
    scratch.write("specs/things/package.json", "{ \"$ref\": \"nowhere.json\" }\n");
    let run = site(&scratch, "");
    assert_eq!(run.code, 0, "{}", run.stderr);
    let message =
        "warning[armature::config::skipped]: `things/package.json` does not describe an API and is skipped";
    assert!(run.stderr.contains(message), "{}", run.stderr);
    assert!(!run.stderr.contains("nowhere"), "{}", run.stderr);
    assert!(scratch.path("site/Things/Box.html").is_file());

    scratch.write(
        "specs/armature.toml",
        "[[spec]]\npath = \"**/*.json\"\nexclude = [\"**/package.json\", \"shelves/**\"]\n",
    );
    let run = scratch.run("site --config specs/armature.toml --out other");
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert!(scratch.path("other/Things/Box.html").is_file());
    assert!(!scratch.path("other/Shelves.html").exists());

    // A file that is named by its path is meant.
    let run = scratch.run("site --root specs --spec things/package.json --out third");
    assert_eq!(run.code, 1, "{}", run.stdout);
    assert!(!scratch.path("third").exists());
}
