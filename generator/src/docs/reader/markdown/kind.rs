//! What a value is, in words: `string`, `array of TargetRegion`; types with a name are links.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use super::text;
use super::values;
use crate::model::{EnumRepr, JsonType, Model, Scalar, SchemaId, TypeId, TypeKind, TypeRef, UntaggedType};
use crate::passes::{names, shape};
use crate::phrasing::Parts;

/// Where the types of a page are described: ids on the page, or links to other pages.
#[derive(Debug, Default)]
pub(crate) struct Links {
    pub(crate) targets: BTreeMap<TypeId, String>,
    /// Definitions that have a page of their own, whether there is a type or not: their names as links.
    pub(crate) definitions: BTreeMap<SchemaId, String>,
    /// The schemas of all of these, found when they are needed first.
    described: OnceLock<BTreeSet<SchemaId>>,
}

impl Links {
    /// Returns the link to the definition that a use of a schema resolves to, where it has a page of its own.
    pub(crate) fn definition(&self, model: &Model, schema: SchemaId) -> Option<String> {
        self.definitions.get(&shape::resolved(model, schema)).cloned()
    }

    /// Returns the sentences about the parts of a value, as Markdown; none where they are on the page of its schema.
    pub(crate) fn parts(&self, model: &Model, schema: SchemaId) -> Vec<String> {
        match self.is_described(model, schema) || self.is_described(model, shape::resolved(model, schema)) {
            true => Vec::new(),
            false => self.own_parts(model, schema),
        }
    }

    /// Returns the sentences about the parts of a value of a schema that is described here.
    pub(crate) fn own_parts(&self, model: &Model, schema: SchemaId) -> Vec<String> {
        let is_described = &|id| self.is_described(model, id);
        Parts { model, is_described }.sentences(schema)
    }

    /// Returns whether a schema is described on a page of its own, or in a table.
    fn is_described(&self, model: &Model, schema: SchemaId) -> bool {
        let described = self.described.get_or_init(|| {
            let types = self.targets.keys().map(|id| model.types[*id].schema);
            types.chain(self.definitions.keys().copied()).collect()
        });
        described.contains(&schema)
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

/// Returns what a value of a schema is, as Markdown: its type, and what the schema says where the type is any value or text
/// of some format.
pub(crate) fn of_schema(model: &Model, type_ref: &TypeRef, schema: SchemaId, links: &Links) -> String {
    Kinds { model, links }.of(type_ref, Some(schema), 0)
}

/// Returns what a value of a schema without a type is, as Markdown.
pub(crate) fn untyped(model: &Model, schema: SchemaId, links: &Links) -> String {
    Kinds { model, links }.untyped(schema, 0)
}

/// Returns a use of a type as Markdown.
pub(crate) fn kind(model: &Model, type_ref: &TypeRef, links: &Links) -> String {
    Kinds { model, links }.of(type_ref, None, 0)
}

/// Most types within each other that are told.
const DEEPEST: usize = 6;

/// Puts into words what values are.
#[derive(Clone, Copy)]
struct Kinds<'a> {
    model: &'a Model,
    links: &'a Links,
}

impl Kinds<'_> {
    fn of(self, type_ref: &TypeRef, schema: Option<SchemaId>, depth: usize) -> String {
        let (model, links) = (self.model, self.links);
        match type_ref {
            TypeRef::Any => schema.map_or_else(|| "any".into(), |schema| self.untyped(schema, depth)),
            TypeRef::Scalar(Scalar::String) => {
                let format = schema.and_then(|schema| shape::format_of(model, schema));
                match format.filter(|format| is_told(format)) {
                    Some(format) => format!("string ({})", text::plain(format)),
                    None => "string".into(),
                }
            }
            TypeRef::Scalar(scalar) => scalar_name(*scalar).into(),
            TypeRef::Array(inner) => {
                if let Some(tuple) = schema.and_then(|schema| self.tuple(schema, depth)) {
                    return tuple;
                }
                let items = schema.and_then(|schema| shape::items_of(model, schema));
                format!("array of {}", self.inner(inner, items, depth))
            }
            TypeRef::Map(inner) => {
                let values = schema.and_then(|schema| shape::values_of(model, schema));
                format!("map of {}", self.inner(inner, values, depth))
            }
            TypeRef::Secret(inner) | TypeRef::Nullable(inner) | TypeRef::Boxed(inner) => {
                self.of(inner, schema, depth)
            }
            TypeRef::Named(id) => match &model.types[*id].kind {
                TypeKind::Alias(alias) if !links.targets.contains_key(id) => {
                    self.of(&alias.target, Some(model.types[*id].schema), depth)
                }
                TypeKind::Untagged(of) if !links.targets.contains_key(id) => self.untagged(of, depth),
                TypeKind::Enum(of) if !values::is_long(of) && !links.targets.contains_key(id) => {
                    match of.repr {
                        EnumRepr::String => "string".into(),
                        EnumRepr::Integer => "integer".into(),
                    }
                }
                _ => link(model, *id, links),
            },
        }
    }

