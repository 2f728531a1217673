//! Splits text of a document into blocks, from the Markdown and HTML that authors write.

use super::fence::{Fence, closing_after};
use super::html::without_tags;
use super::lines::{alert, heading, item, rule, unquoted};
use super::table::Table;
use super::text::clean;

/// A part of a text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Block {
    /// A paragraph, on one line.
    Paragraph(String),
    /// A heading, on one line.
    Heading(String),
    /// An item of a list, on one line.
    Item {
        /// The number of lists that its list is in.
        level: usize,
        /// Its number, in a list that is ordered.
        number: Option<u32>,
        /// Its text.
        text: String,
    },
    /// Code between fences.
    Code {
        /// What the opening fence says of the language, if it is a word.
        language: String,
        /// Its lines.
        lines: Vec<String>,
    },
    /// A table.
    Table(Table),
    /// What is quoted.
    Quote(Vec<Block>),
}

impl Block {
    /// Returns the text of a block, of the first one in a quote; none where it is code or a table.
    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Self::Paragraph(text) | Self::Heading(text) | Self::Item { text, .. } => Some(text),
            Self::Quote(blocks) => blocks.iter().find_map(Self::text),
            Self::Code { .. } | Self::Table(_) => None,
        }
    }

    fn is_empty(&self) -> bool {
        match self {
            Self::Code { lines, .. } => lines.iter().all(|line| line.trim().is_empty()),
            Self::Table(table) => table.rows.is_empty(),
            Self::Quote(blocks) => blocks.is_empty(),
            other => other.text().is_none_or(str::is_empty),
        }
    }
}

/// Most quotes within each other; the signs of any more are text.
const DEEPEST_QUOTE: usize = 8;

/// Returns the blocks of a text: paragraphs, headings, lists, quotes and fenced code of
/// [CommonMark](https://spec.commonmark.org/0.31.2/#blocks), tables, and line breaks, paragraphs and lists of HTML. Code of
/// HTML becomes a code span. A fence that is never closed is text: it would make code of all that follows.
pub(crate) fn blocks(text: &str) -> Vec<Block> {
    let clean = clean(text);
    let lines: Vec<&str> = clean.lines().collect();
    of_lines(&lines, 0)
}

/// Returns the blocks of a text on one line, without its code and tables.
pub(crate) fn one_line(text: &str) -> String {
    let blocks = blocks(text);
    let texts: Vec<&str> = blocks.iter().filter_map(Block::text).collect();
    texts.join(" ")
}

/// Returns the blocks of lines that are in some quotes.
fn of_lines(lines: &[&str], quotes: usize) -> Vec<Block> {
    let closing = closing_after(lines);
    let mut parser = Parser::default();
    let mut plain = String::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let rest = &lines[at..];
        let fence = Fence::opened_by(line).filter(|fence| fence.is_closed(closing[at + 1]));
        let block = match fence {
            Some(fence) => Some(code(&fence, &rest[1..])),
            None => Table::begun_by(rest)
                .map(|(table, length)| (Block::Table(table), length))
                .or_else(|| quote(rest, quotes)),
        };
        match block {
            Some((block, length)) => {
                parser.text(&std::mem::take(&mut plain));
                parser.push(block);
                at += length;
            }
            None => {
                plain.push_str(line);
                plain.push('\n');
                at += 1;
            }
        }
    }
    parser.text(&plain);
    parser.blocks.retain(|block| !block.is_empty());
    parser.blocks
}

/// Returns the code that a fence opens in front of some lines, and how many lines that is with its fences.
fn code(fence: &Fence<'_>, lines: &[&str]) -> (Block, usize) {
    let code = lines.iter().take_while(|line| !fence.is_closed_by(line));
    let lines: Vec<String> = code.map(|line| fence.unindented(line)).collect();
    let length = lines.len() + 2;
    let language = fence.language.to_owned();
    (Block::Code { language, lines }, length)
}

/// Returns the quote that the first of some lines begin, and how many lines it has.
fn quote(lines: &[&str], quotes: usize) -> Option<(Block, usize)> {
    if quotes == DEEPEST_QUOTE {
        return None;
    }
    let mut quoted = vec![unquoted(lines.first()?)?];
    for line in &lines[1..] {
        let is_text = quoted.last().is_some_and(|last| !last.trim().is_empty());
        let start = line.trim();
        let begins = item(start).is_some() || heading(start).is_some() || rule(start).is_some();
        let goes_on = is_text && !start.is_empty() && !begins;
        match unquoted(line) {
            Some(line) => quoted.push(line),
            None if goes_on && Fence::opened_by(line).is_none() => quoted.push(line),
            None => break,
        }
    }
    let mut blocks = of_lines(&quoted, quotes + 1);
    if let Some(Block::Paragraph(text)) = blocks.first_mut()
        && let Some((title, rest)) = alert(text)
    {
        *text = rest.to_owned();
        blocks.insert(0, Block::Heading(title.to_owned()));
        blocks.retain(|block| !block.is_empty());
    }
    Some((Block::Quote(blocks), quoted.len()))
}

#[derive(Default)]
struct Parser {
    blocks: Vec<Block>,
    /// Whether a line of text goes on with the last block.
    is_open: bool,
    /// The columns of the items of the lists around, outermost first.
    lists: Vec<usize>,
}

impl Parser {
    fn text(&mut self, text: &str) {
        for line in without_tags(text).lines() {
            self.line(line);
        }
    }

