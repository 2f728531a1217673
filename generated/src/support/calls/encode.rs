//! Percent-encoding: <https://www.rfc-editor.org/rfc/rfc3986#section-2>.

use std::fmt::Write;

/// Which characters are not encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keep {
    /// The unreserved ones.
    Unreserved,
    /// Those, and the dollar sign that names of OData begin with.
    Name,
    /// The reserved ones too, except for the `#` that would end the URI, and what is encoded already.
    Reserved,
}

/// Appends a text to a part of a URI.
pub(super) fn append(to: &mut String, text: &str, keep: Keep) {
    let bytes = text.as_bytes();
    for (index, byte) in bytes.iter().enumerate() {
        let is_kept = match keep {
            Keep::Unreserved => is_unreserved(*byte),
            Keep::Name => is_unreserved(*byte) || *byte == b'$',
            Keep::Reserved => is_unreserved(*byte) || is_reserved(*byte) || is_triplet(&bytes[index..]),
        };
        match is_kept {
            true => to.push(char::from(*byte)),
            false => {
                // Writing to a string does not fail.
                let _ = write!(to, "%{byte:02X}");
            }
        }
    }
}

/// Returns a text as a part of a URI.
pub(super) fn encoded(text: &str, keep: Keep) -> String {
    let mut encoded = String::with_capacity(text.len());
    append(&mut encoded, text, keep);
    encoded
}

/// Appends a text to a form: <https://url.spec.whatwg.org/#urlencoded-serializing>.
pub(super) fn append_to_form(to: &mut String, text: &str) {
    for (index, part) in text.split(' ').enumerate() {
        if index > 0 {
            to.push('+');
        }
        append(to, part, Keep::Unreserved);
    }
}

fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~".contains(&byte)
}

fn is_reserved(byte: u8) -> bool {
    b":/?[]@!$&'()*+,;=".contains(&byte)
}

/// Returns whether some bytes begin with an encoded byte, such as `%2F`.
fn is_triplet(bytes: &[u8]) -> bool {
    matches!(bytes, [b'%', high, low, ..] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit())
}
