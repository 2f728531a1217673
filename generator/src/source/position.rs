//! From a node to its location in the text. Nothing is stored for this while parsing: a node's id is its index among
//! the values of the text, so a scan that counts values finds it, and a search down the ids finds its pointer.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memchr2;

use super::node::Document;
use super::span::Span;
use super::value::{Kind, Value};
use super::yaml;
use crate::origin::NodeId;
use crate::pointer::escaped;

impl Document {
    /// Returns the JSON Pointer of a node.
    pub fn pointer_of(&self, target: NodeId) -> String {
        let mut pointer = String::new();
        let mut value = self.root();
        while value.id() != target {
            // Ids rise with the text, so the child that holds the target is the last one not behind it.
            let part: Option<(Cow<str>, _)> = match value.kind() {
                Kind::Object(members) => members
                    .last_until(target)
                    .map(|(key, child)| (escaped(key), child)),
                Kind::Array(elements) => elements
                    .last_until(target)
                    .map(|(index, child)| (index.to_string().into(), child)),
                _ => None,
            };
            let Some((part, child)) = part else { break };
            pointer.push('/');
            pointer.push_str(&part);
            value = child;
        }
        pointer
    }

    /// Returns the values around a node, from the root to the node itself.
    pub fn path_to(&self, target: NodeId) -> Vec<Value<'_>> {
        let mut value = self.root();
        let mut path = vec![value];
        while value.id() != target {
            let child = match value.kind() {
                Kind::Object(members) => members.last_until(target).map(|(_, child)| child),
                Kind::Array(elements) => elements.last_until(target).map(|(_, child)| child),
                _ => None,
            };
            let Some(child) = child else { break };
            path.push(child);
            value = child;
        }
        path
    }

    /// Returns where all values are in the text, by the index of their ids.
    pub fn spans(&self) -> &[Span] {
        self.spans.get_or_init(|| self.find_spans())
    }

    fn find_spans(&self) -> Vec<Span> {
        if self.yaml {
            return yaml::spans(&self.text, self.len());
        }
        let mut spans = Vec::with_capacity(self.len());
        let bytes = self.text.as_bytes();
        let mut key: Option<Range<usize>> = None;
        let mut i = 0;
        while let Some(byte) = bytes.get(i) {
            let start = i;
            match byte {
                b' ' | b'\t' | b'\r' | b'\n' | b'}' | b']' | b':' => i += 1,
                b',' => {
                    key = None;
                    i += 1;
                }
                _ => {
                    i = token_end(bytes, i);
                    let token = start..i;
                    match *byte == b'"' && is_key(bytes, i) {
                        true => key = Some(token),
                        false => spans.push(Span {
                            key: key.take(),
                            value: token,
                        }),
                    }
                }
            }
        }
        spans
    }
}

/// Returns the end of what begins at `start`, a key or a value: of a string, a literal or number, or the opening sign
/// of a container.
fn token_end(bytes: &[u8], start: usize) -> usize {
    match bytes[start] {
        b'"' => string_end(bytes, start + 1),
        b'{' | b'[' => start + 1,
        _ => {
            let ends = |b: &u8| b"{}[],: \t\r\n\"".contains(b);
            bytes[start..]
                .iter()
                .position(ends)
                .map_or(bytes.len(), |n| start + n.max(1))
        }
    }
}

/// Returns the end of the string of which the first quote was passed.
fn string_end(bytes: &[u8], mut at: usize) -> usize {
    while let Some(found) = bytes.get(at..).and_then(|rest| memchr2(b'"', b'\\', rest)) {
        at += found + 1;
        if bytes[at - 1] == b'"' {
            return at;
        }
        // What is escaped is passed, a quote too.
        at += 1;
    }
    bytes.len()
}

/// Returns whether a string that ended before `i` is a key: a colon follows.
fn is_key(bytes: &[u8], i: usize) -> bool {
    bytes[i..].iter().find(|b| !b.is_ascii_whitespace()) == Some(&b':')
}
