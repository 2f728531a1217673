//! The messages: every code is registered, explained, and has a golden text of its rendering.
//!
//! A case is a folder of `cases/messages`, called after the code that it shows (`reference-unresolved`, maybe with more
//! words behind it). It holds the input, maybe `arguments`, and what is printed: `expected.txt` for people and
//! `expected.jsonl` for tools. `ARMATURE_UPDATE=1 cargo test -p armature-tests` writes the expected files anew.
#![allow(
    clippy::disallowed_methods,
    reason = "tests read and write files of their own"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use armature::internals::diagnostic::codes;

use crate::scratch::Scratch;

/// What a case is run with, unless it says something else.
const ARGUMENTS: &str = "generate --root . --spec main.json --out out";

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/messages");
    let mut cases: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    cases.sort();
    cases
}

fn name(case: &Path) -> String {
    case.file_name().unwrap().to_string_lossy().into_owned()
}

/// The name that cases of a code begin with.
fn slug(code: &str) -> String {
    code.trim_start_matches("armature::").replace("::", "-")
}

#[test]
fn every_message_reads_as_expected() {
    let mut different = Vec::new();
    for case in cases() {
        let scratch = copy(&case);
        let arguments = fs::read_to_string(case.join("arguments")).unwrap_or(ARGUMENTS.into());
        let kept = prepare(&name(&case), &scratch);
        let run = scratch.run(&arguments);
        let human = run.stderr;
        let scratch = copy(&case);
        drop(kept);
        let kept = prepare(&name(&case), &scratch);
        let run = scratch.run(&format!("{} --message-format json", arguments.trim()));
        drop(kept);
        let diagnostics = run
            .stdout
            .lines()
            .filter(|line| line.starts_with("{\"kind\":\"diagnostic\""));
        let json: String = diagnostics.map(|line| format!("{line}\n")).collect();
        for (file, text) in [("expected.txt", human), ("expected.jsonl", json)] {
            if !is_expected(&case.join(file), &text) {
                different.push(format!("{}/{file}:\n{text}", name(&case)));
            }
        }
    }
    assert!(different.is_empty(), "{}", different.join("\n"));
}

/// Compares with an expected file, or writes it anew.
fn is_expected(path: &Path, text: &str) -> bool {
    if std::env::var_os("ARMATURE_UPDATE").is_some() {
        fs::write(path, text).unwrap();
    }
    fs::read_to_string(path).is_ok_and(|expected| expected == text)
}

fn copy(case: &Path) -> Scratch {
    let scratch = Scratch::new(&format!("message-{}", name(case)));
    let mut open = vec![case.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            let below = entry.strip_prefix(case).unwrap().to_string_lossy().into_owned();
            match entry.is_dir() {
                true => open.push(entry),
                false if below.starts_with("expected.") || below == "arguments" => {}
                false => scratch.write_bytes(&below, &fs::read(entry).unwrap()),
            }
        }
    }
    scratch
}

/// What cannot lie in a folder of the project: links, locks, huge files. Gives what must live while the case runs.
fn prepare(case: &str, scratch: &Scratch) -> Option<fs::File> {
    match case {
        "output-busy" => {
            let lock = fs::File::create(scratch.path("out/.armature-staged/lock")).unwrap();
            lock.lock().unwrap();
            return Some(lock);
        }
        "output-link" => scratch.link("elsewhere", "out/src"),
        "output-unreadable" => fs::create_dir_all(scratch.path("out/.armature.json")).unwrap(),
        "source-outside-root" => scratch.link("../outside.json", "specs/linked.json"),
        "limit-exceeded" => {
            let file = fs::File::create(scratch.path("large.json")).unwrap();
            file.set_len(65 << 20).unwrap();
        }
        "source-unreadable" => fs::create_dir_all(scratch.path("folder")).unwrap(),
        _ => {}
    }
    None
}

/// The codes that the generator's source mentions, without those of changes, which a table of their own lists.
fn used() -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("../generator/src")];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(path).unwrap();
            let literals = text.split("\"armature::").skip(1);
            let names = literals
                .filter_map(|rest| rest.split_once('"'))
                .map(|(name, _)| name);
            used.extend(
                names
                    .filter(|name| !name.is_empty() && !name.starts_with("diff::"))
                    .map(|name| format!("armature::{name}")),
            );
        }
    }
    used
}

#[test]
fn codes_that_are_used_are_those_that_are_registered() {
    let registered: BTreeSet<String> = codes::all().map(|code| code.name.to_owned()).collect();
    assert_eq!(used(), registered);
}

/// Codes that a whole run does not come to, each with the reason.
const NOT_SHOWN: [(&str, &str); 1] = [(
    "armature::docs::page",
    "what a page cannot show is an error of lowering already; it is there for users of the library",
)];

#[test]
fn every_code_has_a_case_that_shows_it() {
    let cases: Vec<(String, String)> = cases()
        .iter()
        .map(|case| {
            (
                name(case),
                fs::read_to_string(case.join("expected.txt")).unwrap_or_default(),
            )
        })
        .collect();
    for code in codes::all() {
        let shows = |(name, text): &&(String, String)| {
            name.starts_with(&slug(code.name)) && text.contains(&format!("[{}]", code.name))
        };
        let excused = NOT_SHOWN.iter().any(|(name, _)| *name == code.name);
        let shown = cases.iter().any(|case| shows(&case));
        assert_ne!(shown, excused, "cases that show {}", code.name);
    }
}

#[test]
fn explain_prints_a_code() {
    let scratch = Scratch::new("explain");
    let run = scratch.run("explain armature::reference::unresolved");
    assert_eq!(run.code, 0);
    assert!(
        run.stdout
            .starts_with("armature::reference::unresolved: A reference has no target.\n\n"),
        "{}",
        run.stdout
    );
    assert_eq!(scratch.run("explain reference::unresolved").stdout, run.stdout);

    let list = scratch.run("explain");
    assert_eq!(
        list.stdout.lines().count(),
        codes::all()
            .chain(codes::changes())
            .chain(codes::findings())
            .count()
    );

    let wrong = scratch.run("explain reference::unresolvd");
    assert_eq!(wrong.code, 2);
    assert!(
        wrong
            .stderr
            .contains("did you mean `armature::reference::unresolved`?"),
        "{}",
        wrong.stderr
    );
}
