//! Filters of the templates.
#![allow(unreachable_pub, reason = "what the attribute makes is public")]

use askama::Values;
use askama::filters::Safe;

use super::markup::escape;

/// Shorter names fit on a line.
const LONG: usize = 15;

/// Shorter ones fit on a line of a cell.
const VERY_LONG: usize = 36;

/// Returns a name that may be broken between its words.
#[askama::filter_fn]
pub(super) fn words(name: &str, _: &dyn Values) -> askama::Result<Safe<String>> {
    Ok(Safe(breakable(name)))
}

/// Returns a number with separated thousands.
#[askama::filter_fn]
pub(super) fn thousands(number: &usize, _: &dyn Values) -> askama::Result<String> {
    let digits = number.to_string();
    let mut result = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            result.push(',');
        }
        result.push(digit);
    }
    Ok(result)
}

/// Returns whether a text has a word that may not fit on a line.
pub(super) fn is_long(text: &str) -> bool {
    text.split(' ').any(|word| word.len() > LONG)
}

/// Returns whether a text has a word that may not fit anywhere: an identifier, an address.
pub(super) fn is_very_long(text: &str) -> bool {
    text.split(' ').any(|word| word.len() > VERY_LONG)
}

/// Returns a text as HTML; a long one may be broken between the words of its names.
pub(super) fn breakable(text: &str) -> String {
    let long = is_long(text);
    let mut result = String::with_capacity(text.len() + 16);
    let mut before = ' ';
    let mut signs = text.chars().peekable();
    while let Some(c) = signs.next() {
        // The word of `OSDisk` that comes second begins where its small letters follow.
        let begins_word =
            before.is_lowercase() || before.is_uppercase() && signs.peek().is_some_and(|c| c.is_lowercase());
        let begins = c.is_uppercase() && begins_word || matches!(before, '_' | '.' | '/' | ':' | '@');
        if begins && long {
            result.push_str("<wbr>");
        }
        escape(c.encode_utf8(&mut [0; 4]), &mut result);
        before = c;
    }
    result
}

#[cfg(test)]
mod tests {
    use super::breakable;

    #[test]
    fn long_names_may_be_broken_between_words() {
        assert_eq!(breakable("shortName"), "shortName");
        assert_eq!(
            breakable("DataDiskImageEncryption"),
            "Data<wbr>Disk<wbr>Image<wbr>Encryption"
        );
        assert_eq!(
            breakable("GalleryOSDiskImage"),
            "Gallery<wbr>OS<wbr>Disk<wbr>Image"
        );
        assert_eq!(
            breakable("a<b.andManyMoreLetters"),
            "a&lt;b.<wbr>and<wbr>Many<wbr>More<wbr>Letters"
        );
    }
}
