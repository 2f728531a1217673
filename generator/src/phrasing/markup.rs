//! Splits a line of text into what it is made of: words, code, strong and emphasized words, links. Inline markup is that of
//! [CommonMark](https://spec.commonmark.org/0.31.2/#inlines) and the tags of HTML that mean the same. Authors also write
//! what only looks like it, such as `*.contoso.com`, `<name>` or a regular expression: that stays as it is.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::inline::{Inline, Mark, addresses, linked, push_text, with_links};
use super::text::is_web_address;

/// What text is parsed with in front, so that it is a paragraph whatever it begins with.
const BEFORE: &str = "x ";

/// Most marks within each other; the parts of any more are not marked.
const DEEPEST: usize = 16;

/// Tags of HTML whose text is marked, with the mark if Markdown has one.
const TAGS: [(&str, Option<Mark>); 13] = [
    ("b", Some(Mark::Strong)),
    ("strong", Some(Mark::Strong)),
    ("i", Some(Mark::Emphasis)),
    ("em", Some(Mark::Emphasis)),
    ("s", Some(Mark::Struck)),
    ("del", Some(Mark::Struck)),
    ("strike", Some(Mark::Struck)),
    ("u", None),
    ("nobr", None),
    ("span", None),
    ("font", None),
    ("small", None),
    ("big", None),
];

/// Returns the parts of a line.
pub(crate) fn inline(line: &str) -> Vec<Inline> {
    let line = line.trim();
    if line.is_empty() {
        return Vec::new();
    }
    if !line.contains(['*', '_', '`', '[', '<', '&', '~', '\\']) {
        return with_links(line.to_owned());
    }
    let source = format!("{BEFORE}{line}");
    let mut builder = Builder::new(&source);
    for (event, range) in Parser::new_ext(&source, Options::ENABLE_STRIKETHROUGH).into_offset_iter() {
        builder.add(event, range);
    }
    builder.finish()
}

/// Returns the words of a line, without any markup.
pub(crate) fn words(line: &str) -> String {
    let mut words = String::new();
    write_words(&inline(line), &mut words);
    words
}

fn write_words(parts: &[Inline], words: &mut String) {
    for part in parts {
        match part {
            Inline::Text(text) | Inline::Code(text) => words.push_str(text),
            Inline::Marked(_, parts) | Inline::Link { label: parts, .. } => write_words(parts, words),
        }
    }
}

/// Parts that are not complete yet.
struct Frame<'s> {
    kind: Kind<'s>,
    parts: Vec<Inline>,
}

/// What an incomplete part is.
enum Kind<'s> {
    /// What only looks like markup: its parts are those of the frame around.
    Literal,
    Marked(Mark),
    Link(String),
    /// A tag of HTML, its name, and its mark.
    Tag(&'s str, &'s str, Option<Mark>),
}

struct Builder<'s> {
    source: &'s str,
    /// The web addresses that are written as text: signs within them are no markup.
    addresses: Vec<Range<usize>>,
    frames: Vec<Frame<'s>>,
    parts: Vec<Inline>,
    /// The end of the events so far.
    at: usize,
}

impl<'s> Builder<'s> {
    fn new(source: &'s str) -> Self {
        Self {
            source,
            addresses: addresses(source),
            frames: Vec::new(),
            parts: Vec::new(),
            at: 0,
        }
    }

