//! What requests authenticate with, in a line: alternatives, each of them the schemes that are needed together
//! (<https://spec.openapis.org/oas/v3.0.3#security-requirement-object>). The page of the API describes the schemes.

use super::context::Context;
use super::request::Request;
use crate::docs::reader::markdown::anchor::{Ids, page_link};
use crate::docs::reader::markdown::text;
use crate::model::{Document, RequiredScheme, SecurityRequirement};
use crate::phrasing;

/// Returns what a request authenticates with, where that is not what all of the API do. `page` is the index of the page that
/// describes it.
pub(super) fn of_request(context: &Context<'_>, page: usize, request: Request<'_>) -> String {
    let operation = request.operation();
    let api = context.api(page);
    if api.group.is_some() {
        let scopes = operation.scopes.iter().map(|scope| phrasing::code(scope));
        let scopes = scopes.collect::<Vec<_>>().join(", ");
        return match scopes.as_str() {
            "" => String::new(),
            scopes => format!("Scopes: {scopes}"),
        };
    }
    let is_incoming = matches!(request, Request::Incoming(_));
    let usual = &context.security[context.plans[page].api];
    if usual.holds(operation) || (is_incoming && operation.security.is_empty()) {
        return String::new();
    }
    let link = page_link(&context.plans[page].path, &api.folder);
    let document = context.model.document(operation.document);
    let is_shown = operation.document == api.document;
    format!(
        "Authentication: {}",
        alternatives(&operation.security, document, is_shown.then_some(&link))
    )
}

/// Returns requirements in words. `page` is the link to the page that describes the schemes of the document, where there is
/// one.
pub(super) fn alternatives(
    security: &[SecurityRequirement],
    document: &Document,
    page: Option<&String>,
) -> String {
    let ids = scheme_ids(document);
    let scheme = |of: &RequiredScheme| {
        let index = document
            .security_schemes
            .iter()
            .position(|known| known.name == of.name);
        let name = phrasing::code(&of.name);
        let name = match (index, page) {
            (Some(index), Some(page)) => format!("[{name}]({page}#{})", ids[index]),
            _ => name,
        };
        let scopes: Vec<String> = of.scopes.iter().map(|scope| phrasing::code(scope)).collect();
        match scopes.len() {
            0 => name,
            1 => format!("{name} with the scope {}", scopes[0]),
            _ => format!("{name} with the scopes {}", scopes.join(", ")),
        }
    };
    let alternative = |of: &SecurityRequirement| {
        let schemes: Vec<String> = of.schemes.iter().map(scheme).collect();
        match schemes.is_empty() {
            true => NOTHING.to_owned(),
            false => schemes.join(" and "),
        }
    };
    let alternatives: Vec<String> = security.iter().map(alternative).collect();
    match alternatives.is_empty() {
        true => NOTHING.to_owned(),
        false => alternatives.join(", or "),
    }
}

/// What is needed where anyone can send a request.
const NOTHING: &str = "none";

/// Returns the ids of the headings of the security schemes of a document.
pub(super) fn scheme_ids(document: &Document) -> Vec<String> {
    let mut ids = Ids::default();
    let schemes = document.security_schemes.iter();
    schemes
        .map(|scheme| ids.take(&format!("security:{}", text::visible(&scheme.name))))
        .collect()
}
