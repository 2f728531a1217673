//! Long-running operations.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::Context;
use crate::model::Operation;

impl Context<'_> {
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
