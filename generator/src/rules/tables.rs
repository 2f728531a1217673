//! The tables of a model, made as they are asked for.

use std::collections::{HashMap, HashSet};

use bumpalo::Bump;

use super::patterns::Patterns;
use crate::model::{Dialect, Model, Mutability, SchemaId, TypeKind};
use crate::passes::polymorphism::Polymorphism;
use crate::passes::shape;
use crate::support::check::{Keywords, Link, Schema, Types};

/// A table that several schemas refer to, or that may refer to itself.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// A schema.
    Whole(SchemaId),
    /// A schema without its discriminator.
    Plain(SchemaId),
    /// A schema with the keywords that are next to a reference to it.
    Used {
        /// The schema.
        schema: SchemaId,
        /// Whether values may be `null`.
        nullable: bool,
        /// Whether values are secrets.
        secret: bool,
    },
    /// A schema with others that hold too.
    Joined(SchemaId, Vec<SchemaId>),
}

impl Key {
    /// Returns the schema that the table is of.
    pub fn schema(&self) -> SchemaId {
        match self {
            Self::Whole(id) | Self::Plain(id) | Self::Used { schema: id, .. } | Self::Joined(id, _) => *id,
        }
    }
}

/// The annotations of a schema and of the references to it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Usage {
    /// `readOnly`
    pub read_only: bool,
    /// `x-ms-mutability`; the nearest one counts.
    pub mutability: Option<Mutability>,
    /// `x-nullable`
    pub nullable: bool,
    /// `x-ms-secret`
    pub secret: bool,
    /// Whether responses may have the secret.
    pub secret_in_responses: bool,
}

/// The tables of a model. What they hold lives in an arena, so that they refer to each other freely.
pub struct Tables<'a> {
    pub(super) model: &'a Model,
    pub(super) polymorphism: &'a Polymorphism,
    pub(super) patterns: &'a Patterns,
    pub(super) bump: &'a Bump,
    /// Whether some schema has `unevaluatedProperties`.
    pub(super) has_unevaluated: bool,
    /// Schemas without a name that are used from several positions, or have a type.
    shared: HashSet<SchemaId>,
    /// The tables that are being made where they are used.
    open: Vec<Key>,
    indexes: HashMap<Key, u32>,
    keys: Vec<Key>,
    made: Vec<Schema<'a>>,
}

impl<'a> Tables<'a> {
    /// No table yet.
    pub fn new(
        model: &'a Model,
        polymorphism: &'a Polymorphism,
        patterns: &'a Patterns,
        bump: &'a Bump,
    ) -> Self {
        let references = model.schemas.iter().filter_map(|(_, schema)| schema.reference);
        let bases = model
            .schemas
            .iter()
            .flat_map(|(_, schema)| schema.all_of.iter().copied());
        let types = model.types.iter();
        let types = types
            .filter(|(_, of)| !matches!(of.kind, TypeKind::Alias(_)))
            .map(|(_, of)| of.schema);
        Self {
            model,
            polymorphism,
            patterns,
            bump,
            has_unevaluated: model.schemas.iter().any(|(_, schema)| {
                let rules = schema.applicators.as_deref();
                rules.is_some_and(|rules| rules.unevaluated_properties.is_some())
            }),
            shared: references.chain(bases).chain(types).collect(),
            open: Vec::new(),
            indexes: HashMap::new(),
            keys: Vec::new(),
            made: Vec::new(),
        }
    }

