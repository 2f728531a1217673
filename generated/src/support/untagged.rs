//! Unions without a tag: a value is of the first branch that it satisfies.

use serde_json::Value;

use super::check::{Direction, Number, Schema, Types, Validator};
use super::mismatch::ReadResult;
use super::value::InMemory;
use super::wire::{Wire, keep};

/// What every value of a variant has, as far as it can be told without validation.
#[derive(Clone, Copy, Debug)]
pub struct Branch {
    /// The indexes in `oneOf` or `anyOf` of the branches that the variant is for.
    pub indexes: &'static [usize],
    /// The types that the variant holds.
    pub types: Types,
    /// The members that every object has.
    pub required: &'static [&'static str],
    /// The members that have a single value, where they are there.
    pub fixed: &'static [(&'static str, &'static str)],
    /// The strings that the variant is for, if they are listed.
    pub listed: Option<&'static [&'static str]>,
    /// Whether a variant of the union that the variant is for may hold a value, if it is for one.
    pub union: Option<fn(&Value) -> bool>,
}

/// An enum of values without a tag; `untagged!` writes this trait for it.
#[doc(hidden)]
pub trait Untagged: Sized {
    /// The variants.
    const BRANCHES: &'static [Branch];

    /// The rules of the document, where the crate has them.
    const RULES: Option<&'static Schema<'static>>;

    /// Makes a value of the variant with an index; gives it back where it does not fit.
    ///
    /// # Errors
    /// When a value cannot be read at all.
    fn of_branch(index: usize, value: Value) -> Result<ReadResult<Self>, serde_json::Error>;

    /// Keeps a value that is of no branch.
    fn unknown(value: Value) -> Self;
}

impl Branch {
    /// Returns whether a value may be of the variant.
    fn may_hold(&self, value: &Value) -> bool {
        self.union.is_none_or(|may_hold| may_hold(value)) && self.has_type(value)
    }

    fn has_type(&self, value: &Value) -> bool {
        match value {
            Value::Null => self.types.has(Types::NULL),
            Value::Bool(_) => self.types.has(Types::BOOLEAN),
            Value::Number(number) => {
                let is_whole = Number::of(number).is_whole();
                self.types.has(Types::NUMBER) || (is_whole && self.types.has(Types::INTEGER))
            }
            Value::String(text) => {
                self.types.has(Types::STRING)
                    && self.listed.is_none_or(|listed| listed.contains(&text.as_str()))
            }
            Value::Array(_) => self.types.has(Types::ARRAY),
            Value::Object(members) => {
                let is_fixed = |(name, fixed): &(&str, &str)| {
                    members
                        .get(*name)
                        .is_none_or(|value| value.as_str() == Some(*fixed))
                };
                self.types.has(Types::OBJECT)
                    && self.required.iter().all(|name| members.contains_key(*name))
                    && self.fixed.iter().all(is_fixed)
            }
        }
    }

    /// Returns whether a value satisfies one of the branches that the variant is for.
    fn is_valid(&self, union: &'static Schema<'static>, value: &Value) -> bool {
        let Some(composition) = union.composition else {
            return false;
        };
        let branches = match composition.one_of {
            [] => composition.any_of,
            one_of => one_of,
        };
        let validator = Validator::new(&[], Direction::Any).for_choice();
        let mut links = self.indexes.iter().filter_map(|index| branches.get(*index));
        links.any(|link| validator.is_valid(validator.schema(*link), value))
    }
}

/// Returns whether a variant of a union may hold a value.
pub fn may_hold<T: Untagged>(value: &Value) -> bool {
    T::BRANCHES.iter().any(|branch| branch.may_hold(value))
}

/// Makes a value of the first variant that it satisfies; if there is none, of the first one that can hold it, of those
/// that `Branch::may_hold` it.
pub fn choose<T: Untagged>(mut value: Value) -> Result<T, serde_json::Error> {
    let mut open: Vec<usize> = (0..T::BRANCHES.len())
        .filter(|index| T::BRANCHES[*index].may_hold(&value))
        .collect();
    if let (Some(rules), true) = (T::RULES, open.len() > 1) {
        let valid = open
            .iter()
            .position(|index| T::BRANCHES[*index].is_valid(rules, &value));
        if let Some(valid) = valid {
            open[..=valid].rotate_right(1);
        }
    }
    for index in open {
        match T::of_branch(index, value)? {
            Ok(made) => return Ok(made),
            Err(mismatch) => value = mismatch.into(),
        }
    }
    Ok(T::unknown(value))
}

/// Makes a value of a type, if it fits.
pub fn of_type<T: Wire>(value: Value) -> Result<ReadResult<T>, serde_json::Error> {
    keep(InMemory(value))
}

/// Reads an array as it is.
pub fn array<'de, A: serde::de::SeqAccess<'de>>(elements: A) -> Result<Value, A::Error> {
    serde::de::Visitor::visit_seq(super::mismatch::Any, elements)
}

