//! Enums of strings and of integers.

use super::declaration::{Declaration, Member};
use super::docs::Docs;
use super::imports::Imports;
use super::print::{Item, Line};
use super::text::quoted;
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
        .markdown(format!("Source: {}.{open}", code(&schema.source)));
    let (writer, derives, unknown) = match of.repr {
        EnumRepr::String => ("string_enum", "#[derive(Clone, Debug)]", "UnknownValue(String)"),
        EnumRepr::Integer => (
            "number_enum",
            "#[derive(Clone, Copy, Debug)]",
            "UnknownValue(i64)",
        ),
    };
    let unknown_docs = Docs::default().markdown("A value that is not listed in the document.".into());
    let item = Declaration::new(docs, format!("pub enum {}", definition.name))
        .with(derives)
        .with("#[non_exhaustive]")
        .members(of.variants.iter().map(variant))
        .members([Member::new(unknown_docs, unknown)]);
    let call = Item::Call {
        name: imports.uses_macro(writer),
        head: definition.name.clone(),
        lines: of.variants.iter().map(|variant| line(variant, of.repr)).collect(),
    };
    vec![Item::Declared(item), call]
}

fn variant(variant: &Variant) -> Member {
    let docs = Docs::default()
        .text(variant.description.as_deref())
        .markdown(code(&text(variant)));
    Member::new(docs, &variant.name)
}

fn line(variant: &Variant, repr: EnumRepr) -> Line {
    let value = match (repr, variant.value.as_i64()) {
        (EnumRepr::Integer, Some(number)) => number.to_string(),
        _ => quoted(&text(variant)),
    };
    Line::new(format!("{} = {value},", variant.name))
}

/// Returns the value of a variant as it is in JSON, without quotes.
fn text(variant: &Variant) -> String {
    let text = variant.value.as_str().map(str::to_owned);
    text.unwrap_or_else(|| variant.value.to_string())
}
