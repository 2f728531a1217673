//! From a node to its place in the text. Nothing is stored for this while parsing: a node's id is its rank among
//! the values of the text, so a scan that counts values finds it, and a search down the ids finds its pointer.

use super::node::{Document, Kind};
use crate::origin::NodeId;

/// A line and a column, both counted from one, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line.
    pub line: usize,
    /// Column.
    pub column: usize,
}

impl Document {
    /// The line and column of a byte of the text.
    pub fn position(&self, offset: usize) -> Position {
        let before = &self.text[..self.text.floor_char_boundary(offset.min(self.text.len()))];
        let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        Position { line, column }
    }

    /// The JSON Pointer of a node.
    pub fn pointer_of(&self, target: NodeId) -> String {
        let mut pointer = String::new();
        let mut value = self.root();
        while value.id() != target {
            // Ids rise with the text, so the child that holds the target is the last one not behind it.
            let token = match value.kind() {
                Kind::Object(members) => members
                    .last_until(target)
                    .map(|(key, child)| (key.replace('~', "~0").replace('/', "~1"), child)),
                Kind::Array(elements) => elements
                    .last_until(target)
                    .map(|(index, child)| (index.to_string(), child)),
                _ => None,
            };
            let Some((token, child)) = token else { break };
            pointer.push('/');
            pointer.push_str(&token);
            value = child;
        }
        pointer
    }

    /// The bytes of a node in the text: the whole of a scalar, the first line of a container. For YAML the
    /// place of the nearest text that can be found.
    pub fn span_of(&self, target: NodeId) -> std::ops::Range<usize> {
        self.scan(target).1
    }

    /// The bytes of the key under which a node stands, or of the node where it has no key.
    pub fn key_span_of(&self, target: NodeId) -> std::ops::Range<usize> {
        let (key, value) = self.scan(target);
        key.unwrap_or(value)
    }

    /// The spans of a node's key and of the node itself.
    fn scan(&self, target: NodeId) -> (Option<std::ops::Range<usize>>, std::ops::Range<usize>) {
        let bytes = self.text.as_bytes();
        let mut next = 0;
        let mut key: Option<std::ops::Range<usize>> = None;
        let mut i = 0;
        while i < bytes.len() {
            let start = i;
            i = token_end(bytes, i);
            match bytes[start] {
                b' ' | b'\t' | b'\r' | b'\n' | b'}' | b']' | b':' => continue,
                b',' => {
                    key = None;
                    continue;
                }
                b'"' if is_key(bytes, i) => {
                    key = Some(start..i);
                    continue;
                }
                _ => {}
            }
            if next == target.0 {
                return (key, start..i);
            }
            next += 1;
            key = None;
        }
        (None, 0..0)
    }
}

/// The end of the token that begins at `start`: a string, a literal or number, or one sign.
fn token_end(bytes: &[u8], start: usize) -> usize {
    match bytes[start] {
        b'"' => {
            let mut i = start + 1;
            while i < bytes.len() && bytes[i] != b'"' {
                i += if bytes[i] == b'\\' { 2 } else { 1 };
            }
            (i + 1).min(bytes.len())
        }
        b'{' | b'}' | b'[' | b']' | b',' | b':' | b' ' | b'\t' | b'\r' | b'\n' => start + 1,
        _ => {
            let ends = |b: &u8| b"{}[],: \t\r\n\"".contains(b);
            bytes[start..]
                .iter()
                .position(ends)
                .map_or(bytes.len(), |n| start + n.max(1))
        }
    }
}

/// Whether a string that ended before `i` is a key: a colon follows.
fn is_key(bytes: &[u8], i: usize) -> bool {
    bytes[i..].iter().find(|b| !b.is_ascii_whitespace()) == Some(&b':')
}
