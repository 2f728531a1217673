//! Servers that requests are sent to.

use serde::Serialize;

use super::schema::is_default;

/// A server: an entry of `servers` of OpenAPI, or a scheme with `host` and `basePath`, or `x-ms-parameterized-host`, of
/// Swagger 2.0.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Server {
    /// The URL that paths are appended to, without a slash at its end; names of variables are in braces. It may be
    /// relative to the URL of the document.
    pub url: String,
    /// `description`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The variables of the URL, in the order of the document.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub variables: Vec<ServerVariable>,
}

/// A variable in the URL of a [`Server`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ServerVariable {
    /// Its name in the URL.
    pub name: String,
    /// `description`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The value if none is given; `None` if a value must be given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<String>,
    /// `enum`: the values that are allowed; empty if all are.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<String>,
    /// Whether a value is put into the URL as it is: always in OpenAPI, `x-ms-skip-url-encoding` in Swagger 2.0.
    #[serde(skip_serializing_if = "is_default")]
    pub skip_url_encoding: bool,
}
