//! The parts of a line of text, and the web addresses in it.

use std::ops::Range;

use super::text::url;

/// A part of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Inline {
    /// Words, as they are read.
    Text(String),
    /// Code.
    Code(String),
    /// Parts that are marked.
    Marked(Mark, Vec<Inline>),
    /// A link to the web.
    Link {
        /// What is shown of it.
        label: Vec<Inline>,
        /// Its address.
        address: String,
    },
}

/// How parts of a line are marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    Strong,
    Emphasis,
    Struck,
}

impl Mark {
    /// Writes Markdown with the mark, blanks outside of it, where CommonMark takes the signs for
    /// [one](https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run) there. `next` follows it.
    pub(crate) fn write(self, inner: &str, next: Option<&Inline>, result: &mut String) {
        let words = inner.trim();
        let start = inner.len() - inner.trim_start().len();
        result.push_str(&inner[..start]);
        let before = result.chars().next_back();
        let blanks = &inner[start + words.len()..];
        let after = match next {
            _ if !blanks.is_empty() => Some(' '),
            Some(Inline::Text(text)) => text.chars().next(),
            Some(Inline::Marked(..)) => Some('*'),
            Some(Inline::Code(_) | Inline::Link { .. }) => Some('`'),
            None => None,
        };
        let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let opens = is_word(words.chars().next()) || !is_word(before);
        let closes = is_word(words.chars().next_back()) || !is_word(after);
        // Signs that follow each other would be read as one run.
        let is_run = before == Some('*') && !result.ends_with("\\*");
        let sign = match opens && closes && !is_run && !words.is_empty() {
            true => self.sign(),
            false => "",
        };
        result.push_str(&format!("{sign}{words}{sign}{blanks}"));
    }

    /// Returns the mark in Markdown.
    fn sign(self) -> &'static str {
        match self {
            Self::Strong => "**",
            Self::Emphasis => "*",
            Self::Struck => "~~",
        }
    }
}

/// Adds text to parts.
pub(super) fn push_text(target: &mut Vec<Inline>, text: &str) {
    match target.last_mut() {
        Some(Inline::Text(before)) => before.push_str(text),
        _ if text.is_empty() => {}
        _ => target.push(Inline::Text(text.to_owned())),
    }
}

/// Returns parts with the web addresses in their text as links.
pub(super) fn linked(parts: Vec<Inline>) -> Vec<Inline> {
    let parts = parts.into_iter().flat_map(|part| match part {
        Inline::Text(text) => with_links(text),
        Inline::Marked(mark, parts) => vec![Inline::Marked(mark, linked(parts))],
        other => vec![other],
    });
    parts.collect()
}

/// Returns text with its web addresses as links.
pub(super) fn with_links(text: String) -> Vec<Inline> {
    let mut parts = Vec::new();
    let mut before = 0;
    for range in addresses(&text) {
        push_text(&mut parts, &text[before..range.start]);
        before = range.end;
        let address = text[range].to_owned();
        let label = vec![Inline::Text(address.clone())];
        parts.push(Inline::Link { label, address });
    }
    match before {
        0 => parts.push(Inline::Text(text)),
        _ => push_text(&mut parts, &text[before..]),
    }
    parts
}

/// Returns where text has web addresses.
pub(super) fn addresses(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.match_indices("http") {
        let is_word = text[..at].ends_with(|c: char| c.is_alphanumeric());
        let is_new = found.last().is_none_or(|last| last.end <= at);
        if let Some(url) = url(&text[at..]).filter(|_| !is_word && is_new) {
            found.push(at..at + url.len());
        }
    }
    found
}
