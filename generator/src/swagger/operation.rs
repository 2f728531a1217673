//! Paths, operations, parameters, responses: <https://swagger.io/specification/v2/#path-item-object>.

use super::schema::Lowering;
use super::{content, form, server};
use crate::diagnostic::{Diagnostic, SourceLocation};
use crate::lowering::{extension, reader, security, templating};
use crate::model::{
    Collection, Header, JsonType, Location, Method, Operation, Parameter, Response, SchemaId, Serialization,
    Server, ValueStyle,
};
use crate::source::{Document, Kind, Value};

/// Returns the method with a key in a path item. Swagger 2.0 has no `trace`.
pub(super) fn method(key: &str) -> Option<Method> {
    let mut known = Method::BY_KEY.iter().map(|(known, method)| (*known, *method));
    let (_, method) = known.find(|(known, _)| *known == key)?;
    (method != Method::Trace).then_some(method)
}

impl<'a> Lowering<'a> {
    /// The operations of a path.
    pub(super) fn path_item(&mut self, document: &'a Document, path: &str, item: Value<'a>) {
        let item = self.resolved(item);
        let shared = self.parameters(item);
        for (key, operation) in item.members() {
            let Some(method) = method(key) else {
                continue;
            };
            let operation = self.resolved(operation);
            let mut operation = self.operation(document, path, method, operation, &shared);
            templating::match_path(&mut self.model, &mut operation);
            form::settle(&self.model, &mut operation);
            content::describe(&self.model, &mut operation);
            self.model.operations.push(operation);
        }
    }

