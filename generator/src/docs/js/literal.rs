//! JSON values as JavaScript literals, the way Prettier prints their parts.

use std::borrow::Cow;

use super::layout::Literal;
use super::{number, quote};
use crate::docs::resources::order;
use crate::model::Json;
use crate::source::{Kind, Number, Value};

/// Returns a value as a literal.
pub(crate) fn literal(value: Value<'_>) -> Literal<'_> {
    match value.kind() {
        Kind::Null => Literal::Null,
        Kind::Bool(true) => Literal::Atom("true".into()),
        Kind::Bool(false) => Literal::Atom("false".into()),
        Kind::Number(n) => Literal::Atom(number_literal(n).into()),
        Kind::String(text) => Literal::String(quote::literal(text)),
        Kind::Array(elements) => Literal::Array(elements.map(literal).collect()),
        Kind::Object(members) => Literal::Object(
            order::javascript(members.collect())
                .into_iter()
                .map(|(name, value)| (key(name), literal(value)))
                .collect(),
        ),
    }
}

/// Returns a value of `serde_json` as a literal, its members in their order.
pub(crate) fn of_json(value: &Json) -> Literal<'_> {
    match value {
        Json::Null => Literal::Null,
        Json::Bool(value) => Literal::Atom(if *value { "true" } else { "false" }.into()),
        Json::Number(number) => Literal::Atom(number.to_string().into()),
        Json::String(text) => Literal::String(quote::literal(text)),
        Json::Array(elements) => Literal::Array(elements.iter().map(of_json).collect()),
        Json::Object(members) => {
            let members = members.iter().map(|(name, value)| (key(name), of_json(value)));
            Literal::Object(members.collect())
        }
    }
}

/// Returns a number as JavaScript prints it, without the plus sign of an exponent; zero has no sign, as in JSON that
/// JavaScript writes.
fn number_literal(number: Number) -> String {
    match number::javascript(number).replace("e+", "e") {
        zero if zero == "-0" => "0".into(),
        text => text,
    }
}

/// Returns a key as it is printed: plain where it is an identifier or a number in its usual form, else in quotes.
pub(crate) fn key(name: &str) -> Cow<'_, str> {
    if is_identifier(name) || is_usual_number(name) {
        Cow::Borrowed(name)
    } else {
        Cow::Owned(quote::literal(name))
    }
}

/// Returns whether a name is an identifier of ECMAScript 5, which knows letters up to U+FFFF.
fn is_identifier(name: &str) -> bool {
    let first = |c: char| c == '$' || c == '_' || c.is_alphabetic() && c <= '\u{ffff}';
    name.starts_with(first)
        && name
            .chars()
            .all(|c| first(c) || c.is_numeric() && c <= '\u{ffff}')
}

/// Returns whether a name is digits, or digits, a point and digits, just as JavaScript prints that number.
fn is_usual_number(name: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let simple = match name.split_once('.') {
        Some((whole, fraction)) => digits(whole) && digits(fraction),
        None => digits(name),
    };
    simple
        && name
            .parse()
            .is_ok_and(|n| number::javascript(Number::Float(n)) == name)
}
