//! Text of a document within a line: code spans, web addresses; and any text as a code span.

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

/// Returns the text without characters that are not shown or that change the direction of what follows.
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

/// Returns the code span that a text begins with: one backtick on both sides, and something in between.
pub(crate) fn code_span(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('`')?;
    let end = inner.find('`')?;
    let whole = &text[..end + 2];
    let plain = end > 0 && !inner[end + 1..].starts_with('`') && !inner.starts_with(' ');
    plain.then_some(whole)
}

/// Returns the web address that a text begins with, without the punctuation that ends a sentence.
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
}
