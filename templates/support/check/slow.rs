//! The slow path: visits a value along the tables and collects all violations.

use super::code::{Code, Severity};
use super::fast::FastPath;
use super::location::Location;
use super::schema::Schema;
use super::subject::{Kind, Subject};
use super::types::Types;
use super::validator::Validator;
use super::violation::{Violation, Violations};

/// How deep a value may be nested, and its schemas put together.
pub(super) const MAX_DEPTH: u32 = 256;

/// Checks a value and collects its violations.
pub(super) struct SlowPath<'t> {
    pub(super) validator: Validator<'t>,
    found: Vec<Violation>,
    /// How many schemas that need not hold are being tried; violations are only counted then.
    trying: u32,
    failed: bool,
    depth: u32,
    /// How many of the schemas on the way are applied to the same value as the one above them.
    pub(super) nested: u32,
    /// How often compositions may still look at values.
    looks: u64,
    /// Whether a composition could not be decided: what was found before is certain, what follows is not.
    gave_up: bool,
    /// Whether the messages about compositions name the branch that fits best.
    explains: bool,
}

impl<'t> SlowPath<'t> {
    /// Returns the slow path of a validator.
    pub(super) fn new(validator: Validator<'t>) -> Self {
        Self {
            validator,
            found: Vec::new(),
            trying: 0,
            failed: false,
            depth: 0,
            nested: 0,
            looks: validator.max_looks.into(),
            gave_up: false,
            explains: true,
        }
    }

    /// Returns the violations of a value by another schema than the one at a location that applies it; `None` if the answer
    /// is not needed or takes too long. Nothing is reported.
    #[cold]
    pub(super) fn explanation<'a, S: Subject<'a>>(
        &self,
        at: &Location<'_, 't>,
        schema: &'t Schema<'t>,
        value: S,
    ) -> Option<Violations> {
        if self.trying > 0 || !self.explains {
            return None;
        }
        let mut path = SlowPath {
            depth: self.depth,
            nested: self.nested,
            explains: false,
            ..SlowPath::new(self.validator.for_choice())
        };
        path.value(&at.same(schema), value.unlisted());
        let found = path.finish();
        let is_full = found.iter().all(|one| one.code != Code::TooComplex);
        is_full.then_some(found)
    }

    /// Returns the slow path of a validator that has already looked too often at a value, where more looks are in proportion to
    /// its size.
    pub(super) fn for_size<'a, S: Subject<'a>>(&self, value: S) -> Option<Self> {
        /// So many times compositions may look at each part of a value.
        const LOOKS_OF_PART: u64 = 256;
        let looks = LOOKS_OF_PART.saturating_mul(size(value, 0));
        let is_more = self.looks == 0 && looks > self.validator.max_looks.into();
        is_more.then(|| Self {
            looks,
            ..Self::new(self.validator)
        })
    }

    /// Returns whether a value has no error by the schema at a location, and that is certain.
    pub(super) fn is_valid<'a, S: Subject<'a>>(&mut self, at: &Location<'_, 't>, value: S) -> bool {
        self.holds(at, value) && !self.gave_up
    }

    /// Returns all violations.
    pub(super) fn finish(self) -> Violations {
        self.found.into()
    }

    /// Checks a value by the schema at its location.
    #[inline]
    pub(super) fn value<'a, S: Subject<'a>>(&mut self, at: &Location<'_, 't>, value: S) {
        if at.schema.has_parts() || self.nested > 0 {
            return self.with_parts(at, value);
        }
        self.alone(at, value);
    }

    /// Returns whether the schema at a location accepts a value.
    pub(super) fn holds<'a, S: Subject<'a>>(&mut self, at: &Location<'_, 't>, value: S) -> bool {
        let before = std::mem::replace(&mut self.failed, false);
        self.trying += 1;
        self.value(at, value);
        self.trying -= 1;
        !std::mem::replace(&mut self.failed, before)
    }

