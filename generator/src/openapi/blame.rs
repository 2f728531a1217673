//! The objects of OpenAPI as `openapiv3` reads them, and the locations of what it cannot read. Its errors have no
//! location and stop at the first fault, so every object is tried on its own, without those that it contains.

use openapiv3 as oas;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value as Json};

use crate::diagnostic::{Diagnostic, Place};
use crate::source::{Kind, Value};

/// Among how many members a wrong one is looked for.
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

impl Object {
    /// Whether a value is a reference to such an object rather than one.
    pub(super) fn is_reference(self, value: Value<'_>) -> bool {
        let may_refer = !matches!(self, Object::MediaType | Object::Operation);
        may_refer && value.get_str("$ref").is_some()
    }

    /// Why JSON cannot be read as this object.
    pub(super) fn message(self, json: &Map<String, Json>) -> Option<String> {
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
    pub(super) fn parts(self) -> &'static [(&'static str, Container, Object)] {
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
    pub(super) fn smallest(self) -> Json {
        match self {
            Object::RequestBody => serde_json::json!({ "content": {} }),
            Object::Response => serde_json::json!({ "description": "" }),
            Object::Operation => serde_json::json!({ "responses": {} }),
            Object::Header => serde_json::json!({ "schema": {} }),
            _ => Json::Object(Map::new()),
        }
    }
}

/// How parts stand in an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Container {
    One,
    List,
    Map,
}

/// Whether a member is of the object itself, rather than a container of parts.
pub(super) fn is_own(object: Object, key: &str, member: Value<'_>) -> bool {
    let part = object.parts().iter().find(|(known, ..)| *known == key);
    !part.is_some_and(|(_, container, _)| match container {
        Container::One | Container::Map => matches!(member.kind(), Kind::Object(_)),
        Container::List => matches!(member.kind(), Kind::Array(_)),
    })
}

/// Returns the member that an object cannot be read for: without it the message is another one.
pub(super) fn wrong_member(object: Object, alone: &Map<String, Json>, message: &str) -> Option<String> {
    let without = |key: &str| {
        let mut without = alone.clone();
        without.remove(key);
        object.message(&without)
    };
    let is_wrong = |key: &str| without(key).is_none_or(|rest| rest != message && missing(&rest).is_none());
    // A member that must be there is missed when it is left out.
    let is_needed = |key: &str| without(key).is_some_and(|rest| missing(&rest) == Some(key));
    let mut keys = alone.keys().take(MEMBERS);
    let needed = || alone.keys().take(MEMBERS).find(|key| is_needed(key));
    let wrong = keys.find(|key| is_wrong(key));
    let wrong = wrong.or_else(|| needed().filter(|_| missing(message).is_none()));
    wrong.cloned()
}

/// Returns the member that is missing according to a message of the crate.
pub(super) fn missing(message: &str) -> Option<&str> {
    message.strip_prefix("missing field `")?.split('`').next()
}

/// Returns the problem of an object, or of a member of it, that cannot be read.
pub(super) fn at(value: Value<'_>, object: Object, message: &str) -> Diagnostic {
    let expected = message.rsplit_once("expected ").map(|(_, expected)| expected);
    let what = format!("{} cannot be read", object.name());
    let problem = Diagnostic::new("armature::openapi::malformed", what).section(object.section());
    match (missing(message), expected) {
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
