//! Objects with described members.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::complexity;
use super::constructors;
use super::docs::Docs;
use super::field_docs;
use super::fields::{mismatches, typed_additional};
use super::imports::Imports;
use super::markdown::lines;
use super::print::{Item, Line};
use crate::model::{Field, Model, StructType, TypeDef};
use crate::passes::shape;
use crate::phrasing::code;

/// Returns the struct, the call of the macro of the runtime that implements it, and its constructor.
pub(super) fn items(model: &Model, definition: &TypeDef, of: &StructType, imports: &Imports) -> Vec<Item> {
    let name = format_ident!("{}", definition.name);
    let fields = of.fields_in_rust().map(|field| member(model, field, imports));
    let additional = additional_fields(of, imports);
    let docs = docs(model, definition, of, imports);
    let hash = imports.has_hash(definition.schema).then(|| quote! { , Eq, Hash });
    let default = (!of.has_plain_fields()).then(|| quote! { Default, });
    let allow = complexity::allow(of.fields_in_rust());
    let structure = quote! {
        #docs
        #[derive(Clone, Debug, #default PartialEq #hash)]
        #[non_exhaustive]
        #allow
        pub struct #name {
            #(#fields,)*
            #additional
        }
    };
    let call = Item::Call {
        name: imports.uses_macro(match of.has_plain_fields() {
            true => "record_with_required",
            false => "record",
        }),
        head: quote! { #name },
        lines: member_lines(model, of, imports),
    };
    [Item::Plain(structure), call]
        .into_iter()
        .chain(constructors::items(definition, of, imports))
        .collect()
}

fn docs(model: &Model, definition: &TypeDef, of: &StructType, imports: &Imports) -> TokenStream {
    let schema = &model.schemas[definition.schema];
    let bases: Vec<String> = of
        .bases
        .iter()
        .map(|base| match base.type_id.and_then(|id| imports.link(id)) {
            Some(path) if path == base.name => format!("[`{path}`]"),
            Some(path) => format!("[`{}`]({path})", base.name),
            None => code(&base.name),
        })
        .collect();
    let inherited = match bases.as_slice() {
        [] => String::new(),
        bases => format!("Has the properties of {}. ", bases.join(", ")),
    };
    let tags: String = of
        .tags
        .iter()
        .map(|(name, value)| format!("Its {} is {}. ", code(name), code(value)))
        .collect();
    Docs::default()
        .text(schema.description.as_deref().or(schema.title.as_deref()))
        .markdown(format!("{inherited}{tags}Source: {}.", code(&schema.source)))
        .outer()
}

/// Returns the description of a field, if its document has one.
fn description<'m>(model: &'m Model, field: &Field) -> Option<&'m str> {
    let used = &model.schemas[field.schema];
    let resolved = &model.schemas[shape::resolved(model, field.schema)];
    used.description
        .as_deref()
        .or(resolved.description.as_deref())
        .or(used.title.as_deref())
        .filter(|text| !lines(text).is_empty())
}

/// Returns a field with its documentation.
fn member(model: &Model, field: &Field, imports: &Imports) -> TokenStream {
    let docs = Docs::default()
        .text(description(model, field))
        .line(field_docs::line(model, field))
        .or(|| field_docs::kind(model, &field.type_ref).to_owned())
        .outer();
    let name = format_ident!("{}", field.name);
    let of = imports.field(field);
    let of = match field.plain {
        true => of,
        false => quote! { Option<#of> },
    };
    quote! {
        #docs
        pub #name: #of
    }
}

/// Returns the fields for members without a field: a map of additional properties where they have a schema, and JSON.
fn additional_fields(of: &StructType, imports: &Imports) -> TokenStream {
    let name = format_ident!("{}", of.additional);
    imports.uses_additional();
    match typed_additional(of) {
        Some(values) => {
            imports.uses_map();
            let (values, mismatches) = (imports.type_ref(values), mismatches(of));
            quote! {
                /// Additional properties.
                pub #name: BTreeMap<String, #values>,
                /// Members whose value does not fit the type of their field.
                pub #mismatches: support::AdditionalMembers,
            }
        }
        None => quote! {
            /// Members without a field, and members whose value does not fit the type of their field.
            pub #name: support::AdditionalMembers,
        },
    }
}

/// Returns what the macro is told about the members: their names, and the setters of those that a client may set.
fn member_lines(model: &Model, of: &StructType, imports: &Imports) -> Vec<Line> {
    let mut lines: Vec<Line> = of
        .fields
        .iter()
        .map(|field| member_line(model, of, field, imports))
        .collect();
    let (name, setter) = (
        format_ident!("{}", of.additional),
        format_ident!("with_{}", of.additional),
    );
    match typed_additional(of) {
        Some(values) => {
            let (values, mismatches) = (imports.type_ref(values), mismatches(of));
            lines.push(Line::new(quote! { map #name: #values = #setter, }));
            lines.push(Line::new(quote! { ..#mismatches }));
        }
        None => {
            let setter = of.rest.as_ref().map(|_| quote! { = #setter });
            lines.push(Line::new(quote! { ..#name #setter }));
        }
    }
    lines
}

fn member_line(model: &Model, of: &StructType, field: &Field, imports: &Imports) -> Line {
    let (wire, name) = (&field.wire, format_ident!("{}", field.name));
    if of.is_discriminator(wire) {
        let tag = of.tags.iter().find(|(name, _)| name == wire).map(|(_, tag)| tag);
        return Line::new(quote! { #wire = #tag, });
    }
    let arrow = match field.plain {
        true => quote! { -> },
        false => quote! { => },
    };
    let Some(setter) = &field.setter else {
        return Line::new(quote! { #wire #arrow #name, });
    };
    let (setter, type_ref) = (format_ident!("{setter}"), imports.field(field));
    let about = description(model, field).map_or_else(String::new, field_docs::first_sentence);
    let about = format!("Sets {}. {about}", code(&field.name));
    Line::new(quote! { #wire #arrow #name: #type_ref = #setter }).about(about.trim_end())
}
