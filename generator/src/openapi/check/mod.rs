//! The structure of OpenAPI 3.0 documents, as the crate `openapiv3` knows it. In: the documents, and what was found when they
//! were lowered. Out: warnings about members of a wrong kind, members that are missing, and keys that are not known. What
//! was reported at a location already is not reported again.

mod object;

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value as Json, json};

use self::object::{Container, Object};
use super::version::Version;
use crate::diagnostic::{Diagnostic, Diagnostics, SourceLocation, near};
use crate::source::{Document, Kind, Sources, Value};

/// Among how many members a wrong one is looked for, and how many wrong ones of one object are found.
const MEMBERS: usize = 64;
const WRONG: usize = 16;

/// The numbers of schemas, of which the crate reads fewer forms than are allowed. Lowering reports their faults.
const NUMBERS: [&str; 12] = [
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "minProperties",
    "maxProperties",
    "enum",
];

/// Keys of the specification that the crate does not have.
const BEYOND: [(Object, &str); 2] = [(Object::Schema, "xml"), (Object::Header, "explode")];

/// Keywords of schemas that OpenAPI 3.1 has.
const NEWER: [&str; 22] = [
    "$anchor",
    "$comment",
    "$defs",
    "$id",
    "$schema",
    "const",
    "contains",
    "contentEncoding",
    "contentMediaType",
    "dependentRequired",
    "dependentSchemas",
    "else",
    "examples",
    "if",
    "maxContains",
    "minContains",
    "patternProperties",
    "prefixItems",
    "propertyNames",
    "then",
    "unevaluatedItems",
    "unevaluatedProperties",
];

/// Checks all documents of OpenAPI 3.0 that the configuration names. Lowering has reported its part to `diagnostics`.
pub fn check(sources: &Sources, named: &[String], diagnostics: &mut Diagnostics) {
    let documents = named.iter().filter_map(|path| sources.by_path(path));
    let documents: Vec<&Document> = documents
        .filter(|document| !sources.is_aside(document) && Version::of(document) == Some(Version::V3_0))
        .collect();
    if documents.is_empty() {
        return;
    }
    let mut checker = Checker {
        reported: diagnostics
            .iter()
            .filter_map(|problem| problem.location)
            .collect(),
        known: HashMap::new(),
        diagnostics,
    };
    for document in documents {
        let mut open = vec![(Object::Document, document.root())];
        while let Some((object, value)) = open.pop() {
            checker.object(object, value);
            let first = open.len();
            parts(object, value, &mut open);
            open[first..].reverse();
        }
    }
}

/// Adds the objects in an object that are described there.
fn parts<'a>(object: Object, value: Value<'a>, open: &mut Vec<(Object, Value<'a>)>) {
    for (key, container, part) in object.parts() {
        let Some(found) = value.get(key) else { continue };
        let of_map = || {
            found
                .members()
                .filter(|(key, _)| object == Object::Schema || !key.starts_with("x-"))
        };
        match container {
            Container::One => open.push((*part, found)),
            Container::List => open.extend(found.elements().map(|value| (*part, value))),
            Container::Map => open.extend(of_map().map(|(_, value)| (*part, value))),
        }
    }
}

struct Checker<'d> {
    /// The locations of problems.
    reported: HashSet<SourceLocation>,
    /// Whether an object has a key.
    known: HashMap<(Object, String), bool>,
    diagnostics: &'d mut Diagnostics,
}

