//! The members of an object that no field holds.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::{Deref, DerefMut};

use serde::ser::SerializeMap;
use serde_json::Value;

use super::check::View;
use super::digits;
use super::mismatch::{Mismatch, kind};
use super::wire::{Wire, Writing};

/// Members of an object without a field, and members whose value does not fit the type of their field, as JSON. `Debug`
/// shows their names and types only: a value that no schema describes may be a secret.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct AdditionalMembers {
    members: BTreeMap<String, Value>,
    /// Hardly any object has notes.
    notes: Option<Box<Notes>>,
}

/// What was read of an object in addition to its members, so that it is written in the same way.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
struct Notes {
    /// The digits of numbers that have more digits than their value in Rust, by the names of their members.
    digits: BTreeMap<String, Box<str>>,
    /// Discriminators with another value than the tag of the struct; `None` where the member is absent.
    tags: BTreeMap<&'static str, Option<Value>>,
}

impl fmt::Debug for AdditionalMembers {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let members = self.members.iter();
        f.debug_map()
            .entries(members.map(|(name, value)| (name, KindOf(value))))
            .finish()
    }
}

/// Shows the type of a value.
struct KindOf<'a>(&'a Value);

impl fmt::Debug for KindOf<'_> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(kind(self.0))
    }
}

impl AdditionalMembers {
    /// Keeps a member that does not fit its field. The value of one that only lacks digits may be held elsewhere.
    #[doc(hidden)]
    pub fn keep(&mut self, name: &str, mismatch: Mismatch, is_held: bool) {
        let (value, digits) = mismatch.into_parts();
        if let Some(digits) = digits {
            let notes = self.notes.get_or_insert_default();
            notes.digits.insert(name.to_owned(), digits);
        }
        if !is_held {
            self.members.insert(name.to_owned(), value);
        }
    }

    /// Removes what is kept of a member that gets a new value.
    #[doc(hidden)]
    pub fn forget(&mut self, name: &str) {
        self.members.remove(name);
        self.unnote(|notes| {
            notes.digits.remove(name);
        });
    }

    /// Keeps the value of a discriminator, if it is not the tag of the struct.
    #[doc(hidden)]
    pub fn read_tag(&mut self, (name, tag): (&'static str, &'static str), value: Value) {
        // Of members with the same name the last one counts.
        if value != *tag {
            self.notes.get_or_insert_default().tags.insert(name, Some(value));
        } else {
            self.unnote(|notes| {
                notes.tags.remove(name);
            });
        }
    }

    /// Removes something from the notes if there are any. A value without notes equals one that never had any.
    fn unnote(&mut self, remove: impl FnOnce(&mut Notes)) {
        if let Some(notes) = &mut self.notes {
            remove(notes);
            if notes.digits.is_empty() && notes.tags.is_empty() {
                self.notes = None;
            }
        }
    }

    /// Notes that an object was read without a discriminator.
    #[doc(hidden)]
    pub fn has_no_tag(&mut self, name: &'static str) {
        self.notes.get_or_insert_default().tags.insert(name, None);
    }

    /// Returns the value of a discriminator: the tag, unless the object was read with another value or without one.
    #[doc(hidden)]
    pub fn tag<'a>(&'a self, name: &str, tag: &'a str) -> Option<View<'a>> {
        match self.notes.as_ref().and_then(|notes| notes.tags.get(name)) {
            None => Some(View::Text(tag)),
            Some(read) => read.as_ref().map(View::Json),
        }
    }

    /// Returns whether the object was read with another discriminator than its struct has, or without one.
    #[doc(hidden)]
    pub fn has_other_tags(&self) -> bool {
        self.notes.as_ref().is_some_and(|notes| !notes.tags.is_empty())
    }

    /// Writes a member, with all of its digits if its value lacks some.
    #[inline]
    pub(super) fn write<T: Wire, M: SerializeMap>(
        &self,
        name: &str,
        value: &T,
        map: &mut M,
    ) -> Result<(), M::Error> {
        let digits = self.notes.as_ref().and_then(|notes| notes.digits.get(name));
        match digits.and_then(|digits| digits::json(digits, value.view())) {
            Some(digits) => map.serialize_entry(name, &digits),
            None => map.serialize_entry(name, &Writing(value)),
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
        Self { members, notes: None }
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
