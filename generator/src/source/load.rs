//! Reading documents and everything that they reference.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::layout::Layout;
use super::missing;
use super::named::Named;
use super::node::Document;
use super::parse::parse;
use super::problem;
use super::reference::{self, Reference};
use super::references::references;
use super::root::{ReadError, Root};
use super::value::Value;
use crate::diagnostic::{Diagnostic, Diagnostics, SourceLocation};
use crate::limits;
use crate::origin::{DocumentId, Origin};

/// All documents of a run.
#[derive(Debug)]
pub struct Sources {
    root: Root,
    pub(super) layout: &'static Layout,
    documents: Vec<Document>,
    by_path: HashMap<String, DocumentId>,
    /// Why a document has no values. Who follows a reference to it meets the same problem again.
    pub(super) failures: HashMap<DocumentId, Diagnostic>,
    /// Documents that do not count, see [`Sources::narrow`].
    pub(super) aside: BTreeSet<DocumentId>,
    /// How many references were found to have no target.
    unresolved: AtomicUsize,
}

/// For how many references without target the one that is meant is looked for.
const SUGGESTIONS: usize = 500;

/// Whether a run can do without a file.
#[derive(Clone, Copy, PartialEq)]
enum Need {
    /// It is a document.
    Document,
    /// It is an example; what is wrong with it is a warning.
    Example,
}

impl Sources {
    /// Reads the documents at `paths` and all that they reference. `layout` tells references from data. Document ids
    /// are given in the order of `paths`, then in the order in which references are met. Each path comes with
    /// the location that names it, where there is one.
    pub fn load<N: Into<Named>>(
        root: Root,
        layout: &'static Layout,
        paths: impl IntoIterator<Item = N>,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut sources = Self {
            root,
            layout,
            documents: Vec::new(),
            by_path: HashMap::new(),
            failures: HashMap::new(),
            aside: BTreeSet::new(),
            unresolved: AtomicUsize::new(0),
        };
        let mut wanted: Vec<Named> = paths.into_iter().map(Into::into).collect();
        while !wanted.is_empty() {
            let first = sources.documents.len();
            sources.read_all(wanted, Need::Document, diagnostics);
            let fresh = sources.documents[first..].par_iter();
            let found: Vec<_> = fresh.map(|document| references(document, layout)).collect();
            wanted = found.into_iter().flatten().collect();
        }
        sources
    }

    /// Reads additional files, such as examples, without following references in them. What was read already is
    /// left as it is. Each path comes with the reference that asks for it.
    pub fn load_files(&mut self, files: Vec<(String, Origin)>, diagnostics: &mut Diagnostics) {
        let wanted = files
            .into_iter()
            .map(|(path, origin)| Named {
                path,
                location: Some(SourceLocation::Value(origin)),
            })
            .collect();
        self.read_all(wanted, Need::Example, diagnostics);
    }

    /// Reads and parses, in parallel, all files that are not there yet.
    fn read_all(&mut self, wanted: Vec<Named>, need: Need, diagnostics: &mut Diagnostics) {
        let mut fresh: BTreeMap<&str, usize> = BTreeMap::new();
        let mut list = Vec::new();
        for (index, file) in wanted.iter().enumerate() {
            if !self.by_path.contains_key(&file.path) && !fresh.contains_key(file.path.as_str()) {
                fresh.insert(&file.path, index);
                list.push((DocumentId((self.documents.len() + list.len()) as u32), file));
            }
        }
        if let Some(beyond) = self.too_many(&mut list) {
            diagnostics.push(beyond);
        }
        let sources = &*self;
        let read: Vec<_> = list
            .par_iter()
            .map(|(id, file)| sources.read(*id, file, need))
            .collect();
        for (document, problem) in read {
            if let Some(problem) = problem {
                self.failures.insert(document.id, problem.clone());
                diagnostics.push(problem);
            }
            self.by_path.insert(document.path.clone(), document.id);
            self.documents.push(document);
        }
    }

    /// Leaves out the files that are too many.
    fn too_many(&self, list: &mut Vec<(DocumentId, &Named)>) -> Option<Diagnostic> {
        let limit = self.root.limits().documents;
        let room = (limit as usize).saturating_sub(self.documents.len());
        (list.len() > room).then(|| {
            list.truncate(room);
            limits::exceeded("documents", limit, "the run has too many documents")
        })
    }

    /// Reads and parses a file. One that fails gives a document without values.
    fn read(&self, id: DocumentId, file: &Named, need: Need) -> (Document, Option<Diagnostic>) {
        let (document, problem) = match self.root.read(&file.path) {
            Ok(bytes) => {
                let (document, error) = parse(id, file.path.clone(), bytes, self.root.limits());
                (document, error.map(|error| problem::unparsed(id, error)))
            }
            Err(error) => {
                let (empty, _) = parse(id, file.path.clone(), Vec::new(), self.root.limits());
                (empty, Some(self.unread(file, error, need)))
            }
        };
        match need {
            Need::Document => (document, problem),
            Need::Example => (document, problem.map(problem::tolerable)),
        }
    }

