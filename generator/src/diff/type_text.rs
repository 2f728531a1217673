//! Rust types as people read them, without the modules that they are in.

use crate::model::{Field, Model, Scalar, TypeRef};

/// Returns the type of a field.
pub(super) fn field_text(model: &Model, field: &Field) -> String {
    let of = type_text(model, &field.type_ref);
    match field.nullable {
        true => format!("Option<Nullable<{of}>>"),
        false => format!("Option<{of}>"),
    }
}

/// Returns a type.
pub(super) fn type_text(model: &Model, type_ref: &TypeRef) -> String {
    let of = |inner: &TypeRef| type_text(model, inner);
    match type_ref {
        TypeRef::Any => "serde_json::Value".into(),
        TypeRef::Scalar(scalar) => scalar_text(*scalar).into(),
        TypeRef::Named(id) => model.types[*id].name.clone(),
        TypeRef::Array(inner) => format!("Vec<{}>", of(inner)),
        TypeRef::Map(inner) => format!("BTreeMap<String, {}>", of(inner)),
        TypeRef::Secret(inner) => format!("Secret<{}>", of(inner)),
        TypeRef::Nullable(inner) => format!("Nullable<{}>", of(inner)),
        TypeRef::Boxed(inner) => format!("Box<{}>", of(inner)),
    }
}

fn scalar_text(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::Bool => "bool",
        Scalar::Int32 => "i32",
        Scalar::Int64 => "i64",
        Scalar::Double => "f64",
        Scalar::Decimal => "Decimal",
        Scalar::String => "String",
        Scalar::DateTime => "DateTime",
        Scalar::Rfc1123 => "Rfc1123",
        Scalar::Date => "Date",
        Scalar::Duration => "Duration",
        Scalar::UnixTime => "UnixTime",
        Scalar::Bytes => "Bytes",
        Scalar::BytesUrl => "BytesUrl",
    }
}
