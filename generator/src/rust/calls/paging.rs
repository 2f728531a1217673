//! Lists in pages, and long-running operations.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::Context;
use super::responses::groups;
use crate::model::{Field, Operation, Scalar, StructType, TypeKind, TypeRef};

/// The member with the elements of a page, if the document does not name it.
const ITEMS: &str = "value";

impl Context<'_> {
    /// Returns what makes an operation a list in pages; `None` if it is not one, or if its response is not as it says.
    pub(super) fn pageable(&self, operation: &Operation, name: &str) -> Option<TokenStream> {
        let ident = format_ident!("{name}");
        let (successes, _) = groups(operation);
        let bodies: Vec<&TypeRef> = successes
            .iter()
            .filter_map(|(_, of)| of.type_ref.as_ref())
            .collect();
        let body = *bodies.first()?;
        // A list whose pages differ by status, or are absent, is read as any other response.
        if bodies.len() != successes.len() || bodies.iter().any(|of| *of != body) {
            return None;
        }
        let response = successes.first()?.1;
        let (item, page) = match self.array(body) {
            Some(item) => (item, None),
            None => {
                let page = self.structure(body)?;
                let items = self.items_field(operation, page)?;
                (self.array(&items.type_ref)?, Some((page, items)))
            }
        };
        let next = match operation.pageable.as_deref() {
            Some(next) => page.and_then(|(page, _)| next_link(page, next)),
            None => Some(self.next_page(operation, response, page.map(|(page, _)| page))?),
        };
        let item = self.imports.type_ref(item);
        let items = page.map(|(_, items)| format_ident!("{}", items.name));
        let items = items.map(|items| quote! { , #items });
        self.imports.uses_macro("pageable");
        Some(quote! { pageable!(#ident, #item #items #next); })
    }

    /// Returns the field with the elements of a page: the one that the document names, else the only list.
    fn items_field<'s>(&self, operation: &Operation, page: &'s StructType) -> Option<&'s Field> {
        if operation.pageable.is_some() {
            return field(page, operation.item_name.as_deref().unwrap_or(ITEMS));
        }
        let mut lists = page.fields.iter().filter(|of| self.array(&of.type_ref).is_some());
        lists.next().filter(|_| lists.next().is_none())
    }

    /// Returns the elements of a list.
    fn array<'t>(&'t self, of: &'t TypeRef) -> Option<&'t TypeRef> {
        match of {
            TypeRef::Array(item) => Some(item),
            TypeRef::Named(id) => match &self.model.types[*id].kind {
                TypeKind::Alias(alias) => self.array(&alias.target),
                _ => None,
            },
            _ => None,
        }
    }

    fn structure(&self, of: &TypeRef) -> Option<&StructType> {
        let TypeRef::Named(id) = of else {
            return None;
        };
        match &self.model.types[*id].kind {
            TypeKind::Struct(structure) => Some(structure),
            TypeKind::Alias(alias) => self.structure(&alias.target),
            _ => None,
        }
    }

    /// Returns what makes an operation long-running; `None` if it is not.
    pub(super) fn long_running(&self, operation: &Operation, name: &str) -> Option<TokenStream> {
        if !operation.long_running {
            return None;
        }
        let state = match operation.final_state.as_deref() {
            Some("azure-async-operation" | "operation-location") => Some(format_ident!("State")),
            Some("location") => Some(format_ident!("Location")),
            Some("original-uri") => Some(format_ident!("OriginalUri")),
            _ => None,
        };
        let ident = format_ident!("{name}");
        let state = state.map(|state| {
            quote! { const FINAL_STATE: calls::FinalState = calls::FinalState::#state; }
        });
        Some(quote! { impl calls::LongRunning for #ident { #state } })
    }
}

fn field<'s>(of: &'s StructType, wire: &str) -> Option<&'s Field> {
    of.fields.iter().find(|field| field.wire == wire)
}

/// Returns the tokens for the field that holds the link to the next page.
fn next_link(page: &StructType, wire: &str) -> Option<TokenStream> {
    let next = field(page, wire).filter(|next| is_text(&next.type_ref))?;
    let next = format_ident!("{}", next.name);
    Some(quote! { , #next })
}

/// Returns whether values of a type are strings.
pub(super) fn is_text(of: &TypeRef) -> bool {
    matches!(of, TypeRef::Scalar(Scalar::String))
}
