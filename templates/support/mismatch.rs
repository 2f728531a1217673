//! JSON that does not fit the type that it is read as.

use std::fmt;

use serde::Deserialize;
use serde::de::{MapAccess, SeqAccess, Visitor};
use serde_json::Value;

/// A value that was read, or the JSON that does not fit its type.
pub type ReadResult<T> = Result<T, Mismatch>;

/// JSON that does not fit a type. It is kept on the heap, so that what reading gives back is small; `null`, which is what
/// most often does not fit, takes no room there.
#[derive(Debug)]
pub struct Mismatch(Option<Box<(Value, Option<Box<str>>)>>);

impl Mismatch {
    /// Creates a number that lacks some of its digits. Its slot may hold the nearest number.
    pub(super) fn digits(value: Value, digits: &str) -> Self {
        Self(Some(Box::new((value, Some(digits.into())))))
    }

    /// Returns whether the value is a number that lacks some of its digits.
    pub(super) fn has_digits(&self) -> bool {
        self.0.as_ref().is_some_and(|parts| parts.1.is_some())
    }

    /// Returns the value, and the digits that it should have.
    pub(super) fn into_parts(self) -> (Value, Option<Box<str>>) {
        self.0.map_or((Value::Null, None), |parts| *parts)
    }
}

impl From<Value> for Mismatch {
    fn from(value: Value) -> Self {
        Self((!value.is_null()).then(|| Box::new((value, None))))
    }
}

impl From<Mismatch> for Value {
    fn from(mismatch: Mismatch) -> Self {
        mismatch.into_parts().0
    }
}

/// Reads arrays and objects as they are.
pub(super) struct Any;

impl<'de> Visitor<'de> for Any {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, elements: A) -> Result<Value, A::Error> {
        Value::deserialize(serde::de::value::SeqAccessDeserializer::new(elements))
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<Value, A::Error> {
        Value::deserialize(serde::de::value::MapAccessDeserializer::new(members))
    }
}

/// Returns what a value is, for messages; never the value, which may be a secret.
pub(super) fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}
