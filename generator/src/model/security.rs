//! Security schemes, and the schemes that operations require.

use serde::Serialize;

use crate::origin::Origin;

/// A way to satisfy the security of an operation: all its schemes are needed. Without a scheme the operation can be called
/// by anyone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct SecurityRequirement {
    /// The schemes, in the order of the document.
    pub schemes: Vec<RequiredScheme>,
}

/// A scheme of a [`SecurityRequirement`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RequiredScheme {
    /// The name of a [`SecurityScheme`] of the document that has the operation's path.
    pub name: String,
    /// The scopes or roles that are needed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub scopes: Vec<String>,
}

/// An entry of `securitySchemes`, or of `securityDefinitions` of Swagger 2.0.
#[derive(Clone, Debug, Serialize)]
pub struct SecurityScheme {
    /// Where it is.
    #[serde(skip)]
    pub origin: Origin,
    /// The name that requirements refer to.
    pub name: String,
    /// `description`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// What is sent.
    #[serde(flatten)]
    pub kind: SecurityKind,
}

/// What a security scheme sends: `type`, and `scheme` for HTTP authentication.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum SecurityKind {
    /// A key.
    ApiKey {
        /// Where the key is.
        location: KeyLocation,
        /// The name of the header, parameter or cookie.
        parameter: String,
    },
    /// A user name and a password: <https://www.rfc-editor.org/rfc/rfc7617>.
    Basic,
    /// A token: <https://www.rfc-editor.org/rfc/rfc6750>.
    Bearer {
        /// `bearerFormat`: what the token looks like, for people.
        #[serde(skip_serializing_if = "Option::is_none")]
        format: Option<String>,
    },
    /// Another scheme of the header `Authorization`.
    Http {
        /// Its name, as registered: <https://www.iana.org/assignments/http-authschemes>.
        scheme: String,
    },
    /// A token of OAuth 2.0.
    #[serde(rename = "oauth2")]
    OAuth2 {
        /// The ways to get a token.
        flows: Vec<OAuthFlow>,
    },
    /// A token of OpenID Connect.
    OpenIdConnect {
        /// The URL of the provider's metadata.
        url: String,
    },
    /// The certificate of the client.
    #[serde(rename = "mutualTLS")]
    MutualTls,
}

/// Where the key of a [`SecurityKind::ApiKey`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum KeyLocation {
    /// In the query.
    Query,
    /// In a header.
    Header,
    /// In a cookie.
    Cookie,
}

/// A way to get a token of OAuth 2.0.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OAuthFlow {
    /// The flow, by its name in OpenAPI 3.
    pub kind: FlowKind,
    /// `authorizationUrl`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authorization_url: Option<String>,
    /// `tokenUrl`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token_url: Option<String>,
    /// `refreshUrl`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresh_url: Option<String>,
    /// The scopes with their descriptions, in the order of the document.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub scopes: Vec<(String, String)>,
}

/// The flows of OAuth 2.0: <https://spec.openapis.org/oas/v3.0.3#oauth-flows-object>.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum FlowKind {
    /// `implicit`
    Implicit,
    /// `password`
    Password,
    /// `clientCredentials`; `application` in Swagger 2.0
    ClientCredentials,
    /// `authorizationCode`; `accessCode` in Swagger 2.0
    AuthorizationCode,
}

impl FlowKind {
    /// The flows by their names in OpenAPI 3, then those of Swagger 2.0 that are called otherwise.
    const BY_NAME: [(&'static str, Self); 6] = [
        ("implicit", Self::Implicit),
        ("password", Self::Password),
        ("clientCredentials", Self::ClientCredentials),
        ("authorizationCode", Self::AuthorizationCode),
        ("application", Self::ClientCredentials),
        ("accessCode", Self::AuthorizationCode),
    ];

    /// Returns its name in OpenAPI 3.
    pub fn name(self) -> &'static str {
        let mut known = Self::BY_NAME.iter();
        known.find(|(_, kind)| *kind == self).map_or("", |(name, _)| name)
    }

    /// Returns the flow with a name in OpenAPI 3 or Swagger 2.0.
    pub fn named(name: &str) -> Option<Self> {
        let mut known = Self::BY_NAME.iter();
        known.find(|(known, _)| *known == name).map(|(_, kind)| *kind)
    }
}
