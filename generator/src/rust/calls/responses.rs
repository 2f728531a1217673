//! Responses of an operation: the types of what it gives, and of its errors.

use std::collections::BTreeSet;

use proc_macro2::Ident;
use quote::format_ident;
use rustc_hash::FxHashSet;

use super::Context;
use super::body::{self, Encoding};
use super::pages::{is_flag, is_number, structure};
use super::status::Status;
use crate::model::{Header, MediaType, Method, Operation, Response, SchemaId, StructType, TypeRef};
use crate::passes::names::{self, Scope};
use crate::phrasing::code;
use crate::rust::declaration::{Declaration, Member};
use crate::rust::docs::{Docs, type_link};
use crate::rust::expression::Expression;
use crate::rust::print::Item;
use crate::rust::text::quoted;

/// What the responses of an operation add to its call.
pub(super) struct Responses {
    /// The items of the implementation of `Call`.
    pub(super) implementation: Vec<Member>,
    /// The type of the headers that successful responses have; `None` if there are none.
    pub(super) headers: Option<String>,
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
    of: String,
}

impl Body {
    /// Returns the type that reads the body.
    fn reader(&self) -> String {
        match self.decoder {
            "Json" => format!("calls::Json<{}>", self.of),
            decoder => format!("calls::{decoder}"),
        }
    }
}

/// The type that reads the bodies of a group, and the function that says which statuses have a body.
type Reader = (String, Option<Member>);

/// The responses that report success, or those that report an error.
pub(super) type Group<'o> = Vec<(Status, &'o Response)>;

impl Context<'_> {
    /// Returns what the responses of an operation add. `name` is the struct of the operation.
    pub(super) fn responses(&self, operation: &Operation, name: &str, scope: &mut Scope) -> Responses {
        let (successes, errors) = groups(operation);
        let mut items = Vec::new();
        let ((reader, has_body), output) = match successes.is_empty() || operation.method == Method::Head {
            true => (("calls::Empty".to_owned(), None), Output::Same),
            false => self.outcome(operation, &successes, (name, "Output", scope), &mut items),
        };
        let ((error, _), _) = match errors.is_empty() {
            true => (("calls::Json<serde_json::Value>".to_owned(), None), Output::Same),
            false => self.outcome(operation, &errors, (name, "Error", scope), &mut items),
        };
        let headers = self.headers(&successes, (name, scope), &mut items);
        let types = [
            Member::item(format!("type Output = {reader}")),
            Member::item(format!("type Error = {error}")),
        ];
        let accept = self.accept(&successes);
        Responses {
            implementation: types.into_iter().chain(accept).chain(has_body).collect(),
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
                of: self.body_type(schema, of),
            },
            Encoding::Text => Body {
                decoder: "Text",
                of: "String".to_owned(),
            },
            Encoding::Form | Encoding::Binary => Body {
                decoder: "Binary",
                of: "Vec<u8>".to_owned(),
            },
        })
    }

    /// Returns the type of a body of JSON, which may be `null` where its schema says so.
    pub(super) fn body_type(&self, schema: SchemaId, of: &TypeRef) -> String {
        match *of != TypeRef::Any && body::is_nullable(self.model, schema) {
            true => self.imports.type_ref(&TypeRef::Nullable(Box::new(of.clone()))),
            false => self.imports.type_ref(of),
        }
    }

    /// Returns how the bodies of a group are read, the function that says which statuses have a body, and how they are held.
    fn outcome(
        &self,
        operation: &Operation,
        group: &Group<'_>,
        (name, suffix, scope): (&str, &str, &mut Scope),
        items: &mut Vec<Item>,
    ) -> (Reader, Output) {
        let bodies: Vec<(Status, Option<Body>)> = group
            .iter()
            .map(|(status, response)| (*status, self.body(response)))
            .collect();
        let mut known = FxHashSet::default();
        let kinds = bodies
            .iter()
            .filter_map(|(_, body)| body.as_ref())
            .map(Body::reader);
        let kinds: Vec<String> = kinds.filter(|reader| known.insert(reader.clone())).collect();
        let all_have_bodies = bodies.iter().all(|(_, body)| body.is_some());
        match kinds.as_slice() {
            [] => (("calls::Empty".to_owned(), None), Output::Same),
            [only] if all_have_bodies => ((only.clone(), None), Output::Same),
            [only] => (
                (format!("calls::Maybe<{only}>"), Some(has_body(&bodies))),
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
                ((name, None), Output::ByStatus(ident))
            }
        }
    }

    /// Returns the type of the headers that successful responses have.
    fn headers(
        &self,
        group: &Group<'_>,
        (name, scope): (&str, &mut Scope),
        items: &mut Vec<Item>,
    ) -> Option<String> {
        let mut known = FxHashSet::default();
        let headers = group.iter().flat_map(|(_, response)| &response.headers);
        let headers: Vec<&Header> = headers
            .filter(|header| known.insert(header.name.to_ascii_lowercase()))
            .collect();
        if headers.is_empty() {
            return None;
        }
        let struct_name = scope.take(format!("{name}Headers"));
        let names = headers.iter().map(|header| header.name.as_str());
        let names = Scope::default().take_all(names, names::field);
        let fields = headers
            .iter()
            .zip(names)
            .map(|(header, field)| self.header(header, &field));
        let docs = Docs::default().markdown(format!(
            "The headers of the response to {}.",
            type_link(name, name)
        ));
        items.push(Item::In(
            self.imports.uses_macro("response_headers"),
            vec![Declaration::new(docs, format!("pub struct {struct_name}")).members(fields)],
        ));
        Some(struct_name)
    }

    /// Returns the field for a header.
    fn header(&self, header: &Header, field: &str) -> Member {
        let name = &header.name;
        let of = header.type_ref.as_ref();
        let of = of.map_or_else(|| "String".to_owned(), |of| self.imports.type_ref(of));
        let docs = Docs::default()
            .text(header.description.as_deref())
            .or(|| format!("The header {}.", code(name)));
        match &header.collection_prefix {
            Some(prefix) => {
                self.imports.uses_map();
                Member::new(docs, format!("pub {field}: Option<BTreeMap<String, {of}>>"))
                    .first("read_prefixed", [quoted(prefix)])
            }
            None => {
                let field = Member::new(docs, format!("pub {field}: Option<{of}>"));
                match header.type_ref.as_ref().and_then(|of| structure(self.model, of)) {
                    Some(object) => field.first("read_members", [quoted(name), other_members(object)]),
                    None => field.first("read_header", [quoted(name)]),
                }
            }
        }
    }

    /// Returns the media types that a request asks for, where they are not JSON.
    fn accept(&self, group: &Group<'_>) -> Option<Member> {
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
        Some(Member::item(format!(
            "const ACCEPT: &'static str = {}",
            quoted(&types)
        )))
    }
}

