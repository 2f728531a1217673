//! The command: what it compares, its formats and exit codes, and what the configuration says.
#![allow(
    clippy::disallowed_methods,
    reason = "tests read and write files of their own"
)]

use std::process::Command;

use crate::scratch::Scratch;

/// A document with a version whose property `size` is as `size` says.
fn document(version: &str, size: &str) -> String {
    format!(
        r##"swagger: "2.0"
info: {{ title: Things, version: "{version}" }}
paths:
  /things/{{id}}:
    put:
      operationId: Things_Put
      parameters:
        - {{ name: id, in: path, required: true, type: string }}
        - {{ name: body, in: body, required: true, schema: {{ $ref: "#/definitions/Thing" }} }}
      responses:
        "200": {{ description: Done. }}
definitions:
  Thing:
    type: object
    properties:
      name: {{ type: string }}
      size: {size}
"##
    )
}

const OLD: &str = "{ type: string, maxLength: 20 }";
const NEW: &str = "{ type: string, maxLength: 10 }";

fn project(name: &str, versions: [&str; 2], sizes: [&str; 2]) -> Scratch {
    let scratch = Scratch::new(name);
    for ((stem, version), size) in ["old", "new"].into_iter().zip(versions).zip(sizes) {
        scratch.write(&format!("{stem}.yaml"), &document(version, size));
    }
    scratch
}

/// Returns the last line that is printed.
fn summary(text: &str) -> &str {
    text.lines().last().unwrap_or_default()
}

#[test]
fn exit_codes_say_whether_a_change_breaks() {
    let scratch = project("diff-exit", ["1.0", "1.1"], [OLD, NEW]);
    assert_eq!(scratch.run("diff old.yaml new.yaml").code, 1);
    assert_eq!(scratch.run("diff old.yaml old.yaml").code, 0);
    let missing = scratch.run("diff old.yaml missing.yaml");
    assert_eq!(missing.code, 2);
    assert!(
        missing.stderr.contains("no file or directory at `missing.yaml`"),
        "{}",
        missing.stderr
    );
    scratch.write("empty/notes.yaml", "a: 1\n");
    let empty = scratch.run("diff old.yaml empty");
    assert_eq!(empty.code, 2);
    assert!(
        empty.stderr.contains("no file in `empty` describes an API"),
        "{}",
        empty.stderr
    );
    scratch.write("broken.yaml", "swagger: [");
    assert_eq!(scratch.run("diff old.yaml broken.yaml").code, 2);
    let nothing = scratch.run("diff");
    assert_eq!(nothing.code, 2);
    assert!(
        nothing.stderr.contains("no versions to compare are named"),
        "{}",
        nothing.stderr
    );
}

#[test]
fn a_published_version_does_not_change() {
    let sizes = [NEW, OLD];
    for (versions, errors, warnings, notes) in [
        // The new limit is wider, which breaks no request.
        (["1.0", "1.1"], 0, 0, 1),
        (["2023-07-03", "2024-01-01"], 0, 0, 1),
        (["2023-07-03", "2023-07-03"], 1, 0, 1),
    ] {
        let scratch = project("diff-frozen", versions, sizes);
        let run = scratch.run("diff old.yaml new.yaml");
        let all = errors + warnings + notes;
        let expected = format!(
            "{all} {}: {errors} error{}, {warnings} warnings, {notes} note",
            if all == 1 { "change" } else { "changes" },
            if errors == 1 { "" } else { "s" },
        );
        assert_eq!(summary(&run.stdout), expected, "{versions:?}");
    }
}

#[test]
fn what_follows_a_preview_may_break_it() {
    let scratch = project("diff-preview", ["2023-07-03-preview", "2023-07-03"], [OLD, NEW]);
    let run = scratch.run("diff old.yaml new.yaml");
    assert_eq!(
        (run.code, summary(&run.stdout)),
        (0, "1 change: 0 errors, 1 warning, 0 notes")
    );
}

