//! Paths and operations: <https://spec.openapis.org/oas/v3.0.3#path-item-object>.

use openapiv3 as oas;

use super::blame::Object;
use super::content;
use super::schema::Lowering;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::{Method, Operation, Parameter, Response};
use crate::source::{Document, Kind, Value};
use crate::swagger::{extension, templating};

impl<'a> Lowering<'a, '_> {
    /// The operations of a path.
    pub(super) fn path_item(&mut self, document: &'a Document, path: &str, item: Value<'a>) {
        let item = self.resolved(item);
        let shared = self.parameters(item);
        for (key, operation) in item.members() {
            let Some((_, method)) = Method::BY_KEY.iter().find(|(known, _)| *known == key) else {
                continue;
            };
            let operation = self.resolved(operation);
            if let Some(parsed) = self.parse::<oas::Operation>(operation, Object::Operation) {
                let lowered = self.operation(document, operation, &parsed, &shared);
                let mut operation = Operation {
                    method: *method,
                    path: path.to_owned(),
                    ..lowered
                };
                templating::match_path(self.model, &mut operation);
                self.model.operations.push(operation);
            }
        }
    }

    /// What a value stands for: itself, or what it refers to.
    pub(super) fn resolved(&mut self, value: Value<'a>) -> Value<'a> {
        self.sources.resolved(value).unwrap_or_else(|problem| {
            self.diagnostics.push(problem);
            value
        })
    }

    /// An operation, without its method and path.
    fn operation(
        &mut self,
        document: &'a Document,
        value: Value<'a>,
        parsed: &oas::Operation,
        shared: &[Parameter],
    ) -> Operation {
        if let Some(callbacks) = value.get("callbacks") {
            self.ignored(callbacks, "a callback", "describe it as an operation of its own");
        }
        let own = self.parameters(value);
        let kept = shared
            .iter()
            .filter(|shared| !own.iter().any(|own| own.is_same(shared)));
        let (body, consumes) = self.request_body(value);
        let parameters = kept.chain(&own).chain(&body).cloned().collect();
        let (responses, produces) = self.responses(value);
        let flag = |key| value.get(key).and_then(Value::as_bool) == Some(true);
        let pageable = value.get("x-ms-pageable");
        Operation {
            origin: value.origin(),
            id: parsed.operation_id.clone().unwrap_or_default(),
            method: Method::Get,
            path: String::new(),
            summary: parsed.summary.clone(),
            description: parsed.description.clone(),
            parameters,
            responses,
            consumes,
            produces,
            long_running: flag("x-ms-long-running-operation"),
            pageable: pageable.map(|p| p.get_str("nextLinkName").unwrap_or_default().to_owned()),
            deprecated: parsed.deprecated,
            scopes: extension::scopes(value.get("security").or_else(|| document.root().get("security"))),
            examples: extension::examples(self.sources, value, self.diagnostics),
        }
    }

    /// The responses of an operation, and all their media types.
    fn responses(&mut self, operation: Value<'a>) -> (Vec<Response>, Vec<String>) {
        let mut produces: Vec<String> = Vec::new();
        let mut responses = Vec::new();
        for (status, response) in operation.get("responses").into_iter().flat_map(Value::members) {
            if status.starts_with("x-") {
                continue;
            }
            let response = self.resolved(response);
            if let Some(parsed) = self.parse::<oas::Response>(response, Object::Response) {
                self.check_content(response.get("content"));
                let types = content::types(response.get("content")).into_iter();
                produces.extend(types.filter(|name| !produces.contains(name)).collect::<Vec<_>>());
                responses.push(self.response(status, response, &parsed));
            }
        }
        (responses, produces)
    }

    fn response(&mut self, status: &str, value: Value<'a>, parsed: &oas::Response) -> Response {
        if let Some(links) = value.get("links") {
            self.ignored(links, "a link", "describe in words what leads where");
        }
        let mut headers = Vec::new();
        for (name, header) in value.get("headers").into_iter().flat_map(Value::members) {
            let header = self.resolved(header);
            // It is parsed for its faults alone.
            let _: Option<oas::Header> = self.parse(header, Object::Header);
            let schema = match header.get("schema") {
                Some(schema) => Some(self.schema(schema)),
                None => self.content(header.get("content")),
            };
            headers.extend(schema.map(|schema| (name.to_owned(), schema)));
        }
        Response {
            origin: value.origin(),
            // `4XX` stands for all codes of its hundred.
            status: status.to_uppercase().replace("DEFAULT", "default"),
            description: parsed.description.clone(),
            schema: self.content(value.get("content")),
            type_ref: None,
            headers,
            error: value.get("x-ms-error-response").and_then(Value::as_bool) == Some(true),
        }
    }

    /// Reports what the model has no place for.
    pub(super) fn ignored(&mut self, value: Value<'a>, what: &str, remedy: &str) {
        if matches!(value.kind(), Kind::Object(members) if members.len() == 0) {
            return;
        }
        self.diagnostics.push(
            Diagnostic::new("armature::openapi::ignored", format!("{what} is not looked at"))
                .at(Place::Key(value.origin()), "this is left out")
                .help(remedy),
        );
    }
}
