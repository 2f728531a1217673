//! Reading members with the type that the specification gives them; what has another type is reported.

use super::{is_openapi, section};
use crate::diagnostic::{Diagnostic, Diagnostics, SourceLocation};
use crate::source::{Kind, Number, Value};

/// Reports a member that does not have the type that the specification gives it.
pub(crate) fn wrong_type(value: Value<'_>, key: &str, expected: &str, diagnostics: &mut Diagnostics) {
    let found = value.kind().name();
    let code = match is_openapi(value.document()) {
        true => "armature::openapi::malformed",
        false => "armature::swagger::type",
    };
    diagnostics.push(
        Diagnostic::new(code, format!("`{key}` is {found}, but should be {expected}"))
            .at(SourceLocation::Value(value.origin()), format!("this is {found}"))
            .help(remedy(value, key, expected))
            .section(section::of(value)),
    );
}

/// Returns what to write instead, where it can be told what is meant.
fn remedy(value: Value<'_>, key: &str, expected: &str) -> String {
    match (value.kind(), key) {
        (Kind::Number(_), "exclusiveMinimum" | "exclusiveMaximum") => {
            let bound = key.trim_start_matches("exclusive").to_lowercase();
            format!("put the number into `{bound}`, and write \"{key}\": true")
        }
        (Kind::Null, "type") => "put it in quotes: \"null\"".into(),
        (Kind::Number(_) | Kind::Bool(_), _) if expected == "a string" => "put it in quotes".into(),
        (Kind::String("true" | "false"), _) if expected == "a boolean" => "write it without quotes".into(),
        (Kind::String(text), _) if expected != "a boolean" && text.parse::<f64>().is_ok() => {
            "write it without quotes".into()
        }
        (Kind::String(text), _) if expected.starts_with("an array") => format!("write [\"{text}\"]"),
        _ => format!("write {expected}"),
    }
}

/// Returns the member `key`, read by `read`, which gives what a value of another type can only mean as its error;
/// such a value is reported.
fn member<'a, T>(
    value: Value<'a>,
    key: &str,
    expected: &str,
    diagnostics: &mut Diagnostics,
    read: impl Fn(Value<'a>) -> Result<T, Option<T>>,
) -> Option<T> {
    let found = value.get(key)?;
    read(found).map_or_else(
        |meant| {
            wrong_type(found, key, expected, diagnostics);
            meant
        },
        Some,
    )
}

/// Returns a string member. A number or boolean is reported and read as it is written.
pub(crate) fn string<'a>(value: Value<'a>, key: &str, diagnostics: &mut Diagnostics) -> Option<&'a str> {
    let read = |found: Value<'a>| found.as_str().ok_or_else(|| written(found));
    member(value, key, "a string", diagnostics, read)
}

/// Returns the text of a number or boolean as it is written in its document; none where an alias or a tag of YAML is
/// written instead.
pub(super) fn written(value: Value<'_>) -> Option<&str> {
    match value.kind() {
        Kind::Number(_) | Kind::Bool(_) => {
            let document = value.document();
            let span = document.spans().get(value.id().0 as usize)?;
            let text = document.text().get(span.value.clone())?;
            Some(text).filter(|text| !text.starts_with(['*', '&', '!']))
        }
        _ => None,
    }
}

/// Returns the number that a string can only mean.
fn quoted<T: std::str::FromStr>(value: Value<'_>) -> Option<T> {
    value.as_str()?.trim().parse().ok()
}

/// Returns a string member, owned.
pub(crate) fn text(value: Value<'_>, key: &str, diagnostics: &mut Diagnostics) -> Option<String> {
    string(value, key, diagnostics).map(str::to_owned)
}

/// Returns a boolean member; false where it is absent. One in quotes is reported and read.
pub(crate) fn flag(value: Value<'_>, key: &str, diagnostics: &mut Diagnostics) -> bool {
    let read = |found: Value<'_>| found.as_bool().ok_or_else(|| quoted(found));
    member(value, key, "a boolean", diagnostics, read).unwrap_or(false)
}

/// Returns a number member. One in quotes is reported and read.
pub(crate) fn number(
    value: Value<'_>,
    key: &str,
    diagnostics: &mut Diagnostics,
) -> Option<serde_json::Number> {
    let read = |found: Value<'_>| {
        let number = found.as_number().and_then(Number::to_json);
        number.ok_or_else(|| quoted(found))
    };
    member(value, key, "a number", diagnostics, read)
}

/// Returns a count: a whole number that is not negative. One in quotes is reported and read.
pub(crate) fn count(value: Value<'_>, key: &str, diagnostics: &mut Diagnostics) -> Option<u64> {
    let read = |found: Value<'_>| match found.as_number() {
        Some(Number::Unsigned(n)) => Ok(n),
        Some(Number::Float(n)) if n.fract() == 0.0 && (0.0..=9e15).contains(&n) => Ok(n as u64),
        _ => Err(quoted(found)),
    };
    let expected = "a whole number that is not negative";
    member(value, key, expected, diagnostics, read)
}

/// Returns the strings of an array member; elements that are no strings are reported and left out. A string
/// instead of the array is reported and read as its only element.
pub(crate) fn strings(value: Value<'_>, key: &str, diagnostics: &mut Diagnostics) -> Vec<String> {
    let elements = array(value, key, diagnostics);
    if elements.is_empty()
        && let Some(text) = value.get_str(key)
    {
        return vec![text.to_owned()];
    }
    let mut list = Vec::with_capacity(elements.len());
    for element in elements {
        match element.as_str() {
            Some(text) => list.push(text.to_owned()),
            None => wrong_type(element, key, "an array of strings", diagnostics),
        }
    }
    list
}

/// Returns the elements of an array member; none where it is absent.
pub(crate) fn array<'a>(value: Value<'a>, key: &str, diagnostics: &mut Diagnostics) -> Vec<Value<'a>> {
    let read = |v: Value<'a>| match v.kind() {
        Kind::Array(elements) => Ok(elements.collect()),
        _ => Err(None),
    };
    member(value, key, "an array", diagnostics, read).unwrap_or_default()
}

/// Returns the members of an object member; none where it is absent.
pub(crate) fn object<'a>(
    value: Value<'a>,
    key: &str,
    diagnostics: &mut Diagnostics,
) -> Vec<(&'a str, Value<'a>)> {
    let read = |v: Value<'a>| match v.kind() {
        Kind::Object(members) => Ok(members.collect()),
        _ => Err(None),
    };
    member(value, key, "an object", diagnostics, read).unwrap_or_default()
}
