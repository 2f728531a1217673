//! The operations of a document, as data and as types.

use proc_macro2::TokenStream;
use quote::quote;

use super::declaration::Declaration;
use super::docs::Docs;
use super::imports::Imports;
use super::layout::Layout;
use super::parameters;
use super::print::{self, Item, Line};
use super::text::{all_quoted, quoted, tokens};
use crate::model::{Model, ModuleId, Operation, Response, TypeRef};
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
        Item::Constants(constants.items),
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
        let of = tokens(&self.imports.operation_type("Description"));
        match self.scopes {
            [] => quote! { const COMMON: #of = #of::DEFAULT; },
            scopes => quote! { const COMMON: #of = #of { scopes: &[#(#scopes),*], ..#of::DEFAULT }; },
        }
    }

    /// Returns the type of an operation, and its description. `parameters` are the constants of its parameters.
    fn items(&self, operation: &Operation, name: &str, parameters: &[String]) -> [Item; 2] {
        let docs = Docs::default()
            .text(operation.summary.as_deref().or(operation.description.as_deref()))
            .or(|| code(&operation.own_name()));
        let or_unit = |type_ref: Option<&TypeRef>| {
            type_ref.map_or_else(|| "()".to_owned(), |type_ref| self.imports.type_ref(type_ref))
        };
        let body = or_unit(operation.body().and_then(|body| body.type_ref.as_ref()));
        let success = operation
            .responses
            .iter()
            .find(|response| response.status.starts_with('2') && response.type_ref.is_some());
        let response = or_unit(success.and_then(|response| response.type_ref.as_ref()));
        let structure =
            Declaration::new(docs, format!("pub struct {name}")).with("#[derive(Clone, Copy, Debug)]");
        let data = Item::Call {
            name: self.imports.uses_macro("operation_data"),
            head: format!("{name}: {body} => {response}"),
            lines: self.lines(operation, parameters),
        };
        [Item::Declared(structure), data]
    }

    /// Returns the lines that describe an operation.
    fn lines(&self, operation: &Operation, parameters: &[String]) -> Vec<Line> {
        let (id, path) = (quoted(&operation.id), quoted(&operation.path));
        let method = operation.method.in_request();
        let responses = operation.responses.iter().map(|of| response(of, self.imports));
        let responses: Vec<String> = responses.collect();
        let mut lines = vec![
            format!("{id}, {method} {path},"),
            format!("parameters: [{}],", parameters.join(", ")),
            format!("responses: [{}],", responses.join(" ")),
        ];
        let consumes = &operation.consumes;
        if *consumes != ["application/json"] {
            lines.push(format!("consumes: &[{}],", all_quoted(consumes, ", ")));
        }
        if operation.long_running {
            lines.push("long_running: true,".to_owned());
        }
        if let Some(next) = operation.pageable.as_deref() {
            let of = self.imports.operation_type("Paging");
            lines.push(match next {
                "" => format!("paging: {of}::Single,"),
                next => format!("paging: {of}::NextLink({}),", quoted(next)),
            });
        }
        if operation.deprecated {
            lines.push("deprecated: true,".to_owned());
        }
        let scopes = &operation.scopes;
        if scopes != self.scopes {
            lines.push(format!("scopes: &[{}],", all_quoted(scopes, ", ")));
        }
        lines.into_iter().map(Line::new).collect()
    }
}

/// Returns a response: status, type and headers.
fn response(response: &Response, imports: &Imports) -> String {
    let status = match (response.status.parse::<u16>(), response.range()) {
        (Ok(code), _) => format!("Code({code})"),
        (_, Some(class)) => format!("Range({class})"),
        _ => "Default".to_owned(),
    };
    let name = response.type_ref.as_ref().map(|of| imports.written(of));
    let name = name.map_or_else(String::new, |name| format!(": {}", quoted(&name)));
    let headers = response.headers.iter().map(|header| &header.name);
    let headers = match response.headers.is_empty() {
        true => String::new(),
        false => format!(", headers: [{}]", all_quoted(headers, ", ")),
    };
    format!("{status}{name}{headers};")
}
