//! What a schema describes, told from all its keywords together.

use rustc_hash::FxHashSet;

use super::inherit;
use super::polymorphism::Polymorphism;
use crate::model::{Additional, Additions, Json, JsonType, Model, Schema, SchemaId};

/// What a schema describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Any value.
    Any,
    /// A boolean.
    Bool,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// A string.
    String,
    /// One of several strings.
    StringEnum,
    /// One of several whole numbers.
    IntegerEnum,
    /// An object with described members.
    Struct,
    /// An object whose members all have one schema.
    Map(SchemaId),
    /// An object of which nothing is said.
    Object,
    /// An array; of any values where it has no `items`.
    Array(Option<SchemaId>),
    /// An object that a tag tells apart.
    Union,
}

/// Returns the schema that decides what a use of a schema is: what it refers to, through references and through
/// wrappers that only add words (`{"allOf": [{"$ref": …}], "description": …}`).
pub fn resolved(model: &Model, id: SchemaId) -> SchemaId {
    let mut id = model.target(id);
    while let Some(base) = wrapped(model, id, |additions| additions.shape) {
        id = model.target(base);
    }
    id
}

/// Returns the single base of a schema that has no name and adds nothing to it that counts.
pub fn wrapped(model: &Model, id: SchemaId, counts: fn(Additions) -> bool) -> Option<SchemaId> {
    let schema = &model.schemas[id];
    let [base] = schema.all_of.as_slice() else {
        return None;
    };
    let adds = schema.name.is_some() || counts(schema.additions()) || narrows(model, schema, *base);
    (!adds).then_some(*base)
}

/// Returns whether a schema has a `type` or `format` that its base does not have, or has wider.
pub(super) fn narrows(model: &Model, schema: &Schema, base: SchemaId) -> bool {
    let base_type = type_of(model, base);
    let same_type = match schema.json_type {
        None => true,
        Some(JsonType::Number) => matches!(base_type, Some(JsonType::Number | JsonType::Integer)),
        own => own == base_type,
    };
    let same_format = schema.format.is_none() || schema.format.as_deref() == format_of(model, base);
    !same_type || !same_format
}

/// Returns whether a schema has a `type` of which no value has that of its base.
pub(super) fn contradicts(model: &Model, schema: &Schema, base: SchemaId) -> bool {
    let types = schema.json_type.zip(type_of(model, base));
    types.is_some_and(|(own, base)| are_disjoint(own, base))
}

/// Returns whether no value has both of two types.
pub(super) fn are_disjoint(one: JsonType, other: JsonType) -> bool {
    let is_number = |of: JsonType| matches!(of, JsonType::Integer | JsonType::Number);
    one != other && !(is_number(one) && is_number(other))
}

/// Returns the type of a schema, its own or that of what it is built on.
pub fn type_of(model: &Model, id: SchemaId) -> Option<JsonType> {
    first_said(model, id, |schema| {
        let is_object = !schema.properties.is_empty() || schema.discriminator.is_some();
        schema.json_type.or(is_object.then_some(JsonType::Object))
    })
}

/// Returns the format of a schema, its own or that of what it is built on.
pub fn format_of(model: &Model, id: SchemaId) -> Option<&str> {
    first_said(model, id, |schema| schema.format.as_deref())
}

/// Returns the schema of the elements of an array, that of the schema itself or of what it is built on.
pub fn items_of(model: &Model, id: SchemaId) -> Option<SchemaId> {
    first_said(model, id, |schema| schema.items)
}

/// Returns the schema of the values of a map, that of the schema itself or of what it is built on.
pub fn values_of(model: &Model, id: SchemaId) -> Option<SchemaId> {
    first_said(model, id, |schema| match schema.additional {
        Additional::Schema(values) => Some(values),
        Additional::Open | Additional::Any | Additional::Closed => None,
    })
}

/// Returns a schema with all that it refers to and is built on: what holds for a value of it.
pub fn applied(model: &Model, id: SchemaId) -> Vec<SchemaId> {
    let mut seen = FxHashSet::default();
    let mut found = Vec::new();
    let mut open = vec![id];
    while let Some(id) = open.pop() {
        if seen.insert(id) {
            let schema = &model.schemas[id];
            found.push(id);
            open.extend(schema.all_of.iter().rev().chain(&schema.reference));
        }
    }
    found
}

/// Returns whether no value is valid against a schema: `false`, which is `not` of one that allows everything.
pub fn forbids_all(model: &Model, id: SchemaId) -> bool {
    let composition = &model.schemas[model.target(id)].composition;
    composition.not.is_some_and(|not| {
        let target = &model.schemas[model.target(not)];
        let says_type = target.json_type.is_some() || !target.types.is_empty() || target.format.is_some();
        !says_type && !target.additions().constraint && target.all_of.is_empty()
    })
}

