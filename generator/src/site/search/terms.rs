//! What can be searched for on each page, in files for pages that follow each other in the index.

use super::{File, PageInfo, base36, json, script, shared};
use crate::docs::reader::{Term, TermKind};

/// Bytes from which on a file takes no other page.
const FULL: usize = 8_000;

/// Most characters that a line repeats of the one before.
const MOST_SHARED: usize = 36 * 36 - 1;

/// Longest value of a property that is found.
const LONGEST: usize = 60;

/// Returns the terms of a page that can be found.
pub(super) fn found(page: &PageInfo) -> impl Iterator<Item = &Term> {
    let is_short = |term: &Term| term.kind != TermKind::Value || term.name.len() <= LONGEST;
    let terms = page.terms.iter();
    terms.filter(move |term| !term.name.is_empty() && is_short(term))
}

/// Returns the number of a kind in the index.
pub(super) fn kind(kind: TermKind) -> usize {
    match kind {
        TermKind::Type => 0,
        TermKind::Property => 1,
        TermKind::Value => 2,
        TermKind::Operation => 3,
        TermKind::Code => 4,
        TermKind::Mark => 5,
        TermKind::Parameter => 6,
        TermKind::Header => 7,
    }
}

/// Makes the files with the terms of pages, and says with which page each of them begins.
pub(super) fn files(pages: &[&PageInfo]) -> (Vec<File>, Vec<usize>) {
    let (mut files, mut chunks) = (Vec::new(), Vec::new());
    let (mut lists, mut bytes) = (Vec::new(), 0);
    for (index, page) in pages.iter().enumerate() {
        if lists.is_empty() {
            chunks.push(index);
        }
        let list = json(&lines(page));
        bytes += list.len();
        lists.push(list);
        if bytes > FULL || index + 1 == pages.len() {
            let number = files.len();
            let arguments = format!("{number},[\n{}\n]", lists.join(",\n"));
            files.push(script(&format!("t{number}"), "terms", &arguments));
            (lists, bytes) = (Vec::new(), 0);
        }
    }
    (files, chunks)
}

/// Returns the terms of a page, each as a line: its kind, how many characters its id has in common with the one before, the
/// rest of the id, the name where it is not the end of the id, the title where it has one, and method and path of an operation.
fn lines(page: &PageInfo) -> String {
    let mut terms: Vec<&Term> = found(page).collect();
    terms.sort_by(|a, b| (&a.anchor, a.kind, &a.name).cmp(&(&b.anchor, b.kind, &b.name)));
    terms.dedup();
    let mut before = "";
    let mut lines = Vec::with_capacity(terms.len());
    for term in terms {
        let (units, rest) = shared(before, &term.anchor, MOST_SHARED);
        let clean = |text: &str| text.replace(['\t', '\n', '\r'], " ");
        let is_end = term.anchor.rsplit(['.', ':']).next() == Some(&term.name);
        let mut columns = [term.name.as_str(), &term.title, route(term)].map(clean).to_vec();
        while columns.last().is_some_and(String::is_empty) {
            columns.pop();
        }
        if columns.len() == 1 && is_end {
            columns.clear();
        }
        let columns: String = columns.iter().map(|column| format!("\t{column}")).collect();
        lines.push(format!("{}{:0>2}{rest}{columns}", kind(term.kind), base36(units)));
        before = &term.anchor;
    }
    lines.join("\n")
}

/// Returns method and path of an operation that clients call; empty for anything else. Operations on resources of Azure
/// are found by the type in it.
fn route(term: &Term) -> &str {
    let is_method = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_uppercase());
    let parts = term.keywords.split_once(' ');
    let is_route = parts.is_some_and(|(method, path)| is_method(method) && path.starts_with('/'));
    match term.kind == TermKind::Operation && is_route {
        true => &term.keywords,
        false => "",
    }
}
