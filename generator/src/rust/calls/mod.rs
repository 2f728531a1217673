//! Operations as requests and responses. In: the operations of a document. Out: the file `calls.rs` of its module, with a
//! struct for each operation that the runtime turns into a request, and whose response it reads.

mod body;
mod constants;
mod long_running;
mod pages;
mod paging;
mod parameters;
mod responses;
mod security;
mod status;
mod style;
mod untyped;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::docs::Docs;
use super::imports::Imports;
use super::layout::Layout;
use super::operations;
use super::parameter_rules::ParameterRules;
use super::print::{self, Item};
use super::rule_tables::Rules;
use crate::model::{Document, Model, ModuleId, Operation};
use crate::output::File;
use crate::passes::names::Scope;
use crate::phrasing::code;

pub use paging::report_paging;
pub use untyped::report_untyped_bodies;

/// What the calls of one module are made of.
struct Context<'m> {
    model: &'m Model,
    document: &'m Document,
    imports: Imports<'m>,
    /// Whether types have validators.
    has_validators: bool,
    /// The rules of the parameters of the module.
    rules: &'m [ParameterRules],
    /// Whether names tell which operations are lists in pages: `x-ms-pageable` tells it in no operation of the document.
    names_tell_pages: bool,
    /// The first operation, whose security most others have too.
    first: &'m Operation,
    /// The version of the API of the first operation.
    version: String,
}

/// Returns the file with the calls of a module; `None` if its document has no operations.
pub(super) fn file(layout: &Layout, id: ModuleId, rules: Option<&Rules>) -> Option<File> {
    let model = layout.model;
    let operations = layout.operations(id);
    let first = operations.first()?;
    let mut scope = Scope::default();
    let names = operations::names(operations, &mut scope);
    let mut context = Context {
        model,
        document: model.document(model.modules[id].document),
        imports: Imports::of_operations(layout, id, &names),
        has_validators: rules.is_some(),
        rules: rules.map_or(&[], |rules| rules.parameters(id)),
        names_tell_pages: operations.iter().all(|of| of.pageable.is_none()),
        first,
        version: String::new(),
    };
    context.version = context.version(first).to_string();
    context.imports.uses_macro("calls");
    let mut items = Vec::new();
    for (operation, name) in operations.iter().zip(&names) {
        items.extend(context.items(operation, name, &mut scope));
    }
    let docs = Docs::default()
        .text(Some("Operations as requests and responses."))
        .inner();
    let mut all = vec![Item::Plain(docs), Item::Plain(context.imports.lines())];
    all.extend(context.constants(operations));
    all.extend(items);
    Some(File {
        path: format!("src/{}/calls.rs", layout.path(id).join("/")),
        content: print::file(all),
    })
}

impl Context<'_> {
    /// Returns what all operations of the module have in common.
    fn constants(&self, operations: &[&Operation]) -> Vec<Item> {
        let server = self.document.server();
        let version = &self.document.version;
        let parameters = operations.iter().flat_map(|operation| &operation.parameters);
        let has_version = parameters.into_iter().any(|of| self.is_version(of));
        let version = has_version.then(|| {
            quote! {
                /// The version of the API that requests ask for.
                pub const API_VERSION: &str = #version;
            }
        });
        let (security, common_version) = (self.security(self.first), self.version(self.first));
        let mut items = vec![quote! {
            /// The address of the server.
            pub const SERVER: &str = #server;
        }];
        items.extend(version);
        items.push(quote! {
            /// The parameter for the version of the API that most operations have.
            const VERSION: Option<(&str, &str)> = #common_version;
        });
        items.push(quote! {
            /// The security schemes that most operations require: alternatives, of which all schemes are needed.
            const SECURITY: Option<&[&[&str]]> = #security;
        });
        items.extend(self.credentials());
        items.into_iter().map(Item::Plain).collect()
    }

    /// Returns the struct of an operation, and the types of its response.
    fn items(&self, operation: &Operation, name: &str, scope: &mut Scope) -> Vec<Item> {
        let responses = self.responses(operation, name, scope);
        let arguments = self.arguments(operation);
        let fields = arguments.iter().map(|argument| argument.field());
        let ident = format_ident!("{name}");
        let method = format_ident!("{}", operation.method.in_request());
        let path = &operation.path;
        let (implementation, headers) = (&responses.implementation, &responses.headers);
        let headers = headers.as_ref().map(|headers| quote! { #[headers(#headers)] });
        let docs = docs(operation);
        let server = operation.servers.first().map(|server| server.url.as_str());
        let server = server.filter(|own| *own != self.document.server());
        let server = server.map(|server| quote! { #[server(#server)] });
        let security = (!security::is_same(operation, self.first)).then(|| {
            let security = self.security(operation);
            quote! { #[security(#security)] }
        });
        let version = self.version(operation);
        let version = (version.to_string() != self.version).then(|| quote! { #[version(#version)] });
        let tokens = quote! {
            #[#method = #path]
            #docs
            #server
            #version
            #security
            #headers
            pub struct #ident {
                #(#fields,)*
            }

            impl Call for #ident {
                #implementation
            }
        };
        let mut items = vec![Item::In(self.imports.uses_macro("call"), tokens)];
        let pageable = self.pageable(operation, name, &responses.output);
        items.extend(responses.items);
        items.extend(pageable.map(Item::Plain));
        items.extend(self.long_running(operation, name).map(Item::Plain));
        items
    }
}

fn docs(operation: &Operation) -> TokenStream {
    let deprecated = operation.deprecated.then_some("Deprecated.");
    Docs::default()
        .text(operation.summary.as_deref().or(operation.description.as_deref()))
        .or(|| format!("The operation {}.", code(&operation.own_name())))
        .markdown(deprecated.unwrap_or_default().to_owned())
        .outer()
}
