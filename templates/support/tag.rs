//! The tags of variants: a variant has its own one, also where its struct was read with another one.

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
