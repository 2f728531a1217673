//! Text of documents as Markdown that CommonMark and MDX read alike. MDX takes `<` for a tag and `{` for a piece of
//! JavaScript, and a line that begins with `import` or `export` for a module; Docusaurus takes `:word` for a
//! directive. All of that is escaped, so that a text reads as it is written and nothing else.

use std::fmt::{self, Write};

use askama::filters::Escaper;

use crate::phrasing::{Block, blocks, clean, code, code_span, strong, url, web_link};

/// The escaper of the templates: a name, see [`name`].
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Escape;

impl Escaper for Escape {
    fn write_escaped_str<W: Write>(&self, mut dest: W, text: &str) -> fmt::Result {
        dest.write_str(&name(text))
    }
}

/// Returns a name as it is read: on one line, without characters that are not shown.
pub(crate) fn visible(name: &str) -> String {
    let clean = clean(name);
    clean.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns a name: every character is literal, so that a heading reads as [`visible`] says.
pub(crate) fn name(name: &str) -> String {
    harmless_start(signs(&visible(name)))
}

/// Returns a part of a line: every character is literal.
pub(crate) fn plain(text: &str) -> String {
    signs(&clean(text).replace('\n', " "))
}

/// Returns a text as blocks: paragraphs, lists and code. A heading is a paragraph of strong words, so that the
/// outline of the page stays what it is.
pub(crate) fn paragraphs(text: &str) -> String {
    let mut result = String::new();
    // The columns that the text of the items around takes up, outermost first.
    let mut columns: Vec<usize> = Vec::new();
    for block in blocks(text) {
        let is_item = matches!(block, Block::Item { .. });
        if !result.is_empty() {
            result.push_str(if is_item && !columns.is_empty() {
                "\n"
            } else {
                "\n\n"
            });
        }
        columns.truncate(if let Block::Item { level, .. } = block {
            level
        } else {
            0
        });
        match &block {
            Block::Paragraph(text) => result.push_str(&harmless_start(inline(text))),
            Block::Heading(text) => result.push_str(&strong_words(text)),
            Block::Code { language, lines } => result.push_str(&fenced(language, lines)),
            Block::Item { number, text, .. } => {
                let mark = number.map_or("- ".to_owned(), |number| format!("{number}. "));
                result.push_str(&" ".repeat(columns.iter().sum()));
                result.push_str(&mark);
                result.push_str(&harmless_start(inline(text)));
                columns.push(mark.len());
            }
        }
    }
    result
}

/// Code as a block, between fences that are longer than any in it.
pub(crate) fn fenced(language: &str, lines: &[String]) -> String {
    let runs = lines
        .iter()
        .flat_map(|line| line.split(|c| c != '`'))
        .map(str::len);
    let fence = "`".repeat(runs.max().unwrap_or_default().max(2) + 1);
    format!("{fence}{language}\n{}\n{fence}", lines.join("\n"))
}

fn strong_words(text: &str) -> String {
    format!("**{}**", signs(&visible(text)))
}

/// Returns a text in a cell of a table: what would be a paragraph is a line, and so is each line of code.
pub(crate) fn cell(text: &str) -> String {
    let mut lines = Vec::new();
    for block in blocks(text) {
        match block {
            Block::Paragraph(text) => lines.push(inline(&text)),
            Block::Heading(text) => lines.push(strong_words(&text)),
            Block::Item { level, number, text } => {
                let mark = number.map_or("•".to_owned(), |number| format!("{number}."));
                lines.push(format!(
                    "{}{mark} {}",
                    "&nbsp;&nbsp;".repeat(level),
                    inline(&text)
                ));
            }
            Block::Code { lines: code, .. } => {
                let code = code.iter().filter(|line| !line.trim().is_empty());
                lines.extend(code.map(|line| code_cell(line)));
            }
        }
    }
    lines.join("<br/>")
}

/// Code in a cell of a table.
pub(crate) fn code_cell(text: &str) -> String {
    in_cell(&code(text))
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

/// Returns the first sentence of a text; a heading only where there is nothing else.
pub(crate) fn first_sentence(text: &str) -> String {
    let all = blocks(text);
    let mut below = all.iter().filter(|block| !matches!(block, Block::Heading(_)));
    let Some(text) = below
        .find_map(Block::text)
        .or_else(|| all.iter().find_map(Block::text))
    else {
        return String::new();
    };
    let ends = text
        .match_indices(". ")
        .map(|(at, _)| at + 1)
        // An abbreviation such as `e.g.` ends no sentence.
        .find(|end| !text[..end - 1].ends_with("e.g") && !text[..end - 1].ends_with("i.e"));
    text[..ends.unwrap_or(text.len())].to_owned()
}

/// Returns a text with all characters escaped that mean something, apart from code spans that are closed, strong
/// words, and web addresses, which become links.
fn inline(text: &str) -> String {
    let mut result = String::with_capacity(text.len() + 8);
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some(span) = code_span(rest) {
            result.push_str(&in_cell(span));
            rest = &rest[span.len()..];
            continue;
        }
        if let Some(words) = strong(rest, &result) {
            result.push_str(&format!("**{}**", signs(words)));
            rest = &rest[words.len() + "****".len()..];
            continue;
        }
        if let Some((label, target, length)) = web_link(rest) {
            result.push_str(&link(label, target));
            rest = &rest[length..];
            continue;
        }
        if let Some(url) = url(rest).filter(|_| !result.ends_with(|c: char| c.is_alphanumeric())) {
            result.push_str(&link(url, url));
            rest = &rest[url.len()..];
            continue;
        }
        rest = &rest[c.len_utf8()..];
        sign(c, rest, &mut result);
    }
    result
}

fn link(label: &str, address: &str) -> String {
    let address = address.replace('&', "&amp;").replace('_', "\\_");
    format!("[{}]({address})", signs(label))
}

fn signs(text: &str) -> String {
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
fn harmless_start(line: String) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        for (text, markdown) in [
            ("Plain words.", "Plain words."),
            ("the {subscriptionId}", "the &#123;subscriptionId&#125;"),
            ("<major.minor>", "&lt;major.minor&gt;"),
            ("a & b", "a &amp; b"),
            ("[x](y) *z*", "\\[x\\](y) \\*z\\*"),
            ("`{a}` {b}", "`{a}` &#123;b&#125;"),
            ("export the key", "&#101;xport the key"),
            ("1. first", "1. first"),
            ("in 2020\n2. part", "in 2020 2. part"),
            ("2020.5 is new", "2020\\.5 is new"),
            (
                "See https://example.com/a?b=1&c.",
                "See [https://example.com/a?b=1&amp;c](https://example.com/a?b=1&amp;c).",
            ),
            ("type:Name", "type\\:Name"),
            (
                "see [the {docs}](https://example.com).",
                "see [the &#123;docs&#125;](https://example.com).",
            ),
            (
                "[a](javascript:x) [b]( https://x.y)",
                "\\[a\\](javascript\\:x) [b](https://x.y)",
            ),
            ("one\ntwo", "one two"),
            (
                "click **Get {it} ->**. **a** b",
                "click **Get &#123;it&#125; -&gt;**. **a** b",
            ),
            (
                "** a** **a ** ***a*** **a",
                "\\*\\* a\\*\\* \\*\\*a \\*\\* \\*\\*\\*a\\*\\*\\* \\*\\*a",
            ),
        ] {
            assert_eq!(paragraphs(text), markdown, "{text}");
        }
    }

    #[test]
    fn names_are_literal() {
        assert_eq!(name("Ty<p>e `{x}`\n|"), "Ty&lt;p&gt;e \\`&#123;x&#125;\\` \\|");
        assert_eq!(visible(" Ty<p>e\u{202e}  `{x}`\n|"), "Ty<p>e `{x}` |");
    }

    #[test]
    fn paragraphs_and_points_stay_apart() {
        let text = "One\nline.<br>Next:\n- a\n- b";
        assert_eq!(paragraphs(text), "One line.\n\nNext:\n\n- a\n- b");
        assert_eq!(cell(text), "One line.<br/>Next:<br/>• a<br/>• b");
    }

    #[test]
    fn lists_and_code_stay_blocks() {
        let text = "# The *plan*\nDo:\n1. first\n   - a\n2. second\n\n```json\n{ \"a|`\": 1 }\n\n```\nDone.";
        assert_eq!(
            paragraphs(text),
            "**The \\*plan\\***\n\nDo:\n\n1. first\n   - a\n2. second\n\n```json\n{ \"a|`\": 1 }\n\n```\n\nDone."
        );
        assert_eq!(
            cell(text),
            "**The \\*plan\\***<br/>Do:<br/>1. first<br/>&nbsp;&nbsp;• a<br/>2. second<br/>\
             ``{ \"a\\|`\": 1 }``<br/>Done."
        );
        assert_eq!(paragraphs("~~~~\n```\n~~~~"), "````\n```\n````");
    }

    #[test]
    fn a_bar_never_ends_a_cell() {
        assert_eq!(cell("a|b"), "a\\|b");
        assert_eq!(code_cell("a|b"), "`a\\|b`");
        assert_eq!(cell("`a|b`"), "`a\\|b`");
    }

    #[test]
    fn a_sentence_ends_with_its_stop() {
        assert_eq!(first_sentence("A thing, e.g. this. More."), "A thing, e.g. this.");
        assert_eq!(first_sentence("# Harbour\n\nHas boats. Many."), "Has boats.");
        assert_eq!(first_sentence("# Harbour"), "Harbour");
        assert_eq!(first_sentence(""), "");
    }
}
