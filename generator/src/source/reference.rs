//! References: `file#/pointer`, relative to the document that they stand in.

/// A reference whose file is known and whose pointer is decoded once (percent signs; `~0 ~1` are left for
/// [`super::Value::pointer`]).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Reference {
    /// Path below the root.
    pub(super) path: String,
    /// JSON Pointer into that document; empty for the whole of it.
    pub(super) pointer: String,
}

/// Why a reference cannot be followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ReferenceError {
    /// It names a host.
    Remote,
    /// It leaves the root with `..`.
    OutsideRoot,
    /// It is an absolute path.
    Absolute,
    /// What follows `#` is no JSON Pointer.
    Pointer,
}

/// Resolves the text of a reference that stands in the document at `from`.
pub(super) fn resolve(from: &str, text: &str) -> Result<Reference, ReferenceError> {
    let (file, fragment) = text.split_once('#').unwrap_or((text, ""));
    if file.contains("://") || file.starts_with("//") {
        return Err(ReferenceError::Remote);
    }
    let file = percent_decode(file).replace('\\', "/");
    let pointer = percent_decode(fragment);
    if !pointer.is_empty() && !pointer.starts_with('/') {
        return Err(ReferenceError::Pointer);
    }
    if file.starts_with('/') || file.as_bytes().get(1) == Some(&b':') {
        return Err(ReferenceError::Absolute);
    }
    let path = if file.is_empty() {
        from.to_owned()
    } else {
        join(from, &file)?
    };
    Ok(Reference { path, pointer })
}

/// The path `file`, relative to the folder of the document at `from`, without `.` and `..`.
fn join(from: &str, file: &str) -> Result<String, ReferenceError> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in file.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop().ok_or(ReferenceError::OutsideRoot)?;
            }
            _ => parts.push(part),
        }
    }
    Ok(parts.join("/"))
}

fn percent_decode(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut i = 0;
    while i < bytes.len() {
        let hex = (bytes[i] == b'%').then(|| text.get(i + 1..i + 3)).flatten();
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                decoded.push(byte);
                i += 3;
            }
            None => {
                decoded.push(bytes[i]);
                i += 1;
            }
        }
    }
    String::from_utf8(decoded).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_relative_to_their_document() {
        let to = |text: &str| resolve("a/b/c.json", text).map(|r| (r.path, r.pointer));
        assert_eq!(
            to("#/definitions/X"),
            Ok(("a/b/c.json".into(), "/definitions/X".into()))
        );
        assert_eq!(to("./d.json"), Ok(("a/b/d.json".into(), String::new())));
        assert_eq!(to("../../e.json#/x%20y"), Ok(("e.json".into(), "/x y".into())));
        assert_eq!(to("../../../e.json"), Err(ReferenceError::OutsideRoot));
        assert_eq!(to("/etc/passwd"), Err(ReferenceError::Absolute));
        assert_eq!(to("https://example.com/x.json"), Err(ReferenceError::Remote));
        assert_eq!(to("d.json#definitions/X"), Err(ReferenceError::Pointer));
    }
}
