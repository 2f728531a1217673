//! Simple values. A number without a fraction is written without one, so that `10` comes back as `10` even where the
//! type is `f64`; whole numbers are read from `10.0` too.

use serde::Serialize;
use serde::de::{MapAccess, SeqAccess, Visitor};
use serde::ser::Serializer;
use serde_json::Value;

use super::check::{Cursor, Link, Number, View};
use super::mismatch::{Any, ReadResult};
use super::wire::Wire;

/// Whole numbers up to this one are exact in `f64`.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// Returns the whole number that a number is.
fn whole(value: f64) -> Option<i64> {
    (value.fract() == 0.0 && value.abs() <= EXACT).then_some(value as i64)
}

impl Wire for bool {
    const EXPECTED: &'static str = "a boolean";

    fn of_bool(value: bool) -> Option<Self> {
        Some(value)
    }

    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_bool(*self)
    }

    fn view(&self) -> View<'_> {
        View::Bool(*self)
    }
}

impl Wire for String {
    const EXPECTED: &'static str = "a string";

    fn of_str(text: &str) -> Option<Self> {
        Some(text.to_owned())
    }

    fn of_string(text: String) -> Result<Self, String> {
        Ok(text)
    }

    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self)
    }

    fn view(&self) -> View<'_> {
        View::Text(self)
    }
}

impl Wire for i64 {
    const EXPECTED: &'static str = "a whole number";
    const IS_NUMBER: bool = true;

    fn of_i64(value: i64) -> Option<Self> {
        Some(value)
    }

    fn of_f64(value: f64) -> Option<Self> {
        whole(value)
    }

    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_i64(*self)
    }

    fn view(&self) -> View<'_> {
        View::Number(Number::Int(*self))
    }
}

impl Wire for i32 {
    const EXPECTED: &'static str = "a whole number of 32 bits";
    const IS_NUMBER: bool = true;

    fn of_i64(value: i64) -> Option<Self> {
        value.try_into().ok()
    }

    fn of_f64(value: f64) -> Option<Self> {
        Self::of_i64(whole(value)?)
    }

    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_i32(*self)
    }

    fn view(&self) -> View<'_> {
        View::Number(Number::Int((*self).into()))
    }
}

impl Wire for f64 {
    const EXPECTED: &'static str = "a number";
    const IS_NUMBER: bool = true;

    fn of_i64(value: i64) -> Option<Self> {
        // What `f64` cannot hold to the last digit is kept as it is.
        let nearest = value as Self;
        (nearest as i128 == i128::from(value)).then_some(nearest)
    }

    fn of_u64(value: u64) -> Option<Self> {
        let nearest = value as Self;
        (nearest as u128 == u128::from(value)).then_some(nearest)
    }

    fn of_f64(value: f64) -> Option<Self> {
        Some(value)
    }

    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if self.fract() == 0.0 && self.abs() <= EXACT && !(*self == 0.0 && self.is_sign_negative()) {
            to.serialize_i64(*self as i64)
        } else {
            to.serialize_f64(*self)
        }
    }

    fn view(&self) -> View<'_> {
        View::Number(Number::float(*self))
    }
}

impl Wire for serde_json::Number {
    const EXPECTED: &'static str = "a number";
    const IS_NUMBER: bool = true;

    fn of_i64(value: i64) -> Option<Self> {
        Some(value.into())
    }

    fn of_u64(value: u64) -> Option<Self> {
        Some(value.into())
    }

    fn of_f64(value: f64) -> Option<Self> {
        Self::from_f64(value)
    }

    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.serialize(to)
    }

    fn view(&self) -> View<'_> {
        View::Number(Number::of(self))
    }
}

impl Wire for Value {
    const EXPECTED: &'static str = "any value";

    fn of_null() -> Option<Self> {
        Some(Self::Null)
    }

    fn of_bool(value: bool) -> Option<Self> {
        Some(value.into())
    }

    fn of_i64(value: i64) -> Option<Self> {
        Some(value.into())
    }

    fn of_u64(value: u64) -> Option<Self> {
        Some(value.into())
    }

    fn of_f64(value: f64) -> Option<Self> {
        Some(value.into())
    }

    fn of_str(text: &str) -> Option<Self> {
        Some(text.into())
    }

    fn of_string(text: String) -> Result<Self, String> {
        Ok(text.into())
    }

    fn of_seq<'de, A: SeqAccess<'de>>(elements: A) -> Result<ReadResult<Self>, A::Error> {
        Any.visit_seq(elements).map(Ok)
    }

    fn fill_from_map<'de, A: MapAccess<'de>>(
        slot: &mut Option<Self>,
        members: A,
    ) -> Result<ReadResult<()>, A::Error> {
        *slot = Some(Any.visit_map(members)?);
        Ok(Ok(()))
    }

    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.serialize(to)
    }

    fn view(&self) -> View<'_> {
        View::Json(self)
    }

    fn is_valid_at<'t>(&self, cursor: Cursor<'t>, link: Link<'t>) -> bool {
        cursor.value(link, self)
    }
}
