//! The walk over a value, along the tables.

use super::code::{Code, Severity};
use super::direction::{Direction, Directions};
use super::equal;
use super::link::Link;
use super::path::Path;
use super::quick::Quick;
use super::schema::{Composition, Literal, Schema, Values};
use super::subject::{Kind, Subject};
use super::types::Types;
use super::violation::{Violation, Violations};

/// How deep a value may be nested, and its schemas put together.
pub(super) const MAX_DEPTH: u32 = 256;

/// How many looks at values the parts of compositions may take together, so that schemas which look at one value
/// again and again cannot make a check run away.
const MAX_LOOKS: u32 = 1 << 22;

/// Checks values and collects what it finds.
pub struct Checker<'t> {
    pub(super) schemas: &'t [Schema<'t>],
    pub(super) direction: Direction,
    pub(super) directions: Directions,
    found: Vec<Violation>,
    /// How many schemas that need not hold are being tried; violations are only counted then.
    trying: u32,
    failed: bool,
    /// How deep the walk is, and how many of the steps are those of compositions.
    depth: u32,
    beside: u32,
    looks: u32,
    unsure: bool,
    lenient: bool,
    /// Whether parts that are clean at a quick look are passed over.
    quick: bool,
}

impl<'t> Checker<'t> {
    /// A checker for values that go in a direction. `schemas` is what [`Link::At`] counts in.
    pub fn new(schemas: &'t [Schema<'t>], direction: Direction) -> Self {
        Self {
            schemas,
            direction,
            directions: Directions::of(direction),
            found: Vec::new(),
            trying: 0,
            failed: false,
            depth: 0,
            beside: 0,
            looks: 0,
            unsure: false,
            lenient: false,
            quick: false,
        }
    }

    /// Lets `null` stand for a member that may be absent: it is a warning then.
    pub fn lenient(mut self) -> Self {
        self.lenient = true;
        self
    }

    /// Passes over parts that are clean at a quick look, which most are in a value with an error. Without this the walk
    /// knows nothing of quick looks, so that tests can hold one against the other.
    pub fn with_quick_looks(mut self) -> Self {
        self.quick = true;
        self
    }

    /// All that was found.
    pub fn finish(self) -> Violations {
        self.found.into()
    }

    /// Whether a typed value could not be checked in full, because members that its type does not hold may count.
    pub fn is_unsure(&self) -> bool {
        self.unsure
    }

    pub(super) fn set_unsure(&mut self) {
        self.unsure = true;
    }

    /// The schema behind a link.
    #[inline]
    pub fn schema(&self, link: Link<'t>) -> &'t Schema<'t> {
        link.schema(self.schemas)
    }

    /// Checks a value, which stands at `path` in the value as a whole.
    #[inline]
    pub fn value<'a, S: Subject<'a>>(&mut self, schema: &Schema<'t>, value: S, path: &Path<'_>) {
        let has_parts = schema.composition.is_some() || !schema.all.is_empty();
        if has_parts || self.beside > 0 {
            return self.with_parts(schema, value, path);
        }
        self.alone(schema, value, path);
    }

    /// Checks a value by a schema alone. What most schemas say of most values, their type, is decided here.
    #[inline]
    fn alone<'a, S: Subject<'a>>(&mut self, schema: &Schema<'t>, value: S, path: &Path<'_>) {
        match value.kind() {
            Kind::Text(text) if schema.types.has(Types::STRING) => {
                if schema.text.is_some() || schema.values.is_some() {
                    self.text(schema, text, false, path);
                }
            }
            Kind::KnownText(text) if schema.types.has(Types::STRING) => {
                if schema.text.is_some() {
                    self.text(schema, text, true, path);
                }
            }
            Kind::Number(number) if schema.types.allow(number) => {
                if schema.number.is_some() || schema.values.is_some() {
                    self.number(schema, number, false, path);
                }
            }
            Kind::KnownNumber(number) if schema.types.allow(number) => {
                if schema.number.is_some() {
                    self.number(schema, number, true, path);
                }
            }
            Kind::Bool(value) if schema.types.has(Types::BOOLEAN) => {
                if schema.values.is_some() {
                    self.boolean(schema, value, path);
                }
            }
            _ => self.nested(schema, value, path),
        }
    }

    /// Checks what is no simple value, or has the wrong type.
    fn nested<'a, S: Subject<'a>>(&mut self, schema: &Schema<'t>, value: S, path: &Path<'_>) {
        if self.is_clean(schema, value) {
            return;
        }
        match value.kind() {
            Kind::Array(array) if schema.types.has(Types::ARRAY) => {
                if schema.array.is_some() && self.goes_deeper(schema, path) {
                    self.array::<S>(schema, array, path);
                    self.depth -= 1;
                }
            }
            Kind::Object(object) if schema.types.has(Types::OBJECT) => {
                if (schema.object.is_some() || schema.family.is_some()) && self.goes_deeper(schema, path) {
                    self.object::<S>(schema, object, path);
                    self.depth -= 1;
                }
            }
            Kind::Null if schema.types.has(Types::NULL) => {
                if schema.values.is_some() {
                    self.listed_null(schema, path);
                }
                return;
            }
            kind => return self.wrong_type(schema, &kind, path),
        }
        if schema.values.is_some() {
            self.listed_json(schema, value, path);
        }
    }

    /// Whether a quick look finds nothing wrong with a part of the value.
    fn is_clean<'a, S: Subject<'a>>(&self, schema: &Schema<'t>, value: S) -> bool {
        /// So many times a value may be looked at on the way to an error in its depth.
        const LEVELS: u32 = 8;
        let is_part = (1..=LEVELS).contains(&self.depth);
        self.quick && is_part && Quick::new(self.schemas, self.direction).is_clean(schema, value, self.depth)
    }

    /// Checks a value by a schema and by those that it is made of.
    fn with_parts<'a, S: Subject<'a>>(&mut self, schema: &Schema<'t>, value: S, path: &Path<'_>) {
        if self.beside > 0 && !self.may_look(schema, path) {
            return;
        }
        if matches!(value.kind(), Kind::Null) && path.may_be_null().0 {
            return;
        }
        self.alone(schema, value, path);
        if !fits(schema.types, &value.kind()) {
            return; // That says it all.
        }
        if (schema.composition.is_some() || !schema.all.is_empty()) && self.goes_deeper(schema, path) {
            self.parts(schema, value, path);
            self.depth -= 1;
        }
    }

    fn boolean(&mut self, schema: &Schema<'t>, value: bool, path: &Path<'_>) {
        if let Some(values) = schema.values {
            self.literal(
                schema,
                values,
                &value,
                path,
                |literal| matches!(literal, Literal::Bool(other) if *other == value),
            );
        }
    }

    /// A schema without a type lists `null` where it allows it; one that is nullable need not.
    fn listed_null(&mut self, schema: &Schema<'t>, path: &Path<'_>) {
        if let Some(values) = schema.values.filter(|_| schema.types == Types::ANY) {
            self.literal(schema, values, &"`null`", path, |literal| {
                matches!(literal, Literal::Null)
            });
        }
    }

    /// Takes a step down, unless the walk is too deep already. The caller takes it back.
    #[inline]
    fn goes_deeper(&mut self, schema: &Schema<'t>, path: &Path<'_>) -> bool {
        if self.depth >= MAX_DEPTH {
            self.too_complex(schema, path, "it is nested too deeply");
            return false;
        }
        self.depth += 1;
        true
    }

    /// Counts the looks of compositions; false when there were too many, or when the answer is known already.
    #[cold]
    fn may_look(&mut self, schema: &Schema<'t>, path: &Path<'_>) -> bool {
        if self.trying > 0 && self.failed {
            return false;
        }
        self.looks = self.looks.saturating_add(1);
        if self.looks == MAX_LOOKS {
            self.too_complex(schema, path, "its schemas look at it too often");
        }
        self.looks < MAX_LOOKS
    }

    #[cold]
    fn too_complex(&mut self, schema: &Schema<'t>, path: &Path<'_>, why: &str) {
        self.report(Code::TooComplex, schema, path, || {
            format!("the value was not checked in full: {why}")
        });
    }

    /// Checks what must hold beside the schema itself.
    fn parts<'a, S: Subject<'a>>(&mut self, schema: &Schema<'t>, value: S, path: &Path<'_>) {
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

    /// Checks a value that is no string against the list of allowed ones.
    pub(super) fn literal(
        &mut self,
        schema: &Schema<'t>,
        values: &Values<'t>,
        value: &dyn std::fmt::Display,
        path: &Path<'_>,
        is_it: impl Fn(&Literal<'t>) -> bool,
    ) {
        if values.open || values.others.iter().any(is_it) {
            return;
        }
        let secret = schema.secret || path.is_secret();
        self.report(Code::EnumMismatch, schema, path, || match secret {
            true => "the value is none of those that are allowed".into(),
            false => format!("{value} is none of the values that are allowed"),
        });
    }

    /// Checks an array or object against the list of allowed values, which hardly any schema has.
    fn listed_json<'a, S: Subject<'a>>(&mut self, schema: &Schema<'t>, value: S, path: &Path<'_>) {
        if let Some(values) = schema.values {
            let is_it = |literal: &Literal| match literal {
                Literal::Json(text) => {
                    serde_json::from_str(text).is_ok_and(|json| equal::to_json(value, &json))
                }
                _ => false,
            };
            self.literal(schema, values, &"the value", path, is_it);
        }
    }

    /// Reports `null` where it is no value.
    #[cold]
    pub(super) fn null(&mut self, rule: &str, severity: Severity, path: &Path<'_>) {
        self.report_at(Code::NullNotAllowed, severity, rule, path, || {
            "the value may not be `null`".into()
        });
    }

    #[cold]
    fn wrong_type<'a, S: Subject<'a>>(&mut self, schema: &Schema<'t>, kind: &Kind<'a, S>, path: &Path<'_>) {
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
}

/// Whether a value has one of several types.
fn fits<'a, S: Subject<'a>>(types: Types, kind: &Kind<'a, S>) -> bool {
    match kind {
        Kind::Null => types.has(Types::NULL),
        Kind::Bool(_) => types.has(Types::BOOLEAN),
        Kind::Number(number) | Kind::KnownNumber(number) => types.allow(*number),
        Kind::Text(_) | Kind::KnownText(_) => types.has(Types::STRING),
        Kind::Array(_) => types.has(Types::ARRAY),
        Kind::Object(_) => types.has(Types::OBJECT),
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
