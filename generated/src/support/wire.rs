//! How values are read and written: through `serde`, with what JSON of services needs besides. Reading never refuses
//! JSON that is merely of another kind than the document says: what does not fit is given back as it is, so that
//! whoever asked for it can keep it, and a check can say what is wrong with it.

use std::fmt;

use serde::Serialize;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::ser::Serializer;
use serde_json::{Map, Value};

use super::check::{Cursor, Link, View};
use super::digits::{RAW, lacks_digits};
use super::mismatch::{Any, Mismatch, ReadResult, kind};
use super::name::TextSeed;
use super::tag::Tag;
use super::value::InMemory;

/// A type that is read from and written to JSON. A type accepts the kinds of JSON whose functions it implements.
#[doc(hidden)]
pub trait Wire: Sized {
    /// What the value is, for messages, such as `a string`.
    const EXPECTED: &'static str;

    /// Whether the value is a number, of which the text is looked at: it may have more digits than the type holds.
    const IS_NUMBER: bool = false;

    /// Returns what `null` is read as where it is a value of its own; else it is as if the member were absent.
    fn of_null() -> Option<Self> {
        None
    }

    /// Returns the value of a boolean.
    fn of_bool(_value: bool) -> Option<Self> {
        None
    }

    /// Returns the value of a whole number.
    fn of_i64(_value: i64) -> Option<Self> {
        None
    }

    /// Returns the value of a whole number that is not negative.
    fn of_u64(value: u64) -> Option<Self> {
        Self::of_i64(value.try_into().ok()?)
    }

    /// Returns the value of any other number.
    fn of_f64(_value: f64) -> Option<Self> {
        None
    }

    /// Returns the value of a string.
    fn of_str(_text: &str) -> Option<Self> {
        None
    }

    /// Returns the value of a string that may be kept.
    fn of_string(text: String) -> Result<Self, String> {
        Self::of_str(&text).ok_or(text)
    }

    /// Returns the value of an array.
    ///
    /// # Errors
    /// If the text is not JSON.
    fn of_seq<'de, A: SeqAccess<'de>>(elements: A) -> Result<ReadResult<Self>, A::Error> {
        Ok(Err(Any.visit_seq(elements)?.into()))
    }

    /// Reads an object into a slot, so that large structs are not moved; returns a value that does not fit.
    ///
    /// # Errors
    /// If the text is not JSON.
    fn fill_from_map<'de, A: MapAccess<'de>>(
        _place: &mut Option<Self>,
        members: A,
    ) -> Result<ReadResult<()>, A::Error> {
        Ok(Err(Any.visit_map(members)?.into()))
    }

    /// Writes the value.
    ///
    /// # Errors
    /// When the serializer fails.
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error>;

    /// Writes the value, as a variant of a tagged union where it has a tag.
    ///
    /// # Errors
    /// When the serializer fails.
    fn write_variant<S: Serializer>(&self, _tag: Option<&Tag<'_>>, to: S) -> Result<S::Ok, S::Error> {
        self.write(to)
    }

    /// Returns the value as a check sees it.
    fn view(&self) -> View<'_>;

    /// Returns whether the fast path accepts the value.
    #[inline]
    fn is_valid_at<'t>(&self, cursor: Cursor<'t>, link: Link<'t>) -> bool {
        cursor.value(link, self.view())
    }

    /// Reads the value.
    ///
    /// # Errors
    /// If the text is not JSON, or JSON of another kind.
    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        keep(from)?.map_err(|mismatch| D::Error::custom(unexpected(Self::EXPECTED, mismatch)))
    }
}

/// Returns why a value does not fit a type.
pub(super) fn unexpected(expected: &str, mismatch: Mismatch) -> String {
    match mismatch.reason() {
        Some(reason) => reason.to_owned(),
        None => format!("expected {expected}, found {}", kind(&mismatch.into())),
    }
}

/// Reads a value, or the JSON that does not fit its type.
pub(crate) fn keep<'de, T: Wire, D: Deserializer<'de>>(from: D) -> Result<ReadResult<T>, D::Error> {
    kept(|slot| from.deserialize_any(Filling(slot)))
}

/// Returns the value that `fill` puts into a slot, or the JSON that does not fit its type.
pub(super) fn kept<T, E>(
    fill: impl FnOnce(&mut Option<T>) -> Result<ReadResult<()>, E>,
) -> Result<ReadResult<T>, E> {
    let mut slot = None;
    let kept = fill(&mut slot)?;
    Ok(match (kept, slot) {
        // A value that fits is in the slot, though perhaps not with all of its digits.
        (Ok(()), Some(value)) => Ok(value),
        (Err(mismatch), Some(value)) if mismatch.has_digits() => Ok(value),
        (Err(mismatch), _) => Err(mismatch),
        (Ok(()), None) => Err(Value::Null.into()),
    })
}

