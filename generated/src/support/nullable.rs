//! Members for which `null` is a value of its own, other than being absent.

use serde::Serializer;

use super::Wire;
use super::check::{Cursor, Link, View};
use super::container::of_inner;

/// `null` or a value. In a field `Option<Nullable<T>>`, `None` means that the member is absent: in a PATCH,
/// absent keeps what is there and `null` takes it away.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Nullable<T> {
    /// `null`
    #[default]
    Null,
    /// A value.
    Value(T),
}

impl<T> Nullable<T> {
    /// Returns the value, unless it is `null`.
    pub fn as_value(&self) -> Option<&T> {
        match self {
            Self::Null => None,
            Self::Value(value) => Some(value),
        }
    }

    /// Returns the value, unless it is `null`, by value.
    pub fn into_value(self) -> Option<T> {
        match self {
            Self::Null => None,
            Self::Value(value) => Some(value),
        }
    }
}

impl<T> From<T> for Nullable<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

impl From<&str> for Nullable<String> {
    fn from(value: &str) -> Self {
        Self::Value(value.to_owned())
    }
}

impl<T: Wire> Wire for Nullable<T> {
    of_inner!(T, Self::Value);

    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => to.serialize_unit(),
            Self::Value(value) => value.write(to),
        }
    }

    fn view(&self) -> View<'_> {
        self.as_value().map_or(View::Null, Wire::view)
    }

    fn is_valid_at<'t>(&self, cursor: Cursor<'t>, link: Link<'t>) -> bool {
        match self {
            Self::Null => cursor.value(link, View::Null),
            Self::Value(value) => value.is_valid_at(cursor, link),
        }
    }

    fn of_null() -> Option<Self> {
        Some(Self::Null)
    }
}
