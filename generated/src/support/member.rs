//! Members of records: how they are read, written and looked at.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde::ser::{SerializeMap, Serializer};
use serde_json::Value;

use super::check::{Glance, Key, View};
use super::container::unfit_map;
use super::lost;
use super::record::Record;
use super::wire::{Filling, Kept, Unfit, Wire, Writing, keep, kept};

/// Reads a record into its place. A member that does not fit is kept among the others; where there is no place for
/// it, the whole is a piece of JSON.
pub(crate) fn fill_record<'de, T: Record + Wire, A: MapAccess<'de>>(
    place: &mut Option<T>,
    mut members: A,
) -> Result<Kept<()>, A::Error> {
    let record = place.insert(T::default());
    while let Some(name) = members.next_key_seed(MemberName)? {
        let kept = record.read_member(&name, &mut members)?;
        match kept.or_else(|unfit| record.keep_other(&name, unfit)) {
            Ok(()) => {}
            Err(unfit) => {
                let json = unfit_map(record, name.into_owned(), unfit, members)?;
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
    let Err(unfit) = map.next_value_seed(Filling(field))? else {
        return Ok(Ok(()));
    };
    // Of members with the same name the last one counts.
    *field = None;
    if unfit.is_null() && lost::is_left_out() {
        return Ok(Ok(()));
    }
    Ok(Err(unfit))
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
pub(crate) fn keep_other<T: Wire>(others: &mut BTreeMap<String, T>, name: &str, unfit: Unfit) -> Kept<()> {
    // Reading from JSON fails for no other reason than that it does not fit.
    let value = keep(Value::from(unfit)).unwrap_or(Err(Value::Null.into()))?;
    others.insert(name.to_owned(), value);
    Ok(())
}

/// Passes over a member that a closed object does not have.
pub(crate) fn skip_member<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Kept<()>, A::Error> {
    if !lost::is_left_out() {
        return Ok(Err(map.next_value::<Value>()?.into()));
    }
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
        Some(value) => glance.described(|look, link| value.is_clean(look, link), || value.view().is_null()),
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
        .all(|(name, value)| {
            glance.named(
                name,
                |look, link| value.is_clean(look, link),
                || value.view().is_null(),
            )
        })
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
