//! What must hold beside a schema itself: its `allOf`, and `oneOf`, `anyOf` and `not` of OpenAPI.

use super::checker::Checker;
use super::code::Code;
use super::link::Link;
use super::path::Path;
use super::schema::{Composition, Schema};
use super::subject::Subject;

/// How many looks at values the parts of compositions may take together, so that schemas which look at one value
/// again and again cannot make a check run away.
const MAX_LOOKS: u32 = 1 << 22;

impl<'t> Checker<'t> {
    /// Checks what must hold beside the schema itself.
    pub(super) fn parts<'a, S: Subject<'a>>(&mut self, schema: &Schema<'t>, value: S, path: &Path<'_>) {
        self.beside += 1;
        let path = &path.beside(schema);
        for link in schema.all {
            self.value(self.schema(*link), value.unlisted(), path);
        }
        if let Some(composition) = schema.composition {
            self.composition(schema, composition, value, path);
        }
        self.beside -= 1;
    }

    fn composition<'a, S: Subject<'a>>(
        &mut self,
        schema: &Schema<'t>,
        composition: &Composition<'t>,
        value: S,
        path: &Path<'_>,
    ) {
        if !composition.one_of.is_empty() {
            let holding = composition.one_of.iter();
            let holding = holding.filter(|link| self.holds(**link, value, path)).count();
            if holding == 0 {
                self.report(Code::OneOfMissing, schema, path, || {
                    "the value matches none of `oneOf`".into()
                });
            } else if holding > 1 {
                self.report(Code::OneOfMultiple, schema, path, || {
                    format!("the value matches {holding} of `oneOf`, but may match only one")
                });
            }
        }
        let mut any_of = composition.any_of.iter();
        if !composition.any_of.is_empty() && !any_of.any(|link| self.holds(*link, value, path)) {
            self.report(Code::AnyOfMissing, schema, path, || {
                "the value matches none of `anyOf`".into()
            });
        }
        if composition.not.is_some_and(|link| self.holds(link, value, path)) {
            self.report(Code::Not, schema, path, || {
                "the value matches what it must `not` match".into()
            });
        }
    }

    /// Whether a schema accepts a value.
    fn holds<'a, S: Subject<'a>>(&mut self, link: Link<'t>, value: S, path: &Path<'_>) -> bool {
        let before = std::mem::replace(&mut self.failed, false);
        self.trying += 1;
        self.value(self.schema(link), value.unlisted(), path);
        self.trying -= 1;
        !std::mem::replace(&mut self.failed, before)
    }

    /// Counts the looks of compositions; false when there were too many, or when the answer is known already.
    #[cold]
    pub(super) fn may_look(&mut self, schema: &Schema<'t>, path: &Path<'_>) -> bool {
        if self.trying > 0 && self.failed {
            return false;
        }
        self.looks = self.looks.saturating_add(1);
        if self.looks == MAX_LOOKS {
            self.too_complex(schema, path, "its schemas look at it too often");
        }
        self.looks < MAX_LOOKS
    }
}