impl Checker<'_> {
    fn push(&mut self, problem: Diagnostic) {
        if problem
            .location
            .is_none_or(|location| self.reported.insert(location))
        {
            self.diagnostics.push(problem);
        }
    }

    /// Checks an object without those in it. A reference is followed where it is meant to be followed, not here.
    fn object(&mut self, object: Object, value: Value<'_>) {
        if !matches!(value.kind(), Kind::Object(_)) || value.get("$ref").is_some() {
            return;
        }
        let mut shell = object.shell(value);
        self.keys(object, value, &mut shell);
        let describes_value = matches!(object, Object::Parameter | Object::Header);
        if describes_value && !shell.contains_key("schema") && !shell.contains_key("content") {
            self.lacks(object, value, "schema", &mut shell);
        }
        for _ in 0..WRONG {
            let Err(message) = object.read(&shell) else {
                break;
            };
            if let Some(key) = missing(&message).filter(|key| !shell.contains_key(*key)) {
                self.lacks(object, value, key, &mut shell);
                continue;
            }
            let Some(key) = wrong_member(object, &shell, &message) else {
                break;
            };
            shell.remove(&key);
            let is_read_single = object == Object::Schema && NUMBERS.contains(&key.as_str());
            if let Some(member) = value.get(&key).filter(|_| !is_read_single) {
                self.push(wrong_kind(object, &key, member, &message));
            }
        }
    }

    /// Reports a member that an object lacks, and adds the smallest one.
    fn lacks(&mut self, object: Object, value: Value<'_>, key: &str, shell: &mut Map<String, Json>) {
        let (what, section) = object.names();
        let smallest = object.smallest().remove(key).unwrap_or_else(|| json!(""));
        shell.insert(key.to_owned(), smallest);
        if value.get(key).is_none() {
            self.push(super::fault::lacks(value, what, key, section));
        }
    }

    /// Reports keys that an object does not have, and removes them. What begins with `x-` is an extension.
    fn keys(&mut self, object: Object, value: Value<'_>, shell: &mut Map<String, Json>) {
        let keys: Vec<String> = shell
            .keys()
            .filter(|key| !key.starts_with("x-"))
            .cloned()
            .collect();
        for key in keys {
            if self.has_key(object, &key) {
                continue;
            }
            shell.remove(&key);
            if let Some(member) = value.get(&key) {
                let is_newer = object == Object::Schema && NEWER.contains(&key.as_str());
                self.push(unknown_key(object, &key, member, is_newer));
            }
        }
    }

    /// Returns whether an object has a key: then the crate refuses some kind of value for it, or writes it back.
    fn has_key(&mut self, object: Object, key: &str) -> bool {
        if let Some(known) = self.known.get(&(object, key.to_owned())) {
            return *known;
        }
        let probes = [json!(1), json!("?"), json!(true), json!([1]), json!({ "?": 1 })];
        let is_of = |form: &Map<String, Json>| {
            let is_read = |probe: &Json| {
                let mut json = form.clone();
                json.insert(key.to_owned(), probe.clone());
                object.read(&json).map_or(true, |back| back.get(key).is_some())
            };
            form.contains_key(key) || probes.iter().any(is_read)
        };
        let known = BEYOND.contains(&(object, key)) || object.forms().iter().any(is_of);
        self.known.insert((object, key.to_owned()), known);
        known
    }
}

/// Returns the member that an object cannot be read for: without it the message is another one.
fn wrong_member(object: Object, shell: &Map<String, Json>, message: &str) -> Option<String> {
    let without = |key: &str| {
        let mut without = shell.clone();
        without.remove(key);
        object.read(&without).err()
    };
    let is_wrong = |key: &str| without(key).is_none_or(|rest| rest != message && missing(&rest).is_none());
    // A member that must be there is missed when it is left out.
    let is_needed = |key: &str| without(key).is_some_and(|rest| missing(&rest) == Some(key));
    let mut keys = shell.keys().take(MEMBERS);
    let mut needed = shell.keys().take(MEMBERS);
    keys.find(|key| is_wrong(key))
        .or_else(|| needed.find(|key| missing(message).is_none() && is_needed(key)))
        .cloned()
}

/// Returns the member that is missing according to a message of the crate.
fn missing(message: &str) -> Option<&str> {
    message.strip_prefix("missing field `")?.split('`').next()
}

fn wrong_kind(object: Object, key: &str, member: Value<'_>, message: &str) -> Diagnostic {
    let (what, section) = object.names();
    let expected = message
        .rsplit_once("expected ")
        .map(|(_, expected)| in_words(expected));
    let found = member.kind().name();
    let message = match (member.as_str(), expected) {
        (Some(text), Some(expected)) if expected.contains('`') => {
            format!("`{text}` is not a value of `{key}`")
        }
        (_, Some(expected)) => format!("`{key}` is {found}, but should be {expected}"),
        (_, None) => format!("`{key}` of {what} cannot be read"),
    };
    Diagnostic::new("armature::openapi::malformed", message)
        .at(SourceLocation::Value(member.origin()), format!("this is {found}"))
        .help(match expected {
            Some(expected) => format!("write {expected}"),
            None => "compare it with the specification".to_owned(),
        })
        .section(section)
}

fn unknown_key(object: Object, key: &str, member: Value<'_>, is_newer: bool) -> Diagnostic {
    let (what, section) = object.names();
    let parts = object.parts().iter().map(|(key, ..)| *key);
    let help = match is_newer {
        true => format!("`{key}` is OpenAPI 3.1: write \"openapi\": \"3.1.1\", or remove it"),
        false => near::remedy(
            key,
            parts,
            format!("remove it; if it is meant for tools of your own, call it `x-{key}`"),
        ),
    };
    Diagnostic::new(
        "armature::openapi::unknown-key",
        format!("{what} of OpenAPI 3.0 has no `{key}`"),
    )
    .at(SourceLocation::Key(member.origin()), "this is ignored")
    .help(help)
    .section(section)
}

/// Returns what is expected, in the words of JSON.
fn in_words(expected: &str) -> &str {
    match expected {
        "usize" | "u64" | "u32" => "a whole number that is not negative",
        "i64" | "i32" => "a whole number",
        "f64" | "a JSON number" => "a number",
        "a sequence" => "an array",
        "a map" => "an object",
        _ if expected.starts_with("struct ") || expected.starts_with("internally tagged enum") => "an object",
        _ => expected,
    }
}
