//! The types of JSON, as `type` names them.

use serde::Serialize;

/// `type`
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum JsonType {
    /// An array.
    Array,
    /// `true` or `false`.
    Boolean,
    /// Bytes, as the whole body.
    File,
    /// A whole number.
    Integer,
    /// `null`.
    Null,
    /// Any number.
    Number,
    /// An object.
    Object,
    /// A string.
    String,
}

impl JsonType {
    /// All types with their words in a document.
    const WORDS: [(&'static str, Self); 8] = [
        ("array", Self::Array),
        ("boolean", Self::Boolean),
        ("file", Self::File),
        ("integer", Self::Integer),
        ("null", Self::Null),
        ("number", Self::Number),
        ("object", Self::Object),
        ("string", Self::String),
    ];

    /// Returns the type that a word means.
    pub fn named(word: &str) -> Option<Self> {
        let mut words = Self::WORDS.iter();
        words.find(|(known, _)| *known == word).map(|(_, of)| *of)
    }

    /// Returns the word for the type.
    pub fn as_str(self) -> &'static str {
        let mut words = Self::WORDS.iter();
        words.find(|(_, of)| *of == self).map_or("", |(word, _)| word)
    }
}
