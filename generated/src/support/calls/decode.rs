//! Bodies of responses.

use std::marker::PhantomData;

use http::{HeaderMap, StatusCode, header};
use serde::de::DeserializeOwned;

/// A response as it was received.
#[derive(Clone, Copy, Debug)]
pub struct Received<'a> {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: &'a HeaderMap,
    /// The bytes of the body.
    pub body: &'a [u8],
    /// Whether the document declares a body for the status.
    pub has_body: bool,
}

/// Reads the body of a response.
pub trait Decode {
    /// What the body is read as.
    type Value;

    /// Reads the body of a response.
    ///
    /// # Errors
    /// A message that says what is expected and what was found.
    fn decode(response: Received<'_>) -> Result<Self::Value, String>;
}

/// A body of JSON.
#[derive(Clone, Copy, Debug)]
pub struct Json<T>(PhantomData<T>);

/// A body of text.
#[derive(Clone, Copy, Debug)]
pub struct Text<T = String>(PhantomData<T>);

/// A body of bytes.
#[derive(Clone, Copy, Debug)]
pub struct Binary<T = Vec<u8>>(PhantomData<T>);

/// No body; one that is there is ignored.
#[derive(Clone, Copy, Debug)]
pub struct Empty<T = ()>(PhantomData<T>);

/// A body that some statuses do not have.
#[derive(Clone, Copy, Debug)]
pub struct Maybe<D>(PhantomData<D>);

impl<T: DeserializeOwned> Decode for Json<T> {
    type Value = T;

    fn decode(response: Received<'_>) -> Result<T, String> {
        if response.body.is_empty() {
            return Err("expected a body of JSON, found an empty body".to_owned());
        }
        serde_json::from_slice(response.body).map_err(|error| not_json(response, &error))
    }
}

/// Says what is wrong with a body that is not the JSON that is expected.
fn not_json(response: Received<'_>, error: &serde_json::Error) -> String {
    let media_type = response.headers.get(header::CONTENT_TYPE);
    let media_type = media_type
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    if error.is_eof() {
        return format!("the JSON of the body ends too early: {error}");
    }
    match media_type.is_empty() || media_type.contains("json") {
        true => format!("cannot read the JSON of the body: {error}"),
        false => format!("expected a body of JSON, found `{media_type}`"),
    }
}

impl Decode for Text {
    type Value = String;

    fn decode(response: Received<'_>) -> Result<String, String> {
        let text = std::str::from_utf8(response.body);
        text.map(str::to_owned)
            .map_err(|error| format!("expected a body of text: {error}"))
    }
}

impl Decode for Binary {
    type Value = Vec<u8>;

    fn decode(response: Received<'_>) -> Result<Vec<u8>, String> {
        Ok(response.body.to_vec())
    }
}

impl Decode for Empty {
    type Value = ();

    fn decode(_: Received<'_>) -> Result<(), String> {
        Ok(())
    }
}

impl<D: Decode> Decode for Maybe<D> {
    type Value = Option<D::Value>;

    fn decode(response: Received<'_>) -> Result<Option<D::Value>, String> {
        match response.has_body && !response.body.is_empty() {
            true => D::decode(response).map(Some),
            false => Ok(None),
        }
    }
}

/// Writes an enum of bodies that differ by status. A variant is marked `#[status(200, Json)]` if it has a body, else
/// `#[status(204)]`; variants for single codes come first, then ranges, then `_` for all others.
macro_rules! by_status {
    (
        $(#[doc = $enum_doc:literal])*
        pub enum $name:ident {
            $(
                #[status($status:pat $(, $decoder:ident)?)]
                $(#[doc = $doc:literal])*
                $variant:ident $(($type:ty))?,
            )*
        }
    ) => {
        $(#[doc = $enum_doc])*
        #[allow(clippy::large_enum_variant, reason = "a body is moved once")]
        #[derive(Clone, Debug, PartialEq)]
        pub enum $name {
            $($(#[doc = $doc])* $variant $(($type))?,)*
        }

        impl $crate::support::calls::Decode for $name {
            type Value = Self;

            fn decode(
                response: $crate::support::calls::Received<'_>,
            ) -> ::std::result::Result<Self, ::std::string::String> {
                match response.status.as_u16() {
                    $($status => ::std::result::Result::Ok(Self::$variant $((
                        <$crate::support::calls::$decoder<$type> as $crate::support::calls::Decode>::decode(response)?
                    ))?),)*
                    #[allow(unreachable_patterns, reason = "some responses are for all statuses")]
                    status => ::std::result::Result::Err(
                        ::std::format!("the document declares no response with status {status}"),
                    ),
                }
            }
        }
    };
}
pub(crate) use by_status;