/// Returns whether an object of a schema may have no members but those that it describes.
pub fn is_closed(model: &Model, id: SchemaId) -> bool {
    applied(model, id).into_iter().any(|id| {
        let schema = &model.schemas[id];
        let rules = schema.applicators.as_deref();
        let unevaluated = rules.and_then(|rules| rules.unevaluated_properties);
        schema.additional == Additional::Closed || unevaluated.is_some_and(|id| forbids_all(model, id))
    })
}

/// Returns what the first of a schema and all that it is built on says.
fn first_said<'m, T>(model: &'m Model, id: SchemaId, said: fn(&'m Schema) -> Option<T>) -> Option<T> {
    let mut seen = FxHashSet::default();
    let mut open = vec![id];
    while let Some(id) = open.pop() {
        let id = model.target(id);
        let schema = &model.schemas[id];
        if let Some(found) = said(schema) {
            return Some(found);
        }
        // A base may be reached in several ways.
        if !schema.all_of.is_empty() && seen.insert(id) {
            open.extend(schema.all_of.iter().rev());
        }
    }
    None
}

/// Returns what a schema describes. `id` is a [`resolved`] schema.
pub fn shape(model: &Model, polymorphism: &Polymorphism, id: SchemaId) -> Shape {
    let schema = &model.schemas[id];
    if !polymorphism.descendants(id).is_empty() {
        return Shape::Union;
    }
    if !schema.enumeration.is_empty()
        && let Some(shape) = enumeration(schema)
    {
        return shape;
    }
    if !schema.types.is_empty() {
        return Shape::Any;
    }
    match schema.json_type {
        Some(JsonType::Boolean) => Shape::Bool,
        Some(JsonType::Integer) => Shape::Integer,
        Some(JsonType::Number) => Shape::Number,
        Some(JsonType::String) => Shape::String,
        Some(JsonType::Array) => Shape::Array(schema.items),
        Some(JsonType::Null | JsonType::File) => Shape::Any,
        Some(JsonType::Object) | None => object(model, polymorphism, id),
    }
}

/// Returns the shape of the listed values; none where they are of a type that has no enum.
fn enumeration(schema: &Schema) -> Option<Shape> {
    let all = |is: fn(&Json) -> bool| schema.enumeration.iter().all(is);
    match schema.json_type {
        None | Some(JsonType::String) if all(Json::is_string) => Some(Shape::StringEnum),
        None | Some(JsonType::Integer | JsonType::Number) if all(Json::is_i64) => Some(Shape::IntegerEnum),
        None => Some(Shape::Any),
        Some(_) => None,
    }
}

/// Returns the base that is a value of its own, of those that a schema reaches through first bases; none where it
/// comes to an object.
fn simple(model: &Model, polymorphism: &Polymorphism, base: SchemaId) -> Option<SchemaId> {
    let mut id = resolved(model, base);
    loop {
        let schema = &model.schemas[id];
        if !polymorphism.descendants(id).is_empty() {
            return None;
        }
        match schema.json_type {
            _ if !schema.enumeration.is_empty() => return Some(id),
            Some(JsonType::Object | JsonType::Null | JsonType::File) => return None,
            None if !schema.types.is_empty() => return Some(id),
            None if !schema.properties.is_empty() => return None,
            None if schema.items.is_none() => id = resolved(model, *schema.all_of.first()?),
            _ => return Some(id),
        }
    }
}

/// Returns the schema that lists the values of an enum: a definition may be built on one that does.
pub fn listing(model: &Model, polymorphism: &Polymorphism, id: SchemaId) -> SchemaId {
    let schema = &model.schemas[id];
    let base = schema.all_of.first().filter(|_| schema.enumeration.is_empty());
    base.and_then(|base| simple(model, polymorphism, *base))
        .unwrap_or(id)
}

/// Returns a schema that is an object, or does not say what it is.
fn object(model: &Model, polymorphism: &Polymorphism, id: SchemaId) -> Shape {
    let schema = &model.schemas[id];
    if schema.json_type.is_none() && schema.properties.is_empty() {
        if schema.items.is_some() {
            return Shape::Array(schema.items);
        }
        // What is built on a simple value is that value.
        if let Some(base) = schema
            .all_of
            .first()
            .and_then(|base| simple(model, polymorphism, *base))
        {
            return shape(model, polymorphism, base);
        }
    }
    let lineage = inherit::lineage(model, id);
    let has_members = |id: &SchemaId| {
        let schema = &model.schemas[*id];
        !schema.properties.is_empty() || schema.discriminator.is_some()
    };
    match inherit::additional(model, &lineage) {
        _ if lineage.iter().rev().any(has_members) => Shape::Struct,
        Additional::Schema(values) => Shape::Map(values),
        Additional::Any => Shape::Object,
        _ if schema.json_type.is_some() => Shape::Object,
        _ => Shape::Any,
    }
}
