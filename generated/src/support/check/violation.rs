//! What a check finds.

use std::cmp::Ordering;
use std::fmt;

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::code::{Code, Severity};

/// A place of a value that breaks a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// JSON Pointer (RFC 6901) of the place in the value; empty for the value as a whole.
    pub pointer: String,
    /// What is wrong, as a stable name.
    pub code: Code,
    /// What is wrong, in a sentence, with the offending value unless it is a secret.
    pub message: String,
    /// The rule's place in its document: `file.json#/pointer`.
    pub rule: String,
    /// How much it matters.
    pub severity: Severity,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "#{}: {}: {}", self.pointer, self.code, self.message)?;
        match self.rule.as_str() {
            "" => Ok(()),
            rule => write!(f, " ({rule})"),
        }
    }
}

impl Serialize for Violation {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut fields = to.serialize_struct("Violation", 5)?;
        fields.serialize_field("pointer", &self.pointer)?;
        fields.serialize_field("code", &self.code)?;
        fields.serialize_field("severity", &self.severity)?;
        fields.serialize_field("message", &self.message)?;
        fields.serialize_field("rule", &self.rule)?;
        fields.end()
    }
}

/// All that a check finds, in the order of the places, whatever was checked: a value before what is in it, elements by
/// their ranks, members by their names. Prints one violation a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Violations(Vec<Violation>);

impl Violations {
    /// The violations, one after the other.
    pub fn iter(&self) -> std::slice::Iter<'_, Violation> {
        self.0.iter()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether one of them is an error.
    pub fn has_errors(&self) -> bool {
        self.0
            .iter()
            .any(|violation| violation.severity == Severity::Error)
    }

    /// Fine when no violation is an error.
    ///
    /// # Errors
    /// All violations, warnings too, when one of them is an error.
    pub fn into_result(self) -> Result<(), Self> {
        match self.has_errors() {
            true => Err(self),
            false => Ok(()),
        }
    }
}

impl fmt::Display for Violations {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        for (rank, violation) in self.0.iter().enumerate() {
            if rank > 0 {
                f.write_str("\n")?;
            }
            violation.fmt(f)?;
        }
        Ok(())
    }
}

impl std::error::Error for Violations {}

impl Serialize for Violations {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(to)
    }
}

impl From<Vec<Violation>> for Violations {
    fn from(mut list: Vec<Violation>) -> Self {
        list.sort_by(|one, other| in_order(&one.pointer, &other.pointer));
        Self(list)
    }
}

/// The order of two places.
fn in_order(one: &str, other: &str) -> Ordering {
    let rank = |name| str::parse::<u64>(name).map_err(|_| name);
    one.split('/').map(rank).cmp(other.split('/').map(rank))
}

impl IntoIterator for Violations {
    type Item = Violation;
    type IntoIter = std::vec::IntoIter<Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'v> IntoIterator for &'v Violations {
    type Item = &'v Violation;
    type IntoIter = std::slice::Iter<'v, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}
