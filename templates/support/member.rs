//! Reading of records and their members.

use std::collections::BTreeMap;

use serde::de::MapAccess;

use super::mismatch::ReadResult;
use super::record::Record;
use super::seen_tags::SeenTags;
use super::visit::holds;
use super::wire::{Filling, Wire};

/// Reads a record into a slot. A member that does not fit its field is kept as JSON.
pub fn fill_record<'de, T: Record + Wire + Default, A: MapAccess<'de>>(
    slot: &mut Option<T>,
    mut members: A,
) -> Result<ReadResult<()>, A::Error> {
    let record = slot.insert(T::default());
    let mut tags = SeenTags::<T>::default();
    while let Some(name) = tags.next(&mut members, record.json_mut())? {
        if let Err(mismatch) = record.read_member(&name, &mut members)? {
            let is_held = holds(record, &name);
            record.json_mut().keep(&name, mismatch, is_held);
        }
    }
    tags.end(record.json_mut());
    Ok(Ok(()))
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
