//! Properties of an object, found by name or by rank.

use std::slice::Iter;

use super::name::first;
use super::schema::{Object, Property};

impl<'t> Object<'t> {
    /// The property with a rank in the order of the document.
    #[inline]
    pub(super) fn declared(&self, rank: usize) -> Option<&'t Property<'t>> {
        self.properties.get(usize::from(*self.declared.get(rank)?))
    }

    /// Returns the property `name`, which has the index `rank` in the table of the type that the value has. Another
    /// schema that is checked against the same value, such as a branch of `oneOf`, has its own order.
    #[inline]
    pub(super) fn described(&self, rank: usize, name: &str) -> Option<&'t Property<'t>> {
        match self.declared(rank) {
            Some(property) if property.name.as_str() == name => Some(property),
            _ => self.properties.get(self.place(name)?),
        }
    }

    /// The property with a name. `rest` is where it is looked for first, and is then what comes behind it: members
    /// that come sorted by name, as those of `serde_json` do, are found by a step or two each.
    #[inline(always)]
    pub(super) fn find(&self, text: &str, rest: &mut Iter<'t, Property<'t>>) -> Option<&'t Property<'t>> {
        let start = first(text.as_bytes());
        // `Iter::find` is unrolled, which takes longer where the first or second one is it.
        while let Some(property) = rest.as_slice().first() {
            rest.next();
            if property.name.is(text, start) {
                return Some(property);
            }
        }
        *rest = self.properties.get(self.place(text)?..)?.iter();
        rest.next()
    }

    /// Returns whether the member `name` is required, in some direction.
    pub(super) fn requires(&self, name: &str) -> bool {
        let property = self.place(name).and_then(|place| self.properties.get(place));
        self.also_required.contains(&name) || property.is_some_and(|property| property.bit != 0)
    }

    /// The place of the property with a name.
    #[inline(never)]
    pub(super) fn place(&self, text: &str) -> Option<usize> {
        self.properties
            .binary_search_by(|property| property.name.as_str().cmp(text))
            .ok()
    }
}
