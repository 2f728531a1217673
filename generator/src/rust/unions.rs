//! Tagged unions: enums of structs with a discriminator.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::complexity;
use super::declaration::{Declaration, Member};
use super::docs::Docs;
use super::field_docs;
use super::imports::Imports;
use super::markdown;
use super::print::{Item, Line};
use super::text::{all_quoted, quoted, tokens};
use crate::model::{Field, Model, TypeDef, TypeId, TypeKind, UnionType};
use crate::passes::inherit;
use crate::phrasing::code;

/// Returns the enum, the call of the macro of the runtime that implements it, and access to the members of its base.
pub(super) fn items(model: &Model, definition: &TypeDef, union: &UnionType, imports: &Imports) -> Vec<Item> {
    let schema = &model.schemas[definition.schema];
    let docs = Docs::default()
        .text(schema.description.as_deref())
        .markdown(format!(
            "The variant is determined by {}. Source: {}.",
            code(&union.tag),
            code(&schema.source)
        ));
    let name = &definition.name;
    let hash = imports.hash_derives(definition.schema);
    let variants = union.variations.iter().map(|variation| {
        let docs = Docs::default().markdown(tags(&variation.values));
        let of = imports.named(variation.type_id);
        Member::new(docs, format!("{}(Box<{of}>)", variation.name))
    });
    let unknown = Docs::default()
        .markdown("An object whose tag is not listed in the document, or that has none.".into());
    let item = Declaration::new(docs, format!("pub enum {name}"))
        .with(format!("#[derive(Clone, PartialEq{hash})]"))
        .with("#[non_exhaustive]")
        .members(variants)
        .members([Member::new(unknown, "UnknownValue(serde_json::Value)")]);
    let lines = union.variations.iter().map(|variation| {
        let of = imports.named(variation.type_id);
        let values = all_quoted(&variation.values, " | ");
        Line::new(format!("{}({of}) = {values},", variation.name))
    });
    let call = Item::Call {
        name: imports.uses_macro("tagged_union"),
        head: format!("{name}[{}]", quoted(&union.tag)),
        lines: lines.collect(),
    };
    let accessors: Vec<TokenStream> = base_fields(model, definition, union, 0)
        .into_iter()
        .map(|field| accessor(model, union, field, imports))
        .collect();
    let name = format_ident!("{name}");
    let accessors = (!accessors.is_empty()).then(|| Item::Plain(quote! { impl #name { #(#accessors)* } }));
    [Item::Declared(item), call]
        .into_iter()
        .chain(accessors)
        .collect()
}

/// Returns the tags of a variant as Markdown.
fn tags(values: &[String]) -> String {
    let values: Vec<String> = values.iter().map(|value| code(value)).collect();
    values.join(", ")
}

/// How deep unions in unions are searched for the members of a base.
const MAX_NESTING: usize = 4;

/// Returns the fields for the properties of the base that all variants have with the same name and type.
fn base_fields<'m>(
    model: &'m Model,
    definition: &TypeDef,
    union: &UnionType,
    depth: usize,
) -> Vec<&'m Field> {
    /// Methods that every union has.
    const TAKEN: [&str; 1] = ["tag"];
    let inherited = inherit::inherited(model, definition.schema);
    let names = inherited.members.iter().map(|member| member.name);
    let fields = names.filter(|name| *name != union.tag).filter_map(|name| {
        let (first, rest) = union.variations.split_first()?;
        let field = field_of(model, first.type_id, name, depth)?;
        let is_same = |other: &Field| {
            (&other.name, &other.type_ref, other.nullable) == (&field.name, &field.type_ref, field.nullable)
        };
        let all = rest
            .iter()
            .all(|of| field_of(model, of.type_id, name, depth).is_some_and(is_same));
        all.then_some(field)
    });
    fields
        .filter(|field| !TAKEN.contains(&field.name.as_str()))
        .collect()
}

/// Returns the field of a struct, or of all variants of a union, for a member.
fn field_of<'m>(model: &'m Model, id: TypeId, wire: &str, depth: usize) -> Option<&'m Field> {
    match &model.types[id].kind {
        TypeKind::Struct(of) => of
            .fields
            .iter()
            .find(|field| field.wire == wire && !of.is_discriminator(wire)),
        // Unions may be variants of each other.
        TypeKind::Union(of) if depth < MAX_NESTING => {
            let fields = base_fields(model, &model.types[id], of, depth + 1);
            fields.into_iter().find(|field| field.wire == wire)
        }
        _ => None,
    }
}

/// Returns the function that gives a member of the base, whatever the variant.
fn accessor(model: &Model, union: &UnionType, field: &Field, imports: &Imports) -> TokenStream {
    let name = format_ident!("{}", field.name);
    let of = tokens(&imports.field(field));
    let arms = union.variations.iter().map(|variation| {
        let variant = format_ident!("{}", variation.name);
        let value = match &model.types[variation.type_id].kind {
            TypeKind::Union(_) => quote! { value.#name() },
            TypeKind::Struct(of) if of.is_plain(&field.wire) => quote! { Some(&value.#name) },
            _ => quote! { value.#name.as_ref() },
        };
        quote! { Self::#variant(value) => #value }
    });
    let schema = &model.schemas[field.schema];
    let about = schema.description.as_deref().map(markdown::lines);
    let about = about.map(|lines| field_docs::first_sentence(&lines));
    let docs = Docs::default()
        .markdown(
            about
                .filter(|about| !about.is_empty())
                .unwrap_or_else(|| format!("Returns {} of the variant.", code(&field.wire))),
        )
        .markdown("`None` for `UnknownValue`.".into())
        .outer();
    let allow = complexity::allow([field]).map(tokens);
    quote! {
        #docs
        #allow
        pub fn #name(&self) -> Option<&#of> {
            match self {
                #(#arms,)*
                Self::UnknownValue(_) => None,
            }
        }
    }
}
