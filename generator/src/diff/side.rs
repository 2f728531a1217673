//! One of the two versions that are compared: a part of a model, with what its schemas resolve to.

use super::resolved::Resolved;
use crate::Analysis;
use crate::model::{Operation, SchemaId};
use crate::origin::{DocumentId, Origin};
use crate::passes::shape;
use crate::source::{Sources, Value};

/// A version of an API: documents of an analysis. Two sides may share one analysis.
pub struct Side<'a> {
    /// The documents that were read.
    pub sources: &'a Sources,
    /// What is known about them.
    pub analysis: &'a Analysis,
    /// The documents of the version.
    pub documents: Vec<DocumentId>,
}

/// What is said about a value at one location: schemas that all hold for it.
pub(super) type Type = Vec<SchemaId>;

impl<'a> Side<'a> {
    /// Creates a side of the documents of an analysis that `is_chosen`.
    pub fn new(
        sources: &'a Sources,
        analysis: &'a Analysis,
        is_chosen: impl Fn(&crate::model::Document) -> bool,
    ) -> Self {
        let documents = analysis.model.documents.iter().enumerate();
        let documents = documents.filter(|(_, document)| document.named && is_chosen(document));
        Self {
            sources,
            analysis,
            documents: documents.map(|(index, _)| DocumentId(index as u32)).collect(),
        }
    }

    /// Returns the operations of the version, in the order of the documents.
    pub(super) fn operations(&self) -> impl Iterator<Item = &'a Operation> {
        let operations = self.analysis.model.operations.iter();
        operations.filter(|operation| self.documents.contains(&operation.document))
    }

    /// Returns the documents of the version.
    pub(super) fn documents(&self) -> impl Iterator<Item = &'a crate::model::Document> {
        let model = &self.analysis.model;
        self.documents.iter().map(move |id| model.document(*id))
    }

    /// Returns the version that the documents have; that of the first one if they have several.
    pub fn version(&self) -> &'a str {
        let versions = self.documents().map(|document| document.version.as_str());
        versions.into_iter().next().unwrap_or_default()
    }

    /// Returns whether an operation is described in OpenAPI 3.
    pub(super) fn is_openapi(&self, operation: &Operation) -> bool {
        let root = self.sources.document(operation.document).root();
        root.get("openapi").is_some()
    }

    /// Returns the value at a location of the documents.
    pub(super) fn value(&self, origin: Origin) -> Value<'a> {
        self.sources.value(origin)
    }

    /// Returns the location of a keyword of the object at `origin`; the object itself if it has no such keyword.
    pub(super) fn keyword(&self, origin: Origin, keyword: &str) -> Origin {
        let value = self.value(origin).get(keyword);
        value.map_or(origin, Value::origin)
    }

    /// Returns where the media types of an operation are listed: in the operation or the document, as Swagger 2.0 has it, else
    /// in the `content` at `origin`.
    pub(super) fn listed(&self, operation: &Operation, origin: Origin, keyword: &str) -> Origin {
        let own = self.value(operation.origin).get(keyword);
        let root = self.sources.document(operation.document).root();
        let list = own.or_else(|| root.get(keyword));
        list.map_or_else(|| self.keyword(origin, "content"), Value::origin)
    }

    /// Returns the location of a schema.
    pub(super) fn origin(&self, id: SchemaId) -> Origin {
        self.analysis.model.schemas[id].origin
    }

    /// Returns the schema that has the structure of a use of a schema, without references and wrappers that only annotate.
    pub(super) fn structure(&self, id: SchemaId) -> SchemaId {
        let model = &self.analysis.model;
        let mut id = model.target(id);
        while let Some(base) = shape::wrapped(model, id, |additions| additions.constraint) {
            id = model.target(base);
        }
        id
    }

    /// Returns the schemas that have the structure of a value, each once.
    pub(super) fn structures(&self, schemas: &[SchemaId]) -> Type {
        let mut list = Type::new();
        for id in schemas.iter().map(|id| self.structure(*id)) {
            if !list.contains(&id) {
                list.push(id);
            }
        }
        list
    }

    /// Returns all that is said about a value.
    pub(super) fn resolved(&self, schemas: &[SchemaId]) -> Resolved<'a> {
        let mut resolved = Resolved::of(&self.analysis.model, &self.analysis.polymorphism, schemas);
        if let Some(values) = &mut resolved.values {
            // A list of values that may grow.
            let schema = self.value(self.origin(values.schema));
            values.is_open |= schema.get("x-extensible-enum").is_some();
        }
        resolved
    }
}
