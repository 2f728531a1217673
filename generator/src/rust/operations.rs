//! The operations of a document, as data and as types.

use std::collections::HashMap;

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::docs::Docs;
use super::imports::Imports;
use super::layout::Layout;
use super::parameters;
use super::print::{self, Item};
use crate::model::{Location, Model, ModuleId, Operation, Response, TypeRef};
use crate::output::File;
use crate::passes::names::{self, Scope};
use crate::phrasing::code;

/// Returns the file with the operations of a module; none where its document has none.
pub(super) fn file(model: &Model, layout: &Layout, id: ModuleId) -> Option<File> {
    let operations = layout.operations(id);
    if operations.is_empty() {
        return None;
    }
    let mut scope = Scope::default();
    scope.try_take("SERVER");
    let names = names(operations, &mut scope);
    let imports = Imports::of_operations(layout, id, &names);
    let shared = parameters::shared(model, operations.iter().copied(), &mut scope, &imports);
    let body: Vec<TokenStream> = operations
        .iter()
        .zip(&names)
        .map(|(operation, name)| item(model, (operation, name), &shared.names, &imports))
        .collect();
    let document = model.document(model.modules[id].document);
    let docs = Docs::default()
        .text(Some("Operations, enough to build requests."))
        .inner();
    let server = document.server();
    let mut items = vec![
        Item::Plain(docs),
        Item::Plain(imports.lines()),
        Item::Plain(imports.operation_lines()),
        Item::Plain(quote! {
            /// The address that the paths are relative to.
            pub const SERVER: &str = #server;
        }),
    ];
    items.extend(shared.items.into_iter().chain(body).map(Item::Plain));
    Some(File {
        path: format!("src/{}/operations.rs", layout.path(id).join("/")),
        content: print::file(items),
    })
}

/// Returns the names of the types of some operations.
pub(super) fn names(operations: &[&Operation], scope: &mut Scope) -> Vec<String> {
    let named: Vec<String> = operations.iter().map(|operation| operation.own_name()).collect();
    scope.take_all(named.iter().map(String::as_str), names::type_name)
}

/// Returns the type of an operation, with its description.
fn item(
    model: &Model,
    (operation, name): (&Operation, &str),
    shared: &HashMap<String, String>,
    imports: &Imports,
) -> TokenStream {
    let name = format_ident!("{name}");
    let docs = Docs::default()
        .text(operation.summary.as_deref().or(operation.description.as_deref()))
        .or(|| code(&operation.own_name()))
        .outer();
    let or_unit = |type_ref: Option<&TypeRef>| {
        type_ref.map_or_else(|| quote! { () }, |type_ref| imports.type_ref(type_ref))
    };
    let body = or_unit(
        operation
            .parameters
            .iter()
            .find(|parameter| parameter.location == Location::Body)
            .and_then(|parameter| parameter.type_ref.as_ref()),
    );
    let success = operation
        .responses
        .iter()
        .find(|response| response.status.starts_with('2') && response.type_ref.is_some());
    let response = or_unit(success.and_then(|response| response.type_ref.as_ref()));
    let (operation_trait, description_type) = (
        imports.operation_type("Operation"),
        imports.operation_type("Description"),
    );
    let description = description(model, operation, shared, imports);
    quote! {
        #docs
        #[derive(Clone, Copy, Debug)]
        pub struct #name;

        impl #operation_trait for #name {
            type Body = #body;
            type Response = #response;
            const DESCRIPTION: #description_type = #description;
        }
    }
}

fn description(
    model: &Model,
    operation: &Operation,
    shared: &HashMap<String, String>,
    imports: &Imports,
) -> TokenStream {
    let (id, path) = (&operation.id, &operation.path);
    let method = operation.method.in_request();
    let parameters = operation
        .parameters
        .iter()
        .map(|parameter| parameters::reference(model, parameter, shared, imports));
    let responses = operation.responses.iter().map(|of| response(of, imports));
    let consumes = &operation.consumes;
    let consumes = (*consumes != ["application/json"]).then(|| quote! { consumes: &[#(#consumes),*], });
    let long_running = operation.long_running.then(|| quote! { long_running: true, });
    let paging_type = operation
        .pageable
        .as_ref()
        .map(|_| imports.operation_type("Paging"));
    let paging = operation.pageable.as_deref().map(|next| match next {
        "" => quote! { paging: #paging_type::Single, },
        next => quote! { paging: #paging_type::NextLink(#next), },
    });
    let deprecated = operation.deprecated.then(|| quote! { deprecated: true, });
    let scopes = &operation.scopes;
    let scopes = (!scopes.is_empty()).then(|| quote! { scopes: &[#(#scopes),*], });
    let description = imports.operation_type("Description");
    quote! {
        #description {
            id: #id,
            method: #method,
            path: #path,
            parameters: &[#(#parameters),*],
            responses: &[#(#responses),*],
            #consumes
            #long_running
            #paging
            #deprecated
            #scopes
            ..#description::DEFAULT
        }
    }
}

fn response(response: &Response, imports: &Imports) -> TokenStream {
    let of = imports.operation_type("Response");
    let status = status(response, imports);
    let type_name = match &response.type_ref {
        Some(type_ref) => {
            let name = imports.written(type_ref);
            quote! { Some(#name) }
        }
        None => quote! { None },
    };
    let headers = response.headers.iter().map(|header| &header.name);
    quote! { #of { status: #status, type_name: #type_name, headers: &[#(#headers),*] } }
}

/// Returns the status codes that a response is declared for.
fn status(response: &Response, imports: &Imports) -> TokenStream {
    let status = imports.operation_type("Status");
    match (response.status.parse::<u16>(), response.range()) {
        (Ok(code), _) => {
            let code = Literal::u16_unsuffixed(code);
            quote! { #status::Code(#code) }
        }
        (_, Some(class)) => {
            let class = Literal::u8_unsuffixed(class);
            quote! { #status::Range(#class) }
        }
        _ => quote! { #status::Default },
    }
}
