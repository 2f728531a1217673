//! The format of a document.

use crate::source::Document;

/// Returns whether a document is OpenAPI rather than Swagger: it says so, or it is a part of one.
pub(crate) fn is_openapi(document: &Document) -> bool {
    let root = document.root();
    root.get("openapi").is_some() || root.get("swagger").is_none() && root.get("components").is_some()
}
