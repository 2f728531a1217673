//! Bodies by media type: <https://spec.openapis.org/oas/v3.0.3#media-type-object>. The model has them all, and the one that
//! counts for back ends that can use only one: JSON, if it is among them.

use rustc_hash::FxHashSet;

use super::fault;
use super::schema::Lowering;
use crate::lowering::reader;
use crate::media;
use crate::model::{Encoding, JsonType, Location, MediaType, Parameter, SchemaId, Serialization, ValueStyle};
use crate::source::{Kind, Value};

const SECTION: &str = "Request Body Object";

/// Returns the names of all media types in a `content`.
pub(super) fn types(content: Option<Value<'_>>) -> Vec<String> {
    let members = content.into_iter().flat_map(Value::members);
    members.map(|(name, _)| name.to_owned()).collect()
}

/// The body of an operation.
#[derive(Default)]
pub(super) struct Body {
    /// The body as parameters: one, or the fields of a form.
    pub(super) parameters: Vec<Parameter>,
    /// The names of its media types.
    pub(super) consumes: Vec<String>,
    /// The body by media type.
    pub(super) content: Vec<MediaType>,
}

impl<'a> Lowering<'a, '_> {
    /// Returns the schema of the body in a `content`.
    pub(super) fn content(&mut self, content: Option<Value<'a>>) -> Option<SchemaId> {
        let (name, media) = media::main(content)?;
        self.media_schema(name, media)
    }

    /// Returns all media types in the `content` of an object, in the order of the document. Their faults are reported by
    /// [`Self::media_types`].
    pub(super) fn all_media_types(&mut self, value: Value<'a>) -> Vec<MediaType> {
        let content = value.get("content");
        let mut all = Vec::new();
        for (name, media) in content.into_iter().flat_map(Value::members) {
            let is_last = content.and_then(|content| content.get(name));
            if is_last.is_some_and(|last| last.id() == media.id()) {
                all.push(MediaType {
                    name: name.to_owned(),
                    schema: self.media_schema(name, media),
                    type_ref: None,
                    encoding: self.encodings(media),
                });
            }
        }
        all
    }

    /// Returns how the fields of a form are written.
    fn encodings(&mut self, media: Value<'a>) -> Vec<Encoding> {
        let mut encodings = Vec::new();
        for (property, encoding) in reader::object(media, "encoding", self.diagnostics) {
            if let Some(problem) = fault::no_object(encoding, "an encoding", "Encoding Object") {
                self.diagnostics.push(problem);
                continue;
            }
            let types = reader::text(encoding, "contentType", self.diagnostics).unwrap_or_default();
            let types = types.split(',').map(str::trim).filter(|name| !name.is_empty());
            let has_style = ["style", "explode", "allowReserved"]
                .iter()
                .any(|key| encoding.get(key).is_some());
            encodings.push(Encoding {
                property: property.to_owned(),
                content_types: types.map(str::to_owned).collect(),
                headers: self.headers(encoding),
                serialization: has_style.then(|| self.serialization(encoding, Location::FormData)),
            });
        }
        encodings
    }

    fn media_schema(&mut self, name: &str, media: Value<'a>) -> Option<SchemaId> {
        match media.get("schema") {
            Some(schema) => Some(self.schema(schema)),
            None if matches!(media.kind(), Kind::Object(_)) => Some(self.undescribed(name, media)),
            None => None,
        }
    }

    /// Returns the schema of a body that has none: any JSON, or bytes as they are, which OpenAPI 3.0 describes as
    /// `{type: string, format: binary}`: <https://spec.openapis.org/oas/v3.1.0#considerations-for-file-uploads>.
    fn undescribed(&mut self, name: &str, media: Value<'a>) -> SchemaId {
        let (id, is_new) = self.schemas.id(self.model, media, |_, _| None);
        if is_new && !media::is_json(name) {
            let schema = &mut self.model.schemas[id];
            schema.json_type = Some(JsonType::String);
            schema.format = Some("binary".to_owned());
        }
        id
    }

    /// Returns the body of an operation.
    pub(super) fn request_body(&mut self, operation: Value<'a>) -> Body {
        let body = operation.get("requestBody");
        let Some(body) = body.and_then(|body| self.target(body)) else {
            return Body::default();
        };
        if let Some(problem) = fault::no_object(body, "a request body", SECTION) {
            self.diagnostics.push(problem);
            return Body::default();
        }
        let content = body.get("content");
        if content.is_none() {
            self.diagnostics
                .push(fault::lacks(body, "a request body", "content", SECTION));
        }
        let required = reader::flag(body, "required", self.diagnostics);
        self.media_types(body);
        let fields = match media::main(content) {
            Some((name, media)) if media::is_form(name) => self.form(media),
            _ => None,
        };
        let mut parameters = match fields {
            Some(fields) => fields,
            None => self.body(operation, body, required).into_iter().collect(),
        };
        let media_types = self.all_media_types(body);
        if let Some((main, _)) = media::main(content)
            && let Some(form) = media_types.iter().find(|of| of.name == main)
        {
            self.write_fields(form, &mut parameters);
        }
        Body {
            parameters,
            consumes: types(content),
            content: media_types,
        }
    }

    /// Adds how the fields of a form are written. Without an encoding objects are JSON:
    /// <https://spec.openapis.org/oas/v3.0.3#encoding-object>.
    fn write_fields(&mut self, form: &MediaType, parameters: &mut [Parameter]) {
        let fields = parameters
            .iter_mut()
            .filter(|of| of.location == Location::FormData);
        for field in fields {
            let mut encodings = form.encoding.iter();
            let encoding = encodings.find(|encoding| encoding.property == field.name);
            let media_type = encoding.and_then(|encoding| encoding.content_types.first());
            let written = encoding.and_then(|encoding| encoding.serialization.clone());
            let is_styled = written.is_some();
            let mut written = written.unwrap_or(Serialization::new(ValueStyle::Form, true));
            written.media_type = match media_type {
                Some(name) => Some(name.clone()),
                None if is_styled => None,
                None => self
                    .is_object(field.schema)
                    .then(|| "application/json".to_owned()),
            };
            field.serialization = Some(written);
        }
    }

    fn is_object(&mut self, schema: SchemaId) -> bool {
        self.drain();
        let mut open = vec![schema];
        let mut seen = FxHashSet::default();
        while let Some(id) = open.pop() {
            let id = self.model.target(id);
            let target = &self.model.schemas[id];
            if target.json_type == Some(JsonType::Object) || !target.properties.is_empty() {
                return true;
            }
            if seen.insert(id) {
                open.extend(&target.all_of);
            }
        }
        false
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
            if main != Some(media.id()) || media::is_form(name) {
                // The model does not keep it; lowered, it counts as used.
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
            collection_prefix: None,
            serialization: None,
            allow_empty_value: false,
        })
    }
}
