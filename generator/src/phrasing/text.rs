//! Text of a document within a line: code spans, strong words, links, web addresses; and any text as a code span.

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

/// Returns the words between the two stars on either side that a text begins with, where CommonMark takes them for
/// strong: see its [rules of flanking](https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run). `before` is
/// what is written already. Authors write these; any other star is text.
pub(crate) fn strong<'t>(text: &'t str, before: &str) -> Option<&'t str> {
    let (words, after) = text.strip_prefix("**")?.split_once("**")?;
    let is_plain = !words.contains(['*', '`', '[', '\n']);
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let is_inside = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
    let (first, last) = (words.chars().next(), words.chars().next_back());
    let before = before.chars().next_back();
    let after = after.chars().next();
    let opens = is_inside(first) && (is_word(first) || !is_word(before));
    let closes = is_inside(last) && (is_word(last) || !is_word(after));
    let is_run = before != Some('*') && after != Some('*');
    (is_plain && opens && closes && is_run).then_some(words)
}

/// Returns the link to the web that a text begins with, `[label](https://…)`: its label, its address, its length.
/// Authors write these, some with blanks around the address; any other brackets are text.
pub(crate) fn web_link(text: &str) -> Option<(&str, &str, usize)> {
    let (label, rest) = text.strip_prefix('[')?.split_once(']')?;
    let target = rest.strip_prefix('(')?;
    let (inside, _) = target.split_once(')')?;
    let address = url(inside.trim_matches(' '))?;
    let is_whole = address.len() == inside.trim_matches(' ').len();
    let is_plain = !label.trim().is_empty() && !label.contains(['[', '\n', '`']);
    let length = label.len() + inside.len() + "[]()".len();
    (is_whole && is_plain).then_some((label, address, length))
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
