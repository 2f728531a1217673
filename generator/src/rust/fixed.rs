//! Parameters whose value the document has.

use crate::model::{Document, Json, Location, Model, Parameter};
use crate::passes::shape;

/// Returns whether a parameter is the version of the API, as Azure has it: the version of the document.
pub(super) fn is_version(model: &Model, document: &Document, parameter: &Parameter) -> bool {
    parameter.required
        && parameter.location == Location::Query
        && parameter.name.eq_ignore_ascii_case("api-version")
        && !document.version.is_empty()
        && single_value(model, parameter).is_none()
}

/// Returns the only value that a required parameter may have.
pub(super) fn single_value(model: &Model, parameter: &Parameter) -> Option<String> {
    let resolved = &model.schemas[shape::resolved(model, parameter.schema)];
    let is_open = resolved.enum_info.as_ref().is_some_and(|info| info.open);
    match resolved.enumeration.as_slice() {
        [Json::String(value)] if parameter.required && !is_open => Some(value.clone()),
        _ => None,
    }
}
