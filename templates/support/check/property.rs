//! Properties of an object, found by name or by rank.

use super::name::Name;
use super::schema::{Object, Property};

impl<'t> Object<'t> {
    /// The property with a rank in the order of the document.
    #[inline]
    pub(super) fn declared(&self, rank: usize) -> Option<&'t Property<'t>> {
        self.properties.get(usize::from(*self.declared.get(rank)?))
    }

    /// The property with a name. `rest` is where it is looked for first, and is then what comes behind it: members
    /// that come sorted by name, as those of `serde_json` do, are found by a step or two each.
    #[inline(always)]
    pub(super) fn find(&self, text: &str, rest: &mut &'t [Property<'t>]) -> Option<&'t Property<'t>> {
        let name = Name::new(text);
        if let [first, behind @ ..] = *rest {
            if first.name.is(name) {
                *rest = behind;
                return Some(first);
            }
            if let [second, behind @ ..] = behind
                && second.name.is(name)
            {
                *rest = behind;
                return Some(second);
            }
        }
        let found = self.from(rest, text);
        let (property, behind) = found.split_first()?;
        *rest = behind;
        Some(property)
    }

    /// The property with a name, which is probably among the first of `rest`, and what comes behind it; nothing where
    /// there is none.
    fn from(&self, rest: &'t [Property<'t>], text: &str) -> &'t [Property<'t>] {
        /// How far the properties are looked through one by one before the search takes halves.
        const NEAR: usize = 12;
        let name = Name::new(text);
        let near = rest.iter().take(NEAR).position(|property| property.name.is(name));
        let found = match near {
            Some(steps) => rest.get(steps..),
            None => self.place(text).and_then(|place| self.properties.get(place..)),
        };
        found.unwrap_or_default()
    }

    /// The place of the property with a name.
    pub(super) fn place(&self, text: &str) -> Option<usize> {
        self.properties
            .binary_search_by(|property| property.name.as_str().cmp(text))
            .ok()
    }
}
