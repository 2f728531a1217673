//! How bodies are written and read: as JSON, as text or as bytes.

use crate::media;
use crate::model::{JsonType, MediaType, Model, Scalar, SchemaId, TypeRef};
use crate::passes::shape;

/// How a body is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    /// As JSON.
    Json,
    /// As text.
    Text,
    /// As bytes that Armature does not interpret: files, XML and everything else.
    Binary,
}

/// Returns how a body is written that has one of some media types.
pub(super) fn encoding(model: &Model, media_types: &[MediaType], schema: SchemaId, of: &TypeRef) -> Encoding {
    if is_binary(model, schema) {
        return Encoding::Binary;
    }
    let is_json = |of: &MediaType| media::is_json(&of.name) || of.name == "*/*";
    if media_types.is_empty() || media_types.iter().any(is_json) {
        return Encoding::Json;
    }
    let is_text = media_types.iter().all(|of| {
        let essence = media::essence(&of.name);
        essence.starts_with("text/") && essence != "text/xml"
    });
    match is_text && matches!(of, TypeRef::Scalar(Scalar::String)) {
        true => Encoding::Text,
        false => Encoding::Binary,
    }
}

/// Returns whether values of a schema are bytes as they are: `file` of Swagger 2.0, the formats `binary` and `file`.
pub(super) fn is_binary(model: &Model, id: SchemaId) -> bool {
    let used = &model.schemas[id];
    let resolved = &model.schemas[shape::resolved(model, id)];
    [used, resolved].into_iter().any(|schema| {
        schema.json_type == Some(JsonType::File)
            || matches!(schema.format.as_deref(), Some("binary" | "file"))
    })
}
