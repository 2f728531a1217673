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
    /// As a form, whose fields are the members of the value.
    Form,
    /// As bytes that Armature does not interpret: files, XML and everything else.
    Binary,
}

/// Returns how the body of a request is written that has one of some media types: as that of a response, or as a form.
pub(super) fn request_encoding(
    model: &Model,
    media_types: &[MediaType],
    schema: SchemaId,
    of: &TypeRef,
) -> Encoding {
    let is_form = media_types.first().is_some_and(|of| media::is_form(&of.name));
    match encoding(model, media_types, schema, of) {
        Encoding::Binary if is_form && !is_binary(model, schema) => Encoding::Form,
        encoding => encoding,
    }
}

/// Returns how a body is written or read that has one of some media types.
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

/// Returns whether the values of a schema are arrays of bytes as they are.
pub(super) fn is_binary_array(model: &Model, id: SchemaId) -> bool {
    let items = model.schemas[shape::resolved(model, id)].items;
    items.is_some_and(|items| is_binary(model, items))
}

/// Returns whether `null` is a value of a body.
pub(super) fn is_nullable(model: &Model, id: SchemaId) -> bool {
    let resolved = &model.schemas[shape::resolved(model, id)];
    let composition = &resolved.composition;
    let mut branches = composition.one_of.iter().chain(&composition.any_of);
    model.schemas[id].nullable
        || resolved.nullable
        || branches.any(|branch| model.schemas[model.target(*branch)].json_type == Some(JsonType::Null))
}
