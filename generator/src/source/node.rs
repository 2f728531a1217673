//! A document's values in one arena: a tree of small nodes whose strings point into the text. Parsing allocates
//! a handful of vectors and no value of its own, keeps the order of members, and numbers the nodes in the order
//! of the text (see [`NodeId`]).

use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, OnceLock};

use super::span::Span;
use crate::origin::{DocumentId, NodeId, Origin};

/// A string: bytes of the document's text, or of the pool of strings that the text holds only in escaped form.
#[derive(Clone, Copy, Debug)]
pub(super) struct Text {
    start: u32,
    /// The number of bytes, and [`Text::POOLED`].
    length: u32,
}

impl Text {
    /// The bit of the length that says that the string is in the pool. A document has fewer bytes
    /// ([`Limits::bounded`](crate::limits::Limits)).
    const POOLED: u32 = 1 << 31;

    /// Returns a part of the document's text.
    pub(super) fn within(start: usize, length: usize) -> Self {
        Self {
            start: start as u32,
            length: length as u32,
        }
    }

    /// Returns a part of the pool.
    pub(super) fn pooled(start: usize, length: usize) -> Self {
        Self {
            start: start as u32,
            length: length as u32 | Self::POOLED,
        }
    }

    /// Returns where the string begins in the text or the pool.
    pub(super) fn start(self) -> usize {
        self.start as usize
    }

    /// Returns how many bytes the string has.
    #[inline]
    pub(super) fn length(self) -> usize {
        (self.length & !Self::POOLED) as usize
    }

    /// Returns the string, which is in the document's text or in its pool.
    #[inline]
    pub(super) fn of<'t>(self, text: &'t str, pool: &'t str) -> &'t str {
        let is_pooled = self.length & Self::POOLED != 0;
        let from = if is_pooled { pool } else { text };
        &from[self.start()..self.start() + self.length()]
    }
}

// A large document has millions of these.
const _: () = assert!(size_of::<Node>() == 16 && size_of::<(Text, NodeId)>() == 12);

/// A run of entries in one of the document's vectors.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    pub(super) start: u32,
    pub(super) length: u32,
}

impl Run {
    #[inline]
    pub(super) fn of<T>(self, items: &[T]) -> &[T] {
        &items[self.start as usize..(self.start + self.length) as usize]
    }
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Node {
    Null,
    Bool(bool),
    Number(Number),
    String(Text),
    Array(Run),
    Object(Run),
}

/// A number as JSON has it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Number {
    /// A whole number from 0 up to 2^64 - 1.
    Unsigned(u64),
    /// A negative whole number down to -2^63.
    Negative(i64),
    /// Any other number.
    Float(f64),
}

impl Number {
    /// Returns the number as JavaScript sees it.
    pub fn as_f64(self) -> f64 {
        match self {
            Number::Unsigned(n) => n as f64,
            Number::Negative(n) => n as f64,
            Number::Float(n) => n,
        }
    }

    /// Returns the number as a `serde_json` number; `None` for what JSON cannot say (infinities of YAML).
    pub fn to_json(self) -> Option<serde_json::Number> {
        match self {
            Number::Unsigned(n) => Some(n.into()),
            Number::Negative(n) => Some(n.into()),
            Number::Float(n) => serde_json::Number::from_f64(n),
        }
    }
}

/// A document that was read: its path, its text, its values.
#[derive(Debug)]
pub struct Document {
    pub(super) id: DocumentId,
    pub(super) path: String,
    pub(super) text: String,
    pub(super) pool: String,
    pub(super) nodes: Vec<Node>,
    pub(super) elements: Vec<NodeId>,
    pub(super) members: Vec<(Text, NodeId)>,
    pub(super) yaml: bool,
    /// The members of large objects by name, made when first needed.
    pub(super) index: OnceLock<Index>,
    /// The values that have a name of their own, found when first needed.
    pub(super) identifiers: OnceLock<Identifiers>,
    /// Where the values are in the text, found when first needed.
    pub(super) spans: OnceLock<Vec<Span>>,
}

/// The values of a document that have a name of their own.
#[derive(Debug, Default)]
pub(super) struct Identifiers {
    /// By what is behind the `#` of a reference, each with the URI of the resource that it is in, in the order of the
    /// document.
    pub(super) anchors: BTreeMap<String, Vec<(Arc<str>, NodeId)>>,
    /// By what is before the `#` of a reference, resolved against the resources around. These are roots of resources. Of
    /// several with one URI the first one counts.
    pub(super) ids: HashMap<Arc<str>, NodeId>,
    /// The names that can be redefined and their values, by the URI of the resource that they are in.
    pub(super) dynamic_anchors: HashMap<Arc<str>, Vec<(String, NodeId)>>,
}

/// The values of the members of large objects, by the object's run and the hash of the name. Of names with one hash
/// all are kept.
type Index = HashMap<(u32, u64), Vec<(Text, NodeId)>>;

/// From how many members on an object is looked up in the index.
const LARGE: u32 = 48;

impl Document {
    /// Returns the document's id.
    pub fn id(&self) -> DocumentId {
        self.id
    }

    /// Returns the path below the root, with `/` between its parts.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Returns the text as it was read, without a byte order mark.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns whether the text is YAML rather than JSON.
    pub fn is_yaml(&self) -> bool {
        self.yaml
    }

    /// Returns how many values the document has.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Returns whether the document has no value, because its text could not be parsed.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Returns the members that have the name of an earlier one of the same object: the name, the earlier value, this
    /// value.
    pub fn duplicate_keys(&self) -> Vec<(&str, Origin, Origin)> {
        let mut duplicates = Vec::new();
        let mut seen: HashMap<&str, NodeId> = HashMap::new();
        for node in &self.nodes {
            let Node::Object(run) = node else { continue };
            seen.clear();
            for (key, value) in run.of(&self.members) {
                let key = self.string(*key);
                if let Some(first) = seen.insert(key, *value) {
                    let origin = |node| Origin {
                        document: self.id,
                        node,
                    };
                    duplicates.push((key, origin(first), origin(*value)));
                }
            }
        }
        duplicates
    }

    /// Those members of an object that have the hash of a name; nothing for an object that is too small to be indexed.
    #[inline]
    pub(super) fn indexed(&self, object: Run, name: &str) -> Option<&[(Text, NodeId)]> {
        let index = (object.length >= LARGE).then(|| self.index())?;
        let key = (object.start, hash(name));
        Some(index.get(&key).map_or(&[], Vec::as_slice))
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| {
            let mut index = Index::new();
            for node in &self.nodes {
                let Node::Object(run) = node else { continue };
                if run.length >= LARGE {
                    for (key, value) in run.of(&self.members) {
                        let name = hash(self.string(*key));
                        index.entry((run.start, name)).or_default().push((*key, *value));
                    }
                }
            }
            index
        })
    }

    #[inline]
    pub(super) fn string(&self, text: Text) -> &str {
        text.of(&self.text, &self.pool)
    }
}

fn hash(name: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    name.hash(&mut hasher);
    hasher.finish()
}