#[test]
fn frozen_makes_every_change_an_error() {
    let scratch = project("diff-frozen-flag", ["1.0", "1.1"], [NEW, OLD]);
    let run = scratch.run("diff old.yaml new.yaml --frozen");
    assert_eq!(
        (run.code, summary(&run.stdout)),
        (1, "1 change: 1 error, 0 warnings, 0 notes")
    );
    let scratch = project("diff-thawed", ["2023-07-03", "2023-07-03"], [NEW, OLD]);
    assert_eq!(scratch.run("diff old.yaml new.yaml --frozen false").code, 0);
}

#[test]
fn severities_are_those_of_the_configuration() {
    let scratch = project("diff-severity", ["1.0", "1.1"], [OLD, NEW]);
    for (level, code, expected) in [
        ("allow", 0, "0 changes: 0 errors, 0 warnings, 0 notes, 1 allowed"),
        ("warn", 0, "1 change: 0 errors, 1 warning, 0 notes"),
        ("deny", 1, "1 change: 1 error, 0 warnings, 0 notes"),
    ] {
        scratch.write(
            "armature.toml",
            &format!("[severity]\n\"armature::diff::constraint-tightened\" = \"{level}\"\n"),
        );
        let run = scratch.run("diff old.yaml new.yaml --config armature.toml");
        assert_eq!((run.code, summary(&run.stdout)), (code, expected), "{level}");
    }
    let run = scratch.run("diff old.yaml new.yaml --allow diff::constraint-tightened");
    assert_eq!(run.code, 0);
}

#[test]
fn allowed_changes_are_counted() {
    let scratch = project("diff-allow", ["1.0", "1.1"], [OLD, NEW]);
    scratch.write(
        "armature.toml",
        "[diff]\nallow = [{ code = \"diff::constraint-tightened\", operation = \"PUT /things/*\", version = \"1.1\", reason = \"agreed\" }]\n",
    );
    let run = scratch.run("diff old.yaml new.yaml --config armature.toml");
    assert_eq!(
        (run.code, run.stdout.as_str(), run.stderr.as_str()),
        (0, "0 changes: 0 errors, 0 warnings, 0 notes, 1 allowed\n", "")
    );
}

#[test]
fn an_allowed_change_that_is_not_found_is_reported() {
    let scratch = project("diff-unused", ["1.0", "1.1"], [OLD, NEW]);
    scratch.write(
        "armature.toml",
        "[diff]\nallow = [{ code = \"armature::diff::path-removed\" }]\n",
    );
    let run = scratch.run("diff old.yaml new.yaml --config armature.toml");
    assert_eq!(run.code, 1);
    assert!(
        run.stderr
            .starts_with("warning[armature::config::unused-allow]: no change matches this entry\n"),
        "{}",
        run.stderr
    );
}

#[test]
fn an_entry_that_allows_everything_is_refused() {
    let scratch = project("diff-allow-all", ["1.0", "1.1"], [OLD, NEW]);
    scratch.write("armature.toml", "[diff]\nallow = [{ reason = \"later\" }]\n");
    let run = scratch.run("diff old.yaml new.yaml --config armature.toml");
    assert_eq!(run.code, 2);
    assert!(
        run.stderr.contains("the entry allows every change"),
        "{}",
        run.stderr
    );
    scratch.write(
        "armature.toml",
        "[diff]\nallow = [{ code = \"diff::path-remove\" }]\n",
    );
    let run = scratch.run("diff old.yaml new.yaml --config armature.toml");
    assert!(
        run.stderr
            .contains("did you mean `armature::diff::path-removed`?"),
        "{}",
        run.stderr
    );
}

#[test]
fn directories_are_matched_by_path_and_by_operations() {
    let scratch = Scratch::new("diff-directories");
    scratch.write("old/2023-07-03/things.yaml", &document("2023-07-03", OLD));
    scratch.write(
        "old/2024-01-01-preview/things.yaml",
        &document("2024-01-01-preview", OLD),
    );
    scratch.write("new/2023-07-03/things.yaml", &document("2023-07-03", OLD));
    scratch.write(
        "new/2024-01-01-preview/things.yaml",
        &document("2024-01-01-preview", OLD),
    );
    // A new version is compared with the newest stable one before it.
    scratch.write("new/2024-06-01/things.yaml", &document("2024-06-01", NEW));
    let run = scratch.run("diff old new");
    assert_eq!(
        (run.code, summary(&run.stdout)),
        (1, "1 change: 1 error, 0 warnings, 0 notes")
    );
    assert!(
        run.stdout.contains("::: old/2023-07-03/things.yaml:"),
        "{}",
        run.stdout
    );
    assert!(
        run.stdout.contains("--> new/2024-06-01/things.yaml:"),
        "{}",
        run.stdout
    );
}

