//! An operation with its parameters.

use http::{HeaderMap, Method, Request, StatusCode};

use super::decode::{Decode, Received};
use super::error::{Error, RequestError, ServiceError, UnexpectedResponse};
use super::header::ReadHeaders;
use super::options::RequestOptions;
use super::request::RequestBuilder;

/// What a call gives if it succeeds.
pub type Output<C> = Response<<<C as Call>::Output as Decode>::Value, <C as Call>::Headers>;

/// What a call gives if it fails.
pub type Failure<C> = Error<<<C as Call>::Error as Decode>::Value>;

/// A response that reports success.
#[derive(Clone, Debug, PartialEq)]
pub struct Response<T, H = ()> {
    /// The status.
    pub status: StatusCode,
    /// All headers.
    pub headers: HeaderMap,
    /// The headers that the document declares.
    pub declared: H,
    /// The body.
    pub body: T,
}

/// An operation with its parameters: gives a request, and reads the response to it.
pub trait Call {
    /// How the body of a response is read that reports success.
    type Output: Decode;
    /// The headers that the document declares for these responses.
    type Headers: ReadHeaders;
    /// How the body of a response is read that reports an error.
    type Error: Decode;
    /// The method.
    const METHOD: Method;
    /// The path template below the server's address.
    const PATH: &'static str;
    /// The address of the server, with names in braces where it has parameters.
    const SERVER: &'static str;
    /// The parameter of the query for the version of the API, and its value. `None` if the document has none.
    const VERSION: Option<(&'static str, &'static str)> = None;
    /// The security schemes that the operation requires: alternatives, of which all schemes are needed. `None` if the
    /// document has none.
    const SECURITY: Option<&'static [&'static [&'static str]]> = None;
    /// The media types of the response.
    const ACCEPT: &'static str = "application/json";

    /// Adds the parameters to a request.
    fn write(&self, request: &mut RequestBuilder);

    /// Returns whether the document declares a body for a status.
    fn has_body(_status: u16) -> bool {
        true
    }

    /// Returns the request to the server that the document names.
    ///
    /// # Errors
    /// Everything that is wrong with the parameters.
    fn request(&self) -> Result<Request<Vec<u8>>, RequestError> {
        self.request_with(&RequestOptions::default())
    }

    /// Returns the request to a server, such as `http://localhost:8080`.
    ///
    /// # Errors
    /// Everything that is wrong with the parameters.
    fn request_to(&self, server: &str) -> Result<Request<Vec<u8>>, RequestError> {
        self.request_with(&RequestOptions::default().with_server(server))
    }

    /// Returns the request with a server or a version of the API that is not the one of the document.
    ///
    /// # Errors
    /// Everything that is wrong with the parameters.
    fn request_with(&self, options: &RequestOptions) -> Result<Request<Vec<u8>>, RequestError> {
        let mut request = RequestBuilder::new(Self::METHOD, Self::PATH);
        if options.checks_bodies() {
            request.check_bodies();
        }
        if let Some((name, version)) = Self::VERSION {
            request.query(name, Some(&options.api_version().unwrap_or(version)));
        }
        self.write(&mut request);
        request.accept(Self::ACCEPT);
        request.finish(options.server().unwrap_or(Self::SERVER))
    }

    /// Reads the response.
    ///
    /// # Errors
    /// The error that the service reports, or what is wrong with the response.
    fn response(&self, response: http::Response<Vec<u8>>) -> Result<Output<Self>, Failure<Self>>
    where
        Self: Sized,
    {
        let (parts, bytes) = response.into_parts();
        let received = Received {
            status: parts.status,
            headers: &parts.headers,
            body: &bytes,
            has_body: Self::has_body(parts.status.as_u16()),
        };
        if parts.status.is_client_error() || parts.status.is_server_error() {
            let body = <Self::Error as Decode>::decode(received).ok();
            let (status, headers) = (parts.status, parts.headers);
            return Err(Error::Service(Box::new(ServiceError {
                status,
                headers,
                body,
                bytes,
            })));
        }
        let declared = <Self::Headers as ReadHeaders>::read(&parts.headers);
        match <Self::Output as Decode>::decode(received) {
            Ok(body) => Ok(Response {
                status: parts.status,
                headers: parts.headers,
                declared,
                body,
            }),
            Err(message) => {
                let (status, headers) = (parts.status, parts.headers);
                Err(Error::Unexpected(Box::new(UnexpectedResponse {
                    message,
                    status,
                    headers,
                    bytes,
                })))
            }
        }
    }
}

/// Writes the struct of an operation, with a constructor from its required parameters, a setter for each other one, and
/// its [`Call`]. The first attribute has the method and the path; others follow the documentation where they differ from
/// what most operations of the module have: `SERVER`, `VERSION` and `SECURITY`, and no declared headers. A required parameter is marked `#[required(query("its name"))]`, any other
/// `#[optional(query("its name"), its_setter)]`; `query` is the method of [`RequestBuilder`] that writes it, whose other
/// arguments follow the name. Rules for the value come last.
#[doc(hidden)]
#[macro_export]
macro_rules! call {
    (
        #[$method:ident = $path:literal]
        $(#[doc = $struct_doc:literal])*
        $(#[server($server:literal)])?
        $(#[version($version:expr)])?
        $(#[security($security:expr)])?
        $(#[headers($headers:ident)])?
        pub struct $name:ident {
            $(
                #[required($write:ident($wire:literal $(, $argument:expr)*) $(, $rules:path)?)]
                $(#[doc = $doc:literal])*
                pub $field:ident: $type:ty,
            )*
            $(
                #[optional($write_opt:ident($wire_opt:literal $(, $argument_opt:expr)*), $setter:ident $(, $rules_opt:path)?)]
                $(#[doc = $doc_opt:literal])*
                pub $field_opt:ident: Option<$type_opt:ty $(,)?>,
            )*
        }

        impl Call for $of:ident {
            $($item:tt)*
        }
    ) => {
        $(#[doc = $struct_doc])*
        #[doc = ""]
        #[doc = ::std::concat!("`` ", ::std::stringify!($method), " ", $path, " ``")]
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name {
            $($(#[doc = $doc])* pub $field: $type,)*
            $($(#[doc = $doc_opt])* pub $field_opt: ::std::option::Option<$type_opt>,)*
        }

        impl $name {
            /// Creates a call from its required parameters.
            #[must_use]
            #[allow(
                clippy::too_many_arguments,
                clippy::new_without_default,
                reason = "the document says how many parameters are required"
            )]
            pub fn new($($field: impl ::std::convert::Into<$type>,)*) -> Self {
                Self { $($field: $field.into(),)* $($field_opt: ::std::option::Option::None,)* }
            }

            $(
                #[doc = ::std::concat!("Sets `", ::std::stringify!($field_opt), "`.")]
                #[must_use]
                pub fn $setter(mut self, value: impl ::std::convert::Into<$type_opt>) -> Self {
                    self.$field_opt = ::std::option::Option::Some(value.into());
                    self
                }
            )*
        }

        impl $crate::calls::Call for $of {
            const METHOD: $crate::calls::http::Method = $crate::calls::http::Method::$method;
            const PATH: &'static str = $path;
            const SERVER: &'static str = $crate::first!($($server,)? SERVER);
            const VERSION: ::std::option::Option<(&'static str, &'static str)> =
                $crate::first!($($version,)? VERSION);
            const SECURITY: ::std::option::Option<&'static [&'static [&'static str]]> =
                $crate::first!($($security,)? SECURITY);
            type Headers = $crate::first_type!($($headers,)? ());
            $($item)*

            fn write(&self, request: &mut $crate::calls::RequestBuilder) {
                let _ = &request;
                $(
                    $(request.check($wire, $rules, ::std::option::Option::Some(&self.$field));)?
                    request.$write($wire $(, $argument)*, ::std::option::Option::Some(&self.$field));
                )*
                $(
                    $(request.check($wire_opt, $rules_opt, self.$field_opt.as_ref());)?
                    request.$write_opt($wire_opt $(, $argument_opt)*, self.$field_opt.as_ref());
                )*
            }
        }
    };
}

/// Gives the first of some types.
#[doc(hidden)]
#[macro_export]
macro_rules! first_type {
    ($first:ty $(, $other:ty)*) => {
        $first
    };
}

/// Gives the first of some expressions.
#[doc(hidden)]
#[macro_export]
macro_rules! first {
    ($first:expr $(, $other:expr)*) => {
        $first
    };
}
