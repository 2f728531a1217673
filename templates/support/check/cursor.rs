//! The fast path for typed values. Each type decides for itself: what its Rust type says of a value needs no look, and
//! a struct shows its members in the order of the document, so no name is compared.

use super::fast::{FastPath, Mode};
use super::keyword::{Additional, Object, Property};
use super::link::Link;
use super::subject::Subject;

/// The fast path at a value.
#[derive(Clone, Copy)]
pub struct Cursor<'t> {
    pub(super) path: &'t FastPath<'t>,
    pub(super) mode: Mode,
}

impl<'t> Cursor<'t> {
    /// Returns the cursor at the value as a whole.
    pub fn new(path: &'t FastPath<'t>) -> Self {
        Self {
            path,
            mode: path.mode(),
        }
    }

    /// Returns whether a value is valid by the schema that a link refers to.
    #[inline(always)]
    pub fn value<'a, S: Subject<'a>>(self, link: Link<'t>, value: S) -> bool {
        self.path.linked(&link, value, self.mode)
    }
}

/// The fast path at the members of an object, one after the other.
pub struct MemberCursor<'t> {
    cursor: Cursor<'t>,
    rules: &'t Object<'t>,
    index: usize,
    /// The [`Property::bit`]s of the members that were seen.
    pub(super) seen: u64,
}

impl<'t> MemberCursor<'t> {
    /// Returns the fast path before the first member.
    pub(super) fn new(cursor: Cursor<'t>, rules: &'t Object<'t>) -> Self {
        Self {
            cursor,
            rules,
            index: 0,
            seen: 0,
        }
    }

    /// Passes over a member that has a property and is not there.
    #[inline(always)]
    pub fn absent(&mut self) {
        self.index += 1;
    }

    /// Returns whether the next member that has a property is valid. `is_valid` decides about its value.
    #[inline(always)]
    pub fn described(
        &mut self,
        is_valid: impl FnOnce(Cursor<'t>, Link<'t>) -> bool,
        is_null: impl FnOnce() -> bool,
    ) -> bool {
        let property = self.rules.declared(self.index);
        self.index += 1;
        property.is_some_and(|property| self.known(property, is_valid, is_null))
    }

    /// Returns whether a member that the struct does not describe is valid.
    #[inline(always)]
    pub fn named(
        &mut self,
        name: &str,
        is_valid: impl FnOnce(Cursor<'t>, Link<'t>) -> bool,
        is_null: impl FnOnce() -> bool,
    ) -> bool {
        match self.rules.named(name) {
            Some(property) => self.known(property, is_valid, is_null),
            None => match self.rules.additional {
                Additional::Open => true,
                Additional::Closed => false,
                Additional::Each(link) => is_valid(self.cursor, link),
            },
        }
    }

    #[inline(always)]
    fn known(
        &mut self,
        property: &'t Property<'t>,
        is_valid: impl FnOnce(Cursor<'t>, Link<'t>) -> bool,
        is_null: impl FnOnce() -> bool,
    ) -> bool {
        self.seen |= property.bit;
        !self.cursor.mode.is_in(property.forbidden_in)
            && (is_valid(self.cursor, property.schema) || (property.nullable && is_null()))
    }
}
