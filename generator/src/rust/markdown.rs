//! Text of a document as Markdown that is safe in a doc comment: it reads as the text does, makes no link, no code
//! and no HTML that the text does not mean, and no warning of `rustdoc` or `clippy`.

use crate::phrasing::{Block, blocks, code_span, strong, url, web_link};

/// Columns of a line of documentation.
const WIDTH: usize = 100;

/// Returns a text as lines of Markdown: paragraphs are wrapped, lists and code are kept, everything else is literal.
pub(super) fn lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    // The columns that the text of the items around takes up, outermost first.
    let mut columns: Vec<usize> = Vec::new();
    for block in blocks(text) {
        let is_item = matches!(block, Block::Item { .. });
        if !lines.is_empty() && (columns.is_empty() || !is_item) {
            lines.push(String::new());
        }
        columns.truncate(if let Block::Item { level, .. } = block {
            level
        } else {
            0
        });
        match block {
            Block::Paragraph(text) => lines.extend(wrap(&escape(&text), "", "")),
            Block::Heading(text) => lines.extend(wrap(&format!("**{}**", escape(&text)), "", "")),
            Block::Code { lines: code, .. } => lines.extend(fenced(code)),
            Block::Item { number, text, .. } => {
                let mark = number.map_or("- ".to_owned(), |number| format!("{number}. "));
                let around = columns.iter().sum::<usize>();
                columns.push(mark.len());
                let (first, other) = (" ".repeat(around) + &mark, " ".repeat(around + mark.len()));
                lines.extend(wrap(&escape(&text), &first, &other));
            }
        }
    }
    lines
}

/// Code as a block that no test is made of, between fences that are longer than any in it.
fn fenced(code: Vec<String>) -> impl Iterator<Item = String> {
    let runs = code
        .iter()
        .flat_map(|line| line.split(|c| c != '`'))
        .map(str::len);
    let fence = "`".repeat(runs.max().unwrap_or_default().max(2) + 1);
    let first = format!("{fence}text");
    [first].into_iter().chain(code).chain([fence])
}

/// Returns the text with all signs escaped that mean something in Markdown, apart from code spans that are closed, strong
/// words and links to the web.
fn escape(text: &str) -> String {
    let text = with_single_blanks(text);
    let mut escaped = String::with_capacity(text.len() + 8);
    let mut rest = text.as_str();
    loop {
        let plain = rest.bytes().position(may_be_markup).unwrap_or(rest.len());
        escaped.push_str(&rest[..plain]);
        rest = &rest[plain..];
        let Some(c) = rest.chars().next() else {
            return escaped;
        };
        if let Some(span) = code_span(rest) {
            escaped.push_str(span);
            rest = &rest[span.len()..];
            continue;
        }
        if let Some(url) = url(rest).filter(|_| !escaped.ends_with(|c: char| c.is_alphanumeric())) {
            escaped.push('<');
            escaped.push_str(url);
            escaped.push('>');
            rest = &rest[url.len()..];
            continue;
        }
        if let Some(words) = strong(rest, &escaped) {
            escaped.push_str(&format!("**{}**", signs(words)));
            rest = &rest[words.len() + "****".len()..];
            continue;
        }
        if let Some((label, address, length)) = web_link(rest).filter(|_| !escaped.ends_with('!')) {
            escaped.push_str(&format!("[{}](<{address}>)", signs(label)));
            rest = &rest[length..];
            continue;
        }
        sign(c, &mut escaped);
        rest = &rest[c.len_utf8()..];
    }
}

/// Returns a text with a single blank between words.
fn with_single_blanks(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(word);
    }
    joined
}

/// Returns whether a byte is a sign that means something in Markdown, or may begin a web address.
fn may_be_markup(byte: u8) -> bool {
    byte == b'h' || SIGNS.as_bytes().contains(&byte)
}

/// The signs that mean something in Markdown.
const SIGNS: &str = "\\`*[]<>_#|~$&";

/// Returns the text with all signs escaped that mean something in Markdown.
fn signs(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    text.chars().for_each(|c| sign(c, &mut escaped));
    escaped
}

fn sign(c: char, escaped: &mut String) {
    if SIGNS.contains(c) {
        escaped.push('\\');
    }
    escaped.push(c);
}

/// Returns a text in lines of at most [`WIDTH`] columns where its words allow it.
fn wrap(text: &str, first: &str, other: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = first.to_owned();
    // The columns of the line so far; `None` if it has no word.
    let mut columns = None;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let width = word.chars().count();
        if columns.is_some_and(|columns| columns + 1 + width > WIDTH) {
            lines.push(std::mem::replace(&mut line, other.to_owned()));
            columns = None;
        }
        match columns {
            None => {
                line.push_str(&harmless_start(word));
                columns = Some(line.chars().count());
            }
            Some(before) => {
                line.push(' ');
                line.push_str(word);
                columns = Some(before + 1 + width);
            }
        }
    }
    lines.push(line);
    lines
}

/// Returns a word that begins a line, escaped where it would begin a list, a heading or a rule.
fn harmless_start(word: &str) -> String {
    let digits = word.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = digits.len() < word.len() && digits.starts_with(['.', ')']);
    if numbered {
        let number = &word[..word.len() - digits.len()];
        return format!("{number}\\{digits}");
    }
    match word.chars().next() {
        Some('-' | '+' | '=' | ':') => format!("\\{word}"),
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        for (text, markdown) in [
            ("Plain words.", "Plain words."),
            ("a <b>bold</b> [link](x)", "a **bold** \\[link\\](x)"),
            ("**All** of [b] **a_b**.", "**All** of \\[b\\] **a\\_b**."),
            ("** a ** 2**3**4", "\\*\\* a \\*\\* 2**3**4"),
            ("**not closed", "\\*\\*not closed"),
            (
                "See [the *docs*](https://example.com/a_b?c=1&d), [this](other.md).",
                "See [the \\*docs\\*](<https://example.com/a_b?c=1&d>), \\[this\\](other.md).",
            ),
            (
                "![shown](https://example.com/a.png)",
                "!\\[shown\\](<https://example.com/a.png>)",
            ),
            ("See https://example.com/a_b.", "See <https://example.com/a_b>."),
            ("set `x` and ` y", "set `x` and \\` y"),
            ("```rust\nfn main() {}\n```", "```text\nfn main() {}\n```"),
            ("    indented", "indented"),
            ("- one\n- two\n  more", "- one\n- two more"),
            ("one<br/>two", "one\n\ntwo"),
            ("1. first\n   - a\n2. *b*", "1. first\n   - a\n2. \\*b\\*"),
            ("2020.5 is new", "2020\\.5 is new"),
            ("# One\ntwo", "**One**\n\ntwo"),
            ("\u{202e}evil", "evil"),
        ] {
            assert_eq!(lines(text).join("\n"), markdown, "{text}");
        }
    }
}
