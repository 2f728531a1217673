//! `allOf`, `oneOf`, `anyOf` and `not`.

use super::super::code::Code;
use super::super::link::Link;
use super::super::location::Location;
use super::super::slow::SlowPath;
use super::super::subject::Subject;
use super::super::violation::{Violation, Violations};

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
                0 => {
                    let best = self.best_fit(composition.one_of, at, value);
                    self.report(Code::OneOfMissing, at, || {
                        format!("the value matches none of `oneOf`{best}")
                    });
                }
                1 => {}
                count => self.report(Code::OneOfMultiple, at, || {
                    format!("the value matches {count} of `oneOf`, but may match only one")
                }),
            }
        }
        let mut any_of = composition.any_of.iter();
        if !composition.any_of.is_empty() && !any_of.any(|link| self.holds_too(*link, at, value)) {
            let best = self.best_fit(composition.any_of, at, value);
            self.report(Code::AnyOfMissing, at, || {
                format!("the value matches none of `anyOf`{best}")
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

    /// Returns the end of the message about a value that matches no branch: the branch that fits best, and its first
    /// violation. Empty if no branch allows the type of the value, or if the message is not needed.
    fn best_fit<'a, S: Subject<'a>>(&self, branches: &[Link<'t>], at: &Location<'_, 't>, value: S) -> String {
        let mut best: Option<((usize, usize), String)> = None;
        for link in branches {
            let schema = self.validator.schema(*link);
            let Some(found) = self.explanation(at, schema, value) else {
                continue;
            };
            let pointer = at.pointer();
            let Some(fit) = fit(&found, &pointer) else {
                continue;
            };
            if best.as_ref().is_none_or(|(known, _)| fit < *known) {
                let rule = at.same(schema).rule();
                best = Some((fit, described(&found, &pointer, &rule)));
            }
        }
        best.map(|(_, text)| text).unwrap_or_default()
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

/// Returns how far a value is from a branch: the number of its members that have one of the fixed values of other branches,
/// then the number of violations. `None` if the value is of another type.
fn fit(found: &Violations, pointer: &str) -> Option<(usize, usize)> {
    let is_other_type = |one: &Violation| {
        one.pointer == pointer && matches!(one.code, Code::InvalidType | Code::NullNotAllowed)
    };
    if found.iter().any(is_other_type) {
        return None;
    }
    let is_fixed = |one: &&Violation| {
        let below = one.pointer.strip_prefix(pointer).unwrap_or_default();
        let is_listed = matches!(
            one.code,
            Code::EnumMismatch | Code::EnumCaseMismatch | Code::DiscriminatorValue
        );
        is_listed && below.matches('/').count() == 1
    };
    Some((found.iter().filter(is_fixed).count(), found.len()))
}

/// Describes why a branch does not match.
fn described(found: &Violations, pointer: &str, rule: &str) -> String {
    let Some(first) = found.iter().next() else {
        return String::new();
    };
    let location = match first.pointer.strip_prefix(pointer) {
        None | Some("") => String::new(),
        Some(below) => format!("at `{below}` "),
    };
    let more = match found.len() {
        1 => String::new(),
        2 => ", and 1 more violation".into(),
        count => format!(", and {} more violations", count - 1),
    };
    format!("; `{rule}` fits best, but {location}{}{more}", first.message)
}
