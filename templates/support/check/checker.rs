//! The walk over a value, along the tables.

use super::code::Code;
use super::direction::{Direction, Directions};
use super::equal;
use super::link::Link;
use super::path::Path;
use super::quick::Quick;
use super::schema::{Literal, Schema, Values};
use super::subject::{Kind, Subject};
use super::types::Types;
use super::violation::{Violation, Violations};

/// How deep a value may be nested, and its schemas put together.
pub(super) const MAX_DEPTH: u32 = 256;

/// Checks values and collects what it finds.
pub struct Checker<'t> {
    pub(super) schemas: &'t [Schema<'t>],
    pub(super) direction: Direction,
    pub(super) directions: Directions,
    pub(super) found: Vec<Violation>,
    /// How many schemas that need not hold are being tried; violations are only counted then.
    pub(super) trying: u32,
    pub(super) failed: bool,
    /// How deep the walk is, and how many of the steps are those of compositions.
    depth: u32,
    pub(super) beside: u32,
    pub(super) looks: u32,
    pub(super) lenient: bool,
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

    /// The schema behind a link.
    #[inline]
    pub fn schema(&self, link: Link<'t>) -> &'t Schema<'t> {
        link.schema(self.schemas)
    }

    /// Checks a value, which stands at `path` in the value as a whole.
    #[inline]
    pub fn value<'a, S: Subject<'a>>(&mut self, schema: &Schema<'t>, value: S, path: &Path<'_>) {
        if schema.has_parts() || self.beside > 0 {
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
                if schema.text.is_some() || self.beside > 0 {
                    self.text(schema, text, self.is_listed(), path);
                }
            }
            Kind::Number(number) if schema.types.allow(number) => {
                if schema.number.is_some() || schema.values.is_some() {
                    self.number(schema, number, false, path);
                }
            }
            Kind::KnownNumber(number) if schema.types.allow(number) => {
                if schema.number.is_some() || self.beside > 0 {
                    self.number(schema, number, self.is_listed(), path);
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

    /// Returns whether a value of an enum that its type knows is one that the schema at hand lists: a schema beside that
    /// of the type, such as a branch of `oneOf`, has a list of its own.
    fn is_listed(&self) -> bool {
        self.beside == 0
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
        let is_part = (1..=LEVELS).contains(&self.depth) && self.beside == 0;
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
        if schema.has_parts() && self.goes_deeper(schema, path) {
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
