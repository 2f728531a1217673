//! Which documents and values refer to which.

use std::collections::{BTreeMap, BTreeSet};

use super::layout::Part;
use super::load::Sources;
use super::node::Document;
use super::reference;
use super::references::references;
use super::value::Value;
use crate::diagnostic::{Diagnostic, SourceLocation};
use crate::origin::{DocumentId, Origin};

/// The values of a document and all that references in them resolve to, examples included.
#[derive(Debug)]
pub struct Reach {
    /// By document and by node: whether it is among them.
    values: BTreeMap<DocumentId, Vec<bool>>,
}

impl Reach {
    /// Returns whether a location is among the values. A location without a value is among them if its document is.
    pub fn has(&self, location: SourceLocation) -> bool {
        let values = self.values.get(&location.document());
        match location {
            SourceLocation::Value(origin) | SourceLocation::Key(origin) => {
                values.is_some_and(|values| values.get(origin.node.0 as usize) == Some(&true))
            }
            SourceLocation::Bytes { .. } | SourceLocation::Document(_) => values.is_some(),
        }
    }

    /// Adds a value; says whether it is new.
    fn insert(&mut self, value: Value<'_>) -> bool {
        let values = self.document(value.document());
        let at = values.get_mut(value.id().0 as usize);
        at.is_some_and(|reached| !std::mem::replace(reached, true))
    }

    fn document(&mut self, document: &Document) -> &mut Vec<bool> {
        let none = || vec![false; document.len()];
        self.values.entry(document.id()).or_insert_with(none)
    }
}

impl Sources {
    /// Returns all that a document refers to.
    pub fn reach(&self, document: &Document) -> Reach {
        self.reach_from(vec![document.root()], |_| false)
    }

    /// Returns all that some values refer to, without those that `stops` holds for and what they refer to.
    pub fn reach_from(&self, values: Vec<Value<'_>>, stops: impl Fn(Origin) -> bool) -> Reach {
        let mut reach = Reach {
            values: BTreeMap::new(),
        };
        let mut open: Vec<(Part, Value<'_>)> = Vec::new();
        for value in values {
            reach.document(value.document());
            open.push((Part::Keywords, value));
        }
        while let Some((part, value)) = open.pop() {
            if stops(value.origin()) || !reach.insert(value) {
                continue;
            }
            let reference = self.layout.enter(part, value, &mut open);
            if let Some((document, target)) = reference.and_then(|reference| self.target(reference)) {
                reach.document(document);
                open.extend(target.map(|target| (Part::Keywords, target)));
            }
        }
        reach
    }

    /// Returns the document that a reference resolves to, and the value in it where there is one.
    fn target(&self, reference: Value<'_>) -> Option<(&Document, Option<Value<'_>>)> {
        if let Some(target) = self.identified(reference) {
            return Some((target.document(), Some(target)));
        }
        let parsed = reference::resolve(reference.document().path(), reference.as_str()?).ok()?;
        let document = self.by_path(&parsed.path)?;
        Some((document, document.at(self.layout, &parsed.pointer)))
    }

    /// Leaves aside all documents but those at `paths` and what they reference, see [`Sources::is_aside`].
    pub fn narrow(&mut self, paths: &[String]) {
        let named = paths.iter().filter_map(|path| self.by_path(path));
        let mut open: Vec<&Document> = named.collect();
        let mut kept: BTreeSet<DocumentId> = open.iter().map(|document| document.id()).collect();
        while let Some(document) = open.pop() {
            let targets = references(document, self.layout);
            let targets = targets.iter().filter_map(|named| self.by_path(&named.path));
            open.extend(targets.filter(|target| kept.insert(target.id())));
        }
        let all = self.documents().iter().map(Document::id);
        self.aside = all.filter(|id| !kept.contains(id)).collect();
    }

    /// Returns the documents that could not be read or parsed, each with its problem.
    pub fn failures(&self) -> impl Iterator<Item = (DocumentId, &Diagnostic)> {
        let ids = self.documents().iter().map(Document::id);
        ids.filter_map(|id| Some((id, self.failures.get(&id)?)))
    }
}
