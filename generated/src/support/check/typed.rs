//! The quick look at typed values. Each type looks at itself: what its Rust type says of a value needs no look, and
//! a struct shows its members in the order of the document, so no name is compared.

use super::link::Link;
use super::quick::{Mode, Quick};
use super::schema::{Additional, Object, Property};
use super::subject::{Kind, Subject};
use super::view::{List, Members, View, ViewArray, ViewObject};

/// A quick look that has come to a value.
#[derive(Clone, Copy)]
pub struct Look<'t> {
    pub(super) quick: &'t Quick<'t>,
    pub(super) mode: Mode,
}

impl<'t> Look<'t> {
    /// Whether a value is clean by the schema behind a link.
    #[inline(always)]
    pub fn value<'a, S: Subject<'a>>(self, link: Link<'t>, value: S) -> bool {
        self.quick.linked(&link, value, self.mode)
    }

    /// Whether a list is clean.
    pub fn list(self, link: Link<'t>, list: &dyn List) -> bool {
        let (array, length) = (ViewArray::Typed(list), list.length());
        let schema = self.quick.schema(&link);
        let Some(mode) = self.quick.array_fits(schema, length, self.mode) else {
            return false;
        };
        let Some(rules) = schema.array else { return true };
        let clean = rules
            .items
            .is_none_or(|items| list.is_clean(Look { mode, ..self }, items));
        clean && (length < 2 || self.quick.are_distinct::<View>(rules, array))
    }

    /// Whether an object is clean; `tag` is the name and value of its tag where it is known to belong to a family.
    pub fn object(self, link: Link<'t>, tag: Option<(&str, &str)>, members: &dyn Members) -> bool {
        let object = ViewObject::Typed(tag, members);
        let schema = self.quick.schema(&link);
        let Some((rules, mode)) = self.quick.object_fits::<View>(schema, object, self.mode) else {
            return false;
        };
        let Some(rules) = rules else { return true };
        let look = Look { mode, ..self };
        let mut glance = Glance {
            look,
            rules,
            rank: 0,
            seen: 0,
        };
        members.are_clean(&mut glance) && self.quick.has_required(rules, glance.seen)
    }
}

/// A look at the members of an object, one after the other.
pub struct Glance<'t> {
    look: Look<'t>,
    rules: &'t Object<'t>,
    rank: usize,
    seen: u64,
}

impl<'t> Glance<'t> {
    /// Passes over a member that has a property and is not there.
    #[inline(always)]
    pub fn absent(&mut self) {
        self.rank += 1;
    }

    /// Whether the next member that has a property is clean. `is_clean` looks at its value, `view` shows it.
    #[inline(always)]
    pub fn described<'a>(
        &mut self,
        is_clean: impl FnOnce(Look<'t>, Link<'t>) -> bool,
        view: impl FnOnce() -> View<'a>,
    ) -> bool {
        let property = self.rules.declared(self.rank);
        self.rank += 1;
        property.is_some_and(|property| self.known(property, is_clean, view))
    }

    /// Whether a member that the struct does not describe is clean.
    #[inline(always)]
    pub fn named<'a>(
        &mut self,
        name: &str,
        is_clean: impl FnOnce(Look<'t>, Link<'t>) -> bool,
        view: impl FnOnce() -> View<'a>,
    ) -> bool {
        let place = self.rules.place(name);
        match place.and_then(|place| self.rules.properties.get(place)) {
            Some(property) => self.known(property, is_clean, view),
            None => match self.rules.additional {
                Additional::Open => true,
                Additional::Closed => false,
                Additional::Each(link) => is_clean(self.look, link),
            },
        }
    }

    #[inline(always)]
    fn known<'a>(
        &mut self,
        property: &'t Property<'t>,
        is_clean: impl FnOnce(Look<'t>, Link<'t>) -> bool,
        view: impl FnOnce() -> View<'a>,
    ) -> bool {
        self.seen |= property.bit;
        !self.look.mode.forbids(property.never)
            && (is_clean(self.look, property.schema)
                || (property.nullable && matches!(view().kind(), Kind::Null)))
    }
}
