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
        let next = operation.pageable.as_deref()?;
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
        if let TypeRef::Array(item) = body {
            self.imports.uses_macro("pageable");
            let item = self.imports.type_ref(item);
            return Some(quote! { pageable!(#ident, #item); });
        }
        let page = self.structure(body)?;
        let items = field(page, operation.item_name.as_deref().unwrap_or(ITEMS))?;
        let TypeRef::Array(item) = &items.type_ref else {
            return None;
        };
        let item = self.imports.type_ref(item);
        let items = format_ident!("{}", items.name);
        self.imports.uses_macro("pageable");
        let next = field(page, next).filter(|next| is_text(&next.type_ref));
        let next = next.map(|next| format_ident!("{}", next.name));
        let next = next.map(|next| quote! { , #next });
        Some(quote! { pageable!(#ident, #item, #items #next); })
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

/// Returns whether values of a type are strings.
fn is_text(of: &TypeRef) -> bool {
    matches!(of, TypeRef::Scalar(Scalar::String))
}
