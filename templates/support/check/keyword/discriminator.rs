//! `discriminator`: schemas that a tag tells apart.

use super::super::code::Code;
use super::super::link::Link;
use super::super::location::Location;
use super::super::slow::{SlowPath, shown};
use super::super::subject::Subject;
use super::super::types::Types;

/// Schemas that a tag tells apart.
#[derive(Clone, Copy, Debug)]
pub struct Discriminator<'a> {
    /// The member that holds the tag.
    pub tag: &'a str,
    /// Whether the tag must be there. In `oneOf` it must, since none of the branches is the value without it; in
    /// inheritance an object without a tag is one of the base.
    pub required: bool,
    /// Tags and their schemas, sorted by tag.
    pub variants: &'a [(&'a str, Link<'a>)],
}

impl<'t> Discriminator<'t> {
    /// Returns the schema that an object's tag refers to; none for an object without a tag.
    ///
    /// # Errors
    /// The tag, where it refers to no schema.
    pub(in super::super) fn variant<'a, S: Subject<'a>>(
        &self,
        object: S::Object,
    ) -> Result<Option<Link<'t>>, &'a str> {
        let Some(tag) = S::tag(object, self.tag) else {
            return Ok(None);
        };
        let found = self.variants.binary_search_by(|(known, _)| (*known).cmp(tag));
        found.map(|index| Some(self.variants[index].1)).map_err(|_| tag)
    }
}

impl<'t> SlowPath<'t> {
    /// Checks an object by the schema that its tag refers to, and by the one with the discriminator if there is none.
    pub(in super::super) fn union<'a, S: Subject<'a>>(
        &mut self,
        discriminator: &Discriminator<'t>,
        at: &Location<'_, 't>,
        object: S::Object,
        value: S,
    ) {
        match discriminator.variant::<S>(object) {
            Ok(Some(link)) => return self.value(&at.with(self.validator.schema(link)), value),
            Ok(None) if discriminator.required => self.no_tag::<S>(discriminator, at, object),
            Ok(None) => {}
            Err(tag) => self.report(Code::DiscriminatorValue, &at.tag(discriminator.tag), || {
                let tag = shown(tag);
                format!(
                    "{tag} is not a known value of the discriminator {:?}",
                    discriminator.tag
                )
            }),
        }
        self.object::<S>(at, object);
    }

    /// Reports that an object has no tag, or one that is not a string.
    #[cold]
    fn no_tag<'a, S: Subject<'a>>(
        &mut self,
        discriminator: &Discriminator<'t>,
        at: &Location<'_, 't>,
        object: S::Object,
    ) {
        match S::member(object, discriminator.tag) {
            None if at
                .schema
                .object
                .is_some_and(|rules| rules.requires(discriminator.tag)) => {}
            None => self.missing(discriminator.tag, at),
            Some(tag) => self.wrong_type(Types::STRING, &at.tag(discriminator.tag), tag),
        }
    }
}
