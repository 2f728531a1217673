//! Enums of strings and of integers.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::docs::Docs;
use super::imports::Imports;
use super::print::{Item, Line};
use crate::model::{EnumRepr, EnumType, Schema, TypeDef, Variant};
use crate::phrasing::code;

/// Returns the enum, and the call of the macro of the runtime that implements it.
pub(super) fn items(definition: &TypeDef, schema: &Schema, of: &EnumType, imports: &Imports) -> Vec<Item> {
    let open = if of.open {
        " The service may send values that are not listed."
    } else {
        ""
    };
    let docs = Docs::default()
        .text(schema.description.as_deref())
        .markdown(format!("Source: {}.{open}", code(&schema.source)))
        .outer();
    let name = format_ident!("{}", definition.name);
    let variants = of.variants.iter().map(variant);
    let (writer, derives, unknown) = match of.repr {
        EnumRepr::String => ("string_enum", quote! { Clone, Debug }, quote! { String }),
        EnumRepr::Integer => ("number_enum", quote! { Clone, Copy, Debug }, quote! { i64 }),
    };
    let item = quote! {
        #docs
        #[derive(#derives)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// A value that is not listed in the document.
            UnknownValue(#unknown),
        }
    };
    let call = Item::Call {
        name: imports.uses_macro(writer),
        head: quote! { #name },
        lines: of.variants.iter().map(|variant| line(variant, of.repr)).collect(),
    };
    vec![Item::Plain(item), call]
}

fn variant(variant: &Variant) -> TokenStream {
    let docs = Docs::default()
        .text(variant.description.as_deref())
        .markdown(code(&text(variant)))
        .outer();
    let name = format_ident!("{}", variant.name);
    quote! { #docs #name }
}

fn line(variant: &Variant, repr: EnumRepr) -> Line {
    let name = format_ident!("{}", variant.name);
    let value = match (repr, variant.value.as_i64()) {
        (EnumRepr::Integer, Some(number)) => Literal::i64_unsuffixed(number),
        _ => Literal::string(&text(variant)),
    };
    Line::new(quote! { #name = #value, })
}

/// Returns the value of a variant as it is in JSON, without quotes.
fn text(variant: &Variant) -> String {
    let text = variant.value.as_str().map(str::to_owned);
    text.unwrap_or_else(|| variant.value.to_string())
}