    fn add(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.open(&tag, &range),
            Event::End(TagEnd::Paragraph) => {}
            Event::End(_) => self.close(&range),
            Event::Text(text) => {
                self.escape(&range);
                let text = if range.start == 0 {
                    &text[BEFORE.len()..]
                } else {
                    &text
                };
                self.text(text);
                self.at = range.end;
            }
            Event::Code(text) => {
                self.target().push(Inline::Code(text.into_string()));
                self.at = range.end;
            }
            Event::InlineHtml(_) | Event::Html(_) => {
                self.html(&self.source[range.clone()]);
                self.at = range.end;
            }
            _ => {}
        }
    }

    fn finish(mut self) -> Vec<Inline> {
        while !self.frames.is_empty() {
            self.pop("");
        }
        linked(self.parts)
    }

    fn target(&mut self) -> &mut Vec<Inline> {
        match self.frames.last_mut() {
            Some(frame) => &mut frame.parts,
            None => &mut self.parts,
        }
    }

    fn text(&mut self, text: &str) {
        push_text(self.target(), text);
    }

    /// Writes the backslash before a sign, where authors mean it: paths and regular expressions have them, Markdown needs
    /// them before few signs.
    fn escape(&mut self, range: &Range<usize>) {
        let is_escaped = range.start > self.at && self.source[..range.start].ends_with('\\');
        let sign = self.source[range.start..].chars().next();
        let is_start = range.start == BEFORE.len() + 1;
        let is_markup = sign.is_some_and(|sign| "*_`~<>#".contains(sign) || is_start && "-+".contains(sign));
        if is_escaped && !is_markup {
            self.text("\\");
        }
    }

    fn open(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        let (kind, sign) = match tag {
            Tag::Emphasis => (Kind::Marked(Mark::Emphasis), 1),
            Tag::Strong => (Kind::Marked(Mark::Strong), 2),
            Tag::Strikethrough if self.source[range.start..].starts_with("~~") => {
                (Kind::Marked(Mark::Struck), 2)
            }
            Tag::Strikethrough => (Kind::Literal, 1),
            Tag::Link { dest_url, .. } => (Kind::Link(dest_url.to_string()), "[".len()),
            Tag::Image { dest_url, .. } => (Kind::Link(dest_url.to_string()), "![".len()),
            _ => return,
        };
        let is_meant = match &kind {
            Kind::Marked(_) => self.is_mark(range, sign),
            Kind::Link(address) => is_web_address(address),
            Kind::Literal | Kind::Tag(..) => false,
        };
        let opened = range.start + sign;
        if !is_meant {
            self.text(&self.source[range.start..opened]);
        }
        let kind = if is_meant { kind } else { Kind::Literal };
        self.at = opened;
        let parts = Vec::new();
        self.frames.push(Frame { kind, parts });
    }

    /// Returns whether signs are a mark for authors too. CommonMark takes more for one: `(*.a, *.b)`, `2*3*4`.
    fn is_mark(&self, range: &Range<usize>, sign: usize) -> bool {
        let inner = &self.source[range.start + sign..range.end - sign];
        let sides = [range.start, range.end - 1];
        let in_address = sides
            .iter()
            .any(|at| self.addresses.iter().any(|range| range.contains(at)));
        let is_ascii_word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        let is_in_word = is_ascii_word(self.source[..range.start].chars().next_back())
            || is_ascii_word(self.source[range.end..].chars().next());
        let begins = inner.chars().next();
        let begins =
            begins.is_some_and(|c| c.is_alphanumeric() || !c.is_ascii() || "\"'([{`*_<&~!$@#\\".contains(c));
        // A name such as `__init__` has its signs for itself.
        let is_name = self.source[range.start..].starts_with("__")
            && inner
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        !in_address && !is_name && (sign == 2 || begins && !is_in_word)
    }

    fn close(&mut self, range: &Range<usize>) {
        while let Some(Frame {
            kind: Kind::Tag(..), ..
        }) = self.frames.last()
        {
            self.pop("");
        }
        let rest = self.source.get(self.at..range.end).unwrap_or_default();
        self.pop(rest);
        self.at = range.end;
    }

    /// Completes the innermost part; `closing` is the text that ends it where it is literal.
    fn pop(&mut self, closing: &str) {
        let Some(Frame { kind, parts }) = self.frames.pop() else {
            return;
        };
        let is_deep = self.frames.len() >= DEEPEST;
        match kind {
            Kind::Marked(mark) if !is_deep => self.target().push(Inline::Marked(mark, parts)),
            Kind::Link(address) => {
                let label = match parts.is_empty() {
                    true => vec![Inline::Text(address.clone())],
                    false => parts,
                };
                self.target().push(Inline::Link { label, address });
            }
            Kind::Marked(_) => self.splice(parts),
            Kind::Literal => {
                self.splice(parts);
                self.text(closing);
            }
            Kind::Tag(tag, ..) => {
                self.text(tag);
                self.splice(parts);
            }
        }
    }

    fn splice(&mut self, parts: Vec<Inline>) {
        let target = self.target();
        for part in parts {
            match part {
                Inline::Text(text) => push_text(target, &text),
                other => target.push(other),
            }
        }
    }

    fn html(&mut self, tag: &'s str) {
        let inner = tag.trim_start_matches('<').trim_end_matches('>');
        let closed = inner.strip_prefix('/').map(str::trim);
        let (name, attributes) = inner.split_once(' ').unwrap_or((inner, "="));
        let known = TAGS.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        match (closed, known) {
            (Some(name), _) => self.close_html(name, tag),
            (None, Some((_, mark))) if attributes.contains('=') => self.frames.push(Frame {
                kind: Kind::Tag(tag, name, *mark),
                parts: Vec::new(),
            }),
            _ => self.text(tag),
        }
    }

    /// Completes the part of a tag of HTML, if it is open within the markup around.
    fn close_html(&mut self, name: &str, tag: &str) {
        let tags = self.frames.iter().rev();
        let mut tags = tags.map_while(|frame| match frame.kind {
            Kind::Tag(_, name, mark) => Some((name, mark)),
            _ => None,
        });
        let found = tags.position(|(open, _)| open.eq_ignore_ascii_case(name));
        let Some(inside) = found else {
            self.text(tag);
            return;
        };
        for _ in 0..inside {
            self.pop("");
        }
        if let Some(Frame {
            kind: Kind::Tag(_, _, mark),
            parts,
        }) = self.frames.pop()
        {
            let mark = mark.filter(|_| self.frames.len() < DEEPEST && !parts.is_empty());
            match mark {
                Some(mark) => self.target().push(Inline::Marked(mark, parts)),
                None => self.splice(parts),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The parts of a line as HTML has them, code and links in brackets.
    fn shown(line: &str) -> String {
        fn write(parts: &[Inline], result: &mut String) {
            for part in parts {
                match part {
                    Inline::Text(text) => result.push_str(text),
                    Inline::Code(code) => result.push_str(&format!("[code {code}]")),
                    Inline::Marked(mark, parts) => {
                        result.push_str(&format!("[{mark:?} "));
                        write(parts, result);
                        result.push(']');
                    }
                    Inline::Link { label, address } => {
                        result.push_str("[link ");
                        write(label, result);
                        result.push_str(&format!(" {address}]"));
                    }
                }
            }
        }
        let mut result = String::new();
        write(&inline(line), &mut result);
        result
    }

    #[test]
    fn markup_of_authors_is_read() {
        for (line, parts) in [
            (
                "Do *not* use <em>this</em>.",
                "Do [Emphasis not] use [Emphasis this].",
            ),
            ("_a b_, ***c***", "[Emphasis a b], [Emphasis [Strong c]]"),
            ("~~gone~~ <S>too</S>", "[Struck gone] [Struck too]"),
            ("write &lt;name&gt; &amp;&#42;x&#42;", "write <name> &*x*"),
            ("__All of__ it", "[Strong All of] it"),
            ("``a`b`` `&lt;`", "[code a`b] [code &lt;]"),
            (
                "<https://a.b/c_d_e>",
                "[link https://a.b/c_d_e https://a.b/c_d_e]",
            ),
            (
                "https://a.b/*c* *d*",
                "[link https://a.b/*c https://a.b/*c]* [Emphasis d]",
            ),
            (
                "![the plan](https://a.b/i.png)",
                "[link the plan https://a.b/i.png]",
            ),
            ("[a *b*](https://a.b \"t\")", "[link a [Emphasis b] https://a.b]"),
            ("PULL\\_REQUEST \\*x\\* \\- \\`", "PULL_REQUEST *x* \\- `"),
            (
                "<b>a <i>b</i></b> <span style=\"x\">c</span>",
                "[Strong a [Emphasis b]] c",
            ),
            ("强*调*字", "强[Emphasis 调]字"),
        ] {
            assert_eq!(shown(line), parts, "{line}");
        }
    }

    #[test]
    fn what_only_looks_like_markup_is_text() {
        for line in [
            "*.contoso.com, (*.a.com,*.b.com)",
            "snake_case_name and __init, __proto__",
            "a * b * c, 2*3*4",
            "application/*, text/*, */*",
            "<name>/<resource-group> a < b",
            "one <b> two <i>, </em>",
            "^[a-z\\.\\-\\\\]+$ C:\\temp \\\\server",
            "[a](other.md) [b][c] [d] ![e](f.png)",
            "[a](javascript:x) <a@b.c> <urn:x>",
            "~5 to ~10, (~1,~2) ~a~",
            "# a",
            "- a",
            "> a",
            "R&D; &nothing; &copy=2",
            "**not closed, * a",
        ] {
            assert_eq!(shown(line), line);
        }
    }

    #[test]
    fn marks_within_each_other_are_bounded() {
        let deep = format!("{}x{}", "<b>".repeat(50_000), "</b>".repeat(50_000));
        let mut depth = 0;
        let mut parts = inline(&deep);
        while let Some(Inline::Marked(_, inner)) = parts.pop() {
            depth += 1;
            parts = inner;
        }
        assert_eq!(depth, DEEPEST);
        assert_eq!(words("*a* `b` [c](https://d.e)"), "a b c");
    }
}
