//! Typed values as a check sees them. A struct gives its members by index, so no name is compared.

use serde_json::{Map, Value};

use super::cursor::{Cursor, MemberCursor};
use super::link::Link;
use super::number::Number;
use super::subject::{Key, Kind, Subject};

/// What a typed value is.
#[derive(Clone, Copy)]
pub enum View<'a> {
    /// `null`
    Null,
    /// A boolean.
    Bool(bool),
    /// A number.
    Number(Number),
    /// A string.
    Text(&'a str),
    /// A string that its enum knows.
    KnownText(&'a str),
    /// A number that its enum knows.
    KnownNumber(Number),
    /// A list.
    Array(&'a dyn List),
    /// An object.
    Object(&'a dyn Members),
    /// An object of a discriminator: the name of the member that holds its tag, the tag, the object.
    Variant(&'a str, &'a str, &'a dyn Members),
    /// Any JSON.
    Json(&'a Value),
}

impl View<'_> {
    /// Returns whether the value is `null`.
    pub fn is_null(self) -> bool {
        matches!(self.kind(), Kind::Null)
    }
}

/// A list of typed values.
pub trait List {
    /// Returns how many elements it has.
    fn length(&self) -> usize;

    /// Returns the element with an index.
    fn element(&self, index: usize) -> Option<View<'_>>;

    /// Returns whether the fast path accepts all elements; `items` is their schema.
    fn is_valid_at(&self, cursor: Cursor<'_>, items: Link<'_>) -> bool;
}

/// An object of typed values.
pub trait Members {
    /// Visits the members that are there.
    fn each<'a>(&'a self, visit: &mut dyn FnMut(Key<'a>, View<'a>));

    /// Returns whether the fast path accepts all members.
    fn are_valid(&self, cursor: &mut MemberCursor<'_>) -> bool;

    /// Returns the member with a name, if it is there.
    fn member(&self, name: &str) -> Option<View<'_>>;

    /// Returns the tag of the object, in the member of this name.
    fn tag(&self, name: &str) -> Option<&str> {
        self.member(name)?.text()
    }

    /// Returns whether the object was read with another tag than its struct has, or without one.
    fn has_other_tags(&self) -> bool {
        false
    }
}

/// What is an object of JSON; any other value has no members.
impl Members for Value {
    fn each<'a>(&'a self, visit: &mut dyn FnMut(Key<'a>, View<'a>)) {
        for (name, value) in self.as_object().into_iter().flatten() {
            visit(Key::Name(name), View::Json(value));
        }
    }

    fn are_valid(&self, cursor: &mut MemberCursor<'_>) -> bool {
        self.as_object().into_iter().flatten().all(|(name, value)| {
            cursor.named(name, |cursor, link| cursor.value(link, value), || value.is_null())
        })
    }

    fn member(&self, name: &str) -> Option<View<'_>> {
        self.get(name).map(View::Json)
    }
}

/// Returns the tag of a variant that has several tags: the one that the object was read with, if it is one of them, else
/// the first one.
pub fn own_tag<'a>(members: &'a dyn Members, name: &str, tags: &'static [&'static str]) -> &'a str {
    match (tags, members.tag(name)) {
        ([_, _, ..], Some(tag)) if tags.contains(&tag) => tag,
        _ => tags.first().copied().unwrap_or_default(),
    }
}

/// Visits the members of a variant, of which the discriminator `name` has its own value.
pub fn each_of_variant<'a>(
    members: &'a dyn Members,
    (name, tag): (&'a str, &'a str),
    visit: &mut dyn FnMut(Key<'a>, View<'a>),
) {
    if !members.has_other_tags() {
        return members.each(visit);
    }
    visit(Key::Name(name), View::Text(tag));
    members.each(&mut |key, value| {
        if key.name() != name {
            visit(key, value);
        }
    });
}

/// An array of a [`View`].
#[derive(Clone, Copy)]
pub enum ViewArray<'a> {
    /// A list of typed values.
    Typed(&'a dyn List),
    /// An array of JSON.
    Json(&'a [Value]),
}

/// An object of a [`View`].
#[derive(Clone, Copy)]
pub enum ViewObject<'a> {
    /// An object of typed values, with the name and value of its tag where it is a variant of a tagged union.
    Typed(Option<(&'a str, &'a str)>, &'a dyn Members),
    /// An object of JSON.
    Json(&'a Map<String, Value>),
}

impl<'a> Subject<'a> for View<'a> {
    type Array = ViewArray<'a>;
    type Object = ViewObject<'a>;

    #[inline]
    fn kind(self) -> Kind<'a, Self> {
        match self {
            View::Null => Kind::Null,
            View::Bool(value) => Kind::Bool(value),
            View::Number(number) => Kind::Number(number),
            View::Text(text) => Kind::Text(text),
            View::KnownText(text) => Kind::KnownText(text),
            View::KnownNumber(number) => Kind::KnownNumber(number),
            View::Array(list) => Kind::Array(ViewArray::Typed(list)),
            View::Object(members) => Kind::Object(ViewObject::Typed(None, members)),
            View::Variant(name, tag, members) => Kind::Object(ViewObject::Typed(Some((name, tag)), members)),
            View::Json(value) => match value.kind() {
                Kind::Null => Kind::Null,
                Kind::Bool(value) => Kind::Bool(value),
                Kind::Number(number) | Kind::KnownNumber(number) => Kind::Number(number),
                Kind::Text(text) | Kind::KnownText(text) => Kind::Text(text),
                Kind::Array(elements) => Kind::Array(ViewArray::Json(elements)),
                Kind::Object(members) => Kind::Object(ViewObject::Json(members)),
            },
        }
    }

    fn unlisted(self) -> Self {
        match self {
            View::KnownText(text) => View::Text(text),
            View::KnownNumber(number) => View::Number(number),
            other => other,
        }
    }

    fn length(array: ViewArray<'a>) -> usize {
        match array {
            ViewArray::Typed(list) => list.length(),
            ViewArray::Json(elements) => elements.len(),
        }
    }

    fn element(array: ViewArray<'a>, index: usize) -> Option<Self> {
        match array {
            ViewArray::Typed(list) => list.element(index),
            ViewArray::Json(elements) => elements.get(index).map(View::Json),
        }
    }

    fn count(object: ViewObject<'a>) -> usize {
        match object {
            ViewObject::Typed(..) => {
                let mut count = 0;
                Self::each(object, &mut |_, _| count += 1);
                count
            }
            ViewObject::Json(members) => members.len(),
        }
    }

    #[inline]
    fn each(object: ViewObject<'a>, visit: &mut impl FnMut(Key<'a>, Self)) {
        match object {
            ViewObject::Typed(Some(tag), members) => each_of_variant(members, tag, visit),
            ViewObject::Typed(None, members) => members.each(visit),
            ViewObject::Json(members) => {
                for (name, value) in members {
                    visit(Key::Name(name), View::Json(value));
                }
            }
        }
    }

    fn member(object: ViewObject<'a>, name: &str) -> Option<Self> {
        match object {
            ViewObject::Typed(Some((of, tag)), _) if of == name => Some(View::Text(tag)),
            ViewObject::Typed(_, members) => members.member(name),
            ViewObject::Json(members) => members.get(name).map(View::Json),
        }
    }

    fn tag(object: ViewObject<'a>, name: &str) -> Option<&'a str> {
        match object {
            ViewObject::Typed(Some((of, tag)), _) if of == name => Some(tag),
            ViewObject::Typed(_, members) => members.tag(name),
            ViewObject::Json(members) => members.get(name)?.as_str(),
        }
    }
}
