//! The arena of a document being filled: one `serde` visitor, for JSON and YAML alike.

use std::cell::RefCell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, Visitor};

use super::merge::{self, BadMerge, Member, Values};
use super::node::{Node, Number, Run, Text};
use crate::limits::Limits;
use crate::origin::NodeId;

/// What the visitor says where a text goes beyond JSON.
pub(super) const TAG: &str = "a tag";
/// As [`TAG`].
pub(super) const NO_NUMBER: &str = "no number of JSON";
/// As [`TAG`].
pub(super) const MERGE: &str = "a merge key without a mapping";
/// What the visitor says when it stops at a limit.
const TOO_MUCH: &str = "too much";

/// The values read so far.
#[derive(Default)]
pub(super) struct Tree {
    pub(super) pool: String,
    pub(super) nodes: Vec<Node>,
    pub(super) elements: Vec<NodeId>,
    pub(super) members: Vec<(Text, NodeId)>,
    /// How much there may be.
    limits: Limits,
    /// Why reading stopped, where the parser does not know better.
    stop: Option<Stop>,
    yaml: bool,
    /// Elements and members of the containers that are still open, innermost last.
    open_elements: Vec<NodeId>,
    open_members: Vec<Member>,
}

/// Why the visitor stops.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Stop {
    /// There is an error at this byte of the text.
    At(usize),
    /// It has too many values.
    Values,
    /// The text of its strings, escapes decoded and aliases repeated, is too long.
    Bytes,
}

/// Reads the values of a text.
///
/// # Errors
/// What the parser says, and why the visitor has stopped, where it has.
pub(super) fn read<'de, D: Deserializer<'de>>(
    text: &str,
    yaml: bool,
    limits: &Limits,
    deserializer: D,
) -> Result<Tree, (D::Error, Option<Stop>)> {
    // Room for what a text of this length usually holds.
    let guess = text.len() / 32;
    let tree = RefCell::new(Tree {
        nodes: Vec::with_capacity(guess),
        members: Vec::with_capacity(guess),
        limits: *limits,
        yaml,
        ..Tree::default()
    });
    let outcome = ValueSeed { tree: &tree, text }.deserialize(deserializer);
    let mut tree = tree.into_inner();
    match outcome {
        Ok(_) => {
            tree.shrink();
            Ok(tree)
        }
        Err(error) => Err((error, tree.stop)),
    }
}

impl Tree {
    /// Gives back the room that is not used: documents are kept to the end of a run.
    fn shrink(&mut self) {
        self.pool.shrink_to_fit();
        self.nodes.shrink_to_fit();
        self.elements.shrink_to_fit();
        self.members.shrink_to_fit();
    }

    fn push<E: Error>(&mut self, node: Node) -> Result<NodeId, E> {
        if self.nodes.len() as u64 >= self.limits.document_values {
            self.stop = Some(Stop::Values);
            return Err(E::custom(TOO_MUCH));
        }
        let id = NodeId(self.nodes.len() as u32);
        self.nodes.push(node);
        Ok(id)
    }

    fn intern<E: Error>(&mut self, string: &str) -> Result<Text, E> {
        if (self.pool.len() + string.len()) as u64 > self.limits.document_bytes {
            self.stop = Some(Stop::Bytes);
            return Err(E::custom(TOO_MUCH));
        }
        let start = self.pool.len();
        self.pool.push_str(string);
        Ok(Text::pooled(start, string.len()))
    }

    /// Moves the members of the innermost open object to their final position, with those that it merges.
    fn close_members<E: Error>(&mut self, text: &str, base: usize) -> Result<Run, E> {
        let start = self.members.len() as u32;
        let has_merge = |member: &Member| matches!(member, Member::Merge(..));
        match self.open_members[base..].iter().any(has_merge) {
            true => self.merge(text, base)?,
            false => self
                .members
                .extend(self.open_members.drain(base..).filter_map(Member::own)),
        }
        Ok(Run {
            start,
            length: self.members.len() as u32 - start,
        })
    }

    /// Does the work of [`Tree::close_members`] for an object that has a merge key.
    #[cold]
    fn merge<E: Error>(&mut self, text: &str, base: usize) -> Result<(), E> {
        let open = self.open_members.split_off(base);
        let values = Values {
            text,
            pool: &self.pool,
            nodes: &self.nodes,
            elements: &self.elements,
            members: &self.members,
        };
        let merged = merge::merged(&values, &open).map_err(|BadMerge(offset)| {
            self.stop = Some(Stop::At(offset));
            E::custom(MERGE)
        })?;
        // Members are repeated where they are merged, so their number is not bounded by that of the nodes.
        if (self.members.len() + merged.len()) as u64 > self.limits.document_values {
            self.stop = Some(Stop::Values);
            return Err(E::custom(TOO_MUCH));
        }
        self.members.extend(merged);
        Ok(())
    }
}

