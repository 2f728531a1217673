//! Values of a document as handles, to be read like any JSON.

use super::node::{Document, Node, Number, Run, Text};
use crate::origin::{NodeId, Origin};
use crate::pointer::unescaped;

impl Document {
    /// Returns the whole document as a value.
    pub fn root(&self) -> Value<'_> {
        self.value(NodeId(0))
    }

    /// Returns the value with an id of this document.
    pub fn value(&self, id: NodeId) -> Value<'_> {
        Value { document: self, id }
    }
}

/// A value of a document; a handle that is copied freely.
#[derive(Clone, Copy)]
pub struct Value<'a> {
    document: &'a Document,
    id: NodeId,
}

/// What a value is.
#[derive(Clone, Copy)]
pub enum Kind<'a> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number.
    Number(Number),
    /// A string.
    String(&'a str),
    /// An array.
    Array(Elements<'a>),
    /// An object.
    Object(Members<'a>),
}

impl Kind<'_> {
    /// Returns the word for this kind in messages, with its article.
    pub fn name(&self) -> &'static str {
        match self {
            Kind::Null => "null",
            Kind::Bool(_) => "a boolean",
            Kind::Number(_) => "a number",
            Kind::String(_) => "a string",
            Kind::Array(_) => "an array",
            Kind::Object(_) => "an object",
        }
    }
}

impl<'a> Value<'a> {
    /// Returns the document that the value is in.
    pub fn document(self) -> &'a Document {
        self.document
    }

    /// Returns the value's id in its document.
    pub fn id(self) -> NodeId {
        self.id
    }

    /// Returns the id behind the last value that is in this one: all ids from this value's up to there are its own
    /// and those of its descendants.
    pub fn end(self) -> NodeId {
        let mut last = self;
        while let Some(child) = match last.kind() {
            Kind::Array(elements) => elements.last_value(),
            Kind::Object(members) => members.last_value(),
            _ => None,
        } {
            last = child;
        }
        NodeId(last.id.0 + 1)
    }

    /// Returns the value's location.
    pub fn origin(self) -> Origin {
        Origin {
            document: self.document.id,
            node: self.id,
        }
    }

    /// Returns what the value is.
    #[inline]
    pub fn kind(self) -> Kind<'a> {
        let document = self.document;
        match document.nodes.get(self.id.0 as usize) {
            None | Some(Node::Null) => Kind::Null,
            Some(Node::Bool(b)) => Kind::Bool(*b),
            Some(Node::Number(n)) => Kind::Number(*n),
            Some(Node::String(text)) => Kind::String(document.string(*text)),
            Some(Node::Array(run)) => Kind::Array(Elements {
                document,
                list: run.of(&document.elements),
            }),
            Some(Node::Object(run)) => Kind::Object(Members {
                document,
                list: run.of(&document.members),
                run: Some(run.start),
            }),
        }
    }

    /// Returns the string, where it is one.
    pub fn as_str(self) -> Option<&'a str> {
        if let Kind::String(s) = self.kind() {
            Some(s)
        } else {
            None
        }
    }

    /// Returns the boolean, where it is one.
    pub fn as_bool(self) -> Option<bool> {
        if let Kind::Bool(b) = self.kind() {
            Some(b)
        } else {
            None
        }
    }

    /// Returns the number, where it is one.
    pub fn as_number(self) -> Option<Number> {
        if let Kind::Number(n) = self.kind() {
            Some(n)
        } else {
            None
        }
    }

    /// Returns the elements, where it is an array; else none.
    pub fn elements(self) -> Elements<'a> {
        match self.kind() {
            Kind::Array(elements) => elements,
            _ => Elements {
                document: self.document,
                list: &[],
            },
        }
    }

    /// Returns the members, where it is an object; else none.
    #[inline]
    pub fn members(self) -> Members<'a> {
        match self.kind() {
            Kind::Object(members) => members,
            _ => Members {
                document: self.document,
                list: &[],
                run: None,
            },
        }
    }

    /// Returns the member of an object with this name; of several, the last.
    pub fn get(self, name: &str) -> Option<Value<'a>> {
        self.members().named(name)
    }

    /// Returns the string member with this name.
    pub fn get_str(self, name: &str) -> Option<&'a str> {
        self.get(name)?.as_str()
    }

    /// Returns the value at a JSON Pointer (RFC 6901) below this one.
    pub fn pointer(self, pointer: &str) -> Option<Value<'a>> {
        if pointer.is_empty() {
            return Some(self);
        }
        pointer
            .strip_prefix('/')?
            .split('/')
            .try_fold(self, |value, token| {
                let token = unescaped(token);
                match value.kind() {
                    Kind::Object(members) => members.named(&token),
                    Kind::Array(elements) => token.parse().ok().and_then(|i| elements.get(i)),
                    _ => None,
                }
            })
    }

    /// Returns the value as `serde_json` has it. Of members with the same name the last one counts.
    pub fn to_json(self) -> serde_json::Value {
        match self.kind() {
            Kind::Null => serde_json::Value::Null,
            Kind::Bool(b) => b.into(),
            Kind::Number(n) => n
                .to_json()
                .map_or(serde_json::Value::Null, serde_json::Value::Number),
            Kind::String(s) => s.into(),
            Kind::Array(elements) => elements.map(Value::to_json).collect(),
            Kind::Object(members) => members.map(|(key, value)| (key, value.to_json())).collect(),
        }
    }
}

