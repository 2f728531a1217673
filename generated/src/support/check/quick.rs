//! The quick look: most values are valid, and that is seen without noting where one is. It says yes only where the
//! full check would find nothing, or nothing but warnings if that is asked; what it has doubts about is left to that
//! check. It knows no composition.

use std::cmp::Ordering;

use super::array;
use super::direction::{Direction, Directions};
use super::format::Verdict;
use super::link::Link;
use super::name::lists;
use super::number::Number;
use super::schema::{Additional, Array, Bound, Numeric, Object, Schema, Text, Values};
use super::subject::{Key, Kind, Subject};
use super::types::Types;

/// How deep the look goes before it has doubts.
const MAX_DEPTH: u32 = 128;

/// What a quick look needs to know.
#[derive(Clone, Copy)]
pub struct Quick<'t> {
    schemas: &'t [Schema<'t>],
    direction: Direction,
    tolerant: bool,
}

/// How deep the look is, and what it is for, in one register.
#[derive(Clone, Copy)]
pub(super) struct Mode(u32);

impl Mode {
    const TOLERANT: u32 = 1 << 8;
    const STEP: u32 = 1 << 16;

    /// Whether the value goes in one of the directions in which a member may not be there.
    #[inline]
    pub(super) fn forbids(self, never: Directions) -> bool {
        u32::from(never.0) & self.0 != 0
    }

    #[inline]
    fn is_tolerant(self) -> bool {
        self.0 & Self::TOLERANT != 0
    }

    /// One step deeper, as long as there are not too many.
    #[inline]
    fn deeper(self) -> Option<Self> {
        (self.0 < MAX_DEPTH * Self::STEP).then_some(Self(self.0 + Self::STEP))
    }
}

impl<'t> Quick<'t> {
    /// A look along tables; `schemas` is what [`Link::At`] counts in.
    pub fn new(schemas: &'t [Schema<'t>], direction: Direction) -> Self {
        Self {
            schemas,
            direction,
            tolerant: false,
        }
    }

    /// Lets pass what is worth a warning only.
    #[must_use]
    pub fn tolerant(mut self) -> Self {
        self.tolerant = true;
        self
    }

    /// Looks at a value by the schema behind a link.
    #[inline(always)]
    pub(super) fn linked<'a, S: Subject<'a>>(&self, link: &Link<'t>, value: S, mode: Mode) -> bool {
        let is_basic = matches!(link, Link::Basic(basic) if basic.accepts(value));
        is_basic || self.value(self.schema(link), value, mode)
    }

    #[inline(always)]
    pub(super) fn schema(&self, link: &Link<'t>) -> &'t Schema<'t> {
        match link {
            Link::To(schema) => schema,
            _ => self.other_schema(*link),
        }
    }

    #[inline(never)]
    fn other_schema(&self, link: Link<'t>) -> &'t Schema<'t> {
        link.schema(self.schemas)
    }

    /// Whether nothing is wrong with a value that stands so deep, without a doubt.
    pub(super) fn is_clean<'a, S: Subject<'a>>(&self, schema: &Schema<'t>, value: S, depth: u32) -> bool {
        let Mode(mode) = self.mode();
        self.value(schema, value, Mode(mode + depth * Mode::STEP))
    }

    /// How the look begins.
    pub(super) fn mode(&self) -> Mode {
        let tolerant = if self.tolerant { Mode::TOLERANT } else { 0 };
        Mode(u32::from(Directions::of(self.direction).0) | tolerant)
    }

    /// What most values are is looked at where they are met: objects, strings, arrays.
    #[inline(always)]
    fn value<'a, S: Subject<'a>>(&self, schema: &'t Schema<'t>, value: S, mode: Mode) -> bool {
        if let Kind::Object(object) = value.kind() {
            return self.object::<S>(schema, object, mode);
        }
        if let Kind::Text(text) = value.kind() {
            return schema.is_plain(Types::STRING)
                && schema.text.is_none_or(|rules| is_text(rules, text))
                && schema.values.is_none_or(|values| allows(values, text, mode));
        }
        if let Kind::Array(array) = value.kind() {
            return self.array::<S>(schema, array, mode);
        }
        is_simple(schema, value)
    }

    fn array<'a, S: Subject<'a>>(&self, schema: &'t Schema<'t>, array: S::Array, mode: Mode) -> bool {
        let length = S::length(array);
        let Some(mode) = self.array_fits(schema, length, mode) else {
            return false;
        };
        schema.array.is_none_or(|rules| {
            self.elements::<S>(rules, array, length, mode)
                && (length < 2 || self.are_distinct::<S>(rules, array))
        })
    }

    /// Whether an array is clean but for its elements, and how to look at these.
    #[inline(always)]
    pub(super) fn array_fits(&self, schema: &Schema, length: usize, mode: Mode) -> Option<Mode> {
        let fits = schema.is_plain(Types::ARRAY)
            && schema
                .array
                .is_none_or(|rules| (rules.min..=rules.max).contains(&length));
        mode.deeper().filter(|_| fits)
    }

    fn elements<'a, S: Subject<'a>>(
        &self,
        rules: &Array<'t>,
        array: S::Array,
        length: usize,
        mode: Mode,
    ) -> bool {
        let Some(items) = &rules.items else {
            return true;
        };
        (0..length)
            .all(|index| S::element(array, index).is_none_or(|element| self.linked(items, element, mode)))
    }

    pub(super) fn are_distinct<'a, S: Subject<'a>>(&self, rules: &Array<'t>, array: S::Array) -> bool {
        (!rules.unique || array::equals::<S>(array).is_empty())
            && (rules.identifiers.is_empty() || !array::has_twins::<S>(rules, array))
    }

    fn object<'a, S: Subject<'a>>(&self, schema: &'t Schema<'t>, object: S::Object, mode: Mode) -> bool {
        match self.object_fits::<S>(schema, object, mode) {
            Some((Some(rules), mode)) => self.members::<S>(rules, object, mode),
            Some((None, _)) => true,
            None => false,
        }
    }

    /// Whether an object is clean but for its members, and how to look at these.
    #[inline(always)]
    pub(super) fn object_fits<'a, S: Subject<'a>>(
        &self,
        schema: &'t Schema<'t>,
        object: S::Object,
        mode: Mode,
    ) -> Option<(Option<&'t Object<'t>>, Mode)> {
        let mode = mode.deeper()?;
        if schema.is_plain(Types::OBJECT) {
            return Some((schema.object, mode));
        }
        self.of_family::<S>(schema, object).map(|rules| (rules, mode))
    }

    /// The rules for an object of a family, if it can be looked at member by member.
    #[inline(never)]
    fn of_family<'a, S: Subject<'a>>(
        &self,
        schema: &'t Schema<'t>,
        object: S::Object,
    ) -> Option<Option<&'t Object<'t>>> {
        let family = schema.family?;
        if !schema.types.has(Types::OBJECT) || schema.values.is_some() || schema.has_parts() {
            return None;
        }
        let schema = match family.variant::<S>(object) {
            Ok(Some(link)) => self.schema(&link),
            Ok(None) if family.required => return None,
            Ok(None) => schema,
            Err(_) => return None,
        };
        schema
            .object
            .is_none_or(Object::is_plain)
            .then_some(schema.object)
    }

    fn members<'a, S: Subject<'a>>(&self, rules: &'t Object<'t>, object: S::Object, mode: Mode) -> bool {
        let mut seen = 0;
        let mut rest = rules.properties.iter();
        let fits = S::all(object, &mut |key, value| {
            let property = match key {
                Key::Described(rank, name) => rules.described(rank, name),
                Key::Name(name) => rules.find(name, &mut rest),
            };
            match property {
                Some(property) => {
                    seen |= property.bit;
                    !mode.forbids(property.never)
                        && (self.linked(&property.schema, value, mode)
                            || (property.nullable && matches!(value.kind(), Kind::Null)))
                }
                None => match &rules.additional {
                    Additional::Open => true,
                    Additional::Closed => false,
                    Additional::Each(link) => self.linked(link, value, mode),
                },
            }
        });
        fits && self.has_required(rules, seen)
    }

    /// Whether the members that must be there are among those that were seen.
    #[inline(always)]
    pub(super) fn has_required(&self, rules: &Object, seen: u64) -> bool {
        rules.required[self.direction as usize] & !seen == 0
    }
}

