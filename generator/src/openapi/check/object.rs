//! The objects of OpenAPI 3.0 as `openapiv3` reads them: each alone, without the objects in it, since the errors of the crate
//! have no location.

use openapiv3 as oas;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value as Json, json};

use crate::source::{Kind, Value};

/// The objects that are checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Object {
    Document,
    Info,
    Server,
    Tag,
    ExternalDocs,
    Components,
    SecurityScheme,
    PathItem,
    Operation,
    Parameter,
    Header,
    RequestBody,
    Response,
    MediaType,
    Schema,
}

/// How parts are in an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Container {
    One,
    List,
    Map,
}

/// The key of a container, how parts are in it, and which.
type Part = (&'static str, Container, Object);

const DOCUMENT: [Part; 6] = [
    ("info", Container::One, Object::Info),
    ("servers", Container::List, Object::Server),
    ("paths", Container::Map, Object::PathItem),
    ("components", Container::One, Object::Components),
    ("tags", Container::List, Object::Tag),
    ("externalDocs", Container::One, Object::ExternalDocs),
];

const COMPONENTS: [Part; 6] = [
    ("schemas", Container::Map, Object::Schema),
    ("responses", Container::Map, Object::Response),
    ("parameters", Container::Map, Object::Parameter),
    ("requestBodies", Container::Map, Object::RequestBody),
    ("headers", Container::Map, Object::Header),
    ("securitySchemes", Container::Map, Object::SecurityScheme),
];

const PATH_ITEM: [Part; 10] = [
    ("servers", Container::List, Object::Server),
    ("parameters", Container::List, Object::Parameter),
    ("get", Container::One, Object::Operation),
    ("put", Container::One, Object::Operation),
    ("post", Container::One, Object::Operation),
    ("delete", Container::One, Object::Operation),
    ("options", Container::One, Object::Operation),
    ("head", Container::One, Object::Operation),
    ("patch", Container::One, Object::Operation),
    ("trace", Container::One, Object::Operation),
];

const SCHEMA: [Part; 8] = [
    ("properties", Container::Map, Object::Schema),
    ("additionalProperties", Container::One, Object::Schema),
    ("items", Container::One, Object::Schema),
    ("allOf", Container::List, Object::Schema),
    ("oneOf", Container::List, Object::Schema),
    ("anyOf", Container::List, Object::Schema),
    ("not", Container::One, Object::Schema),
    ("externalDocs", Container::One, Object::ExternalDocs),
];

impl Object {
    /// Reads JSON as this object and writes it back.
    ///
    /// # Errors
    /// If it is no such object; the text is what the crate says.
    pub(super) fn read(self, json: &Map<String, Json>) -> Result<Json, String> {
        fn read<T: DeserializeOwned + Serialize>(json: &Map<String, Json>) -> Result<Json, String> {
            let parsed: T =
                serde_json::from_value(Json::Object(json.clone())).map_err(|error| error.to_string())?;
            Ok(serde_json::to_value(parsed).unwrap_or_default())
        }
        match self {
            Object::Document => read::<oas::OpenAPI>(json),
            Object::Info => read::<oas::Info>(json),
            Object::Server => read::<oas::Server>(json),
            Object::Tag => read::<oas::Tag>(json),
            Object::ExternalDocs => read::<oas::ExternalDocumentation>(json),
            Object::Components => read::<oas::Components>(json),
            Object::SecurityScheme => read::<oas::SecurityScheme>(json),
            Object::PathItem => read::<oas::PathItem>(json),
            Object::Operation => read::<oas::Operation>(json),
            Object::Parameter => read::<oas::Parameter>(json),
            Object::Header => read::<oas::Header>(json),
            Object::RequestBody => read::<oas::RequestBody>(json),
            Object::Response => read::<oas::Response>(json),
            Object::MediaType => read::<oas::MediaType>(json),
            Object::Schema => read::<oas::Schema>(json),
        }
    }

    /// Returns the name of the object in messages, with its article, and the section of the specification.
    pub(super) fn names(self) -> (&'static str, &'static str) {
        match self {
            Object::Document => ("the document", "OpenAPI Object"),
            Object::Info => ("`info`", "Info Object"),
            Object::Server => ("a server", "Server Object"),
            Object::Tag => ("a tag", "Tag Object"),
            Object::ExternalDocs => ("`externalDocs`", "External Documentation Object"),
            Object::Components => ("`components`", "Components Object"),
            Object::SecurityScheme => ("a security scheme", "Security Scheme Object"),
            Object::PathItem => ("a path", "Path Item Object"),
            Object::Operation => ("an operation", "Operation Object"),
            Object::Parameter => ("a parameter", "Parameter Object"),
            Object::Header => ("a header", "Header Object"),
            Object::RequestBody => ("a request body", "Request Body Object"),
            Object::Response => ("a response", "Response Object"),
            Object::MediaType => ("a media type", "Media Type Object"),
            Object::Schema => ("a schema", "Schema Object"),
        }
    }

    /// Returns the objects in this one.
    pub(super) fn parts(self) -> &'static [Part] {
        use Container::{List, Map, One};
        match self {
            Object::Document => &DOCUMENT,
            Object::Components => &COMPONENTS,
            Object::PathItem => &PATH_ITEM,
            Object::Operation => &[
                ("externalDocs", One, Object::ExternalDocs),
                ("parameters", List, Object::Parameter),
                ("requestBody", One, Object::RequestBody),
                ("responses", Map, Object::Response),
                ("servers", List, Object::Server),
            ],
            Object::Parameter | Object::Header => &[
                ("schema", One, Object::Schema),
                ("content", Map, Object::MediaType),
            ],
            Object::RequestBody => &[("content", Map, Object::MediaType)],
            Object::Response => &[
                ("headers", Map, Object::Header),
                ("content", Map, Object::MediaType),
            ],
            Object::MediaType => &[("schema", One, Object::Schema)],
            Object::Tag => &[("externalDocs", One, Object::ExternalDocs)],
            Object::Schema => &SCHEMA,
            Object::Info | Object::Server | Object::ExternalDocs | Object::SecurityScheme => &[],
        }
    }

    /// Returns the smallest JSON that can be read as this object.
    pub(super) fn smallest(self) -> Map<String, Json> {
        let json = match self {
            Object::Document => json!({ "openapi": "", "info": { "title": "", "version": "" }, "paths": {} }),
            Object::Info => json!({ "title": "", "version": "" }),
            Object::Server | Object::ExternalDocs => json!({ "url": "" }),
            Object::Tag => json!({ "name": "" }),
            Object::SecurityScheme => json!({ "type": "apiKey", "name": "", "in": "query" }),
            Object::Operation => json!({ "responses": {} }),
            Object::Parameter => json!({ "name": "", "in": "query", "schema": {} }),
            Object::Header => json!({ "schema": {} }),
            Object::RequestBody => json!({ "content": {} }),
            Object::Response => json!({ "description": "" }),
            Object::Components | Object::PathItem | Object::MediaType | Object::Schema => json!({}),
        };
        match json {
            Json::Object(members) => members,
            _ => Map::new(),
        }
    }

    /// Returns JSON of every form that the object has, of which each has keys that others do not have.
    pub(super) fn forms(self) -> Vec<Map<String, Json>> {
        let of = |list: &[Json]| list.iter().filter_map(Json::as_object).cloned().collect();
        match self {
            Object::SecurityScheme => of(&[
                json!({ "type": "apiKey", "name": "", "in": "query" }),
                json!({ "type": "http", "scheme": "" }),
                json!({ "type": "oauth2", "flows": {} }),
                json!({ "type": "openIdConnect", "openIdConnectUrl": "" }),
            ]),
            Object::Parameter => of(&[
                json!({ "name": "", "in": "query", "schema": {} }),
                json!({ "name": "", "in": "query", "content": {} }),
            ]),
            Object::Header => of(&[json!({ "schema": {} }), json!({ "content": {} })]),
            _ => vec![self.smallest()],
        }
    }

    /// Returns an object as JSON without the objects in it: a container of parts is empty. What is not looked at in any
    /// case is left out.
    pub(super) fn shell(self, value: Value<'_>) -> Map<String, Json> {
        let mut shell = Map::new();
        for (key, member) in value.members() {
            let part = self.parts().iter().find(|(known, ..)| *known == key);
            let json = match (part, member.kind()) {
                _ if matches!(key, "callbacks" | "links" | "examples" | "example" | "default") => continue,
                (Some((_, Container::One, part)), Kind::Object(_)) => Json::Object(part.smallest()),
                (Some((_, Container::Map, _)), Kind::Object(_)) => json!({}),
                (Some((_, Container::List, _)), Kind::Array(_)) => json!([]),
                _ => member.to_json(),
            };
            shell.insert(key.to_owned(), json);
        }
        shell
    }
}