/// Implements an enum of values without a tag, with reading by the first branch that a value satisfies, and `From` for
/// types that only one variant has. A variant has the indexes of its branches and what they require:
/// `Variant(Type): [0], OBJECT, required("a"), fixed("kind" = "x")`, with `listed(Enum)` for an enum of strings and
/// `union(Enum)` for another enum without a tag. `Name[table]` names the table of the union.
macro_rules! untagged {
    (
        $name:ident$([$rules:path])? {
            $(
                $variant:ident($type:ty):
                    [$($index:literal),*], $types:ident
                    $(, required($($required:literal),*))?
                    $(, fixed($($member:literal = $value:literal),*))?
                    $(, listed($listed:ty))?
                    $(, union($union:ty))?
                    $(, from($($from:ty),+))?
                ;
            )*
        }
    ) => {
        impl ::std::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter) -> ::std::fmt::Result {
                match self {
                    $(Self::$variant(value) => $crate::support::debug_variant(stringify!($variant), value, f),)*
                    Self::UnknownValue(value) => $crate::support::debug_unknown(value, f),
                }
            }
        }

        #[doc(hidden)]
        impl $crate::support::Untagged for $name {
            const BRANCHES: &'static [$crate::support::Branch] = &[$($crate::support::Branch {
                indexes: &[$($index),*],
                types: $crate::support::check::Types::$types,
                required: &[$($($required),*)?],
                fixed: &[$($(($member, $value)),*)?],
                listed: $crate::support::optional!($(<$listed as $crate::support::Listed>::VALUES)?),
                union: $crate::support::optional!($($crate::support::may_hold::<$union>)?),
            }),*];

            const RULES: ::std::option::Option<&'static $crate::support::check::Schema<'static>> =
                $crate::support::optional!($(&$rules)?);

            fn of_branch(
                index: usize,
                value: ::serde_json::Value,
            ) -> ::std::result::Result<$crate::support::ReadResult<Self>, ::serde_json::Error> {
                const READ: &[
                    fn(::serde_json::Value) -> ::std::result::Result<$crate::support::ReadResult<$name>, ::serde_json::Error>
                ] = &[$(|value| {
                    let kept: $crate::support::ReadResult<$type> = $crate::support::of_type(value)?;
                    Ok(kept.map($name::$variant))
                }),*];
                match READ.get(index) {
                    Some(read) => read(value),
                    None => Ok(Err(value.into())),
                }
            }

            fn unknown(value: ::serde_json::Value) -> Self {
                Self::UnknownValue(value)
            }
        }

        #[doc(hidden)]
        impl $crate::support::Wire for $name {
            const EXPECTED: &'static str = concat!("a value (", stringify!($name), ")");

            fn of_null() -> ::std::option::Option<Self> {
                $crate::support::choose(::serde_json::Value::Null).ok()
            }

            fn of_bool(value: bool) -> ::std::option::Option<Self> {
                $crate::support::choose(value.into()).ok()
            }

            fn of_i64(value: i64) -> ::std::option::Option<Self> {
                $crate::support::choose(value.into()).ok()
            }

            fn of_u64(value: u64) -> ::std::option::Option<Self> {
                $crate::support::choose(value.into()).ok()
            }

            fn of_f64(value: f64) -> ::std::option::Option<Self> {
                $crate::support::choose(value.into()).ok()
            }

            fn of_str(text: &str) -> ::std::option::Option<Self> {
                $crate::support::choose(text.into()).ok()
            }

            fn of_seq<'de, __A: ::serde::de::SeqAccess<'de>>(
                elements: __A,
            ) -> ::std::result::Result<$crate::support::ReadResult<Self>, __A::Error> {
                let value = $crate::support::array(elements)?;
                $crate::support::choose(value).map(Ok).map_err(::serde::de::Error::custom)
            }

            fn fill_from_map<'de, __A: ::serde::de::MapAccess<'de>>(
                slot: &mut ::std::option::Option<Self>,
                members: __A,
            ) -> ::std::result::Result<$crate::support::ReadResult<()>, __A::Error> {
                let value = $crate::support::object(members)?;
                *slot = Some($crate::support::choose(value).map_err(::serde::de::Error::custom)?);
                Ok(Ok(()))
            }

            fn write<__S: ::serde::Serializer>(&self, to: __S) -> ::std::result::Result<__S::Ok, __S::Error> {
                match self {
                    $(Self::$variant(value) => $crate::support::Wire::write(value, to),)*
                    Self::UnknownValue(value) => ::serde::Serialize::serialize(value, to),
                }
            }

            fn view(&self) -> $crate::support::check::View<'_> {
                match self {
                    $(Self::$variant(value) => $crate::support::Wire::view(value),)*
                    Self::UnknownValue(value) => $crate::support::check::View::Json(value),
                }
            }
        }

        $($($(
            impl ::std::convert::From<$from> for $name {
                fn from(value: $from) -> Self {
                    Self::$variant(value.into())
                }
            }
        )+)?)*

        $crate::support::serde_as_wire!($name);
    };
}

/// Writes `Some` of an expression, or `None` where there is none.
macro_rules! optional {
    () => {
        ::std::option::Option::None
    };
    ($value:expr) => {
        ::std::option::Option::Some($value)
    };
}
pub(crate) use untagged;
pub(crate) use optional;
