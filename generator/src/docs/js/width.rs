//! Columns: what a text takes on the screen, and spaces.

use unicode_width::UnicodeWidthStr;

/// Returns the columns of a text: two for wide characters of East Asia, none for control characters.
pub(crate) fn columns(text: &str) -> usize {
    if text.bytes().all(|b| (b' '..=b'~').contains(&b)) {
        return text.len();
    }
    // `unicode-width` gives control characters a column, as terminals may show them; Node and Prettier do not.
    text.width() - text.chars().filter(|c| c.is_control()).count()
}

/// Adds spaces to a text.
pub(crate) fn indent(out: &mut String, count: usize) {
    const SPACES: &str = "                                                                ";
    let mut left = count;
    while left > 0 {
        let some = left.min(SPACES.len());
        out.push_str(&SPACES[..some]);
        left -= some;
    }
}

#[cfg(test)]
mod tests {
    use super::columns;

    #[test]
    fn wide_characters_take_two_columns() {
        assert_eq!(columns("a b~"), 4);
        assert_eq!(columns("名前"), 4);
        assert_eq!(columns("e\u{301}\u{7f}"), 1);
    }
}
