//! The entry to validation: the fast path first, and the slow path for what it bails out of.

use super::direction::Direction;
use super::fast::FastPath;
use super::link::Link;
use super::location::Location;
use super::schema::Schema;
use super::slow::SlowPath;
use super::subject::Subject;
use super::violation::Violations;

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

    /// Returns whether a value has no error. Stops at the first one.
    pub fn is_valid<'a, S: Subject<'a>>(self, schema: &'t Schema<'t>, value: S) -> bool {
        self.accepts(schema, value, true) || SlowPath::new(self).holds(&Location::root(schema), value)
    }

    /// Checks a value.
    ///
    /// # Errors
    /// All violations, warnings too, when one of them is an error.
    pub fn validate<'a, S: Subject<'a>>(self, schema: &'t Schema<'t>, value: S) -> Result<(), Violations> {
        match self.accepts(schema, value, true) {
            true => Ok(()),
            false => self.find(schema, value).into_result(),
        }
    }

    /// Returns all violations of a value, warnings too.
    pub fn violations<'a, S: Subject<'a>>(self, schema: &'t Schema<'t>, value: S) -> Violations {
        match self.accepts(schema, value, false) {
            true => Violations::default(),
            false => self.find(schema, value),
        }
    }

    /// Returns all violations of a value that the fast path has bailed out of.
    pub fn find<'a, S: Subject<'a>>(self, schema: &'t Schema<'t>, value: S) -> Violations {
        let mut slow = SlowPath::new(self);
        slow.value(&Location::root(schema), value);
        slow.finish()
    }

    /// Returns whether the fast path accepts a value; `tolerant` where warnings do not count.
    fn accepts<'a, S: Subject<'a>>(self, schema: &'t Schema<'t>, value: S, tolerant: bool) -> bool {
        self.has_fast_path && FastPath::new(self, tolerant).accepts(schema, value, 0)
    }
}
