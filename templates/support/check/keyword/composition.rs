//! `allOf`, `oneOf`, `anyOf` and `not`.

use super::super::code::Code;
use super::super::link::Link;
use super::super::location::Location;
use super::super::slow::SlowPath;
use super::super::subject::Subject;

/// `oneOf`, `anyOf` and `not`.
#[derive(Clone, Copy, Debug)]
pub struct Composition<'a> {
    /// Exactly one of these holds.
    pub one_of: &'a [Link<'a>],
    /// At least one of these holds.
    pub any_of: &'a [Link<'a>],
    /// This does not hold.
    pub not: Option<Link<'a>>,
}

impl<'t> SlowPath<'t> {
    /// Checks a value by the schemas that its schema applies to it.
    pub(in super::super) fn parts<'a, S: Subject<'a>>(&mut self, at: &Location<'_, 't>, value: S) {
        self.nested += 1;
        for link in at.schema.all {
            self.value(&at.same(self.validator.schema(*link)), value.unlisted());
        }
        if let Some(composition) = at.schema.composition {
            self.composition(composition, at, value);
        }
        if let Some(applicators) = at.schema.applicators {
            self.applicators(applicators, at, value);
        }
        self.nested -= 1;
    }

    fn composition<'a, S: Subject<'a>>(
        &mut self,
        composition: &Composition<'t>,
        at: &Location<'_, 't>,
        value: S,
    ) {
        if !composition.one_of.is_empty() {
            let branches = composition.one_of.iter();
            match branches.filter(|link| self.holds_too(**link, at, value)).count() {
                0 => self.report(Code::OneOfMissing, at, || {
                    "the value matches none of `oneOf`".into()
                }),
                1 => {}
                count => self.report(Code::OneOfMultiple, at, || {
                    format!("the value matches {count} of `oneOf`, but may match only one")
                }),
            }
        }
        let mut any_of = composition.any_of.iter();
        if !composition.any_of.is_empty() && !any_of.any(|link| self.holds_too(*link, at, value)) {
            self.report(Code::AnyOfMissing, at, || {
                "the value matches none of `anyOf`".into()
            });
        }
        if composition
            .not
            .is_some_and(|link| self.holds_too(link, at, value))
        {
            self.report(Code::Not, at, || {
                "the value matches what it must `not` match".into()
            });
        }
    }

    /// Returns whether another schema accepts the value.
    pub(super) fn holds_too<'a, S: Subject<'a>>(
        &mut self,
        link: Link<'t>,
        at: &Location<'_, 't>,
        value: S,
    ) -> bool {
        self.holds(&at.same(self.validator.schema(link)), value.unlisted())
    }
}
