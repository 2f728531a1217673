//! The bodies of the examples of a model's operations, each with the Rust type that it has, as far as their schemas
//! allow them.

use std::collections::HashMap;

use armature::internals::Analysis;
use armature::internals::diagnostic::Diagnostics;
use armature::internals::model::{Example, Location, MediaType, Method, Model, Operation, SchemaId, TypeRef};
use armature::internals::rust;
use armature::internals::source::{Sources, Value};
use armature::internals::support::check::{Direction, Link, Validator};

use crate::mutation::{self, Random};

/// A body of an example.
pub(crate) struct Body {
    /// The index of its type.
    pub(crate) of: usize,
    /// The body, on one line.
    pub(crate) json: String,
    /// The document, and the operation or definition.
    pub(crate) location: String,
    /// What its schema says against it, one violation a line; empty where it allows it.
    pub(crate) violations: String,
    /// Where it goes.
    pub(crate) direction: Direction,
    /// What its schema says against it where it goes.
    pub(crate) directed: String,
    /// Whether its schema is that of its type, and not one that adds to it.
    pub(crate) is_of_type: bool,
    /// Whether it was changed, so that it need not be as its schema wants it.
    pub(crate) changed: bool,
}

/// All bodies of the examples of a model.
#[derive(Default)]
pub(crate) struct Bodies {
    pub(crate) list: Vec<Body>,
    /// The paths of the types, each once, and whether a document has rules for it.
    pub(crate) types: Vec<(String, bool)>,
    indices: HashMap<String, usize>,
    /// The schema of each body.
    schemas: Vec<(SchemaId, serde_json::Value)>,
}

/// Reads the examples of all operations and takes their bodies: the request's, and those of all responses.
pub(crate) fn of_examples(sources: &mut Sources, analysis: &Analysis) -> Bodies {
    let model = &analysis.model;
    let mut diagnostics = Diagnostics::default();
    let examples = model.operations.iter().flat_map(|operation| &operation.examples);
    let files = examples.filter_map(|example| Some((example.file.clone()?, example.origin)));
    sources.load_files(files.collect(), &mut diagnostics);
    let mut bodies = Bodies::default();
    for operation in &model.operations {
        for example in &operation.examples {
            bodies.of_example(sources, model, operation, example);
        }
    }
    bodies.change();
    bodies.check(analysis);
    bodies
}

/// Takes the bodies that an OpenAPI document has as inline examples of its media types: those of requests and responses.
pub(crate) fn of_media_types(sources: &Sources, analysis: &Analysis) -> Bodies {
    let model = &analysis.model;
    let mut bodies = Bodies::default();
    for operation in &model.operations {
        let body = sources.value(operation.origin).get("requestBody");
        if let Some(body) = body.and_then(|body| sources.resolved(body).ok()) {
            let location = format!("{} request", operation.own_name());
            let target = (location, Direction::Any);
            bodies.of_content(sources, model, (body, &operation.content), target);
        }
        for response in &operation.responses {
            let location = format!("{} {}", operation.own_name(), response.status);
            let target = (location, Direction::Response);
            let holder = sources.value(response.origin);
            bodies.of_content(sources, model, (holder, &response.content), target);
        }
    }
    bodies.change();
    bodies.check(analysis);
    bodies
}

/// How many changed bodies there are at most for each service.
const CHANGED: usize = 1000;

