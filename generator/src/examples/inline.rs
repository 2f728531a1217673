//! Examples that documents have inline. In OpenAPI 3: `example` and `examples` of media types, parameters, headers, schemas and
//! properties, <https://spec.openapis.org/oas/v3.1.0#example-object>. In Swagger 2.0: `example` of schemas, `examples` of
//! responses, <https://spec.openapis.org/oas/v2.0#example-object>, and `x-example` of parameters and headers.

use std::collections::HashSet;

use super::parameters::direction;
use crate::media;
use crate::model::{Dialect, Header, JsonType, MediaType, Model, Operation, SchemaId};
use crate::origin::{DocumentId, Origin};
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
    /// The index of the operation, unless it is the example of a schema, of a webhook or of a callback.
    pub(super) operation: Option<usize>,
}

/// Returns all inline examples of the documents of a model, each once, those of operations first. Where a Swagger document has
/// `x-ms-examples`, these are its examples, and what is inline illustrates single values.
pub(super) fn collect(sources: &Sources, model: &Model) -> Vec<InlineExample> {
    let mut collector = Collector {
        sources,
        model,
        seen: HashSet::new(),
        found: Vec::new(),
    };
    let illustrated = illustrated(model);
    let is_checked = |document: DocumentId| !illustrated.contains(&document);
    let operations = model.operations.iter().enumerate();
    for (index, operation) in operations.filter(|(_, operation)| is_checked(operation.document)) {
        match model.document(operation.document).dialect {
            Dialect::Swagger => collector.swagger_operation(index, operation),
            _ => collector.operation(Some(index), operation),
        }
    }
    let incoming = model.incoming.iter().map(|incoming| &incoming.operation);
    incoming.for_each(|operation| collector.operation(None, operation));
    let schemas = model.schemas.iter();
    for (id, schema) in schemas.filter(|(_, schema)| is_checked(schema.origin.document)) {
        let value = sources.value(schema.origin);
        match model.dialect(id) {
            Dialect::Swagger => collector.member(value, "example", id, (Direction::Any, None)),
            _ => collector.holder(value, id, Direction::Any, None),
        }
    }
    collector.found
}

/// Returns the Swagger documents whose inline examples are not checked: those of which an operation has `x-ms-examples`, and
/// those that have no operation and that such documents may use.
fn illustrated(model: &Model) -> HashSet<DocumentId> {
    let of_operations = model.operations.iter();
    let active: HashSet<DocumentId> = of_operations
        .clone()
        .map(|operation| operation.document)
        .collect();
    let with_files = of_operations.filter(|operation| !operation.examples.is_empty());
    let with_files: HashSet<DocumentId> = with_files.map(|operation| operation.document).collect();
    let ids = (0..model.documents.len()).map(|index| DocumentId(index as u32));
    ids.filter(|id| model.document(*id).dialect == Dialect::Swagger)
        .filter(|id| with_files.contains(id) || !with_files.is_empty() && !active.contains(id))
        .collect()
}

struct Collector<'a> {
    sources: &'a Sources,
    model: &'a Model,
    /// Values that were collected: a shared response is one of many operations.
    seen: HashSet<Origin>,
    found: Vec<InlineExample>,
}

impl<'a> Collector<'a> {
    /// Collects the examples of an operation; `of` is its index, unless the service sends its requests.
    fn operation(&mut self, of: Option<usize>, operation: &Operation) {
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

    fn swagger_operation(&mut self, index: usize, operation: &Operation) {
        const EXAMPLE: &str = "x-example";
        let of = Some(index);
        for parameter in &operation.parameters {
            let value = self.sources.value(parameter.origin);
            let request = direction(operation.method);
            // Of an array it may be the text that is sent.
            let json_type = self.model.schemas[parameter.schema].json_type;
            let is_sent = value.get_str(EXAMPLE).is_some() && json_type == Some(JsonType::Array);
            if !is_sent {
                self.member(value, EXAMPLE, parameter.schema, (request, of));
            }
        }
        for response in &operation.responses {
            let value = self.sources.value(response.origin);
            for header in &response.headers {
                let header_value = self.sources.value(header.origin);
                self.member(header_value, EXAMPLE, header.schema, (Direction::Response, of));
            }
            let examples = value.get("examples").zip(response.schema);
            if let Some((examples, schema)) = examples {
                let of_json = examples.members().filter(|(name, _)| media::is_json(name));
                of_json.for_each(|(_, value)| self.add(value, schema, Direction::Response, of));
            }
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
            self.add(value, schema, direction, operation);
        }
    }

    /// Collects the example that is a member of an object.
    fn member(
        &mut self,
        holder: Value<'a>,
        name: &str,
        schema: SchemaId,
        (direction, operation): (Direction, Option<usize>),
    ) {
        if let Some(value) = holder.get(name) {
            self.add(value, schema, direction, operation);
        }
    }

    fn add(&mut self, value: Value<'a>, schema: SchemaId, direction: Direction, operation: Option<usize>) {
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
