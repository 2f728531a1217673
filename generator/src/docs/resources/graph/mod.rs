//! A document with its references replaced, as a graph of shared nodes. In: the documents. Out: [`Graph`], in which
//! what a reference refers to *is* the target, the same node wherever it is reached, so that a node can reach
//! itself. Nothing is copied: a node is a value of a document or the few members of a [`Merged`] object, and what a
//! visit changes is kept next to the documents.

mod expansion;
mod references;

use std::sync::OnceLock;

use references::References;

use super::order;
use crate::origin::{DocumentId, NodeId, Origin};
use crate::source::{Document, Kind, Number, Sources, Value};

/// A node's identity: two nodes are the same one when their ids are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Id {
    /// A value of a document.
    Original(Origin),
    /// An object that replaces a reference with other keys in the same object.
    Merged(u32),
}

/// What a node is.
pub(crate) enum Shape<'s> {
    Null,
    Bool(bool),
    Number(Number),
    String(&'s str),
    Array(Vec<Id>),
    /// The members, in JavaScript's order.
    Object(Vec<(&'s str, Id)>),
}

/// The documents with their references, which all graphs share.
pub(crate) struct Corpus<'s> {
    sources: &'s Sources,
    references: Vec<OnceLock<References>>,
}

impl<'s> Corpus<'s> {
    pub(crate) fn new(sources: &'s Sources) -> Self {
        let references = sources.documents().iter().map(|_| OnceLock::new()).collect();
        Self { sources, references }
    }

    pub(crate) fn sources(&self) -> &'s Sources {
        self.sources
    }

    fn references(&self, document: DocumentId) -> &References {
        self.references[document.0 as usize]
            .get_or_init(|| References::of(self.sources.document(document), self.sources))
    }
}

/// The members of an object that replaces a reference with other keys in the same object: those keys, then the target's.
type Merged<'s> = Vec<(&'s str, Id)>;

/// A document with its references replaced.
pub(crate) struct Graph<'s, 'c> {
    corpus: &'c Corpus<'s>,
    /// By document and by number of the reference in it: what replaces it. Empty for documents that were
    /// not reached.
    replaced: Vec<Vec<Option<Id>>>,
    merged: Vec<Merged<'s>>,
    too_large: bool,
}

impl<'s, 'c> Graph<'s, 'c> {
    /// Replaces the references of a document and of what it reaches, depth first in the order of the text.
    pub(crate) fn of(document: &'s Document, corpus: &'c Corpus<'s>) -> Self {
        let mut graph = Self {
            corpus,
            replaced: vec![Vec::new(); corpus.references.len()],
            merged: Vec::new(),
            too_large: false,
        };
        expansion::replace_all(document.root(), &mut graph);
        graph
    }

    /// Returns whether the references refer to each other in more ways than can be followed; then some of them are
    /// left.
    pub(crate) fn is_too_large(&self) -> bool {
        self.too_large
    }

    /// Returns the node that replaces a value: the target of its reference, or the value itself.
    pub(crate) fn node(&self, value: Value<'_>) -> Id {
        let Origin { document, node } = value.origin();
        self.slot(document, node)
    }

    fn slot(&self, document: DocumentId, node: NodeId) -> Id {
        let site = self.corpus.references(document).index_of(node);
        site.and_then(|index| *self.replaced[document.0 as usize].get(index)?)
            .unwrap_or(Id::Original(Origin { document, node }))
    }

    /// Returns what a node is, with its members in JavaScript's order.
    pub(crate) fn shape(&self, id: Id) -> Shape<'s> {
        match id {
            Id::Merged(index) => Shape::Object(order::javascript(self.merged[index as usize].clone())),
            Id::Original(origin) => match self.value(origin).kind() {
                Kind::Null => Shape::Null,
                Kind::Bool(b) => Shape::Bool(b),
                Kind::Number(n) => Shape::Number(n),
                Kind::String(s) => Shape::String(s),
                Kind::Array(elements) => Shape::Array(elements.map(|element| self.node(element)).collect()),
                Kind::Object(_) => Shape::Object(order::javascript(self.members(id))),
            },
        }
    }

    /// Returns the members of an object in their order; none for anything else.
    pub(crate) fn members(&self, id: Id) -> Vec<(&'s str, Id)> {
        match id {
            Id::Merged(index) => self.merged[index as usize].clone(),
            Id::Original(origin) => {
                let members = self.value(origin).members();
                members.map(|(key, child)| (key, self.node(child))).collect()
            }
        }
    }

    /// Returns how many members an object has, repeated ones included.
    pub(crate) fn size(&self, id: Id) -> usize {
        match id {
            Id::Merged(index) => self.merged[index as usize].len(),
            Id::Original(origin) => self.value(origin).members().len(),
        }
    }

    /// Returns the elements of an array; none for anything else.
    pub(crate) fn elements(&self, id: Id) -> Vec<Id> {
        match id {
            Id::Merged(_) => Vec::new(),
            Id::Original(origin) => {
                let elements = self.value(origin).elements();
                elements.map(|element| self.node(element)).collect()
            }
        }
    }

    /// Returns the member of an object with this name; of several the last one.
    pub(crate) fn get(&self, id: Id, name: &str) -> Option<Id> {
        match id {
            Id::Merged(index) => {
                let found = self.merged[index as usize].iter().find(|(key, _)| *key == name);
                found.map(|(_, child)| *child)
            }
            Id::Original(origin) => {
                let members = self.value(origin).members();
                let found = members.filter(|(key, _)| *key == name).last();
                found.map(|(_, child)| self.node(child))
            }
        }
    }

    /// Returns the value that a node is in its document.
    pub(crate) fn original(&self, id: Id) -> Option<Value<'s>> {
        match id {
            Id::Merged(_) => None,
            Id::Original(origin) => Some(self.value(origin)),
        }
    }

    /// Returns whether a node is an object.
    pub(crate) fn is_object(&self, id: Id) -> bool {
        self.original(id)
            .is_none_or(|value| matches!(value.kind(), Kind::Object(_)))
    }

    /// Returns the reference that a node still is, because it has no target.
    pub(crate) fn unresolved(&self, id: Id) -> Option<Value<'s>> {
        let value = self.original(id)?;
        self.corpus
            .references(value.document().id())
            .index_of(value.id())?;
        value.get("$ref")
    }

    fn value(&self, origin: Origin) -> Value<'s> {
        self.corpus.sources.value(origin)
    }
}
