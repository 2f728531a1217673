//! The format of a document.

use crate::source::{Document, Kind};

/// Returns whether a document is OpenAPI rather than Swagger: it says so, or it is a part of one.
pub(crate) fn is_openapi(document: &Document) -> bool {
    let root = document.root();
    root.get("openapi").is_some() || root.get("swagger").is_none() && root.get("components").is_some()
}

/// The versions of OpenAPI that are read.
const VERSIONS: [&str; 3] = ["3.0", "3.1", "3.2"];

/// Returns the major and minor number of the version that a document of OpenAPI says, if it is one that is read.
pub(crate) fn openapi_version(document: &Document) -> Option<&'static str> {
    let mut versions = VERSIONS.into_iter();
    match document.root().get("openapi")?.kind() {
        Kind::String(text) => {
            let minor_end = text.match_indices('.').nth(1).map_or(text.len(), |(at, _)| at);
            versions.find(|known| text.get(..minor_end) == Some(known))
        }
        // YAML reads `3.1` without quotes as a number.
        Kind::Number(number) => versions.find(|known| known.parse() == Ok(number.as_f64())),
        _ => None,
    }
}
