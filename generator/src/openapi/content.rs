//! Bodies by media type: <https://spec.openapis.org/oas/v3.0.3#media-type-object>. The model has one schema for a body;
//! where there are several media types, JSON counts.

use super::fault;
use super::schema::Lowering;
use crate::lowering::reader;
use crate::media;
use crate::model::{JsonType, Location, Parameter, SchemaId};
use crate::source::Value;

const SECTION: &str = "Request Body Object";

/// The media types of a form.
const FORMS: [&str; 2] = ["application/x-www-form-urlencoded", "multipart/form-data"];

/// Returns the names of all media types in a `content`.
pub(super) fn types(content: Option<Value<'_>>) -> Vec<String> {
    let members = content.into_iter().flat_map(Value::members);
    members.map(|(name, _)| name.to_owned()).collect()
}

impl<'a> Lowering<'a, '_> {
    /// Returns the schema of the body in a `content`.
    pub(super) fn content(&mut self, content: Option<Value<'a>>) -> Option<SchemaId> {
        let (name, media) = media::main(content)?;
        match media.get("schema") {
            Some(schema) => Some(self.schema(schema)),
            None if self.is_3_1(media) => Some(self.undescribed(name, media)),
            None => None,
        }
    }

    /// Returns the schema of a body that has none in OpenAPI 3.1: any JSON, or bytes as they are, which OpenAPI 3.0 describes
    /// as `{type: string, format: binary}`: <https://spec.openapis.org/oas/v3.1.0#considerations-for-file-uploads>.
    fn undescribed(&mut self, name: &str, media: Value<'a>) -> SchemaId {
        let (id, is_new) = self.schemas.id(self.model, media, |_, _| None);
        if is_new && !media::is_json(name) {
            let schema = &mut self.model.schemas[id];
            schema.json_type = Some(JsonType::String);
            schema.format = Some("binary".to_owned());
        }
        id
    }

    /// Returns the body of an operation as parameters: one, or the fields of a form.
    pub(super) fn request_body(&mut self, operation: Value<'a>) -> (Vec<Parameter>, Vec<String>) {
        let Some(body) = operation.get("requestBody") else {
            return (Vec::new(), Vec::new());
        };
        let Some(body) = self.target(body) else {
            return (Vec::new(), Vec::new());
        };
        if let Some(problem) = fault::no_object(body, "a request body", SECTION) {
            self.diagnostics.push(problem);
            return (Vec::new(), Vec::new());
        }
        let content = body.get("content");
        if content.is_none() {
            self.diagnostics
                .push(fault::lacks(body, "a request body", "content", SECTION));
        }
        let required = reader::flag(body, "required", self.diagnostics);
        self.media_types(body);
        let parameters = match media::main(content) {
            Some((name, media)) if FORMS.contains(&name) => self.form(media),
            Some(_) => self.body(operation, body, required).into_iter().collect(),
            None => Vec::new(),
        };
        (parameters, types(content))
    }

    /// Reports the faults of the media types in the `content` of an object, and lowers the schemas of those that do not
    /// count.
    pub(super) fn media_types(&mut self, value: Value<'a>) {
        let main = media::main(value.get("content")).map(|(_, media)| media.id());
        for (name, media) in reader::object(value, "content", self.diagnostics) {
            if let Some(problem) = fault::no_object(media, "a media type", "Media Type Object") {
                self.diagnostics.push(problem);
            }
            // The schema of a form is not that of a parameter.
            if main != Some(media.id()) || FORMS.contains(&name) {
                // The model has no place for it; lowered, it counts as used.
                media.get("schema").map(|schema| self.schema(schema));
            }
        }
    }

    fn body(&mut self, operation: Value<'a>, body: Value<'a>, required: bool) -> Option<Parameter> {
        let names = [
            "x-ms-requestBody-name",
            "x-codegen-request-body-name",
            "x-bodyName",
        ];
        let name = names
            .iter()
            .find_map(|key| body.get_str(key).or_else(|| operation.get_str(key)));
        Some(Parameter {
            origin: body.origin(),
            name: name.unwrap_or("body").to_owned(),
            location: Location::Body,
            required,
            schema: self.content(body.get("content"))?,
            type_ref: None,
            collection: None,
            skip_url_encoding: false,
        })
    }

    /// Returns the properties of a form's schema.
    fn form(&mut self, media: Value<'a>) -> Vec<Parameter> {
        let Some(schema) = media.get("schema") else {
            return Vec::new();
        };
        self.schema(schema);
        self.work_off();
        let Some(schema) = self.target(schema) else {
            return Vec::new();
        };
        let required: Vec<&str> = schema
            .get("required")
            .into_iter()
            .flat_map(Value::elements)
            .filter_map(Value::as_str)
            .collect();
        let properties = schema.get("properties").into_iter().flat_map(Value::members);
        properties
            .map(|(name, property)| Parameter {
                origin: property.origin(),
                name: name.to_owned(),
                location: Location::FormData,
                required: required.contains(&name),
                schema: self.schema(property),
                type_ref: None,
                collection: None,
                skip_url_encoding: false,
            })
            .collect()
    }
}
