//! Paths and operations: <https://spec.openapis.org/oas/v3.0.3#path-item-object>.

use super::schema::Lowering;
use super::{content, fault};
use crate::diagnostic::{Diagnostic, SourceLocation};
use crate::lowering::{extension, reader, templating};
use crate::model::{Method, Operation, Parameter, Response, SchemaId};
use crate::source::{Document, Kind, Value};

impl<'a> Lowering<'a, '_> {
    /// Adds the operations of a path to the model.
    pub(super) fn path_item(&mut self, document: &'a Document, path: &str, item: Value<'a>) {
        for mut operation in self.operations_of(document, item) {
            operation.path = path.to_owned();
            templating::match_path(self.model, &mut operation);
            self.model.operations.push(operation);
        }
    }

    /// Returns the operations of a path item, without their paths.
    pub(super) fn operations_of(&mut self, document: &'a Document, item: Value<'a>) -> Vec<Operation> {
        let Some(item) = self.target(item) else {
            return Vec::new();
        };
        let shared = self.parameters(item);
        let mut operations = Vec::new();
        for (key, operation) in item.members() {
            let Some((_, method)) = Method::BY_KEY.iter().find(|(known, _)| *known == key) else {
                continue;
            };
            let Some(operation) = self.target(operation) else {
                continue;
            };
            match fault::no_object(operation, "an operation", "Path Item Object") {
                Some(problem) => self.diagnostics.push(problem),
                None => operations.push(Operation {
                    method: *method,
                    ..self.operation(document, operation, &shared)
                }),
            }
        }
        operations
    }

    /// Returns what a value stands for: itself, or what it refers to; `None` if the reference cannot be followed, which is
    /// reported.
    pub(super) fn target(&mut self, value: Value<'a>) -> Option<Value<'a>> {
        match self.sources.resolved(value) {
            Ok(target) => Some(target),
            Err(problem) => {
                self.diagnostics.push(problem);
                None
            }
        }
    }

    /// Returns the description of an object. In OpenAPI 3.1 that beside a reference to it comes first.
    pub(super) fn described(&mut self, reference: Value<'a>, target: Value<'a>) -> Option<String> {
        let own = match reference.origin() != target.origin() && self.is_3_1(reference) {
            true => reader::text(reference, "description", self.diagnostics),
            false => None,
        };
        own.or_else(|| reader::text(target, "description", self.diagnostics))
    }

    /// Returns an operation, without its method and path.
    fn operation(&mut self, document: &'a Document, value: Value<'a>, shared: &[Parameter]) -> Operation {
        self.callbacks(document, value);
        let own = self.parameters(value);
        let kept = shared
            .iter()
            .filter(|shared| !own.iter().any(|own| own.is_same(shared)));
        let (body, consumes) = self.request_body(value);
        let parameters = kept.chain(&own).chain(&body).cloned().collect();
        let (responses, produces) = self.responses(value);
        let diagnostics = &mut *self.diagnostics;
        let pageable = value.get("x-ms-pageable");
        Operation {
            origin: value.origin(),
            id: reader::text(value, "operationId", diagnostics).unwrap_or_default(),
            method: Method::Get,
            path: String::new(),
            summary: reader::text(value, "summary", diagnostics),
            description: reader::text(value, "description", diagnostics),
            parameters,
            responses,
            consumes,
            produces,
            long_running: reader::flag(value, "x-ms-long-running-operation", diagnostics),
            pageable: pageable.map(|p| p.get_str("nextLinkName").unwrap_or_default().to_owned()),
            deprecated: reader::flag(value, "deprecated", diagnostics),
            scopes: extension::scopes(value.get("security").or_else(|| document.root().get("security"))),
            examples: extension::examples(self.sources, value, diagnostics),
        }
    }

    /// Reports callbacks. What they send is lowered, so that it is known to be used.
    fn callbacks(&mut self, document: &'a Document, operation: Value<'a>) {
        let Some(callbacks) = operation.get("callbacks") else {
            return;
        };
        self.ignored(callbacks, "a callback", "describe it as an operation of its own");
        for (_, callback) in callbacks.members() {
            let Some(callback) = self.target(callback) else {
                continue;
            };
            for (_, item) in callback.members().filter(|(key, _)| !key.starts_with("x-")) {
                self.incoming(document, item);
            }
        }
    }

    /// Lowers what the service sends by itself: the requests of callbacks and webhooks. The model has no place for the
    /// operations; their schemas count as used, as all do that are in no definition.
    pub(super) fn incoming(&mut self, document: &'a Document, item: Value<'a>) {
        self.operations_of(document, item);
    }

    /// Returns the responses of an operation, and all their media types.
    fn responses(&mut self, operation: Value<'a>) -> (Vec<Response>, Vec<String>) {
        if operation.get("responses").is_none() && !self.is_3_1(operation) {
            let problem = fault::lacks(operation, "an operation", "responses", "Operation Object");
            self.diagnostics.push(problem);
        }
        let mut produces: Vec<String> = Vec::new();
        let mut responses = Vec::new();
        for (status, response) in reader::object(operation, "responses", self.diagnostics) {
            if status.starts_with("x-") {
                continue;
            }
            if let Some(response) = self.response(status, response, &mut produces) {
                responses.push(response);
            }
        }
        (responses, produces)
    }

    fn response(&mut self, status: &str, here: Value<'a>, produces: &mut Vec<String>) -> Option<Response> {
        const SECTION: &str = "Response Object";
        let value = self.target(here)?;
        let description = self.described(here, value);
        match fault::no_object(value, "a response", SECTION) {
            Some(problem) => self.diagnostics.push(problem),
            None if value.get("description").is_none() => {
                let problem = fault::lacks(value, "a response", "description", SECTION);
                self.diagnostics.push(problem);
            }
            None => {}
        }
        if let Some(links) = value.get("links") {
            self.ignored(links, "a link", "describe in words what leads where");
        }
        self.media_types(value);
        let types = content::types(value.get("content")).into_iter();
        produces.extend(types.filter(|name| !produces.contains(name)).collect::<Vec<_>>());
        Some(Response {
            origin: value.origin(),
            // `4XX` stands for all codes of its hundred.
            status: status.to_uppercase().replace("DEFAULT", "default"),
            description: description.unwrap_or_default(),
            headers: self.headers(value),
            schema: self.content(value.get("content")),
            type_ref: None,
            header_types: Vec::new(),
            error: reader::flag(value, "x-ms-error-response", self.diagnostics),
        })
    }

    /// Returns the headers of a response, with their schemas.
    fn headers(&mut self, response: Value<'a>) -> Vec<(String, SchemaId)> {
        const SECTION: &str = "Header Object";
        let mut headers = Vec::new();
        for (name, header) in reader::object(response, "headers", self.diagnostics) {
            let Some(header) = self.target(header) else {
                continue;
            };
            match fault::no_object(header, "a header", SECTION) {
                Some(problem) => self.diagnostics.push(problem),
                None if header.get("schema").is_none() && header.get("content").is_none() => {
                    let problem = fault::lacks(header, "a header", "schema", SECTION);
                    self.diagnostics.push(problem);
                }
                None => {}
            }
            self.media_types(header);
            let schema = match header.get("schema") {
                Some(schema) => Some(self.schema(schema)),
                None => self.content(header.get("content")),
            };
            headers.extend(schema.map(|schema| (name.to_owned(), schema)));
        }
        headers
    }

    /// Reports what the model has no place for.
    pub(super) fn ignored(&mut self, value: Value<'a>, what: &str, remedy: &str) {
        if matches!(value.kind(), Kind::Object(members) if members.len() == 0) {
            return;
        }
        self.diagnostics.push(
            Diagnostic::new("armature::openapi::ignored", format!("{what} is not looked at"))
                .at(SourceLocation::Key(value.origin()), "this is left out")
                .help(remedy),
        );
    }
}
