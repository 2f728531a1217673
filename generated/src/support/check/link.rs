//! References from one schema to another.

use super::number::Number;
use super::schema::Schema;
use super::subject::{Kind, Subject};

/// A schema that another one uses.
#[derive(Clone, Copy, Debug)]
pub enum Link<'a> {
    /// One that says no more than a type.
    Basic(Basic),
    /// The schema itself.
    To(&'a Schema<'a>),
    /// The index of the schema in the list of the validator.
    At(u32),
}

impl<'a> Link<'a> {
    /// Returns the schema that is meant; `schemas` is the list that indexes refer to.
    #[inline]
    pub fn schema(self, schemas: &'a [Schema<'a>]) -> &'a Schema<'a> {
        match self {
            Self::Basic(basic) => basic.schema(),
            Self::To(schema) => schema,
            Self::At(index) => schemas.get(index as usize).unwrap_or(&Schema::ANY),
        }
    }
}

/// A schema that says no more than a type. Most members have such a one, so values are looked at without a detour:
/// it is the set of the classes of values that fit for sure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Basic(u16);

impl Basic {
    /// Accepts everything.
    pub const ANY: Self = Self(u16::MAX);
    /// Accepts booleans.
    pub const BOOLEAN: Self = Self(class::BOOLEAN);
    /// Accepts whole numbers of 32 bits.
    pub const INT32: Self = Self(class::INT32);
    /// Accepts whole numbers of 64 bits.
    pub const INT64: Self = Self(class::INT32 | class::INT64);
    /// Accepts whole numbers.
    pub const INTEGER: Self = Self(class::INT32 | class::INT64 | class::BIG);
    /// Accepts numbers.
    pub const NUMBER: Self = Self(class::INT32 | class::INT64 | class::BIG | class::FLOAT);
    /// Accepts strings.
    pub const STRING: Self = Self(class::TEXT);
    /// Accepts arrays.
    pub const ARRAY: Self = Self(class::ARRAY);
    /// Accepts objects.
    pub const OBJECT: Self = Self(class::OBJECT);

    /// Returns the schema in full.
    pub const fn schema(self) -> &'static Schema<'static> {
        match self {
            Self::BOOLEAN => &Schema::BOOLEAN,
            Self::INT32 => &Schema::INT32,
            Self::INT64 => &Schema::INT64,
            Self::INTEGER => &Schema::INTEGER,
            Self::NUMBER => &Schema::NUMBER,
            Self::STRING => &Schema::STRING,
            Self::ARRAY => &Schema::ARRAY,
            Self::OBJECT => &Schema::OBJECT,
            _ => &Schema::ANY,
        }
    }

    /// Returns whether a value fits for sure. Where it does not, the schema tells: a float may be a whole number.
    #[inline(always)]
    pub(super) fn accepts<'a, S: Subject<'a>>(self, value: S) -> bool {
        // Most are strings.
        let is_text = self.0 & class::TEXT != 0 && value.text().is_some();
        is_text || self.0 & class(value.kind()) != 0
    }
}

/// The classes of values.
mod class {
    pub(super) const NULL: u16 = 1;
    pub(super) const BOOLEAN: u16 = 1 << 1;
    pub(super) const INT32: u16 = 1 << 2;
    pub(super) const INT64: u16 = 1 << 3;
    pub(super) const BIG: u16 = 1 << 4;
    pub(super) const FLOAT: u16 = 1 << 5;
    pub(super) const TEXT: u16 = 1 << 6;
    pub(super) const ARRAY: u16 = 1 << 7;
    pub(super) const OBJECT: u16 = 1 << 8;
}

#[inline(always)]
fn class<'a, S: Subject<'a>>(kind: Kind<'a, S>) -> u16 {
    match kind {
        Kind::Null => class::NULL,
        Kind::Bool(_) => class::BOOLEAN,
        Kind::Number(Number::Int(int)) | Kind::KnownNumber(Number::Int(int)) => {
            if int as i32 as i64 == int {
                class::INT32
            } else {
                class::INT64
            }
        }
        Kind::Number(Number::Big(_)) | Kind::KnownNumber(Number::Big(_)) => class::BIG,
        Kind::Number(Number::Float(_)) | Kind::KnownNumber(Number::Float(_)) => class::FLOAT,
        Kind::Text(_) | Kind::KnownText(_) => class::TEXT,
        Kind::Array(_) => class::ARRAY,
        Kind::Object(_) => class::OBJECT,
    }
}
