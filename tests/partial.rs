//! Pages of sound documents are made although other documents have errors.
#![allow(clippy::disallowed_methods, reason = "tests remove files of their own")]

use crate::scratch::Scratch;

const ARGUMENTS: &str = "generate --root specs --spec **/*.json --out out --crate orchard --only docs";

/// A document with one resource.
fn document(name: &str) -> String {
    include_str!("cases/command/shapes.json")
        .replace("Shapes", name)
        .replace(
            "/subscriptions/{subscriptionId}/shapes/{shapeName}",
            &format!("/subscriptions/{{subscriptionId}}/providers/Microsoft.{name}/shapes/{{shapeName}}"),
        )
}

fn path(name: &str) -> String {
    format!(
        "specs/{0}/resource-manager/Microsoft.{1}/stable/2024-01-01/{0}.json",
        name.to_lowercase(),
        name
    )
}

/// Three documents, all of them sound.
fn project(name: &str) -> Scratch {
    let scratch = Scratch::new(name);
    for name in ["Apples", "Pears", "Plums"] {
        scratch.write(&path(name), &document(name));
    }
    scratch
}

/// Makes an unresolved reference in one document, and half a text of another.
fn damage(scratch: &Scratch) {
    let text = document("Apples").replace("#/definitions/Circle\"", "#/definitions/Circel\"");
    scratch.write(&path("Apples"), &text);
    let text = document("Pears");
    scratch.write(&path("Pears"), &text[..text.len() / 2]);
}

const NOTE: &str = "note: left out 2 documents, for errors there or in what is referred to there:
  apples/resource-manager/Microsoft.Apples/stable/2024-01-01/apples.json
  pears/resource-manager/Microsoft.Pears/stable/2024-01-01/pears.json
";

#[test]
fn broken_documents_do_not_stop_the_pages_of_others() {
    for style in ["reference", "full"] {
        let scratch = project(&format!("partial-{style}"));
        let arguments = format!("{ARGUMENTS} --docs-style {style}");
        assert_eq!(
            scratch.run(&arguments.replace("--out out", "--out whole")).code,
            0
        );
        damage(&scratch);

        let run = scratch.run(&arguments);
        assert_eq!(run.code, 1);
        assert_eq!(run.stderr.matches("error[").count(), 2, "{}", run.stderr);
        assert!(run.stderr.contains("error[armature::reference::unresolved]"));
        assert!(run.stderr.contains("error[armature::source::syntax]"));
        assert!(
            run.stderr.ends_with(&format!("\nerror: 2 errors\n{NOTE}")),
            "{}",
            run.stderr
        );
        let pages: Vec<_> = scratch
            .files("out/docs")
            .into_iter()
            .filter(|file| file.contains('/') && !file.starts_with('_'))
            .collect();
        assert_eq!(pages, ["Plums/Plum.md"]);
        assert_eq!(
            scratch.read("out/docs/Plums/Plum.md"),
            scratch.read("whole/docs/Plums/Plum.md")
        );
        let index = scratch.read("out/docs/index.md");
        assert!(index.contains("Plums") && !index.contains("Apples"), "{index}");
        assert!(
            run.stdout
                .starts_with(&format!("{} files written", scratch.files("out").len() - 1)),
            "{}",
            run.stdout
        );
    }
}

#[test]
fn tools_are_told_which_documents_are_left_out() {
    let scratch = project("partial-json");
    damage(&scratch);
    let run = scratch.run(&format!("{ARGUMENTS} --message-format json"));
    assert_eq!((run.code, run.stderr.as_str()), (1, ""));
    let kind = |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap()["kind"].clone();
    let kinds: Vec<_> = run.stdout.lines().map(kind).collect();
    assert_eq!(kinds, ["diagnostic", "diagnostic", "leftOut", "summary"]);
    assert!(
        run.stdout.contains(
            "{\"documents\":[\"apples/resource-manager/Microsoft.Apples/stable/2024-01-01/apples.json\",\
             \"pears/resource-manager/Microsoft.Pears/stable/2024-01-01/pears.json\"],\"kind\":\"leftOut\"}\n"
        ),
        "{}",
        run.stdout
    );
}

#[test]
fn pages_of_a_former_run_stay_and_are_stale_only_where_they_are_made() {
    let scratch = project("partial-kept");
    assert_eq!(scratch.run(ARGUMENTS).code, 0);
    let before = scratch.files("out");
    let page = scratch.read("out/docs/Apples/Apple.md");
    damage(&scratch);
    assert_eq!(scratch.run(ARGUMENTS).code, 1);
    assert_eq!(scratch.files("out"), before);
    assert_eq!(scratch.read("out/docs/Apples/Apple.md"), page);

    let check = scratch.run(&format!("{ARGUMENTS} --check"));
    assert_eq!((check.code, check.stdout.as_str()), (1, ""));
    assert!(check.stderr.ends_with(NOTE), "{}", check.stderr);
    scratch.write("out/docs/Plums/Plum.md", "old\n");
    let check = scratch.run(&format!("{ARGUMENTS} --check"));
    assert_eq!(check.code, 1);
    assert!(
        check.stdout.contains("--- a/docs/Plums/Plum.md\n"),
        "{}",
        check.stdout
    );
    assert!(
        check
            .stderr
            .contains("error[armature::output::stale]: 1 file is stale\n")
    );
    assert_eq!(scratch.read("out/docs/Plums/Plum.md"), "old\n");

    // Mended, the documents have their pages again, and what belongs to none is removed.
    for name in ["Apples", "Plums"] {
        scratch.write(&path(name), &document(name));
    }
    std::fs::remove_file(scratch.path(&path("Pears"))).unwrap();
    let run = scratch.run(ARGUMENTS);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(!scratch.path("out/docs/Pears/Pear.md").exists());
    assert!(scratch.path("out/docs/Apples/Apple.md").exists());
}

