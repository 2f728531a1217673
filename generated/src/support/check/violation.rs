//! Violations: what validation reports.

use std::cmp::Ordering;
use std::fmt;
use std::iter::zip;

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::code::{Code, Severity};

/// A rule that a value breaks, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// The instance location as a JSON Pointer (RFC 6901); empty for the value as a whole.
    pub pointer: String,
    /// The stable name of what is wrong.
    pub code: Code,
    /// What is wrong, with the value unless it is a secret.
    pub message: String,
    /// The keyword location in its document: `file.json#/pointer`.
    pub rule: String,
    /// Whether the violation is an error.
    pub severity: Severity,
    /// Whether the value is a secret, and must not be shown.
    pub secret: bool,
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

/// All violations of a value, in the order of their locations: a value before its contents, elements by
/// index, members by name. Displays one violation a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Violations(Vec<Violation>);

impl Violations {
    /// Returns the violations, one after the other.
    pub fn iter(&self) -> std::slice::Iter<'_, Violation> {
        self.0.iter()
    }

    /// Returns how many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Returns whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns whether one of them is an error.
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
        for (index, violation) in self.0.iter().enumerate() {
            if index > 0 {
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
        // Schemas that check one value may come in another order for a typed value than for JSON.
        list.sort_by(|one, other| {
            in_order(&one.pointer, &other.pointer)
                .then_with(|| one.code.as_str().cmp(other.code.as_str()))
                .then_with(|| one.rule.cmp(&other.rule))
        });
        // Two schemas for one value may be built on the same one.
        list.dedup();
        Self(list)
    }
}

/// Compares two locations by the first parts that differ.
fn in_order(one: &str, other: &str) -> Ordering {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let same = zip(one, other).take_while(|(one, other)| one == other).count();
    let start = one[..same].iter().rposition(|byte| *byte == b'/');
    let start = start.map_or(0, |slash| slash + 1);
    let by_part = part(one, start).cmp(&part(other, start));
    by_part.then(one.len().cmp(&other.len()))
}

/// Returns the part of a location that begins at `start`, after its length if it is an index: the longer index is the
/// higher one.
fn part(location: &[u8], start: usize) -> (usize, &[u8]) {
    let rest = location.get(start..).unwrap_or_default();
    let end = rest.iter().position(|byte| *byte == b'/');
    let part = &rest[..end.unwrap_or(rest.len())];
    let is_index = part.iter().all(u8::is_ascii_digit);
    (if is_index { part.len() } else { usize::MAX }, part)
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
