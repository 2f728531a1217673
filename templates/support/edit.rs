//! Editing of objects by the names of their members.

use serde::de::value::Error;
use serde::de::{DeserializeSeed, Error as _, MapAccess};

use super::record::Record;
use super::visit::holds;

/// Editing of objects by the names of their members in JSON.
pub trait Edit {
    /// Removes a member: the value of its field, or what is kept as JSON because it has no field or does not fit it.
    /// Returns whether the member was removed. A discriminator and a field without `Option` cannot be removed.
    ///
    /// A field that is set to `None` does the same, unless a value was kept instead.
    fn remove(&mut self, name: &str) -> bool;
}

impl<T: Record> Edit for T {
    fn remove(&mut self, name: &str) -> bool {
        if T::TAGS.iter().any(|(tag, _)| *tag == name) {
            return false;
        }
        let is_kept = self.json().contains_key(name);
        let was_held = holds(self, name);
        // What a member is read into is empty if there is nothing to read.
        let _ = self.read_member(name, &mut Nothing);
        self.json_mut().forget(name);
        is_kept || was_held && !holds(self, name)
    }
}

/// A member without a value.
struct Nothing;

impl<'de> MapAccess<'de> for Nothing {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, _seed: K) -> Result<Option<K::Value>, Error> {
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, _seed: V) -> Result<V::Value, Error> {
        Err(Error::custom("the member has no value"))
    }
}
