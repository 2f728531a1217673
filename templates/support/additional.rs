//! The members of an object that no field holds.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::{Deref, DerefMut};

use serde::ser::SerializeMap;
use serde_json::Value;

use super::digits;
use super::mismatch::Mismatch;
use super::wire::{Wire, Writing};

/// Members that are kept as JSON, by their names. Numbers of the object that have more digits than their value in Rust are
/// noted too, so that they are written as they were read, as long as the value stays the same.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AdditionalMembers {
    members: BTreeMap<String, Value>,
    /// Hardly any object has some.
    digits: Option<Box<Digits>>,
}

/// The digits of numbers, by the names of their members.
#[derive(Clone, Default, PartialEq)]
struct Digits {
    by_name: BTreeMap<String, Box<str>>,
}

/// Shows the names only: a number may be a secret.
impl fmt::Debug for Digits {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.debug_set().entries(self.by_name.keys()).finish()
    }
}

impl AdditionalMembers {
    /// Keeps a member that does not fit its field. The value of one that only lacks digits may be held elsewhere.
    #[doc(hidden)]
    pub fn keep(&mut self, name: &str, mismatch: Mismatch, is_held: bool) {
        let (value, digits) = mismatch.into_parts();
        if let Some(digits) = digits {
            let all = self.digits.get_or_insert_default();
            all.by_name.insert(name.to_owned(), digits);
        }
        if !is_held {
            self.members.insert(name.to_owned(), value);
        }
    }

    /// Writes a member, with all of its digits if its value lacks some.
    #[inline]
    pub(super) fn write<T: Wire, M: SerializeMap>(
        &self,
        name: &str,
        value: &T,
        map: &mut M,
    ) -> Result<(), M::Error> {
        match &self.digits {
            None => map.serialize_entry(name, &Writing(value)),
            Some(digits) => match digits
                .by_name
                .get(name)
                .and_then(|digits| digits::json(digits, value.view()))
            {
                Some(digits) => map.serialize_entry(name, &digits),
                None => map.serialize_entry(name, &Writing(value)),
            },
        }
    }
}

impl Deref for AdditionalMembers {
    type Target = BTreeMap<String, Value>;

    fn deref(&self) -> &Self::Target {
        &self.members
    }
}

impl DerefMut for AdditionalMembers {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.members
    }
}

impl From<BTreeMap<String, Value>> for AdditionalMembers {
    fn from(members: BTreeMap<String, Value>) -> Self {
        Self {
            members,
            digits: None,
        }
    }
}

impl<N: Into<String>, V: Into<Value>> FromIterator<(N, V)> for AdditionalMembers {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(members: I) -> Self {
        let members = members
            .into_iter()
            .map(|(name, value)| (name.into(), value.into()));
        members.collect::<BTreeMap<String, Value>>().into()
    }
}

impl IntoIterator for AdditionalMembers {
    type Item = (String, Value);
    type IntoIter = std::collections::btree_map::IntoIter<String, Value>;

    fn into_iter(self) -> Self::IntoIter {
        self.members.into_iter()
    }
}

impl<'a> IntoIterator for &'a AdditionalMembers {
    type Item = (&'a String, &'a Value);
    type IntoIter = std::collections::btree_map::Iter<'a, String, Value>;

    fn into_iter(self) -> Self::IntoIter {
        self.members.iter()
    }
}
