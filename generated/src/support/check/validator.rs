//! What a validator is told: the tables, the direction, and how strict it is.

use super::direction::Direction;
use super::link::Link;
use super::schema::Schema;

/// How often compositions may look at values, so that schemas which look at one value again and again cannot make a
/// check run away.
const MAX_LOOKS: u32 = 1 << 22;

/// The same for a validator that chooses the branch of a union.
const MAX_LOOKS_OF_CHOICE: u32 = 1 << 12;

/// Validates values that go in one direction.
#[derive(Clone, Copy, Debug)]
pub struct Validator<'t> {
    pub(super) schemas: &'t [Schema<'t>],
    pub(super) direction: Direction,
    pub(super) lenient: bool,
    pub(super) has_fast_path: bool,
    pub(super) max_looks: u32,
}

impl<'t> Validator<'t> {
    /// Returns a validator for values that go in a direction. `schemas` is what [`Link::At`] counts in; generated
    /// tables need none.
    pub const fn new(schemas: &'t [Schema<'t>], direction: Direction) -> Self {
        Self {
            schemas,
            direction,
            lenient: false,
            has_fast_path: true,
            max_looks: MAX_LOOKS,
        }
    }

    /// Makes `null` for a member that may be absent a warning.
    #[must_use]
    pub const fn lenient(mut self) -> Self {
        self.lenient = true;
        self
    }

    /// Makes the validator give up early on a value that compositions look at again and again: it is asked about every
    /// value of a union that is inside of another one.
    #[must_use]
    pub const fn for_choice(mut self) -> Self {
        self.max_looks = MAX_LOOKS_OF_CHOICE;
        self
    }

    /// Leaves everything to the slow path, so that tests can compare both.
    #[must_use]
    pub const fn without_fast_path(mut self) -> Self {
        self.has_fast_path = false;
        self
    }

    /// Returns the schema that a link refers to.
    #[inline]
    pub fn schema(&self, link: Link<'t>) -> &'t Schema<'t> {
        link.schema(self.schemas)
    }
}
