//! JSON Pointers (RFC 6901) and relative ones (draft-bhutton-relative-json-pointer-00).

/// Returns whether a text is a JSON Pointer: empty, or tokens that begin with a slash, in which `~` begins an escape.
pub(super) fn is_json_pointer(text: &str) -> bool {
    let mut escapes = text.split('~');
    let first = escapes.next().unwrap_or_default();
    (text.is_empty() || first.starts_with('/')) && escapes.all(|rest| rest.starts_with(['0', '1']))
}

/// Returns whether a text is a relative JSON Pointer: how many levels up, how many indices on, and a pointer or `#`.
pub(super) fn is_relative_json_pointer(text: &str) -> bool {
    let Some(rest) = after_count(text) else {
        return false;
    };
    let rest = match rest.strip_prefix(['+', '-']) {
        Some(index) => after_count(index),
        None => Some(rest),
    };
    rest.is_some_and(|rest| rest == "#" || is_json_pointer(rest))
}

/// Returns what follows a whole number without leading zeros.
fn after_count(text: &str) -> Option<&str> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let is_count = digits == 1 || (digits > 1 && !text.starts_with('0'));
    is_count.then(|| &text[digits..])
}
