//! Visitors of the members of records: writing, viewing, the fast path, and looking up by name. Each is written once, and
//! a record has no more code than the list of its members.

use std::collections::BTreeMap;

use serde::ser::{SerializeMap, Serializer};
use serde_json::Value;

use super::additional::AdditionalMembers;
use super::check::{Key, MemberCursor, Members, View};
use super::record::{MemberVisitor, Record};
use super::tag::Tag;
use super::wire::{Wire, Writing};

impl<R: Record> Members for R {
    fn each<'a>(&'a self, visit: &mut dyn FnMut(Key<'a>, View<'a>)) {
        let json = self.json();
        self.visit(&mut Viewer {
            json,
            index: 0,
            visit,
        });
        json_members_of(self).for_each(|(name, value)| visit(Key::Name(name), View::Json(value)));
    }

    fn are_valid(&self, cursor: &mut MemberCursor<'_>) -> bool {
        let json = self.json();
        self.visit(&mut FastVisitor { json, cursor })
            && json_members_of(self).all(|(name, value)| is_valid(cursor, name, value))
    }

    fn member(&self, name: &str) -> Option<View<'_>> {
        let found = look_up(self, name, true);
        found.or_else(|| self.json().get(name).map(View::Json))
    }

    fn has_other_tags(&self) -> bool {
        self.json().has_other_tags()
    }
}

/// Writes a record; `tag` is that of the variant which it is in.
pub fn write_record<R: Record, S: Serializer>(
    record: &R,
    tag: Option<&Tag<'_>>,
    to: S,
) -> Result<S::Ok, S::Error> {
    let mut map = to.serialize_map(None)?;
    let json = record.json();
    let mut writer = Writer {
        json,
        tag,
        map: &mut map,
        result: Ok(()),
    };
    record.visit(&mut writer);
    writer.result?;
    json_members_of(record).try_for_each(|(name, value)| json.write(name, value, &mut map))?;
    map.end()
}

/// Returns whether a record has the member `name` in a field or among the additional properties of the schema's own type.
pub(super) fn holds<R: Record>(record: &R, name: &str) -> bool {
    look_up(record, name, true).is_some()
}

/// Returns the member `name` of a record, which takes precedence over a member of that name that is kept as JSON.
fn look_up<'a, R: Record>(record: &'a R, name: &str, with_additional: bool) -> Option<View<'a>> {
    let mut search = Search {
        json: record.json(),
        name,
        with_additional,
        found: None,
    };
    record.visit(&mut search);
    search.found
}

/// Returns the additional properties of a record; a field of the same name takes precedence.
fn additional_of<'a, R: Record, T>(
    record: &R,
    additional: &'a BTreeMap<String, T>,
) -> impl Iterator<Item = (&'a String, &'a T)> {
    additional
        .iter()
        .filter(|(name, _)| look_up(record, name, false).is_none())
}

/// Returns the members that a record keeps as JSON; a field or additional property of the same name takes precedence.
fn json_members_of<R: Record>(record: &R) -> impl Iterator<Item = (&String, &Value)> {
    let members = record.json().iter();
    members.filter(|(name, _)| !holds(record, name))
}

/// Writes members.
struct Writer<'w, 'a, M: SerializeMap> {
    json: &'a AdditionalMembers,
    /// The tag of the variant that the record is in.
    tag: Option<&'w Tag<'w>>,
    map: &'w mut M,
    result: Result<(), M::Error>,
}

impl<M: SerializeMap> Writer<'_, '_, M> {
    /// Notes the result of writing a member; returns whether to go on.
    #[inline]
    fn wrote(&mut self, result: Result<(), M::Error>) -> bool {
        let goes_on = result.is_ok();
        self.result = result;
        goes_on
    }
}

impl<'a, M: SerializeMap> MemberVisitor<'a> for Writer<'_, 'a, M> {
    #[inline]
    fn member<T: Wire>(&mut self, name: &'static str, value: &'a T) -> bool {
        let result = match T::IS_NUMBER {
            true => self.json.write(name, value, self.map),
            false => self.map.serialize_entry(name, &Writing(value)),
        };
        self.wrote(result)
    }

