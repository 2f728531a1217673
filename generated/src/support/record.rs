//! Objects with described members.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde::ser::{SerializeMap, Serializer};
use serde_json::Value;

use super::check::{Glance, Key, View};
use super::container::unfit_map;
use super::lost;
use super::wire::{Filling, Kept, Wire, Writing, keep, kept};

/// An object with described members; `record!` writes this trait for a struct.
pub trait Record: Default {
    /// The struct's name, for messages.
    const NAME: &'static str;

    /// Reads the value of the member `name`; gives it back where it does not fit its field.
    ///
    /// # Errors
    /// When the text is no JSON.
    fn read_member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<Kept<()>, A::Error>;

    /// Keeps the value of a member that does not fit its field among the others; gives it back where there is no
    /// place for it.
    fn keep_other(&mut self, name: &str, value: Value) -> Kept<()>;

    /// The value of the field for the member `name`, which counts rather than one kept among the others.
    fn described(&self, name: &str) -> Option<View<'_>>;

    /// Writes all members that are there.
    ///
    /// # Errors
    /// When the serializer fails.
    fn write_members<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error>;
}

/// Writes a struct whose fields are all `Option`s, with reading, writing and a setter for each field. A field is
/// marked `#[wire("its name in a body", its_setter)]`; the last one may be a map marked `#[others(its_setter)]`,
/// which keeps the members that no other field is for.
macro_rules! record {
    (
        $(#[$meta:meta])*
        pub struct $name:ident {
            $(
                $(#[doc = $doc:literal])*
                #[wire($wire:literal, $setter:ident)]
                pub $field:ident: Option<$type:ty $(,)?>,
            )*
            $(
                #[others($rest_setter:ident)]
                pub $rest:ident: BTreeMap<String, $rest_type:ty $(,)?>,
            )?
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name {
            $($(#[doc = $doc])* pub $field: Option<$type>,)*
            $(
                /// Members that no other field is for.
                pub $rest: std::collections::BTreeMap<String, $rest_type>,
            )?
        }

        impl $name {
            $(
                #[doc = concat!("Sets `", stringify!($field), "`.")]
                #[must_use]
                pub fn $setter(mut self, value: impl Into<$type>) -> Self {
                    self.$field = Some(value.into());
                    self
                }
            )*
            $(
                /// Adds a member that no other field is for.
                #[must_use]
                pub fn $rest_setter(mut self, name: impl Into<String>, value: impl Into<$rest_type>) -> Self {
                    self.$rest.insert(name.into(), value.into());
                    self
                }
            )?
        }

        impl $crate::support::Record for $name {
            const NAME: &'static str = stringify!($name);

            fn read_member<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                name: &str,
                map: &mut A,
            ) -> Result<$crate::support::Kept<()>, A::Error> {
                match name {
                    $($wire => $crate::support::read_member(&mut self.$field, map),)*
                    $(_ if true => $crate::support::read_other(&mut self.$rest, name, map),)?
                    _ => $crate::support::skip_member(map),
                }
            }

            fn keep_other(&mut self, name: &str, value: serde_json::Value) -> $crate::support::Kept<()> {
                let kept = Err(value);
                $(let kept = kept.or_else(|value| $crate::support::keep_other(&mut self.$rest, name, value));)?
                let _ = name;
                kept
            }

            fn write_members<M: serde::ser::SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
                $($crate::support::write_member($wire, &self.$field, map)?;)*
                $($crate::support::write_others(self, &self.$rest, map)?;)?
                let _ = map;
                Ok(())
            }

            fn described(&self, name: &str) -> Option<$crate::support::check::View<'_>> {
                match name {
                    $($wire => self.$field.as_ref().map($crate::support::Wire::view),)*
                    _ => None,
                }
            }
        }

        impl $crate::support::check::Members for $name {
            fn each<'a>(
                &'a self,
                visit: &mut dyn FnMut($crate::support::check::Key<'a>, $crate::support::check::View<'a>),
            ) {
                let rank = &mut 0;
                $($crate::support::view_member($wire, rank, &self.$field, visit);)*
                $($crate::support::view_others(self, &self.$rest, visit);)?
                let _ = (rank, visit);
            }

            fn are_clean(&self, glance: &mut $crate::support::check::Glance<'_>) -> bool {
                true $(&& $crate::support::member_is_clean(glance, &self.$field))*
                    $(&& $crate::support::others_are_clean(self, &self.$rest, glance))?
            }

            fn member(&self, name: &str) -> Option<$crate::support::check::View<'_>> {
                let member = $crate::support::Record::described(self, name);
                $(let member = member.or_else(|| $crate::support::check::Members::member(&self.$rest, name));)?
                member
            }

            fn is_complete(&self) -> bool {
                let complete = false;
                $(let complete = complete || $crate::support::check::Members::is_complete(&self.$rest);)?
                complete
            }
        }

        $crate::support::wire_as_record!($name);
    };
}
pub(crate) use record;

