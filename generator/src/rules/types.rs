//! The types that a schema allows, told from `type` and what it is built on.

use rustc_hash::FxHashMap;

use super::tables::Tables;
use crate::model::{Dialect, JsonType, Schema, SchemaId};
use crate::passes::shape::Shape;
use crate::support::check::Types;

impl Tables<'_> {
    /// Returns the types that a schema and the bases that are merged with it declare.
    pub(super) fn declared_types(&self, id: SchemaId) -> Types {
        let schema = &self.model.schemas[id];
        match schema.all_of.is_empty() || !self.is_mergeable(id) {
            true => own_types(schema),
            false => self.merged_types(id, &mut FxHashMap::default()),
        }
    }

    /// Returns the types that a schema and its bases, all of which are merged, declare. `known` has those of schemas that were
    /// asked for before.
    fn merged_types(&self, id: SchemaId, known: &mut FxHashMap<SchemaId, Types>) -> Types {
        if let Some(types) = known.get(&id) {
            return *types;
        }
        let schema = &self.model.schemas[id];
        let types = schema.all_of.iter().fold(own_types(schema), |types, base| {
            let of_base = self.merged_types(self.structure(*base), known);
            common(types, of_base.or(null(self.usage(*base).nullable)))
        });
        known.insert(id, types);
        types
    }

    /// Returns whether a schema, as JSON Schema, allows fewer types than its base. In Swagger 2.0 a type that follows from
    /// other keywords is as good as one that is written.
    pub(super) fn narrows_type(&self, id: SchemaId, base: SchemaId) -> bool {
        let schema = &self.model.schemas[id];
        let own = schema.json_type.map_or(Types::ANY, types_of);
        match self.model.dialect(id) {
            Dialect::Swagger => false,
            // There `null` has to be allowed by both.
            Dialect::OpenApi31 if schema.nullable => true,
            _ => {
                let others = schema.all_of.iter().filter(|other| **other != base);
                let own = own.or(null(schema.nullable));
                let own = others.fold(own, |own, other| common(own, self.types_of_use(*other)));
                let of_base = self.types_of_use(base);
                common(of_base, own) != of_base
            }
        }
    }

    /// Returns the types that a use of a schema declares, and `null` where it may be that.
    fn types_of_use(&self, id: SchemaId) -> Types {
        self.declared_types(self.structure(id))
            .or(null(self.usage(id).nullable))
    }

    /// Returns whether a schema that is marked as nullable allows `null`: in OpenAPI 3.1 all that are merged with it must.
    pub(super) fn allows_null(&self, id: SchemaId) -> bool {
        let schema = &self.model.schemas[id];
        self.model.dialect(id) != Dialect::OpenApi31
            || !self.is_mergeable(id)
            || schema
                .all_of
                .iter()
                .all(|base| self.types_of_use(*base).has(Types::NULL))
    }
}

/// Returns the types that values of a shape may have.
pub(super) fn types(shape: Shape, schema: &Schema) -> Types {
    match shape {
        Shape::Bool => Types::BOOLEAN,
        Shape::Integer | Shape::IntegerEnum => Types::INTEGER,
        Shape::Number => Types::NUMBER,
        Shape::String | Shape::StringEnum => Types::STRING,
        Shape::Struct | Shape::Map(_) | Shape::Object | Shape::Union => Types::OBJECT,
        Shape::Array(_) => Types::ARRAY,
        Shape::Any => own_types(schema),
    }
}

/// Returns the types that the `type` of a schema allows, apart from `null` where it is nullable.
pub(super) fn own_types(schema: &Schema) -> Types {
    match (schema.json_type, schema.types.as_slice()) {
        (Some(json_type), _) => types_of(json_type),
        (None, []) => Types::ANY,
        (None, types) => {
            let types = types.iter().map(|json_type| types_of(*json_type));
            types.fold(Types::NONE, Types::or)
        }
    }
}

/// Returns the types that `type` allows.
fn types_of(json_type: JsonType) -> Types {
    match json_type {
        JsonType::Array => Types::ARRAY,
        JsonType::Boolean => Types::BOOLEAN,
        JsonType::File => Types::ANY,
        JsonType::Integer => Types::INTEGER,
        JsonType::Null => Types::NULL,
        JsonType::Number => Types::NUMBER,
        JsonType::Object => Types::OBJECT,
        JsonType::String => Types::STRING,
    }
}

/// Returns the types that a schema allows in addition to its own, nullable or not.
pub(super) fn null(is_nullable: bool) -> Types {
    match is_nullable {
        true => Types::NULL,
        false => Types::NONE,
    }
}

/// Returns the types that both sets allow. An integer is a number too.
fn common(one: Types, other: Types) -> Types {
    let is_integer = |one: Types, other: Types| one.has(Types::NUMBER) && other.has(Types::INTEGER);
    let both = one.and(other);
    match is_integer(one, other) || is_integer(other, one) {
        true if !both.has(Types::NUMBER) => both.or(Types::INTEGER),
        _ => both,
    }
}
