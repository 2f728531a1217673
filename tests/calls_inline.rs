//! Examples of operations that are put together from the values that a document of any API has inline: those of parameters,
//! bodies, responses and headers, and of their schemas.

use armature::internals::model::{Location, Model, Operation, ServerVariable};
use armature::internals::source::{Sources, Value};
use serde_json::{Map, Value as Json, json};

/// How deep schemas are searched for an example.
const DEPTH: usize = 5;

/// Returns the examples of an operation, as a file of `x-ms-examples` has them: as many as its body or a response has.
/// Parameters without an example have a value of their type. There is none where the body needs an example and has none.
pub(crate) fn examples(sources: &Sources, model: &Model, operation: &Operation) -> Vec<Json> {
    let body = sources.value(operation.origin).get("requestBody");
    let body = body.and_then(|body| sources.resolved(body).ok());
    let bodies = body.map(|body| in_content(sources, body)).unwrap_or_default();
    let responses: Vec<(&str, Vec<Json>, Json)> = operation
        .responses
        .iter()
        .map(|response| {
            let value = sources.value(response.origin);
            let headers = response.headers.iter().filter_map(|header| {
                let example = of_holder(sources, sources.value(header.origin))
                    .into_iter()
                    .next()?;
                Some((header.name.clone(), example))
            });
            let headers = Json::Object(headers.collect());
            (response.status.as_str(), in_content(sources, value), headers)
        })
        .collect();
    let most = responses.iter().map(|(_, values, _)| values.len());
    let most = most.chain([bodies.len(), 1]).max().unwrap_or(1);
    let example = |index: usize| {
        let parameters = parameters(sources, model, operation, nth(&bodies, index))?;
        let responses = responses.iter().filter(|(_, values, _)| !values.is_empty());
        let responses = responses.map(|(status, values, headers)| {
            let body = nth(values, index);
            ((*status).to_owned(), json!({"body": body, "headers": headers}))
        });
        let responses: Map<String, Json> = responses.collect();
        Some(json!({"parameters": parameters, "responses": responses}))
    };
    (0..most).filter_map(example).collect()
}

fn nth(values: &[Json], index: usize) -> Option<&Json> {
    values.get(index.min(values.len().saturating_sub(1)))
}

fn parameters(
    sources: &Sources,
    model: &Model,
    operation: &Operation,
    body: Option<&Json>,
) -> Option<Map<String, Json>> {
    let mut given = Map::new();
    for parameter in &operation.parameters {
        let value = sources.value(parameter.origin);
        let example = match parameter.location {
            Location::Body if body.is_some() => body.cloned(),
            Location::FormData if body.is_some() => body.and_then(|body| body.get(&parameter.name)).cloned(),
            Location::Body => of_holder(sources, value).into_iter().next(),
            _ => of_holder(sources, value)
                .into_iter()
                .next()
                .or_else(|| of_type(sources, value)),
        };
        match example {
            Some(example) => given.insert(parameter.name.clone(), example),
            None if parameter.required => return None,
            None => None,
        };
    }
    let variables = model
        .servers(operation)
        .iter()
        .flat_map(|server| &server.variables);
    for ServerVariable { name, default, .. } in variables {
        given
            .entry(name.clone())
            .or_insert(json!(default.as_deref().unwrap_or("example.com")));
    }
    Some(given)
}

/// Returns the examples of the body of a request or response.
fn in_content(sources: &Sources, holder: Value<'_>) -> Vec<Json> {
    let Some(content) = holder.get("content") else {
        // Swagger 2.0 has examples of responses by media type.
        let by_type = holder
            .get("examples")
            .and_then(|examples| examples.get("application/json"));
        return by_type
            .map(|example| vec![example.to_json()])
            .unwrap_or_else(|| of_holder(sources, holder));
    };
    let types: Vec<(&str, Value<'_>)> = content.members().collect();
    let is_json = |(name, _): &&(&str, Value<'_>)| name.contains("json");
    let main = types
        .iter()
        .find(is_json)
        .or_else(|| types.iter().find(|(name, _)| *name == "*/*"));
    main.or(types.first())
        .map(|(_, media)| of_holder(sources, *media))
        .unwrap_or_default()
}

/// Returns `example` and `examples` of an object, else the example of its schema.
fn of_holder(sources: &Sources, holder: Value<'_>) -> Vec<Json> {
    let mut values: Vec<Json> = holder.get("example").map(Value::to_json).into_iter().collect();
    if let Some(examples) = holder.get("examples") {
        values.extend(examples.elements().map(Value::to_json));
        let named = examples
            .members()
            .filter_map(|(_, example)| sources.resolved(example).ok());
        values.extend(named.filter_map(|example| example.get("value").map(Value::to_json)));
    }
    if let (true, Some((_, media))) = (
        values.is_empty(),
        holder.get("content").and_then(|content| content.members().next()),
    ) {
        return of_holder(sources, media);
    }
    if values.is_empty() {
        values.extend(
            holder
                .get("schema")
                .and_then(|schema| of_schema(sources, schema, DEPTH)),
        );
    }
    values
}

/// Returns the example that a schema has, or that its properties or elements have.
fn of_schema(sources: &Sources, schema: Value<'_>, depth: usize) -> Option<Json> {
    let schema = sources.resolved(schema).ok().filter(|_| depth > 0)?;
    let list = schema
        .get("examples")
        .and_then(|examples| examples.elements().next());
    if let Some(example) = schema.get("example").or(list) {
        return Some(example.to_json());
    }
    if let Some(items) = schema.get("items") {
        return of_schema(sources, items, depth - 1).map(|element| json!([element]));
    }
    let properties = schema.get("properties")?.members();
    let members =
        properties.filter_map(|(name, of)| Some((name.to_owned(), of_schema(sources, of, depth - 1)?)));
    let members: Map<String, Json> = members.collect();
    let required = schema
        .get("required")
        .into_iter()
        .flat_map(|names| names.elements());
    let mut required = required.filter_map(Value::as_str);
    (!members.is_empty() && required.all(|name| members.contains_key(name))).then_some(Json::Object(members))
}

/// Returns a value that a parameter may have by its type.
fn of_type(sources: &Sources, holder: Value<'_>) -> Option<Json> {
    let schema = holder.get("schema").unwrap_or(holder);
    let schema = sources.resolved(schema).ok()?;
    let listed = schema.get("enum").and_then(|values| values.elements().next());
    if let Some(value) = schema.get("default").or(listed) {
        return Some(value.to_json());
    }
    let of = schema.get("type")?;
    let of = of.as_str().or_else(|| of.elements().next()?.as_str())?;
    match (of, schema.get_str("format")) {
        ("string", Some("date-time")) => Some(json!("2026-11-28T12:00:00Z")),
        ("string", Some("date")) => Some(json!("2026-11-28")),
        ("string", Some("uuid")) => Some(json!("6f1c3f6e-0000-4000-8000-000000000000")),
        ("string", _) => Some(json!("a text/with ä, signs")),
        ("integer" | "number", _) => Some(json!(7)),
        ("boolean", _) => Some(json!(true)),
        ("array", _) => {
            let element = of_type(sources, schema.get("items")?)?;
            Some(json!([element, element]))
        }
        _ => None,
    }
}
