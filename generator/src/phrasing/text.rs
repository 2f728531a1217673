//! Text of a document within a line: web addresses, characters that are not shown, and any text as a code span.

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

/// Returns whether an address is one of the web: a placeholder such as `https://{host}` is none.
pub(super) fn is_web_address(address: &str) -> bool {
    let rest = address
        .strip_prefix("https://")
        .or(address.strip_prefix("http://"));
    let begins = rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphanumeric()));
    begins && !address.contains(|c: char| c.is_whitespace() || "<>{}\"\\^`|".contains(c))
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
