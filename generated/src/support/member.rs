//! Members of records: reading, writing and viewing.

use std::collections::BTreeMap;

use serde::de::MapAccess;
use serde::ser::{SerializeMap, Serializer};
use serde_json::Value;

use super::additional::AdditionalMembers;
use super::check::{Key, MemberCursor, View};
use super::mismatch::ReadResult;
use super::record::Record;
use super::seen_tags::SeenTags;
use super::tag::Tag;
use super::wire::{Filling, Wire, Writing};

/// Reads a record into a slot. A member that does not fit its field is kept as JSON.
pub fn fill_record<'de, T: Record + Wire + Default, A: MapAccess<'de>>(
    slot: &mut Option<T>,
    mut members: A,
) -> Result<ReadResult<()>, A::Error> {
    let record = slot.insert(T::default());
    let mut tags = SeenTags::<T>::default();
    while let Some(name) = tags.next(&mut members, record.json())? {
        if let Err(mismatch) = record.read_member(&name, &mut members)? {
            record.keep_mismatch(&name, mismatch);
        }
    }
    tags.end(record.json());
    Ok(Ok(()))
}

/// Writes a record; `tag` is that of the variant which it is in.
pub fn write_record<T: Record, S: Serializer>(
    record: &T,
    tag: Option<&Tag<'_>>,
    to: S,
) -> Result<S::Ok, S::Error> {
    let mut map = to.serialize_map(None)?;
    record.write_members(tag, &mut map)?;
    map.end()
}

/// Reads a member into its field; returns a value that does not fit, such as `null` where it is not a value. If nothing can
/// be read, the field is empty.
pub fn read_member<'de, T: Wire, A: MapAccess<'de>>(
    field: &mut Option<T>,
    map: &mut A,
) -> Result<ReadResult<()>, A::Error> {
    let read = map.next_value_seed(Filling(field));
    // Of members with the same name the last one counts. A number that lacks digits may be in the field.
    if !matches!(&read, Ok(Ok(()))) && !matches!(&read, Ok(Err(mismatch)) if mismatch.has_digits()) {
        *field = None;
    }
    read
}

/// Reads a member that no field is made for. If nothing can be read, it is not there.
pub fn read_additional<'de, T: Wire, A: MapAccess<'de>>(
    json: &mut BTreeMap<String, T>,
    name: &str,
    map: &mut A,
) -> Result<ReadResult<()>, A::Error> {
    let mut slot = None;
    let kept = map.next_value_seed(Filling(&mut slot));
    // Of members with the same name the last one counts.
    match slot {
        Some(value) => json.insert(name.to_owned(), value),
        None => json.remove(name),
    };
    kept
}

/// Writes a member if it is there.
pub fn write_member<T: Wire, M: SerializeMap>(
    name: &'static str,
    field: &Option<T>,
    json: &AdditionalMembers,
    map: &mut M,
) -> Result<(), M::Error> {
    match field {
        Some(value) if T::IS_NUMBER => json.write(name, value, map),
        Some(value) => map.serialize_entry(name, &Writing(value)),
        None => Ok(()),
    }
}

/// Writes a discriminator: the tag of the variant that the record is in, else its own one or the value that was read.
pub fn write_tag<M: SerializeMap>(
    (name, tag): (&'static str, &'static str),
    variant: Option<&Tag<'_>>,
    json: &AdditionalMembers,
    map: &mut M,
) -> Result<(), M::Error> {
    if let Some(tag) = variant.and_then(|variant| variant.of(name)) {
        return map.serialize_entry(name, tag);
    }
    match json.tag(name, tag) {
        Some(View::Json(value)) => map.serialize_entry(name, value),
        Some(_) => map.serialize_entry(name, tag),
        None => Ok(()),
    }
}

/// Shows a discriminator to a check if it is there, and counts it.
pub fn view_tag<'a>(
    name: &'a str,
    index: &mut usize,
    tag: Option<View<'a>>,
    visit: &mut dyn FnMut(Key<'a>, View<'a>),
) {
    if let Some(tag) = tag {
        visit(Key::Described(*index, name), tag);
    }
    *index += 1;
}

