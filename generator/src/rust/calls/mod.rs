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

use std::cell::RefCell;

use quote::quote;
use rustc_hash::FxHashMap;

use super::declaration::Declaration;
use super::docs::Docs;
use super::imports::Imports;
use super::layout::Layout;
use super::operations;
use super::parameter_rules::ParameterRules;
use super::print::{self, Item};
use super::rule_tables::Rules;
use super::text::{quoted, tokens};
use crate::model::{Document, Model, ModuleId, Operation};
use crate::output::File;
use crate::passes::names::Scope;
use crate::phrasing::code;

use parameters::Argument;

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
    /// The descriptions of parameters as Markdown: most operations have the same parameters.
    descriptions: RefCell<FxHashMap<&'m str, Docs>>,
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
        descriptions: RefCell::default(),
    };
    context.version = context.version(first);
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

impl<'m> Context<'m> {
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
        let security = tokens(&self.security(self.first));
        let common_version = tokens(&self.version(self.first));
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
        let members = arguments.iter().map(Argument::field);
        let structure = self.attributes(
            operation,
            Declaration::new(docs(operation), format!("pub struct {name}")),
        );
        let structure = structure.with_all(
            responses
                .headers
                .as_ref()
                .map(|headers| format!("#[headers({headers})]")),
        );
        let implementation = Declaration::new(Docs::default(), format!("impl Call for {name}"))
            .members(responses.implementation);
        let call = Item::In(
            self.imports.uses_macro("call"),
            vec![structure.members(members), implementation],
        );
        let mut items = vec![call];
        let pageable = self.pageable(operation, name, &responses.output);
        items.extend(responses.items);
        items.extend(pageable);
        items.extend(self.long_running(operation, name));
        items
    }

    /// Returns a description as documentation.
    fn described(&self, text: Option<&'m str>) -> Docs {
        let Some(text) = text else {
            return Docs::default();
        };
        let mut known = self.descriptions.borrow_mut();
        let docs = known
            .entry(text)
            .or_insert_with(|| Docs::default().text(Some(text)));
        docs.clone()
    }

    /// Adds the attributes for the request of an operation: method and path, and what most operations have otherwise.
    fn attributes(&self, operation: &Operation, structure: Declaration) -> Declaration {
        let (method, path) = (operation.method.in_request(), quoted(&operation.path));
        let server = operation.servers.first().map(|server| server.url.as_str());
        let server = server.filter(|own| *own != self.document.server());
        let server = server.map(|server| format!("#[server({})]", quoted(server)));
        let version = self.version(operation);
        let version = (version != self.version).then(|| format!("#[version({version})]"));
        let security = (!security::is_same(operation, self.first))
            .then(|| format!("#[security({})]", self.security(operation)));
        structure
            .first(format!("#[{method} = {path}]"))
            .with_all(server)
            .with_all(version)
            .with_all(security)
    }
}

fn docs(operation: &Operation) -> Docs {
    let deprecated = operation.deprecated.then_some("Deprecated.");
    Docs::default()
        .text(operation.summary.as_deref().or(operation.description.as_deref()))
        .or(|| format!("The operation {}.", code(&operation.own_name())))
        .markdown(deprecated.unwrap_or_default().to_owned())
}
