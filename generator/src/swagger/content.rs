//! Bodies by media type: `consumes` and `produces`, <https://swagger.io/specification/v2/#operation-object>.

use super::form;
use crate::model::{JsonType, Location, MediaType, Model, Operation, SchemaId};

/// What a body is written in if the document does not say it.
const DEFAULT: &str = "application/json";

/// Adds the media types of the body and of the responses to an operation whose body or form is settled.
pub(super) fn describe(model: &Model, operation: &mut Operation) {
    let body = operation.body().map(|body| body.schema);
    let is_form = operation
        .parameters
        .iter()
        .any(|one| one.location == Location::FormData);
    operation.content = match (body, is_form) {
        (None, false) => Vec::new(),
        (None, true) => form_types(&operation.consumes),
        (Some(schema), _) => media_types(&operation.consumes, schema),
    };
    for response in &mut operation.responses {
        if let Some(schema) = response.schema {
            let target = &model.schemas[model.target(schema)];
            let is_file = target.json_type == Some(JsonType::File);
            response.content = match is_file && operation.produces.is_empty() {
                true => vec![media_type("application/octet-stream", Some(schema))],
                false => media_types(&operation.produces, schema),
            };
        }
    }
}

fn media_types(names: &[String], schema: SchemaId) -> Vec<MediaType> {
    match names {
        [] => vec![media_type(DEFAULT, Some(schema))],
        names => names.iter().map(|name| media_type(name, Some(schema))).collect(),
    }
}

/// Returns the media types of a form, of which the fields are parameters.
fn form_types(names: &[String]) -> Vec<MediaType> {
    let forms = names.iter().filter(|name| form::is_form(name));
    let forms: Vec<MediaType> = forms.map(|name| media_type(name, None)).collect();
    match forms.is_empty() {
        true => vec![media_type(form::URL_ENCODED, None)],
        false => forms,
    }
}

fn media_type(name: &str, schema: Option<SchemaId>) -> MediaType {
    MediaType {
        name: name.to_owned(),
        schema,
        ..MediaType::default()
    }
}
