//! The members of Swagger and OpenAPI documents that hold references, and those that hold literal data. In: the key of
//! a member and the kind of the object that has it. Out: the kind of its value. [`source`](crate::source) follows
//! references by it and knows no keyword itself.

use crate::diagnostic::Diagnostics;
use crate::lowering::openapi_version;
use crate::source::{Document, Layout, Named, Part, Root, Sources};

/// The layout of Swagger 2.0 and OpenAPI 3.0 documents.
static LAYOUT: Layout = Layout {
    member,
    containers: &["/definitions", "/parameters", "/responses", "/components/schemas"],
    is_known,
    anchors: &["$anchor", "$dynamicAnchor"],
    id: "$id",
    dynamic_anchor: "$dynamicAnchor",
};

/// Reads the documents at `paths` and all documents that they reference.
///
/// Problems are added to `diagnostics`; see [`Sources::load`].
pub fn load<N: Into<Named>>(
    root: Root,
    paths: impl IntoIterator<Item = N>,
    diagnostics: &mut Diagnostics,
) -> Sources {
    Sources::load(root, &LAYOUT, paths, diagnostics)
}

/// Returns whether a file says that it describes an API, in whatever version of Swagger or OpenAPI.
pub(crate) fn describes_api(document: &Document) -> bool {
    let root = document.root();
    ["swagger", "openapi"].iter().any(|key| root.get(key).is_some())
}

/// Returns whether a document is of a format that is read. A part of a document does not say its format.
fn is_known(document: &Document) -> bool {
    match document.root().get("openapi") {
        Some(_) => openapi_version(document).is_some(),
        None => true,
    }
}

/// Returns the kind of the value at `key` of an object of the kind `parent`.
fn member(parent: Part, key: &str) -> Part {
    match parent {
        Part::Keywords => keyword(key),
        // Swagger 2.0, Example Object: the keys are media types, the values literal. In OpenAPI they are names.
        Part::Examples if key.contains('/') => Part::Literal,
        Part::Examples => Part::Keywords,
        Part::Patterns if key.starts_with("x-") => Part::Literal,
        Part::Names | Part::Patterns => Part::Keywords,
        Part::Targets => Part::Target,
        Part::Target | Part::Files | Part::Literal => parent,
    }
}

/// Returns the kind of the value of a keyword.
fn keyword(key: &str) -> Part {
    match key {
        // Swagger 2.0, "Vendor Extensions", and OpenAPI 3.0.3, "Specification Extensions": the value can have any format.
        "x-ms-paths" => Part::Patterns,
        "x-ms-parameterized-host" => Part::Keywords,
        "x-ms-examples" => Part::Files,
        _ if key.starts_with("x-") => Part::Literal,
        // OpenAPI 3.0.3, Example Object: "Embedded literal example"; JSON Schema: values, not schemas.
        "example" | "default" | "enum" | "const" | "value" => Part::Literal,
        "examples" => Part::Examples,
        "paths" | "responses" => Part::Patterns,
        // OpenAPI 3.0.3, Discriminator Object: "payload values and schema names or references".
        "mapping" => Part::Targets,
        "properties"
        | "patternProperties"
        | "definitions"
        | "$defs"
        | "schemas"
        | "parameters"
        | "headers"
        | "pathItems"
        | "webhooks"
        | "dependentSchemas"
        | "content"
        | "encoding"
        | "requestBodies"
        | "links"
        | "callbacks"
        | "securityDefinitions"
        | "securitySchemes" => Part::Names,
        _ => Part::Keywords,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the kind of the value at a JSON Pointer of a document, of which all keys on the way are names of
    /// members.
    fn part(pointer: &str) -> Part {
        let keys = pointer.split('/').skip(1);
        keys.fold(Part::Keywords, member)
    }

    #[test]
    fn references_are_told_from_data_by_the_keywords_on_the_way() {
        for pointer in [
            "/definitions/A/default",
            "/definitions/A/example",
            "/definitions/A/x-note/$ref",
            "/definitions/A/properties/a/x-ms-enum/values",
            "/paths/x-note",
            "/components/examples/a/value",
            "/components/schemas/A/properties/a/const",
        ] {
            assert_eq!(part(pointer), Part::Literal, "{pointer}");
        }
        for pointer in [
            "/definitions/default",
            "/definitions/A/properties/example",
            "/definitions/A/properties/x-note",
            "/paths/a/get/responses/default",
            "/x-ms-paths/a/get/parameters",
            "/x-ms-parameterized-host/parameters/a",
            "/components/examples/a",
        ] {
            assert_ne!(part(pointer), Part::Literal, "{pointer}");
        }
        assert_eq!(part("/paths/a/get/x-ms-examples/a"), Part::Files);
        assert_eq!(member(Part::Examples, "application/json"), Part::Literal);
    }
}
