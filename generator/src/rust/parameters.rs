//! Parameters of operations, as constants.

use std::collections::HashMap;

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::imports::Imports;
use crate::model::{Collection, Json, Limits, Location, Model, Operation, Parameter};
use crate::passes::names::{self, Scope};
use crate::passes::{bounds, shape};

/// The parameters of some operations.
pub(super) struct Constants {
    /// The constants.
    pub(super) items: TokenStream,
    /// Their names, of the parameters of each operation.
    pub(super) names: Vec<Vec<Ident>>,
}

/// Returns a constant for each parameter of some operations; those that are equal have the same. The constants take names
/// from `scope`.
pub(super) fn constants(
    model: &Model,
    operations: &[&Operation],
    scope: &mut Scope,
    imports: &Imports,
) -> Constants {
    let mut items = TokenStream::new();
    let mut known: HashMap<String, Ident> = HashMap::new();
    let mut constant = |parameter: &Parameter| {
        let value = value(model, parameter, imports);
        let name = known.entry(value.to_string()).or_insert_with(|| {
            let of = imports.operation_type("Parameter");
            let wire = names::field(&parameter.name);
            let name = scope.take(wire.trim_end_matches('_').to_uppercase());
            let name = format_ident!("{name}");
            items.extend(quote! { const #name: #of = #value; });
            name
        });
        name.clone()
    };
    let names = operations
        .iter()
        .map(|operation| operation.parameters.iter().map(&mut constant).collect())
        .collect();
    Constants { items, names }
}

fn value(model: &Model, parameter: &Parameter, imports: &Imports) -> TokenStream {
    let name = &parameter.name;
    let of = imports.operation_type("Parameter");
    let location = location(parameter.location);
    let is_required = matches!(parameter.location, Location::Path | Location::Host);
    let required = parameter.required;
    let required = (required != is_required).then(|| quote! { .with_required(#required) });
    let written = parameter
        .type_ref
        .as_ref()
        .map(|type_ref| imports.written(type_ref));
    let written = written.filter(|name| name != "String");
    let type_name = written.map(|name| quote! { .with_type(#name) });
    let join = parameter.collection.map(|collection| {
        let (of, join) = (imports.operation_type("Join"), join(collection));
        quote! { .with_join(#of::#join) }
    });
    let raw = parameter.skip_url_encoding.then(|| quote! { .with_raw(true) });
    let constraints = match parameter.location {
        Location::Body => TokenStream::new(),
        _ => constraints(model, parameter),
    };
    quote! { #of::#location(#name) #required #type_name #join #raw #constraints }
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
            quote! { .with_default(#text) }
        });
    let values: Vec<String> = resolved.enumeration.iter().map(plain).collect();
    let values = (!values.is_empty()).then(|| quote! { .with_values(&[#(#values),*]) });
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
            quote! { .#name(#length) }
        })
    };
    let bound = |number: &Option<serde_json::Number>, name: &str| {
        number
            .as_ref()
            .and_then(serde_json::Number::as_f64)
            .map(|number| {
                let (name, number) = (format_ident!("{name}"), Literal::f64_unsuffixed(number));
                quote! { .#name(#number) }
            })
    };
    let least = length(limits.min_length, limits.min_items, "with_min_length");
    let most = length(limits.max_length, limits.max_items, "with_max_length");
    let minimum = bound(minimum, "with_minimum");
    let maximum = bound(maximum, "with_maximum");
    let pattern = pattern.as_ref().map(|pattern| quote! { .with_pattern(#pattern) });
    quote! { #default #values #least #most #minimum #maximum #pattern }
}

/// Returns a value as it is written in a request: a string without quotes, any other value as JSON.
fn plain(value: &Json) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Returns the function of the runtime that creates a parameter.
fn location(location: Location) -> Ident {
    format_ident!("{}", location.word())
}

fn join(collection: Collection) -> Ident {
    let name = match collection {
        Collection::Csv => "Comma",
        Collection::Ssv => "Blank",
        Collection::Tsv => "Tab",
        Collection::Pipes => "Bar",
        Collection::Multi => "Repeat",
    };
    format_ident!("{name}")
}
