//! A request as the page of its topic shows it.

use super::body;
use super::context::Context;
use super::curl;
use super::request::Request;
use crate::docs::reader::markdown::anchor::{self, Ids};
use crate::docs::reader::markdown::inline_example::{self as example, InlineExample};
use crate::docs::reader::markdown::kind::Links;
use crate::docs::reader::markdown::official_example;
use crate::docs::reader::markdown::operations::{self, Described, Input};
use crate::docs::reader::markdown::text::{self, visible};
use crate::model::{Header, Location, Operation, Parameter, Response};
use crate::phrasing;
use crate::source::Value;

/// A request. All but the ids of its inputs is Markdown.
pub(super) struct Shape {
    /// The summary, where the heading does not say it.
    pub(super) summary: String,
    /// The id of the operation, where the heading does not say it.
    pub(super) id: String,
    pub(super) described: Described,
    /// How the service sends it; empty for what clients send.
    pub(super) sent: String,
    /// Links to the callbacks that it triggers.
    pub(super) callbacks: String,
    pub(super) scopes: String,
    pub(super) inputs: Vec<Input>,
    /// What the request body is; empty where there is none.
    pub(super) body: String,
    pub(super) body_description: String,
    /// The request as a command; empty for what the service sends.
    pub(super) command: String,
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
    let described = Described {
        heading: format!(
            "{}{}",
            anchor::before(id, &visible(&heading)),
            text::name(&heading)
        ),
        description: text::paragraphs(request.description().unwrap_or_default()),
        responses: responses.map(|of| response(context, of, links)).collect(),
        ..operations::describe(model, operation, links)
    };
    let (body, body_description) = request_body(context, operation, links);
    let scopes: Vec<String> = operation
        .scopes
        .iter()
        .map(|scope| phrasing::code(scope))
        .collect();
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
        sent: String::new(),
        callbacks: String::new(),
        scopes: scopes.join(", "),
        inputs: inputs(context, operation, id, links, ids),
        body,
        body_description,
        command: match request {
            Request::Operation(operation) => fenced_command(context, operation),
            Request::Incoming(_) => String::new(),
        },
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
        input.description = input_description(context, parameter, &input.description);
    }
    inputs
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
    let mut holders = [value, sources.value(schema.origin)].into_iter();
    lines.extend(holders.find_map(|of| example::in_line(sources, of)));
    lines.retain(|line| !line.is_empty());
    lines.dedup();
    lines.join("<br/>")
}

/// Returns what the request body is, with its media types, and its description.
fn request_body(context: &Context<'_>, operation: &Operation, links: &Links) -> (String, String) {
    let model = context.model;
    let Some(body) = operation.body() else {
        return Default::default();
    };
    let mut facts = vec![body::kind(
        context.model,
        body.type_ref.as_ref(),
        body.schema,
        links,
    )];
    facts.extend(
        operation
            .consumes
            .iter()
            .map(|media_type| phrasing::code(media_type)),
    );
    facts.push(if body.required { "required" } else { "optional" }.to_owned());
    let given = given_body(context, operation).and_then(|body| body.get_str("description"));
    let schema = &model.schemas[body.schema];
    let words = given.or(schema
        .description
        .as_deref()
        .filter(|_| schema.reference.is_none()));
    (facts.join(" · "), text::paragraphs(words.unwrap_or_default()))
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
fn response(context: &Context<'_>, response: &Response, links: &Links) -> [String; 3] {
    let sources = context.sources;
    let kind = response
        .schema
        .map(|schema| body::kind(context.model, response.type_ref.as_ref(), schema, links));
    let mut lines = vec![text::cell(&response.description)];
    let given = sources.resolved(sources.value(response.origin)).ok();
    let given = given.and_then(|given| given.get("headers"));
    for Header { name, schema: id, .. } in &response.headers {
        let header = given.and_then(|headers| sources.resolved(headers.get(name)?).ok());
        let words = header.and_then(|header| header.get_str("description"));
        let words = text::cell(words.unwrap_or_default());
        let kind = body::kind(context.model, None, *id, links);
        let mut facts = phrasing::limits_of_schema(context.model, *id);
        facts.extend(phrasing::listed(context.model, *id));
        facts.extend(links.parts(context.model, *id));
        let mut about = vec![words, text::in_cell(&facts.join(" "))];
        about.retain(|part| !part.is_empty());
        let colon = if about.is_empty() { "" } else { ": " };
        let about = about.join(" ");
        lines.push(format!("Header {} ({kind}){colon}{about}", text::code_cell(name)));
    }
    lines.retain(|line| !line.is_empty());
    [
        phrasing::code(&response.status),
        kind.unwrap_or_default(),
        lines.join("<br/>"),
    ]
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