#[test]
fn a_document_that_is_renamed_or_gone_is_found() {
    let scratch = Scratch::new("diff-renamed");
    scratch.write("old/a.yaml", &document("1.0", OLD));
    scratch.write("old/b.yaml", &document("1.0", OLD).replace("/things", "/others"));
    scratch.write("new/c.yaml", &document("1.0", OLD));
    scratch.write("new/b.yaml", &document("1.0", OLD).replace("/things", "/others"));
    assert_eq!(
        scratch.run("diff old new").stdout,
        "0 changes: 0 errors, 0 warnings, 0 notes\n"
    );
    std::fs::remove_file(scratch.path("new/c.yaml")).unwrap();
    let run = scratch.run("diff old new");
    assert_eq!(run.code, 1);
    assert!(
        run.stdout.contains("the path `/things/{id}` was removed"),
        "{}",
        run.stdout
    );
}

#[test]
fn versions_of_one_configuration_are_compared() {
    let scratch = Scratch::new("diff-versions");
    scratch.write("specs/v1/things.yaml", &document("1.0", OLD));
    scratch.write("specs/v2/things.yaml", &document("2.0", NEW));
    scratch.write("specs/armature.toml", "[[spec]]\npath = \"**/*.yaml\"\n");
    let run = scratch.run("diff --from 1.0 --to 2.0");
    assert_eq!(
        (run.code, summary(&run.stdout)),
        (1, "1 change: 1 error, 0 warnings, 0 notes")
    );
    let unknown = scratch.run("diff --from 1.0 --to 3.0");
    assert_eq!(unknown.code, 2);
    assert!(
        unknown.stderr.contains("no document has the version `3.0`"),
        "{}",
        unknown.stderr
    );
}

