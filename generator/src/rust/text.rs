//! Between tokens and text: literals, the tokens of a text, and items as `prettyplease` prints them.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// Returns a string literal.
pub(super) fn quoted(text: &str) -> String {
    Literal::string(text).to_string()
}

/// Returns string literals with a separator between them.
pub(super) fn all_quoted<'t>(texts: impl IntoIterator<Item = &'t String>, separator: &str) -> String {
    let texts: Vec<String> = texts.into_iter().map(|text| quoted(text)).collect();
    texts.join(separator)
}

/// Returns the tokens of a text.
pub(super) fn tokens(text: &str) -> TokenStream {
    // The compiler will say that something is wrong, and show it.
    text.parse()
        .unwrap_or_else(|_| quote! { compile_error! { #text } })
}

/// Returns items as `prettyplease` prints them.
pub(super) fn laid_out(tokens: TokenStream) -> String {
    match syn::parse2(tokens.clone()) {
        Ok(file) => prettyplease::unparse(&file),
        // Not laid out, but the compiler will say what is wrong.
        Err(_) => format!("{tokens}\n"),
    }
}
