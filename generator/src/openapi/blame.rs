//! Reading objects as the types of the crate, and finding the places of what the crate cannot read: it says what is
//! wrong, but not where, and only the first of it. So every object is tried on its own, without those that stand in it.

use openapiv3 as oas;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value as Json};

use super::schema::Lowering;
use crate::diagnostic::{Diagnostic, Place};
use crate::source::{Kind, Value};

/// How many wrong members of one object are looked for, and among how many.
const WRONG: usize = 8;
const MEMBERS: usize = 64;

/// The objects of OpenAPI that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Object {
    Header,
    MediaType,
    Operation,
    Parameter,
    RequestBody,
    Response,
    Schema,
}

impl<'a> Lowering<'a, '_> {
    /// An object as a type of the crate; reports one that is none.
    pub(super) fn parse<T: DeserializeOwned>(&mut self, value: Value<'a>, object: Object) -> Option<T> {
        match serde_json::from_value(value.to_json()) {
            Ok(parsed) => Some(parsed),
            Err(error) => {
                let mut problems = Vec::new();
                blame(value, object, &mut problems);
                if problems.is_empty() {
                    problems.push(at(value, object, &error.to_string()));
                }
                problems
                    .into_iter()
                    .for_each(|problem| self.diagnostics.push(problem));
                None
            }
        }
    }
}

impl Object {
    /// Whether JSON can be read as this object, or as a reference to one where that may stand instead.
    fn can_read(self, json: &Map<String, Json>) -> bool {
        let may_refer = !matches!(self, Object::MediaType | Object::Operation);
        let refers = json.get("$ref").is_some_and(Json::is_string);
        (may_refer && refers) || self.message(json).is_none()
    }

    /// Why JSON cannot be read as this object.
    fn message(self, json: &Map<String, Json>) -> Option<String> {
        fn read<T: DeserializeOwned>(json: Json) -> Option<String> {
            serde_json::from_value::<T>(json)
                .err()
                .map(|error| error.to_string())
        }
        let json = Json::Object(json.clone());
        match self {
            Object::Header => read::<oas::Header>(json),
            Object::MediaType => read::<oas::MediaType>(json),
            Object::Operation => read::<oas::Operation>(json),
            Object::Parameter => read::<oas::Parameter>(json),
            Object::RequestBody => read::<oas::RequestBody>(json),
            Object::Response => read::<oas::Response>(json),
            Object::Schema => read::<oas::Schema>(json),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Object::Header => "a header",
            Object::MediaType => "a media type",
            Object::Operation => "an operation",
            Object::Parameter => "a parameter",
            Object::RequestBody => "a request body",
            Object::Response => "a response",
            Object::Schema => "a schema",
        }
    }

    /// The section of the specification that describes it.
    fn section(self) -> &'static str {
        match self {
            Object::Header => "Header Object",
            Object::MediaType => "Media Type Object",
            Object::Operation => "Operation Object",
            Object::Parameter => "Parameter Object",
            Object::RequestBody => "Request Body Object",
            Object::Response => "Response Object",
            Object::Schema => "Schema Object",
        }
    }

    /// What stands in it, and as what: the key of its container, whether that is an object or an array of several.
    fn parts(self) -> &'static [(&'static str, Container, Object)] {
        use Container::{List, Map, One};
        match self {
            Object::Schema => &[
                ("properties", Map, Object::Schema),
                ("additionalProperties", One, Object::Schema),
                ("items", One, Object::Schema),
                ("allOf", List, Object::Schema),
                ("oneOf", List, Object::Schema),
                ("anyOf", List, Object::Schema),
                ("not", One, Object::Schema),
            ],
            Object::MediaType => &[("schema", One, Object::Schema)],
            Object::Parameter | Object::Header => &[
                ("schema", One, Object::Schema),
                ("content", Map, Object::MediaType),
            ],
            Object::RequestBody => &[("content", Map, Object::MediaType)],
            Object::Response => &[
                ("headers", Map, Object::Header),
                ("content", Map, Object::MediaType),
            ],
            Object::Operation => &[
                ("parameters", List, Object::Parameter),
                ("requestBody", One, Object::RequestBody),
                ("responses", Map, Object::Response),
            ],
        }
    }

    /// The smallest JSON that can be read as this object.
    fn smallest(self) -> Json {
        match self {
            Object::RequestBody => serde_json::json!({ "content": {} }),
            _ => Json::Object(Map::new()),
        }
    }
}

