//! The types of JSON, as sets.

use super::number::Number;
use super::subject::{Kind, Subject};

/// A set of JSON types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Types(pub u8);

impl Types {
    /// None of them.
    pub const NONE: Self = Self(0);
    /// `null`
    pub const NULL: Self = Self(1);
    /// Booleans.
    pub const BOOLEAN: Self = Self(2);
    /// Whole numbers, however they are written.
    pub const INTEGER: Self = Self(4);
    /// Numbers, whole ones too.
    pub const NUMBER: Self = Self(8);
    /// Strings.
    pub const STRING: Self = Self(16);
    /// Arrays.
    pub const ARRAY: Self = Self(32);
    /// Objects.
    pub const OBJECT: Self = Self(64);
    /// All of them.
    pub const ANY: Self = Self(127);

    /// `null`, whatever else is said of the value: in Swagger 2.0 and OpenAPI 3.0 it is a mark of a schema that others need
    /// not repeat.
    pub const NULLABLE: Self = Self(128 | Self::NULL.0);

    /// Both sets together.
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Returns what both sets have.
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Returns whether the sets share a type.
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Returns whether `null` is allowed whatever else is said.
    pub(super) const fn is_nullable(self) -> bool {
        self.0 & Self::NULLABLE.0 == Self::NULLABLE.0
    }

    /// Returns whether a number has one of the types.
    #[inline]
    pub(super) fn allow(self, number: Number) -> bool {
        self.has(Self::NUMBER) || (self.has(Self::INTEGER) && number.is_whole())
    }

    /// Returns whether a value has one of the types.
    pub(super) fn allow_kind<'a, S: Subject<'a>>(self, kind: &Kind<'a, S>) -> bool {
        match kind {
            Kind::Null => self.has(Self::NULL),
            Kind::Bool(_) => self.has(Self::BOOLEAN),
            Kind::Number(number) | Kind::KnownNumber(number) => self.allow(*number),
            Kind::Text(_) | Kind::KnownText(_) => self.has(Self::STRING),
            Kind::Array(_) => self.has(Self::ARRAY),
            Kind::Object(_) => self.has(Self::OBJECT),
        }
    }

    /// Returns the names of the types, for messages.
    pub(super) fn names(self) -> String {
        let names = [
            (Self::NULL, "null"),
            (Self::BOOLEAN, "boolean"),
            (Self::INTEGER, "integer"),
            (Self::NUMBER, "number"),
            (Self::STRING, "string"),
            (Self::ARRAY, "array"),
            (Self::OBJECT, "object"),
        ];
        let names = names.iter().filter(|(types, _)| self.has(*types));
        names.map(|(_, name)| *name).collect::<Vec<_>>().join(" or ")
    }
}
