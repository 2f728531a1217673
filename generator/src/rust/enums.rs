//! Enums of strings and of integers.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::docs::Docs;
use super::imports::Imports;
use super::print::Item;
use crate::model::{EnumRepr, EnumType, Schema, TypeDef, Variant};
use crate::phrasing::code;

/// The enum, written out by a macro of the runtime.
pub(super) fn item(definition: &TypeDef, schema: &Schema, choice: &EnumType, imports: &Imports) -> Item {
    let open = if choice.open {
        " The service may send values that are not listed."
    } else {
        ""
    };
    let docs = Docs::default()
        .text(schema.description.as_deref())
        .markdown(format!("Source: {}.{open}", code(&schema.source)))
        .outer();
    let name = format_ident!("{}", definition.name);
    let variants = choice.variants.iter().map(|variant| arm(variant, choice.repr));
    let tokens = quote! {
        #docs
        pub enum #name {
            #(#variants,)*
        }
    };
    let writer = match choice.repr {
        EnumRepr::String => "string_enum",
        EnumRepr::Integer => "number_enum",
    };
    Item::In(imports.uses_macro(writer), tokens)
}

fn arm(variant: &Variant, repr: EnumRepr) -> TokenStream {
    let wire = variant
        .value
        .as_str()
        .map_or_else(|| variant.value.to_string(), str::to_owned);
    // The macro adds the value itself.
    let docs = Docs::default().text(variant.description.as_deref()).outer();
    let name = format_ident!("{}", variant.name);
    let value = match (repr, variant.value.as_i64()) {
        (EnumRepr::Integer, Some(number)) => Literal::i64_unsuffixed(number),
        _ => Literal::string(&wire),
    };
    quote! { #docs #name = #value }
}
