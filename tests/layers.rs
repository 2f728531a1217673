//! The arrows between the modules of the generator, and the invariants of ARCHITECTURE.md that a search of the sources can
//! hold. A module that needs another one which is not listed here is a decision, to be made in ARCHITECTURE.md first.
#![allow(
    clippy::disallowed_methods,
    reason = "tests read and write files of their own"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What each top-level module may use. Those that all may use come last.
const ARROWS: [(&str, &str); 27] = [
    ("analysis", "lower model openapi passes rules source swagger"),
    (
        "cli",
        "analysis config diff discover examples generation layout limits output report rust serve source support",
    ),
    ("config", "diff examples limits model report rust source"),
    (
        "diff",
        "analysis examples layout limits media model passes pointer source support",
    ),
    ("discover", "source"),
    (
        "docs",
        "analysis diff limits media model output passes phrasing source support",
    ),
    (
        "examples",
        "analysis layout media model passes pointer rules source support",
    ),
    (
        "generation",
        "analysis config docs layout limits lower model output report rust site source",
    ),
    ("layout", "lowering source"),
    ("limits", ""),
    ("lower", "model openapi source swagger"),
    ("lowering", "model source"),
    ("media", "source"),
    ("model", "limits"),
    ("openapi", "lowering media model pointer source"),
    ("output", ""),
    ("passes", "limits media model pointer"),
    ("phrasing", "model passes"),
    ("pointer", ""),
    ("report", "diff examples source support"),
    ("rules", "model passes support"),
    (
        "rust",
        "analysis media model output passes phrasing pointer rules support",
    ),
    ("serve", "output source"),
    ("site", "docs output"),
    ("source", "limits pointer"),
    ("swagger", "lowering model source support"),
    ("support", ""),
];

/// Modules that any other may use; the first uses the second, and none the others.
const COMMON: [&str; 3] = ["diagnostic", "fingerprint", "origin"];

/// What the root of the crate exports from a module.
const EXPORTS: [(&str, &[&str]); 7] = [
    ("analysis", &["Analysis", "Extent"]),
    ("config", &["Config", "Selection", "Style"]),
    (
        "generation",
        &["Failure", "Gaps", "Generation", "generate", "pages", "publish"],
    ),
    ("layout", &["describes_api", "load"]),
    ("lower", &["lower"]),
    ("report", &["Problems"]),
    ("rust", &["Runtime"]),
];

/// A source file: its path below `generator/src` and its text without comments and unit tests.
struct Source {
    path: String,
    code: String,
}

impl Source {
    fn module(&self) -> &str {
        let first = self.path.split('/').next().unwrap();
        first.trim_end_matches(".rs")
    }
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../generator/src");
    let mut open: Vec<PathBuf> = vec![root.clone()];
    let mut sources = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                open.push(entry);
            } else if entry.extension().is_some_and(|ending| ending == "rs") {
                let text = fs::read_to_string(&entry).unwrap();
                let text = text.split("#[cfg(test)]\nmod tests").next().unwrap();
                let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
                sources.push(Source {
                    path: entry
                        .strip_prefix(&root)
                        .unwrap()
                        .to_string_lossy()
                        .replace('\\', "/"),
                    code: lines.map(|line| format!("{line}\n")).collect(),
                });
            }
        }
    }
    assert!(sources.len() > 200, "{} files", sources.len());
    sources
}

/// The names that follow `crate::` in a text, alone or in braces.
fn used(code: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (at, found) in code.match_indices("crate::") {
        if code[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_' || before == '$') {
            continue;
        }
        let rest = &code[at + found.len()..];
        let list = match rest.strip_prefix('{') {
            Some(list) => list.split('}').next().unwrap(),
            None => rest
                .split(|c: char| !c.is_alphanumeric() && c != '_')
                .next()
                .unwrap(),
        };
        for item in list.split(',') {
            let name = item.trim().split("::").next().unwrap();
            names.insert(name.split_whitespace().next().unwrap_or_default().to_owned());
        }
    }
    names.remove("");
    names
}

/// The module that a name after `crate::` is in.
fn module_of(name: &str) -> &str {
    let export = EXPORTS.iter().find(|(_, names)| names.contains(&name));
    export.map_or(name, |(module, _)| module)
}

