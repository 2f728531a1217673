//! Paths and operations: <https://spec.openapis.org/oas/v3.0.3#path-item-object>.

use super::schema::Lowering;
use super::{content, fault};
use crate::diagnostic::{Diagnostic, SourceLocation};
use crate::lowering::{extension, reader, security, templating};
use crate::model::{Header, Incoming, Location, Method, Operation, Parameter, Response, Trigger};
use crate::source::{Document, Kind, Value};

impl<'a> Lowering<'a, '_> {
    /// Adds the operations of a path to the model.
    pub(super) fn path_item(&mut self, document: &'a Document, path: &str, item: Value<'a>) {
        for (value, mut operation) in self.operations_of(document, item) {
            operation.path = path.to_owned();
            templating::match_path(self.model, &mut operation);
            let caller = operation.own_name();
            self.model.operations.push(operation);
            self.callbacks(document, value, &caller);
        }
    }

    /// Returns the operations of a path item with their values, without their paths.
    fn operations_of(&mut self, document: &'a Document, item: Value<'a>) -> Vec<(Value<'a>, Operation)> {
        let Some(item) = self.target(item) else {
            return Vec::new();
        };
        let shared = self.parameters(item);
        let servers = self.servers(item);
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
                None => {
                    let mut lowered = self.operation(document, operation, &shared);
                    lowered.method = *method;
                    if lowered.servers.is_empty() {
                        lowered.servers.clone_from(&servers);
                    }
                    operations.push((operation, lowered));
                }
            }
        }
        operations
    }

    /// Returns what a value means: itself, or what it refers to; `None` if the reference cannot be followed, which is
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

    /// Returns the description of an object. In OpenAPI 3.1 the sibling of a reference comes first.
    pub(super) fn described(&mut self, reference: Value<'a>, target: Value<'a>) -> Option<String> {
        let own = match reference.origin() != target.origin() && self.is_3_1(reference) {
            true => reader::text(reference, "description", self.diagnostics),
            false => None,
        };
        own.or_else(|| reader::text(target, "description", self.diagnostics))
    }

    /// Returns an operation, without its method and path.
    fn operation(&mut self, document: &'a Document, value: Value<'a>, shared: &[Parameter]) -> Operation {
        self.check_security(document, value);
        let own = self.parameters(value);
        let kept = shared
            .iter()
            .filter(|shared| !own.iter().any(|own| own.is_same(shared)));
        let body = self.request_body(value);
        let parameters = kept.chain(&own).chain(&body.parameters).cloned().collect();
        let (responses, produces) = self.responses(value);
        let servers = self.servers(value);
        let diagnostics = &mut *self.diagnostics;
        let pageable = value.get("x-ms-pageable");
        let security = security::requirements(value, document.root(), diagnostics);
        Operation {
            origin: value.origin(),
            document: document.id(),
            id: reader::text(value, "operationId", diagnostics).unwrap_or_default(),
            method: Method::Get,
            path: String::new(),
            summary: reader::text(value, "summary", diagnostics),
            description: reader::text(value, "description", diagnostics),
            parameters,
            responses,
            consumes: body.consumes,
            content: body.content,
            produces,
            long_running: reader::flag(value, "x-ms-long-running-operation", diagnostics),
            pageable: pageable.map(|p| p.get_str("nextLinkName").unwrap_or_default().to_owned()),
            item_name: extension::item_name(value),
            paging: None,
            final_state: extension::final_state(value),
            deprecated: reader::flag(value, "deprecated", diagnostics),
            scopes: security::scopes(&security),
            security,
            servers,
            examples: extension::examples(self.sources, value, diagnostics),
        }
    }

    /// Adds the callbacks of an operation to the model, and reports that no call is made of them.
    fn callbacks(&mut self, document: &'a Document, operation: Value<'a>, caller: &str) {
        let Some(callbacks) = operation.get("callbacks") else {
            return;
        };
        self.only_types(callbacks, "a callback");
        for (name, callback) in callbacks.members() {
            let Some(callback) = self.target(callback) else {
                continue;
            };
            for (url, item) in callback.members().filter(|(key, _)| !key.starts_with("x-")) {
                let trigger = Trigger::Callback(caller.to_owned());
                self.incoming(document, (name, trigger, url), item);
            }
        }
    }

    /// Adds requests that the service sends by itself to the model: those of a callback or webhook, with its name, what
    /// triggers it and its URL.
    pub(super) fn incoming(
        &mut self,
        document: &'a Document,
        (name, trigger, url): (&str, Trigger, &str),
        item: Value<'a>,
    ) {
        for (value, mut operation) in self.operations_of(document, item) {
            operation.path = url.to_owned();
            let caller = operation.own_name();
            self.model.incoming.push(Incoming {
                name: name.to_owned(),
                trigger: trigger.clone(),
                operation,
            });
            // A callback may refer to itself.
            if self.nested_callbacks.insert(value.origin()) {
                self.callbacks(document, value, &caller);
            }
        }
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
            // `4XX` means all codes of its hundred.
            status: status.to_uppercase().replace("DEFAULT", "default"),
            description: description.unwrap_or_default(),
            headers: self.headers(value),
            schema: self.content(value.get("content")),
            content: self.all_media_types(value),
            type_ref: None,
            error: reader::flag(value, "x-ms-error-response", self.diagnostics),
        })
    }

    /// Returns the headers of a response or of a part of a form.
    pub(super) fn headers(&mut self, holder: Value<'a>) -> Vec<Header> {
        let mut headers = Vec::new();
        for (name, header) in reader::object(holder, "headers", self.diagnostics) {
            headers.extend(self.header(name, header));
        }
        headers
    }

    fn header(&mut self, name: &str, here: Value<'a>) -> Option<Header> {
        const SECTION: &str = "Header Object";
        let header = self.target(here)?;
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
        Some(Header {
            origin: header.origin(),
            name: name.to_owned(),
            schema: schema?,
            type_ref: None,
            description: self.described(here, header),
            required: reader::flag(header, "required", self.diagnostics),
            collection_prefix: reader::text(header, "x-ms-header-collection-prefix", self.diagnostics),
            serialization: Some(self.serialization(header, Location::Header)),
        })
    }

    /// Reports what the model does not keep.
    pub(super) fn ignored(&mut self, value: Value<'a>, what: &str, remedy: &str) {
        let message = format!("{what} is not looked at");
        self.left_out(value, message, "this is left out", remedy);
    }

    /// Reports requests of the service, of which nothing but the types of their bodies is generated.
    pub(super) fn only_types(&mut self, value: Value<'a>, what: &str) {
        let message = format!("{what} has no call");
        let label = "only types and pages are generated";
        self.left_out(value, message, label, "describe it as an operation of its own");
    }

    fn left_out(&mut self, value: Value<'a>, message: String, label: &str, remedy: &str) {
        if matches!(value.kind(), Kind::Object(members) if members.len() == 0) {
            return;
        }
        self.diagnostics.push(
            Diagnostic::new("armature::openapi::ignored", message)
                .at(SourceLocation::Key(value.origin()), label)
                .help(remedy),
        );
    }
}
