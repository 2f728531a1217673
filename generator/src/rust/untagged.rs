//! Unions without a discriminator.

use super::complexity;
use super::declaration::{Declaration, Member};
use super::docs::{Docs, type_link};
use super::imports::Imports;
use super::print::{Item, Line};
use super::text::{all_quoted, quoted};
use crate::model::{JsonType, Model, Scalar, TypeDef, TypeRef, UntaggedType, UntaggedVariant};
use crate::phrasing::code;

/// Returns the enum, and the call of the macro of the runtime that implements it. `table` is the name of the
/// table of the type, where there is one.
pub(super) fn items(
    model: &Model,
    definition: &TypeDef,
    union: &UntaggedType,
    (imports, table): (&Imports, Option<&str>),
) -> Vec<Item> {
    let schema = &model.schemas[definition.schema];
    let docs = Docs::default()
        .text(schema.description.as_deref().or(schema.title.as_deref()))
        .markdown(format!("Source: {}.", code(&schema.source)));
    let hash = imports.hash_derives(definition.schema);
    let variants = union.variants.iter().map(|of| {
        let inner = imports.type_ref(&of.type_ref);
        Member::new(docs_of(model, of, imports), format!("{}({inner})", of.name))
    });
    let unknown = Docs::default().markdown("A value that satisfies none of the branches.".into());
    let item = Declaration::new(docs, format!("pub enum {}", definition.name))
        .with(format!("#[derive(Clone, PartialEq{hash})]"))
        .with("#[non_exhaustive]")
        .with_all(complexity::allow_types(
            union.variants.iter().map(|of| &of.type_ref),
        ))
        .members(variants)
        .members([Member::new(unknown, "UnknownValue(serde_json::Value)")]);
    let rules = table.map(|table| format!("[rules::{table}]"));
    let call = Item::Call {
        name: imports.uses_macro("untagged"),
        head: definition.name.clone() + &rules.unwrap_or_default(),
        lines: union.variants.iter().map(|of| line(union, of, imports)).collect(),
    };
    vec![Item::Declared(item), call]
}

fn line(union: &UntaggedType, of: &UntaggedVariant, imports: &Imports) -> Line {
    let inner = imports.type_ref(&of.type_ref);
    let indexes: Vec<String> = of.branches.iter().map(usize::to_string).collect();
    let mut text = format!(
        "{}({inner}): [{}], {}",
        of.name,
        indexes.join(", "),
        types(&of.test.types)
    );
    if !of.test.required.is_empty() {
        text.extend([", required(", &all_quoted(&of.test.required, ", "), ")"]);
    }
    if !of.test.fixed.is_empty() {
        let fixed = of.test.fixed.iter();
        let fixed: Vec<String> = fixed
            .map(|(name, value)| format!("{} = {}", quoted(name), quoted(value)))
            .collect();
        text.extend([", fixed(", &fixed.join(", "), ")"]);
    }
    if of.test.is_listed {
        text.extend([", listed(", &inner, ")"]);
    }
    if of.test.is_union {
        text.extend([", union(", &inner, ")"]);
    }
    text.extend(conversion(union, of, imports));
    Line::new(text + ";")
}

/// Returns the name of the set of the types that a variant holds.
fn types(types: &[JsonType]) -> &'static str {
    match types {
        [JsonType::Array] => "ARRAY",
        [JsonType::Boolean] => "BOOLEAN",
        [JsonType::Integer] => "INTEGER",
        [JsonType::Null] => "NULL",
        [JsonType::Number] => "NUMBER",
        [JsonType::Object] => "OBJECT",
        [JsonType::String] => "STRING",
        _ => "ANY",
    }
}

/// Returns the types that are converted into a variant, where no other variant has its type.
fn conversion(union: &UntaggedType, of: &UntaggedVariant, imports: &Imports) -> Option<String> {
    let same = union
        .variants
        .iter()
        .filter(|other| other.type_ref == of.type_ref);
    let plain = match &of.type_ref {
        TypeRef::Boxed(inner) => inner.as_ref(),
        other => other,
    };
    (same.count() == 1).then(|| {
        let text = match plain {
            TypeRef::Scalar(Scalar::String) => ", & str",
            _ => "",
        };
        format!(", from({}{text})", imports.type_ref(plain))
    })
}

/// Returns what is said about a variant: what its branch says, or its type.
fn docs_of(model: &Model, of: &UntaggedVariant, imports: &Imports) -> Docs {
    let schema = &model.schemas[of.schema];
    let text = schema.description.as_deref().or(schema.title.as_deref());
    let own = text.filter(|_| schema.reference.is_none());
    let plain = match &of.type_ref {
        TypeRef::Boxed(inner) => inner.as_ref(),
        other => other,
    };
    let link = match plain {
        TypeRef::Named(id) => imports.link(*id),
        _ => None,
    };
    Docs::default().text(own).or(|| match link {
        Some(path) => type_link(&path, &path),
        None => code(&imports.written(plain)),
    })
}
