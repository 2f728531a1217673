//! Objects with described members.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::docs::Docs;
use super::field_docs;
use super::imports::Imports;
use super::markdown::lines;
use super::print::{Item, Line};
use crate::model::{Field, Model, StructType, TypeDef, TypeRef};
use crate::passes::shape;
use crate::phrasing::code;

/// Returns the struct, the call of the macro of the runtime that implements it, and its constructor.
pub(super) fn items(model: &Model, definition: &TypeDef, of: &StructType, imports: &Imports) -> Vec<Item> {
    let name = format_ident!("{}", definition.name);
    let fields = with_field(of).map(|field| member(model, field, imports));
    let additional = additional_fields(of, imports);
    let docs = docs(model, definition, of, imports);
    let hash = imports.has_hash(definition.schema).then(|| quote! { , Eq, Hash });
    let structure = quote! {
        #docs
        #[derive(Clone, Debug, Default, PartialEq #hash)]
        #[non_exhaustive]
        pub struct #name {
            #(#fields,)*
            #additional
        }
    };
    let call = Item::Call {
        name: imports.uses_macro("record"),
        head: quote! { #name },
        lines: member_lines(model, of, imports),
    };
    let constructor = constructor(definition, of, imports).map(Item::Plain);
    [Item::Plain(structure), call]
        .into_iter()
        .chain(constructor)
        .collect()
}

/// Returns the fields that are fields in Rust too. A discriminator is not: its value follows from the struct.
fn with_field(of: &StructType) -> impl Iterator<Item = &Field> {
    of.fields.iter().filter(|field| !of.is_discriminator(&field.wire))
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
    quote! {
        #docs
        pub #name: Option<#of>
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

/// Returns the type of additional properties that have a schema.
fn typed_additional(of: &StructType) -> Option<&TypeRef> {
    of.rest.as_ref().filter(|rest| **rest != TypeRef::Any)
}

/// Returns a name that no field of a struct has, for members that do not fit their type.
fn mismatches(of: &StructType) -> Ident {
    let mut name = "mismatches".to_owned();
    while of.fields.iter().any(|field| field.name == name) {
        name.push('_');
    }
    format_ident!("{name}")
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
    let Some(setter) = &field.setter else {
        return Line::new(quote! { #wire => #name, });
    };
    let (setter, type_ref) = (format_ident!("{setter}"), imports.field(field));
    let about = description(model, field).map_or_else(String::new, field_docs::first_sentence);
    let about = format!("Sets {}. {about}", code(&field.name));
    Line::new(quote! { #wire => #name: #type_ref = #setter }).about(about.trim_end())
}

/// Returns the constructor, where something is required, or a value is fixed.
fn constructor(definition: &TypeDef, of: &StructType, imports: &Imports) -> Option<TokenStream> {
    let (required, parameters) = (of.required(), of.parameters());
    if !of.has_constructor() {
        return None;
    }
    let fixed = with_field(of).filter_map(|field| {
        let (_, value) = of.tags.iter().find(|(name, _)| *name == field.wire)?;
        let name = format_ident!("{}", field.name);
        Some(quote! { #name: Some(#value.into()) })
    });
    let set = parameters.iter().map(|field| {
        let name = format_ident!("{}", field.name);
        quote! { #name: Some(#name.into()) }
    });
    let values: Vec<TokenStream> = fixed.chain(set).collect();
    let arguments = parameters.iter().map(|field| {
        let (name, of) = (format_ident!("{}", field.name), imports.field(field));
        quote! { #name: impl Into<#of> }
    });
    let docs = Docs::default()
        .markdown(constructor_docs(definition, &required, &parameters))
        .outer();
    let name = format_ident!("{}", definition.name);
    let body = match values.is_empty() {
        true => quote! { Self::default() },
        false => quote! { Self { #(#values,)* ..Self::default() } },
    };
    Some(quote! {
        impl #name {
            #docs
            #[must_use]
            pub fn new(#(#arguments),*) -> Self {
                #body
            }
        }
    })
}

/// Returns what the constructor does. Where there are too many required properties for parameters, it names their
/// setters.
fn constructor_docs(definition: &TypeDef, required: &[&Field], parameters: &[&Field]) -> String {
    let name = code(&definition.name);
    if required.is_empty() {
        return format!("Creates a {name} with its fixed values.");
    }
    if !parameters.is_empty() {
        return format!("Creates a {name} from its required properties.");
    }
    let setters = required.iter().filter_map(|field| field.setter.as_deref());
    let setters: Vec<String> = setters
        .map(|setter| format!("[`{setter}`](Self::{setter})"))
        .collect();
    format!(
        "Creates a {name}. Set its required properties too, with {}.",
        setters.join(", ")
    )
}
