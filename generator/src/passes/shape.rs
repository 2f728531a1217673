//! What a schema describes, told from all its keywords together.

use super::families::Families;
use super::inherit;
use crate::model::{Additional, Json, JsonType, Model, SchemaId};

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

/// The schema that decides what a use of a schema is: what it refers to, through references and through
/// wrappers that only add words (`{"allOf": [{"$ref": …}], "description": …}`).
pub fn decisive(model: &Model, id: SchemaId) -> SchemaId {
    let mut id = model.target(id);
    while let Some(base) = wrapped(model, id) {
        id = model.target(base);
    }
    id
}

/// The single base of a schema without name and structure of its own.
fn wrapped(model: &Model, id: SchemaId) -> Option<SchemaId> {
    let schema = &model.schemas[id];
    let bare = schema.name.is_none()
        && schema.properties.is_empty()
        && schema.enumeration.is_empty()
        && schema.items.is_none()
        && schema.additional == Additional::Open
        && schema.discriminator.is_none();
    match schema.all_of.as_slice() {
        [base] if bare => Some(*base),
        _ => None,
    }
}

/// What a schema describes. `id` is a [`decisive`] schema.
pub fn shape(model: &Model, families: &Families, id: SchemaId) -> Shape {
    let schema = &model.schemas[id];
    if !families.descendants(id).is_empty() {
        return Shape::Union;
    }
    if !schema.enumeration.is_empty() {
        return enumeration(&schema.enumeration, schema.json_type);
    }
    match schema.json_type {
        Some(JsonType::Boolean) => Shape::Bool,
        Some(JsonType::Integer) => Shape::Integer,
        Some(JsonType::Number) => Shape::Number,
        Some(JsonType::String) => Shape::String,
        Some(JsonType::Array) => Shape::Array(schema.items),
        Some(JsonType::Null | JsonType::File) => Shape::Any,
        Some(JsonType::Object) | None => object(model, families, id),
    }
}

fn enumeration(values: &[Json], json_type: Option<JsonType>) -> Shape {
    let all = |is: fn(&Json) -> bool| values.iter().all(is);
    match json_type {
        Some(JsonType::Boolean) => Shape::Bool,
        _ if all(Json::is_string) => Shape::StringEnum,
        _ if all(Json::is_i64) => Shape::IntegerEnum,
        Some(JsonType::Integer) => Shape::Integer,
        Some(JsonType::Number) => Shape::Number,
        Some(JsonType::String) => Shape::String,
        _ => Shape::Any,
    }
}

/// The base that is a value of its own, of those that a schema reaches through first bases; none where it comes to an
/// object.
fn simple(model: &Model, families: &Families, base: SchemaId) -> Option<SchemaId> {
    let mut id = decisive(model, base);
    loop {
        let schema = &model.schemas[id];
        if !families.descendants(id).is_empty() {
            return None;
        }
        match schema.json_type {
            _ if !schema.enumeration.is_empty() => return Some(id),
            Some(JsonType::Object | JsonType::Null | JsonType::File) => return None,
            None if !schema.properties.is_empty() => return None,
            None if schema.items.is_none() => id = decisive(model, *schema.all_of.first()?),
            _ => return Some(id),
        }
    }
}

/// A schema that is an object, or does not say what it is.
fn object(model: &Model, families: &Families, id: SchemaId) -> Shape {
    let schema = &model.schemas[id];
    if schema.json_type.is_none() && schema.properties.is_empty() {
        if schema.items.is_some() {
            return Shape::Array(schema.items);
        }
        // What is built on a simple value is that value.
        if let Some(base) = schema
            .all_of
            .first()
            .and_then(|base| simple(model, families, *base))
        {
            return shape(model, families, base);
        }
    }
    let inherited = inherit::inherited(model, id);
    match inherited.additional {
        _ if !inherited.members.is_empty() || inherited.discriminator.is_some() => Shape::Struct,
        Additional::Schema(values) => Shape::Map(values),
        Additional::Any => Shape::Object,
        _ if schema.json_type.is_some() => Shape::Object,
        _ => Shape::Any,
    }
}
