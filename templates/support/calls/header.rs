//! Headers of responses.

use http::HeaderMap;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// The headers that the document declares for the responses of an operation.
pub trait ReadHeaders {
    /// Reads the headers. One that is not of its type is `None`.
    fn read(headers: &HeaderMap) -> Self;
}

impl ReadHeaders for () {
    fn read(_: &HeaderMap) -> Self {}
}

/// Reads a header; `None` if it is not there, or not of the type. One that is repeated is a list.
pub fn read_header<T: DeserializeOwned>(headers: &HeaderMap, name: &str) -> Option<T> {
    // The one header that has commas in it, and may not be joined.
    if name.eq_ignore_ascii_case("Set-Cookie") {
        let all = headers.get_all(name).iter();
        let all: Vec<&str> = all.filter_map(|value| value.to_str().ok()).collect();
        let first = of_text((*all.first()?).to_owned());
        return first.or_else(|| of_list(&all));
    }
    let text = joined(headers, name)?;
    let elements: Vec<&str> = text.split(',').map(str::trim).collect();
    of_text(text.clone())
        .or_else(|| serde_json::from_str(&text).ok())
        .or_else(|| of_list(&elements))
        .or_else(|| of_members(&text, |_, text| of_json(text)))
        .or_else(|| of_members(&text, |_, text| Value::String(text.to_owned())))
}

/// Reads a list of texts, or of numbers and other values that are written as in JSON.
fn of_list<T: DeserializeOwned>(elements: &[&str]) -> Option<T> {
    let texts = elements
        .iter()
        .map(|element| Value::String((*element).to_owned()));
    let list = serde_json::from_value(Value::Array(texts.collect())).ok();
    list.or_else(|| {
        let values: Result<Vec<Value>, _> = elements.iter().map(|text| serde_json::from_str(text)).collect();
        serde_json::from_value(Value::Array(values.ok()?)).ok()
    })
}

/// Reads a header that is an object in the style `simple`; `None` if it is not there, or not of the type. Members that are not
/// texts have their names in `others`: they are written as in JSON.
pub fn read_members<T: DeserializeOwned>(headers: &HeaderMap, name: &str, others: &[&str]) -> Option<T> {
    let text = joined(headers, name)?;
    if let Ok(value) = serde_json::from_str(&text) {
        return Some(value);
    }
    let value = |name: &str, text: &str| match others.contains(&name) {
        true => of_json(text),
        false => Value::String(text.to_owned()),
    };
    of_members(&text, value)
}

/// Reads an object in the style `simple`, whose members are names and values with commas between them all, or `name=value`
/// with `explode`.
fn of_members<T: DeserializeOwned>(text: &str, value: impl Fn(&str, &str) -> Value) -> Option<T> {
    let elements: Vec<&str> = text.split(',').map(str::trim).collect();
    let exploded: Option<Vec<(&str, &str)>> = elements.iter().map(|of| of.split_once('=')).collect();
    let members = match exploded {
        Some(members) => members,
        None => {
            let pairs = elements.chunks_exact(2);
            if !pairs.remainder().is_empty() {
                return None;
            }
            pairs.map(|pair| (pair[0], pair[1])).collect()
        }
    };
    let members = members
        .iter()
        .map(|(name, text)| ((*name).to_owned(), value(name, text)));
    serde_json::from_value(Value::Object(members.collect())).ok()
}

/// Returns a text as the JSON that it is, else as a text.
fn of_json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|_| Value::String(text.to_owned()))
}

/// Returns the values of all headers of a name: <https://www.rfc-editor.org/rfc/rfc9110#section-5.3>.
fn joined(headers: &HeaderMap, name: &str) -> Option<String> {
    let all = headers.get_all(name).iter();
    let all: Vec<&str> = all
        .filter_map(|value| value.to_str().ok())
        .map(str::trim)
        .collect();
    (!all.is_empty()).then(|| all.join(", "))
}

/// Reads all headers whose names begin in the same way (`x-ms-header-collection-prefix`), as a map from the rest of the
/// name; `None` if there is none.
pub fn read_prefixed<T: DeserializeOwned>(headers: &HeaderMap, prefix: &str) -> Option<T> {
    let prefix = prefix.to_ascii_lowercase();
    let members = headers.iter().filter_map(|(name, value)| {
        let name = name.as_str().strip_prefix(&prefix)?;
        Some((name.to_owned(), Value::String(value.to_str().ok()?.to_owned())))
    });
    let members: Map<String, Value> = members.collect();
    match members.is_empty() {
        true => None,
        false => serde_json::from_value(Value::Object(members)).ok(),
    }
}

fn of_text<T: DeserializeOwned>(text: String) -> Option<T> {
    serde_json::from_value(Value::String(text)).ok()
}

/// Writes a struct of headers, whose fields are marked `#[read_header("Its-Name")]`.
#[doc(hidden)]
#[macro_export]
macro_rules! response_headers {
    (
        $(#[doc = $struct_doc:literal])*
        pub struct $name:ident {
            $(
                #[$read:ident($header:literal $(, $others:expr)?)]
                $(#[doc = $doc:literal])*
                pub $field:ident: Option<$type:ty $(,)?>,
            )*
        }
    ) => {
        $(#[doc = $struct_doc])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name {
            $($(#[doc = $doc])* pub $field: ::std::option::Option<$type>,)*
        }

        impl $crate::calls::ReadHeaders for $name {
            fn read(headers: &$crate::calls::http::HeaderMap) -> Self {
                Self { $($field: $crate::calls::$read(headers, $header $(, $others)?),)* }
            }
        }
    };
}
