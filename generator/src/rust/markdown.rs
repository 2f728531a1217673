//! Text of a document as Markdown that is safe in a doc comment: it reads as the text does, makes no link, no code
//! and no HTML that the text does not mean, and no warning of `rustdoc` or `clippy`.

/// Columns of a line of documentation.
const WIDTH: usize = 100;

/// A text as lines of Markdown: paragraphs are wrapped, bullets are kept, everything else is literal.
pub(super) fn lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut after_bullet = false;
    for block in blocks(text) {
        let bullet = matches!(block, Block::Bullet(_));
        let joined = bullet && after_bullet;
        if !joined && !lines.is_empty() {
            lines.push(String::new());
        }
        match block {
            Block::Paragraph(text) => lines.extend(wrap(&escape(&text), "", "")),
            Block::Bullet(text) => lines.extend(wrap(&escape(&text), "- ", "  ")),
        }
        after_bullet = bullet;
    }
    lines
}

/// Text as a code span, whatever it holds.
pub(super) fn code(text: &str) -> String {
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

enum Block {
    Paragraph(String),
    Bullet(String),
}

/// The paragraphs and bullets of a text. A blank line or a line break of HTML ends a paragraph.
fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<Block> = None;
    for line in without_breaks(&clean(text)).lines().map(str::trim) {
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
fn clean(text: &str) -> String {
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

/// The text with line breaks of HTML as blank lines.
fn without_breaks(text: &str) -> String {
    let mut text = text.to_owned();
    for tag in ["<br>", "<br/>", "<br />", "</br>", "<BR>", "<p>", "</p>"] {
        if text.contains(tag) {
            text = text.replace(tag, "\n\n");
        }
    }
    text
}

/// The text with all signs escaped that mean something in Markdown, apart from code spans that are closed.
fn escape(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut escaped = String::with_capacity(text.len() + 8);
    let mut rest = text.as_str();
    while let Some(c) = rest.chars().next() {
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
        if "\\`*[]<>_#|~$".contains(c) || c == '&' {
            escaped.push('\\');
        }
        escaped.push(c);
        rest = &rest[c.len_utf8()..];
    }
    escaped
}

/// The code span that a text begins with: one backtick on both sides, and something in between.
fn code_span(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('`')?;
    let end = inner.find('`')?;
    let whole = &text[..end + 2];
    let plain = end > 0 && !inner[end + 1..].starts_with('`') && !inner.starts_with(' ');
    plain.then_some(whole)
}

/// The web address that a text begins with, without the punctuation that ends a sentence.
fn url(text: &str) -> Option<&str> {
    let scheme = ["https://", "http://"].iter().find(|s| text.starts_with(**s))?;
    let end = text
        .find(|c: char| c.is_whitespace() || "<>\"'`()[]{}|\\^".contains(c))
        .unwrap_or(text.len());
    let url = text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '_']);
    let host = url[scheme.len()..].chars().next()?;
    (host.is_ascii_alphanumeric() && url.is_ascii()).then_some(url)
}

/// A text in lines of at most [`WIDTH`] columns where its words allow it.
fn wrap(text: &str, first: &str, other: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = first.to_owned();
    let mut empty = true;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        if !empty && line.chars().count() + 1 + word.chars().count() > WIDTH {
            lines.push(std::mem::replace(&mut line, other.to_owned()));
            empty = true;
        }
        if empty {
            line.push_str(&harmless_start(word));
        } else {
            line.push(' ');
            line.push_str(word);
        }
        empty = false;
    }
    lines.push(line);
    lines
}

/// A word that begins a line, escaped where it would begin a list, a heading or a rule.
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
            ("a <b>bold</b> [link](x)", "a \\<b\\>bold\\</b\\> \\[link\\](x)"),
            ("See https://example.com/a_b.", "See <https://example.com/a_b>."),
            ("set `x` and ` y", "set `x` and \\` y"),
            (
                "```rust\nfn main() {}\n```",
                "\\`\\`\\`rust fn main() {} \\`\\`\\`",
            ),
            ("    indented", "indented"),
            ("- one\n- two\n  more", "- one\n- two more"),
            ("one<br/>two", "one\n\ntwo"),
            ("1. first", "1\\. first"),
            ("\u{202e}evil", "evil"),
        ] {
            assert_eq!(lines(text).join("\n"), markdown, "{text}");
        }
    }

    #[test]
    fn code_holds_anything() {
        assert_eq!(code("a`b"), "``a`b``");
        assert_eq!(code("`"), "`` ` ``");
    }
}
