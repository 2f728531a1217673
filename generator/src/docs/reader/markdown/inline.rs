//! Lines of text as Markdown: marks, code and links are kept, every other character is literal.

use crate::phrasing::{Inline, Mark, code};

/// How parts of a line are written.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Writer {
    /// Whether the line is in a cell of a table.
    pub(super) in_cell: bool,
}

impl Writer {
    /// Returns parts as Markdown.
    pub(super) fn written(self, parts: &[Inline]) -> String {
        self.within(parts, &[])
    }

    /// Returns parts as strong words.
    pub(super) fn strong(self, parts: &[Inline]) -> String {
        format!("**{}**", self.within(parts, &[Mark::Strong]).trim())
    }

    /// Returns parts as Markdown that is within some marks.
    fn within(self, parts: &[Inline], around: &[Mark]) -> String {
        let mut result = String::new();
        for (at, part) in parts.iter().enumerate() {
            match part {
                Inline::Text(text) => result.push_str(&signs(text)),
                Inline::Code(text) if self.in_cell => result.push_str(&in_cell(&code(text))),
                Inline::Code(text) => result.push_str(&code(text)),
                Inline::Link { label, address } => {
                    let label = self.within(label, around);
                    result.push_str(&format!("[{label}]({})", target(address)));
                }
                Inline::Marked(mark, inner) if around.contains(mark) => {
                    result.push_str(&self.within(inner, around));
                }
                Inline::Marked(mark, inner) => {
                    let inner = self.within(inner, &[around, &[*mark]].concat());
                    mark.write(&inner, parts.get(at + 1), &mut result);
                }
            }
        }
        result
    }
}

/// Returns an address within the parentheses of a link.
fn target(address: &str) -> String {
    let mut result = String::with_capacity(address.len());
    for c in address.chars() {
        match c {
            '&' => result.push_str("&amp;"),
            '_' => result.push_str("\\_"),
            '(' => result.push_str("%28"),
            ')' => result.push_str("%29"),
            '[' => result.push_str("%5B"),
            ']' => result.push_str("%5D"),
            c => result.push(c),
        }
    }
    result
}

/// Markdown in a cell of a table, where a bar ends the cell even within code.
pub(crate) fn in_cell(markdown: &str) -> String {
    let mut result = String::with_capacity(markdown.len());
    let mut escaped = false;
    for c in markdown.chars() {
        if c == '|' && !escaped {
            result.push('\\');
        }
        escaped = c == '\\' && !escaped;
        result.push(c);
    }
    result
}

/// Returns text with every character literal.
pub(super) fn signs(text: &str) -> String {
    let mut result = String::new();
    for (at, c) in text.char_indices() {
        sign(c, &text[at + c.len_utf8()..], &mut result);
    }
    result
}

/// Writes a sign; `rest` follows it.
fn sign(c: char, rest: &str, result: &mut String) {
    match c {
        '{' => result.push_str("&#123;"),
        '}' => result.push_str("&#125;"),
        '<' => result.push_str("&lt;"),
        '>' => result.push_str("&gt;"),
        '&' => result.push_str("&amp;"),
        '\\' | '`' | '*' | '[' | ']' | '_' | '#' | '|' | '~' | '$' => {
            result.push('\\');
            result.push(c);
        }
        ':' if rest.starts_with(|c: char| c.is_alphanumeric() || c == ':') => result.push_str("\\:"),
        _ => result.push(c),
    }
}

/// Returns a line that begins no list, no rule and no module.
pub(super) fn harmless_start(line: String) -> String {
    let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
    if digits.len() < line.len() && digits.starts_with(['.', ')']) {
        let number = &line[..line.len() - digits.len()];
        return format!("{number}\\{digits}");
    }
    for (word, escaped) in [("import", "&#105;mport"), ("export", "&#101;xport")] {
        if let Some(rest) = line.strip_prefix(word) {
            return format!("{escaped}{rest}");
        }
    }
    match line.chars().next() {
        Some('-' | '+' | '=') => format!("\\{line}"),
        _ => line,
    }
}
