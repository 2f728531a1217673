//! The fast path for typed lists and objects, which show their elements and members themselves.

use super::cursor::{Cursor, MemberCursor};
use super::link::Link;
use super::view::{List, Members, View, ViewArray, ViewObject};

impl<'t> Cursor<'t> {
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
        let mut cursor = MemberCursor::new(Self { mode, ..self }, rules);
        members.are_valid(&mut cursor) && rules.has_required(self.path.validator.direction, cursor.seen)
    }
}
