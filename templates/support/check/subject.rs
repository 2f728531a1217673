//! What can be checked: anything that has the shape of JSON.

use serde_json::{Map, Value};

use super::number::Number;

/// A value as a check sees it.
#[derive(Clone, Copy)]
pub enum Kind<'a, S: Subject<'a>> {
    /// `null`
    Null,
    /// A boolean.
    Bool(bool),
    /// A number.
    Number(Number),
    /// A string.
    Text(&'a str),
    /// A string that is known to be one of the values that its schema allows.
    KnownText(&'a str),
    /// A number that is known to be one of the values that its schema allows.
    KnownNumber(Number),
    /// An array.
    Array(S::Array),
    /// An object.
    Object(S::Object),
}

/// How a member of an object is known.
#[derive(Clone, Copy, Debug)]
pub enum Key<'a> {
    /// By its name.
    Name(&'a str),
    /// By the index of its property in the object's table, and its name.
    Described(usize, &'a str),
}

impl<'a> Key<'a> {
    /// Returns the member's name.
    pub fn name(self) -> &'a str {
        match self {
            Self::Name(name) | Self::Described(_, name) => name,
        }
    }
}

/// A handle to a value that can be checked.
pub trait Subject<'a>: Copy {
    /// A handle to an array.
    type Array: Copy;
    /// A handle to an object.
    type Object: Copy;

    /// Returns what the value is.
    fn kind(self) -> Kind<'a, Self>;

    /// Returns the string that the value is.
    #[inline]
    fn text(self) -> Option<&'a str> {
        match self.kind() {
            Kind::Text(text) | Kind::KnownText(text) => Some(text),
            _ => None,
        }
    }

    /// Returns the value without the knowledge that its schema lists it, for another schema to look at.
    fn unlisted(self) -> Self {
        self
    }

    /// Returns how many elements an array has.
    fn length(array: Self::Array) -> usize;

    /// Returns the element with an index.
    fn element(array: Self::Array, index: usize) -> Option<Self>;

    /// Returns the number of members of an object.
    fn count(object: Self::Object) -> usize;

    /// Visits the members of an object.
    fn each(object: Self::Object, visit: &mut impl FnMut(Key<'a>, Self));

    /// Returns whether all members of an object pass a test.
    #[inline]
    fn all(object: Self::Object, test: &mut impl FnMut(Key<'a>, Self) -> bool) -> bool {
        let mut pass = true;
        Self::each(object, &mut |key, value| pass = pass && test(key, value));
        pass
    }

    /// Returns the member with a name.
    fn member(object: Self::Object, name: &str) -> Option<Self>;

    /// Returns the tag of an object, in the member of this name.
    #[inline]
    fn tag(object: Self::Object, name: &str) -> Option<&'a str> {
        Self::member(object, name)?.text()
    }
}

impl<'a> Subject<'a> for &'a Value {
    type Array = &'a [Value];
    type Object = &'a Map<String, Value>;

    #[inline]
    fn kind(self) -> Kind<'a, Self> {
        match self {
            Value::Null => Kind::Null,
            Value::Bool(value) => Kind::Bool(*value),
            Value::Number(number) => Kind::Number(Number::of(number)),
            Value::String(text) => Kind::Text(text),
            Value::Array(elements) => Kind::Array(elements.as_slice()),
            Value::Object(members) => Kind::Object(members),
        }
    }

    #[inline]
    fn text(self) -> Option<&'a str> {
        match self {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    fn length(array: &'a [Value]) -> usize {
        array.len()
    }

    fn element(array: &'a [Value], index: usize) -> Option<Self> {
        array.get(index)
    }

    fn count(object: Self::Object) -> usize {
        object.len()
    }

    #[inline]
    fn each(object: Self::Object, visit: &mut impl FnMut(Key<'a>, Self)) {
        for (name, value) in object {
            visit(Key::Name(name), value);
        }
    }

    #[inline]
    fn all(object: Self::Object, test: &mut impl FnMut(Key<'a>, Self) -> bool) -> bool {
        object.iter().all(|(name, value)| test(Key::Name(name), value))
    }

    #[inline]
    fn member(object: Self::Object, name: &str) -> Option<Self> {
        /// Up to so many names are compared for equality, which is less work than to put them in order.
        const FEW: usize = 16;
        if object.len() > FEW {
            return object.get(name);
        }
        object
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value)
    }
}
