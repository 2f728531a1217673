//! Examples that OpenAPI documents have inline: `example` and `examples` of media types, parameters, headers, schemas and
//! properties, <https://spec.openapis.org/oas/v3.1.0#example-object>. Those of Swagger 2.0 are not checked: there they are
//! illustrations, of which Azure's `x-ms-examples` are the reliable part.

use std::collections::HashSet;

use super::parameters::direction;
use crate::media;
use crate::model::{Dialect, Header, JsonType, MediaType, Model, Operation, SchemaId};
use crate::origin::Origin;
use crate::source::{Sources, Value};
use crate::support::check::Direction;

/// A value that is an example of a schema.
pub(super) struct InlineExample {
    /// Where the value is.
    pub(super) origin: Origin,
    /// The schema that it must satisfy.
    pub(super) schema: SchemaId,
    /// Where the value is sent.
    pub(super) direction: Direction,
    /// The index of the operation, unless it is the example of a schema.
    pub(super) operation: Option<usize>,
}

/// Returns all inline examples of the OpenAPI documents of a model, each once, those of operations first.
pub(super) fn collect(sources: &Sources, model: &Model) -> Vec<InlineExample> {
    let mut collector = Collector {
        sources,
        model,
        seen: HashSet::new(),
        found: Vec::new(),
    };
    for (index, operation) in model.operations.iter().enumerate() {
        if model.document(operation.document).dialect != Dialect::Swagger {
            collector.operation(index, operation);
        }
    }
    for (id, schema) in model.schemas.iter() {
        if model.dialect(id) != Dialect::Swagger {
            let value = sources.value(schema.origin);
            collector.holder(value, id, Direction::Any, None);
        }
    }
    collector.found
}

struct Collector<'a> {
    sources: &'a Sources,
    model: &'a Model,
    /// Values that were collected: a shared response is one of many operations.
    seen: HashSet<Origin>,
    found: Vec<InlineExample>,
}

impl<'a> Collector<'a> {
    fn operation(&mut self, index: usize, operation: &Operation) {
        let of = Some(index);
        let request = direction(operation.method);
        for parameter in &operation.parameters {
            let value = self.sources.value(parameter.origin);
            match parameter.serialization.is_some() && value.get("content").is_some() {
                true => self.only_media_type(value, parameter.schema, request, of),
                false => self.holder(value, parameter.schema, request, of),
            }
        }
        let body = self.sources.value(operation.origin).get("requestBody");
        let body = body.and_then(|body| self.sources.resolved(body).ok());
        if let Some(body) = body {
            self.content(body, &operation.content, request, of);
        }
        for response in &operation.responses {
            let value = self.sources.value(response.origin);
            self.content(value, &response.content, Direction::Response, of);
            self.headers(&response.headers, of);
        }
    }

    fn headers(&mut self, headers: &[Header], of: Option<usize>) {
        for header in headers {
            let value = self.sources.value(header.origin);
            match value.get("content") {
                Some(_) => self.only_media_type(value, header.schema, Direction::Response, of),
                None => self.holder(value, header.schema, Direction::Response, of),
            }
        }
    }

    /// Collects the examples of the media type in which a parameter or header is written.
    fn only_media_type(
        &mut self,
        holder: Value<'a>,
        schema: SchemaId,
        direction: Direction,
        of: Option<usize>,
    ) {
        if let Some((_, media)) = media::main(holder.get("content")) {
            self.holder(media, schema, direction, of);
        }
    }

    /// Collects the examples of the media types of a body.
    fn content(&mut self, holder: Value<'a>, content: &[MediaType], direction: Direction, of: Option<usize>) {
        for media_type in content {
            let value = holder
                .get("content")
                .and_then(|content| content.get(&media_type.name));
            let Some((value, schema)) = value.zip(media_type.schema) else {
                continue;
            };
            let first = self.found.len();
            self.holder(value, schema, direction, of);
            if !media::is_json(&media_type.name) && !self.is_text(schema) {
                // The example of an object in XML is a text.
                let sources = self.sources;
                let is_value = |of: &InlineExample| sources.value(of.origin).as_str().is_none();
                let fresh = self.found.split_off(first);
                self.found.extend(fresh.into_iter().filter(is_value));
            }
        }
    }

    fn is_text(&self, schema: SchemaId) -> bool {
        let schema = &self.model.schemas[self.model.target(schema)];
        schema.allows(JsonType::String) && schema.json_type.is_some()
    }

    /// Collects `example` and `examples` of an object. The latter are values by name, or a list in JSON Schema.
    fn holder(
        &mut self,
        holder: Value<'a>,
        schema: SchemaId,
        direction: Direction,
        operation: Option<usize>,
    ) {
        let mut values: Vec<Value<'a>> = holder.get("example").into_iter().collect();
        if let Some(examples) = holder.get("examples") {
            values.extend(examples.elements());
            for (_, example) in examples.members() {
                let example = self.sources.resolved(example).ok();
                values.extend(example.and_then(|example| example.get("value")));
            }
        }
        for value in values {
            if self.seen.insert(value.origin()) {
                self.found.push(InlineExample {
                    origin: value.origin(),
                    schema,
                    direction,
                    operation,
                });
            }
        }
    }
}