impl Bodies {
    /// Adds the examples of the media types of a request body or response.
    fn of_content(
        &mut self,
        sources: &Sources,
        model: &Model,
        (holder, content): (Value<'_>, &[MediaType]),
        (location, direction): (String, Direction),
    ) {
        for media_type in content {
            let of = media_type.type_ref.as_ref().zip(media_type.schema);
            let object = holder.get("content").and_then(|all| all.get(&media_type.name));
            let Some((of, object)) = of.zip(object) else {
                continue;
            };
            let named = object.get("examples").into_iter().flat_map(Value::members);
            let named = named.filter_map(|(_, example)| sources.resolved(example).ok()?.get("value"));
            for value in object.get("example").into_iter().chain(named) {
                self.push(model, of, value, (location.clone(), direction));
            }
        }
    }

    fn of_example(&mut self, sources: &Sources, model: &Model, operation: &Operation, example: &Example) {
        let content = match &example.file {
            Some(file) => sources.by_path(file).map(|document| document.root()),
            None => Some(sources.value(example.origin)),
        };
        let Some(content) = content else { return };
        let file = example.file.as_deref().unwrap_or(&example.title);
        for parameter in operation
            .parameters
            .iter()
            .filter(|of| of.location == Location::Body)
        {
            let value = content.get("parameters").and_then(|all| all.get(&parameter.name));
            if let (Some(value), Some(type_ref)) = (value, &parameter.type_ref) {
                let location = format!("{file} {} request", operation.id);
                let direction = match operation.method {
                    Method::Put => Direction::Create,
                    Method::Patch => Direction::Update,
                    _ => Direction::Any,
                };
                self.push(model, (type_ref, parameter.schema), value, (location, direction));
            }
        }
        for response in &operation.responses {
            let of_status = content.get("responses").and_then(|all| all.get(&response.status));
            let value = of_status.and_then(|of_status| of_status.get("body"));
            let of = response.type_ref.as_ref().zip(response.schema);
            if let (Some(value), Some(of)) = (value, of) {
                let location = format!("{file} {} {}", operation.id, response.status);
                self.push(model, of, value, (location, Direction::Response));
            }
        }
    }

    /// Adds copies of the bodies, each with one thing changed.
    fn change(&mut self) {
        let mut random = Random::new(self.list.len() as u64);
        let originals = self.list.len();
        if originals == 0 {
            return;
        }
        for round in 0..CHANGED.min(originals * 20) {
            let index = round % originals;
            let (schema, value) = &self.schemas[index];
            let (schema, value) = (*schema, mutation::changed(value, &mut random));
            self.list.push(Body {
                of: self.list[index].of,
                json: value.to_string(),
                location: format!("{} with one thing changed", self.list[index].location),
                violations: String::new(),
                direction: self.list[index].direction,
                directed: String::new(),
                is_of_type: self.list[index].is_of_type,
                changed: true,
            });
            self.schemas.push((schema, value));
        }
    }

    /// Checks every body against its schema, with and without the fast path, which must find the same.
    pub(crate) fn check(&mut self, analysis: &Analysis) {
        let bump = bumpalo::Bump::new();
        let mut tables = analysis.tables(&bump);
        let links: Vec<Link> = self.schemas.iter().map(|(id, _)| tables.used(*id)).collect();
        let (schemas, _) = tables.finish();
        for ((body, (_, value)), link) in self.list.iter_mut().zip(&self.schemas).zip(links) {
            let schema = link.schema(schemas);
            let any = Validator::new(schemas, Direction::Any);
            body.violations = any.violations(schema, value).to_string();
            let directed = Validator::new(schemas, body.direction);
            let violations = directed.violations(schema, value);
            assert_eq!(
                directed.is_valid(schema, value),
                !violations.has_errors(),
                "`is_valid` of {}: {value}",
                body.location
            );
            body.directed = violations.to_string();
            let slow = directed.without_fast_path().violations(schema, value).to_string();
            assert_eq!(
                body.directed, slow,
                "fast and slow path of {}: {value}",
                body.location
            );
        }
    }

    fn push(
        &mut self,
        model: &Model,
        (type_ref, schema): (&TypeRef, SchemaId),
        value: Value<'_>,
        (location, direction): (String, Direction),
    ) {
        self.push_json(model, (type_ref, schema), value.to_json(), (location, direction));
    }

    /// Adds a body of a type.
    pub(crate) fn push_json(
        &mut self,
        model: &Model,
        (type_ref, schema): (&TypeRef, SchemaId),
        value: serde_json::Value,
        (location, direction): (String, Direction),
    ) {
        let path = rust::type_path(model, type_ref, "armature-round-trip-crate");
        let fresh = self.types.len();
        let of = *self.indices.entry(path.clone()).or_insert(fresh);
        if of == fresh {
            let has_rules = matches!(type_ref, TypeRef::Named(_));
            self.types.push((path, has_rules));
        }
        self.list.push(Body {
            of,
            json: value.to_string(),
            location,
            violations: String::new(),
            direction,
            directed: String::new(),
            is_of_type: match type_ref {
                TypeRef::Named(id) => model.types[*id].schema == model.target(schema),
                _ => true,
            },
            changed: false,
        });
        self.schemas.push((schema, value));
    }
}
