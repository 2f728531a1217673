//! Bodies that have a schema, and are bytes in calls nevertheless: those of XML and of other media types that the runtime
//! does not write.

use std::collections::BTreeMap;

use super::body::{self, Encoding};
use crate::diagnostic::{Diagnostic, Diagnostics, SourceLocation};
use crate::media;
use crate::model::{Location, MediaType, Model, Operation, Scalar, SchemaId, TypeRef};
use crate::origin::{DocumentId, Origin};

/// The bodies of one media type in a document: the first one, and their number.
struct Bodies {
    first: Origin,
    count: usize,
}

/// Reports the bodies with a schema that are bytes in calls, once for each document and media type.
pub fn report_untyped_bodies(model: &Model, diagnostics: &mut Diagnostics) {
    let mut found: BTreeMap<(DocumentId, String), Bodies> = BTreeMap::new();
    for operation in &model.operations {
        for (media_type, origin) in bodies(model, operation) {
            let bodies = found.entry((operation.document, media_type));
            bodies
                .or_insert(Bodies {
                    first: origin,
                    count: 0,
                })
                .count += 1;
        }
    }
    for ((_, media_type), bodies) in &found {
        diagnostics.push(untyped(media_type, bodies));
    }
}

/// Returns the media types of the bodies of an operation that have a schema and are bytes, with the locations of the bodies.
fn bodies(model: &Model, operation: &Operation) -> Vec<(String, Origin)> {
    let request = operation
        .parameters
        .iter()
        .filter(|of| of.location == Location::Body);
    let request = request.map(|of| (&operation.content, Some(of.schema), &of.type_ref, of.origin));
    // A form is written from a value of its type.
    let request = request.filter(|_| {
        !operation
            .content
            .first()
            .is_some_and(|of| media::is_form(&of.name))
    });
    let responses = operation.responses.iter();
    let responses = responses.map(|of| (&of.content, of.schema, &of.type_ref, of.origin));
    request
        .chain(responses)
        .filter_map(|(content, schema, of, origin)| {
            let media_type = untyped_media_type(model, content, (schema?, of.as_ref()?))?;
            Some((media_type, origin))
        })
        .collect()
}

/// Returns the media type of a body that is bytes although its schema says more; `None` for any other body.
fn untyped_media_type(
    model: &Model,
    content: &[MediaType],
    (schema, of): (SchemaId, &TypeRef),
) -> Option<String> {
    let is_bytes = body::encoding(model, content, schema, of) == Encoding::Binary;
    let has_type = !matches!(of, TypeRef::Any | TypeRef::Scalar(Scalar::String));
    let media_type = media::essence(&content.first()?.name);
    // A name without a subtype is reported as such.
    let is_reported = is_bytes && has_type && media_type.contains('/');
    (is_reported && !body::is_binary(model, schema)).then_some(media_type)
}

fn untyped(media_type: &str, Bodies { first, count }: &Bodies) -> Diagnostic {
    let (message, label) = match count {
        1 => (
            format!("a body of `{media_type}` is bytes in calls"),
            "calls do not use the schema of this body",
        ),
        _ => (
            format!("{count} bodies of `{media_type}` are bytes in calls"),
            "calls do not use the schema of the first of them",
        ),
    };
    Diagnostic::warning("armature::calls::media-type", message)
        .at(SourceLocation::Value(*first), label)
        .help("add `application/json` if the service has it, or read and write the bytes with a library")
}
