//! The entry to validation: the fast path first, and the slow path for what it bails out of.

use super::fast::FastPath;
use super::location::Location;
use super::schema::Schema;
use super::slow::SlowPath;
use super::subject::Subject;
use super::validator::Validator;
use super::violation::Violations;

impl<'t> Validator<'t> {
    /// Returns whether a value has no error. Stops at the first one.
    pub fn is_valid<'a, S: Subject<'a>>(self, schema: &'t Schema<'t>, value: S) -> bool {
        if self.accepts(schema, value, true) {
            return true;
        }
        let root = Location::root(schema);
        let mut slow = SlowPath::new(self);
        let is_valid = slow.is_valid(&root, value);
        slow.for_size(value)
            .map_or(is_valid, |mut slow| slow.is_valid(&root, value))
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
        let root = Location::root(schema);
        slow.value(&root, value);
        if let Some(larger) = slow.for_size(value) {
            slow = larger;
            slow.value(&root, value);
        }
        slow.finish()
    }

    /// Returns whether the fast path accepts a value; `tolerant` where warnings do not count.
    fn accepts<'a, S: Subject<'a>>(self, schema: &'t Schema<'t>, value: S, tolerant: bool) -> bool {
        self.has_fast_path && FastPath::new(self, tolerant).accepts(schema, value, 0)
    }
}
