//! Where documents hold references and where they hold data, as told by who reads them.

use super::node::Document;
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
    /// Returns whether the references of a document are followed: not in one of a format that is not known.
    pub is_known: fn(&Document) -> bool,
    /// The keywords that give the value they are in a name for references within the document.
    pub anchors: &'static [&'static str],
    /// The keyword that makes the value it is in a resource with an address of its own.
    pub id: &'static str,
    /// The one of the `anchors` whose names the resources that refer to the one with a reference can redefine.
    pub dynamic_anchor: &'static str,
}

impl Layout {
    /// Adds the values in a value of a kind to `children`, in the order of the text, each with its kind. Returns the
    /// reference that the value is, as a string; `None` for data and for anything else.
    pub(super) fn enter<'a>(
        &self,
        part: Part,
        value: Value<'a>,
        children: &mut Vec<(Part, Value<'a>)>,
    ) -> Option<Value<'a>> {
        match value.kind() {
            Kind::Array(elements) => {
                let part = element(part);
                children.extend(elements.map(|element| (part, element)));
                None
            }
            Kind::Object(members) => {
                let mut reference = None;
                for (key, child) in members {
                    // A property may be called `$ref`; then it is described by an object.
                    if key == "$ref" && part != Part::Literal {
                        reference = Some(child);
                    }
                    children.push(((self.member)(part, key), child));
                }
                reference.filter(|reference| reference.as_str().is_some())
            }
            Kind::String(text) if part == Part::Target => is_reference(text).then_some(value),
            _ => None,
        }
    }
}

/// Returns the kind of the elements of an array of a kind.
fn element(part: Part) -> Part {
    match part {
        Part::Examples | Part::Literal => Part::Literal,
        Part::Files => Part::Files,
        Part::Keywords | Part::Names | Part::Patterns | Part::Targets | Part::Target => Part::Keywords,
    }
}

/// Returns whether a text that is a name or a reference is a reference. A name has neither `#` nor `/`, but may have dots.
pub fn is_reference(text: &str) -> bool {
    text.contains(['#', '/'])
        || [".json", ".yaml", ".yml"]
            .iter()
            .any(|ending| text.ends_with(ending))
}