#[test]
fn modules_use_what_the_architecture_says() {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut wrong = Vec::new();
    for source in sources() {
        let module = source.module();
        if ["lib", "main"].contains(&module) {
            continue;
        }
        let allowed = ARROWS.iter().find(|(name, _)| *name == module);
        for name in used(&source.code) {
            let target = module_of(&name);
            if target == module || COMMON.contains(&target) {
                continue;
            }
            found
                .entry(module.to_owned())
                .or_default()
                .insert(target.to_owned());
            if !allowed.is_some_and(|(_, list)| list.split(' ').any(|name| name == target)) {
                wrong.push(format!("{} uses `{target}`", source.path));
            }
        }
    }
    for (module, list) in ARROWS {
        let used = found.remove(module).unwrap_or_default();
        let unused = list
            .split(' ')
            .filter(|name| !name.is_empty() && !used.contains(*name));
        wrong.extend(unused.map(|name| format!("`{module}` does not use `{name}` any more")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn arrows_do_not_lead_back() {
    let mut open: Vec<(&str, Vec<&str>)> = ARROWS
        .iter()
        .map(|(name, list)| (*name, list.split(' ').filter(|name| !name.is_empty()).collect()))
        .collect();
    loop {
        let done: Vec<&str> = open
            .iter()
            .filter(|(_, uses)| uses.is_empty())
            .map(|(name, _)| *name)
            .collect();
        if done.is_empty() {
            break;
        }
        open.retain(|(name, _)| !done.contains(name));
        for (_, uses) in &mut open {
            uses.retain(|name| !done.contains(name));
        }
    }
    assert!(open.is_empty(), "these use each other: {open:?}");
}

/// Files other than `allowed` whose code has a text.
fn with_text<'s>(sources: &'s [Source], text: &str, allowed: &[&str]) -> Vec<&'s str> {
    sources
        .iter()
        .filter(|source| source.code.contains(text))
        .map(|source| source.path.as_str())
        .filter(|path| !allowed.iter().any(|allowed| path.starts_with(allowed)))
        .collect()
}

#[test]
fn one_function_makes_an_analysis() {
    let sources = sources();
    for (text, allowed) in [
        // Going on in spite of errors changes the model before it is analyzed.
        ("crate::lower(", &["analysis.rs", "generation/keep_going.rs"][..]),
        ("passes::resolve(", &["analysis.rs"]),
        ("passes::types(", &["analysis.rs"]),
        ("Patterns::default()", &["analysis.rs"]),
        ("swagger::check(", &["analysis.rs"]),
        ("openapi::check(", &["analysis.rs"]),
    ] {
        assert_eq!(with_text(&sources, text, allowed), [""; 0], "{text}");
        assert!(with_text(&sources, text, &[]).len() >= allowed.len(), "{text}");
    }
}

#[test]
fn reading_knows_nothing_of_specifications() {
    let of_source = |source: &Source| source.module() == "source";
    let sources: Vec<Source> = sources().into_iter().filter(of_source).collect();
    for word in [
        "x-ms-",
        "\"swagger\"",
        "\"openapi\"",
        "definitions/",
        "components/",
        "\"paths\"",
    ] {
        assert_eq!(with_text(&sources, word, &[]), [""; 0], "{word}");
    }
}

#[test]
fn passes_and_model_do_not_know_how_documents_are_written() {
    let of_model = |source: &Source| ["model", "passes", "rules", "rust"].contains(&source.module());
    let sources: Vec<Source> = sources().into_iter().filter(of_model).collect();
    for word in ["crate::source", "crate::swagger", "crate::openapi", "\"$ref\""] {
        assert_eq!(with_text(&sources, word, &[]), [""; 0], "{word}");
    }
}

/// Returns the names that follow `super::` or the path of a folder in the text of a file of the folder.
fn used_in_folder(code: &str, folder: &str) -> BTreeSet<String> {
    let own = format!("crate::{}::", folder.replace('/', "::"));
    // Paths that begin above the folder do not count.
    let outer = |code: String| {
        code.replace("super::super::", "outer::")
            .replace("crate::", "outer::")
    };
    used(&outer(code.replace(&own, "super::")).replace("super::", "crate::"))
}

#[test]
fn files_of_a_folder_do_not_use_each_other_in_circles() {
    let mut folders: BTreeMap<String, BTreeMap<String, BTreeSet<String>>> = BTreeMap::new();
    for source in sources() {
        let Some((folder, file)) = source.path.rsplit_once('/') else {
            continue;
        };
        let name = file.trim_end_matches(".rs");
        if name != "mod" {
            let files = folders.entry(folder.to_owned()).or_default();
            files.insert(name.to_owned(), used_in_folder(&source.code, folder));
        }
    }
    assert!(folders.len() > 10, "{} folders", folders.len());
    for (folder, mut open) in folders {
        loop {
            let names: Vec<String> = open.keys().cloned().collect();
            for (name, uses) in &mut open {
                uses.retain(|of| of != name && names.contains(of));
            }
            let before = open.len();
            open.retain(|_, uses| !uses.is_empty());
            if open.len() == before {
                break;
            }
        }
        assert!(open.is_empty(), "files of `{folder}` use each other: {open:?}");
    }
}
