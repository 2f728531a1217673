//! The operations of a document, as data and as types.

use std::collections::{HashMap, HashSet};

use proc_macro2::{Literal, TokenStream, TokenTree};
use quote::{format_ident, quote};

use super::docs::Docs;
use super::imports::Imports;
use super::layout::Layout;
use super::parameters;
use super::print::{self, Item};
use crate::model::{Location, Method, Model, ModuleId, Operation, Response, TypeRef};
use crate::output::File;
use crate::passes::names::{self, Scope};
use crate::wording::code;

/// The file with the operations of a module; none where its document has none.
pub(super) fn file(model: &Model, layout: &Layout, id: ModuleId) -> Option<File> {
    let operations = layout.operations(id);
    if operations.is_empty() {
        return None;
    }
    let imports = Imports::inside(layout, id);
    let shared = parameters::shared(model, operations.iter().copied(), &imports);
    let mut scope = Scope::default();
    let body: Vec<TokenStream> = operations
        .iter()
        .map(|operation| item(model, operation, &shared.names, &mut scope, &imports))
        .collect();
    let document = model.document(model.modules[id].document);
    let docs = Docs::default()
        .text(Some("Operations, enough to build requests."))
        .inner();
    let server = &document.server;
    let mut items = vec![
        Item::Plain(docs),
        Item::Plain(imports.lines()),
        Item::Plain(runtime(shared.items.iter().chain(&body))),
        Item::Plain(quote! {
            /// The address that the paths are relative to.
            pub const SERVER: &str = #server;
        }),
    ];
    items.extend(shared.items.into_iter().chain(body).map(Item::Plain));
    Some(File {
        path: format!("src/{}/operations.rs", layout.path(id).join("/")),
        content: print::file(&items),
    })
}

/// The `use` line for those types of the runtime that some items name.
fn runtime<'t>(items: impl Iterator<Item = &'t TokenStream>) -> TokenStream {
    let mut named = HashSet::new();
    items.for_each(|tokens| identifiers(tokens.clone(), &mut named));
    let types = [
        "Description",
        "Join",
        "Location",
        "Operation",
        "Paging",
        "Parameter",
        "Response",
    ];
    let types = types.into_iter().filter(|name| named.contains(*name));
    let types = types.map(|name| format_ident!("{name}"));
    quote! { use crate::support::operation::{#(#types),*}; }
}

fn identifiers(tokens: TokenStream, found: &mut HashSet<String>) {
    for token in tokens {
        match token {
            TokenTree::Ident(ident) => {
                found.insert(ident.to_string());
            }
            TokenTree::Group(group) => identifiers(group.stream(), found),
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

/// The type of an operation, with its description.
fn item(
    model: &Model,
    operation: &Operation,
    shared: &HashMap<String, String>,
    scope: &mut Scope,
    imports: &Imports,
) -> TokenStream {
    let name = match operation.id.as_str() {
        "" => format!("{} {}", key(operation.method), operation.path),
        id => id.to_owned(),
    };
    let name = format_ident!("{}", scope.take(names::type_name(&name)));
    let docs = Docs::default()
        .text(operation.summary.as_deref().or(operation.description.as_deref()))
        .or(|| code(&operation.id))
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
    let description = description(model, operation, shared, imports);
    quote! {
        #docs
        #[derive(Clone, Copy, Debug)]
        pub struct #name;

        impl Operation for #name {
            type Body = #body;
            type Response = #response;
            const DESCRIPTION: Description = #description;
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
    let method = key(operation.method);
    let parameters = operation
        .parameters
        .iter()
        .map(|parameter| parameters::reference(model, parameter, shared, imports));
    let responses = operation.responses.iter().map(|of| response(of, imports));
    let consumes = &operation.consumes;
    let consumes = (*consumes != ["application/json"]).then(|| quote! { consumes: &[#(#consumes),*], });
    let long_running = operation.long_running.then(|| quote! { long_running: true, });
    let paging = operation.pageable.as_deref().map(|next| match next {
        "" => quote! { paging: Paging::Single, },
        next => quote! { paging: Paging::NextLink(#next), },
    });
    let deprecated = operation.deprecated.then(|| quote! { deprecated: true, });
    let scopes = &operation.scopes;
    let scopes = (!scopes.is_empty()).then(|| quote! { scopes: &[#(#scopes),*], });
    quote! {
        Description {
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
            ..Description::DEFAULT
        }
    }
}

fn response(response: &Response, imports: &Imports) -> TokenStream {
    let status = match response.status.parse::<u16>() {
        Ok(status) => {
            let status = Literal::u16_unsuffixed(status);
            quote! { Some(#status) }
        }
        Err(_) => quote! { None },
    };
    let type_name = match &response.type_ref {
        Some(type_ref) => {
            let name = imports.written(type_ref);
            quote! { Some(#name) }
        }
        None => quote! { None },
    };
    let headers = response.headers.iter().map(|(name, _)| name);
    quote! { Response { status: #status, type_name: #type_name, headers: &[#(#headers),*] } }
}

/// A method as requests have it.
fn key(method: Method) -> String {
    let known = Method::BY_KEY.iter().find(|(_, known)| *known == method);
    known.map(|(key, _)| key.to_uppercase()).unwrap_or_default()
}
