//! Text of a document, taken apart: paragraphs and points, code spans, web addresses; and any text as a code span.

/// Text as a code span, whatever it holds.
pub(crate) fn code(text: &str) -> String {
    let text: String = clean(text)
        .chars()
        .map(|c| if c == '\n' { ' ' } else { c })
        .collect();
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let pad = if text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']) || text.is_empty() {
        " "
    } else {
        ""
    };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// A part of a text.
pub(crate) enum Block {
    /// A paragraph, on one line.
    Paragraph(String),
    /// A point of a list, on one line.
    Bullet(String),
}

/// The paragraphs and bullets of a text. A blank line ends a paragraph, and so do line breaks, paragraphs and lists of HTML,
/// which authors write; their code is a code span.
pub(crate) fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<Block> = None;
    for line in without_tags(&clean(text)).lines().map(str::trim) {
        let bullet = ["- ", "* ", "• "].iter().find_map(|mark| line.strip_prefix(mark));
        match (bullet, &mut open) {
            (Some(text), _) => blocks.extend(open.replace(Block::Bullet(text.trim().to_owned()))),
            (None, _) if line.is_empty() => blocks.extend(open.take()),
            (None, Some(Block::Paragraph(text) | Block::Bullet(text))) => {
                text.push(' ');
                text.push_str(line);
            }
            (None, None) => open = Some(Block::Paragraph(line.to_owned())),
        }
    }
    blocks.extend(open);
    blocks.retain(|block| matches!(block, Block::Paragraph(text) | Block::Bullet(text) if !text.is_empty()));
    blocks
}

/// The text without characters that are not shown or that change the direction of what follows.
pub(crate) fn clean(text: &str) -> String {
    text.chars()
        .filter_map(|c| match c {
            '\n' => Some('\n'),
            '\u{2028}' | '\u{2029}' => Some('\n'),
            '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' => None,
            c if c.is_control() => Some(' '),
            c => Some(c),
        })
        .collect()
}

/// What tags of HTML stand for; the second one of a list's names is that of comments in C#.
const TAGS: [(&str, &str); 18] = [
    ("br", "\n\n"),
    ("br/", "\n\n"),
    ("br /", "\n\n"),
    ("/br", "\n\n"),
    ("p", "\n\n"),
    ("/p", "\n\n"),
    ("ul", "\n\n"),
    ("/ul", "\n\n"),
    ("ol", "\n\n"),
    ("/ol", "\n\n"),
    ("list", "\n\n"),
    ("/list", "\n\n"),
    ("li", "\n- "),
    ("/li", "\n"),
    ("item", "\n- "),
    ("/item", "\n"),
    ("code", ""),
    ("/code", ""),
];

/// The text with line breaks, paragraphs and lists of HTML as lines, and with its code as code spans.
fn without_tags(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        result.push_str(&rest[..at]);
        rest = &rest[at..];
        let known = rest[1..].split_once('>').and_then(|(name, after)| {
            let tag = TAGS.iter().find(|(tag, _)| tag.eq_ignore_ascii_case(name))?;
            Some((tag, after))
        });
        rest = match known {
            Some((("code", _), after)) => match html_code(after) {
                Some((inner, after)) => {
                    result.push_str(&code(inner));
                    after
                }
                None => after,
            },
            Some(((_, text), after)) => {
                result.push_str(text);
                after
            }
            None => {
                result.push('<');
                &rest[1..]
            }
        };
    }
    result + rest
}

/// What stands up to the end of code of HTML, and what follows; `None` where it is more than a span.
fn html_code(text: &str) -> Option<(&str, &str)> {
    let (inner, after) = text.split_once("</code>")?;
    let is_plain = !inner.trim().is_empty() && !inner.contains(['<', '`', '\n']);
    is_plain.then_some((inner.trim(), after))
}

/// The code span that a text begins with: one backtick on both sides, and something in between.
pub(crate) fn code_span(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('`')?;
    let end = inner.find('`')?;
    let whole = &text[..end + 2];
    let plain = end > 0 && !inner[end + 1..].starts_with('`') && !inner.starts_with(' ');
    plain.then_some(whole)
}

/// The web address that a text begins with, without the punctuation that ends a sentence.
pub(crate) fn url(text: &str) -> Option<&str> {
    let scheme = ["https://", "http://"].iter().find(|s| text.starts_with(**s))?;
    let end = text
        .find(|c: char| c.is_whitespace() || "<>\"'`()[]{}|\\^".contains(c))
        .unwrap_or(text.len());
    let url = text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '_']);
    let host = url[scheme.len()..].chars().next()?;
    (host.is_ascii_alphanumeric() && url.is_ascii()).then_some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_holds_anything() {
        assert_eq!(code("a`b"), "``a`b``");
        assert_eq!(code("`"), "`` ` ``");
    }

    fn shown(text: &str) -> Vec<String> {
        let blocks = blocks(text).into_iter();
        blocks
            .map(|block| match block {
                Block::Paragraph(text) => text,
                Block::Bullet(text) => format!("- {text}"),
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
}
