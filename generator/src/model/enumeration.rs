//! What Azure's documents say about the values of an enum.

use serde::Serialize;

use super::Json;

/// `x-ms-enum`
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EnumInfo {
    /// The type's name.
    pub name: String,
    /// `modelAsString`: new values may come.
    pub open: bool,
    /// Names and descriptions of values.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<EnumValue>,
}

/// An entry of `x-ms-enum.values`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EnumValue {
    /// The value on the wire.
    pub value: Json,
    /// Its name in code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What it means.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}
