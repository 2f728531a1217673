//! Responses of an operation: the types of what it gives, and of its errors.

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use rustc_hash::FxHashSet;

use super::Context;
use super::body::{self, Encoding};
use super::status::Status;
use crate::model::{Header, MediaType, Method, Operation, Response};
use crate::passes::names::{self, Scope};
use crate::phrasing::code;
use crate::rust::docs::Docs;
use crate::rust::print::Item;

/// What the responses of an operation add to its call.
pub(super) struct Responses {
    /// The items of the implementation of `Call`.
    pub(super) implementation: TokenStream,
    /// The type of the headers that successful responses have; `None` if there are none.
    pub(super) headers: Option<Ident>,
    /// Types of their own.
    pub(super) items: Vec<Item>,
    /// How the body of a successful response is held.
    pub(super) output: Output,
}

/// How the body of a successful response is held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Output {
    /// As its type.
    Same,
    /// In an `Option`, since some statuses have no body.
    Maybe,
    /// In a variant of this enum.
    ByStatus(Ident),
}

/// How the body of a response is read: the decoder of the runtime, and the type.
#[derive(Clone)]
struct Body {
    decoder: &'static str,
    of: TokenStream,
}

impl Body {
    fn tokens(&self) -> TokenStream {
        let (decoder, of) = (format_ident!("{}", self.decoder), &self.of);
        match self.decoder {
            "Json" => quote! { calls::Json<#of> },
            _ => quote! { calls::#decoder },
        }
    }
}

/// The responses that report success, or those that report an error.
pub(super) type Group<'o> = Vec<(Status, &'o Response)>;

impl Context<'_> {
    /// Returns what the responses of an operation add. `name` is the struct of the operation.
    pub(super) fn responses(&self, operation: &Operation, name: &str, scope: &mut Scope) -> Responses {
        let (successes, errors) = groups(operation);
        let mut items = Vec::new();
        let ((tokens, has_body), output) = match successes.is_empty() || operation.method == Method::Head {
            true => ((quote! { calls::Empty }, None), Output::Same),
            false => self.outcome(operation, &successes, (name, "Output", scope), &mut items),
        };
        let ((error, _), _) = match errors.is_empty() {
            true => ((quote! { calls::Json<serde_json::Value> }, None), Output::Same),
            false => self.outcome(operation, &errors, (name, "Error", scope), &mut items),
        };
        let headers = self.headers(&successes, (name, scope), &mut items);
        let accept = self.accept(&successes);
        Responses {
            implementation: quote! {
                type Output = #tokens;
                type Error = #error;
                #accept
                #has_body
            },
            headers,
            items,
            output,
        }
    }

    /// Returns how the body of a response is read; `None` if it has none.
    fn body(&self, response: &Response) -> Option<Body> {
        let (schema, of) = response.schema.zip(response.type_ref.as_ref())?;
        Some(match body::encoding(self.model, &response.content, schema, of) {
            Encoding::Json => Body {
                decoder: "Json",
                of: self.imports.type_ref(of),
            },
            Encoding::Text => Body {
                decoder: "Text",
                of: quote! { String },
            },
            Encoding::Binary => Body {
                decoder: "Binary",
                of: quote! { Vec<u8> },
            },
        })
    }

