//! What can fail before documents are read fails before: a document that cannot be parsed is not even mentioned.

use crate::scratch::Scratch;

const BROKEN: &str = "broken.json";

/// A folder with a document that cannot be parsed, and a configuration that names it.
fn project(name: &str, configuration: &str) -> Scratch {
    let scratch = Scratch::new(name);
    scratch.write(&format!("specs/{BROKEN}"), "{");
    let text =
        format!("[output]\ndir = \"../generated\"\n\n[[spec]]\npath = \"{BROKEN}\"\n\n{configuration}");
    scratch.write("specs/armature.toml", &text);
    scratch
}

/// Runs the program and checks that it finds an error with a code, and no other.
fn one_error(scratch: &Scratch, arguments: &str, code: &str, says: &str) {
    let run = scratch.run(arguments);
    assert_ne!(run.code, 0, "{arguments}");
    let errors: Vec<&str> = run
        .stderr
        .lines()
        .filter(|line| line.starts_with("error["))
        .collect();
    assert_eq!(errors.len(), 1, "{arguments}: {}", run.stderr);
    assert!(errors[0].starts_with(&format!("error[{code}]")), "{}", run.stderr);
    assert!(run.stderr.contains(says), "{arguments}: {}", run.stderr);
    assert!(run.stderr.contains("help:"), "{arguments}: {}", run.stderr);
}

#[test]
fn the_document_by_itself_is_an_error() {
    let scratch = project("early-document", "");
    one_error(&scratch, "generate", "armature::source::syntax", BROKEN);
    one_error(&scratch, "site", "armature::source::syntax", BROKEN);
}

#[test]
fn a_pattern_that_names_nothing_is_found_before_documents_are_parsed() {
    let scratch = project("early-pattern", "[[spec]]\npath = \"network/*.json\"\n");
    for command in ["generate", "generate --keep-going", "site"] {
        one_error(&scratch, command, "armature::source::pattern", "network/*.json");
    }
    assert!(!scratch.path("generated").exists());
}

#[test]
fn remarks_and_a_logo_that_do_not_exist_are_found_before_documents_are_parsed() {
    let scratch = project("early-remarks", "[docs]\nstyle = \"full\"\nremarks = \"notes\"\n");
    for command in ["generate", "generate --only docs", "site"] {
        one_error(&scratch, command, "armature::docs::remark", "armature.toml:9:11");
    }
    // A run without pages does not need them.
    one_error(
        &scratch,
        "generate --only types",
        "armature::source::syntax",
        BROKEN,
    );

    let scratch = project("early-logo", "[docs]\nlogo = \"logo.svg\"\n");
    one_error(&scratch, "site", "armature::site::logo", "logo.svg");
    assert!(!scratch.path("generated").exists());
}

#[test]
fn an_output_folder_that_cannot_be_made_is_found_before_documents_are_parsed() {
    let scratch = project("early-output", "");
    scratch.write("taken", "by hand\n");
    for command in [
        "generate --out taken",
        "generate --out taken/below",
        "site --out taken/site",
    ] {
        one_error(&scratch, command, "armature::output::unwritable", "taken");
    }
    assert_eq!(scratch.read("taken"), "by hand\n");
}