    /// Checks a value by the keywords for its type. What most schemas say of most values, their type, is decided here.
    #[inline]
    fn alone<'a, S: Subject<'a>>(&mut self, at: &Location<'_, 't>, value: S) {
        let schema = at.schema;
        match value.kind() {
            Kind::Text(text) if schema.types.has(Types::STRING) => self.text(at, text, false),
            // That the Rust type lists the value says nothing about schemas other than that of the type.
            Kind::KnownText(text) if schema.types.has(Types::STRING) => self.text(at, text, self.nested == 0),
            Kind::Number(number) if schema.types.allow(number) => {
                if let Some(rules) = schema.number.filter(|rules| !rules.accepts(number)) {
                    rules.report(self, at, number);
                }
                self.listed(at, value);
            }
            Kind::KnownNumber(number) if schema.types.allow(number) => {
                if let Some(rules) = schema.number.filter(|rules| !rules.accepts(number)) {
                    rules.report(self, at, number);
                }
                if self.nested > 0 {
                    self.listed(at, value);
                }
            }
            Kind::Bool(_) if schema.types.has(Types::BOOLEAN) => self.listed(at, value),
            _ => self.deep(at, value),
        }
    }

    /// Checks a string; `listed` where it is known to be one of the allowed values.
    #[inline]
    fn text(&mut self, at: &Location<'_, 't>, text: &str, listed: bool) {
        if let Some(rules) = at.schema.text.filter(|rules| !rules.accepts(text)) {
            rules.report(self, at, text);
        }
        if let Some(values) = at.schema.values.filter(|values| !listed && !values.lists(text)) {
            values.report_text(self, at, text);
        }
    }

    /// Checks a value that is not a string against the list of allowed ones.
    #[inline]
    fn listed<'a, S: Subject<'a>>(&mut self, at: &Location<'_, 't>, value: S) {
        if let Some(values) = at.schema.values.filter(|values| !values.accepts(value)) {
            values.report(self, at, value);
        }
    }

    /// Checks arrays and objects, and values of the wrong type.
    fn deep<'a, S: Subject<'a>>(&mut self, at: &Location<'_, 't>, value: S) {
        let schema = at.schema;
        if self.fast_path_accepts(schema, value) {
            return;
        }
        match value.kind() {
            Kind::Array(array) if schema.types.has(Types::ARRAY) => {
                if (schema.array.is_some() || schema.applicators.is_some()) && self.goes_deeper(at) {
                    self.array::<S>(at, array);
                    self.goes_up();
                }
            }
            Kind::Object(object) if schema.types.has(Types::OBJECT) => {
                if (schema.object.is_some() || schema.discriminator.is_some()) && self.goes_deeper(at) {
                    match schema.discriminator {
                        Some(discriminator) => self.union(discriminator, at, object, value),
                        None => self.object::<S>(at, object),
                    }
                    self.goes_up();
                }
            }
            // A schema without a type lists `null` where it allows it; one that is nullable need not.
            Kind::Null if schema.types.has(Types::NULL) && schema.types != Types::ANY => return,
            Kind::Null if schema.types.has(Types::NULL) => {}
            _ => return self.wrong_type(schema.types, at, value),
        }
        self.listed(at, value);
    }

    /// Returns whether the fast path accepts a part of the value.
    fn fast_path_accepts<'a, S: Subject<'a>>(&self, schema: &'t Schema<'t>, value: S) -> bool {
        /// So many times a value may be looked at on the way to an error in its depth.
        const LEVELS: u32 = 8;
        let is_part = (1..=LEVELS).contains(&self.depth) && self.nested == 0;
        self.validator.has_fast_path
            && is_part
            && FastPath::new(self.validator, false).accepts(schema, value, self.depth)
    }

    /// Checks a value by a schema and by those that it applies to the same value.
    fn with_parts<'a, S: Subject<'a>>(&mut self, at: &Location<'_, 't>, value: S) {
        if self.nested > 0 && !self.may_look(at) {
            return;
        }
        if matches!(value.kind(), Kind::Null) && (at.schema.types.is_nullable() || at.may_be_null().0) {
            return;
        }
        self.alone(at, value);
        if !at.schema.types.allow_kind(&value.kind()) {
            return; // That says it all.
        }
        if at.schema.has_parts() && self.goes_deeper(at) {
            self.parts(at, value);
            self.goes_up();
        }
    }

    /// Takes a step down, unless the value is too deep already. The caller takes it back.
    #[inline]
    pub(super) fn goes_deeper(&mut self, at: &Location<'_, 't>) -> bool {
        if self.depth >= MAX_DEPTH {
            self.too_complex(at, "it is nested too deeply");
            return false;
        }
        self.depth += 1;
        true
    }

    /// Takes a step down back.
    #[inline]
    pub(super) fn goes_up(&mut self) {
        self.depth -= 1;
    }

