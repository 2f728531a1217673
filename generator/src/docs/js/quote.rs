//! Strings in quotes: as `util.inspect` prints them, and as Prettier does.

use std::fmt::Write;

/// Writes a string as `util.inspect` does: in single quotes; where the text has such and no double ones, in those;
/// where it has both, in backticks if neither one nor a `${` is in it.
pub(crate) fn inspected(text: &str, out: &mut String) {
    let quote = match text.contains('\'') {
        true if !text.contains('"') => '"',
        true if !text.contains('`') && !text.contains("${") => '`',
        _ => '\'',
    };
    out.push(quote);
    if !text.bytes().any(may_be_escaped) {
        out.push_str(text);
        out.push(quote);
        return;
    }
    for c in text.chars() {
        match c {
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '\r' => out.push_str("\\r"),
            '\\' => out.push_str("\\\\"),
            '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' => {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\x{:02X}", c as u32);
            }
            _ => {
                if c == quote {
                    out.push('\\');
                }
                out.push(c);
            }
        }
    }
    out.push(quote);
}

/// Returns whether a byte belongs to a character that may be escaped: a control character, of which those beyond
/// ASCII begin with `0xc2`, a quote or a backslash.
fn may_be_escaped(byte: u8) -> bool {
    matches!(byte, 0..0x20 | b'\'' | b'"' | b'`' | b'\\' | 0x7f | 0xc2)
}

/// Returns a string as Prettier prints it: in double quotes, unless there are more of those in it than single ones.
pub(crate) fn literal(text: &str) -> String {
    let doubles = text.bytes().filter(|b| *b == b'"').count();
    let singles = text.bytes().filter(|b| *b == b'\'').count();
    let quote = if doubles > singles { '\'' } else { '"' };
    let mut out = String::with_capacity(text.len() + 2);
    out.push(quote);
    if !text.bytes().any(may_be_escaped) {
        out.push_str(text);
        out.push(quote);
        return out;
    }
    for c in text.chars() {
        match c {
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '\r' => out.push_str("\\r"),
            '\u{0}'..='\u{1f}' => {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{:04x}", c as u32);
            }
            _ => {
                if c == quote || c == '\\' {
                    out.push('\\');
                }
                out.push(c);
            }
        }
    }
    out.push(quote);
    out
}
