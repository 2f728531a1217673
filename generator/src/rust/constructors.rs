//! Constructors of structs.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::complexity;
use super::docs::Docs;
use super::fields::additional_names;
use super::imports::Imports;
use super::print::Item;
use crate::model::{Field, StructType, TypeDef};
use crate::phrasing::code;

/// The number of parameters of a function from which on Clippy asks whether they are too many.
const MANY_PARAMETERS: usize = 8;

/// Returns the constructor, where something is required, or a value is fixed.
pub(super) fn items(definition: &TypeDef, of: &StructType, imports: &Imports) -> Vec<Item> {
    if !of.has_constructor() {
        return Vec::new();
    }
    let parameters = of.parameters();
    let arguments = parameters.iter().map(|field| {
        let (name, of) = (format_ident!("{}", field.name), imports.field(field));
        quote! { #name: impl Into<#of> }
    });
    let docs = Docs::default()
        .markdown(docs(definition, &of.required(), &parameters))
        .outer();
    let allow = (parameters.len() >= MANY_PARAMETERS).then(|| {
        quote! { #[allow(clippy::too_many_arguments, reason = "all of them are required")] }
    });
    let allow_types = complexity::allow(parameters.iter().copied());
    let name = format_ident!("{}", definition.name);
    let body = body(of, &parameters);
    // Structs without plain fields derive it.
    let default = (of.has_plain_fields() && parameters.is_empty()).then(|| {
        quote! {
            impl Default for #name {
                fn default() -> Self {
                    Self::new()
                }
            }
        }
    });
    let constructor = quote! {
        impl #name {
            #docs
            #[must_use]
            #allow
            #allow_types
            pub fn new(#(#arguments),*) -> Self {
                #body
            }
        }
    };
    [Some(constructor), default]
        .into_iter()
        .flatten()
        .map(Item::Plain)
        .collect()
}

/// Returns the value that the constructor makes.
fn body(of: &StructType, parameters: &[&Field]) -> TokenStream {
    if of.has_plain_fields() {
        return of_all_fields(of, parameters);
    }
    let set = of.fields_in_rust().filter_map(|field| {
        let name = format_ident!("{}", field.name);
        let value = value(of, field, parameters)?;
        Some(quote! { #name: Some(#value) })
    });
    let values: Vec<TokenStream> = set.collect();
    match values.is_empty() {
        true => quote! { Self::default() },
        false => quote! { Self { #(#values,)* ..Self::default() } },
    }
}

/// Returns a value that lists all fields, since there is no default one.
fn of_all_fields(of: &StructType, parameters: &[&Field]) -> TokenStream {
    let fields = of.fields_in_rust().map(|field| {
        let name = format_ident!("{}", field.name);
        match value(of, field, parameters) {
            Some(value) if field.plain => quote! { #name: #value },
            Some(value) => quote! { #name: Some(#value) },
            None => quote! { #name: None },
        }
    });
    let additional = additional_names(of);
    quote! { Self { #(#fields,)* #(#additional: Default::default(),)* } }
}

/// Returns the value that the constructor gives a field: a fixed one, or that of a parameter.
fn value(of: &StructType, field: &Field, parameters: &[&Field]) -> Option<TokenStream> {
    if let Some((_, value)) = of.tags.iter().find(|(name, _)| *name == field.wire) {
        return Some(quote! { #value.into() });
    }
    let is_parameter = parameters.iter().any(|parameter| parameter.wire == field.wire);
    let name = format_ident!("{}", field.name);
    is_parameter.then(|| quote! { #name.into() })
}

/// Returns what the constructor does. Where there are too many required properties for parameters, it names their
/// setters.
fn docs(definition: &TypeDef, required: &[&Field], parameters: &[&Field]) -> String {
    let name = with_article(&definition.name);
    if required.is_empty() {
        return format!("Creates {name} with its fixed values.");
    }
    if !parameters.is_empty() {
        return format!("Creates {name} from its required properties.");
    }
    let setters = required.iter().filter_map(|field| field.setter.as_deref());
    let setters: Vec<String> = setters
        .map(|setter| format!("[`{setter}`](Self::{setter})"))
        .collect();
    format!(
        "Creates {name}. Set its required properties too, with {}.",
        setters.join(", ")
    )
}

/// Returns the name of a type with its indefinite article, as it is most often spoken.
fn with_article(name: &str) -> String {
    let article = match name.starts_with(['A', 'E', 'I', 'O']) {
        true => "an",
        false => "a",
    };
    format!("{article} {}", code(name))
}