    /// Counts the looks of compositions; false when there were too many, or when the answer is known already.
    #[cold]
    pub(super) fn may_look(&mut self, at: &Location<'_, 't>) -> bool {
        if self.trying > 0 && self.failed {
            return false;
        }
        if self.looks > 0 {
            self.looks -= 1;
            return true;
        }
        if !self.gave_up {
            self.too_complex(at, "its schemas look at it too often");
            self.gave_up = true;
        }
        false
    }

    /// Reports that a part of the value was not checked, whether its schema is being tried or not: a composition that tries it
    /// has no answer then.
    #[cold]
    fn too_complex(&mut self, at: &Location<'_, 't>, reason: &str) {
        let trying = std::mem::take(&mut self.trying);
        self.report(Code::TooComplex, at, || {
            format!("the value was not checked in full: {reason}")
        });
        self.gave_up |= trying > 0;
        self.trying = trying;
    }

    /// Reports a value of a wrong type.
    #[cold]
    pub(super) fn wrong_type<'a, S: Subject<'a>>(&mut self, types: Types, at: &Location<'_, '_>, value: S) {
        let kind = value.kind();
        if let Kind::Null = kind {
            let (nullable, optional) = at.may_be_null();
            let severity = match self.validator.lenient && optional {
                true => Severity::Warning,
                false => Severity::Error,
            };
            if !nullable {
                self.report_as(Code::NullNotAllowed, severity, at, || {
                    "the value may not be `null`".into()
                });
            }
            return;
        }
        self.report(Code::InvalidType, at, || {
            if types == Types::NONE {
                return "no value is allowed here".into();
            }
            let expected = types.names();
            match (kind, at.is_secret()) {
                (Kind::Text(text) | Kind::KnownText(text), false) => {
                    format!("expected {expected}, found the string {}", shown(text))
                }
                (Kind::Number(number) | Kind::KnownNumber(number), false) => {
                    format!("expected {expected}, found the number {number}")
                }
                (Kind::Bool(value), false) => format!("expected {expected}, found {value}"),
                (kind, _) => format!("expected {expected}, found {}", name(&kind)),
            }
        });
    }

    /// Reports a violation of the schema at a location.
    #[cold]
    pub(super) fn report(&mut self, code: Code, at: &Location<'_, '_>, message: impl FnOnce() -> String) {
        self.report_as(code, code.severity(), at, message);
    }

    /// Reports a violation of the schema at a location, with a severity of its own.
    #[cold]
    pub(super) fn report_as(
        &mut self,
        code: Code,
        severity: Severity,
        at: &Location<'_, '_>,
        message: impl FnOnce() -> String,
    ) {
        self.push(
            code,
            severity,
            || (at.pointer(), at.rule(), at.is_secret()),
            message,
        );
    }

    /// Reports a violation; `locations` are those of the value and of the keyword, and whether the value is a secret.
    pub(super) fn push(
        &mut self,
        code: Code,
        severity: Severity,
        locations: impl FnOnce() -> (String, String, bool),
        message: impl FnOnce() -> String,
    ) {
        self.failed |= severity == Severity::Error;
        if self.trying == 0 && !self.gave_up {
            let (pointer, rule, secret) = locations();
            self.found.push(Violation {
                pointer,
                code,
                message: message(),
                rule,
                severity,
                secret,
            });
        }
    }
}

/// Returns how many values there are in a value, itself too, as deep as it is checked.
fn size<'a, S: Subject<'a>>(value: S, depth: u32) -> u64 {
    let mut sum = 1;
    match value.kind() {
        _ if depth >= MAX_DEPTH => {}
        Kind::Array(array) => {
            let elements = (0..S::length(array)).filter_map(|index| S::element(array, index));
            sum += elements.map(|element| size(element, depth + 1)).sum::<u64>();
        }
        Kind::Object(object) => S::each(object, &mut |_, member| sum += size(member, depth + 1)),
        _ => {}
    }
    sum
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

/// Returns a text for a message: quoted, and shortened where it is long.
pub(super) fn shown(text: &str) -> String {
    const MOST: usize = 60;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{:?}… ({} characters)", &text[..end], text.chars().count()),
        None => format!("{text:?}"),
    }
}

/// Returns the string at a location for a message, unless it is a secret.
pub(super) fn shown_text(at: &Location<'_, '_>, text: &str) -> String {
    match at.is_secret() {
        true => "the value".into(),
        false => shown(text),
    }
}
