//! Values of files as the engine sees them: checked where they are, without a copy.

use crate::source::{Elements, Kind as SourceKind, Members, Number as SourceNumber, Value};
use crate::support::check::{Key, Kind, Number, Subject};

impl<'a> Subject<'a> for Value<'a> {
    type Array = Elements<'a>;
    type Object = Members<'a>;

    fn kind(self) -> Kind<'a, Self> {
        match Value::kind(self) {
            SourceKind::Null => Kind::Null,
            SourceKind::Bool(value) => Kind::Bool(value),
            SourceKind::Number(number) => Kind::Number(match number {
                SourceNumber::Unsigned(value) => i64::try_from(value).map_or(Number::Big(value), Number::Int),
                SourceNumber::Negative(value) => Number::Int(value),
                SourceNumber::Float(value) => Number::float(value),
            }),
            SourceKind::String(text) => Kind::Text(text),
            SourceKind::Array(elements) => Kind::Array(elements),
            SourceKind::Object(members) => Kind::Object(members),
        }
    }

    fn length(array: Elements<'a>) -> usize {
        array.len()
    }

    fn element(array: Elements<'a>, index: usize) -> Option<Self> {
        array.get(index)
    }

    fn count(object: Members<'a>) -> usize {
        object.len()
    }

    fn each(object: Members<'a>, visit: &mut impl FnMut(Key<'a>, Self)) {
        for (name, value) in object {
            visit(Key::Name(name), value);
        }
    }

    fn member(object: Members<'a>, name: &str) -> Option<Self> {
        // Of members with the same name the last one counts, as everywhere.
        object
            .filter(|(known, _)| *known == name)
            .last()
            .map(|(_, value)| value)
    }
}
