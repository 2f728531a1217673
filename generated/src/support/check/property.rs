//! Properties of an object, found by name or by rank.

use super::name::Name;
use super::schema::{Object, Property};

impl<'t> Object<'t> {
    /// The property with a rank in the order of the document.
    #[inline]
    pub(super) fn declared(&self, rank: usize) -> Option<&'t Property<'t>> {
        self.properties.get(usize::from(*self.declared.get(rank)?))
    }

    /// The property with a name, from the place `next` on, which is then the one behind it. Members that come sorted
    /// by name, as those of `serde_json` do, are found by a step or two each.
    #[inline(always)]
    pub(super) fn find(&self, text: &str, next: &mut usize) -> Option<&'t Property<'t>> {
        /// How far the properties are looked through one by one before the search takes halves.
        const NEAR: usize = 12;
        let name = Name::new(text);
        let near = self.properties.get(*next..)?;
        for (steps, property) in near.iter().take(NEAR).enumerate() {
            if property.name.is(&name) {
                *next += steps + 1;
                return Some(property);
            }
        }
        let place = self.place(text)?;
        *next = place + 1;
        self.properties.get(place)
    }

    /// The place of the property with a name.
    pub(super) fn place(&self, text: &str) -> Option<usize> {
        self.properties
            .binary_search_by(|property| property.name.as_str().cmp(text))
            .ok()
    }

    /// The rank of the property with a name in the order of the document.
    pub(super) fn rank(&self, text: &str) -> Option<usize> {
        let place = self.place(text)?;
        self.declared
            .iter()
            .position(|known| usize::from(*known) == place)
    }
}
