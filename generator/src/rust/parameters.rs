//! Parameters of operations. Those that several operations have are constants.

use std::collections::HashMap;

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::imports::Imports;
use crate::model::{Collection, Json, Limits, Location, Model, Operation, Parameter};
use crate::passes::names::{self, Scope};
use crate::passes::{bounds, shape};

/// The parameters that several operations have.
pub(super) struct Shared {
    /// The constants.
    pub(super) items: Vec<TokenStream>,
    /// Their names, by the text of the parameter.
    pub(super) names: HashMap<String, String>,
}

/// Finds the parameters that several of some operations have. Their constants take names from `scope`.
pub(super) fn shared<'m>(
    model: &Model,
    operations: impl Iterator<Item = &'m Operation>,
    scope: &mut Scope,
    imports: &Imports,
) -> Shared {
    let mut count: HashMap<String, usize> = HashMap::new();
    let mut order = Vec::new();
    for parameter in operations.flat_map(|operation| &operation.parameters) {
        let tokens = value(model, parameter, imports);
        let text = tokens.to_string();
        *count.entry(text.clone()).or_default() += 1;
        if count[&text] == 2 {
            order.push((&parameter.name, text, tokens));
        }
    }
    let mut shared = Shared {
        items: Vec::new(),
        names: HashMap::new(),
    };
    for (wire, text, tokens) in order {
        let of = imports.operation_type("Parameter");
        let name = scope.take(names::field(wire).trim_end_matches('_').to_uppercase());
        let ident = format_ident!("{name}");
        shared.items.push(quote! { const #ident: #of = #tokens; });
        shared.names.insert(text, name);
    }
    shared
}

/// Returns a parameter as an operation has it: the name of its constant, or the whole.
pub(super) fn reference(
    model: &Model,
    parameter: &Parameter,
    shared: &HashMap<String, String>,
    imports: &Imports,
) -> TokenStream {
    let tokens = value(model, parameter, imports);
    match shared.get(&tokens.to_string()) {
        Some(name) => {
            let name = format_ident!("{name}");
            quote! { #name }
        }
        None => tokens,
    }
}

fn value(model: &Model, parameter: &Parameter, imports: &Imports) -> TokenStream {
    let name = &parameter.name;
    let of = imports.operation_type("Parameter");
    let (location_type, location) = (imports.operation_type("Location"), location(parameter.location));
    let required = parameter.required.then(|| quote! { required: true, });
    let written = parameter
        .type_ref
        .as_ref()
        .map(|type_ref| imports.written(type_ref));
    let written = written.filter(|name| name != "String");
    let type_name = written.map(|name| quote! { type_name: #name, });
    let join = parameter.collection.map(|collection| {
        let (of, join) = (imports.operation_type("Join"), join(collection));
        quote! { join: #of::#join, }
    });
    let raw = parameter.skip_url_encoding.then(|| quote! { raw: true, });
    let constraints = match parameter.location {
        Location::Body => TokenStream::new(),
        _ => constraints(model, parameter),
    };
    quote! {
        #of {
            name: #name,
            location: #location_type::#location,
            #required
            #type_name
            #join
            #raw
            #constraints
            ..#of::DEFAULT
        }
    }
}

fn constraints(model: &Model, parameter: &Parameter) -> TokenStream {
    let used = &model.schemas[parameter.schema];
    let resolved = &model.schemas[shape::resolved(model, parameter.schema)];
    let default = used
        .default
        .as_ref()
        .or(resolved.default.as_ref())
        .map(|default| {
            let text = plain(default);
            quote! { default: Some(#text), }
        });
    let values: Vec<String> = resolved.enumeration.iter().map(plain).collect();
    let values = (!values.is_empty()).then(|| quote! { values: &[#(#values),*], });
    let limits = bounds::bounds(model, &[parameter.schema]).limits;
    let Limits {
        minimum,
        maximum,
        pattern,
        ..
    } = &limits;
    let length = |text: Option<u64>, items: Option<u64>, name: &str| {
        text.or(items).map(|length| {
            let (name, length) = (format_ident!("{name}"), Literal::u64_unsuffixed(length));
            quote! { #name: Some(#length), }
        })
    };
    let bound = |number: &Option<serde_json::Number>, name: &str| {
        number
            .as_ref()
            .and_then(serde_json::Number::as_f64)
            .map(|number| {
                let (name, number) = (format_ident!("{name}"), Literal::f64_unsuffixed(number));
                quote! { #name: Some(#number), }
            })
    };
    let least = length(limits.min_length, limits.min_items, "min_length");
    let most = length(limits.max_length, limits.max_items, "max_length");
    let minimum = bound(minimum, "minimum");
    let maximum = bound(maximum, "maximum");
    let pattern = pattern
        .as_ref()
        .map(|pattern| quote! { pattern: Some(#pattern), });
    quote! { #default #values #least #most #minimum #maximum #pattern }
}

/// Returns a value as it is written in a request: a string without quotes, any other value as JSON.
fn plain(value: &Json) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn location(location: Location) -> proc_macro2::Ident {
    let name = match location {
        Location::Path => "Path",
        Location::Query => "Query",
        Location::Header => "Header",
        Location::Body => "Body",
        Location::FormData => "Form",
        Location::Cookie => "Cookie",
        Location::Host => "Host",
    };
    format_ident!("{name}")
}

fn join(collection: Collection) -> proc_macro2::Ident {
    let name = match collection {
        Collection::Csv => "Comma",
        Collection::Ssv => "Blank",
        Collection::Tsv => "Tab",
        Collection::Pipes => "Bar",
        Collection::Multi => "Repeat",
    };
    format_ident!("{name}")
}
