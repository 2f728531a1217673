//! Lists and maps. If an element does not fit its type, the list or map as a whole is read as JSON.

use std::collections::BTreeMap;

use serde::de::{MapAccess, SeqAccess};
use serde::ser::{SerializeMap, SerializeSeq, Serializer};
use serde_json::{Map, Value};

use super::check::{Cursor, Key, Link, List, MemberCursor, Members, View};
use super::mismatch::{Mismatch, ReadResult};
use super::wire::{Filling, Wire, Writing, kept, to_json};

impl<T: Wire> Wire for Vec<T> {
    const EXPECTED: &'static str = "an array";

    fn of_seq<'de, A: SeqAccess<'de>>(mut elements: A) -> Result<ReadResult<Self>, A::Error> {
        let mut list = Vec::new();
        let mut slot = None;
        while let Some(kept) = elements.next_element_seed(Filling(&mut slot))? {
            match kept {
                Ok(()) => list.extend(slot.take()),
                Err(mismatch) if mismatch.has_digits() && slot.is_some() => list.extend(slot.take()),
                Err(mismatch) => return mismatched_list(&list, mismatch, elements).map(Err),
            }
        }
        Ok(Ok(list))
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

    fn is_valid_at<'t>(&self, cursor: Cursor<'t>, link: Link<'t>) -> bool {
        cursor.list(link, self)
    }
}

/// Returns the JSON of an array of which some elements were read, one does not fit, and the rest is still to be read.
#[cold]
fn mismatched_list<'de, T: Wire, A: SeqAccess<'de>>(
    before: &[T],
    mismatch: Mismatch,
    mut after: A,
) -> Result<Mismatch, A::Error> {
    let index = before.len();
    let before: Result<Vec<Value>, A::Error> = before.iter().map(to_json).collect();
    let mut values = before?;
    // The values that are still to be read come behind the one that does not fit.
    let mut rest = Vec::new();
    while let Some(value) = after.next_element()? {
        rest.push(value);
    }
    Ok(mismatch.within(index, |value| {
        values.push(value);
        values.extend(rest);
        Value::Array(values)
    }))
}

impl<T: Wire> List for Vec<T> {
    fn length(&self) -> usize {
        self.len()
    }

    fn element(&self, index: usize) -> Option<View<'_>> {
        self.get(index).map(Wire::view)
    }

    fn is_valid_at(&self, cursor: Cursor<'_>, items: Link<'_>) -> bool {
        self.iter().all(|element| element.is_valid_at(cursor, items))
    }
}

impl<T: Wire> Wire for BTreeMap<String, T> {
    const EXPECTED: &'static str = "an object";

    fn fill_from_map<'de, A: MapAccess<'de>>(
        slot: &mut Option<Self>,
        mut members: A,
    ) -> Result<ReadResult<()>, A::Error> {
        let mut map = BTreeMap::new();
        while let Some(name) = members.next_key()? {
            match kept(|slot| members.next_value_seed(Filling(slot)))? {
                Ok(value) => {
                    map.insert(name, value);
                }
                Err(mismatch) => return mismatched_map(&map, name, mismatch, members).map(Err),
            }
        }
        *slot = Some(map);
        Ok(Ok(()))
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

    fn is_valid_at<'t>(&self, cursor: Cursor<'t>, link: Link<'t>) -> bool {
        cursor.object(link, None, self)
    }
}

/// Returns the JSON of an object of which some members were read, one does not fit, and the rest is still to be read.
#[cold]
fn mismatched_map<'de, T: Wire, A: MapAccess<'de>>(
    before: &T,
    name: String,
    mismatch: Mismatch,
    mut after: A,
) -> Result<Mismatch, A::Error> {
    let mut values = match to_json(before)? {
        Value::Object(values) => values,
        _ => Map::new(),
    };
    let mut rest = Map::new();
    while let Some((name, value)) = after.next_entry()? {
        rest.insert(name, value);
    }
    Ok(mismatch.within(name.clone(), |value| {
        values.insert(name, value);
        values.extend(rest);
        Value::Object(values)
    }))
}

impl<T: Wire> Members for BTreeMap<String, T> {
    fn each<'a>(&'a self, visit: &mut dyn FnMut(Key<'a>, View<'a>)) {
        for (name, value) in self {
            visit(Key::Name(name), value.view());
        }
    }

    fn are_valid(&self, cursor: &mut MemberCursor<'_>) -> bool {
        self.iter().all(|(name, value)| {
            cursor.named(
                name,
                |cursor, link| value.is_valid_at(cursor, link),
                || value.view().is_null(),
            )
        })
    }

    fn member(&self, name: &str) -> Option<View<'_>> {
        self.get(name).map(Wire::view)
    }
}

/// Writes what a type with a single value in it has of [`Wire`] because of that value.
macro_rules! of_inner {
    ($inner:ident, $wrap:expr) => {
        const EXPECTED: &'static str = $inner::EXPECTED;
        const IS_NUMBER: bool = $inner::IS_NUMBER;

        fn of_bool(value: bool) -> Option<Self> {
            $inner::of_bool(value).map($wrap)
        }

        fn of_i64(value: i64) -> Option<Self> {
            $inner::of_i64(value).map($wrap)
        }

        fn of_u64(value: u64) -> Option<Self> {
            $inner::of_u64(value).map($wrap)
        }

        fn of_f64(value: f64) -> Option<Self> {
            $inner::of_f64(value).map($wrap)
        }

        fn of_str(text: &str) -> Option<Self> {
            $inner::of_str(text).map($wrap)
        }

        fn of_string(text: String) -> Result<Self, String> {
            $inner::of_string(text).map($wrap)
        }

        fn of_seq<'de, A: serde::de::SeqAccess<'de>>(
            elements: A,
        ) -> Result<$crate::support::ReadResult<Self>, A::Error> {
            Ok($inner::of_seq(elements)?.map($wrap))
        }

        fn fill_from_map<'de, A: serde::de::MapAccess<'de>>(
            slot: &mut Option<Self>,
            members: A,
        ) -> Result<$crate::support::ReadResult<()>, A::Error> {
            let mut inner = None;
            let kept = $inner::fill_from_map(&mut inner, members)?;
            *slot = inner.map($wrap);
            Ok(kept)
        }
    };
}
pub(super) use of_inner;

impl<T: Wire> Wire for Box<T> {
    of_inner!(T, Box::new);

    fn of_null() -> Option<Self> {
        T::of_null().map(Box::new)
    }

    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        (**self).write(to)
    }

    fn view(&self) -> View<'_> {
        (**self).view()
    }

    fn is_valid_at<'t>(&self, cursor: Cursor<'t>, link: Link<'t>) -> bool {
        (**self).is_valid_at(cursor, link)
    }
}
