//! Checking of bodies: typed values, and JSON before it becomes one.

use serde::Deserialize;
use serde::de::Deserializer;
use serde_json::Value;

use super::Wire;
use super::check::{
    Code, Cursor, Direction, FastPath, Link, Schema, Severity, Validator, Violation, Violations,
};
use super::reader::Reader;
use super::removal::without;
use super::value::InMemory;
use super::wire::{Filling, Writing};

/// A type whose document says which values are valid.
pub trait Validate: Wire {
    /// The rules of the document.
    #[doc(hidden)]
    const RULES: &'static Schema<'static>;

    /// Returns all violations of a value that goes in a direction, warnings too.
    fn violations(&self, direction: Direction) -> Violations {
        let validator = Validator::new(&[], direction);
        match accepts(validator, self, false) {
            true => Violations::default(),
            false => validator.find(Self::RULES, self.view()),
        }
    }

    /// Checks the value. Nothing is said about members that only go one way.
    ///
    /// # Errors
    /// All violations, when one of them is an error.
    fn validate(&self) -> Result<(), Violations> {
        self.validate_for(Direction::Any)
    }

    /// Checks the value for a direction.
    ///
    /// # Errors
    /// All violations, when one of them is an error.
    fn validate_for(&self, direction: Direction) -> Result<(), Violations> {
        let validator = Validator::new(&[], direction);
        match accepts(validator, self, true) {
            true => Ok(()),
            false => validator.find(Self::RULES, self.view()).into_result(),
        }
    }

    /// Returns the value without the members that may not be sent in a direction, however deep they are: what a service
    /// returned as it can be sent back. Members that break other rules stay.
    #[must_use]
    fn for_request(self, direction: Direction) -> Self {
        let validator = Validator::new(&[], direction);
        if accepts(validator, &self, true) {
            return self;
        }
        let mut slot: Option<Self> = None;
        if let Ok(Some(json)) = allowed(validator, &self) {
            fill(&mut slot, json.as_bytes());
        }
        slot.unwrap_or(self)
    }

    /// Returns all violations of JSON that goes in a direction, warnings too.
    fn violations_in(json: &Value, direction: Direction) -> Violations {
        Validator::new(&[], direction).violations(Self::RULES, json)
    }

    /// Checks JSON.
    ///
    /// # Errors
    /// All violations, when one of them is an error.
    fn check(json: &Value) -> Result<(), Violations> {
        Self::check_for(json, Direction::Any)
    }

    /// Checks JSON for a direction.
    ///
    /// # Errors
    /// All violations, when one of them is an error.
    fn check_for(json: &Value, direction: Direction) -> Result<(), Violations> {
        Validator::new(&[], direction).validate(Self::RULES, json)
    }

    /// Reads and checks a body.
    ///
    /// # Errors
    /// All violations, when one of them is an error; a single one if the text is not JSON.
    fn from_json(body: &[u8]) -> Result<Self, Violations> {
        Self::from_json_for(body, Direction::Any)
    }

    /// Reads and checks a body for a direction.
    ///
    /// # Errors
    /// All violations, when one of them is an error; a single one if the text is not JSON.
    fn from_json_for(body: &[u8], direction: Direction) -> Result<Self, Violations> {
        // The value is moved once, to whoever asked for it: it can be large.
        let mut slot: Option<Self> = None;
        match fill(&mut slot, body).and(slot.as_ref()) {
            Some(value) => value.validate_for(direction)?,
            None => return from_any(body, direction),
        }
        slot.map_or_else(|| from_any(body, direction), Ok)
    }
}

/// Returns the text of a value without the members that may not be sent in the direction; `None` if it has none.
fn allowed<T: Validate>(
    validator: Validator<'static>,
    value: &T,
) -> Result<Option<String>, serde_json::Error> {
    let json = serde_json::to_string(&Writing(value))?;
    let parts = validator.removal(T::RULES, &serde_json::from_str(&json)?);
    match parts.is_empty() {
        true => Ok(None),
        false => without(&json, &parts).map(Some),
    }
}

/// Reads a body the short way; gives nothing where that fails.
fn fill<T: Validate>(slot: &mut Option<T>, body: &[u8]) -> Option<()> {
    read_all(body, |reader| reader.deserialize_any(Filling(slot)).ok()?.ok())
}

/// Reads a text to its end, the short way; gives nothing where that fails.
fn read_all<T>(body: &[u8], read: impl FnOnce(&mut Reader<'_>) -> Option<T>) -> Option<T> {
    // Looked through once as a whole, strings need not be looked through one by one.
    let mut reader = Reader::new(std::str::from_utf8(body).ok()?);
    let value = read(&mut reader)?;
    reader.end().ok()?;
    Some(value)
}

/// Returns whether the fast path accepts a value; `tolerant` where warnings do not count.
fn accepts<T: Validate>(validator: Validator<'_>, value: &T, tolerant: bool) -> bool {
    let path = FastPath::new(validator, tolerant);
    value.is_valid_at(Cursor::new(&path), Link::To(T::RULES))
}

/// Reads and checks a body by way of any JSON, which finds all that is wrong with it.
fn from_any<T: Validate>(body: &[u8], direction: Direction) -> Result<T, Violations> {
    let json = to_any(body)?;
    T::check_for(&json, direction)?;
    // What no rule forbids and the type cannot hold all the same, such as a whole number beyond 64 bits.
    T::read(InMemory(json)).map_err(|error| alone(Code::InvalidType, error.to_string()))
}

/// Reads any JSON; what is wrong with a text that is none, `serde_json` says.
fn to_any(body: &[u8]) -> Result<Value, Violations> {
    if let Some(json) = read_all(body, |reader| Value::deserialize(reader).ok()) {
        return Ok(json);
    }
    serde_json::from_slice(body).map_err(|error| alone(Code::InvalidJson, error.to_string()))
}

fn alone(code: Code, message: String) -> Violations {
    let violation = Violation {
        pointer: String::new(),
        code,
        message,
        rule: String::new(),
        severity: Severity::Error,
        secret: false,
    };
    vec![violation].into()
}

/// Names the rules of a type: `Type => TABLE`.
#[doc(hidden)]
#[macro_export]
macro_rules! validate {
    ($name:ty => $rules:expr) => {
        impl $crate::Validate for $name {
            #[doc(hidden)]
            const RULES: &'static $crate::check::Schema<'static> = &$rules;
        }
    };
}
