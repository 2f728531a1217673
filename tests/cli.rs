//! The command line: exit codes, what is printed, and what happens to the output folder.

use crate::scratch::Scratch;

/// A document with a resource, and a configuration for it.
fn project(name: &str) -> Scratch {
    let scratch = Scratch::new(name);
    scratch.write(
        "specs/armature.toml",
        "[output]\ndir = \"../generated\"\ncrate = \"shapes\"\n\n[[spec]]\npath = \"shapes/resource-manager/Microsoft.Shapes/stable/2024-01-01/shapes.json\"\n",
    );
    scratch.write(
        "specs/shapes/resource-manager/Microsoft.Shapes/stable/2024-01-01/shapes.json",
        include_str!("cases/command/shapes.json"),
    );
    scratch
}

const SHAPES: &str = "specs/shapes/resource-manager/Microsoft.Shapes/stable/2024-01-01/shapes.json";

#[test]
fn a_second_run_writes_nothing() {
    let scratch = project("second-run");
    let first = scratch.run("");
    assert_eq!((first.code, first.stderr.as_str()), (0, ""));
    let files = scratch.files("generated");
    // The manifest is not counted.
    assert_eq!(
        first.stdout,
        format!("{} files written, 0 unchanged\n", files.len() - 1)
    );
    let times = |scratch: &Scratch| -> Vec<_> {
        let path = |file: &String| scratch.path("generated").join(file);
        files
            .iter()
            .map(|file| path(file).metadata().unwrap().modified().unwrap())
            .collect()
    };
    let before = times(&scratch);
    let second = scratch.run("generate");
    assert_eq!(
        second.stdout,
        format!("0 files written, {} unchanged\n", files.len() - 1)
    );
    assert_eq!(times(&scratch), before);
    assert_eq!(scratch.files("generated"), files);
}

#[test]
fn the_number_of_jobs_does_not_show() {
    let scratch = project("jobs");
    scratch.run("generate --jobs 1 --out one");
    scratch.run("generate --jobs 8 --out eight");
    let files = scratch.files("one");
    assert_eq!(files, scratch.files("eight"));
    for file in files {
        assert_eq!(
            scratch.read(&format!("one/{file}")),
            scratch.read(&format!("eight/{file}")),
            "{file}"
        );
    }
}

#[test]
fn a_stale_file_is_shown_as_a_difference() {
    let scratch = project("stale");
    scratch.run("");
    let file = scratch
        .files("generated")
        .into_iter()
        .rfind(|file| file.ends_with("mod.rs"))
        .unwrap();
    let path = format!("generated/{file}");
    let content = scratch.read(&path);
    assert_eq!(scratch.run("generate --check").code, 0);

    scratch.write(&path, &content.replacen('u', "v", 1));
    let check = scratch.run("generate --check");
    assert_eq!(check.code, 1);
    assert!(
        check.stdout.contains(&format!("--- a/{file}\n+++ b/{file}\n@@ ")),
        "{}",
        check.stdout
    );
    assert!(
        check.stdout.contains("\n-") && check.stdout.contains("\n+"),
        "{}",
        check.stdout
    );
    assert!(
        check.stderr.starts_with(
            "error[armature::output::stale]: 1 file is stale\n |\n = help: run `armature generate`\n"
        ),
        "{}",
        check.stderr
    );
    assert_ne!(scratch.read(&path), content, "--check writes nothing");

    assert!(scratch.run("").stdout.starts_with("1 file written, "));
    assert_eq!(scratch.read(&path), content);
}

#[test]
fn a_missing_and_a_left_over_file_are_stale() {
    let scratch = project("missing-file");
    scratch.run("generate --crate first");
    let manifest = scratch.read("generated/.armature.json");
    scratch.write(
        "generated/.armature.json",
        &manifest.replace("\"Cargo.toml\"", "\"src/old.rs\": \"crate\",\n    \"Cargo.toml\""),
    );
    scratch.write("generated/src/old.rs", "old\n");
    std::fs::remove_dir_all(scratch.path("generated/src/support")).unwrap();
    let check = scratch.run("generate --crate first --check");
    assert_eq!(check.code, 1);
    assert!(
        check.stdout.contains("missing: src/support/mod.rs\n"),
        "{}",
        check.stdout
    );
    assert!(
        check.stdout.contains("left over: src/old.rs\n"),
        "{}",
        check.stdout
    );
}

#[test]
fn a_wrong_reference_is_one_error_with_its_place_and_nothing_is_written() {
    let scratch = project("wrong-reference");
    let text = scratch.read(SHAPES);
    scratch.write(
        SHAPES,
        &text.replacen("#/definitions/Circle\"", "#/definitions/Circel\"", 1),
    );
    let run = scratch.run("");
    assert_eq!(run.code, 1);
    assert_eq!(run.stdout, "");
    assert_eq!(run.stderr.matches("error[").count(), 1, "{}", run.stderr);
    let line = text
        .lines()
        .position(|line| line.contains("#/definitions/Circle\""))
        .unwrap()
        + 1;
    let column = text.lines().nth(line - 1).unwrap().find("\"#/").unwrap() + 1;
    assert!(
        run.stderr.contains(&format!("--> {SHAPES}:{line}:{column}\n")),
        "{}",
        run.stderr
    );
    assert!(
        run.stderr.contains("error[armature::reference::unresolved]"),
        "{}",
        run.stderr
    );
    assert!(run.stderr.contains("#/definitions/Circle`?"), "{}", run.stderr);
    assert!(run.stderr.ends_with("\nerror: 1 error\n"), "{}", run.stderr);
    assert!(!scratch.path("generated").exists());
}

