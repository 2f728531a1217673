//! Reading members with the type that the specification gives them; what has another type is reported.

use super::section;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::source::{Kind, Number, Value};

/// Reports a member that does not have the type that Swagger 2.0 gives it.
fn wrong_type(value: Value<'_>, key: &str, expected: &str, diagnostics: &mut Diagnostics) {
    let found = value.kind().name();
    diagnostics.push(
        Diagnostic::error(
            "armature::swagger::type",
            format!("`{key}` is {found}, but should be {expected}"),
        )
        .at(Place::Value(value.origin()), format!("this is {found}"))
        .help(remedy(value, key, expected))
        .section(section::of(value)),
    );
}

/// What to write instead, where it can be told what is meant.
fn remedy(value: Value<'_>, key: &str, expected: &str) -> String {
    match (value.kind(), key) {
        (Kind::Number(_), "exclusiveMinimum" | "exclusiveMaximum") => {
            let bound = key.trim_start_matches("exclusive").to_lowercase();
            format!("put the number into `{bound}`, and write \"{key}\": true")
        }
        (Kind::Number(_) | Kind::Bool(_), _) if expected == "a string" => "put it in quotes".into(),
        (Kind::String("true" | "false"), _) if expected == "a boolean" => "write it without quotes".into(),
        (Kind::String(text), _) if expected != "a boolean" && text.parse::<f64>().is_ok() => {
            "write it without quotes".into()
        }
        (Kind::String(text), _) if expected.starts_with("an array") => format!("write [\"{text}\"]"),
        _ => format!("write {expected}"),
    }
}

/// The member `key`, read by `read`; reports one that `read` cannot make sense of.
fn member<'a, T>(
    value: Value<'a>,
    key: &str,
    expected: &str,
    diagnostics: &mut Diagnostics,
    read: impl Fn(Value<'a>) -> Option<T>,
) -> Option<T> {
    let found = value.get(key)?;
    let result = read(found);
    if result.is_none() {
        wrong_type(found, key, expected, diagnostics);
    }
    result
}

/// A string member.
pub(super) fn string<'a>(value: Value<'a>, key: &str, diagnostics: &mut Diagnostics) -> Option<&'a str> {
    member(value, key, "a string", diagnostics, Value::as_str)
}

/// A string member, owned.
pub(super) fn text(value: Value<'_>, key: &str, diagnostics: &mut Diagnostics) -> Option<String> {
    string(value, key, diagnostics).map(str::to_owned)
}

/// A boolean member; false where it is absent.
pub(super) fn flag(value: Value<'_>, key: &str, diagnostics: &mut Diagnostics) -> bool {
    member(value, key, "a boolean", diagnostics, Value::as_bool).unwrap_or(false)
}

/// A number member.
pub(super) fn number(
    value: Value<'_>,
    key: &str,
    diagnostics: &mut Diagnostics,
) -> Option<serde_json::Number> {
    member(value, key, "a number", diagnostics, |v| v.as_number()?.to_json())
}

/// A count: a whole number that is not negative.
pub(super) fn count(value: Value<'_>, key: &str, diagnostics: &mut Diagnostics) -> Option<u64> {
    member(
        value,
        key,
        "a whole number that is not negative",
        diagnostics,
        |v| match v.as_number()? {
            Number::Unsigned(n) => Some(n),
            Number::Float(n) if n.fract() == 0.0 && (0.0..=9e15).contains(&n) => Some(n as u64),
            _ => None,
        },
    )
}

/// The strings of an array member; elements that are no strings are reported and left out.
pub(super) fn strings(value: Value<'_>, key: &str, diagnostics: &mut Diagnostics) -> Vec<String> {
    let elements = array(value, key, diagnostics);
    let mut list = Vec::with_capacity(elements.len());
    for element in elements {
        match element.as_str() {
            Some(text) => list.push(text.to_owned()),
            None => wrong_type(element, key, "an array of strings", diagnostics),
        }
    }
    list
}

/// The elements of an array member; none where it is absent.
pub(super) fn array<'a>(value: Value<'a>, key: &str, diagnostics: &mut Diagnostics) -> Vec<Value<'a>> {
    let read = |v: Value<'a>| match v.kind() {
        Kind::Array(elements) => Some(elements.collect()),
        _ => None,
    };
    member(value, key, "an array", diagnostics, read).unwrap_or_default()
}

/// The members of an object member; none where it is absent.
pub(super) fn object<'a>(
    value: Value<'a>,
    key: &str,
    diagnostics: &mut Diagnostics,
) -> Vec<(&'a str, Value<'a>)> {
    let read = |v: Value<'a>| match v.kind() {
        Kind::Object(members) => Some(members.collect()),
        _ => None,
    };
    member(value, key, "an object", diagnostics, read).unwrap_or_default()
}
