//! The language of the code: the sources, templates, messages and papers of the project say things in the terms of
//! OpenAPI, JSON Schema, serde and compilers. `words.txt` lists words that have been replaced, and the term to use.
#![allow(
    clippy::disallowed_methods,
    reason = "tests read and write files of their own"
)]

use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;

/// Files and folders below the root whose words are compared with the list.
const SOURCES: [&str; 7] = [
    "generator",
    "templates",
    "tests",
    "ARCHITECTURE.md",
    "BENCHMARKS.md",
    "CONTRIBUTING.md",
    "README.md",
];

/// Folders that hold data: documents and what was made from them.
const DATA: [&str; 3] = ["tests/cases", "tests/golden", "tests/words.txt"];

/// A word that the project does not use.
struct Word {
    pattern: Regex,
    instead: String,
    /// Matches lines in which the word has another sense.
    allowed: Option<Regex>,
}

impl Word {
    /// Parses a line of `words.txt`: an expression, the term to use, and optionally an expression for lines that may keep
    /// the word, with two or more spaces between them.
    fn parse(line: &str) -> Self {
        let mut parts = line.split("  ").map(str::trim).filter(|part| !part.is_empty());
        let mut next = || parts.next();
        let expression = |text: &str| Regex::new(&format!("(?i){text}")).expect(line);
        Self {
            pattern: next().map(expression).expect(line),
            instead: next().expect(line).to_owned(),
            allowed: next().map(expression),
        }
    }

    fn is_in(&self, line: &str) -> bool {
        let allowed = self.allowed.as_ref();
        self.pattern.is_match(line) && !allowed.is_some_and(|allowed| allowed.is_match(line))
    }
}

/// Returns the words of the list.
fn words(root: &Path) -> Vec<Word> {
    let list = fs::read_to_string(root.join("tests/words.txt")).expect("list of words");
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    lines.map(Word::parse).collect()
}

/// Collects the text files at and below a path.
fn files(root: &Path, path: &Path, found: &mut Vec<PathBuf>) {
    let name = path.strip_prefix(root).expect("below the root");
    if DATA.iter().any(|path| name.starts_with(path)) {
        return;
    }
    if path.is_dir() {
        let entries = fs::read_dir(path).expect("folder");
        let mut entries: Vec<_> = entries.map(|entry| entry.expect("entry").path()).collect();
        entries.sort();
        entries.iter().for_each(|entry| files(root, entry, found));
    } else if let Some("rs" | "md" | "html" | "js" | "css" | "txt" | "toml" | "sh") =
        path.extension().and_then(|extension| extension.to_str())
    {
        found.push(path.to_owned());
    }
}

/// Returns a line for each use of a word of the list.
fn uses(root: &Path) -> Vec<String> {
    let words = words(root);
    let mut paths = Vec::new();
    for source in SOURCES {
        files(root, &root.join(source), &mut paths);
    }
    let mut uses = Vec::new();
    for path in paths {
        let text = fs::read_to_string(&path).expect("text");
        let name = path.strip_prefix(root).expect("below the root").display();
        for (index, line) in text.lines().enumerate() {
            for word in words.iter().filter(|word| word.is_in(line)) {
                let instead = &word.instead;
                uses.push(format!("{name}:{}: use `{instead}`: {}", index + 1, line.trim()));
            }
        }
    }
    uses
}

#[test]
fn replaced_words_are_not_used() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("root");
    let uses = uses(root);
    assert!(uses.is_empty(), "{} uses:\n{}", uses.len(), uses.join("\n"));
}
