//! The fast path for typed values. Each type decides for itself: what its Rust type says of a value needs no look, and
//! a struct shows its members in the order of the document, so no name is compared.

use super::fast::{FastPath, Mode};
use super::keyword::{Additional, Object, Property};
use super::link::Link;
use super::subject::Subject;
use super::view::{List, Members, View, ViewArray, ViewObject};

/// The fast path at a value.
#[derive(Clone, Copy)]
pub struct Cursor<'t> {
    path: &'t FastPath<'t>,
    mode: Mode,
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

    /// Returns whether a list is valid.
    pub fn list(self, link: Link<'t>, list: &dyn List) -> bool {
        let (array, length) = (ViewArray::Typed(list), list.length());
        let schema = self.path.schema(&link);
        let Some(mode) = self.path.array_fits(schema, length, self.mode) else {
            return false;
        };
        let Some(rules) = schema.array else { return true };
        let valid = rules
            .items
            .is_none_or(|items| list.is_valid_at(Self { mode, ..self }, items));
        valid && rules.are_distinct::<View>(array, length)
    }

    /// Returns whether an object is valid; `tag` is the name and value of its tag where it is known to be a variant.
    pub fn object(self, link: Link<'t>, tag: Option<(&str, &str)>, members: &dyn Members) -> bool {
        let object = ViewObject::Typed(tag, members);
        let schema = self.path.schema(&link);
        let Some((rules, mode)) = self.path.object_fits::<View>(schema, object, self.mode) else {
            return false;
        };
        let Some(rules) = rules else { return true };
        let mut cursor = MemberCursor {
            cursor: Self { mode, ..self },
            rules,
            index: 0,
            seen: 0,
        };
        members.are_valid(&mut cursor) && rules.has_required(self.path.validator.direction, cursor.seen)
    }
}

/// The fast path at the members of an object, one after the other.
pub struct MemberCursor<'t> {
    cursor: Cursor<'t>,
    rules: &'t Object<'t>,
    index: usize,
    /// The [`Property::bit`]s of the members that were seen.
    seen: u64,
}

impl<'t> MemberCursor<'t> {
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
        !self.cursor.mode.is_in(property.never)
            && (is_valid(self.cursor, property.schema) || (property.nullable && is_null()))
    }
}