/// Returns the JSON of a value.
pub(crate) fn to_json<T: Wire, E: Error>(value: &T) -> Result<Value, E> {
    value.write(serde_json::value::Serializer).map_err(E::custom)
}

/// Writes a value through [`Wire`] where `serde` asks for [`Serialize`].
pub(super) struct Writing<'a, T>(pub(super) &'a T);

impl<T: Wire> Serialize for Writing<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.write(serializer)
    }
}

/// Reads a value into a slot through [`Wire`], as a seed or visitor of `serde`. Returns a value that does not fit.
pub(super) struct Filling<'p, T>(pub(super) &'p mut Option<T>);

impl<T> Filling<'_, T> {
    fn with<E>(self, made: Option<T>, mismatch: impl FnOnce() -> Value) -> Result<ReadResult<()>, E> {
        Ok(match made {
            Some(value) => {
                *self.0 = Some(value);
                Ok(())
            }
            None => Err(mismatch().into()),
        })
    }
}

impl<'de, T: Wire> DeserializeSeed<'de> for Filling<'_, T> {
    type Value = ReadResult<()>;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<ReadResult<()>, D::Error> {
        match T::IS_NUMBER {
            true => from.deserialize_newtype_struct(RAW, self),
            false => from.deserialize_any(self),
        }
    }
}

impl<'de, T: Wire> Visitor<'de> for Filling<'_, T> {
    type Value = ReadResult<()>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(T::EXPECTED)
    }

    fn visit_unit<E: Error>(self) -> Result<ReadResult<()>, E> {
        self.with(T::of_null(), || Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<ReadResult<()>, E> {
        self.with(T::of_bool(value), || value.into())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<ReadResult<()>, E> {
        self.with(T::of_i64(value), || value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<ReadResult<()>, E> {
        self.with(T::of_u64(value), || value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<ReadResult<()>, E> {
        self.with(T::of_f64(value), || value.into())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<ReadResult<()>, E> {
        self.with(T::of_str(text), || text.into())
    }

    fn visit_string<E: Error>(self, text: String) -> Result<ReadResult<()>, E> {
        let made = T::of_string(text).map_err(|text| Value::String(text).into());
        Ok(made.map(|value| *self.0 = Some(value)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, elements: A) -> Result<ReadResult<()>, A::Error> {
        let made = T::of_seq(elements)?;
        Ok(made.map(|value| *self.0 = Some(value)))
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<ReadResult<()>, A::Error> {
        match T::IS_NUMBER {
            true => fill_number(self.0, members),
            false => T::fill_from_map(self.0, members),
        }
    }

    /// Reads the text of a number, which the reader of this crate gives as bytes.
    fn visit_borrowed_bytes<E: Error>(self, text: &'de [u8]) -> Result<ReadResult<()>, E> {
        let text = std::str::from_utf8(text).map_err(E::custom)?;
        fill_from_text(self.0, text)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, from: D) -> Result<ReadResult<()>, D::Error> {
        from.deserialize_any(self)
    }
}

/// Reads a number into a slot, or returns the value that does not fit. `members` hold the text of the value, as
/// `serde_json` gives it, or are those of an object.
fn fill_number<'de, T: Wire, A: MapAccess<'de>>(
    slot: &mut Option<T>,
    mut members: A,
) -> Result<ReadResult<()>, A::Error> {
    let Some(name) = members.next_key_seed(TextSeed)? else {
        return Ok(Err(Value::Object(Map::new()).into()));
    };
    if name == RAW {
        let text = members.next_value_seed(TextSeed)?;
        return fill_from_text(slot, &text);
    }
    let mut object = Map::new();
    object.insert(name.into_owned(), members.next_value()?);
    while let Some((name, value)) = members.next_entry()? {
        object.insert(name, value);
    }
    Ok(Err(Value::Object(object).into()))
}

/// Reads a number from its text into a slot, or returns the value that does not fit, with its digits where it lacks some.
fn fill_from_text<T: Wire, E: Error>(slot: &mut Option<T>, text: &str) -> Result<ReadResult<()>, E> {
    *slot = None;
    let value: Value = serde_json::from_str(text).map_err(E::custom)?;
    if !value.is_f64() {
        return InMemory(value).deserialize_any(Filling(slot)).map_err(E::custom);
    }
    // Unlike `serde_json`, the standard library always finds the nearest float.
    let float: f64 = text.parse().map_err(E::custom)?;
    let kept = Filling(slot).visit_f64(float)?;
    Ok(match lacks_digits(text, float) {
        true => Err(Mismatch::digits(float.into(), text)),
        false => kept,
    })
}
