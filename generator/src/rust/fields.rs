//! The fields of structs for members without a field.

use crate::model::{StructType, TypeRef};

/// Returns the type of additional properties that have a schema.
pub(super) fn typed_additional(of: &StructType) -> Option<&TypeRef> {
    of.rest.as_ref().filter(|rest| **rest != TypeRef::Any)
}

/// Returns the names of the fields that hold members without a field of their own.
pub(super) fn additional_names(of: &StructType) -> Vec<String> {
    let name = of.additional.clone();
    match typed_additional(of) {
        Some(_) => vec![name, mismatches(of)],
        None => vec![name],
    }
}

/// Returns a name that no field of a struct has, for members that do not fit their type.
pub(super) fn mismatches(of: &StructType) -> String {
    let mut name = "mismatches".to_owned();
    while of.fields.iter().any(|field| field.name == name) {
        name.push('_');
    }
    name
}
