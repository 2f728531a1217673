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
pub struct Mismatch(Option<Box<Parts>>);

/// What is known of JSON that does not fit a type.
#[derive(Debug)]
struct Parts {
    value: Value,
    /// The digits of a number whose nearest number may be in its slot.
    digits: Option<Box<str>>,
    /// What is missing in an object, or in what is in it.
    reason: Option<Box<str>>,
}

impl Mismatch {
    /// Creates a number that lacks some of its digits. Its slot may hold the nearest number.
    pub(super) fn digits(value: Value, digits: &str) -> Self {
        Self(Some(Box::new(Parts {
            value,
            digits: Some(digits.into()),
            reason: None,
        })))
    }

    /// Creates a value that lacks something required, or holds something that does.
    pub(super) fn incomplete(value: Value, reason: impl Into<Box<str>>) -> Self {
        Self(Some(Box::new(Parts {
            value,
            digits: None,
            reason: Some(reason.into()),
        })))
    }

    /// Returns whether the value is a number that lacks some of its digits.
    pub(super) fn has_digits(&self) -> bool {
        self.0.as_ref().is_some_and(|parts| parts.digits.is_some())
    }

    /// Returns what is missing, where that is why the value does not fit.
    pub(super) fn reason(&self) -> Option<&str> {
        self.0.as_ref()?.reason.as_deref()
    }

    /// Returns the value that holds this one, of which `name` is the name or index in it.
    pub(super) fn within(self, name: impl fmt::Display, whole: impl FnOnce(Value) -> Value) -> Self {
        let reason = self.reason().map(|reason| format!("`{name}`: {reason}"));
        let whole = whole(self.into());
        match reason {
            Some(reason) => Self::incomplete(whole, reason),
            None => whole.into(),
        }
    }

    /// Returns the value, and the digits that it should have.
    pub(super) fn into_parts(self) -> (Value, Option<Box<str>>) {
        self.0
            .map_or((Value::Null, None), |parts| (parts.value, parts.digits))
    }
}

impl From<Value> for Mismatch {
    fn from(value: Value) -> Self {
        let parts = |value| Parts {
            value,
            digits: None,
            reason: None,
        };
        Self((!value.is_null()).then(|| Box::new(parts(value))))
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