/// Writes a struct as `record!` does, with a field `others` besides that keeps the members that no other field is
/// for, and its setter `with_other`.
macro_rules! open_record {
    ($(#[$meta:meta])* pub struct $name:ident { $($fields:tt)* }) => {
        $crate::support::record! {
            $(#[$meta])*
            pub struct $name {
                $($fields)*
                #[others(with_other)]
                pub others: BTreeMap<String, serde_json::Value>,
            }
        }
    };
}
pub(crate) use open_record;

/// Lets `serde` read and write a record.
macro_rules! wire_as_record {
    ($name:ident) => {
        impl $crate::support::Wire for $name {
            const EXPECTED: &'static str = concat!("an object (", stringify!($name), ")");

            fn fill_from_map<'de, A: serde::de::MapAccess<'de>>(
                place: &mut Option<Self>,
                members: A,
            ) -> Result<$crate::support::Kept<()>, A::Error> {
                $crate::support::fill_record(place, members)
            }

            fn write<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                $crate::support::write_record(self, to)
            }

            fn view(&self) -> $crate::support::check::View<'_> {
                $crate::support::check::View::Object(self)
            }

            fn is_clean<'t>(
                &self,
                look: $crate::support::check::Look<'t>,
                link: $crate::support::check::Link<'t>,
            ) -> bool {
                look.object(link, None, self)
            }
        }

        $crate::support::serde_as_wire!($name);
    };
}
pub(crate) use wire_as_record;

/// Lets `serde` read and write what has [`Wire`].
macro_rules! serde_as_wire {
    ($name:ident) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                $crate::support::Wire::write(self, to)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                $crate::support::Wire::read(from)
            }
        }
    };
}
pub(crate) use serde_as_wire;

/// Reads a record into its place. A member that does not fit is kept among the others; where there is no place for
/// it, the whole is a piece of JSON.
pub(crate) fn fill_record<'de, T: Record + Wire, A: MapAccess<'de>>(
    place: &mut Option<T>,
    mut members: A,
) -> Result<Kept<()>, A::Error> {
    let record = place.insert(T::default());
    while let Some(name) = members.next_key_seed(MemberName)? {
        let kept = record.read_member(&name, &mut members)?;
        match kept.or_else(|value| record.keep_other(&name, value)) {
            Ok(()) => {}
            Err(value) => {
                let json = unfit_map(record, name.into_owned(), value, members)?;
                *place = None;
                return Ok(Err(json));
            }
        }
    }
    Ok(Ok(()))
}

/// Writes a record.
pub(crate) fn write_record<T: Record, S: Serializer>(record: &T, to: S) -> Result<S::Ok, S::Error> {
    let mut map = to.serialize_map(None)?;
    record.write_members(&mut map)?;
    map.end()
}

/// Reads a member into its field; `null` leaves it empty unless it is a value of its own.
pub(crate) fn read_member<'de, T: Wire, A: MapAccess<'de>>(
    field: &mut Option<T>,
    map: &mut A,
) -> Result<Kept<()>, A::Error> {
    let Err(value) = map.next_value_seed(Filling(field))? else {
        return Ok(Ok(()));
    };
    // Of members with the same name the last one counts.
    *field = None;
    Ok(match value {
        Value::Null => {
            lost::note(lost::NULL);
            Ok(())
        }
        value => Err(value),
    })
}

