//! Which documents lead to which: everything that a document references, to read it; everything that leads to a
//! document, to leave it out.

use std::collections::BTreeSet;

use super::load::{Named, Sources};
use super::node::{Document, Kind};
use super::reference;
use crate::diagnostic::{Diagnostic, Place};
use crate::origin::DocumentId;

impl Sources {
    /// These documents and all that lead to them, examples among them.
    pub fn dependants(&self, documents: BTreeSet<DocumentId>) -> BTreeSet<DocumentId> {
        let mut users = vec![Vec::new(); self.documents().len()];
        for document in self.documents() {
            for target in self.targets(document, Examples::Followed) {
                users[target.0 as usize].push(document.id());
            }
        }
        let mut open: Vec<DocumentId> = documents.iter().copied().collect();
        let mut found = documents;
        while let Some(document) = open.pop() {
            let users = users.get(document.0 as usize).into_iter().flatten();
            open.extend(users.filter(|user| found.insert(**user)));
        }
        found
    }

    /// Leaves aside all documents but those at `paths` and what they reference, see [`Sources::is_aside`].
    pub fn narrow(&mut self, paths: &[String]) {
        let named = paths.iter().filter_map(|path| self.by_path(path));
        let mut open: Vec<DocumentId> = named.map(Document::id).collect();
        let mut kept: BTreeSet<DocumentId> = open.iter().copied().collect();
        while let Some(document) = open.pop() {
            let targets = self.targets(self.document(document), Examples::Skipped);
            open.extend(targets.into_iter().filter(|target| kept.insert(*target)));
        }
        let all = self.documents().iter().map(Document::id);
        self.aside = all.filter(|id| !kept.contains(id)).collect();
    }

    /// The documents that could not be read, or not parsed, for this reason.
    pub fn failed(&self, problem: &Diagnostic) -> impl Iterator<Item = DocumentId> {
        let ids = self.documents().iter().map(Document::id);
        ids.filter(move |id| self.failures.get(id) == Some(problem))
    }

    /// The documents that one references itself.
    fn targets(&self, document: &Document, examples: Examples) -> BTreeSet<DocumentId> {
        let named = references(document, examples);
        let documents = named.iter().filter_map(|named| self.by_path(&named.path));
        documents.map(Document::id).collect()
    }
}

/// What to do about the references to examples.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Examples {
    Followed,
    Skipped,
}

/// The files that a document references, in the order of the text.
pub(super) fn references(document: &Document, examples: Examples) -> Vec<Named> {
    let mut wanted = Vec::new();
    let mut open = vec![document.root()];
    while let Some(value) = open.pop() {
        match value.kind() {
            Kind::Array(elements) => open.extend(elements.collect::<Vec<_>>().into_iter().rev()),
            Kind::Object(members) => {
                let mut children = Vec::with_capacity(members.len());
                for (key, child) in members {
                    match (key, child.as_str()) {
                        ("$ref", Some(text)) => {
                            if let Ok(reference) = reference::resolve(document.path(), text) {
                                wanted.push(Named {
                                    path: reference.path,
                                    place: Some(Place::Value(child.origin())),
                                });
                            }
                        }
                        ("x-ms-examples", None) if examples == Examples::Skipped => {}
                        _ => children.push(child),
                    }
                }
                open.extend(children.into_iter().rev());
            }
            _ => {}
        }
    }
    wanted
}
