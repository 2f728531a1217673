//! Tagged unions: enums of structs with a discriminator.

use quote::{format_ident, quote};

use super::docs::Docs;
use super::imports::Imports;
use super::print::Item;
use crate::model::{Schema, TypeDef, UnionType};
use crate::phrasing::code;

/// The enum, written out by a macro of the runtime.
pub(super) fn item(definition: &TypeDef, schema: &Schema, union: &UnionType, imports: &Imports) -> Item {
    let docs = Docs::default()
        .text(schema.description.as_deref())
        .markdown(format!(
            "The variant is determined by {}. Source: {}.",
            code(&union.tag),
            code(&schema.source)
        ))
        .outer();
    let name = format_ident!("{}", definition.name);
    let tag = &union.tag;
    let variants = union.variations.iter().map(|variation| {
        let name = format_ident!("{}", variation.name);
        let of = imports.named(variation.type_id);
        let values = &variation.values;
        quote! { #name(Box<#of>) = #(#values)|* }
    });
    let tokens = quote! {
        #docs
        #[tag(#tag)]
        pub enum #name {
            #(#variants,)*
        }
    };
    Item::In(imports.uses_macro("tagged_union"), tokens)
}
