//! The payload of an operation: a body or a form, <https://swagger.io/specification/v2/#parameter-object>.

use crate::model::{JsonType, Location, Model, Operation};

/// The media type of a form that can have files.
const MULTIPART: &str = "multipart/form-data";

/// The media type of a form without files.
pub(super) const URL_ENCODED: &str = "application/x-www-form-urlencoded";

/// Returns whether a media type is one of a form.
pub(super) fn is_form(media_type: &str) -> bool {
    let forms = [MULTIPART, URL_ENCODED];
    forms.iter().any(|form| media_type.trim_start().starts_with(form))
}

/// Returns which of a body and a form the media types of an operation name; `None` if they name both or neither.
pub(super) fn payload<'t>(types: impl IntoIterator<Item = &'t str>) -> Option<Location> {
    let forms: Vec<bool> = types.into_iter().map(is_form).collect();
    match (forms.contains(&true), forms.contains(&false)) {
        (true, false) => Some(Location::FormData),
        (false, true) => Some(Location::Body),
        _ => None,
    }
}

/// Makes the payload of an operation one that can be sent: a body or a form, and a form with files as multipart.
pub(super) fn settle(model: &Model, operation: &mut Operation) {
    let has = |location| operation.parameters.iter().any(|one| one.location == location);
    if has(Location::Body) && has(Location::FormData) {
        let named = payload(operation.consumes.iter().map(String::as_str));
        let left_out = match named {
            Some(Location::FormData) => Location::Body,
            _ => Location::FormData,
        };
        operation.parameters.retain(|one| one.location != left_out);
    }
    let is_file = |id| model.schemas[id].json_type == Some(JsonType::File);
    let mut forms = operation
        .parameters
        .iter()
        .filter(|one| one.location == Location::FormData);
    let has_file = forms.any(|one| is_file(one.schema));
    if has_file && !operation.consumes.iter().any(|media_type| is_form(media_type)) {
        operation.consumes = vec![MULTIPART.to_owned()];
    }
}