/// How parts stand in an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Container {
    One,
    List,
    Map,
}

/// Lists what is wrong in an object and in all that stands in it.
fn blame(value: Value<'_>, object: Object, problems: &mut Vec<Diagnostic>) {
    let mut alone = match value.kind() {
        Kind::Object(members) => members
            .filter(|(key, member)| is_own(object, key, *member))
            .map(|(key, member)| (key.to_owned(), member.to_json()))
            .collect::<Map<_, _>>(),
        _ => return problems.push(at(value, object, "expected an object")),
    };
    for (key, container, inner) in object.parts() {
        let Some(parts) = value.get(key).filter(|parts| !is_own(object, key, *parts)) else {
            continue;
        };
        let empty = match container {
            Container::One => inner.smallest(),
            Container::List => Json::Array(Vec::new()),
            Container::Map => Json::Object(Map::new()),
        };
        alone.insert((*key).to_owned(), empty);
        match container {
            Container::One => blame(parts, *inner, problems),
            Container::List => parts.elements().for_each(|part| blame(part, *inner, problems)),
            Container::Map => {
                let described = parts.members().filter(|(key, _)| !key.starts_with("x-"));
                described.for_each(|(_, part)| blame(part, *inner, problems));
            }
        }
    }
    blame_alone(value, object, alone, problems);
}

/// Whether a member is of the object itself, rather than a container of parts.
fn is_own(object: Object, key: &str, member: Value<'_>) -> bool {
    let part = object.parts().iter().find(|(known, ..)| *known == key);
    !part.is_some_and(|(_, container, _)| match container {
        Container::One | Container::Map => matches!(member.kind(), Kind::Object(_)),
        Container::List => matches!(member.kind(), Kind::Array(_)),
    })
}

/// Lists the members of an object that are wrong by themselves.
fn blame_alone(
    value: Value<'_>,
    object: Object,
    mut alone: Map<String, Json>,
    problems: &mut Vec<Diagnostic>,
) {
    for _ in 0..WRONG {
        if object.can_read(&alone) {
            return;
        }
        let message = object.message(&alone).unwrap_or_default();
        let wrong = alone.keys().take(MEMBERS).find(|key| {
            let mut without = alone.clone();
            without.remove(*key);
            let rest = object.message(&without);
            rest.is_none_or(|rest| rest != message && !rest.starts_with("missing field"))
        });
        let Some(key) = wrong.cloned() else {
            return problems.push(at(value, object, &message));
        };
        problems.push(at(value.get(&key).unwrap_or(value), object, &message));
        alone.remove(&key);
    }
}

fn at(value: Value<'_>, object: Object, message: &str) -> Diagnostic {
    let missing = message
        .strip_prefix("missing field `")
        .and_then(|rest| rest.split('`').next());
    let expected = message.rsplit_once("expected ").map(|(_, expected)| expected);
    let what = format!("{} cannot be read", object.name());
    let problem = Diagnostic::error("armature::openapi::malformed", what).section(object.section());
    match (missing, expected) {
        (Some(missing), _) => problem
            .at(
                Place::Key(value.origin()),
                format!("`{missing}` is missing in this"),
            )
            .help(format!("add a member `{missing}`")),
        (None, Some(expected)) => problem
            .at(
                Place::Value(value.origin()),
                format!("this is {}", value.kind().name()),
            )
            .help(format!("write {}", in_words(expected))),
        (None, None) => problem
            .at(Place::Value(value.origin()), message.to_owned())
            .help("compare it with the specification"),
    }
}

/// What is expected, in the words of JSON.
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