/// Returns whether the fast path accepts a discriminator, if it is there.
pub fn tag_is_valid(cursor: &mut MemberCursor<'_>, tag: Option<View<'_>>) -> bool {
    match tag {
        Some(tag) => cursor.described(|cursor, link| cursor.value(link, tag), || tag.is_null()),
        None => {
            cursor.absent();
            true
        }
    }
}

/// Shows a member to a check if it is there, and counts it.
pub fn view_member<'a, T: Wire>(
    name: &'a str,
    index: &mut usize,
    field: &'a Option<T>,
    visit: &mut dyn FnMut(Key<'a>, View<'a>),
) {
    if let Some(value) = field {
        visit(Key::Described(*index, name), value.view());
    }
    *index += 1;
}

/// Returns whether the fast path accepts a member, if it is there.
#[inline]
pub fn member_is_valid<T: Wire>(cursor: &mut MemberCursor<'_>, field: &Option<T>) -> bool {
    match field {
        Some(value) => cursor.described(
            |cursor, link| value.is_valid_at(cursor, link),
            || value.view().is_null(),
        ),
        None => {
            cursor.absent();
            true
        }
    }
}

/// Returns whether the fast path accepts the additional properties of a record.
pub fn additional_is_valid<T: Wire>(
    record: &impl Record,
    additional: &BTreeMap<String, T>,
    cursor: &mut MemberCursor<'_>,
) -> bool {
    additional_of(record, additional).all(|(name, value)| is_valid(cursor, name, value))
}

/// Returns whether the fast path accepts the members that a record keeps as JSON.
pub fn json_members_are_valid(
    record: &impl Record,
    json: &BTreeMap<String, Value>,
    cursor: &mut MemberCursor<'_>,
) -> bool {
    json_members_of(record, json).all(|(name, value)| is_valid(cursor, name, value))
}

fn is_valid<T: Wire>(cursor: &mut MemberCursor<'_>, name: &str, value: &T) -> bool {
    cursor.named(
        name,
        |cursor, link| value.is_valid_at(cursor, link),
        || value.view().is_null(),
    )
}

/// Writes the additional properties of a record.
pub fn write_additional<T: Wire, M: SerializeMap>(
    record: &impl Record,
    additional: &BTreeMap<String, T>,
    json: &AdditionalMembers,
    map: &mut M,
) -> Result<(), M::Error> {
    additional_of(record, additional).try_for_each(|(name, value)| json.write(name, value, map))
}

/// Writes the members that a record keeps as JSON.
pub fn write_json_members<M: SerializeMap>(
    record: &impl Record,
    json: &AdditionalMembers,
    map: &mut M,
) -> Result<(), M::Error> {
    json_members_of(record, json).try_for_each(|(name, value)| json.write(name, value, map))
}

/// Shows the additional properties of a record to a check.
pub fn view_additional<'a, T: Wire>(
    record: &impl Record,
    additional: &'a BTreeMap<String, T>,
    visit: &mut dyn FnMut(Key<'a>, View<'a>),
) {
    additional_of(record, additional).for_each(|(name, value)| visit(Key::Name(name), value.view()));
}

/// Shows the members that a record keeps as JSON to a check.
pub fn view_json_members<'a>(
    record: &impl Record,
    json: &'a BTreeMap<String, Value>,
    visit: &mut dyn FnMut(Key<'a>, View<'a>),
) {
    json_members_of(record, json).for_each(|(name, value)| visit(Key::Name(name), View::Json(value)));
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
fn json_members_of<'a>(
    record: &impl Record,
    json: &'a BTreeMap<String, Value>,
) -> impl Iterator<Item = (&'a String, &'a Value)> {
    let is_held = |name: &str| record.described(name).is_some() || record.is_additional(name);
    json.iter().filter(move |(name, _)| !is_held(name))
}
