//! The tables: what a document says about values, ready to be checked. Everything is plain borrowed data, so a
//! table can be a `static`. The tables of the keywords are in [`keyword`](super::keyword).

use std::ops::Deref;

use super::keyword::{Applicators, Array, Composition, Discriminator, Numeric, Object, Text, Values};
use super::link::Link;
use super::types::Types;

/// The keywords of a schema. Those for one type say nothing about values of another type, as in JSON Schema.
#[derive(Clone, Copy, Debug)]
pub struct Keywords<'a> {
    /// The location of the schema: `file.json#/pointer`; empty where that follows from the schema that uses it.
    pub rule: &'a str,
    /// The types that a value may have.
    pub types: Types,
    /// Whether messages must not show the value.
    pub secret: bool,
    /// Keywords for strings.
    pub text: Option<&'a Text<'a>>,
    /// Keywords for numbers.
    pub number: Option<&'a Numeric>,
    /// Keywords for arrays.
    pub array: Option<&'a Array<'a>>,
    /// Keywords for objects.
    pub object: Option<&'a Object<'a>>,
    /// The schemas that apply to objects instead of this one, by the value of a tag.
    pub discriminator: Option<&'a Discriminator<'a>>,
    /// The values that are allowed.
    pub values: Option<&'a Values<'a>>,
    /// Schemas that must hold too.
    pub all: &'a [Link<'a>],
    /// Schemas of which one, some or none must hold.
    pub composition: Option<&'a Composition<'a>>,
    /// Keywords of JSON Schema 2020-12 that few schemas have.
    pub applicators: Option<&'a Applicators<'a>>,
}

impl Keywords<'_> {
    /// No constraint.
    pub const ANY: Self = Self {
        rule: "",
        types: Types::ANY,
        secret: false,
        text: None,
        number: None,
        array: None,
        object: None,
        discriminator: None,
        values: None,
        all: &[],
        composition: None,
        applicators: None,
    };
    /// Booleans.
    pub const BOOLEAN: Self = Self::of(Types::BOOLEAN);
    /// Integers.
    pub const INTEGER: Self = Self::of(Types::INTEGER);
    /// Numbers.
    pub const NUMBER: Self = Self::of(Types::NUMBER);
    /// Strings.
    pub const STRING: Self = Self::of(Types::STRING);
    /// Arrays.
    pub const ARRAY: Self = Self::of(Types::ARRAY);
    /// Objects.
    pub const OBJECT: Self = Self::of(Types::OBJECT);

    const fn of(types: Types) -> Self {
        Self { types, ..Self::ANY }
    }
}

/// A schema: its keywords, and what the fast path must know at once.
#[derive(Clone, Copy, Debug)]
pub struct Schema<'a> {
    keywords: Keywords<'a>,
    /// The types with constraints that the fast path cannot check by the keywords for the type alone.
    special: Types,
}

impl<'a> Schema<'a> {
    /// Accepts everything.
    pub const ANY: Self = Self::new(Keywords::ANY);
    /// Accepts booleans.
    pub const BOOLEAN: Self = Self::new(Keywords::BOOLEAN);
    /// Accepts integers.
    pub const INTEGER: Self = Self::new(Keywords::INTEGER);
    /// Accepts integers of 32 bits.
    pub const INT32: Self = Self::new(Keywords {
        number: Some(&Numeric::INT32),
        ..Keywords::INTEGER
    });
    /// Accepts integers of 64 bits.
    pub const INT64: Self = Self::new(Keywords {
        number: Some(&Numeric::INT64),
        ..Keywords::INTEGER
    });
    /// Accepts numbers.
    pub const NUMBER: Self = Self::new(Keywords::NUMBER);
    /// Accepts strings.
    pub const STRING: Self = Self::new(Keywords::STRING);
    /// Accepts arrays.
    pub const ARRAY: Self = Self::new(Keywords::ARRAY);
    /// Accepts objects.
    pub const OBJECT: Self = Self::new(Keywords::OBJECT);

    /// Returns the schema with these keywords.
    pub const fn new(keywords: Keywords<'a>) -> Self {
        let has_plain_objects = match keywords.object {
            Some(object) => object.is_plain() && keywords.discriminator.is_none(),
            None => keywords.discriminator.is_none(),
        };
        let special = if has_parts(&keywords) {
            Types::ANY
        } else if keywords.values.is_some() {
            Types::ARRAY.or(Types::OBJECT)
        } else if has_plain_objects {
            Types::NONE
        } else {
            Types::OBJECT
        };
        let special = keywords.types.and(special);
        Self { keywords, special }
    }

    /// Returns whether other schemas are applied to the same value.
    #[inline(always)]
    pub fn has_parts(&self) -> bool {
        has_parts(&self.keywords)
    }

    /// Returns whether values may have a type of which the keywords for it say everything.
    #[inline(always)]
    pub(super) fn is_plain(&self, of: Types) -> bool {
        self.keywords.types.has(of) && !self.special.has(of)
    }

    /// Returns whether a type has constraints in addition to the keywords for it.
    #[inline(always)]
    pub(super) fn is_special(&self, of: Types) -> bool {
        self.special.has(of)
    }
}

impl<'a> Deref for Schema<'a> {
    type Target = Keywords<'a>;

    #[inline(always)]
    fn deref(&self) -> &Keywords<'a> {
        &self.keywords
    }
}

const fn has_parts(keywords: &Keywords<'_>) -> bool {
    keywords.composition.is_some() || !keywords.all.is_empty() || keywords.applicators.is_some()
}