#[test]
fn a_failing_run_leaves_the_files_of_the_former_one() {
    let scratch = project("failing");
    scratch.run("");
    let before = scratch.files("generated");
    let text = scratch.read(SHAPES);
    scratch.write(SHAPES, &text[..text.len() / 2]);
    let run = scratch.run("");
    assert_eq!(run.code, 1);
    assert!(
        run.stderr.contains("error[armature::source::syntax]"),
        "{}",
        run.stderr
    );
    assert_eq!(scratch.files("generated"), before);
}

#[test]
fn files_of_a_former_run_go_and_others_stay() {
    let scratch = project("former-run");
    scratch.run("");
    scratch.write("generated/README.md", "by hand\n");
    scratch.write("generated/src/shapes/by_hand.rs", "by hand\n");
    let text = scratch.read(SHAPES);
    scratch.write("specs/other/other.json", &text);
    let run = scratch
        .run("generate --root specs --spec other/other.json --out generated --crate shapes --only types");
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stdout.contains(" removed\n"), "{}", run.stdout);
    assert_eq!(scratch.read("generated/README.md"), "by hand\n");
    assert_eq!(scratch.read("generated/src/shapes/by_hand.rs"), "by hand\n");
    assert_eq!(scratch.files("generated/src/shapes"), ["by_hand.rs"]);
}

#[test]
fn kinds_that_are_not_made_stay() {
    let scratch = project("kinds");
    scratch.run("generate --only types,validators");
    let code = scratch.files("generated");
    assert!(code.contains(&"Cargo.toml".to_owned()));
    let run = scratch.run("generate --only docs");
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(!run.stdout.contains("removed"), "{}", run.stdout);
    for file in code {
        assert!(scratch.path("generated").join(file).exists());
    }
    assert_eq!(scratch.run("generate --only types,validators --check").code, 0);
}

#[test]
fn a_foreign_file_in_the_way_is_an_error() {
    let scratch = project("foreign");
    scratch.write("generated/Cargo.toml", "by hand\n");
    let run = scratch.run("");
    assert_eq!(run.code, 1);
    assert!(
        run.stderr.contains("error[armature::output::foreign]"),
        "{}",
        run.stderr
    );
    assert_eq!(scratch.files("generated"), ["Cargo.toml"]);
    assert_eq!(scratch.read("generated/Cargo.toml"), "by hand\n");
}

#[test]
fn wrong_use_is_exit_code_2() {
    let scratch = project("wrong-use");
    for arguments in [
        "--no-such-option",
        "no-such-command",
        "generate --config nowhere.toml",
        "generate --root specs",
        "generate --root specs --spec shapes.json",
        "generate --root nowhere --spec shapes.json --out generated",
        "generate --root specs --spec nothing/*.json --out generated",
        "generate --config specs/armature.toml --root specs --spec a --out b",
        "generate --crate 1",
        "generate --exclude Nothing/",
        "generate --only everything",
        "generate --jobs 0",
        "--deny everything",
        "--message-format xml",
    ] {
        let run = scratch.run(arguments);
        assert_eq!(run.code, 2, "{arguments}: {}{}", run.stdout, run.stderr);
        assert!(run.stderr.contains("error"), "{arguments}");
    }
    assert!(!scratch.path("generated").exists());
}

#[test]
fn every_mistake_in_the_configuration_is_reported_with_its_place() {
    let scratch = Scratch::new("configuration");
    scratch.write("specs/armature.toml", include_str!("cases/command/mistakes.toml"));
    let run = scratch.run("");
    assert_eq!(run.code, 1);
    for (location, remedy) in [
        ("1:1", "did you mean `root`?"),
        ("2:1", "`exclude` belongs in `[docs]`"),
        ("5:7", "should be a string"),
        ("6:9", "begins with a letter"),
        ("9:9", "did you mean `reference`?"),
        ("10:1", "did you mean `source-url`?"),
        ("12:1", "write path ="),
        ("13:1", "did you mean `path`?"),
    ] {
        assert!(
            run.stderr
                .contains(&format!("--> specs/armature.toml:{location}\n")),
            "{location}: {}",
            run.stderr
        );
        assert!(run.stderr.contains(remedy), "{remedy}: {}", run.stderr);
    }
    assert!(run.stderr.ends_with("error: 8 errors\n"), "{}", run.stderr);
}

