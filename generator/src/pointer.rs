//! Parts of JSON Pointers: <https://www.rfc-editor.org/rfc/rfc6901#section-3>.

use std::borrow::Cow;

/// Returns the name of a member, or an index, as it is written in a pointer.
pub(crate) fn escaped(part: &str) -> Cow<'_, str> {
    if !part.bytes().any(|byte| matches!(byte, b'~' | b'/')) {
        return part.into();
    }
    part.replace('~', "~0").replace('/', "~1").into()
}

/// Returns the name of a member, or an index, that is written in a pointer.
pub(crate) fn unescaped(part: &str) -> Cow<'_, str> {
    if !part.bytes().any(|byte| byte == b'~') {
        return part.into();
    }
    part.replace("~1", "/").replace("~0", "~").into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_come_back_as_they_were() {
        for (part, written) in [
            ("name", "name"),
            ("a/b", "a~1b"),
            ("~1", "~01"),
            ("~/", "~0~1"),
            ("", ""),
        ] {
            assert_eq!(escaped(part), written);
            assert_eq!(unescaped(written), part);
        }
    }
}
