//! A request as the page of its topic shows it.

use std::mem;

use super::about;
use super::body;
use super::context::Context;
use super::curl;
use super::inline_fields::FieldTable;
use super::media_types::{self, Bodies};
use super::request::Request;
use super::style;
use crate::docs::reader::markdown::anchor::{self, Ids};
use crate::docs::reader::markdown::inline_example::{self as example, InlineExample};
use crate::docs::reader::markdown::kind::Links;
use crate::docs::reader::markdown::official_example;
use crate::docs::reader::markdown::operations::{self, Described, Input};
use crate::docs::reader::markdown::text::{self, visible};
use crate::model::{Header, Location, Operation, Parameter, Response, SchemaId};
use crate::origin::Origin;
use crate::passes::shape;
use crate::phrasing;
use crate::source::Value;

/// A request. All but the ids of its inputs is Markdown.
pub(super) struct Shape {
    /// The summary, where the heading does not say it.
    pub(super) summary: String,
    /// The id of the operation, where the heading does not say it.
    pub(super) id: String,
    pub(super) described: Described,
    /// What is said about its path, where there is more about it, the servers that only it has.
    pub(super) about: Vec<String>,
    /// How the service sends it; empty for what clients send.
    pub(super) sent: String,
    /// Links to the callbacks that it triggers.
    pub(super) callbacks: String,
    /// What it authenticates with, where that is not what is usual.
    pub(super) authentication: String,
    pub(super) inputs: Vec<Input>,
    /// What the request body may be; empty where there is none.
    pub(super) body: Bodies,
    /// Whether the body is required, as a word; empty where the document does not say it of the whole body.
    pub(super) body_required: &'static str,
    pub(super) body_description: String,
    /// The request as a command; empty for what the service sends.
    pub(super) command: String,
    /// The fields of responses that are written inline and have no type.
    pub(super) response_tables: Vec<FieldTable>,
    pub(super) examples: Vec<InlineExample>,
}

/// Makes what a page says about a request. `id` is that of its heading.
pub(super) fn shape(
    context: &Context<'_>,
    request: Request<'_>,
    id: &str,
    links: &Links,
    ids: &mut Ids,
) -> Shape {
    let (model, operation) = (context.model, request.operation());
    let responses = operation.responses.iter();
    let heading = request.heading();
    let mut body = media_types::of_request(context, operation, id, links);
    take_ids(&mut body.tables, ids);
    let mut bodies: Vec<Bodies> = responses
        .clone()
        .map(|of| media_types::of_response(context, of, id, links))
        .collect();
    let mut response_tables: Vec<FieldTable> = bodies
        .iter_mut()
        .flat_map(|of| mem::take(&mut of.tables))
        .collect();
    take_ids(&mut response_tables, ids);
    let described = Described {
        heading: format!(
            "{}{}",
            anchor::before(id, &visible(&heading)),
            text::name(&heading)
        ),
        description: text::paragraphs(request.description().unwrap_or_default()),
        responses: responses
            .zip(&bodies)
            .map(|(of, bodies)| response(context, of, bodies, links))
            .collect(),
        ..operations::describe(model, operation, links)
    };
    Shape {
        summary: match request.title() {
            Some(_) => String::new(),
            None => text::paragraphs(operation.summary.as_deref().unwrap_or_default()),
        },
        id: request
            .title()
            .map(|_| phrasing::code(&operation.id))
            .filter(|_| !operation.id.is_empty())
            .unwrap_or_default(),
        described,
        about: about::of_operation(context, operation),
        sent: String::new(),
        callbacks: String::new(),
        authentication: String::new(),
        inputs: inputs(context, operation, id, links, ids),
        body,
        body_required: body_required(context, operation),
        body_description: body_description(context, operation),
        command: match request {
            Request::Operation(operation) => fenced_command(context, operation),
            Request::Incoming(_) => String::new(),
        },
        response_tables,
        examples: examples(context, operation),
    }
}

/// Returns the command that sends a request, as a block of code.
fn fenced_command(context: &Context<'_>, operation: &Operation) -> String {
    let command = curl::command(context, operation);
    let lines: Vec<String> = command.lines().map(str::to_owned).collect();
    text::fenced("sh", &lines)
}

/// Returns the parameters of an operation, the body excepted. `id` is that of its heading.
fn inputs(
    context: &Context<'_>,
    operation: &Operation,
    id: &str,
    links: &Links,
    ids: &mut Ids,
) -> Vec<Input> {
    let mut inputs = operations::inputs(context.model, &[operation], links);
    let parameters = operation.parameters.iter();
    let parameters = parameters.filter(|of| of.location != Location::Body);
    for (input, parameter) in inputs.iter_mut().zip(parameters) {
        let (kind, schema) = (parameter.type_ref.as_ref(), parameter.schema);
        input.id = ids.take(&format!("{id}:{}", parameter.name));
        input.kind = body::kind(context.model, kind, schema, links);
        input.deprecated = is_deprecated(context, parameter.origin, parameter.schema);
        input.description = input_description(context, parameter, &input.description);
    }
    if !media_types::lists_fields(context.model, operation) {
        inputs.retain(|input| input.sent_in != Location::FormData.word());
    }
    inputs
}

/// Gives the fields of bodies ids that nothing else on the page has.
fn take_ids(tables: &mut [FieldTable], ids: &mut Ids) {
    for row in tables.iter_mut().flat_map(|table| &mut table.rows) {
        row.id = ids.take(&row.id);
    }
}