/// The elements of an array.
#[derive(Clone, Copy)]
pub struct Elements<'a> {
    document: &'a Document,
    list: &'a [NodeId],
}

impl<'a> Elements<'a> {
    /// Returns the element with an index.
    pub fn get(self, index: usize) -> Option<Value<'a>> {
        self.list.get(index).map(|id| self.document.value(*id))
    }

    fn last_value(self) -> Option<Value<'a>> {
        self.list.last().map(|id| self.document.value(*id))
    }

    /// Returns the last element, with its index, whose id is not beyond `target`.
    pub(super) fn last_until(self, target: NodeId) -> Option<(usize, Value<'a>)> {
        let index = self.list.partition_point(|id| *id <= target).checked_sub(1)?;
        Some((index, self.document.value(self.list[index])))
    }
}

impl<'a> Iterator for Elements<'a> {
    type Item = Value<'a>;

    fn next(&mut self) -> Option<Value<'a>> {
        let (first, rest) = self.list.split_first()?;
        self.list = rest;
        Some(self.document.value(*first))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.list.len(), Some(self.list.len()))
    }
}

impl ExactSizeIterator for Elements<'_> {}

/// The members of an object, in the order of the text.
#[derive(Clone, Copy)]
pub struct Members<'a> {
    document: &'a Document,
    list: &'a [(Text, NodeId)],
    /// Where the list begins, as long as none of it was taken.
    run: Option<u32>,
}

impl<'a> Members<'a> {
    /// Returns the value of the last member with this name.
    fn named(self, name: &str) -> Option<Value<'a>> {
        let document = self.document;
        let indexed = self.run.and_then(|start| {
            let run = Run {
                start,
                length: self.list.len() as u32,
            };
            document.indexed(run, name)
        });
        let list = indexed.unwrap_or(self.list);
        // Most names differ in length, which needs no look at the text.
        let is_it = |key: Text| key.length() == name.len() && document.string(key) == name;
        let (_, value) = list.iter().rfind(|(key, _)| is_it(*key))?;
        Some(document.value(*value))
    }

    fn last_value(self) -> Option<Value<'a>> {
        self.list.last().map(|(_, id)| self.document.value(*id))
    }

    /// Returns the last member whose value's id is not beyond `target`.
    pub(super) fn last_until(self, target: NodeId) -> Option<(&'a str, Value<'a>)> {
        let index = self
            .list
            .partition_point(|(_, id)| *id <= target)
            .checked_sub(1)?;
        let (key, value) = self.list[index];
        Some((self.document.string(key), self.document.value(value)))
    }
}

impl<'a> Iterator for Members<'a> {
    type Item = (&'a str, Value<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        let ((key, value), rest) = self.list.split_first()?;
        self.list = rest;
        self.run = None;
        Some((self.document.string(*key), self.document.value(*value)))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.list.len(), Some(self.list.len()))
    }
}

impl ExactSizeIterator for Members<'_> {}
