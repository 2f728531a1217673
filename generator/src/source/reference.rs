//! References: `file#/pointer`, relative to the document that they are in.

/// A reference whose file is known and whose pointer is decoded once (percent signs; `~0 ~1` are left for
/// [`super::Value::pointer`]).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Reference {
    /// Path below the root.
    pub(super) path: String,
    /// JSON Pointer into that document, or the name of an anchor, which does not begin with `/`; empty for the whole of
    /// it.
    pub(super) pointer: String,
}

impl Reference {
    /// Returns whether the reference names an anchor rather than a location.
    pub(super) fn is_anchor(&self) -> bool {
        !self.pointer.is_empty() && !self.pointer.starts_with('/')
    }
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
    /// What follows `#` is neither a JSON Pointer nor the name of an anchor.
    Pointer,
}

/// Resolves the text of a reference that is in the document at `from`.
pub(super) fn resolve(from: &str, text: &str) -> Result<Reference, ReferenceError> {
    let (file, fragment) = text.split_once('#').unwrap_or((text, ""));
    if file.contains("://") || file.starts_with("//") {
        return Err(ReferenceError::Remote);
    }
    let file = percent_decode(file).replace('\\', "/");
    let pointer = percent_decode(fragment);
    if !pointer.is_empty() && !pointer.starts_with('/') && !is_anchor(&pointer) {
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

/// Returns whether a text can be the name of an anchor:
/// <https://json-schema.org/draft/2020-12/json-schema-core#section-8.2.2>.
fn is_anchor(text: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') && text.chars().all(is_part)
}

/// Resolves a relative address against a base: in the same folder, without `.` and `..`.
pub(super) fn relative_to(base: &str, relative: &str) -> String {
    let (host, path) = match base.split_once("://") {
        Some((scheme, rest)) => {
            let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
            (format!("{scheme}://{host}/"), path)
        }
        None => (String::new(), base),
    };
    if relative.contains("://") {
        return relative.to_owned();
    }
    let path = match relative.strip_prefix('/') {
        Some(absolute) => Ok(absolute.to_owned()),
        None => join(path, relative),
    };
    path.map_or_else(|_| relative.to_owned(), |path| host + &path)
}

/// Returns the path `file`, relative to the folder of the document at `from`, without `.` and `..`.
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

/// Decodes what is written with percent signs.
pub(super) fn percent_decode(text: &str) -> String {
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
        assert_eq!(to("#node"), Ok(("a/b/c.json".into(), "node".into())));
        assert_eq!(to("d.json#definitions/X"), Err(ReferenceError::Pointer));
    }

    #[test]
    fn addresses_are_relative_to_their_base() {
        let base = "https://example.com/schemas/tree";
        assert_eq!(relative_to(base, "node"), "https://example.com/schemas/node");
        assert_eq!(relative_to(base, "../node"), "https://example.com/node");
        assert_eq!(relative_to(base, "/node"), "https://example.com/node");
        assert_eq!(relative_to("tree", "node"), "node");
    }
}