    /// Returns what a value refers to, through any number of references, where it is one; else itself.
    pub(super) fn resolved(&mut self, value: Value<'a>) -> Value<'a> {
        self.sources.resolved(value).unwrap_or_else(|problem| {
            self.diagnostics.push(problem);
            value
        })
    }

    fn operation(
        &mut self,
        document: &'a Document,
        path: &str,
        method: Method,
        value: Value<'a>,
        shared: &[Parameter],
    ) -> Operation {
        let own = self.parameters(value);
        // An operation's parameter replaces its path's parameter of the same name and location.
        let kept = shared
            .iter()
            .filter(|shared| !own.iter().any(|own| own.is_same(shared)));
        let host = self.host_parameters.iter();
        let parameters = host.chain(kept).chain(&own).cloned().collect();
        let of_document = |key| {
            if value.get(key).is_some() {
                value
            } else {
                document.root()
            }
        };
        let (consumes, produces) = (of_document("consumes"), of_document("produces"));
        let pageable = value.get("x-ms-pageable");
        let security = security::requirements(value, document.root(), self.diagnostics);
        Operation {
            origin: value.origin(),
            document: document.id(),
            id: reader::text(value, "operationId", self.diagnostics).unwrap_or_default(),
            method,
            path: path.to_owned(),
            summary: reader::text(value, "summary", self.diagnostics),
            description: reader::text(value, "description", self.diagnostics),
            parameters,
            responses: self.responses(value),
            consumes: reader::strings(consumes, "consumes", self.diagnostics),
            content: Vec::new(),
            produces: reader::strings(produces, "produces", self.diagnostics),
            long_running: reader::flag(value, "x-ms-long-running-operation", self.diagnostics),
            pageable: pageable.map(|p| p.get_str("nextLinkName").unwrap_or_default().to_owned()),
            item_name: extension::item_name(value),
            paging: None,
            final_state: extension::final_state(value),
            deprecated: reader::flag(value, "deprecated", self.diagnostics),
            scopes: security::scopes(&security),
            security,
            servers: self.own_servers(document, value),
            examples: extension::examples(self.sources, value, self.diagnostics),
        }
    }

    /// Returns the servers of an operation that has schemes of its own.
    fn own_servers(&self, document: &'a Document, operation: Value<'a>) -> Vec<Server> {
        if operation.get("schemes").is_none() {
            return Vec::new();
        }
        let mut servers = server::servers(document.root(), Some(operation));
        for server in &mut servers {
            server.variables.clone_from(&self.host_variables);
        }
        servers
    }

    pub(super) fn parameters(&mut self, value: Value<'a>) -> Vec<Parameter> {
        let list = reader::array(value, "parameters", self.diagnostics);
        let mut parameters: Vec<Parameter> = Vec::with_capacity(list.len());
        for parameter in list {
            if let Some(parameter) = self.parameter(parameter) {
                parameter.add_to(&mut parameters);
            }
        }
        parameters
    }

    fn parameter(&mut self, value: Value<'a>) -> Option<Parameter> {
        let value = self.resolved(value);
        let location = reader::string(value, "in", self.diagnostics);
        let location = match location {
            Some("path") => Location::Path,
            Some("query") => Location::Query,
            Some("header") => Location::Header,
            Some("body") => Location::Body,
            Some("formData") => Location::FormData,
            _ => {
                self.bad_location(value);
                return None;
            }
        };
        // A body has its schema below `schema`; any other parameter is a schema itself.
        let schema = match (location, value.get("schema")) {
            (Location::Body, Some(schema)) => self.schema(schema),
            (_, Some(schema)) if value.get("type").is_none() => self.schema(schema),
            (Location::Body, None) => self.schema(value),
            _ => self.text_or(value),
        };
        let collection = collection(value, location);
        let skip_url_encoding = reader::flag(value, "x-ms-skip-url-encoding", self.diagnostics);
        Some(Parameter {
            origin: value.origin(),
            name: reader::text(value, "name", self.diagnostics).unwrap_or_default(),
            location,
            required: reader::flag(value, "required", self.diagnostics) || location == Location::Path,
            schema,
            type_ref: None,
            collection,
            skip_url_encoding,
            collection_prefix: reader::text(value, "x-ms-header-collection-prefix", self.diagnostics)
                .filter(|_| location == Location::Header),
            serialization: serialization(location, collection, skip_url_encoding),
            allow_empty_value: matches!(location, Location::Query | Location::FormData)
                && reader::flag(value, "allowEmptyValue", self.diagnostics),
        })
    }

    /// Returns a parameter or header as a schema. One without a type is text, as all that is sent there.
    fn text_or(&mut self, value: Value<'a>) -> SchemaId {
        let id = self.schema(value);
        if value.get("type").is_none() && value.get("items").is_none() && value.get("$ref").is_none() {
            self.model.schemas[id].json_type = Some(JsonType::String);
        }
        id
    }

    /// Returns the schema of a response; `null` is reported and counts as none.
    fn response_schema(&mut self, response: Value<'a>) -> Option<SchemaId> {
        let schema = response.get("schema")?;
        if matches!(schema.kind(), Kind::Null) {
            self.not_a_schema(schema);
            return None;
        }
        Some(self.schema(schema))
    }

    fn bad_location(&mut self, value: Value<'_>) {
        if value.get("$ref").is_some() {
            return; // The reference has no target, which was reported.
        }
        let location = value.get("in").unwrap_or(value);
        self.diagnostics.push(
            Diagnostic::new(
                "armature::swagger::parameter",
                "a parameter does not say where it is",
            )
            .at(
                SourceLocation::Value(location.origin()),
                "a location is missing here",
            )
            .help("write \"in\": \"path\", \"query\", \"header\", \"body\" or \"formData\"")
            .section("Parameter Object"),
        );
    }

    fn responses(&mut self, value: Value<'a>) -> Vec<Response> {
        let list = reader::object(value, "responses", self.diagnostics);
        let responses = list.into_iter().filter(|(status, _)| !status.starts_with("x-"));
        responses
            .map(|(status, response)| self.response(status, response))
            .collect()
    }

    fn response(&mut self, status: &str, value: Value<'a>) -> Response {
        let value = self.resolved(value);
        let headers = reader::object(value, "headers", self.diagnostics);
        Response {
            origin: value.origin(),
            status: status.to_owned(),
            description: reader::text(value, "description", self.diagnostics).unwrap_or_default(),
            schema: self.response_schema(value),
            type_ref: None,
            content: Vec::new(),
            headers: headers
                .into_iter()
                .map(|(name, header)| self.header(name, header))
                .collect(),
            error: reader::flag(value, "x-ms-error-response", self.diagnostics),
        }
    }

    fn header(&mut self, name: &str, value: Value<'a>) -> Header {
        let collection = collection(value, Location::Header);
        Header {
            origin: value.origin(),
            name: name.to_owned(),
            schema: self.text_or(value),
            type_ref: None,
            description: reader::text(value, "description", self.diagnostics),
            required: false,
            collection_prefix: reader::text(value, "x-ms-header-collection-prefix", self.diagnostics),
            serialization: serialization(Location::Header, collection, false),
        }
    }
}

/// Reads `collectionFormat`.
fn collection(value: Value<'_>, location: Location) -> Option<Collection> {
    match value.get_str("collectionFormat") {
        Some("csv") => Some(Collection::Csv),
        Some("ssv") => Some(Collection::Ssv),
        Some("tsv") => Some(Collection::Tsv),
        Some("pipes") => Some(Collection::Pipes),
        Some("multi") => Some(Collection::Multi),
        _ => value
            .get("items")
            .filter(|_| location != Location::Body)
            .map(|_| Collection::Csv),
    }
}

/// Returns how a value is written, in the words of OpenAPI 3.
fn serialization(location: Location, collection: Option<Collection>, raw: bool) -> Option<Serialization> {
    let is_named = match location {
        Location::Body => return None,
        Location::Path | Location::Header | Location::Host => false,
        Location::Query | Location::FormData | Location::Cookie => true,
    };
    let style = match collection {
        Some(Collection::Ssv) => ValueStyle::SpaceDelimited,
        Some(Collection::Tsv) => ValueStyle::TabDelimited,
        Some(Collection::Pipes) => ValueStyle::PipeDelimited,
        _ if is_named => ValueStyle::Form,
        _ => ValueStyle::Simple,
    };
    let explode = is_named && matches!(collection, None | Some(Collection::Multi));
    Some(Serialization {
        allow_reserved: raw,
        ..Serialization::new(style, explode)
    })
}
