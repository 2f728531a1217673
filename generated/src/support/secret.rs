//! Values that must not show in logs.

use std::fmt;

use serde::Serializer;

use super::Wire;
use super::check::{Cursor, Link, View};
use super::container::of_inner;

/// A value that `Debug` prints as `***`. It is written to bodies like any other.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Secret<T>(T);

impl<T> Secret<T> {
    /// Returns the value itself.
    pub fn expose(&self) -> &T {
        &self.0
    }

    /// Returns the value itself, taken out.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> fmt::Debug for Secret<T> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("***")
    }
}

impl<T> From<T> for Secret<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

impl From<&str> for Secret<String> {
    fn from(value: &str) -> Self {
        Self(value.to_owned())
    }
}

impl<T: Wire> Wire for Secret<T> {
    of_inner!(T, Self);

    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.0.write(to)
    }

    fn view(&self) -> View<'_> {
        self.0.view()
    }

    fn is_valid_at<'t>(&self, cursor: Cursor<'t>, link: Link<'t>) -> bool {
        self.0.is_valid_at(cursor, link)
    }

    fn of_null() -> Option<Self> {
        T::of_null().map(Self)
    }
}
