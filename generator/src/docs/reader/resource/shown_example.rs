//! The examples of a page: those of the document, else a small one made from what is required.

use super::check::Verdicts;
use super::entries::Entry;
use super::requests::{self, Request};
use crate::docs::js::{example, literal};
use crate::model::Json;
use crate::phrasing;

/// An example as a page shows it.
#[derive(Debug)]
pub(super) struct ShownExample {
    pub(super) name: String,
    /// What is to be said about it, as Markdown.
    pub(super) note: String,
    /// The code of JavaScript.
    pub(super) code: String,
    /// The same in other forms.
    pub(super) requests: Vec<Request>,
}

/// Most violations of an example that are listed.
const MAX_VIOLATIONS: usize = 5;

/// Returns the examples of a page: the required properties in all forms, then the examples of the document.
pub(super) fn examples(entry: &Entry, verdicts: &Verdicts) -> Vec<ShownExample> {
    let given = entry.examples.iter().zip(&verdicts.examples);
    let given = given.map(|(example, wrong)| ShownExample {
        name: example.name.clone(),
        note: note(wrong),
        code: example.code.trim_end().to_owned(),
        requests: Vec::new(),
    });
    generated(entry, verdicts).into_iter().chain(given).collect()
}

fn note(wrong: &[[String; 2]]) -> String {
    if wrong.is_empty() {
        return String::new();
    }
    let list = wrong.iter().take(MAX_VIOLATIONS);
    let one = |[pointer, code]: &[String; 2]| match pointer.as_str() {
        "" => format!("the body {}", phrasing::code(code)),
        pointer => format!("{} {}", phrasing::code(pointer), phrasing::code(code)),
    };
    let list: Vec<String> = list.map(one).collect();
    format!("*Invalid according to its document:* {}", list.join(", "))
}

/// Returns an example made from the required properties. One that breaks a rule is not shown: it would teach what fails.
fn generated(entry: &Entry, verdicts: &Verdicts) -> Option<ShownExample> {
    let value = verdicts.minimal.as_ref().filter(|_| verdicts.is_valid)?;
    let body = match value {
        Json::Object(members) if members.is_empty() => None,
        value => Some(literal::of_json(value)),
    };
    let note = match entry.examples.is_empty() {
        true => "*Generated* from the required properties, because the document has no example.",
        false => "*Generated* from the required properties: the smallest valid body.",
    };
    Some(ShownExample {
        name: "Required properties".into(),
        note: note.into(),
        code: example::code(&entry.resource, body, &entry.dependencies)
            .trim_end()
            .to_owned(),
        requests: requests::requests(entry, value),
    })
}
