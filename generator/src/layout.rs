//! The members of Swagger and OpenAPI documents that hold references, and those that hold literal data. In: the key of
//! a member and the kind of the object that has it. Out: the kind of its value. [`source`](crate::source) follows
//! references by it and knows no keyword itself.

use crate::diagnostic::Diagnostics;
use crate::source::{Layout, Named, Part, Root, Sources};

/// The layout of Swagger 2.0 and OpenAPI 3.0 documents.
pub(crate) static LAYOUT: Layout = Layout {
    member,
    containers: &["/definitions", "/parameters", "/responses", "/components/schemas"],
};

/// Reads the documents at `paths` and all documents that they reference.
///
/// What is wrong with them is added to `diagnostics`; see [`Sources::load`].
pub fn load<N: Into<Named>>(
    root: Root,
    paths: impl IntoIterator<Item = N>,
    diagnostics: &mut Diagnostics,
) -> Sources {
    Sources::load(root, &LAYOUT, paths, diagnostics)
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
        Part::Files | Part::Literal => parent,
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
        "properties"
        | "patternProperties"
        | "definitions"
        | "$defs"
        | "schemas"
        | "parameters"
        | "headers"
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
