//! Bytes that are text in JSON. The text is kept, and decoded on demand.

use super::check::View;
use super::date_time::text_type;
use super::string_like;

text_type! {
    /// Bytes in Base64 (format `byte`, RFC 4648 section 4).
    Base64
}

text_type! {
    /// Bytes in Base64 with the alphabet for URLs (format `base64url`, RFC 4648 section 5).
    Base64Url
}

impl Base64 {
    /// Returns the bytes, or `None` if the text is not Base64.
    pub fn decode(&self) -> Option<Vec<u8>> {
        decode(self.as_str(), b"+/")
    }

    /// Encodes bytes.
    pub fn encode(bytes: &[u8]) -> Self {
        let mut text = encode(bytes, b"+/");
        while !text.len().is_multiple_of(4) {
            text.push('=');
        }
        Self::from(text)
    }
}

impl Base64Url {
    /// Returns the bytes, or `None` if the text is not Base64 with the alphabet for URLs.
    pub fn decode(&self) -> Option<Vec<u8>> {
        decode(self.as_str(), b"-_")
    }

    /// Encodes bytes, without padding.
    pub fn encode(bytes: &[u8]) -> Self {
        Self::from(encode(bytes, b"-_"))
    }
}

/// Returns the bytes of a text; `last` are the two signs that the alphabets differ in.
fn decode(text: &str, last: &[u8; 2]) -> Option<Vec<u8>> {
    let text = text.trim_end_matches('=');
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    let mut bits = 0u32;
    let mut count = 0;
    for sign in text.bytes() {
        let value = match sign {
            b'A'..=b'Z' => sign - b'A',
            b'a'..=b'z' => sign - b'a' + 26,
            b'0'..=b'9' => sign - b'0' + 52,
            _ if sign == last[0] => 62,
            _ if sign == last[1] => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
            bits &= (1 << count) - 1;
        }
    }
    // What is left over is padding: less than a sign, and zero.
    (count < 6 && bits == 0).then_some(bytes)
}

fn encode(bytes: &[u8], last: &[u8; 2]) -> String {
    let sign = |value: u32| match value as u8 {
        value @ 0..=25 => (b'A' + value) as char,
        value @ 26..=51 => (b'a' + value - 26) as char,
        value @ 52..=61 => (b'0' + value - 52) as char,
        62 => last[0] as char,
        _ => last[1] as char,
    };
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let word = chunk.iter().fold(0, |word, byte| word << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for position in 0..=chunk.len() {
            text.push(sign(word >> (18 - 6 * position) & 63));
        }
    }
    text
}
