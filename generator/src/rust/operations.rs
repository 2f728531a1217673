//! The operations of a document, as data and as types.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::docs::Docs;
use super::imports::Imports;
use super::layout::Layout;
use super::parameters;
use super::print::{self, Item, Line};
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
    for name in ["SERVER", "COMMON"] {
        scope.try_take(name);
    }
    let names = names(operations, &mut scope);
    let imports = Imports::of_operations(layout, id, &names);
    let constants = parameters::constants(model, operations, &mut scope, &imports);
    let scopes = operations.first().map_or(&[][..], |first| &first.scopes);
    let context = Context {
        imports: &imports,
        scopes,
    };
    let body: Vec<Item> = operations
        .iter()
        .zip(&names)
        .zip(&constants.names)
        .flat_map(|((operation, name), parameters)| context.items(operation, name, parameters))
        .collect();
    let document = model.document(model.modules[id].document);
    let docs = Docs::default()
        .text(Some("Operations, enough to build requests."))
        .inner();
    let server = document.server();
    let common = context.common();
    let mut items = vec![
        Item::Plain(docs),
        Item::Plain(imports.lines()),
        Item::Plain(imports.operation_lines()),
        Item::Plain(quote! {
            /// The address that the paths are relative to.
            pub const SERVER: &str = #server;
        }),
        Item::Plain(common),
        Item::Plain(constants.items),
    ];
    items.extend(body);
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

/// What the operations of a module are made of.
struct Context<'m> {
    imports: &'m Imports<'m>,
    /// The scopes of the first operation, which most others have too.
    scopes: &'m [String],
}

impl Context<'_> {
    /// Returns the constant with what most operations have in common.
    fn common(&self) -> TokenStream {
        let of = self.imports.operation_type("Description");
        match self.scopes {
            [] => quote! { const COMMON: #of = #of::DEFAULT; },
            scopes => quote! { const COMMON: #of = #of { scopes: &[#(#scopes),*], ..#of::DEFAULT }; },
        }
    }

    /// Returns the type of an operation, and its description. `parameters` are the constants of its parameters.
    fn items(&self, operation: &Operation, name: &str, parameters: &[Ident]) -> [Item; 2] {
        let name = format_ident!("{name}");
        let docs = Docs::default()
            .text(operation.summary.as_deref().or(operation.description.as_deref()))
            .or(|| code(&operation.own_name()))
            .outer();
        let or_unit = |type_ref: Option<&TypeRef>| {
            type_ref.map_or_else(|| quote! { () }, |type_ref| self.imports.type_ref(type_ref))
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
        let structure = quote! {
            #docs
            #[derive(Clone, Copy, Debug)]
            pub struct #name;
        };
        let data = Item::Call {
            name: self.imports.uses_macro("operation_data"),
            head: quote! { #name: #body => #response },
            lines: self.lines(operation, parameters),
        };
        [Item::Plain(structure), data]
    }

    /// Returns the lines that describe an operation.
    fn lines(&self, operation: &Operation, parameters: &[Ident]) -> Vec<Line> {
        let (id, path) = (&operation.id, &operation.path);
        let method = format_ident!("{}", operation.method.in_request());
        let responses = operation.responses.iter().map(|of| response(of, self.imports));
        let mut lines = vec![
            quote! { #id, #method #path, },
            quote! { parameters: [#(#parameters),*], },
            quote! { responses: [#(#responses)*], },
        ];
        let consumes = &operation.consumes;
        if *consumes != ["application/json"] {
            lines.push(quote! { consumes: &[#(#consumes),*], });
        }
        if operation.long_running {
            lines.push(quote! { long_running: true, });
        }
        if let Some(next) = operation.pageable.as_deref() {
            let of = self.imports.operation_type("Paging");
            lines.push(match next {
                "" => quote! { paging: #of::Single, },
                next => quote! { paging: #of::NextLink(#next), },
            });
        }
        if operation.deprecated {
            lines.push(quote! { deprecated: true, });
        }
        let scopes = &operation.scopes;
        if scopes != self.scopes {
            lines.push(quote! { scopes: &[#(#scopes),*], });
        }
        lines.into_iter().map(Line::new).collect()
    }
}

/// Returns a response: status, type and headers.
fn response(response: &Response, imports: &Imports) -> TokenStream {
    let status = match (response.status.parse::<u16>(), response.range()) {
        (Ok(code), _) => {
            let code = Literal::u16_unsuffixed(code);
            quote! { Code(#code) }
        }
        (_, Some(class)) => {
            let class = Literal::u8_unsuffixed(class);
            quote! { Range(#class) }
        }
        _ => quote! { Default },
    };
    let name = response.type_ref.as_ref().map(|of| imports.written(of));
    let name = name.map(|name| quote! { : #name });
    let headers: Vec<&String> = response.headers.iter().map(|header| &header.name).collect();
    let headers = (!headers.is_empty()).then(|| quote! { , headers: [#(#headers),*] });
    quote! { #status #name #headers; }
}
