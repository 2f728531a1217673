//! Headers of responses.

use http::HeaderMap;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// The headers that the document declares for the responses of an operation.
pub trait ReadHeaders {
    /// Reads the headers. One that is not of its type is `None`.
    fn read(headers: &HeaderMap) -> Self;
}

impl ReadHeaders for () {
    fn read(_: &HeaderMap) -> Self {}
}

/// Reads a header; `None` if it is not there, or not of the type.
pub fn read<T: DeserializeOwned>(headers: &HeaderMap, name: &str) -> Option<T> {
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

fn of_text<T: DeserializeOwned>(text: String) -> Option<T> {
    serde_json::from_value(Value::String(text)).ok()
}

/// Writes a struct of headers, whose fields are marked `#[header("Its-Name")]`.
macro_rules! response_headers {
    (
        $(#[doc = $struct_doc:literal])*
        pub struct $name:ident {
            $(
                #[header($header:literal)]
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
            fn read(headers: &::http::HeaderMap) -> Self {
                Self { $($field: $crate::support::calls::read_header(headers, $header),)* }
            }
        }
    };
}
pub(crate) use response_headers;
