//! From a node to its place in the text. Nothing is stored for this while parsing: a node's id is its rank among
//! the values of the text, so a scan that counts values finds it, and a search down the ids finds its pointer.

use std::ops::Range;

use super::node::Document;
use super::value::Kind;
use super::yaml;
use crate::origin::NodeId;

impl Document {
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

    /// Where all values stand in the text, by the rank of their ids.
    pub fn spans(&self) -> Vec<Span> {
        if self.yaml {
            return yaml::spans(&self.text, self.len());
        }
        let mut spans = Vec::with_capacity(self.len());
        let bytes = self.text.as_bytes();
        let mut key: Option<Range<usize>> = None;
        let mut i = 0;
        while i < bytes.len() {
            let start = i;
            i = token_end(bytes, i);
            match bytes[start] {
                b' ' | b'\t' | b'\r' | b'\n' | b'}' | b']' | b':' => {}
                b',' => key = None,
                b'"' if is_key(bytes, i) => key = Some(start..i),
                _ => spans.push(Span {
                    key: key.take(),
                    value: start..i,
                }),
            }
        }
        spans
    }
}

/// Where a value stands in the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// The bytes of its key, where it has one.
    pub key: Option<Range<usize>>,
    /// The bytes of the value: the whole of a scalar, the opening sign of a container.
    pub value: Range<usize>,
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
