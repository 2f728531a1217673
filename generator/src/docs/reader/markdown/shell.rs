//! Words of a shell.

/// Returns a text as a word of a shell, in quotes.
pub(crate) fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    #[test]
    fn quotes_within_a_word_are_escaped() {
        assert_eq!(super::quoted("it's"), "'it'\\''s'");
    }
}
