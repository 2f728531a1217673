//! The index of the search, in pieces that pages load as scripts, since nothing else can be loaded from the disk. A piece
//! has the terms that begin with the same two characters. Names of types and properties, paths and values are found, not
//! prose.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::sheet::Sheet;
use super::targets::{Laid, Targets};
use crate::docs::reader::markdown::anchor::encoded;
use crate::docs::reader::{PageInfo, Role, Term, TermKind};
use crate::output::File;

/// Most occurrences of a term; the rest is counted.
const MAX_OCCURRENCES: usize = 400;

/// Most occurrences of a term on one page.
const MOST_ON_A_PAGE: usize = 4;

/// Longest value that is found.
const LONGEST: usize = 60;

/// An occurrence of a term.
struct Occurrence<'p> {
    kind: TermKind,
    page: usize,
    anchor: &'p str,
}

/// A piece of the index.
#[derive(Default)]
struct Shard<'p> {
    /// The terms that begin as the piece does, with their occurrences.
    terms: BTreeMap<&'p str, Vec<Occurrence<'p>>>,
    /// Terms with a word, not the first one, that begins so.
    words: BTreeSet<&'p str>,
}

/// The files of the index: the pages, and the pieces.
pub(super) fn files(pages: &[PageInfo], laid: &[Laid<'_>], targets: &Targets<'_>) -> Vec<File> {
    let sheets: BTreeMap<&str, &[Sheet]> = laid
        .iter()
        .map(|laid| (laid.path, laid.sheets.as_slice()))
        .collect();
    let mut shards: BTreeMap<String, Shard<'_>> = BTreeMap::new();
    let mut rows = Vec::new();
    for page in pages {
        let sheets = sheets.get(page.path.as_str()).copied().unwrap_or_default();
        let first = rows.len();
        rows.extend(sheets.iter().map(|sheet| row(page, sheet)));
        for term in page.terms.iter().filter(|_| page.latest) {
            add(
                first + targets.sheet_of(&page.path, &term.anchor),
                term,
                &mut shards,
            );
        }
    }
    let mut files: Vec<File> = shards.iter().map(|(name, shard)| piece(name, shard)).collect();
    files.push(File {
        path: "search/pages.js".into(),
        content: format!("armature.pages([\n{}\n]);\n", rows.join(",\n")),
    });
    files
}

fn add<'p>(page: usize, term: &'p Term, shards: &mut BTreeMap<String, Shard<'p>>) {
    let name = term.name.as_str();
    if name.is_empty() || name.len() > LONGEST {
        return;
    }
    let occurrences = shards
        .entry(shard(name))
        .or_default()
        .terms
        .entry(name)
        .or_default();
    occurrences.push(Occurrence {
        kind: term.kind,
        page,
        anchor: &term.anchor,
    });
    for word in words(name).into_iter().skip(1) {
        shards.entry(shard(word)).or_default().words.insert(name);
    }
}

/// The name of the piece that holds a term: its first two characters.
fn shard(term: &str) -> String {
    let mut signs = term
        .chars()
        .map(|c| c.to_ascii_lowercase())
        .filter(|c| c.is_ascii_alphanumeric());
    [signs.next(), signs.next()]
        .into_iter()
        .map(|sign| sign.unwrap_or('_'))
        .collect()
}

/// The words of a name: `regionalReplicaCount` has three.
fn words(name: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = 0;
    let mut before = ' ';
    for (at, c) in name.char_indices() {
        let begins =
            c.is_uppercase() && before.is_lowercase() || c.is_alphanumeric() && !before.is_alphanumeric();
        if begins && at > start {
            words.push(&name[start..at]);
            start = at;
        }
        before = c;
    }
    words.push(&name[start..]);
    words
}

fn piece(name: &str, shard: &Shard<'_>) -> File {
    let mut content = format!("armature.piece({},{{", json(name));
    for (index, (term, occurrences)) in shard.terms.iter().enumerate() {
        let comma = if index == 0 { "" } else { "," };
        let _ = write!(content, "{comma}\n{}:[{}", json(term), occurrences.len());
        let mut count: BTreeMap<usize, usize> = BTreeMap::new();
        let kept = occurrences.iter().filter(|occurrence| {
            let on_page = count.entry(occurrence.page).or_default();
            *on_page += 1;
            *on_page <= MOST_ON_A_PAGE
        });
        for occurrence in kept.take(MAX_OCCURRENCES) {
            let kind = match occurrence.kind {
                TermKind::Type => 0,
                TermKind::Property => 1,
                TermKind::Value => 2,
                TermKind::Operation => 3,
            };
            let _ = write!(
                content,
                ",[{kind},{},{}]",
                occurrence.page,
                json(occurrence.anchor)
            );
        }
        content.push(']');
    }
    let words: Vec<&str> = shard.words.iter().copied().collect();
    let _ = writeln!(content, "}},{});", serde_json::json!(words));
    File {
        path: format!("search/{name}.js"),
        content,
    }
}

/// A sheet: path, name, group, version, and whether it is to be found by the name: 1 the newest version, 0 another one, 2
/// what goes on from another sheet; and what the page is about, if that is no resource.
fn row(page: &PageInfo, sheet: &Sheet) -> String {
    let kind = match sheet.part.as_str() {
        "" => u8::from(page.latest),
        _ => 2,
    };
    let path = encoded(&sheet.path);
    let (group, version) = (&page.group_title, &page.version);
    match page.role {
        Role::Resource => serde_json::json!([path, page.name, group, version, kind]),
        Role::Operations => serde_json::json!([path, page.name, group, version, kind, "operations"]),
        Role::Schema => serde_json::json!([path, page.name, group, version, kind, "schema"]),
    }
    .to_string()
}

fn json(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_words() {
        assert_eq!(words("regionalReplicaCount"), ["regional", "Replica", "Count"]);
        assert_eq!(words("Standard_LRS"), ["Standard_", "LRS"]);
        assert_eq!(words("a"), ["a"]);
        assert_eq!(shard("$expand"), "ex");
        assert_eq!(shard("é"), "__");
    }
}