    /// Returns the source location of a schema, as text.
    pub(super) fn location(&self, id: SchemaId) -> &'a str {
        &self.model.schemas[id].source
    }

    /// Returns the index of a table, which is made later.
    pub fn index(&mut self, key: Key) -> u32 {
        if let Some(index) = self.indexes.get(&key) {
            return *index;
        }
        let index = self.keys.len() as u32;
        self.keys.push(key.clone());
        self.indexes.insert(key, index);
        index
    }

    /// Makes all tables that were asked for, and those that they use, in the order of their indexes.
    pub fn finish(mut self) -> (&'a [Schema<'a>], Vec<Key>) {
        while let Some(key) = self.keys.get(self.made.len()).cloned() {
            let table = self.table(&key);
            self.made.push(Schema::new(table));
        }
        (self.bump.alloc_slice_copy(&self.made), self.keys)
    }

    fn table(&mut self, key: &Key) -> Keywords<'a> {
        match key {
            Key::Whole(id) => self.schema(*id),
            Key::Plain(id) => self.plain(*id),
            Key::Used {
                schema,
                nullable,
                secret,
            } => {
                let mut table = self.schema(*schema);
                self.annotate(&mut table, *schema, (*nullable, *secret));
                table
            }
            Key::Joined(id, others) => self.joined(*id, others),
        }
    }

    /// Returns the table that a use of a schema resolves to, without the annotations of the use.
    pub(super) fn link(&mut self, id: SchemaId) -> Link<'a> {
        let id = self.structure(id);
        self.linked(Key::Whole(id))
    }

    /// Returns a link to a table. A table that others refer to is made later: it may refer to itself. So is one that is used
    /// in itself, by a member that it has from what it is built on.
    pub(super) fn linked(&mut self, key: Key) -> Link<'a> {
        if self.is_shared(key.schema()) || self.open.contains(&key) {
            return Link::At(self.index(key));
        }
        self.open.push(key.clone());
        let table = self.table(&key);
        self.open.pop();
        self.to(table)
    }

    /// Returns the table of a schema with the annotations of its use, for uses that are not members.
    pub fn used(&mut self, id: SchemaId) -> Link<'a> {
        let usage = self.usage(id);
        let target = self.structure(id);
        let schema = &self.model.schemas[target];
        if (usage.nullable && !schema.nullable) || (usage.secret && !schema.secret) {
            return self.linked(Key::Used {
                schema: target,
                nullable: usage.nullable,
                secret: usage.secret,
            });
        }
        self.link(target)
    }

    /// Returns a link to a table that only this use refers to.
    pub(super) fn to(&self, table: Keywords<'a>) -> Link<'a> {
        Link::To(self.bump.alloc(Schema::new(table)))
    }

    fn is_shared(&self, id: SchemaId) -> bool {
        self.model.schemas[id].name.is_some() || self.shared.contains(&id)
    }

    /// Returns the schema that holds the structure of a use: beyond references, and beyond wrappers that say nothing
    /// about values.
    pub(super) fn structure(&self, mut id: SchemaId) -> SchemaId {
        while let Some(next) = self.next(id) {
            id = next;
        }
        id
    }

    fn next(&self, id: SchemaId) -> Option<SchemaId> {
        let wrapped = shape::wrapped(self.model, id, |additions| additions.constraint);
        let wrapped = wrapped.filter(|base| !self.narrows_type(id, *base));
        wrapped.or(self.model.schemas[id].reference)
    }

    /// Adds to the table of a schema whether values may be `null`, and are secrets.
    pub(super) fn annotate(&self, table: &mut Keywords, id: SchemaId, (nullable, secret): (bool, bool)) {
        let has_parts = table.composition.is_some() || !table.all.is_empty() || table.applicators.is_some();
        // In OpenAPI 3.1 `null` is a value like any other, about which all schemas decide.
        let null = match has_parts && self.model.dialect(id) != Dialect::OpenApi31 {
            true => Types::NULLABLE,
            false => Types::NULL,
        };
        if nullable {
            table.types = table.types.or(null);
        }
        table.secret |= secret;
    }

    /// Returns the annotations of a use: those of all schemas from the use to its structure.
    pub fn usage(&self, id: SchemaId) -> Usage {
        let mut usage = Usage::default();
        let mut at = Some(id);
        while let Some(id) = at {
            let schema = &self.model.schemas[id];
            usage.read_only |= schema.read_only;
            usage.mutability = usage.mutability.or(schema.mutability);
            usage.nullable |= schema.nullable;
            usage.secret |= schema.secret;
            usage.secret_in_responses |= schema.secret_in_responses;
            at = self.next(id);
        }
        usage
    }
}
