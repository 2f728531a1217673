//! URLs that a service sends: of the next page, and of the state of an operation.

use std::fmt;

use http::Uri;
use http::uri::PathAndQuery;

use super::encode::{self, Keep};

/// What credentials may be sent to: scheme, host and port: <https://www.rfc-editor.org/rfc/rfc6454#section-4>.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Origin {
    scheme: String,
    host: String,
    port: Option<u16>,
}

impl Origin {
    /// Returns the origin of a URL; `None` if it is relative.
    pub fn of(uri: &Uri) -> Option<Self> {
        let scheme = uri.scheme_str()?.to_ascii_lowercase();
        let default = match scheme.as_str() {
            "https" => Some(443),
            "http" => Some(80),
            _ => None,
        };
        Some(Self {
            port: uri.port_u16().or(default),
            host: uri.host()?.to_ascii_lowercase(),
            scheme,
        })
    }

    /// Returns the origin of a URL such as `https://example.com`; `None` if it is not one.
    pub fn parse(url: &str) -> Option<Self> {
        Self::of(&url.parse().ok()?)
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}", self.scheme, self.host)?;
        match (self.scheme.as_str(), self.port) {
            ("https", Some(443)) | ("http", Some(80)) | (_, None) => Ok(()),
            (_, Some(port)) => write!(f, ":{port}"),
        }
    }
}

/// A link that is not followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// It is not a URL.
    Invalid(String),
    /// It is of another origin than the request: credentials could leak to it.
    OtherOrigin {
        /// The origin of the link.
        found: Origin,
        /// The origin of the request.
        expected: Origin,
    },
    /// It was followed before, and would be for ever.
    Repeated(String),
    /// So many links were followed as the limit allows.
    TooMany(usize),
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid(link) => write!(f, "the link `{link}` is not a URL"),
            Self::OtherOrigin { found, expected } => {
                write!(
                    f,
                    "the link refers to {found}, but the request was sent to {expected}"
                )
            }
            Self::Repeated(link) => write!(f, "the link `{link}` repeats itself"),
            Self::TooMany(limit) => write!(f, "the operation is not finished after {limit} requests"),
        }
    }
}

impl std::error::Error for LinkError {}

/// Returns the link without its query, which may hold secrets.
pub(super) fn without_query(link: &str) -> String {
    link.split('?').next().unwrap_or_default().to_owned()
}

/// Returns whether a link begins with a scheme.
fn has_scheme(link: &str) -> bool {
    let scheme = link.split(['/', '?']).next().unwrap_or_default();
    scheme.ends_with(':')
}

/// Resolves a link against the URL of the request: <https://www.rfc-editor.org/rfc/rfc3986#section-5>, as far as services
/// use it. Characters that a URL cannot have are encoded.
pub(super) fn resolve(base: &Uri, link: &str) -> Result<Uri, LinkError> {
    let invalid = || LinkError::Invalid(without_query(link));
    let link = link.split('#').next().unwrap_or_default();
    let link = encode::encoded(link.trim(), Keep::Reserved);
    if has_scheme(&link) {
        return link.parse().map_err(|_| invalid());
    }
    if link.is_empty() {
        return Err(invalid());
    }
    let path = match link.as_bytes() {
        [b'/', b'/', ..] => {
            return format!("{}:{link}", base.scheme_str().unwrap_or("https"))
                .parse()
                .map_err(|_| invalid());
        }
        [b'/', ..] => link.to_owned(),
        [b'?', ..] => format!("{}{link}", base.path()),
        _ => {
            let folder = base.path().rsplit_once('/').map_or("", |(folder, _)| folder);
            format!("{folder}/{link}")
        }
    };
    let mut parts = base.clone().into_parts();
    parts.path_and_query = Some(path.parse::<PathAndQuery>().map_err(|_| invalid())?);
    Uri::from_parts(parts).map_err(|_| invalid())
}

/// Returns a URL with a parameter of the query, in place of one of the same name.
pub(super) fn with_query(base: &Uri, name: &str, value: &str) -> Result<Uri, LinkError> {
    let name = encode::encoded(name, Keep::Name);
    let pairs = base.query().unwrap_or_default().split('&');
    let mut pairs: Vec<&str> = pairs
        .filter(|pair| !pair.is_empty() && pair.split('=').next() != Some(name.as_str()))
        .collect();
    let own = format!("{name}={}", encode::encoded(value, Keep::Unreserved));
    pairs.push(&own);
    resolve(base, &format!("?{}", pairs.join("&")))
}

/// Returns the number that a URL has as the value of a parameter of the query; `None` if it has none.
pub(super) fn query_number(base: &Uri, name: &str) -> Option<u64> {
    let name = encode::encoded(name, Keep::Name);
    let mut pairs = base.query().unwrap_or_default().split('&');
    let value = pairs.find_map(|pair| pair.strip_prefix(name.as_str())?.strip_prefix('='))?;
    value.parse().ok()
}

/// The origins that links may refer to.
#[derive(Clone, Debug, Default)]
pub(super) struct Allowed {
    /// Those besides the origin of the request.
    pub(super) origins: Vec<Origin>,
}

impl Allowed {
    /// Returns where a link refers to.
    pub(super) fn follow(&self, base: &Uri, link: &str) -> Result<Uri, LinkError> {
        let uri = resolve(base, link)?;
        match (Origin::of(&uri), Origin::of(base)) {
            (Some(found), Some(expected)) if found != expected && !self.origins.contains(&found) => {
                Err(LinkError::OtherOrigin { found, expected })
            }
            _ => Ok(uri),
        }
    }
}
