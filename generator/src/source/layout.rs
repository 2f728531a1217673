//! Where documents hold references and where they hold data, as told by who reads them.

use super::value::{Kind, Value};

/// The kind of an object or array: what the keys of its members mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// An object with the keywords of the format.
    Keywords,
    /// An object whose keys are chosen by the document, with an object of keywords for each.
    Names,
    /// As [`Part::Names`], but for keys that extend the format.
    Patterns,
    /// Examples by name, each with a literal value, or as an array, which is literal as a whole.
    Examples,
    /// Names of files that are not documents. References in it are followed, but the files are not read with the
    /// documents.
    Files,
    /// An object whose keys are chosen by the document, with a [`Part::Target`] for each.
    Targets,
    /// The name of something in the same document, or a reference as a string.
    Target,
    /// Data. A `$ref` in it is not a reference.
    Literal,
}

/// The rule that tells references from data.
#[derive(Debug)]
pub struct Layout {
    /// Returns the kind of the value at a key of an object of a kind.
    pub member: fn(Part, &str) -> Part,
    /// JSON Pointers of the containers that references are likely to point into. The first one is used in examples of
    /// references in messages.
    pub containers: &'static [&'static str],
}

impl Layout {
    /// Returns the values in an object or array of a kind, in the order of the text, each with its kind.
    pub(super) fn children<'a>(&self, part: Part, value: Value<'a>) -> Vec<(Part, Value<'a>)> {
        match value.kind() {
            Kind::Array(elements) => {
                let part = match part {
                    Part::Examples | Part::Literal => Part::Literal,
                    Part::Files => Part::Files,
                    Part::Keywords | Part::Names | Part::Patterns | Part::Targets | Part::Target => {
                        Part::Keywords
                    }
                };
                elements.map(|element| (part, element)).collect()
            }
            Kind::Object(members) => members
                .map(|(key, child)| ((self.member)(part, key), child))
                .collect(),
            _ => Vec::new(),
        }
    }
}

/// Returns whether a text that is a name or a reference is a reference. A name has neither `#` nor `/`, but may have dots.
pub fn is_reference(text: &str) -> bool {
    text.contains(['#', '/'])
        || [".json", ".yaml", ".yml"]
            .iter()
            .any(|ending| text.ends_with(ending))
}

/// Returns the string of the reference that an object of a kind is; `None` for data and for anything else.
pub(super) fn reference_in(part: Part, value: Value<'_>) -> Option<Value<'_>> {
    if part == Part::Target {
        return value.as_str().is_some_and(is_reference).then_some(value);
    }
    // A property may be called `$ref`; then it is described by an object.
    let holds = !matches!(part, Part::Literal);
    let reference = holds.then(|| value.get("$ref")).flatten()?;
    reference.as_str().map(|_| reference)
}