#[test]
fn what_refers_to_an_error_is_left_out() {
    let scratch = project("partial-reached");
    scratch.write(
        "parts.yaml",
        "definitions:\n  Circle: { $ref: '#/definitions/Gone' }\n  Square: { type: object }\n",
    );
    let parts = "../../../../../../parts.yaml#/definitions/";
    for (name, part) in [("Apples", "Circle"), ("Pears", "Square")] {
        let reference = format!("{parts}{part}\"");
        scratch.write(
            &path(name),
            &document(name).replace("#/definitions/Circle\"", &reference),
        );
    }
    // Only a document that is left out uses this definition, so it is not reported as unused.
    let square = "{ \"type\": \"object\" },\n    \"Circle\":";
    scratch.write(
        &path("Plums"),
        &document("Plums").replace("\"Circle\":", &format!("\"Square\": {square}")),
    );
    let run = scratch.run(&ARGUMENTS.replace("specs --spec ", ". --spec specs/"));
    assert_eq!(run.code, 1);
    assert_eq!(run.stderr.matches("error[").count(), 1, "{}", run.stderr);
    assert!(run.stderr.contains("parts.yaml:2:"), "{}", run.stderr);
    assert!(!run.stderr.contains("warning"), "{}", run.stderr);
    assert!(
        run.stderr.contains("note: left out 1 document, "),
        "{}",
        run.stderr
    );
    assert!(run.stderr.ends_with("/apples.json\n"), "{}", run.stderr);
    assert!(!scratch.path("out/docs/Apples/Apple.md").exists());
    assert!(scratch.path("out/docs/Pears/Pear.md").exists());
    assert!(scratch.path("out/docs/Plums/Plum.md").exists());
}

#[test]
fn an_error_that_nothing_refers_to_stops_no_page() {
    let scratch = project("partial-unreached");
    scratch.write(
        "specs/parts.yaml",
        "definitions:\n  Square: { type: object }\n  Circle: { type: object, properties: 1, allOf: [{ $ref: '#/definitions/Oval' }] }\n  Oval: { allOf: [{ $ref: '#/definitions/Circle' }] }\n",
    );
    let reference = "../../../../../parts.yaml#/definitions/Square\"";
    let text = document("Pears").replace("#/definitions/Circle\"", reference);
    scratch.write(&path("Pears"), &text);
    for style in ["reference", "full"] {
        let arguments = ARGUMENTS
            .replace("**/*", "**/p*")
            .replace(".json", ".json --spec apples/**/*");
        let run = scratch.run(&format!("{arguments} --docs-style {style} --message-format json"));
        assert_eq!(run.code, 1);
        assert!(run.stdout.contains("armature::schema::ring"), "{}", run.stdout);
        assert!(!run.stdout.contains("leftOut"), "{}", run.stdout);
        for page in ["Apples/Apple", "Pears/Pear", "Plums/Plum"] {
            assert!(scratch.path(&format!("out/docs/{page}.md")).exists(), "{page}");
        }
    }
}

#[test]
fn a_document_that_is_not_there_is_left_out() {
    let scratch = project("partial-missing");
    scratch.write(
        "armature.toml",
        "root = \"specs\"\n[output]\ndir = \"out\"\n[[spec]]\npath = \"plums/**/*.json\"\n[[spec]]\npath = \"peach.json\"\n",
    );
    let run = scratch.run("generate --config armature.toml --only docs");
    assert_eq!(run.code, 1);
    assert!(
        run.stderr.contains("there is no file `peach.json`"),
        "{}",
        run.stderr
    );
    assert!(run.stderr.ends_with("there:\n  peach.json\n"), "{}", run.stderr);
    assert!(scratch.path("out/docs/Plums/Plum.md").exists());
}

#[test]
fn warnings_that_are_denied_are_errors_of_their_documents() {
    let scratch = project("partial-denied");
    let text = document("Apples").replace("\"minimum\": 0", "\"minimum\": 0, \"minimum\": 1");
    scratch.write(&path("Apples"), &text);
    let run = scratch.run(&format!("{ARGUMENTS} --deny warnings"));
    assert_eq!(run.code, 1);
    assert_eq!(run.stderr.matches("error[").count(), 1, "{}", run.stderr);
    assert!(run.stderr.ends_with("apples.json\n"), "{}", run.stderr);
    assert!(!scratch.path("out/docs/Apples/Apple.md").exists());
    assert!(scratch.path("out/docs/Plums/Plum.md").exists());
}

#[test]
fn nothing_is_written_with_rust_and_for_errors_of_no_document() {
    let scratch = project("partial-whole");
    damage(&scratch);
    for arguments in [
        ARGUMENTS.replace("--only docs", "--only types,docs"),
        ARGUMENTS.replace(" --only docs", ""),
        format!("{ARGUMENTS} --limit output-bytes=10"),
        format!("{ARGUMENTS} --spec none/*.json"),
    ] {
        let run = scratch.run(&arguments);
        assert_ne!(run.code, 0, "{arguments}");
        assert!(
            !run.stderr.contains("note: left out"),
            "{arguments}: {}",
            run.stderr
        );
        assert!(!scratch.path("out").exists(), "{arguments}");
    }
}
