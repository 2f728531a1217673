//! Text of documents as Markdown that CommonMark and MDX read alike. MDX takes `<` for a tag and `{` for a piece of
//! JavaScript, and a line that begins with `import` or `export` for a module; Docusaurus takes `:word` for a
//! directive. All of that is escaped, so that a text reads as it is written and nothing else.

use std::fmt::{self, Write};

use askama::filters::Escaper;

use crate::phrasing::{Block, Table, as_lines, blocks, clean, code, delimiters, inline, one_line};

pub(crate) use super::inline::in_cell;
use super::inline::{Writer, harmless_start, signs};

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

/// Returns a text as blocks: paragraphs, lists, quotes, tables and code. A heading is a paragraph of strong words, so that
/// the outline of the page stays what it is.
pub(crate) fn paragraphs(text: &str) -> String {
    written(&blocks(text))
}

fn written(blocks: &[Block]) -> String {
    let mut result = String::new();
    // The columns that the text of the items around takes up, outermost first.
    let mut columns: Vec<usize> = Vec::new();
    for block in blocks {
        let is_item = matches!(block, Block::Item { .. });
        if !result.is_empty() {
            result.push_str(if is_item && !columns.is_empty() {
                "\n"
            } else {
                "\n\n"
            });
        }
        columns.truncate(if let Block::Item { level, .. } = block {
            *level
        } else {
            0
        });
        match block {
            Block::Paragraph(text) => result.push_str(&line(text)),
            Block::Heading(text) => result.push_str(&Writer::default().strong(&inline(text))),
            Block::Code { language, lines } => result.push_str(&fenced(language, lines)),
            Block::Table(table) => result.push_str(&table_of(table)),
            Block::Quote(blocks) => result.push_str(&quoted(&written(blocks))),
            Block::Item { number, text, .. } => {
                let mark = number.map_or("- ".to_owned(), |number| format!("{number}. "));
                result.push_str(&" ".repeat(columns.iter().sum()));
                result.push_str(&mark);
                result.push_str(&line(text));
                columns.push(mark.len());
            }
        }
    }
    result
}

fn line(text: &str) -> String {
    harmless_start(Writer::default().written(&inline(text)))
}

fn quoted(markdown: &str) -> String {
    let lines = markdown.lines().map(|line| format!("> {line}"));
    let lines: Vec<String> = lines.map(|line| line.trim_end().to_owned()).collect();
    lines.join("\n")
}

fn table_of(table: &Table) -> String {
    let rows = table.rows.iter().map(|row| {
        let cells: Vec<String> = row.iter().map(|cell_text| cell(cell_text)).collect();
        format!("| {} |", cells.join(" | "))
    });
    let mut lines: Vec<String> = rows.collect();
    lines.insert(1.min(lines.len()), delimiters(&table.alignments));
    lines.join("\n")
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

/// Returns a text in a cell of a table: what would be a paragraph is a line, and so is each row of a table, and each line
/// of code.
pub(crate) fn cell(text: &str) -> String {
    lines_in_cell(&blocks(text)).join("<br/>")
}

fn lines_in_cell(blocks: &[Block]) -> Vec<String> {
    let writer = Writer { in_cell: true };
    let mut lines = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(text) => lines.push(writer.written(&inline(text))),
            Block::Heading(text) => lines.push(writer.strong(&inline(text))),
            Block::Quote(blocks) => lines.extend(lines_in_cell(blocks)),
            Block::Table(table) => {
                let (head, rows) = as_lines(table, one_line);
                lines.extend(head.map(|head| writer.strong(&inline(&head))));
                lines.extend(
                    rows.into_iter()
                        .map(|row| format!("• {}", writer.written(&inline(&row)))),
                );
            }
            Block::Item { level, number, text } => {
                let mark = number.map_or("•".to_owned(), |number| format!("{number}."));
                let text = writer.written(&inline(text));
                lines.push(format!("{}{mark} {text}", "&nbsp;&nbsp;".repeat(*level)));
            }
            Block::Code { lines: code, .. } => {
                let code = code.iter().filter(|line| !line.trim().is_empty());
                lines.extend(code.map(|line| code_cell(line)));
            }
        }
    }
    lines
}

/// Code in a cell of a table.
pub(crate) fn code_cell(text: &str) -> String {
    in_cell(&code(text))
}

/// Returns the first sentence of a text.
pub(crate) fn first_sentence(text: &str) -> String {
    let all = blocks(text);
    let Some(text) = all.iter().find_map(Block::text) else {
        return String::new();
    };
    let ends = text
        .match_indices(". ")
        .map(|(at, _)| at + 1)
        // An abbreviation such as `e.g.` ends no sentence.
        .find(|end| !text[..end - 1].ends_with("e.g") && !text[..end - 1].ends_with("i.e"));
    text[..ends.unwrap_or(text.len())].to_owned()
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
            ("[x](y) *z*", "\\[x\\](y) *z*"),
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
                "\\*\\* a\\*\\* \\*\\*a \\*\\* ***a*** \\*\\*a",
            ),
        ] {
            assert_eq!(paragraphs(text), markdown, "{text}");
        }
    }

    #[test]
    fn marks_hold_in_their_place() {
        for (text, markdown) in [
            (
                "Do *not* use <em>this</em>; write &lt;name&gt;.",
                "Do *not* use *this*; write &lt;name&gt;.",
            ),
            ("<b>Note: </b>a <b>b.</b>c x<i>-y</i>", "**Note:** a b.c x-y"),
            ("*a*<b>b</b> ~~c~~", "*a*b ~~c~~"),
            ("**a <b>b</b> c**", "**a b c**"),
            ("[a](https://b.c/d_(e))", "[a](https://b.c/d\\_%28e%29)"),
            ("use `a|b`", "use `a|b`"),
            ("> a\n> b\n>\n> - c", "> a b\n>\n> - c"),
        ] {
            assert_eq!(paragraphs(text), markdown, "{text}");
        }
    }

    #[test]
    fn tables_stay_tables_and_are_lines_in_cells() {
        let text = "Codes:\n\n| A | *B* |\n|:--|--:|\n| 1 | `x\\|y`<br>{z} |";
        assert_eq!(
            paragraphs(text),
            "Codes:\n\n| A | *B* |\n| :-- | --: |\n| 1 | `x\\|y`<br/>&#123;z&#125; |"
        );
        assert_eq!(cell(text), "Codes:<br/>**A: *B***<br/>• 1: `x\\|y` &#123;z&#125;");
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
            "**The *plan***\n\nDo:\n\n1. first\n   - a\n2. second\n\n```json\n{ \"a|`\": 1 }\n\n```\n\nDone."
        );
        assert_eq!(
            cell(text),
            "**The *plan***<br/>Do:<br/>1. first<br/>&nbsp;&nbsp;• a<br/>2. second<br/>\
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
        assert_eq!(first_sentence(""), "");
    }
}
