//! The quick look at typed values. Each type looks at itself: what its Rust type says of a value needs no look, and
//! a struct shows its members in the order of the document, so no name is compared.

use super::link::Link;
use super::quick::{Mode, Quick};
use super::schema::{Additional, Object, Property};
use super::subject::Subject;

/// A quick look that has come to a value.
#[derive(Clone, Copy)]
pub struct Look<'t> {
    pub(super) quick: &'t Quick<'t>,
    pub(super) mode: Mode,
}

impl<'t> Look<'t> {
    /// A look at its start.
    pub fn begin(quick: &'t Quick<'t>) -> Self {
        Self {
            quick,
            mode: quick.mode(),
        }
    }

    /// Whether a value is clean by the schema behind a link.
    #[inline(always)]
    pub fn value<'a, S: Subject<'a>>(self, link: Link<'t>, value: S) -> bool {
        self.quick.linked(&link, value, self.mode)
    }
}

/// A look at the members of an object, one after the other.
pub struct Glance<'t> {
    look: Look<'t>,
    rules: &'t Object<'t>,
    rank: usize,
    /// The [`Property::bit`]s of the members that were seen.
    pub(super) seen: u64,
}

impl<'t> Glance<'t> {
    /// A look at members before the first one.
    pub(super) fn begin(look: Look<'t>, rules: &'t Object<'t>) -> Self {
        Self {
            look,
            rules,
            rank: 0,
            seen: 0,
        }
    }

    /// Passes over a member that has a property and is not there.
    #[inline(always)]
    pub fn absent(&mut self) {
        self.rank += 1;
    }

    /// Whether the next member that has a property is clean. `is_clean` looks at its value.
    #[inline(always)]
    pub fn described(
        &mut self,
        is_clean: impl FnOnce(Look<'t>, Link<'t>) -> bool,
        is_null: impl FnOnce() -> bool,
    ) -> bool {
        let property = self.rules.declared(self.rank);
        self.rank += 1;
        property.is_some_and(|property| self.known(property, is_clean, is_null))
    }

    /// Whether a member that the struct does not describe is clean.
    #[inline(always)]
    pub fn named(
        &mut self,
        name: &str,
        is_clean: impl FnOnce(Look<'t>, Link<'t>) -> bool,
        is_null: impl FnOnce() -> bool,
    ) -> bool {
        let place = self.rules.place(name);
        match place.and_then(|place| self.rules.properties.get(place)) {
            Some(property) => self.known(property, is_clean, is_null),
            None => match self.rules.additional {
                Additional::Open => true,
                Additional::Closed => false,
                Additional::Each(link) => is_clean(self.look, link),
            },
        }
    }

    #[inline(always)]
    fn known(
        &mut self,
        property: &'t Property<'t>,
        is_clean: impl FnOnce(Look<'t>, Link<'t>) -> bool,
        is_null: impl FnOnce() -> bool,
    ) -> bool {
        self.seen |= property.bit;
        !self.look.mode.forbids(property.never)
            && (is_clean(self.look, property.schema) || (property.nullable && is_null()))
    }
}