fn git(scratch: &Scratch, arguments: &[&str]) {
    let identity = ["-c", "user.name=Test", "-c", "user.email=test@example.com"];
    let output = Command::new("git")
        .args(identity)
        .args(arguments)
        .current_dir(scratch.path(""))
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
fn revisions_of_a_repository_are_compared() {
    let scratch = Scratch::new("diff-git");
    git(&scratch, &["init", "--quiet"]);
    scratch.write("specs/things.yaml", &document("1.0", OLD));
    scratch.write("specs/armature.toml", "[[spec]]\npath = \"*.yaml\"\n");
    git(&scratch, &["add", "."]);
    git(&scratch, &["commit", "--quiet", "-m", "First"]);
    scratch.write("specs/things.yaml", &document("1.1", NEW));
    let run = scratch.run("diff --git HEAD");
    assert_eq!(
        (run.code, summary(&run.stdout)),
        (1, "1 change: 1 error, 0 warnings, 0 notes")
    );
    assert!(
        run.stdout.contains("::: HEAD:specs/things.yaml:"),
        "{}",
        run.stdout
    );
    git(&scratch, &["commit", "--quiet", "-a", "-m", "Second"]);
    assert_eq!(scratch.run("diff --git HEAD").code, 0);
    assert_eq!(scratch.run("diff --git HEAD~1 HEAD").code, 1);
    let unknown = scratch.run("diff --git missing");
    assert_eq!(unknown.code, 2);
    assert!(
        unknown
            .stderr
            .contains("the revision `missing` cannot be read: no such revision"),
        "{}",
        unknown.stderr
    );
    assert_eq!(scratch.run("diff --git --upload-pack=x").code, 2);
}

#[test]
fn references_may_leave_the_folder_of_a_document() {
    let scratch = Scratch::new("diff-above");
    for (version, size) in [("v1", OLD), ("v2", NEW)] {
        let own = document(version, "{ $ref: \"../../shared/size.yaml#/definitions/Size\" }");
        scratch.write(&format!("api/{version}/things.yaml"), &own);
        assert!(!size.is_empty());
    }
    scratch.write("shared/size.yaml", &format!("definitions:\n  Size: {OLD}\n"));
    let run = scratch.run("diff api/v1/things.yaml api/v2/things.yaml");
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{}", run.stdout);
}

#[test]
fn other_formats_have_the_same_changes() {
    let scratch = project("diff-formats", ["1.0", "1.1"], [OLD, NEW]);
    let markdown = scratch.run("diff old.yaml new.yaml --markdown");
    assert_eq!(
        markdown.stdout,
        "# Changes from 1.0 to 1.1\n\n## Breaking changes\n\n* `maxLength` of `size` changed from `20` to `10`. In request body of `PUT /things/{id}` at `/size`. <!-- armature::diff::constraint-tightened -->\n"
    );
    let github = scratch.run("diff old.yaml new.yaml --message-format github");
    assert!(
        github.stdout.starts_with(
            "::error file=new.yaml,line=17,col=29,title=armature%3A%3Adiff%3A%3Aconstraint-tightened::"
        ),
        "{}",
        github.stdout
    );
    let sarif = scratch.run("diff old.yaml new.yaml --message-format sarif");
    let log: serde_json::Value = serde_json::from_str(&sarif.stdout).unwrap();
    let result = &log["runs"][0]["results"][0];
    assert_eq!(result["ruleId"], "armature::diff::constraint-tightened");
    assert_eq!(
        result["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"],
        "old.yaml"
    );
    let short = scratch.run("diff old.yaml new.yaml --summary");
    assert_eq!(
        short.stdout,
        "       1 error   armature::diff::constraint-tightened\n1 change: 1 error, 0 warnings, 0 notes\n"
    );
}

#[test]
fn formats_of_documents_are_compared_with_each_other() {
    let scratch = Scratch::new("diff-openapi");
    scratch.write("old.yaml", &document("1.0", OLD));
    scratch.write(
        "new.yaml",
        r##"openapi: 3.1.0
info: { title: Things, version: "1.1" }
paths:
  /things/{id}:
    put:
      operationId: Things_Put
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: "#/components/schemas/Thing" } } }
      responses:
        "200": { description: Done. }
components:
  schemas:
    Thing:
      type: object
      properties:
        name: { type: string }
        size: { type: string, maxLength: 20 }
"##,
    );
    let run = scratch.run("diff old.yaml new.yaml");
    assert_eq!(run.stdout, "0 changes: 0 errors, 0 warnings, 0 notes\n");
}

#[test]
fn the_readme_shows_what_is_printed() {
    let readme = include_str!("../README.md");
    let printed = include_str!("cases/diff/enum-value-added/forth.txt");
    let first = printed.split("\n\n").next().unwrap();
    assert!(readme.contains(&format!("{first}\n```")), "{first}");
}

#[test]
fn the_generated_crate_is_judged_by_its_version() {
    let scratch = project(
        "diff-rust",
        ["1.0", "1.1"],
        ["{ type: string }", "{ type: integer, format: int32 }"],
    );
    let run = scratch.run("diff old.yaml new.yaml --rust --allow diff::type-changed");
    assert_eq!(
        run.stdout,
        "major: field `size` of `Thing` changed from `Option<String>` to `Option<i32>`\ngenerated crate: major version\n\n0 changes: 0 errors, 0 warnings, 0 notes, 1 allowed\n"
    );
    let same = scratch.run("diff old.yaml old.yaml --rust");
    assert!(
        same.stdout.starts_with("generated crate: patch version\n"),
        "{}",
        same.stdout
    );
    let more = document("1.2", "{ type: string }").replace("definitions:", "  /more: { get: { operationId: More_Get, responses: { '200': { description: Done. } } } }\ndefinitions:");
    scratch.write("more.yaml", &more);
    let run = scratch.run("diff old.yaml more.yaml --rust --quiet");
    assert_eq!(run.code, 0);
    let run = scratch.run("diff old.yaml more.yaml --rust --message-format json");
    let first = run
        .stdout
        .lines()
        .find(|line| line.contains("crateChange"))
        .unwrap();
    let change: serde_json::Value = serde_json::from_str(first).unwrap();
    assert_eq!(
        (change["level"].as_str(), change["message"].as_str()),
        (Some("minor"), Some("operation `More_Get` was added"))
    );
}

