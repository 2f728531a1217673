//! How values are read and written: through `serde`, with what JSON of services needs besides. A number without
//! a fraction is written without one, so that `10` comes back as `10` even where the type is `f64`; whole numbers
//! are read from `10.0` too.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, Error, SeqAccess, Visitor};
use serde::ser::{SerializeMap, SerializeSeq, Serializer};
use serde::{Deserialize, Serialize};

use super::check::{Key, List, Members, Number, View};

/// A value that stands in a body.
pub trait Wire: Sized {
    /// Reads the value.
    ///
    /// # Errors
    /// When the JSON has another type.
    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error>;

    /// Writes the value.
    ///
    /// # Errors
    /// When the serializer fails.
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error>;

    /// The value as a check sees it.
    fn view(&self) -> View<'_>;

    /// What `null` is read as where it is a value of its own; else it is as if the member were absent.
    fn of_null() -> Option<Self> {
        None
    }
}

/// Writes a value through [`Wire`] where `serde` asks for [`Serialize`].
pub(super) struct Writing<'a, T>(pub(super) &'a T);

impl<T: Wire> Serialize for Writing<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.write(serializer)
    }
}

/// Reads a value through [`Wire`] where `serde` asks for a seed.
pub(super) struct Reading<T>(PhantomData<T>);

impl<T> Reading<T> {
    pub(super) fn new() -> Self {
        Self(PhantomData)
    }
}

impl<'de, T: Wire> DeserializeSeed<'de> for Reading<T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        T::read(deserializer)
    }
}

macro_rules! as_serde {
    ($($type:ty: |$value:ident| $view:expr $(, null is $null:expr)?;)*) => {$(
        impl Wire for $type {
            fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                Self::deserialize(from)
            }

            fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                self.serialize(to)
            }

            fn view(&self) -> View<'_> {
                let $value = self;
                $view
            }

            $(fn of_null() -> Option<Self> {
                Some($null)
            })?
        }
    )*};
}

as_serde! {
    bool: |value| View::Bool(*value);
    String: |value| View::Text(value);
    serde_json::Value: |value| View::Json(value), null is Self::Null;
    serde_json::Number: |value| View::Number(Number::of(value));
}

impl Wire for i64 {
    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_i64(Whole)
    }

    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_i64(*self)
    }

    fn view(&self) -> View<'_> {
        View::Number(Number::Int(*self))
    }
}

impl Wire for i32 {
    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let number = from.deserialize_i64(Whole)?;
        number
            .try_into()
            .map_err(|_| D::Error::custom(format_args!("{number} is beyond the range of int32")))
    }

    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_i32(*self)
    }

    fn view(&self) -> View<'_> {
        View::Number(Number::Int((*self).into()))
    }
}

/// Whole numbers up to this one are exact in `f64`.
const EXACT: f64 = 9_007_199_254_740_992.0;

impl Wire for f64 {
    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Self::deserialize(from)
    }

    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if self.fract() == 0.0 && self.abs() <= EXACT && !(*self == 0.0 && self.is_sign_negative()) {
            to.serialize_i64(*self as i64)
        } else {
            to.serialize_f64(*self)
        }
    }

    fn view(&self) -> View<'_> {
        View::Number(Number::Float(*self))
    }
}

/// Reads a whole number, however it is written.
struct Whole;

impl Visitor<'_> for Whole {
    type Value = i64;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a whole number")
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<i64, E> {
        Ok(value)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<i64, E> {
        value
            .try_into()
            .map_err(|_| E::custom(format_args!("{value} is beyond the range of int64")))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<i64, E> {
        if value.fract() == 0.0 && value.abs() <= EXACT {
            Ok(value as i64)
        } else {
            Err(E::custom(format_args!("{value} is no whole number")))
        }
    }
}

impl<T: Wire> Wire for Box<T> {
    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        T::read(from).map(Box::new)
    }

    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        (**self).write(to)
    }

    fn view(&self) -> View<'_> {
        (**self).view()
    }

    fn of_null() -> Option<Self> {
        T::of_null().map(Box::new)
    }
}

impl<T: Wire> Wire for Option<T> {
    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_option(OrNull(PhantomData))
    }

    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Some(value) => value.write(to),
            None => to.serialize_unit(),
        }
    }

    fn view(&self) -> View<'_> {
        self.as_ref().map_or(View::Null, Wire::view)
    }
}

struct OrNull<T>(PhantomData<T>);

impl<'de, T: Wire> Visitor<'de> for OrNull<T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a value or null")
    }

    fn visit_none<E: Error>(self) -> Result<Option<T>, E> {
        Ok(T::of_null())
    }

    fn visit_unit<E: Error>(self) -> Result<Option<T>, E> {
        Ok(T::of_null())
    }

    fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<Option<T>, D::Error> {
        T::read(from).map(Some)
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_seq(Elements(PhantomData))
    }

    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut sequence = to.serialize_seq(Some(self.len()))?;
        for element in self {
            sequence.serialize_element(&Writing(element))?;
        }
        sequence.end()
    }

    fn view(&self) -> View<'_> {
        View::Array(self)
    }
}

impl<T: Wire> List for Vec<T> {
    fn length(&self) -> usize {
        self.len()
    }

    fn element(&self, index: usize) -> Option<View<'_>> {
        self.get(index).map(Wire::view)
    }
}

struct Elements<T>(PhantomData<T>);

impl<'de, T: Wire> Visitor<'de> for Elements<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an array")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Vec<T>, A::Error> {
        let mut elements = Vec::new();
        while let Some(element) = sequence.next_element_seed(Reading::new())? {
            elements.push(element);
        }
        Ok(elements)
    }
}

impl<T: Wire> Wire for BTreeMap<String, T> {
    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(Entries(PhantomData))
    }

    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(self.len()))?;
        for (name, value) in self {
            map.serialize_entry(name, &Writing(value))?;
        }
        map.end()
    }

    fn view(&self) -> View<'_> {
        View::Object(self)
    }
}

impl<T: Wire> Members for BTreeMap<String, T> {
    fn each<'a>(&'a self, visit: &mut dyn FnMut(Key<'a>, View<'a>)) {
        for (name, value) in self {
            visit(Key::Name(name), value.view());
        }
    }

    fn is_complete(&self) -> bool {
        true
    }
}

struct Entries<T>(PhantomData<T>);

impl<'de, T: Wire> Visitor<'de> for Entries<T> {
    type Value = BTreeMap<String, T>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = BTreeMap::new();
        while let Some(name) = map.next_key()? {
            entries.insert(name, map.next_value_seed(Reading::new())?);
        }
        Ok(entries)
    }
}
