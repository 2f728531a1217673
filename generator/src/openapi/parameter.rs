//! Parameters: <https://spec.openapis.org/oas/v3.0.3#parameter-object>.

use super::schema::Lowering;
use super::{annotation, fault};
use crate::diagnostic::{Diagnostic, SourceLocation, near};
use crate::lowering::{extension, reader};
use crate::model::{Collection, JsonType, Location, Parameter, Schema, SchemaId, Serialization, ValueStyle};
use crate::source::Value;

const SECTION: &str = "Parameter Object";

/// What may be in `in`.
const LOCATIONS: [&str; 4] = ["query", "header", "path", "cookie"];

impl<'a> Lowering<'a, '_> {
    /// Returns the parameters of a path or an operation.
    pub(super) fn parameters(&mut self, value: Value<'a>) -> Vec<Parameter> {
        let mut parameters: Vec<Parameter> = Vec::new();
        for parameter in reader::array(value, "parameters", self.diagnostics) {
            if let Some(parameter) = self.parameter(parameter) {
                parameter.add_to(&mut parameters);
            }
        }
        parameters
    }

    fn parameter(&mut self, value: Value<'a>) -> Option<Parameter> {
        let here = value;
        let value = self.target(here)?;
        if let Some(problem) = fault::no_object(value, "a parameter", SECTION) {
            self.diagnostics.push(problem);
            return None;
        }
        let name = reader::text(value, "name", self.diagnostics);
        let location = self.location(value);
        let Some(name) = name else {
            self.diagnostics
                .push(fault::unreadable(value, "a parameter", "name", SECTION));
            return None;
        };
        let location = location?;
        let is_declared_required = reader::flag(value, "required", self.diagnostics);
        let schema = self.parameter_schema(value, &name);
        let description = self.described(here, value);
        self.describe(schema, value, description);
        let serialization = self.serialization(value, location);
        Some(Parameter {
            origin: value.origin(),
            name,
            location,
            required: is_declared_required || location == Location::Path,
            schema,
            type_ref: None,
            collection: self.collection(&serialization, schema),
            skip_url_encoding: serialization.allow_reserved,
            collection_prefix: reader::text(value, "x-ms-header-collection-prefix", self.diagnostics)
                .filter(|_| location == Location::Header),
            allow_empty_value: location == Location::Query
                && reader::flag(value, "allowEmptyValue", self.diagnostics),
            serialization: Some(serialization),
        })
    }

    /// Returns where a parameter is in a request; `None` if it does not say so, which is reported.
    fn location(&mut self, value: Value<'a>) -> Option<Location> {
        let Some(found) = value.get("in") else {
            self.diagnostics
                .push(fault::unreadable(value, "a parameter", "in", SECTION));
            return None;
        };
        match reader::string(value, "in", self.diagnostics)? {
            "query" => Some(Location::Query),
            "header" => Some(Location::Header),
            "path" => Some(Location::Path),
            "cookie" => Some(Location::Cookie),
            word => {
                let problem = Diagnostic::new(
                    "armature::openapi::unreadable",
                    format!("`{word}` is not a location of a parameter"),
                );
                self.diagnostics.push(
                    problem
                        .at(
                            SourceLocation::Value(found.origin()),
                            "this location is not known",
                        )
                        .help(near::remedy(word, LOCATIONS, near::one_of(LOCATIONS)))
                        .section(SECTION),
                );
                None
            }
        }
    }

    /// Returns the schema of a parameter or header, which is in `schema` or below `content`.
    fn parameter_schema(&mut self, value: Value<'a>, name: &str) -> SchemaId {
        self.media_types(value);
        let schema = match value.get("schema") {
            Some(schema) => Some(self.schema(schema)),
            None => self.content(value.get("content")),
        };
        if value.get("schema").is_none() && value.get("content").is_none() {
            self.diagnostics
                .push(fault::lacks(value, "a parameter", "schema", SECTION));
        }
        // Nothing is said about the value.
        let any = || Schema::new(value.origin(), name.to_owned());
        schema.unwrap_or_else(|| self.model.schemas.push(any()))
    }

    /// Adds what is said about a parameter to its schema, as in Swagger, where they are one.
    fn describe(&mut self, schema: SchemaId, parameter: Value<'a>, description: Option<String>) {
        if self.model.schemas[schema].reference.is_some() {
            return;
        }
        let mut annotation = Schema::new(parameter.origin(), String::new());
        extension::annotate(&mut annotation, parameter, self.diagnostics);
        annotation.description = description;
        annotation::add(&mut self.model.schemas[schema], &annotation);
    }

    /// Returns how the elements of an array are joined; `None` for other values, and for arrays whose style does more than
    /// to join elements.
    fn collection(&mut self, serialization: &Serialization, schema: SchemaId) -> Option<Collection> {
        // What a reference resolves to is lowered by then.
        self.drain();
        let target = self.model.target(schema);
        let is_array = self.model.schemas[target].json_type == Some(JsonType::Array);
        let joined = match serialization.style {
            _ if serialization.media_type.is_some() => None,
            ValueStyle::Form if serialization.explode => Some(Collection::Multi),
            ValueStyle::Form | ValueStyle::Simple => Some(Collection::Csv),
            ValueStyle::SpaceDelimited => Some(Collection::Ssv),
            ValueStyle::TabDelimited => Some(Collection::Tsv),
            ValueStyle::PipeDelimited => Some(Collection::Pipes),
            ValueStyle::Label | ValueStyle::Matrix | ValueStyle::DeepObject => None,
        };
        joined.filter(|_| is_array)
    }
}
