//! Violations on their way into the report: their places, and messages that several rules have in common.

use super::checker::Checker;
use super::code::{Code, Severity};
use super::path::Path;
use super::schema::Schema;
use super::subject::{Kind, Subject};
use super::violation::Violation;

impl<'t> Checker<'t> {
    /// Reports `null` where it is no value.
    #[cold]
    pub(super) fn null(&mut self, rule: &str, severity: Severity, path: &Path<'_>) {
        self.report_at(Code::NullNotAllowed, severity, rule, path, || {
            "the value may not be `null`".into()
        });
    }

    #[cold]
    pub(super) fn wrong_type<'a, S: Subject<'a>>(
        &mut self,
        schema: &Schema<'t>,
        kind: &Kind<'a, S>,
        path: &Path<'_>,
    ) {
        if let Kind::Null = kind {
            let (nullable, optional) = path.may_be_null();
            let severity = if self.lenient && optional {
                Severity::Warning
            } else {
                Severity::Error
            };
            if !nullable {
                self.null(schema.rule, severity, path);
            }
            return;
        }
        let secret = schema.secret || path.is_secret();
        self.report(Code::InvalidType, schema, path, || {
            let expected = schema.types.names();
            match (kind, secret) {
                (Kind::Text(text) | Kind::KnownText(text), false) => {
                    format!("expected {expected}, found the string {}", shown(text))
                }
                (Kind::Number(number) | Kind::KnownNumber(number), false) => {
                    format!("expected {expected}, found the number {number}")
                }
                (Kind::Bool(value), false) => format!("expected {expected}, found {value}"),
                (kind, _) => format!("expected {expected}, found {}", name(kind)),
            }
        });
    }

    /// Notes a violation of a schema's rule.
    #[cold]
    pub(super) fn report(
        &mut self,
        code: Code,
        schema: &Schema<'t>,
        path: &Path<'_>,
        message: impl FnOnce() -> String,
    ) {
        self.report_at(code, code.severity(), schema.rule, path, message);
    }

    /// Notes a violation of the rule that stands at a place; without one, at the place that the way leads to.
    #[cold]
    pub(super) fn report_at(
        &mut self,
        code: Code,
        severity: Severity,
        rule: &str,
        path: &Path<'_>,
        message: impl FnOnce() -> String,
    ) {
        self.failed |= severity == Severity::Error;
        if self.trying == 0 {
            self.found.push(Violation {
                pointer: path.pointer(),
                code,
                message: message(),
                rule: if rule.is_empty() {
                    path.rule()
                } else {
                    rule.to_owned()
                },
                severity,
            });
        }
    }

    #[cold]
    pub(super) fn too_complex(&mut self, schema: &Schema<'t>, path: &Path<'_>, why: &str) {
        self.report(Code::TooComplex, schema, path, || {
            format!("the value was not checked in full: {why}")
        });
    }
}

fn name<'a, S: Subject<'a>>(kind: &Kind<'a, S>) -> &'static str {
    match kind {
        Kind::Null => "null",
        Kind::Bool(_) => "a boolean",
        Kind::Number(_) | Kind::KnownNumber(_) => "a number",
        Kind::Text(_) | Kind::KnownText(_) => "a string",
        Kind::Array(_) => "an array",
        Kind::Object(_) => "an object",
    }
}

/// A text for a message: quoted, and shortened where it is long.
pub(super) fn shown(text: &str) -> String {
    const MOST: usize = 60;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{:?}… ({} characters)", &text[..end], text.chars().count()),
        None => format!("{text:?}"),
    }
}
