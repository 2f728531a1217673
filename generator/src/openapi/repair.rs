//! Reading objects as the types of the crate. What the crate refuses an object for is left out, or read where it can
//! have one meaning only, and reported; so a fault costs no more than the member that has it.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value as Json};

use super::blame::{self, Container, Object, is_own};
use super::schema::Lowering;
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{Kind, Value};

/// How many wrong members of one object are repaired.
const WRONG: usize = 16;

/// The members that are read from the document, which reports their faults.
const READ_APART: [&str; 13] = [
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minLength",
    "maxLength",
    "pattern",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "maxProperties",
];

impl<'a> Lowering<'a, '_> {
    /// Reads an object as a type of `openapiv3`; of one that is not a schema without the objects in it. Reports its
    /// faults. Returns `None` if it cannot be read without them.
    pub(super) fn parse<T: DeserializeOwned>(&mut self, value: Value<'a>, object: Object) -> Option<T> {
        let json = match object {
            Object::Schema => value.to_json(),
            _ => Json::Object(shell(value, object)),
        };
        let is_object = matches!(value.kind(), Kind::Object(_));
        if let Some(parsed) = serde_json::from_value(json).ok().filter(|_| is_object) {
            return Some(parsed);
        }
        let mut problems = Vec::new();
        let json = repaired(value, object, &mut problems);
        let parsed = serde_json::from_value(json);
        if let Err(error) = &parsed {
            problems = vec![unreadable(value, object, &error.to_string(), problems)];
        }
        problems
            .into_iter()
            .for_each(|problem| self.diagnostics.push(problem));
        parsed.ok()
    }
}

/// Returns the problem of an object that cannot be read without what is wrong in it: what it lacks according to
/// `message`, or the fault that was found last.
fn unreadable(value: Value<'_>, object: Object, message: &str, mut problems: Vec<Diagnostic>) -> Diagnostic {
    let lacks = blame::missing(message).is_some_and(|key| value.get(key).is_none());
    let fault = problems.pop().filter(|_| !lacks);
    Diagnostic {
        code: "armature::openapi::unreadable",
        severity: Severity::Error,
        ..fault.unwrap_or_else(|| blame::at(value, object, message))
    }
}

/// Returns an object without what it contains; a container of parts is empty.
fn shell(value: Value<'_>, object: Object) -> Map<String, Json> {
    let own = value.members().filter(|(key, member)| {
        // What is left out in any case need not be readable.
        is_own(object, key, *member) && !matches!(*key, "callbacks" | "links")
    });
    let mut alone: Map<String, Json> = own
        .map(|(key, member)| (key.to_owned(), member.to_json()))
        .collect();
    for (key, container, inner) in object.parts() {
        if value.get(key).is_some_and(|parts| !is_own(object, key, parts)) {
            let empty = match container {
                Container::One => inner.smallest(),
                Container::List => Json::Array(Vec::new()),
                Container::Map => Json::Object(Map::new()),
            };
            alone.insert((*key).to_owned(), empty);
        }
    }
    alone
}

/// Returns an object as JSON that the crate can read, and lists what is wrong in it.
fn repaired(value: Value<'_>, object: Object, problems: &mut Vec<Diagnostic>) -> Json {
    if !matches!(value.kind(), Kind::Object(_)) {
        problems.push(blame::at(value, object, "expected an object"));
        return object.smallest();
    }
    if object.is_reference(value) {
        return value.to_json();
    }
    let mut alone = shell(value, object);
    empty_parts(value, object, &mut alone, problems);
    for _ in 0..WRONG {
        let Some(message) = object.message(&alone) else {
            break;
        };
        if !repair(value, object, &mut alone, &message, problems) {
            break;
        }
    }
    if object == Object::Schema {
        fill(value, object, &mut alone, problems);
    }
    Json::Object(alone)
}

/// Puts empty containers in the places of what should be one.
fn empty_parts(
    value: Value<'_>,
    object: Object,
    alone: &mut Map<String, Json>,
    problems: &mut Vec<Diagnostic>,
) {
    if object == Object::Schema {
        return; // Nothing of a schema has to be there.
    }
    for (key, container, inner) in object.parts() {
        let Some(part) = value.get(key).filter(|part| is_own(object, key, *part)) else {
            continue;
        };
        let (empty, expected) = match container {
            // What is in its place is reported where it is read.
            Container::One => (inner.smallest(), None),
            Container::List => (Json::Array(Vec::new()), Some("expected a sequence")),
            Container::Map => (Json::Object(Map::new()), Some("expected a map")),
        };
        alone.insert((*key).to_owned(), empty);
        problems.extend(expected.map(|expected| blame::at(part, object, expected)));
    }
}

