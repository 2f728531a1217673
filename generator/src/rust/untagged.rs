//! Unions without a discriminator.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, format_ident, quote};

use super::complexity;
use super::docs::Docs;
use super::imports::Imports;
use super::print::{Item, Line};
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
        .markdown(format!("Source: {}.", code(&schema.source)))
        .outer();
    let name = format_ident!("{}", definition.name);
    let hash = imports.has_hash(definition.schema).then(|| quote! { , Eq, Hash });
    let variants = union.variants.iter().map(|of| {
        let (docs, name) = (docs_of(model, of, imports), format_ident!("{}", of.name));
        let inner = imports.type_ref(&of.type_ref);
        quote! { #docs #name(#inner) }
    });
    let allow = complexity::allow_types(union.variants.iter().map(|of| &of.type_ref));
    let item = quote! {
        #docs
        #[derive(Clone, PartialEq #hash)]
        #[non_exhaustive]
        #allow
        pub enum #name {
            #(#variants,)*
            /// A value that satisfies none of the branches.
            UnknownValue(serde_json::Value),
        }
    };
    let rules = table.map(|table| {
        let table = format_ident!("{table}");
        quote! { [rules::#table] }
    });
    let call = Item::Call {
        name: imports.uses_macro("untagged"),
        head: quote! { #name #rules },
        lines: union.variants.iter().map(|of| line(union, of, imports)).collect(),
    };
    vec![Item::Plain(item), call]
}

fn line(union: &UntaggedType, of: &UntaggedVariant, imports: &Imports) -> Line {
    let inner = imports.type_ref(&of.type_ref);
    let indexes = of.branches.iter().map(|index| Literal::usize_unsuffixed(*index));
    let types = types(&of.test.types);
    let names = &of.test.required;
    let required = (!names.is_empty()).then(|| quote! { , required(#(#names),*) });
    let fixed = of
        .test
        .fixed
        .iter()
        .map(|(name, value)| quote! { #name = #value });
    let fixed = (!of.test.fixed.is_empty()).then(|| quote! { , fixed(#(#fixed),*) });
    let listed = of.test.is_listed.then(|| quote! { , listed(#inner) });
    let nested = of.test.is_union.then(|| quote! { , union(#inner) });
    let from = conversion(union, of, imports);
    let name = format_ident!("{}", of.name);
    Line::new(quote! {
        #name(#inner): [#(#indexes),*], #types #required #fixed #listed #nested #from;
    })
}

/// Returns the name of the set of the types that a variant holds.
fn types(types: &[JsonType]) -> TokenStream {
    let name = match types {
        [JsonType::Array] => "ARRAY",
        [JsonType::Boolean] => "BOOLEAN",
        [JsonType::Integer] => "INTEGER",
        [JsonType::Null] => "NULL",
        [JsonType::Number] => "NUMBER",
        [JsonType::Object] => "OBJECT",
        [JsonType::String] => "STRING",
        _ => "ANY",
    };
    format_ident!("{name}").into_token_stream()
}

/// Returns the types that are converted into a variant, where no other variant has its type.
fn conversion(union: &UntaggedType, of: &UntaggedVariant, imports: &Imports) -> Option<TokenStream> {
    let same = union
        .variants
        .iter()
        .filter(|other| other.type_ref == of.type_ref);
    let plain = match &of.type_ref {
        TypeRef::Boxed(inner) => inner,
        other => other,
    };
    (same.count() == 1).then(|| {
        let text = (*plain == TypeRef::Scalar(Scalar::String)).then(|| quote! { , &str });
        let plain = imports.type_ref(plain);
        quote! { , from(#plain #text) }
    })
}

/// Returns what is said about a variant: what its branch says, or its type.
fn docs_of(model: &Model, of: &UntaggedVariant, imports: &Imports) -> TokenStream {
    let schema = &model.schemas[of.schema];
    let text = schema.description.as_deref().or(schema.title.as_deref());
    let own = text.filter(|_| schema.reference.is_none());
    let plain = match &of.type_ref {
        TypeRef::Boxed(inner) => inner,
        other => other,
    };
    let link = match plain {
        TypeRef::Named(id) => imports.link(*id),
        _ => None,
    };
    Docs::default()
        .text(own)
        .or(|| match link {
            Some(path) => format!("[`{path}`]"),
            None => code(&imports.written(plain)),
        })
        .outer()
}
