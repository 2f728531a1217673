//! JSON in memory as a source of values. Other than that of `serde_json` it does not make text of numbers for a type that
//! asks for their text: there are no more digits than in the value.

use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{Deserializer, IntoDeserializer, Visitor};
use serde_json::{Error, Value};

/// A value that is read from.
pub(super) struct InMemory(pub(super) Value);

impl<'de> Deserializer<'de> for InMemory {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0 {
            Value::Array(elements) => {
                visitor.visit_seq(SeqDeserializer::new(elements.into_iter().map(InMemory)))
            }
            Value::Object(members) => {
                let members = members.into_iter().map(|(name, value)| (name, InMemory(value)));
                visitor.visit_map(MapDeserializer::new(members))
            }
            other => other.deserialize_any(visitor),
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl IntoDeserializer<'_, Error> for InMemory {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}