/// Returns where a string that the parser borrowed from the text is in it.
fn within(text: &str, part: &str) -> Option<Text> {
    let start = (part.as_ptr() as usize).checked_sub(text.as_ptr() as usize)?;
    (start + part.len() <= text.len()).then(|| Text::within(start, part.len()))
}

#[derive(Clone, Copy)]
struct ValueSeed<'t> {
    tree: &'t RefCell<Tree>,
    text: &'t str,
}

impl ValueSeed<'_> {
    fn scalar<E: Error>(self, node: Node) -> Result<NodeId, E> {
        self.tree.borrow_mut().push(node)
    }
}

impl<'de> DeserializeSeed<'de> for ValueSeed<'_> {
    type Value = NodeId;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<NodeId, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ValueSeed<'_> {
    type Value = NodeId;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<NodeId, E> {
        self.scalar(Node::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<NodeId, E> {
        self.scalar(Node::Bool(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<NodeId, E> {
        self.scalar(Node::Number(Number::Unsigned(value)))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<NodeId, E> {
        let number = u64::try_from(value).map_or(Number::Negative(value), Number::Unsigned);
        self.scalar(Node::Number(number))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<NodeId, E> {
        match value.is_finite() {
            true => self.scalar(Node::Number(Number::Float(value))),
            false => Err(E::custom(NO_NUMBER)),
        }
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<NodeId, E> {
        self.visit_f64(value as f64)
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<NodeId, E> {
        self.visit_f64(value as f64)
    }

    fn visit_enum<A: EnumAccess<'de>>(self, _: A) -> Result<NodeId, A::Error> {
        Err(A::Error::custom(TAG))
    }

    fn visit_borrowed_str<E: Error>(self, value: &'de str) -> Result<NodeId, E> {
        match within(self.text, value) {
            Some(text) => self.scalar(Node::String(text)),
            None => self.visit_str(value),
        }
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<NodeId, E> {
        let mut tree = self.tree.borrow_mut();
        let text = tree.intern(value)?;
        tree.push(Node::String(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<NodeId, A::Error> {
        let id = self.scalar(Node::Null)?;
        let base = self.tree.borrow().open_elements.len();
        while let Some(element) = seq.next_element_seed(self)? {
            self.tree.borrow_mut().open_elements.push(element);
        }
        let tree = &mut *self.tree.borrow_mut();
        let run = close(&mut tree.open_elements, base, &mut tree.elements);
        tree.nodes[id.0 as usize] = Node::Array(run);
        Ok(id)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<NodeId, A::Error> {
        let id = self.scalar(Node::Null)?;
        let base = self.tree.borrow().open_members.len();
        while let Some(key) = map.next_key_seed(KeySeed(self))? {
            let value = map.next_value_seed(self)?;
            let member = match key {
                Key::Name(name) => Member::Own(name, value),
                Key::Merge(offset) => Member::Merge(offset, value),
            };
            self.tree.borrow_mut().open_members.push(member);
        }
        let tree = &mut *self.tree.borrow_mut();
        let run = tree.close_members(self.text, base)?;
        tree.nodes[id.0 as usize] = Node::Object(run);
        Ok(id)
    }
}

/// Moves the entries of the innermost open container to their final position.
fn close<T>(open: &mut Vec<T>, base: usize, closed: &mut Vec<T>) -> Run {
    let start = closed.len() as u32;
    closed.extend(open.drain(base..));
    Run {
        start,
        length: closed.len() as u32 - start,
    }
}

struct KeySeed<'t>(ValueSeed<'t>);

/// A key of a mapping.
enum Key {
    Name(Text),
    /// A merge key, by its offset in the text.
    Merge(usize),
}

impl<'de> DeserializeSeed<'de> for KeySeed<'_> {
    type Value = Key;

    /// Keys are asked for as strings, so that YAML's `200:` gives `"200"`.
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl KeySeed<'_> {
    /// Returns whether a key, which is not pooled, is a merge key: one in quotes is a name, and JSON has none.
    fn is_merge(&self, key: Text) -> bool {
        let is_sign = key.of(self.0.text, "") == "<<";
        let is_quoted = || self.0.text[..key.start()].ends_with(['"', '\'']);
        is_sign && self.0.tree.borrow().yaml && !is_quoted()
    }
}

impl<'de> Visitor<'de> for KeySeed<'_> {
    type Value = Key;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a string as key")
    }

    fn visit_borrowed_str<E: Error>(self, value: &'de str) -> Result<Key, E> {
        match within(self.0.text, value) {
            Some(text) if self.is_merge(text) => Ok(Key::Merge(text.start())),
            Some(text) => Ok(Key::Name(text)),
            None => self.visit_str(value),
        }
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Key, E> {
        self.0.tree.borrow_mut().intern(value).map(Key::Name)
    }
}
