//! Members of records: how they are read, written and looked at.

use std::collections::BTreeMap;

use serde::de::MapAccess;
use serde::ser::{SerializeMap, Serializer};
use serde_json::Value;

use super::check::{MemberCursor, Key, View};
use super::name::TextSeed;
use super::others::Others;
use super::record::Record;
use super::unfit::Kept;
use super::wire::{Filling, Wire, Writing};

/// Reads a record into its place. A member that does not fit its field is kept as JSON.
pub(crate) fn fill_record<'de, T: Record + Wire, A: MapAccess<'de>>(
    place: &mut Option<T>,
    mut members: A,
) -> Result<Kept<()>, A::Error> {
    let record = place.insert(T::default());
    while let Some(name) = members.next_key_seed(TextSeed)? {
        if let Err(unfit) = record.read_member(&name, &mut members)? {
            record.keep_mismatch(&name, unfit);
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

/// Reads a member into its field; gives back what does not fit, such as `null` where it is no value.
pub(crate) fn read_member<'de, T: Wire, A: MapAccess<'de>>(
    field: &mut Option<T>,
    map: &mut A,
) -> Result<Kept<()>, A::Error> {
    let Err(unfit) = map.next_value_seed(Filling(field))? else {
        return Ok(Ok(()));
    };
    // Of members with the same name the last one counts. A number that lacks digits may be in the field.
    if !unfit.has_digits() {
        *field = None;
    }
    Ok(Err(unfit))
}

/// Reads a member that no field is made for.
pub(crate) fn read_other<'de, T: Wire, A: MapAccess<'de>>(
    others: &mut BTreeMap<String, T>,
    name: &str,
    map: &mut A,
) -> Result<Kept<()>, A::Error> {
    let mut place = None;
    let kept = map.next_value_seed(Filling(&mut place))?;
    // Of members with the same name the last one counts.
    match place {
        Some(value) => others.insert(name.to_owned(), value),
        None => others.remove(name),
    };
    Ok(kept)
}

/// Writes a member if it is there.
pub(crate) fn write_member<T: Wire, M: SerializeMap>(
    name: &'static str,
    field: &Option<T>,
    others: &Others,
    map: &mut M,
) -> Result<(), M::Error> {
    match field {
        Some(value) if T::IS_NUMBER => others.write(name, value, map),
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

/// Returns whether the fast path accepts a member, if it is there.
#[inline]
pub(crate) fn member_is_valid<T: Wire>(cursor: &mut MemberCursor<'_>, field: &Option<T>) -> bool {
    match field {
        Some(value) => cursor.described(|cursor, link| value.is_valid_at(cursor, link), || value.view().is_null()),
        None => {
            cursor.absent();
            true
        }
    }
}

/// Returns whether the fast path accepts the additional properties of a record.
pub(crate) fn additional_is_valid<T: Wire>(
    record: &impl Record,
    additional: &BTreeMap<String, T>,
    cursor: &mut MemberCursor<'_>,
) -> bool {
    additional_of(record, additional).all(|(name, value)| is_valid(cursor, name, value))
}

/// Returns whether the fast path accepts the members that a record keeps as JSON.
pub(crate) fn others_are_valid(
    record: &impl Record,
    others: &BTreeMap<String, Value>,
    cursor: &mut MemberCursor<'_>,
) -> bool {
    others_of(record, others).all(|(name, value)| is_valid(cursor, name, value))
}

fn is_valid<T: Wire>(cursor: &mut MemberCursor<'_>, name: &str, value: &T) -> bool {
    cursor.named(
        name,
        |cursor, link| value.is_valid_at(cursor, link),
        || value.view().is_null(),
    )
}

/// Writes the additional properties of a record.
pub(crate) fn write_additional<T: Wire, M: SerializeMap>(
    record: &impl Record,
    additional: &BTreeMap<String, T>,
    others: &Others,
    map: &mut M,
) -> Result<(), M::Error> {
    additional_of(record, additional).try_for_each(|(name, value)| others.write(name, value, map))
}

/// Writes the members that a record keeps as JSON.
pub(crate) fn write_others<M: SerializeMap>(
    record: &impl Record,
    others: &Others,
    map: &mut M,
) -> Result<(), M::Error> {
    others_of(record, others).try_for_each(|(name, value)| others.write(name, value, map))
}

/// Shows the additional properties of a record to a check.
pub(crate) fn view_additional<'a, T: Wire>(
    record: &impl Record,
    additional: &'a BTreeMap<String, T>,
    visit: &mut dyn FnMut(Key<'a>, View<'a>),
) {
    additional_of(record, additional).for_each(|(name, value)| visit(Key::Name(name), value.view()));
}

/// Shows the members that a record keeps as JSON to a check.
pub(crate) fn view_others<'a>(
    record: &impl Record,
    others: &'a BTreeMap<String, Value>,
    visit: &mut dyn FnMut(Key<'a>, View<'a>),
) {
    others_of(record, others).for_each(|(name, value)| visit(Key::Name(name), View::Json(value)));
}

/// Returns the additional properties of a record; a field of the same name takes precedence.
fn additional_of<'a, T>(
    record: &impl Record,
    additional: &'a BTreeMap<String, T>,
) -> impl Iterator<Item = (&'a String, &'a T)> {
    additional
        .iter()
        .filter(|(name, _)| record.described(name).is_none())
}

/// Returns the members that a record keeps as JSON; a field or additional property of the same name takes precedence.
fn others_of<'a>(
    record: &impl Record,
    others: &'a BTreeMap<String, Value>,
) -> impl Iterator<Item = (&'a String, &'a Value)> {
    let is_held = |name: &str| record.described(name).is_some() || record.is_additional(name);
    others.iter().filter(move |(name, _)| !is_held(name))
}
