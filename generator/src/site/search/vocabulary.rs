//! The words of all names, and for each of them the names that have it with the pages of these.

use std::collections::BTreeMap;

use super::terms::{found, kind};
use super::words::words;
use super::{File, PageInfo, base36, json, script, shared};

/// Bytes from which on a shard takes no other word.
const FULL: usize = 10_000;

/// Most characters that a word repeats of the one before: a digit says how many.
const MOST_SHARED: usize = 35;

/// The pages of each name and kind that a word is part of.
type Names<'p> = BTreeMap<(&'p str, usize), Vec<usize>>;

/// Makes the vocabulary and the shards, and says with which word each shard begins.
pub(super) fn files(pages: &[&PageInfo]) -> (Vec<File>, Vec<usize>) {
    let mut index: BTreeMap<String, Names<'_>> = BTreeMap::new();
    for (number, page) in pages.iter().enumerate() {
        for term in found(page) {
            let mut own = words(&term.name);
            own.extend(words(&term.title));
            own.extend(words(&term.keywords));
            own.sort_unstable();
            own.dedup();
            for word in own {
                let names = index.entry(word).or_default();
                let pages = names.entry((&term.name, kind(term.kind))).or_default();
                if pages.last() != Some(&number) {
                    pages.push(number);
                }
            }
        }
    }
    let (mut files, starts) = shards(&index);
    files.push(script("words", "words", &json(&vocabulary(&index))));
    (files, starts)
}

/// Returns the words in order, each as how many characters it has in common with the one before, how often it is used, and the
/// rest of it.
fn vocabulary(index: &BTreeMap<String, Names<'_>>) -> String {
    let mut before = "";
    let mut entries = Vec::with_capacity(index.len());
    for (word, names) in index {
        let (units, rest) = shared(before, word, MOST_SHARED);
        let uses: usize = names.values().map(Vec::len).sum();
        // Powers of two are exact enough to choose between words.
        entries.push(format!(
            "{}{}{rest}",
            base36(units),
            base36(uses.ilog2() as usize)
        ));
        before = word;
    }
    entries.join(" ")
}

fn shards(index: &BTreeMap<String, Names<'_>>) -> (Vec<File>, Vec<usize>) {
    let (mut files, mut starts) = (Vec::new(), Vec::new());
    let (mut words, mut bytes) = (Vec::new(), 0);
    for (number, names) in index.values().enumerate() {
        if words.is_empty() {
            starts.push(number);
        }
        let names: Vec<String> = names.iter().map(entry).collect();
        let names = names.join(",");
        bytes += names.len();
        words.push(format!("[{names}]"));
        if bytes > FULL || number + 1 == index.len() {
            let file = files.len();
            let arguments = format!("{file},[\n{}\n]", words.join(",\n"));
            files.push(script(&format!("s{file}"), "shard", &arguments));
            (words, bytes) = (Vec::new(), 0);
        }
    }
    (files, starts)
}

/// Returns a name, its kind and its pages: the first one, and the distance to each of the others.
fn entry(((name, kind), pages): (&(&str, usize), &Vec<usize>)) -> String {
    let mut before = 0;
    let steps = pages
        .iter()
        .map(|page| base36(page - std::mem::replace(&mut before, *page)));
    let steps: Vec<String> = steps.collect();
    format!("{},{kind},\"{}\"", json(name), steps.join(" "))
}
