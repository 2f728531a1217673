//! Parameters: <https://spec.openapis.org/oas/v3.0.3#parameter-object>.

use openapiv3 as oas;

use super::blame::Object;
use super::remark;
use super::schema::Lowering;
use crate::model::{Collection, JsonType, Location, Parameter, Schema, SchemaId};
use crate::source::Value;
use crate::swagger::extension;

impl<'a> Lowering<'a, '_> {
    /// The parameters of a path or an operation.
    pub(super) fn parameters(&mut self, value: Value<'a>) -> Vec<Parameter> {
        let mut parameters: Vec<Parameter> = Vec::new();
        for parameter in value.get("parameters").into_iter().flat_map(Value::elements) {
            if let Some(parameter) = self.parameter(parameter) {
                parameter.add_to(&mut parameters);
            }
        }
        parameters
    }

    fn parameter(&mut self, value: Value<'a>) -> Option<Parameter> {
        let value = self.resolved(value);
        let parameter = self.parse::<oas::Parameter>(value, Object::Parameter)?;
        let data = parameter.parameter_data_ref();
        let location = match parameter {
            oas::Parameter::Query { .. } => Location::Query,
            oas::Parameter::Header { .. } => Location::Header,
            oas::Parameter::Path { .. } => Location::Path,
            oas::Parameter::Cookie { .. } => {
                self.ignored(
                    value,
                    "a cookie",
                    "send it as a header, or leave it to the client",
                );
                return None;
            }
        };
        let schema = match data.format {
            oas::ParameterSchemaOrContent::Schema(_) => match value.get("schema") {
                Some(schema) => self.schema(schema),
                // Nothing is said about the value.
                None => self
                    .model
                    .schemas
                    .push(Schema::new(value.origin(), data.name.clone())),
            },
            oas::ParameterSchemaOrContent::Content(_) => self.content(value.get("content"))?,
        };
        self.describe(schema, value, data.description.as_deref());
        let skip_url_encoding = matches!(
            parameter,
            oas::Parameter::Query {
                allow_reserved: true,
                ..
            }
        );
        Some(Parameter {
            origin: value.origin(),
            name: data.name.clone(),
            location,
            required: data.required || location == Location::Path,
            schema,
            type_ref: None,
            collection: self.collection(value, &parameter, schema),
            skip_url_encoding: skip_url_encoding
                || value.get("x-ms-skip-url-encoding").and_then(Value::as_bool) == Some(true),
        })
    }

    /// What is said about the parameter counts for its schema, as in Swagger, where they are one.
    fn describe(&mut self, schema: SchemaId, parameter: Value<'a>, description: Option<&str>) {
        if self.model.schemas[schema].reference.is_some() {
            return;
        }
        let mut remark = Schema::new(parameter.origin(), String::new());
        extension::annotate(&mut remark, parameter, self.diagnostics);
        remark.description = description.map(str::to_owned);
        remark::add(&mut self.model.schemas[schema], &remark);
    }

    /// How the elements of an array are joined.
    fn collection(
        &mut self,
        value: Value<'a>,
        parameter: &oas::Parameter,
        schema: SchemaId,
    ) -> Option<Collection> {
        // What a reference leads to is lowered by then.
        self.work_off();
        let target = self.model.target(schema);
        let is_array = self.model.schemas[target].json_type == Some(JsonType::Array);
        let explode = parameter.parameter_data_ref().explode;
        let known = match parameter {
            oas::Parameter::Query {
                style: oas::QueryStyle::Form,
                ..
            } if explode.unwrap_or(true) => Some(Collection::Multi),
            oas::Parameter::Query {
                style: oas::QueryStyle::Form,
                ..
            } => Some(Collection::Csv),
            oas::Parameter::Query {
                style: oas::QueryStyle::SpaceDelimited,
                ..
            } => Some(Collection::Ssv),
            oas::Parameter::Query {
                style: oas::QueryStyle::PipeDelimited,
                ..
            } => Some(Collection::Pipes),
            oas::Parameter::Path {
                style: oas::PathStyle::Simple,
                ..
            }
            | oas::Parameter::Header { .. } => Some(Collection::Csv),
            _ => None,
        };
        if known.is_none() {
            let style = value.get("style").unwrap_or(value);
            self.ignored(
                style,
                "the style of a parameter",
                "write \"style\": \"form\", \"simple\", \"spaceDelimited\" or \"pipeDelimited\"",
            );
        }
        known.filter(|_| is_array)
    }
}
