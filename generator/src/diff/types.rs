//! The types of JSON that a schema allows, as a set.

use crate::model::{Json, JsonType, Schema};

/// A set of types. Numbers other than integers have a type of their own, so that `integer` is a subset of `number`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Types(u8);

impl Types {
    pub(super) const ALL: Self = Self(0x3f);
    pub(super) const NONE: Self = Self(0);
    const ARRAY: Self = Self(1);
    pub(super) const BOOLEAN: Self = Self(2);
    pub(super) const INTEGER: Self = Self(4);
    pub(super) const NUMBER: Self = Self(4 | 8);
    pub(super) const OBJECT: Self = Self(16);
    pub(super) const STRING: Self = Self(32);

    /// The types with their names, `number` before `integer`.
    const NAMES: [(Self, &'static str); 6] = [
        (Self::ARRAY, "array"),
        (Self::BOOLEAN, "boolean"),
        (Self::NUMBER, "number"),
        (Self::INTEGER, "integer"),
        (Self::OBJECT, "object"),
        (Self::STRING, "string"),
    ];

    fn of(json_type: JsonType) -> Self {
        match json_type {
            JsonType::Array => Self::ARRAY,
            JsonType::Boolean => Self::BOOLEAN,
            JsonType::Integer => Self::INTEGER,
            JsonType::Number => Self::NUMBER,
            JsonType::Object => Self::OBJECT,
            // A file is what OpenAPI 3 writes as a binary string.
            JsonType::String | JsonType::File => Self::STRING,
            // Whether `null` is allowed is compared by itself.
            JsonType::Null => Self(0),
        }
    }

    /// Returns the types that the keywords of a schema tell: `type`, or else those that only values of a type can have.
    pub(super) fn of_schema(schema: &Schema) -> Self {
        if let Some(json_type) = schema.json_type {
            return Self::of(json_type);
        }
        if !schema.types.is_empty() {
            let types = schema.types.iter().map(|json_type| Self::of(*json_type));
            return types.fold(Self(0), Self::or);
        }
        if !schema.enumeration.is_empty() {
            let values = schema.enumeration.iter().map(Self::of_value);
            return values.fold(Self(0), Self::or);
        }
        let is_object =
            !schema.properties.is_empty() || !schema.required.is_empty() || schema.discriminator.is_some();
        match is_object {
            true => Self::OBJECT,
            false if schema.items.is_some() => Self::ARRAY,
            false => Self::ALL,
        }
    }

    fn of_value(value: &Json) -> Self {
        match value {
            Json::Null => Self(0),
            Json::Bool(_) => Self::BOOLEAN,
            Json::Number(number) if number.is_f64() => Self::NUMBER,
            Json::Number(_) => Self::INTEGER,
            Json::String(_) => Self::STRING,
            Json::Array(_) => Self::ARRAY,
            Json::Object(_) => Self::OBJECT,
        }
    }

    /// Returns the types of either set.
    pub(super) fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Returns the types of both sets.
    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Returns whether the other set has all types of this one.
    pub(super) fn is_in(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    /// Returns whether there is more than one type, where an integer is a number.
    pub(super) fn is_list(self) -> bool {
        let single = Self::NAMES.iter().any(|(types, _)| *types == self);
        !single && self != Self::NONE
    }

    /// Returns whether two sets have a type in common.
    pub(super) fn overlaps(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Returns the names of the types: `string`, or `string or integer`.
    pub(super) fn names(self) -> String {
        if self == Self::ALL {
            return "any type".into();
        }
        let mut rest = self;
        let mut names = Vec::new();
        for (types, name) in Self::NAMES {
            if types.is_in(rest) {
                names.push(format!("`{name}`"));
                rest = Self(rest.0 & !types.0);
            }
        }
        match names.is_empty() {
            true => "`null`".into(),
            false => names.join(" or "),
        }
    }
}
