//! Whole documents: <https://spec.openapis.org/oas/v3.0.3#openapi-object>.

use std::collections::HashSet;

use super::schema::Lowering;
use super::version::{self, Version};
use super::{annotation, discriminator, nullable, tags};
use crate::diagnostic::Diagnostics;
use crate::lowering::{Schemas, extension, is_openapi};
use crate::model::{Dialect, Model, SchemaId, Trigger};
use crate::origin::DocumentId;
use crate::source::{Document, Sources, Value};

/// Adds the OpenAPI documents to a model that has its documents already. `named` are the paths of those that the
/// configuration names; of the others only the schemas count.
pub fn lower(sources: &Sources, named: &[String], model: &mut Model, diagnostics: &mut Diagnostics) {
    let named: HashSet<&str> = named.iter().map(String::as_str).collect();
    let documents: Vec<&Document> = sources
        .documents()
        .iter()
        .filter(|document| is_openapi(document) && !sources.is_aside(document))
        .filter(|document| !named.contains(document.path()) || version::is_known(document, diagnostics))
        .collect();
    let named_schemas = documents.iter().flat_map(|document| definitions(document));
    let mut lowering = Lowering {
        sources,
        model,
        diagnostics,
        versions: versions(sources),
        schemas: Schemas::new(sources, named_schemas),
        mappings: Vec::new(),
        nested_callbacks: HashSet::new(),
    };
    for document in &documents {
        lowering.document(document);
    }
    for document in documents
        .iter()
        .filter(|document| named.contains(document.path()))
    {
        lowering.operations(document);
    }
    lowering.apply_mappings();
    lowering.finish();
}

impl<'a> Lowering<'a, '_> {
    fn document(&mut self, document: &'a Document) {
        let definitions = definitions(document)
            .map(|(name, schema)| (name.to_owned(), self.schema(schema)))
            .collect();
        self.drain();
        let servers = self.servers(document.root());
        let security_schemes = self.security_schemes(document);
        let lowered = &mut self.model.documents[document.id().0 as usize];
        lowered.definitions = definitions;
        lowered.servers = servers;
        lowered.security_schemes = security_schemes;
        self.note_dialect(document.id());
    }

    /// Notes the dialect of a document that is OpenAPI, or a part of it that only schemas refer to.
    fn note_dialect(&mut self, id: DocumentId) {
        self.model.documents[id.0 as usize].dialect = match self.versions.get(id.0 as usize) {
            Some(Version::V3_1) => Dialect::OpenApi31,
            _ => Dialect::OpenApi30,
        };
    }

    /// What can be done only when all schemas are there.
    fn finish(&mut self) {
        let ids = self.schemas.ids();
        for id in &ids {
            let document = self.model.schemas[*id].origin.document;
            let says_other = self.sources.document(document).root().get("swagger").is_some();
            if !says_other {
                self.note_dialect(document);
            }
        }
        for id in &ids {
            annotation::merge(self.model, *id);
            tags::add_inherited(self.model, *id);
            if self.model.schemas[*id].discriminator.is_some() {
                nullable::merge(self.model, *id);
                discriminator::choose(self.model, *id, self.diagnostics);
            }
        }
        // What the tag of a union tells apart is known by now.
        for id in &ids {
            nullable::merge(self.model, *id);
            self.default(*id);
        }
        // A schema may come before its bases.
        for id in &ids {
            nullable::inherit(self.model, *id);
        }
    }

    /// Leaves out a default value that is not of the type of its schema.
    fn default(&mut self, id: SchemaId) {
        let schema = &self.model.schemas[id];
        if schema.default.is_some() && self.sources.has(schema.origin.document) {
            let value = self.sources.value(schema.origin);
            // One that was taken from another schema was looked at there.
            if value.get("default").is_some() {
                let default = extension::default(value, schema.json_type, self.diagnostics);
                self.model.schemas[id].default = default;
            }
        }
    }

    fn operations(&mut self, document: &'a Document) {
        self.check_security(document, document.root());
        let paths = document.root().get("paths");
        for (path, item) in paths.into_iter().flat_map(Value::members) {
            if !path.starts_with("x-") {
                self.path_item(document, path, item);
            }
        }
        let webhooks = document.root().get("webhooks");
        if let Some(webhooks) = webhooks.filter(|_| Version::of(document) == Some(Version::V3_1)) {
            self.only_types(webhooks, "a webhook");
            for (name, item) in webhooks.members().filter(|(name, _)| !name.starts_with("x-")) {
                self.incoming(document, (name, Trigger::Webhook, ""), item);
            }
        }
        self.drain();
    }
}

/// Returns the version of each document. A part does not say its version; it has that of the documents that refer to it,
/// of which the newest counts.
fn versions(sources: &Sources) -> Vec<Version> {
    let said: Vec<Option<Version>> = sources.documents().iter().map(Version::of).collect();
    let of_parts = match said.contains(&Some(Version::V3_1)) {
        true => Version::V3_1,
        false => Version::V3_0,
    };
    said.into_iter()
        .map(|version| version.unwrap_or(of_parts))
        .collect()
}

fn definitions(document: &Document) -> impl Iterator<Item = (&str, Value<'_>)> {
    let schemas = document.root().pointer("/components/schemas");
    schemas.into_iter().flat_map(Value::members)
}
