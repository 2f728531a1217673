//! The fast path: most values are valid, and that is seen without locations. It accepts a value only where the slow
//! path would find nothing, or nothing but warnings if it is tolerant, and bails out of all others. It knows no
//! compositions.

use super::direction::Directions;
use super::keyword::Object;
use super::link::Link;
use super::number::Number;
use super::schema::Schema;
use super::subject::{Kind, Subject};
use super::types::Types;
use super::validator::Validator;

/// How deep the fast path goes before it bails out.
const MAX_DEPTH: u32 = 128;

/// The fast path of a validator.
#[derive(Clone, Copy)]
pub struct FastPath<'t> {
    pub(super) validator: Validator<'t>,
    tolerant: bool,
}

/// The depth, the direction and the tolerance, in one register.
#[derive(Clone, Copy)]
pub(super) struct Mode(u32);

impl Mode {
    const TOLERANT: u32 = 1 << 8;
    const STEP: u32 = 1 << 16;

    /// Returns whether the value goes in one of these directions.
    #[inline]
    pub(super) fn is_in(self, directions: Directions) -> bool {
        u32::from(directions.0) & self.0 != 0
    }

    /// Returns whether warnings do not count.
    #[inline]
    pub(super) fn is_tolerant(self) -> bool {
        self.0 & Self::TOLERANT != 0
    }

    /// Returns the mode one step deeper, unless that is too deep.
    #[inline]
    pub(super) fn deeper(self) -> Option<Self> {
        (self.0 < MAX_DEPTH * Self::STEP).then_some(Self(self.0 + Self::STEP))
    }
}

impl<'t> FastPath<'t> {
    /// Returns the fast path of a validator. A tolerant one accepts values with warnings.
    pub fn new(validator: Validator<'t>, tolerant: bool) -> Self {
        Self { validator, tolerant }
    }

    /// Returns whether a value at this depth is valid.
    pub(super) fn accepts<'a, S: Subject<'a>>(&self, schema: &'t Schema<'t>, value: S, depth: u32) -> bool {
        let Mode(mode) = self.mode();
        self.value(schema, value, Mode(mode + depth * Mode::STEP))
    }

    /// Returns the mode of the value as a whole.
    pub(super) fn mode(&self) -> Mode {
        let tolerant = if self.tolerant { Mode::TOLERANT } else { 0 };
        Mode(u32::from(Directions::of(self.validator.direction).0) | tolerant)
    }

    /// Returns whether a value is valid by the schema that a link refers to.
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
        self.validator.schema(link)
    }

    /// Returns what most values are is decided where they are met: objects, strings, arrays.
    #[inline(always)]
    fn value<'a, S: Subject<'a>>(&self, schema: &'t Schema<'t>, value: S, mode: Mode) -> bool {
        if let Kind::Object(object) = value.kind() {
            return self.object::<S>(schema, object, mode);
        }
        if let Kind::Text(text) = value.kind() {
            return schema.is_plain(Types::STRING)
                && schema.text.is_none_or(|rules| rules.accepts(text))
                && schema
                    .values
                    .is_none_or(|values| (values.open && mode.is_tolerant()) || values.lists(text));
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
            let mut elements = 0..length;
            let items = rules.items.as_ref();
            items.is_none_or(|items| {
                elements.all(|index| {
                    S::element(array, index).is_none_or(|element| self.linked(items, element, mode))
                })
            }) && rules.are_distinct::<S>(array, length)
        })
    }

    /// Returns the mode for the elements of an array that is valid but for these.
    #[inline(always)]
    pub(super) fn array_fits(&self, schema: &Schema, length: usize, mode: Mode) -> Option<Mode> {
        let fits =
            schema.is_plain(Types::ARRAY) && schema.array.is_none_or(|rules| rules.accepts_length(length));
        mode.deeper().filter(|_| fits)
    }

    fn object<'a, S: Subject<'a>>(&self, schema: &'t Schema<'t>, object: S::Object, mode: Mode) -> bool {
        match self.object_fits::<S>(schema, object, mode) {
            Some((Some(rules), mode)) => self.members::<S>(rules, object, mode),
            Some((None, _)) => true,
            None => false,
        }
    }

    /// Returns the keywords and the mode for the members of an object that is valid but for these.
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
        self.of_discriminator::<S>(schema, object, mode)
    }

    /// Returns the keywords and the mode for the members of an object of a union.
    #[inline(never)]
    fn of_discriminator<'a, S: Subject<'a>>(
        &self,
        schema: &'t Schema<'t>,
        object: S::Object,
        mode: Mode,
    ) -> Option<(Option<&'t Object<'t>>, Mode)> {
        let discriminator = schema.discriminator?;
        if !schema.types.has(Types::OBJECT) || schema.values.is_some() || schema.has_parts() {
            return None;
        }
        match discriminator.variant::<S>(object) {
            Ok(Some(link)) => self.object_fits::<S>(self.schema(&link), object, mode),
            Ok(None) if !discriminator.required && schema.object.is_none_or(Object::is_plain) => {
                Some((schema.object, mode))
            }
            _ => None,
        }
    }
}

/// Returns whether a value that is neither an object nor an array is valid; a string only where its enum knows it.
fn is_simple<'a, S: Subject<'a>>(schema: &Schema, value: S) -> bool {
    match value.kind() {
        Kind::KnownText(text) => {
            schema.is_plain(Types::STRING) && schema.text.is_none_or(|rules| rules.accepts(text))
        }
        Kind::Number(number) => schema.values.is_none() && is_number(schema, number),
        Kind::KnownNumber(number) => is_number(schema, number),
        Kind::Bool(_) => schema.is_plain(Types::BOOLEAN) && schema.values.is_none(),
        Kind::Null => schema.is_plain(Types::NULL) && schema.values.is_none(),
        Kind::Text(_) | Kind::Array(_) | Kind::Object(_) => false,
    }
}

fn is_number(schema: &Schema, number: Number) -> bool {
    schema.types.allow(number)
        && !schema.is_special(Types::NUMBER.or(Types::INTEGER))
        && schema.number.is_none_or(|rules| rules.accepts(number))
}
