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

/// Reads a header; `None` if it is not there, or not of the type.
pub fn read_header<T: DeserializeOwned>(headers: &HeaderMap, name: &str) -> Option<T> {
    let text = headers.get(name)?.to_str().ok()?.trim();
    of_text(text.to_owned())
        .or_else(|| serde_json::from_str(text).ok())
        .or_else(|| {
            let elements = text.split(',').map(|element| element.trim());
            let texts = elements.clone().map(|element| Value::String(element.to_owned()));
            let list = serde_json::from_value(Value::Array(texts.collect())).ok();
            list.or_else(|| {
                let values: Result<Vec<Value>, _> = elements.map(serde_json::from_str).collect();
                serde_json::from_value(Value::Array(values.ok()?)).ok()
            })
        })
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
macro_rules! response_headers {
    (
        $(#[doc = $struct_doc:literal])*
        pub struct $name:ident {
            $(
                #[$read:ident($header:literal)]
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

        impl $crate::support::calls::ReadHeaders for $name {
            fn read(headers: &$crate::support::calls::http::HeaderMap) -> Self {
                Self { $($field: $crate::support::calls::$read(headers, $header),)* }
            }
        }
    };
}
pub(crate) use response_headers;