/// Repairs the fault that a message is about; says whether it has.
fn repair(
    value: Value<'_>,
    object: Object,
    alone: &mut Map<String, Json>,
    message: &str,
    problems: &mut Vec<Diagnostic>,
) -> bool {
    if let Some(key) = added(object, alone, message) {
        problems.push(blame::at(value, object, &format!("missing field `{key}`")));
        return true;
    }
    let Some(key) = blame::wrong_member(object, alone, message) else {
        return false;
    };
    let found = alone.remove(&key).unwrap_or_default();
    // It is repaired if nothing else is wrong with it than without it.
    let rest = object.message(alone);
    let meant = meanings(object, &key, &found).into_iter().find(|meant| {
        let mut other = alone.clone();
        other.insert(key.clone(), meant.clone());
        let message = object.message(&other);
        message.is_none() || message == rest
    });
    match (meant, rest) {
        (Some(meant), _) => drop(alone.insert(key.clone(), meant)),
        (None, Some(rest)) => drop(added(object, alone, &rest)),
        (None, None) => {}
    }
    if !READ_APART.contains(&key.as_str()) || object != Object::Schema {
        let problem = blame::at(value.get(&key).unwrap_or(value), object, message);
        problems.push(match required_here(value, &key, &found) {
            Some(help) if object == Object::Schema => problem.help(help),
            _ => problem,
        });
    }
    true
}

/// Adds the member that is missing in an object, if an empty one says the same.
fn added(object: Object, alone: &mut Map<String, Json>, message: &str) -> Option<&'static str> {
    let described = alone.contains_key("schema") || alone.contains_key("content");
    let key = match (object, blame::missing(message)) {
        (Object::Response, Some("description")) => "description",
        (Object::Operation, Some("responses")) => "responses",
        (Object::RequestBody, Some("content")) => "content",
        (Object::Parameter, None) if !described && alone.contains_key("name") => "schema",
        (Object::Header, None) if !described => "schema",
        _ => return None,
    };
    let empty = match key {
        "description" => Json::String(String::new()),
        _ => Json::Object(Map::new()),
    };
    alone.insert(key.to_owned(), empty);
    Some(key)
}

/// Returns what a value of the wrong type can mean.
fn meanings(object: Object, key: &str, found: &Json) -> Vec<Json> {
    match found {
        Json::String(name) if object == Object::Schema && key == "discriminator" => {
            vec![serde_json::json!({ "propertyName": name })]
        }
        Json::String(text) => {
            let json: Option<Json> = serde_json::from_str(text.trim()).ok();
            json.filter(|json| json.is_number() || json.is_boolean())
                .into_iter()
                .collect()
        }
        Json::Number(number) => {
            let whole = number
                .as_f64()
                .filter(|number| number.fract() == 0.0 && number.abs() < 9e15);
            let whole = whole.map(|number| Json::from(number as i64));
            whole
                .into_iter()
                .chain([Json::String(number.to_string())])
                .collect()
        }
        Json::Bool(flag) => vec![Json::String(flag.to_string())],
        _ => Vec::new(),
    }
}

/// Returns where to write `required: true` of a property instead.
fn required_here(value: Value<'_>, key: &str, found: &Json) -> Option<String> {
    let pointer = value.document().pointer_of(value.id());
    let (parent, name) = pointer.rsplit_once('/')?;
    let is_property = key == "required" && found.is_boolean() && parent.ends_with("/properties");
    is_property.then(|| format!("write `required: [{name}]` in the object that has this property"))
}

/// Puts the repaired parts of a schema in their places.
fn fill(value: Value<'_>, object: Object, alone: &mut Map<String, Json>, problems: &mut Vec<Diagnostic>) {
    for (key, container, inner) in object.parts() {
        let Some(parts) = value.get(key).filter(|parts| !is_own(object, key, *parts)) else {
            continue;
        };
        let json = match container {
            Container::One => repaired(parts, *inner, problems),
            Container::List => parts
                .elements()
                .map(|part| repaired(part, *inner, problems))
                .collect(),
            Container::Map => parts
                .members()
                .map(|(name, part)| (name.to_owned(), repaired(part, *inner, problems)))
                .collect(),
        };
        alone.insert((*key).to_owned(), json);
    }
}
