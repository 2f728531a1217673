//! Between tokens and text: literals, the tokens of a text, and items as `prettyplease` prints them.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// Returns a string literal.
pub(super) fn quoted(text: &str) -> String {
    let is_plain = |byte: u8| matches!(byte, b' '..=b'~') && byte != b'"' && byte != b'\\';
    match text.bytes().all(is_plain) {
        true => ["\"", text, "\""].concat(),
        false => Literal::string(text).to_string(),
    }
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
pub(super) fn formatted(tokens: TokenStream) -> String {
    match syn::parse2(tokens.clone()) {
        Ok(file) => prettyplease::unparse(&file),
        // Not formatted, but the compiler will say what is wrong.
        Err(_) => format!("{tokens}\n"),
    }
}

#[cfg(test)]
mod tests {
    use proc_macro2::Literal;

    #[test]
    fn literals_are_those_of_tokens() {
        let ascii: Vec<String> = (0..=127_u8).map(|byte| char::from(byte).to_string()).collect();
        let texts = ascii
            .iter()
            .map(String::as_str)
            .chain(["", "it's \"so\"", "größe", "\\d+"]);
        for text in texts {
            assert_eq!(super::quoted(text), Literal::string(text).to_string());
        }
    }
}
