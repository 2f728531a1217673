//! The index of the search, in files that pages load as scripts, since nothing else can be loaded from the disk. A search
//! loads the pages and the vocabulary, which is enough to complete and to correct words; then, for the words of the
//! query, the shards with the names that have them and the pages of these; then the terms of the pages that fit best.
//! Nothing is cut before it is filtered, and no search loads more than it needs. Names of types, properties and
//! operations, paths and values are found, not prose. How results are ranked is in `templates/site/search.js`.

mod pages;
mod terms;
mod vocabulary;
mod words;

use super::Options;
use crate::docs::reader::PageInfo;
use crate::docs::reader::guides::guides;
use crate::output::File;

/// Makes the files of the index for the newest versions of all pages, and for those that explain them.
pub(super) fn files(pages: &[PageInfo], options: &Options) -> Vec<File> {
    let mut terms = pages
        .iter()
        .filter(|page| page.latest)
        .flat_map(|page| &page.terms);
    let guides = guides(terms.any(|term| term.secret));
    let mut ordered = pages::ordered(pages);
    ordered.extend(&guides);
    let (terms, chunks) = terms::files(&ordered);
    let (mut files, shards) = vocabulary::files(&ordered);
    files.extend(terms);
    files.push(pages::file(&ordered, &chunks, shards, &options.aliases));
    files
}

/// Makes a script of the index, which calls a function with values.
fn script(name: &str, function: &str, arguments: &str) -> File {
    File {
        path: format!("search/{name}.js"),
        content: format!("armature.{function}({arguments});\n"),
    }
}

/// Returns a number with the digits 0 to 9 and a to z.
fn base36(mut number: usize) -> String {
    let mut digits = Vec::new();
    loop {
        digits.extend(char::from_digit((number % 36) as u32, 36));
        number /= 36;
        if number == 0 {
            break;
        }
    }
    digits.iter().rev().collect()
}

/// Returns how many UTF-16 units two texts begin with alike, at most `most`, and what follows them in the second one.
fn shared<'t>(before: &str, text: &'t str, most: usize) -> (usize, &'t str) {
    let (mut units, mut bytes) = (0, 0);
    for (a, b) in before.chars().zip(text.chars()) {
        if a != b || units + b.len_utf16() > most {
            break;
        }
        units += b.len_utf16();
        bytes += b.len_utf8();
    }
    (units, &text[bytes..])
}

fn json(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_beginnings_are_short() {
        assert_eq!([0, 35, 36, 1295].map(base36), ["0", "z", "10", "zz"]);
        assert_eq!(shared("storage", "store", 35), (4, "e"));
        assert_eq!(shared("größe", "größer", 35), (5, "r"));
        assert_eq!(shared("aaaa", "aaaa", 3), (3, "a"));
    }
}
