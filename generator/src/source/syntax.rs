//! Errors of parsers, with remedies.

use super::tree::{MERGE, NO_NUMBER, TAG};
use crate::limits::NESTING;

/// Why a text is not a document: what is wrong, the byte at which it is, and what to do about it.
#[derive(Debug)]
pub(super) struct SyntaxError {
    pub(super) message: String,
    pub(super) offset: usize,
    pub(super) help: String,
}

/// Parts of parsers' messages, and the remedies. An empty text in the middle keeps the parser's message.
const KNOWN: [(&str, &str, &str); 16] = [
    ("trailing comma", "", "take out the comma before it"),
    (
        "expected `,` or `}`",
        "",
        "put a comma between the members of an object",
    ),
    (
        "expected `,` or `]`",
        "",
        "put a comma between the elements of an array",
    ),
    ("expected `:`", "", "a key is followed by a colon"),
    ("key must be a string", "", "put the key in double quotes"),
    (
        "EOF",
        "the text ends here",
        "something is not closed: count the braces, brackets and quotes before",
    ),
    (
        "control character",
        "",
        "write line ends and tabs in strings as \\n and \\t",
    ),
    (
        "trailing characters",
        "the document ends before this",
        "take out what follows the last brace",
    ),
    (
        "number out of range",
        "a number that no computer can hold",
        "write a smaller one",
    ),
    (
        "cannot start any token",
        "",
        "indent with blanks, not with tabs, and put text with signs in quotes",
    ),
    (
        "repetition limit",
        "aliases repeat too much",
        "write out the values of the aliases, or describe it as a definition",
    ),
    (
        "more than one document",
        "the file holds several documents",
        "put each into a file of its own",
    ),
    (
        "expected a string as key",
        "",
        "a key is a string: put it in quotes",
    ),
    (
        TAG,
        "a tag",
        "take out the word that begins with `!`: the type follows from how a value is written",
    ),
    (
        NO_NUMBER,
        "JSON has no such number",
        "write a finite number, or put it in quotes",
    ),
    (
        MERGE,
        "a merge key needs a mapping",
        "write a mapping, an alias of one, or a sequence of them; put the key in quotes if it is a name",
    ),
];

impl SyntaxError {
    /// Returns the problem that a parser has with a text.
    pub(super) fn new(message: &str, offset: usize) -> Self {
        let message = without_position(message);
        let (message, help) = match KNOWN.iter().find(|(part, ..)| message.contains(part)) {
            _ if message.contains("recursion limit") => too_deep(),
            Some((_, "", help)) => (message, (*help).to_owned()),
            Some((_, better, help)) => ((*better).to_owned(), (*help).to_owned()),
            None => (message, "documents are JSON or YAML, in UTF-8".to_owned()),
        };
        Self {
            message,
            offset,
            help,
        }
    }

    /// Returns the problem of a text that is not UTF-8.
    pub(super) fn no_utf8(offset: usize) -> Self {
        Self {
            message: "this is not UTF-8".into(),
            offset,
            help: "write the file anew in UTF-8".into(),
        }
    }
}

fn too_deep() -> (String, String) {
    (
        format!("more than {NESTING} values are nested"),
        "describe the inner ones as definitions of their own; this limit is fixed".into(),
    )
}

/// Returns a parser's message without its own `at line 3 column 7`, which the rendering says better.
fn without_position(message: &str) -> String {
    message.split(" at line ").next().unwrap_or(message).to_owned()
}

/// Returns the byte offset of a line and a column, both counted from one and the column in bytes.
pub(super) fn offset_of(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    (before + column.saturating_sub(1)).min(text.len())
}
