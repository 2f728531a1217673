//! The version of a document: `openapi`, <https://spec.openapis.org/oas/v3.1.0#openapi-object>.

use crate::diagnostic::{Diagnostic, Diagnostics, SourceLocation};
use crate::lowering::openapi_version;
use crate::source::{Document, Value};

/// The dialect of JSON Schema that schemas of OpenAPI 3.1 have unless the document names another.
const DIALECTS: [&str; 2] = [
    "https://spec.openapis.org/oas/3.1/dialect/base",
    "https://json-schema.org/draft/2020-12/schema",
];

/// The rules that a document is read by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Version {
    /// OpenAPI 3.0, with a dialect of JSON Schema of its own.
    V3_0,
    /// OpenAPI 3.1, with JSON Schema 2020-12.
    V3_1,
}

impl Version {
    /// Returns the version of a document that says it; `None` for a part of one, and for an unknown version.
    pub(super) fn of(document: &Document) -> Option<Self> {
        match openapi_version(document)? {
            "3.0" => Some(Self::V3_0),
            _ => Some(Self::V3_1),
        }
    }
}

/// Returns whether a document is of a version that is read, and reports what is to be said about its version.
pub(super) fn is_known(document: &Document, diagnostics: &mut Diagnostics) -> bool {
    let version = document.root().get("openapi");
    let known = openapi_version(document);
    match (version, Version::of(document)) {
        (Some(version), Some(_)) if known == Some("3.2") => diagnostics.push(
            Diagnostic::new("armature::openapi::newer", "OpenAPI 3.2 is read as OpenAPI 3.1")
                .at(
                    SourceLocation::Value(version.origin()),
                    "what 3.2 adds is ignored",
                )
                .help("write \"openapi\": \"3.1.1\" if the document has nothing of 3.2"),
        ),
        (_, Some(_)) => {}
        (version, None) => {
            diagnostics.push(unknown(document, version));
            return false;
        }
    }
    if let Some(dialect) = document.root().get("jsonSchemaDialect") {
        check_dialect(dialect, diagnostics);
    }
    true
}

fn unknown(document: &Document, version: Option<Value<'_>>) -> Diagnostic {
    let problem = Diagnostic::new(
        "armature::openapi::version",
        "this version of OpenAPI is not known",
    );
    match version {
        Some(version) => problem
            .at(
                SourceLocation::Value(version.origin()),
                "expected 3.0 or 3.1, or Swagger 2.0",
            )
            .help("convert the document to 3.1, and write \"openapi\": \"3.1.1\""),
        None => problem
            .at(
                SourceLocation::Document(document.id()),
                "there is no member `openapi`",
            )
            .help("write \"openapi\": \"3.1.1\" or \"openapi\": \"3.0.3\""),
    }
}

fn check_dialect(dialect: Value<'_>, diagnostics: &mut Diagnostics) {
    let is_known = |text: &str| DIALECTS.contains(&text.trim_end_matches('#'));
    if dialect.as_str().is_some_and(is_known) {
        return;
    }
    diagnostics.push(
        Diagnostic::new(
            "armature::openapi::ignored",
            "this dialect of JSON Schema is not known",
        )
        .at(
            SourceLocation::Value(dialect.origin()),
            "schemas are read as JSON Schema 2020-12",
        )
        .help(format!(
            "remove `jsonSchemaDialect`, or write \"{}\"",
            DIALECTS[0]
        )),
    );
}
