//! Which schemas are definitions, which types are made of a schema, and what a schema is made of.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Model, Operation, SchemaId, TypeId, TypeKind};
use crate::passes::shape;

/// What is looked up by schema.
pub(super) struct ModelIndex<'m> {
    pub(super) model: &'m Model,
    /// The names of definitions.
    definitions: BTreeMap<SchemaId, &'m str>,
    types: BTreeMap<SchemaId, Vec<TypeId>>,
    /// The types that pages of resources describe: the page of each, and the link within it.
    elsewhere: &'m BTreeMap<TypeId, (String, String)>,
}

/// The schemas that a page shows and those that it links to.
#[derive(Default)]
pub(super) struct Mentioned {
    /// The schemas that are written inline, and those whose properties the page shows.
    pub(super) inline: BTreeSet<SchemaId>,
    /// The definitions that the page names.
    pub(super) definitions: BTreeSet<SchemaId>,
}

impl<'m> ModelIndex<'m> {
    /// Finds the definitions of all documents, and the types of all schemas.
    pub(super) fn new(model: &'m Model, elsewhere: &'m BTreeMap<TypeId, (String, String)>) -> Self {
        let definitions = model
            .documents
            .iter()
            .flat_map(|document| &document.definitions)
            .map(|(name, id)| (*id, name.as_str()));
        let mut types: BTreeMap<SchemaId, Vec<TypeId>> = BTreeMap::new();
        for (id, definition) in model.types.iter() {
            types.entry(definition.schema).or_default().push(id);
        }
        Self {
            model,
            definitions: definitions.collect(),
            types,
            elsewhere,
        }
    }

    /// Returns the page of a resource that describes a type, and the link within it.
    pub(super) fn elsewhere(&self, id: TypeId) -> Option<&'m (String, String)> {
        self.elsewhere.get(&id)
    }

    /// Returns whether a page of a resource describes a definition.
    pub(super) fn is_elsewhere(&self, definition: SchemaId) -> bool {
        let mut types = self.types(definition).iter();
        types.any(|id| self.elsewhere.contains_key(id))
    }

    /// Returns the name of a schema that is a definition.
    pub(super) fn definition(&self, id: SchemaId) -> Option<&'m str> {
        self.definitions.get(&id).copied()
    }

    /// Returns the types that are made of a schema.
    pub(super) fn types(&self, id: SchemaId) -> &[TypeId] {
        self.types.get(&id).map_or(&[], Vec::as_slice)
    }

    /// Returns what the schema of a definition mentions, itself excepted.
    pub(super) fn mentioned_by(&self, definition: SchemaId) -> Mentioned {
        let mut mentioned = Mentioned::default();
        mentioned.inline.insert(definition);
        let parts = self.parts(definition);
        self.visit(parts, &mut mentioned);
        mentioned
    }

    /// Returns what the parameters, bodies and responses of an operation mention, in all media types.
    pub(super) fn mentioned_in(&self, operation: &Operation) -> Mentioned {
        let parameters = operation.parameters.iter().map(|of| of.schema);
        let bodies = operation.content.iter().filter_map(|of| of.schema);
        let responses = operation.responses.iter().flat_map(|of| {
            let bodies = of.content.iter().filter_map(|of| of.schema);
            let headers = of.headers.iter().map(|header| header.schema);
            of.schema.into_iter().chain(bodies).chain(headers)
        });
        let mut mentioned = Mentioned::default();
        self.visit(
            parameters.chain(bodies).chain(responses).collect(),
            &mut mentioned,
        );
        mentioned
    }

    fn visit(&self, mut open: Vec<SchemaId>, mentioned: &mut Mentioned) {
        while let Some(id) = open.pop() {
            let id = shape::resolved(self.model, id);
            if self.definition(id).is_some() {
                mentioned.definitions.insert(id);
            } else if mentioned.inline.insert(id) {
                open.extend(self.parts(id));
            }
        }
    }

    /// Returns the schemas that a schema is made of. The properties of its bases are shown as its own.
    fn parts(&self, id: SchemaId) -> Vec<SchemaId> {
        let mut parts = self.variations(id);
        let mut seen = BTreeSet::new();
        let mut open = vec![id];
        while let Some(id) = open.pop() {
            if !seen.insert(id) {
                continue;
            }
            let schema = &self.model.schemas[id];
            open.extend(schema.all_of.iter().map(|base| self.model.target(*base)));
            parts.extend(schema.subschemas());
            parts.extend(schema.mapping.iter().map(|(_, target)| *target));
        }
        parts
    }

    /// Returns the schemas of the variants of a polymorphic type.
    fn variations(&self, id: SchemaId) -> Vec<SchemaId> {
        let types = self.types(id).iter().map(|id| &self.model.types[*id]);
        let unions = types.filter_map(|of| match &of.kind {
            TypeKind::Union(union) => Some(union),
            _ => None,
        });
        unions
            .flat_map(|union| &union.variations)
            .map(|choice| self.model.types[choice.type_id].schema)
            .collect()
    }
}
