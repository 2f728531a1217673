//! Reading of the discriminators of a struct, which have no fields.

use std::borrow::Cow;
use std::marker::PhantomData;

use serde::de::MapAccess;
use serde_json::Value;

use super::additional::AdditionalMembers;
use super::name::TextSeed;
use super::record::Record;

/// The discriminators of a struct that an object has, while it is read.
pub(super) struct SeenTags<T> {
    /// A bit for each discriminator.
    seen: u64,
    of: PhantomData<T>,
}

impl<T> Default for SeenTags<T> {
    fn default() -> Self {
        Self {
            seen: 0,
            of: PhantomData,
        }
    }
}

impl<T: Record> SeenTags<T> {
    /// Returns the name of the next member that is not a discriminator.
    pub(super) fn next<'de, A: MapAccess<'de>>(
        &mut self,
        members: &mut A,
        json: &mut AdditionalMembers,
    ) -> Result<Option<Cow<'de, str>>, A::Error> {
        while let Some(name) = members.next_key_seed(TextSeed)? {
            let Some(index) = T::TAGS.iter().position(|(tag, _)| *tag == name) else {
                return Ok(Some(name));
            };
            self.seen |= 1 << index;
            let value: Value = members.next_value()?;
            json.read_tag(T::TAGS[index], value);
        }
        Ok(None)
    }

    /// Notes which discriminators are absent.
    pub(super) fn end(&self, json: &mut AdditionalMembers) {
        for (index, (tag, _)) in T::TAGS.iter().enumerate() {
            if self.seen & (1 << index) == 0 {
                json.has_no_tag(tag);
            }
        }
    }
}