    /// Returns what the elements of an array or the values of a map are.
    fn inner(self, type_ref: &TypeRef, schema: Option<SchemaId>, depth: usize) -> String {
        let is_linked = named_type(type_ref).is_some_and(|id| self.links.targets.contains_key(&id));
        let schema_of_page = schema.filter(|_| !is_linked);
        let definition = schema_of_page.and_then(|schema| self.links.definition(self.model, schema));
        match definition {
            Some(link) => link,
            None if depth == DEEPEST => "any".to_owned(),
            None => self.of(type_ref, schema, depth + 1),
        }
    }

    /// Returns what the first elements of an array are, where each has a schema of its own.
    fn tuple(self, schema: SchemaId, depth: usize) -> Option<String> {
        let schema = &self.model.schemas[shape::resolved(self.model, schema)];
        let first = &schema.applicators.as_ref()?.prefix_items;
        let kinds = first.iter().map(|id| self.branch(*id, depth + 1));
        let kinds: Vec<String> = kinds.collect();
        (!kinds.is_empty() && depth < DEEPEST).then(|| format!("tuple of {}", kinds.join(", ")))
    }

    fn untyped(self, schema: SchemaId, depth: usize) -> String {
        let id = shape::resolved(self.model, schema);
        let of = &self.model.schemas[id];
        let several = || {
            let words: Vec<&str> = of.types.iter().map(|one| one.as_str()).collect();
            (!words.is_empty()).then(|| words.join(" or "))
        };
        let array = || {
            let items = of.items.filter(|_| of.json_type == Some(JsonType::Array))?;
            Some(format!("array of {}", self.branch(items, depth + 1)))
        };
        let json_type = || match shape::type_of(self.model, id)? {
            JsonType::String => Some(self.of(&TypeRef::Scalar(Scalar::String), Some(id), depth)),
            other => Some(other.as_str().to_owned()),
        };
        if depth > DEEPEST {
            return json_type().unwrap_or_else(|| "any".to_owned());
        }
        let told = self.alternatives(id, depth).or_else(several);
        let told = told
            .or_else(|| self.tuple(id, depth))
            .or_else(array)
            .or_else(json_type);
        told.unwrap_or_else(|| "any".to_owned())
    }

    /// Returns what a schema's `oneOf` or `anyOf` lets a value be: `Lid or string`. None where it has neither.
    fn alternatives(self, schema: SchemaId, depth: usize) -> Option<String> {
        let composition = &self.model.schemas[schema].composition;
        let list = [&composition.one_of, &composition.any_of];
        let list = list.into_iter().find(|list| !list.is_empty())?;
        let mut words: Vec<String> = Vec::new();
        for id in list {
            let word = self.branch(self.model.target(*id), depth + 1);
            if !words.contains(&word) {
                words.push(word);
            }
        }
        Some(words.join(" or "))
    }

    fn branch(self, schema: SchemaId, depth: usize) -> String {
        if let Some(link) = self.links.definition(self.model, schema) {
            return link;
        }
        let mut types = self.model.types.iter();
        let resolved = shape::resolved(self.model, schema);
        match types.find(|(_, of)| of.schema == resolved) {
            _ if depth > DEEPEST => "any".to_owned(),
            Some((id, _)) => self.of(&TypeRef::Named(id), Some(schema), depth),
            None => self.untyped(resolved, depth),
        }
    }

    /// Returns the types that a union is one of. A union inside of it, which may be itself, is named.
    fn untagged(self, of: &UntaggedType, depth: usize) -> String {
        let (model, links) = (self.model, self.links);
        let is_union = |id: TypeId| matches!(model.types[id].kind, TypeKind::Untagged(_));
        let mut words: Vec<String> = Vec::new();
        for variant in &of.variants {
            let word = match named_type(&variant.type_ref) {
                Some(id) if is_union(id) => match variant.type_ref {
                    TypeRef::Array(_) => format!("array of {}", link(model, id, links)),
                    TypeRef::Map(_) => format!("map of {}", link(model, id, links)),
                    _ => link(model, id, links),
                },
                _ => self.of(&variant.type_ref, Some(variant.schema), depth + 1),
            };
            if !words.contains(&word) {
                words.push(word);
            }
        }
        words.join(" or ")
    }
}

/// Returns whether a format of text is told: a password is marked as a secret.
fn is_told(format: &str) -> bool {
    !format.is_empty() && format != "password" && format != "string"
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
