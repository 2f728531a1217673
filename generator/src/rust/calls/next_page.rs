//! How lists of documents without `x-ms-pageable` come in pages. OpenAPI has no word for it, so the names decide: a header
//! `Link`, a member with the URL of the next page, or a member `next_cursor` for a parameter `cursor`.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::Context;
use super::paging;
use crate::model::{Dialect, Field, Location, Method, Operation, Response, StructType};

/// The endings of names of members that hold the URL of the next page, behind `next`.
const LINKS: [&str; 7] = ["link", "url", "uri", "href", "pagelink", "pageurl", "pageuri"];

/// The formats of strings that are URLs.
const FORMATS: [&str; 4] = ["uri", "url", "uri-reference", "iri"];

impl Context<'_> {
    /// Returns what the next page of a list is asked for by, as the macro `pageable` has it behind the elements; `None` if
    /// an operation does not give a page.
    pub(super) fn next_page(
        &self,
        operation: &Operation,
        response: &Response,
        page: Option<&StructType>,
    ) -> Option<TokenStream> {
        if operation.method != Method::Get || self.document.dialect == Dialect::Swagger {
            return None;
        }
        let field = page.and_then(|page| page.fields.iter().find_map(|of| self.next_field(operation, of)));
        field.or_else(|| {
            let mut headers = response.headers.iter();
            let has_link = headers.any(|header| header.name.eq_ignore_ascii_case("Link"));
            has_link.then(|| quote! { ; link_header })
        })
    }

    /// Returns the tokens for a field that says what the next page is.
    fn next_field(&self, operation: &Operation, field: &Field) -> Option<TokenStream> {
        let name = plain(&field.wire);
        let rest = name.rsplit('.').next()?.strip_prefix("next")?;
        if !paging::is_text(&field.type_ref) {
            return None;
        }
        let ident = format_ident!("{}", field.name);
        let mut parameters = operation.parameters.iter();
        let cursor = parameters.find(|of| of.location == Location::Query && plain(&of.name) == rest);
        if let Some(parameter) = cursor {
            let name = &parameter.name;
            return Some(quote! { , #ident => #name });
        }
        let format = self.model.schemas[field.schema].format.as_deref();
        let is_link = LINKS.contains(&rest)
            || ["", "page"].contains(&rest) && format.is_some_and(|format| FORMATS.contains(&format));
        is_link.then(|| quote! { , #ident })
    }
}

/// Returns a name in small letters, without what is between its words.
fn plain(name: &str) -> String {
    name.replace(['_', '-', '@'], "").to_ascii_lowercase()
}
