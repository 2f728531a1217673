//! Text of a document as Markdown that is safe in a doc comment: it reads as the text does, makes no link, no code
//! and no HTML that the text does not mean, and no warning of `rustdoc` or `clippy`.

use crate::phrasing::{Block, Inline, Mark, Table, blocks, code, delimiters, inline, one_line};

/// Columns of a line of documentation.
const WIDTH: usize = 100;

/// Returns a text as lines of Markdown: paragraphs are wrapped, lists and code are kept, everything else is literal.
pub(super) fn lines(text: &str) -> Vec<String> {
    of_blocks(blocks(text))
}

fn of_blocks(blocks: Vec<Block>) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    // The columns that the text of the items around takes up, outermost first.
    let mut columns: Vec<usize> = Vec::new();
    for block in blocks {
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
            Block::Heading(text) => {
                let words = within(&inline(&text), &[Mark::Strong]);
                lines.extend(wrap(&format!("**{}**", words.trim()), "", ""));
            }
            Block::Code { lines: code, .. } => lines.extend(fenced(code)),
            Block::Table(table) => lines.extend(rows(&table)),
            Block::Quote(blocks) => {
                let quoted = of_blocks(blocks).into_iter();
                lines.extend(quoted.map(|line| format!("> {line}").trim_end().to_owned()));
            }
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

/// Returns the rows of a table, each on a line.
fn rows(table: &Table) -> Vec<String> {
    // Within code nothing is escaped yet.
    let cell = |text: &String| escape(&one_line(text)).replace("\\|", "|").replace('|', "\\|");
    let rows = table.rows.iter().map(|row| {
        let cells: Vec<String> = row.iter().map(cell).collect();
        format!("| {} |", cells.join(" | "))
    });
    let mut rows: Vec<String> = rows.collect();
    rows.insert(1.min(rows.len()), delimiters(&table.alignments));
    rows
}

/// Returns the text with all signs escaped that mean something in Markdown, apart from code, marked words and links to the
/// web.
fn escape(text: &str) -> String {
    within(&inline(&with_single_blanks(text)), &[])
}

/// Returns parts as Markdown that is within some marks.
fn within(parts: &[Inline], around: &[Mark]) -> String {
    let mut result = String::new();
    for (at, part) in parts.iter().enumerate() {
        match part {
            Inline::Text(text) => result.push_str(&signs(text)),
            Inline::Code(text) => result.push_str(&code(text)),
            Inline::Link { label, address } => result.push_str(&link(label, address, around)),
            Inline::Marked(mark, inner) if around.contains(mark) => {
                result.push_str(&within(inner, around));
            }
            Inline::Marked(mark, inner) => {
                let inner = within(inner, &[around, &[*mark]].concat());
                mark.write(&inner, parts.get(at + 1), &mut result);
            }
        }
    }
    result
}

fn link(label: &[Inline], address: &str, around: &[Mark]) -> String {
    match label {
        [Inline::Text(text)] if text == address => format!("<{address}>"),
        _ => format!("[{}](<{address}>)", within(label, around)),
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
                "See [the *docs*](<https://example.com/a_b?c=1&d>), \\[this\\](other.md).",
            ),
            (
                "![shown](https://example.com/a.png)",
                "[shown](<https://example.com/a.png>)",
            ),
            ("See https://example.com/a_b.", "See <https://example.com/a_b>."),
            ("set `x` and ` y", "set `x` and \\` y"),
            ("```rust\nfn main() {}\n```", "```text\nfn main() {}\n```"),
            ("    indented", "indented"),
            ("- one\n- two\n  more", "- one\n- two more"),
            ("one<br/>two", "one\n\ntwo"),
            ("1. first\n   - a\n2. *b*", "1. first\n   - a\n2. *b*"),
            ("2020.5 is new", "2020\\.5 is new"),
            ("# One\ntwo", "**One**\n\ntwo"),
            ("> a\n> - b\n\nc", "> a\n>\n> - b\n\nc"),
            (
                "|a|`b\\|c`|\n|:-|-|\n|<i>d</i>|e\\|f|",
                "| a | `b\\|c` |\n| :-- | --- |\n| *d* | e\\|f |",
            ),
            ("&lt;a&gt; <b>b </b>c <i>d</i>e", "\\<a\\> **b** c *d*e"),
            ("\u{202e}evil", "evil"),
        ] {
            assert_eq!(lines(text).join("\n"), markdown, "{text}");
        }
    }
}