    /// Returns how the bodies of a group are read, the function that says which statuses have a body, and how they are held.
    fn outcome(
        &self,
        operation: &Operation,
        group: &Group<'_>,
        (name, suffix, scope): (&str, &str, &mut Scope),
        items: &mut Vec<Item>,
    ) -> ((TokenStream, Option<TokenStream>), Output) {
        let bodies: Vec<(Status, Option<Body>)> = group
            .iter()
            .map(|(status, response)| (*status, self.body(response)))
            .collect();
        let mut known = FxHashSet::default();
        let kinds = bodies
            .iter()
            .filter_map(|(_, body)| body.as_ref())
            .map(Body::tokens);
        let kinds: Vec<TokenStream> = kinds.filter(|tokens| known.insert(tokens.to_string())).collect();
        let all_have_bodies = bodies.iter().all(|(_, body)| body.is_some());
        match kinds.as_slice() {
            [] => ((quote! { calls::Empty }, None), Output::Same),
            [only] if all_have_bodies => ((only.clone(), None), Output::Same),
            [only] => (
                (quote! { calls::Maybe<#only> }, Some(has_body(&bodies))),
                Output::Maybe,
            ),
            _ => {
                let name = scope.take(format!("{name}{suffix}"));
                let ident = format_ident!("{name}");
                items.push(by_status(
                    self.imports.uses_macro("by_status"),
                    &name,
                    operation,
                    &bodies,
                ));
                ((quote! { #ident }, None), Output::ByStatus(ident))
            }
        }
    }

    /// Returns the type of the headers that successful responses have.
    fn headers(
        &self,
        group: &Group<'_>,
        (name, scope): (&str, &mut Scope),
        items: &mut Vec<Item>,
    ) -> Option<Ident> {
        let mut known = FxHashSet::default();
        let headers = group.iter().flat_map(|(_, response)| &response.headers);
        let headers: Vec<&Header> = headers
            .filter(|header| known.insert(header.name.to_ascii_lowercase()))
            .collect();
        if headers.is_empty() {
            return None;
        }
        let struct_name = scope.take(format!("{name}Headers"));
        let ident = format_ident!("{struct_name}");
        let names = headers.iter().map(|header| header.name.as_str());
        let names = Scope::default().take_all(names, names::field);
        let fields = headers.iter().zip(names).map(|(header, field)| {
            let (name, field) = (&header.name, format_ident!("{field}"));
            let of = header.type_ref.as_ref();
            let of = of.map_or_else(|| quote! { String }, |of| self.imports.type_ref(of));
            let docs = Docs::default()
                .text(header.description.as_deref())
                .or(|| format!("The header {}.", code(name)))
                .outer();
            match &header.collection_prefix {
                Some(prefix) => {
                    self.imports.uses_map();
                    quote! { #[read_prefixed(#prefix)] #docs pub #field: Option<BTreeMap<String, #of>> }
                }
                None => quote! { #[read_header(#name)] #docs pub #field: Option<#of> },
            }
        });
        let docs = Docs::default()
            .markdown(format!("The headers of the response to [`{name}`]."))
            .outer();
        items.push(Item::In(
            self.imports.uses_macro("response_headers"),
            quote! { #docs pub struct #ident { #(#fields,)* } },
        ));
        Some(ident)
    }

    /// Returns the media types that a request asks for, where they are not JSON.
    fn accept(&self, group: &Group<'_>) -> Option<TokenStream> {
        let bodies: Vec<Body> = group
            .iter()
            .filter_map(|(_, response)| self.body(response))
            .collect();
        if bodies.is_empty() || bodies.iter().all(|body| body.decoder == "Json") {
            return None;
        }
        let types: BTreeSet<&str> = group
            .iter()
            .flat_map(|(_, response)| &response.content)
            .map(|of: &MediaType| of.name.as_str())
            .collect();
        let types = match types.is_empty() {
            true => "*/*".to_owned(),
            false => Vec::from_iter(types).join(", "),
        };
        Some(quote! { const ACCEPT: &'static str = #types; })
    }
}

/// Returns the responses of an operation that report success, and those that report an error, the narrowest first.
/// `default` reports an error if another response reports success, as Azure has it.
pub(super) fn groups(operation: &Operation) -> (Group<'_>, Group<'_>) {
    let mut all: Group<'_> = operation
        .responses
        .iter()
        .map(|of| (Status::of(of), of))
        .collect();
    all.sort_by_key(|(status, _)| *status);
    all.dedup_by_key(|(status, _)| *status);
    let has_success = all.iter().any(|(status, _)| status.is_error() == Some(false));
    let successes = all
        .iter()
        .filter(|(status, _)| !status.is_error().unwrap_or(has_success));
    let errors = all.iter().filter(|(status, _)| status.is_error().unwrap_or(true));
    (successes.copied().collect(), errors.copied().collect())
}

/// Returns the function that says which statuses have a body.
fn has_body(bodies: &[(Status, Option<Body>)]) -> TokenStream {
    let without = bodies
        .iter()
        .filter(|(_, body)| body.is_none())
        .map(|(status, _)| status.pattern());
    let narrower = bodies
        .iter()
        .filter(|(_, body)| body.is_some())
        .map(|(status, _)| status.pattern());
    let has_default = bodies
        .iter()
        .any(|(status, body)| *status == Status::Default && body.is_none());
    match has_default {
        true => quote! { fn has_body(status: u16) -> bool { matches!(status, #(#narrower)|*) } },
        false => quote! { fn has_body(status: u16) -> bool { !matches!(status, #(#without)|*) } },
    }
}

/// Returns the enum of bodies that differ by status.
fn by_status(
    macro_name: &'static str,
    name: &str,
    operation: &Operation,
    bodies: &[(Status, Option<Body>)],
) -> Item {
    let variants = bodies.iter().map(|(status, body)| {
        let (pattern, variant) = (status.pattern(), format_ident!("{}", status.variant()));
        let docs = Docs::default()
            .markdown(format!("The response with {}.", status.text()))
            .outer();
        match body {
            Some(Body { decoder, of }) => {
                let decoder = format_ident!("{decoder}");
                quote! { #[status(#pattern, #decoder)] #docs #variant(#of) }
            }
            None => quote! { #[status(#pattern)] #docs #variant },
        }
    });
    let ident = format_ident!("{name}");
    let docs = Docs::default()
        .markdown(format!(
            "The bodies of the responses to {}, by status.",
            code(&operation.own_name())
        ))
        .outer();
    Item::In(macro_name, quote! { #docs pub enum #ident { #(#variants,)* } })
}