/// Returns whether a parameter or header is deprecated, or its schema is.
fn is_deprecated(context: &Context<'_>, origin: Origin, schema: SchemaId) -> bool {
    let (sources, model) = (context.sources, context.model);
    let value = sources.value(origin);
    let value = sources.resolved(value).unwrap_or(value);
    let own = value.get("deprecated").and_then(Value::as_bool);
    let schemas = [schema, shape::resolved(model, schema)];
    own == Some(true) || schemas.iter().any(|id| model.schemas[*id].deprecated)
}

/// Returns the description of a parameter with its example. `given` is what its schema says.
fn input_description(context: &Context<'_>, parameter: &Parameter, given: &str) -> String {
    let sources = context.sources;
    let schema = &context.model.schemas[parameter.schema];
    let value = sources.value(parameter.origin);
    let value = sources.resolved(value).unwrap_or(value);
    // What the parameter says of itself, where its schema is a reference.
    let words = value
        .get_str("description")
        .filter(|_| schema.reference.is_some());
    let mut lines: Vec<String> = words.map(text::cell).into_iter().collect();
    lines.push(given.to_owned());
    lines.extend(style::sentence(context.model, parameter));
    let mut holders = [value, sources.value(schema.origin)].into_iter();
    lines.extend(holders.find_map(|of| example::of_value(sources, of)));
    lines.retain(|line| !line.is_empty());
    lines.dedup();
    lines.join("<br/>")
}

/// Returns the description of the request body.
fn body_description(context: &Context<'_>, operation: &Operation) -> String {
    let given = given_body(context, operation).and_then(|body| body.get_str("description"));
    let schema = operation.body().map(|body| &context.model.schemas[body.schema]);
    let of_schema = schema
        .filter(|schema| schema.reference.is_none())
        .and_then(|schema| schema.description.as_deref());
    text::paragraphs(given.or(of_schema).unwrap_or_default())
}

/// Returns whether the request body is required, as a word. A form of Swagger 2.0 only says it of its fields.
fn body_required(context: &Context<'_>, operation: &Operation) -> &'static str {
    let given = || given_body(context, operation)?.get("required")?.as_bool();
    let is_of_openapi = || {
        context
            .sources
            .value(operation.origin)
            .get("requestBody")
            .is_some()
    };
    match operation.body().map(|body| body.required) {
        Some(true) => "required",
        Some(false) => "optional",
        None if !is_of_openapi() => "",
        None if given() == Some(true) => "required",
        None => "optional",
    }
}

/// Returns the request body as the document has it: `requestBody`, or the parameter `body` of Swagger 2.0.
fn given_body<'s>(context: &'s Context<'_>, operation: &Operation) -> Option<Value<'s>> {
    let sources = context.sources;
    if let Some(body) = sources.value(operation.origin).get("requestBody") {
        return sources.resolved(body).ok();
    }
    let body = operation.body()?;
    sources.resolved(sources.value(body.origin)).ok()
}

/// Returns status, body and description of a response.
fn response(context: &Context<'_>, response: &Response, bodies: &Bodies, links: &Links) -> [String; 3] {
    let sources = context.sources;
    let mut lines = vec![text::cell(&response.description)];
    let given = sources.resolved(sources.value(response.origin)).ok();
    let given = given.and_then(|given| given.get("headers"));
    for header in &response.headers {
        let given = given.and_then(|headers| sources.resolved(headers.get(&header.name)?).ok());
        lines.push(response_header(context, header, given, links));
    }
    lines.retain(|line| !line.is_empty());
    [
        phrasing::code(&response.status),
        bodies.lines.join("<br/>"),
        lines.join("<br/>"),
    ]
}

/// Returns a header of a response with what is said about its values. `given` is the header as the document has it.
fn response_header(
    context: &Context<'_>,
    header: &Header,
    given: Option<Value<'_>>,
    links: &Links,
) -> String {
    let (model, sources) = (context.model, context.sources);
    let schema = &model.schemas[header.schema];
    let resolved = &model.schemas[shape::resolved(model, header.schema)];
    let words = given.and_then(|given| given.get_str("description"));
    let words = words
        .or(schema.description.as_deref())
        .or(resolved.description.as_deref());
    let mut facts = vec![text::cell(words.unwrap_or_default())];
    let mut rules = phrasing::limits_of_schema(model, header.schema);
    rules.extend(phrasing::listed(model, header.schema));
    rules.extend(links.parts(model, header.schema));
    facts.push(text::in_cell(&rules.join(" ")));
    let holders = given.into_iter().chain([sources.value(schema.origin)]);
    facts.extend(holders.filter_map(|of| example::of_value(sources, of)).next());
    facts.retain(|fact| !fact.is_empty());
    let origin = given.map_or(header.origin, Value::origin);
    let marks = [
        (" **required**", header.required),
        (" *deprecated*", is_deprecated(context, origin, header.schema)),
    ];
    let marks: String = marks
        .into_iter()
        .filter(|(_, holds)| *holds)
        .map(|(mark, _)| mark)
        .collect();
    let kind = body::kind(model, None, header.schema, links);
    let colon = if facts.is_empty() { "" } else { ": " };
    let name = text::code_cell(&header.name);
    format!("Header {name}{marks} ({kind}){colon}{}", facts.join(" "))
}

/// Returns the examples of the request body and of the responses: those that are written inline, then those of
/// `x-ms-examples`.
fn examples(context: &Context<'_>, operation: &Operation) -> Vec<InlineExample> {
    let sources = context.sources;
    let body = given_body(context, operation);
    let mut shown: Vec<InlineExample> = body
        .map(|body| example::of_body(sources, body, "Request body"))
        .unwrap_or_default();
    for response in &operation.responses {
        let of = format!("Response {}", phrasing::code(&response.status));
        shown.extend(example::of_body(sources, sources.value(response.origin), &of));
    }
    let response = |status: &str| format!("response {}", phrasing::code(status));
    shown.extend(official_example::examples(sources, operation, response));
    shown
}
