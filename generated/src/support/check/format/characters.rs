//! The characters of URIs, IRIs and the formats that build on them.

/// Which characters a format takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Characters {
    /// Those of ASCII.
    Ascii,
    /// Those beyond ASCII too.
    Unicode,
}

impl Characters {
    /// Returns whether a character beyond ASCII is taken: `ucschar` of RFC 3987, section 2.2.
    pub(super) fn take(self, character: char) -> bool {
        self == Self::Unicode && is_ucschar(character)
    }
}

/// Returns whether a text has nothing but characters that `take` accepts and bytes that are percent-encoded.
pub(super) fn are_encoded(text: &str, take: impl Fn(char) -> bool) -> bool {
    let mut rest = text.chars();
    while let Some(character) = rest.next() {
        let fits = match character {
            '%' => [rest.next(), rest.next()]
                .iter()
                .all(|digit| digit.is_some_and(|digit| digit.is_ascii_hexdigit())),
            other => take(other),
        };
        if !fits {
            return false;
        }
    }
    true
}

/// `unreserved` of RFC 3986, section 2.3.
pub(super) fn is_unreserved(character: char) -> bool {
    character.is_ascii_alphanumeric() || "-._~".contains(character)
}

/// `sub-delims` of RFC 3986, section 2.2.
pub(super) fn is_sub_delimiter(character: char) -> bool {
    "!$&'()*+,;=".contains(character)
}

/// `ucschar` of RFC 3987, section 2.2.
pub(super) fn is_ucschar(character: char) -> bool {
    match u32::from(character) {
        0xA0..=0xD7FF | 0xF900..=0xFDCF | 0xFDF0..=0xFFEF => true,
        // The last two of each plane are no characters; the last plane begins later.
        code @ 0x1_0000..=0xE_FFFD => code & 0xFFFF <= 0xFFFD && !(0xE_0000..0xE_1000).contains(&code),
        _ => false,
    }
}

/// `iprivate` of RFC 3987, section 2.2.
pub(super) fn is_private(character: char) -> bool {
    match u32::from(character) {
        0xE000..=0xF8FF => true,
        code @ 0xF_0000..=0x10_FFFD => code & 0xFFFF <= 0xFFFD,
        _ => false,
    }
}