/// Whether a value that is no object and no array is clean; strings only where they are known.
fn is_simple<'a, S: Subject<'a>>(schema: &Schema, value: S) -> bool {
    match value.kind() {
        Kind::KnownText(text) => {
            schema.is_plain(Types::STRING) && schema.text.is_none_or(|rules| is_text(rules, text))
        }
        Kind::Number(number) => schema.values.is_none() && is_number(schema, number),
        Kind::KnownNumber(number) => is_number(schema, number),
        Kind::Bool(_) => schema.is_plain(Types::BOOLEAN) && schema.values.is_none(),
        Kind::Null => schema.is_plain(Types::NULL) && schema.values.is_none(),
        Kind::Text(_) | Kind::Array(_) | Kind::Object(_) => false,
    }
}

/// Whether a number keeps all that is said of numbers.
fn is_number(schema: &Schema, number: Number) -> bool {
    schema.types.allow(number)
        && !schema.special.has(Types::NUMBER.or(Types::INTEGER))
        && schema.number.is_none_or(|rules| keeps(rules, number))
}

/// Whether a string may stand where some are listed.
#[inline]
fn allows(values: &Values, text: &str, mode: Mode) -> bool {
    // Where new values may come, the case of an old one is all that can be wrong, and that is a warning.
    (values.open && mode.is_tolerant()) || lists(values.texts, text)
}

fn is_text(rules: &Text, text: &str) -> bool {
    // A code point has one to four bytes, so most lengths are clear without a count.
    let is_long = text.len() >= rules.min.saturating_mul(4) || text.chars().count() >= rules.min;
    let is_short = text.len() <= rules.max || text.chars().count() <= rules.max;
    is_long
        && is_short
        && rules
            .format
            .is_none_or(|format| format.accepts(text) == Verdict::Fine)
        && rules
            .pattern
            .is_none_or(|pattern| pattern.matcher.is_match(text) == Some(true))
}

fn keeps(rules: &Numeric, number: Number) -> bool {
    let is_within = |bound: Option<Bound>, wrong: Ordering| {
        bound.is_none_or(|bound| match number.compare(bound.value) {
            Some(Ordering::Equal) => !bound.exclusive,
            Some(order) => order != wrong,
            None => false,
        })
    };
    is_within(rules.min, Ordering::Less)
        && is_within(rules.max, Ordering::Greater)
        && rules.format.is_none_or(|format| format.accepts_number(number))
        && rules.multiple_of.is_none_or(|step| step.divides(number))
}