/// Returns the list of the members of an object that are numbers or `true` and `false`, as an argument of the runtime.
fn other_members(object: &StructType) -> String {
    let is_other = |of: &TypeRef| is_number(of) || is_flag(of);
    let fields = object.fields.iter().filter(|field| is_other(&field.type_ref));
    let names: Vec<String> = fields.map(|field| quoted(&field.wire)).collect();
    format!("&[{}]", names.join(", "))
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
fn has_body(bodies: &[(Status, Option<Body>)]) -> Member {
    let patterns = |has_body: bool| {
        let statuses = bodies.iter().filter(|(_, body)| body.is_some() == has_body);
        let patterns: Vec<String> = statuses.map(|(status, _)| status.pattern()).collect();
        patterns.join(" | ")
    };
    let has_default = bodies
        .iter()
        .any(|(status, body)| *status == Status::Default && body.is_none());
    let value = match has_default {
        true => format!("matches!(status, {})", patterns(true)),
        false => format!("!matches!(status, {})", patterns(false)),
    };
    Member::function(
        Docs::default(),
        "fn has_body",
        vec!["status: u16".to_owned()],
        (" -> bool", Expression::path(value)),
    )
}

/// Returns the enum of bodies that differ by status.
fn by_status(
    macro_name: &'static str,
    name: &str,
    operation: &Operation,
    bodies: &[(Status, Option<Body>)],
) -> Item {
    let variants = bodies.iter().map(|(status, body)| {
        let (pattern, variant) = (status.pattern(), status.variant());
        let docs = Docs::default().markdown(format!("The response with {}.", status.text()));
        match body {
            Some(Body { decoder, of }) => Member::new(docs, format!("{variant}({of})"))
                .first("status", [pattern, (*decoder).to_owned()]),
            None => Member::new(docs, variant).first("status", [pattern]),
        }
    });
    let docs = Docs::default().markdown(format!(
        "The bodies of the responses to {}, by status.",
        code(&operation.own_name())
    ));
    let item = Declaration::new(docs, format!("pub enum {name}")).members(variants);
    Item::In(macro_name, vec![item])
}