    /// Writes a discriminator: the tag of the variant that the record is in, else its own one or the value that was read.
    fn tag(&mut self, name: &'static str, tag: &'static str) -> bool {
        let of_variant = self.tag.and_then(|variant| variant.of(name));
        let result = match (of_variant, self.json.tag(name, tag)) {
            (Some(tag), _) => self.map.serialize_entry(name, tag),
            (None, Some(View::Json(value))) => self.map.serialize_entry(name, value),
            (None, Some(_)) => self.map.serialize_entry(name, tag),
            (None, None) => Ok(()),
        };
        self.wrote(result)
    }

    fn additional<R: Record, T: Wire>(&mut self, record: &'a R, members: &'a BTreeMap<String, T>) -> bool {
        let mut members = additional_of(record, members);
        let result = members.try_for_each(|(name, value)| self.json.write(name, value, self.map));
        self.wrote(result)
    }
}

/// Shows members to a check, with their indexes.
struct Viewer<'v, 'a> {
    json: &'a AdditionalMembers,
    index: usize,
    visit: &'v mut dyn FnMut(Key<'a>, View<'a>),
}

impl<'a> MemberVisitor<'a> for Viewer<'_, 'a> {
    fn member<T: Wire>(&mut self, name: &'static str, value: &'a T) -> bool {
        (self.visit)(Key::Described(self.index, name), value.view());
        self.index += 1;
        true
    }

    fn absent(&mut self) {
        self.index += 1;
    }

    fn tag(&mut self, name: &'static str, tag: &'static str) -> bool {
        if let Some(tag) = self.json.tag(name, tag) {
            (self.visit)(Key::Described(self.index, name), tag);
        }
        self.index += 1;
        true
    }

    fn additional<R: Record, T: Wire>(&mut self, record: &'a R, members: &'a BTreeMap<String, T>) -> bool {
        additional_of(record, members).for_each(|(name, value)| (self.visit)(Key::Name(name), value.view()));
        true
    }
}

/// Decides whether the fast path accepts members; stops at the first one that it does not accept.
struct FastVisitor<'v, 'a, 't> {
    json: &'a AdditionalMembers,
    cursor: &'v mut MemberCursor<'t>,
}

impl<'a> MemberVisitor<'a> for FastVisitor<'_, 'a, '_> {
    #[inline]
    fn member<T: Wire>(&mut self, _name: &'static str, value: &'a T) -> bool {
        self.cursor.described(
            |cursor, link| value.is_valid_at(cursor, link),
            || value.view().is_null(),
        )
    }

    #[inline]
    fn absent(&mut self) {
        self.cursor.absent();
    }

    fn tag(&mut self, name: &'static str, tag: &'static str) -> bool {
        let Some(tag) = self.json.tag(name, tag) else {
            self.cursor.absent();
            return true;
        };
        self.cursor
            .described(|cursor, link| cursor.value(link, tag), || tag.is_null())
    }

    fn additional<R: Record, T: Wire>(&mut self, record: &'a R, members: &'a BTreeMap<String, T>) -> bool {
        additional_of(record, members).all(|(name, value)| is_valid(self.cursor, name, value))
    }
}

/// Returns whether the fast path accepts a member without a field.
fn is_valid<T: Wire>(cursor: &mut MemberCursor<'_>, name: &str, value: &T) -> bool {
    cursor.named(
        name,
        |cursor, link| value.is_valid_at(cursor, link),
        || value.view().is_null(),
    )
}

/// Looks for a member; stops when it is found.
struct Search<'n, 'a> {
    json: &'a AdditionalMembers,
    name: &'n str,
    /// Whether it may be an additional property.
    with_additional: bool,
    found: Option<View<'a>>,
}

impl<'a> MemberVisitor<'a> for Search<'_, 'a> {
    fn member<T: Wire>(&mut self, name: &'static str, value: &'a T) -> bool {
        if name == self.name {
            self.found = Some(value.view());
        }
        self.found.is_none()
    }

    fn tag(&mut self, name: &'static str, tag: &'static str) -> bool {
        if name == self.name {
            self.found = self.json.tag(name, tag);
        }
        self.found.is_none()
    }

    fn additional<R: Record, T: Wire>(&mut self, _record: &'a R, members: &'a BTreeMap<String, T>) -> bool {
        if self.with_additional {
            self.found = members.get(self.name).map(Wire::view);
        }
        self.found.is_none()
    }
}
