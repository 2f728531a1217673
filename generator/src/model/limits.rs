//! Bounds of values.

use serde::Serialize;

use super::schema::is_default;

/// Bounds, each as the document has it.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Limits {
    /// `minimum`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum: Option<serde_json::Number>,
    /// `maximum`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maximum: Option<serde_json::Number>,
    /// `exclusiveMinimum`
    #[serde(skip_serializing_if = "is_default")]
    pub exclusive_minimum: bool,
    /// `exclusiveMaximum`
    #[serde(skip_serializing_if = "is_default")]
    pub exclusive_maximum: bool,
    /// `multipleOf`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub multiple_of: Option<serde_json::Number>,
    /// `minLength`, in code points
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_length: Option<u64>,
    /// `maxLength`, in code points
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_length: Option<u64>,
    /// `pattern`, in the ECMA dialect, unanchored
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pattern: Option<String>,
    /// `minItems`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_items: Option<u64>,
    /// `maxItems`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_items: Option<u64>,
    /// `uniqueItems`
    #[serde(skip_serializing_if = "is_default")]
    pub unique_items: bool,
    /// `minProperties`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_properties: Option<u64>,
    /// `maxProperties`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_properties: Option<u64>,
}
