//! The tags of variants: a variant has its own one, also where its struct was read with another one.

use std::borrow::Cow;
use std::marker::PhantomData;

use serde::de::MapAccess;
use serde_json::Value;

use super::additional::AdditionalMembers;
use super::name::TextSeed;
use super::record::Record;

/// The tag of a variant of a tagged union, and that of the union where it is a variant itself.
#[derive(Clone, Copy, Debug)]
#[doc(hidden)]
pub struct Tag<'a> {
    /// The name of the discriminator.
    pub name: &'static str,
    /// The value.
    pub value: &'a str,
    /// The tag of the union.
    pub outer: Option<&'a Tag<'a>>,
}

impl<'a> Tag<'a> {
    /// Returns the value of the discriminator `name`, where the variant or the union that it is in decides it.
    pub(super) fn of(&self, name: &str) -> Option<&'a str> {
        match self.name == name {
            true => Some(self.value),
            false => self.outer?.of(name),
        }
    }
}

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
