//! Credentials: values that are added to requests, and shown nowhere.

use std::fmt;

use http::header::{AUTHORIZATION, COOKIE};
use http::{HeaderName, HeaderValue, Request, Uri};

use super::super::Base64;
use super::encode::{self, Keep};
use super::error::RequestError;

/// A credential. `Debug` does not show its value.
#[derive(Clone, PartialEq, Eq)]
pub struct Credential {
    scheme: Option<&'static str>,
    location: Location,
    name: String,
    value: String,
}

/// Where a credential is in a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Location {
    Header,
    Query,
    Cookie,
}

impl Credential {
    fn new(location: Location, name: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            scheme: None,
            location,
            name: name.into(),
            value: value.into(),
        }
    }

    /// Creates a key in a header.
    pub fn header(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self::new(Location::Header, name, value)
    }

    /// Creates a key in the query.
    pub fn query(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self::new(Location::Query, name, value)
    }

    /// Creates a key in a cookie.
    pub fn cookie(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self::new(Location::Cookie, name, value)
    }

    /// Creates a token: <https://www.rfc-editor.org/rfc/rfc6750>.
    pub fn bearer(token: impl AsRef<str>) -> Self {
        Self::header(AUTHORIZATION.as_str(), format!("Bearer {}", token.as_ref()))
    }

    /// Creates a value for another scheme of the header `Authorization`.
    pub fn authorization(scheme: &str, value: impl AsRef<str>) -> Self {
        Self::header(AUTHORIZATION.as_str(), format!("{scheme} {}", value.as_ref()))
    }

    /// Creates a user name with a password: <https://www.rfc-editor.org/rfc/rfc7617>.
    pub fn basic(user: impl AsRef<str>, password: impl AsRef<str>) -> Self {
        let pair = format!("{}:{}", user.as_ref(), password.as_ref());
        let encoded = Base64::encode(pair.as_bytes());
        Self::header(AUTHORIZATION.as_str(), format!("Basic {}", encoded.as_str()))
    }

    /// Limits the credential to operations that require a security scheme of the document.
    #[must_use]
    pub fn for_scheme(mut self, scheme: &'static str) -> Self {
        self.scheme = Some(scheme);
        self
    }

    /// Returns the security scheme that the credential is for.
    pub fn scheme(&self) -> Option<&'static str> {
        self.scheme
    }

    /// Adds the credential to a request.
    ///
    /// # Errors
    /// When the value cannot be sent where it belongs.
    pub fn apply(&self, request: &mut Request<Vec<u8>>) -> Result<(), RequestError> {
        let added = match self.location {
            Location::Header => self.add_header(request, &self.name, &self.value),
            Location::Cookie => {
                let own = format!("{}={}", self.name, encode::encoded(&self.value, Keep::Unreserved));
                let all = match request
                    .headers()
                    .get(COOKIE)
                    .and_then(|cookies| cookies.to_str().ok())
                {
                    Some(cookies) => format!("{cookies}; {own}"),
                    None => own,
                };
                self.add_header(request, COOKIE.as_str(), &all)
            }
            Location::Query => self.add_to_query(request),
        };
        added.ok_or_else(|| RequestError {
            problems: vec![(self.name.clone(), "the credential cannot be sent".to_owned())],
        })
    }

    fn add_header(&self, request: &mut Request<Vec<u8>>, name: &str, value: &str) -> Option<()> {
        let name = HeaderName::from_bytes(name.as_bytes()).ok()?;
        let mut value = HeaderValue::from_bytes(value.as_bytes()).ok()?;
        value.set_sensitive(true);
        request.headers_mut().insert(name, value);
        Some(())
    }

    fn add_to_query(&self, request: &mut Request<Vec<u8>>) -> Option<()> {
        let mut parts = request.uri().clone().into_parts();
        let path = parts
            .path_and_query
            .map_or_else(|| "/".to_owned(), |path| path.to_string());
        let separator = if path.contains('?') { '&' } else { '?' };
        let (name, value) = (
            encode::encoded(&self.name, Keep::Name),
            encode::encoded(&self.value, Keep::Unreserved),
        );
        parts.path_and_query = Some(format!("{path}{separator}{name}={value}").parse().ok()?);
        *request.uri_mut() = Uri::from_parts(parts).ok()?;
        Some(())
    }
}

impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            scheme,
            location,
            name,
            value: _,
        } = self;
        f.debug_struct("Credential")
            .field("scheme", scheme)
            .field("location", location)
            .field("name", name)
            .field("value", &"***")
            .finish()
    }
}
