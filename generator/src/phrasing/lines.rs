//! What a line of text begins or is: an item of a list, a heading, a rule, a quote.

/// Returns what follows the sign of a quote: `>= 1` has none.
pub(super) fn unquoted(line: &str) -> Option<&str> {
    let rest = line.trim_start().strip_prefix('>')?;
    match rest.chars().next() {
        None => Some(rest),
        Some(' ') => Some(&rest[1..]),
        Some('>' | '[') => Some(rest),
        Some(_) => None,
    }
}

/// Returns the title of an [alert](https://docs.github.com/en/get-started/writing-on-github) and its text.
pub(super) fn alert(text: &str) -> Option<(&'static str, &str)> {
    const KINDS: [(&str, &str); 5] = [
        ("[!NOTE]", "Note"),
        ("[!TIP]", "Tip"),
        ("[!IMPORTANT]", "Important"),
        ("[!WARNING]", "Warning"),
        ("[!CAUTION]", "Caution"),
    ];
    let mut kinds = KINDS.iter();
    kinds.find_map(|(sign, title)| Some((*title, text.strip_prefix(sign)?.trim_start())))
}

/// Returns the sign of a line that is a [rule](https://spec.commonmark.org/0.31.2/#thematic-breaks) or underlines a heading.
pub(super) fn rule(line: &str) -> Option<char> {
    let sign = line.chars().next().filter(|sign| "-*_=".contains(*sign))?;
    let signs: String = line.split_whitespace().collect();
    (signs.len() >= 3 && signs.chars().all(|c| c == sign)).then_some(sign)
}

/// Returns the number and the text of the item that a line begins, if it does.
pub(super) fn item(line: &str) -> Option<(Option<u32>, &str)> {
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
pub(super) fn heading(line: &str) -> Option<&str> {
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
