//! What a value is, in words: `string`, `array of TargetRegion`; types with a name are links.

use std::collections::BTreeMap;

use super::text;
use super::values;
use crate::model::{EnumRepr, JsonType, Model, Scalar, SchemaId, TypeId, TypeKind, TypeRef, UntaggedType};
use crate::passes::{names, shape};

/// Where the types of a page are described: ids on the page, or links to other pages.
#[derive(Debug, Default)]
pub(crate) struct Links {
    pub(crate) targets: BTreeMap<TypeId, String>,
    /// Definitions that have a page of their own, whether there is a type or not: their names as links.
    pub(crate) definitions: BTreeMap<SchemaId, String>,
}

impl Links {
    /// Returns the link to the definition that a use of a schema resolves to, where it has a page of its own.
    pub(crate) fn definition(&self, model: &Model, schema: SchemaId) -> Option<String> {
        self.definitions.get(&shape::resolved(model, schema)).cloned()
    }
}

/// Returns what a type is called in its document.
pub(crate) fn name(model: &Model, id: TypeId) -> &str {
    let definition = &model.types[id];
    let own = model.schemas[definition.schema].name.as_deref();
    let info = model.schemas[definition.schema].enum_info.as_ref();
    let name = match definition.kind {
        TypeKind::Enum(_) => info.map(|info| info.name.as_str()).or(own),
        // A base without derived type has a name that differs from that of its polymorphic type.
        _ => own.filter(|own| definition.name != names::type_name(&format!("{own}Base"))),
    };
    name.unwrap_or(&definition.name)
}

/// Returns a use of a type as Markdown.
pub(crate) fn kind(model: &Model, type_ref: &TypeRef, links: &Links) -> String {
    match type_ref {
        TypeRef::Any => "any".into(),
        TypeRef::Scalar(scalar) => scalar_name(*scalar).into(),
        TypeRef::Array(inner) => format!("array of {}", kind(model, inner, links)),
        TypeRef::Map(inner) => format!("map of {}", kind(model, inner, links)),
        TypeRef::Secret(inner) | TypeRef::Nullable(inner) | TypeRef::Boxed(inner) => {
            kind(model, inner, links)
        }
        TypeRef::Named(id) => match &model.types[*id].kind {
            TypeKind::Alias(alias) if !links.targets.contains_key(id) => kind(model, &alias.target, links),
            TypeKind::Untagged(of) if !links.targets.contains_key(id) => untagged(model, of, links),
            TypeKind::Enum(of) if !values::is_long(of) && !links.targets.contains_key(id) => match of.repr {
                EnumRepr::String => "string".into(),
                EnumRepr::Integer => "integer".into(),
            },
            _ => link(model, *id, links),
        },
    }
}

/// Returns the types that a union is one of. A union inside of it, which may be itself, is named.
fn untagged(model: &Model, of: &UntaggedType, links: &Links) -> String {
    let is_union = |id: TypeId| matches!(model.types[id].kind, TypeKind::Untagged(_));
    let mut words: Vec<String> = Vec::new();
    for variant in &of.variants {
        let word = match named_type(&variant.type_ref) {
            Some(id) if is_union(id) => match variant.type_ref {
                TypeRef::Array(_) => format!("array of {}", link(model, id, links)),
                TypeRef::Map(_) => format!("map of {}", link(model, id, links)),
                _ => link(model, id, links),
            },
            _ => kind(model, &variant.type_ref, links),
        };
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words.join(" or ")
}

/// Returns the type with a name that a use of a type resolves to.
fn named_type(type_ref: &TypeRef) -> Option<TypeId> {
    match type_ref {
        TypeRef::Named(id) => Some(*id),
        TypeRef::Array(inner)
        | TypeRef::Map(inner)
        | TypeRef::Secret(inner)
        | TypeRef::Nullable(inner)
        | TypeRef::Boxed(inner) => named_type(inner),
        TypeRef::Any | TypeRef::Scalar(_) => None,
    }
}

/// Returns what a schema's `oneOf` or `anyOf` lets a value be: `Lid or string`. None where it has neither.
pub(crate) fn alternatives(model: &Model, schema: SchemaId, links: &Links) -> Option<String> {
    let composition = &model.schemas[schema].composition;
    let list = [&composition.one_of, &composition.any_of];
    let list = list.into_iter().find(|list| !list.is_empty())?;
    let mut words: Vec<String> = Vec::new();
    for id in list {
        let word = alternative(model, model.target(*id), links);
        if !words.contains(&word) {
            words.push(word);
        }
    }
    Some(words.join(" or "))
}

fn alternative(model: &Model, schema: SchemaId, links: &Links) -> String {
    if let Some(link) = links.definition(model, schema) {
        return link;
    }
    let mut types = model.types.iter();
    if let Some((id, _)) = types.find(|(_, of)| of.schema == schema) {
        return kind(model, &TypeRef::Named(id), links);
    }
    let json_type = model.schemas[schema].json_type;
    json_type.map_or("any", JsonType::as_str).to_owned()
}

/// Returns the name of a type, as a link where the type is described somewhere.
pub(crate) fn link(model: &Model, id: TypeId, links: &Links) -> String {
    let name = text::name(name(model, id));
    match links.targets.get(&id) {
        Some(target) => format!("[{name}]({target})"),
        None => name,
    }
}

fn scalar_name(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::Bool => "boolean",
        Scalar::Int32 => "integer (int32)",
        Scalar::Int64 => "integer",
        Scalar::Double => "number",
        Scalar::Decimal => "number (decimal)",
        Scalar::String => "string",
        Scalar::DateTime => "string (date-time)",
        Scalar::Rfc1123 => "string (date-time, RFC 1123)",
        Scalar::Date => "string (date)",
        Scalar::Duration => "string (duration)",
        Scalar::UnixTime => "integer (Unix time)",
        Scalar::Bytes => "string (Base64)",
        Scalar::BytesUrl => "string (Base64url)",
    }
}