/// Reads a member that no field is made for.
pub(crate) fn read_other<'de, T: Wire, A: MapAccess<'de>>(
    others: &mut BTreeMap<String, T>,
    name: &str,
    map: &mut A,
) -> Result<Kept<()>, A::Error> {
    let value = kept(|place| map.next_value_seed(Filling(place)))?;
    Ok(value.map(|value| drop(others.insert(name.to_owned(), value))))
}

/// Keeps JSON among the members that no field is made for, if it fits.
pub(crate) fn keep_other<T: Wire>(others: &mut BTreeMap<String, T>, name: &str, value: Value) -> Kept<()> {
    // Reading from JSON fails for no other reason than that it does not fit.
    let value = keep(value).unwrap_or(Err(Value::Null))?;
    others.insert(name.to_owned(), value);
    Ok(())
}

/// Passes over a member.
pub(crate) fn skip_member<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Kept<()>, A::Error> {
    lost::note(lost::MEMBER);
    map.next_value::<IgnoredAny>()?;
    Ok(Ok(()))
}

/// Writes a member if it is there.
pub(crate) fn write_member<T: Wire, M: SerializeMap>(
    name: &'static str,
    field: &Option<T>,
    map: &mut M,
) -> Result<(), M::Error> {
    match field {
        Some(value) => map.serialize_entry(name, &Writing(value)),
        None => Ok(()),
    }
}

/// Shows a member to a check if it is there, and counts it.
pub(crate) fn view_member<'a, T: Wire>(
    name: &'a str,
    rank: &mut usize,
    field: &'a Option<T>,
    visit: &mut dyn FnMut(Key<'a>, View<'a>),
) {
    if let Some(value) = field {
        visit(Key::Described(*rank, name), value.view());
    }
    *rank += 1;
}

/// Whether a quick look finds nothing wrong with a member, if it is there.
#[inline]
pub(crate) fn member_is_clean<T: Wire>(glance: &mut Glance<'_>, field: &Option<T>) -> bool {
    match field {
        Some(value) => glance.described(|look, link| value.is_clean(look, link), || value.view()),
        None => {
            glance.absent();
            true
        }
    }
}

/// Whether a quick look finds nothing wrong with the members that no field is made for, or did not fit theirs.
pub(crate) fn others_are_clean<T: Wire>(
    record: &impl Record,
    others: &BTreeMap<String, T>,
    glance: &mut Glance<'_>,
) -> bool {
    others
        .iter()
        .filter(|(name, _)| record.described(name).is_none())
        .all(|(name, value)| glance.named(name, |look, link| value.is_clean(look, link), || value.view()))
}

/// Writes the members that no field is made for, and those that did not fit theirs.
pub(crate) fn write_others<T: Wire, M: SerializeMap>(
    record: &impl Record,
    others: &BTreeMap<String, T>,
    map: &mut M,
) -> Result<(), M::Error> {
    let others = others.iter().filter(|(name, _)| record.described(name).is_none());
    others
        .into_iter()
        .try_for_each(|(name, value)| map.serialize_entry(name, &Writing(value)))
}

/// Shows the members that no field is made for to a check, and those that did not fit theirs.
pub(crate) fn view_others<'a, T: Wire>(
    record: &impl Record,
    others: &'a BTreeMap<String, T>,
    visit: &mut dyn FnMut(Key<'a>, View<'a>),
) {
    for (name, value) in others.iter().filter(|(name, _)| record.described(name).is_none()) {
        visit(Key::Name(name), value.view());
    }
}

/// Reads a member's name, without a copy where the text allows it.
struct MemberName;

impl<'de> DeserializeSeed<'de> for MemberName {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Cow<'de, str>, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for MemberName {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a member's name")
    }

    fn visit_borrowed_str<E: Error>(self, value: &'de str) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Borrowed(value))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Owned(value.to_owned()))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Owned(value))
    }
}
