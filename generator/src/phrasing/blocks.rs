//! Splits text of a document into blocks, from the Markdown and HTML that authors write.

use super::fence::{Fence, closing_after};
use super::html::without_tags;
use super::text::clean;

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
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
}

impl Block {
    /// Returns the text of a block; none where it is code.
    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Self::Paragraph(text) | Self::Heading(text) | Self::Item { text, .. } => Some(text),
            Self::Code { .. } => None,
        }
    }

    fn is_empty(&self) -> bool {
        match self {
            Self::Code { lines, .. } => lines.iter().all(|line| line.trim().is_empty()),
            other => other.text().is_none_or(str::is_empty),
        }
    }
}

/// Returns the blocks of a text: paragraphs, headings, lists and fenced code of
/// [CommonMark](https://spec.commonmark.org/0.31.2/#blocks), and line breaks, paragraphs and lists of HTML. Code of HTML
/// becomes a code span. A fence that is never closed is text: it would make code of all that follows.
pub(crate) fn blocks(text: &str) -> Vec<Block> {
    let clean = clean(text);
    let lines: Vec<&str> = clean.lines().collect();
    let closing = closing_after(&lines);
    let mut parser = Parser::default();
    let mut plain = String::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        at += 1;
        match Fence::opened_by(line).filter(|fence| fence.is_closed(closing[at])) {
            Some(fence) => {
                parser.text(&std::mem::take(&mut plain));
                let code = lines[at..].iter().take_while(|line| !fence.is_closed_by(line));
                let code: Vec<String> = code.map(|line| fence.unindented(line)).collect();
                at += code.len() + 1;
                parser.push(Block::Code {
                    language: fence.language.to_owned(),
                    lines: code,
                });
            }
            None => {
                plain.push_str(line);
                plain.push('\n');
            }
        }
    }
    parser.text(&plain);
    parser.blocks.retain(|block| !block.is_empty());
    parser.blocks
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
        if let Some((number, text)) = item(start).filter(|(number, _)| self.may_begin(*number)) {
            let column = line.len() - line.trim_start().len();
            let level = self.level(column);
            let text = text.trim().to_owned();
            self.blocks.push(Block::Item { level, number, text });
            self.is_open = true;
        } else if let Some(title) = heading(start) {
            self.push(Block::Heading(title.to_owned()));
        } else {
            self.words(start);
        }
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
        let in_paragraph = self.is_open && matches!(self.blocks.last(), Some(Block::Paragraph(_)));
        number.is_none_or(|number| number == 1 || !in_paragraph)
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

/// Returns the number and the text of the item that a line begins, if it does.
fn item(line: &str) -> Option<(Option<u32>, &str)> {
    let bullet = ["- ", "* ", "+ ", "• "]
        .iter()
        .find_map(|mark| line.strip_prefix(mark));
    if let Some(text) = bullet {
        return Some((None, text));
    }
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = &line[..line.len() - rest.len()];
    let text = rest.strip_prefix(". ").or(rest.strip_prefix(") "))?;
    // CommonMark has no numbers of more digits.
    let number = digits.parse().ok().filter(|_| digits.len() <= 9)?;
    Some((Some(number), text))
}

/// Returns the text of the heading that a line is, if it is one.
fn heading(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches('#');
    let level = line.len() - rest.len();
    let text = rest
        .strip_prefix(' ')
        .filter(|_| (1..=6).contains(&level))?
        .trim();
    let closed = text.trim_end_matches('#');
    Some(if closed.ends_with(' ') {
        closed.trim_end()
    } else {
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let blocks = blocks(text).into_iter();
        blocks
            .map(|block| match block {
                Block::Paragraph(text) => text,
                Block::Heading(text) => format!("# {text}"),
                Block::Item { level, number, text } => {
                    let mark = number.map_or("-".to_owned(), |number| format!("{number}."));
                    format!("{}{mark} {text}", " ".repeat(level))
                }
                Block::Code { language, lines } => format!("```{language} {}", lines.join("/")),
            })
            .collect()
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