#[test]
fn json_is_one_object_a_line() {
    let scratch = project("json");
    let run = scratch.run("--message-format json");
    assert_eq!(run.stderr, "");
    let summary: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(summary["kind"], "summary");
    assert_eq!(summary["unchanged"], 0);

    let text = scratch.read(SHAPES);
    scratch.write(
        SHAPES,
        &text.replacen("#/definitions/Circle\"", "#/definitions/Circel\"", 1),
    );
    let run = scratch.run("--message-format json --quiet");
    assert_eq!((run.code, run.stderr.as_str()), (1, ""));
    let problem: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(problem["kind"], "diagnostic");
    assert_eq!(problem["code"], "armature::reference::unresolved");
    assert_eq!(problem["severity"], "error");
    assert_eq!(problem["path"], SHAPES);
    assert_eq!(problem["line"], problem["endLine"]);
}

#[test]
fn quiet_prints_errors_only() {
    let scratch = project("quiet");
    let run = scratch.run("--quiet");
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "", ""));
}

#[test]
fn warnings_are_errors_when_they_are_denied() {
    let scratch = project("deny");
    let text = scratch.read(SHAPES);
    scratch.write(
        SHAPES,
        &text.replacen("\"format\": \"double\"", "\"format\": \"duoble\"", 1),
    );
    let run = scratch.run("--deny warnings");
    assert_eq!(run.code, 1);
    assert!(
        run.stderr.contains("error[armature::schema::unknown-format]"),
        "{}",
        run.stderr
    );
    assert!(!scratch.path("generated").exists());
    let run = scratch.run("");
    assert_eq!(run.code, 0);
    assert!(
        run.stderr.contains("warning[armature::schema::unknown-format]"),
        "{}",
        run.stderr
    );
    assert!(run.stderr.ends_with("\nwarning: 1 warning\n"), "{}", run.stderr);
}

#[test]
fn warnings_can_be_allowed() {
    let scratch = project("allow");
    let text = scratch.read(SHAPES);
    scratch.write(
        SHAPES,
        &text.replacen("\"format\": \"double\"", "\"format\": \"duoble\"", 1),
    );
    let run = scratch.run("--allow schema::unknown-format --deny warnings");
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let configuration = scratch.read("specs/armature.toml");
    scratch.write(
        "specs/armature.toml",
        &format!("allow = [\"armature::schema::unknown-format\"]\n{configuration}"),
    );
    assert_eq!(scratch.run("--deny warnings").code, 0);
    let hard = scratch.run("--allow reference::unresolved");
    assert_eq!(hard.code, 2);
    assert!(hard.stderr.contains("is always an error"), "{}", hard.stderr);
    let wrong = scratch.run("--allow schema::unknown-fromat");
    assert_eq!(wrong.code, 2);
    assert!(
        wrong
            .stderr
            .contains("did you mean `armature::schema::unknown-format`?"),
        "{}",
        wrong.stderr
    );
}

#[test]
fn patterns_name_documents() {
    let scratch = project("patterns");
    let run = scratch.run("generate --root specs --spec shapes/**/*.json --out out");
    assert_eq!(run.code, 0, "{}", run.stderr);
    let again = scratch.run(&format!(
        "generate --root specs --spec {} --out out",
        SHAPES.replace("specs/", "")
    ));
    assert!(again.stdout.starts_with("0 files written"), "{}", again.stdout);
}

#[test]
fn the_severity_of_a_code_can_be_changed() {
    const CODE: &str = "schema::unknown-format";
    let scratch = project("severity");
    let text = scratch.read(SHAPES);
    scratch.write(
        SHAPES,
        &text.replacen("\"format\": \"double\"", "\"format\": \"duoble\"", 1),
    );
    assert_eq!(scratch.run(&format!("--deny {CODE}")).code, 1);
    let run = scratch.run(&format!("--deny warnings --warn {CODE}"));
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(
        run.stderr.contains(&format!("warning[armature::{CODE}]")),
        "{}",
        run.stderr
    );
    let configuration = scratch.read("specs/armature.toml");
    for (level, code, words) in [
        ("deny", 1, "error[armature::schema::unknown-format]"),
        ("warn", 0, "warning[armature::schema::unknown-format]"),
        ("allow", 0, ""),
        ("dney", 1, "did you mean `deny`?"),
    ] {
        let severity = format!("\n[severity]\n\"armature::{CODE}\" = \"{level}\"\n");
        scratch.write("specs/armature.toml", &format!("{configuration}{severity}"));
        let run = scratch.run("");
        assert_eq!(run.code, code, "{level}: {}", run.stderr);
        assert!(run.stderr.contains(words), "{}", run.stderr);
        assert_eq!(run.stderr.is_empty(), level == "allow", "{}", run.stderr);
        // What the command line says counts more.
        if level == "allow" {
            assert_eq!(scratch.run(&format!("--deny {CODE}")).code, 1);
        }
    }
    let severity = "\n[severity]\n\"reference::unresolved\" = \"warn\"\n\"schema::unused-\" = \"deny\"\n";
    scratch.write("specs/armature.toml", &format!("{configuration}{severity}"));
    let run = scratch.run("");
    assert!(
        run.stderr
            .contains("`armature::reference::unresolved` is always an error"),
        "{}",
        run.stderr
    );
    assert!(
        run.stderr.contains("did you mean `armature::schema::unused`?"),
        "{}",
        run.stderr
    );
}