    fn unread(&self, file: &Named, error: ReadError, need: Need) -> Diagnostic {
        if need == Need::Example && matches!(error, ReadError::Missing) {
            return missing::missing_example(&self.root, file);
        }
        let reference = match file.location {
            Some(SourceLocation::Value(origin)) => Some(self.value(origin)),
            _ => None,
        };
        let meant = reference.and_then(|value| problem::meant(value, value.as_str()?, self.layout));
        missing::unread(&self.root, file, error, meant)
    }

    /// Returns whether the file of an example is there, read or not. `reference` is the string that names it.
    ///
    /// # Errors
    /// When there is none, or the text is not a reference.
    pub fn find_example(&self, reference: Value<'_>) -> Result<(), Diagnostic> {
        let path = self.file_of(reference)?;
        if self.by_path.contains_key(&path) || self.root.exists(&path) {
            return Ok(());
        }
        let location = Some(SourceLocation::Value(reference.origin()));
        Err(missing::missing_example(&self.root, &Named { path, location }))
    }

    /// Returns the root that they are below.
    pub fn root(&self) -> &Root {
        &self.root
    }

    /// Returns all documents, in the order of their ids.
    pub fn documents(&self) -> &[Document] {
        &self.documents
    }

    /// Returns whether there is a document with an id.
    pub fn has(&self, id: DocumentId) -> bool {
        self.documents.get(id.0 as usize).is_some()
    }

    /// Returns whether a document does not count: it was read, but nothing that counts refers to it.
    pub fn is_aside(&self, document: &Document) -> bool {
        self.aside.contains(&document.id)
    }

    /// Returns the path of a document as people can open it: the root as it was given, and the path below.
    pub fn shown(&self, document: &Document) -> String {
        self.root.shown(document.path())
    }

    /// Returns the document with an id.
    pub fn document(&self, id: DocumentId) -> &Document {
        &self.documents[id.0 as usize]
    }

    /// Returns the document at a path below the root.
    pub fn by_path(&self, path: &str) -> Option<&Document> {
        self.by_path.get(path).map(|id| self.document(*id))
    }

    /// Returns the value at a location.
    pub fn value(&self, origin: Origin) -> Value<'_> {
        self.document(origin.document).value(origin.node)
    }

    /// Returns the path below the root of the file that a reference names. `reference` is the string itself.
    ///
    /// # Errors
    /// When the text is not a reference, or is outside the root.
    pub fn file_of(&self, reference: Value<'_>) -> Result<String, Diagnostic> {
        self.parse_reference(reference).map(|r| r.path)
    }

    /// Returns the value that a reference resolves to. `reference` is the string itself, the value of `$ref`.
    ///
    /// # Errors
    /// When the text is not a reference, is outside the root, or has no target.
    pub fn follow<'a>(&'a self, reference: Value<'_>) -> Result<Value<'a>, Diagnostic> {
        if let Some(target) = self.identified(reference) {
            return Ok(target);
        }
        let parsed = self.parse_reference(reference)?;
        let document = self.by_path(&parsed.path);
        let document = document.ok_or_else(|| problem::not_loaded(reference))?;
        match (
            self.failures.get(&document.id),
            document.at(self.layout, &parsed.pointer),
        ) {
            (Some(problem), _) => Err(problem.clone()),
            (None, Some(target)) => Ok(target),
            (None, None) if parsed.is_anchor() => Err(problem::no_anchor(reference, document, self.layout)),
            (None, None) => {
                let suggest = self.unresolved.fetch_add(1, Ordering::Relaxed) < SUGGESTIONS;
                Err(problem::unresolved(reference, &parsed, document, suggest))
            }
        }
    }

    /// Returns the names that the resource around a value gives for others to redefine (`$dynamicAnchor`), each with its value.
    pub fn dynamic_anchors<'a>(&'a self, value: Value<'a>) -> impl Iterator<Item = (&'a str, Value<'a>)> {
        value.document().dynamic_anchors(self.layout, value)
    }

    /// Returns the value that a reference resolves to by the identifiers of its own document.
    pub(super) fn identified(&self, reference: Value<'_>) -> Option<Value<'_>> {
        let document = self.documents.get(reference.origin().document.0 as usize)?;
        document.identified(self.layout, reference)
    }

    /// Returns what a value means: itself, or where it is a reference, what that resolves to in the end.
    ///
    /// # Errors
    /// When a reference on the way cannot be followed, or refers back.
    pub fn resolved<'a>(&'a self, value: Value<'a>) -> Result<Value<'a>, Diagnostic> {
        let mut passed = Vec::new();
        let mut value = value;
        while let Some(reference) = value.get("$ref") {
            if passed.contains(&value.origin()) {
                return Err(problem::endless(reference));
            }
            passed.push(value.origin());
            value = self.follow(reference)?;
        }
        Ok(value)
    }

    fn parse_reference(&self, reference: Value<'_>) -> Result<Reference, Diagnostic> {
        let text = reference
            .as_str()
            .ok_or_else(|| problem::no_string(reference, self.layout))?;
        reference::resolve(reference.document().path(), text)
            .map_err(|error| problem::malformed(reference, (text, error), self.layout))
    }
}