#[test]
fn each_kind_of_type_is_compared_by_the_names_in_the_crate() {
    let scratch = Scratch::new("diff-rust-types");
    let document = |definitions: &str| {
        let head = document("1.0", OLD);
        let (head, _) = head.split_once("definitions:").unwrap();
        format!("{head}definitions:\n{definitions}")
    };
    scratch.write(
        "old.yaml",
        &document(
            "  Thing:\n    type: object\n    properties:\n      color: { $ref: '#/definitions/Color' }\n      tags: { type: array, items: { type: string } }\n  Color: { type: string, enum: [red, green] }\n",
        ),
    );
    scratch.write(
        "new.yaml",
        &document(
            "  Thing:\n    type: object\n    required: [name]\n    properties:\n      name: { type: string }\n      color: { $ref: '#/definitions/Color' }\n  Color: { type: string, enum: [red, blue] }\n",
        ),
    );
    let run = scratch.run("diff old.yaml new.yaml --rust --summary");
    let lines: Vec<&str> = run.stdout.lines().take(7).collect();
    assert_eq!(
        lines,
        [
            "major: variant `Green` of `Color` was removed",
            "major: variant `Blue` of `Color` was added; a `match` needs an arm for it",
            "major: field `tags` of `Thing` was removed",
            "major: field `name` of `Thing` was added; literals need `..Default::default()`",
            "minor: `Thing::new(name: String)` was added",
            "generated crate: major version",
            "",
        ]
    );
}

#[test]
fn a_change_that_several_documents_refer_to_is_reported_once() {
    let scratch = Scratch::new("diff-shared");
    for (folder, size) in [("old", OLD), ("new", NEW)] {
        let own = document("1.0", "{ $ref: \"shared.yaml#/definitions/Size\" }");
        scratch.write(&format!("{folder}/a.yaml"), &own);
        scratch.write(&format!("{folder}/b.yaml"), &own.replace("/things", "/others"));
        scratch.write(
            &format!("{folder}/shared.yaml"),
            &format!("definitions:\n  Size: {size}\n"),
        );
    }
    let run = scratch.run("diff old new --allow diff::version-unchanged");
    assert!(
        run.stdout.contains(", and in 1 other operation\n"),
        "{}",
        run.stdout
    );
    let errors = run.stdout.lines().filter(|line| line.starts_with("error["));
    assert_eq!(errors.count(), 1, "{}", run.stdout);
}

#[test]
fn markdown_is_a_format_of_its_own() {
    let scratch = project("diff-markdown-format", ["1.0", "1.1"], [OLD, NEW]);
    let both = scratch.run("diff old.yaml new.yaml --markdown --message-format json");
    assert_eq!(both.code, 2);
    assert_eq!(both.stdout, "");
    assert!(
        both.stderr.contains("`--markdown` is a format of its own"),
        "{}",
        both.stderr
    );
    let quiet = scratch.run("diff old.yaml new.yaml --markdown --quiet");
    assert!(quiet.stdout.contains("Breaking changes"), "{}", quiet.stdout);
    let fine = scratch.run("diff new.yaml old.yaml --markdown --quiet");
    assert_eq!((fine.code, fine.stdout.as_str()), (0, ""));
}

#[test]
fn documents_that_the_configuration_excludes_are_not_compared() {
    let scratch = project("diff-exclude", ["1.0", "1.1"], [OLD, NEW]);
    scratch.write("broken.yaml", "swagger: \"2.0\"\npaths: 3\n");
    scratch.write(
        "armature.toml",
        "root = \".\"\n[[spec]]\npath = \"*.yaml\"\nexclude = [\"broken.yaml\"]\n",
    );
    let run = scratch.run("diff --config armature.toml --from 1.0 --to 1.1");
    assert_eq!((run.code, run.stderr.as_str()), (1, ""), "{}", run.stdout);
    assert_eq!(summary(&run.stdout), "1 change: 1 error, 0 warnings, 0 notes");
}