    fn line(&mut self, line: &str) {
        let start = line.trim();
        if start.is_empty() {
            self.is_open = false;
            return;
        }
        if let Some((number, text)) = item(start)
            .filter(|_| rule(start).is_none())
            .filter(|(number, _)| self.may_begin(*number))
        {
            let column = line.len() - line.trim_start().len();
            let level = self.level(column);
            let text = text.trim().to_owned();
            self.blocks.push(Block::Item { level, number, text });
            self.is_open = true;
        } else if let Some(sign) = rule(start).filter(|sign| *sign != '=' || self.is_in_paragraph()) {
            self.rule(sign);
        } else if let Some(title) = heading(start) {
            self.push(Block::Heading(title.to_owned()));
        } else {
            self.words(start);
        }
    }

    /// Ends a paragraph with a line of signs: below a line of text it makes a heading of it.
    fn rule(&mut self, sign: char) {
        if "=-".contains(sign)
            && self.is_open
            && let Some(block @ Block::Paragraph(_)) = self.blocks.last_mut()
        {
            *block = Block::Heading(block.text().unwrap_or_default().to_owned());
        }
        self.is_open = false;
    }

    /// Adds a block that no text goes on with, outside of all lists.
    fn push(&mut self, block: Block) {
        self.blocks.push(block);
        self.is_open = false;
        self.lists.clear();
    }

    fn words(&mut self, words: &str) {
        match self.blocks.last_mut() {
            Some(Block::Paragraph(text) | Block::Item { text, .. }) if self.is_open => {
                text.push(' ');
                text.push_str(words);
            }
            _ => {
                self.push(Block::Paragraph(words.to_owned()));
                self.is_open = true;
            }
        }
    }

    /// Returns whether an item may begin here: within a paragraph a number other than 1 is a part of the text.
    fn may_begin(&self, number: Option<u32>) -> bool {
        number.is_none_or(|number| number == 1 || !self.is_in_paragraph())
    }

    fn is_in_paragraph(&self) -> bool {
        self.is_open && matches!(self.blocks.last(), Some(Block::Paragraph(_)))
    }

    /// Returns the level of an item that begins in a column.
    fn level(&mut self, column: usize) -> usize {
        while self.lists.len() > 1 && self.lists.last().is_some_and(|last| *last > column) {
            self.lists.pop();
        }
        if self.lists.last().is_none_or(|last| column >= last + 2) {
            self.lists.push(column);
        }
        self.lists.len() - 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        shown_all(blocks(text))
    }

    fn shown_all(blocks: Vec<Block>) -> Vec<String> {
        let blocks = blocks.into_iter();
        blocks
            .map(|block| match block {
                Block::Paragraph(text) => text,
                Block::Heading(text) => format!("# {text}"),
                Block::Item { level, number, text } => {
                    let mark = number.map_or("-".to_owned(), |number| format!("{number}."));
                    format!("{}{mark} {text}", " ".repeat(level))
                }
                Block::Code { language, lines } => format!("```{language} {}", lines.join("/")),
                Block::Table(table) => format!("{:?}", table.rows),
                Block::Quote(blocks) => format!("> {}", shown_all(blocks).join(" / ")),
            })
            .collect()
    }

    #[test]
    fn tables_and_quotes_are_blocks() {
        assert_eq!(
            shown("Codes:\n| A | B |\n|---|---|\n| 1<br>2 | `x` |\n\nend"),
            ["Codes:", r#"[["A", "B"], ["1<br>2", "`x`"]]"#, "end"]
        );
        assert_eq!(shown("> a\nb\n>> c\n\n>= 5"), ["> a b / > c", ">= 5"]);
        assert_eq!(shown("> [!NOTE]\n> Beware"), ["> # Note / Beware"]);
        assert_eq!(shown("Title\n=====\na\n***\nb"), ["# Title", "a", "b"]);
        let deep = ">".repeat(50_000) + " a";
        assert_eq!(shown(&deep).len(), 1);
    }

    #[test]
    fn html_of_authors_is_read() {
        assert_eq!(
            shown("a <code>b</code>, <CODE>c"),
            ["a `b`, c"],
            "code that never ends loses its tag"
        );
        assert_eq!(
            shown("Modes:<ul><li>one</li><li>two</li></ul>Else"),
            ["Modes:", "- one", "- two", "Else"]
        );
        assert_eq!(shown("<list><item>one: <b></item></list>"), ["- one: <b>"]);
        assert_eq!(shown("a<br />b<br>c <brx> < d"), ["a", "b", "c <brx> < d"]);
    }

    #[test]
    fn lists_are_nested_by_their_columns() {
        assert_eq!(
            shown("Steps:\n1. one\n   more\n   - a\n   - b\n2. two\n\n3. three\nEnd"),
            ["Steps:", "1. one more", " - a", " - b", "2. two", "3. three End"]
        );
        assert_eq!(shown("  - a\n- b\n * c"), ["- a", "- b", "- c"]);
        assert_eq!(
            shown("in\n2. words\n\n1.5 is a number"),
            ["in 2. words", "1.5 is a number"]
        );
    }

    #[test]
    fn code_between_fences_is_kept_as_it_is() {
        assert_eq!(
            shown("a\n```json\n{\n  <br>\n}\n```\nb"),
            ["a", "```json {/  <br>/}", "b"]
        );
        assert_eq!(shown("  ~~~~\n  a\n~~~\n~~~~~\nb"), ["``` a/~~~", "b"]);
        assert_eq!(shown("```a``` b"), ["```a``` b"]);
        assert_eq!(
            shown("```js\nnever\n~~~\n`````\nclosed\n````"),
            ["```js never/~~~", "closed ````"]
        );
        assert_eq!(shown("````\nnever\n```\nclosed"), ["```` never ``` closed"]);
        assert_eq!(shown("```\n\n```"), [""; 0]);
    }

    #[test]
    fn headings_are_of_one_to_six_signs() {
        assert_eq!(
            shown("# One #\ntext\n###### C#\n####### seven\n#8"),
            ["# One", "text", "# C#", "####### seven #8"]
        );
    }
}
