//! URI templates: RFC 6570, section 2.

use super::characters::{are_encoded, is_private, is_ucschar};

/// Returns whether a text is a `URI-Template`.
pub(super) fn is_uri_template(text: &str) -> bool {
    let mut parts = text.split('{');
    let first = parts.next().unwrap_or_default();
    is_literal(first)
        && parts.all(|part| {
            part.split_once('}')
                .is_some_and(|(expression, literal)| is_expression(expression) && is_literal(literal))
        })
}

/// `literals`, section 2.1.
fn is_literal(text: &str) -> bool {
    let is_plain = |character: char| match character {
        '"' | '\'' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' => false,
        '!'..='~' => true,
        other => is_ucschar(other) || is_private(other),
    };
    are_encoded(text, is_plain)
}

/// Returns what is between the braces of an `expression`, section 2.2.
fn is_expression(text: &str) -> bool {
    let operators = ['+', '#', '.', '/', ';', '?', '&', '=', ',', '!', '@', '|'];
    let variables = text.strip_prefix(operators).unwrap_or(text);
    variables.split(',').all(is_variable)
}

/// `varspec`, section 2.3 and 2.4.
fn is_variable(text: &str) -> bool {
    let name = match text.split_once(':') {
        Some((name, length)) if is_length(length) => name,
        Some(_) => return false,
        None => text.strip_suffix('*').unwrap_or(text),
    };
    let is_part = |part: &str| {
        !part.is_empty()
            && are_encoded(part, |character| {
                character.is_ascii_alphanumeric() || character == '_'
            })
    };
    name.split('.').all(is_part)
}

/// `max-length`: a number below 10000 that is not zero.
fn is_length(text: &str) -> bool {
    (1..=4).contains(&text.len()) && !text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit())
}
