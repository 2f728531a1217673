//! An operation as the page of its topic shows it.

use super::{Context, body};
use crate::docs::full::anchor::Ids;
use crate::docs::full::inline_example::{self as example, Shown};
use crate::docs::full::kind::Links;
use crate::docs::full::operations::{self, Described, Input};
use crate::docs::full::text;
use crate::model::{Location, Operation, Response};
use crate::source::Value;
use crate::wording;

/// An operation. All but the ids of its inputs is Markdown.
pub(super) struct Shape {
    pub(super) summary: String,
    pub(super) described: Described,
    pub(super) scopes: String,
    pub(super) inputs: Vec<Input>,
    /// What the request body is; empty where there is none.
    pub(super) body: String,
    pub(super) body_description: String,
    pub(super) examples: Vec<Shown>,
}

/// Makes what a page says about an operation. `id` is that of its heading.
pub(super) fn shape(
    context: &Context<'_>,
    operation: &Operation,
    id: &str,
    links: &Links,
    ids: &mut Ids,
) -> Shape {
    let model = context.model;
    let responses = operation.responses.iter();
    let sources = context.sources;
    let described = Described {
        description: text::paragraphs(operation.description.as_deref().unwrap_or_default()),
        responses: responses.map(|of| response(context, of, links)).collect(),
        ..operations::describe(model, operation, links)
    };
    let mut inputs = operations::inputs(model, &[operation], links);
    let parameters = operation
        .parameters
        .iter()
        .filter(|of| of.location != Location::Body);
    for (input, parameter) in inputs.iter_mut().zip(parameters) {
        input.id = ids.take(&format!("{id}:{}", parameter.name));
        input.kind = body::kind(
            context.index,
            parameter.type_ref.as_ref(),
            parameter.schema,
            links,
        );
        let schema = sources.value(model.schemas[parameter.schema].origin);
        let value = sources.value(parameter.origin);
        let value = sources.resolved(value).unwrap_or(value);
        // What the parameter says of itself, where its schema is a reference.
        let words = value
            .get_str("description")
            .filter(|_| model.schemas[parameter.schema].reference.is_some());
        let mut lines: Vec<String> = words.map(text::cell).into_iter().collect();
        lines.push(std::mem::take(&mut input.description));
        lines.extend(
            [value, schema]
                .into_iter()
                .find_map(|of| example::in_line(sources, of)),
        );
        lines.retain(|line| !line.is_empty());
        lines.dedup();
        input.description = lines.join("<br/>");
    }
    let (body, body_description) = request(context, operation, links);
    let scopes: Vec<String> = operation
        .scopes
        .iter()
        .map(|scope| wording::code(scope))
        .collect();
    Shape {
        summary: text::paragraphs(operation.summary.as_deref().unwrap_or_default()),
        described,
        scopes: scopes.join(", "),
        inputs,
        body,
        body_description,
        examples: examples(context, operation),
    }
}

/// Returns what the request body is, with its media types, and its description.
fn request(context: &Context<'_>, operation: &Operation, links: &Links) -> (String, String) {
    let model = context.model;
    let mut parameters = operation.parameters.iter();
    let Some(body) = parameters.find(|of| of.location == Location::Body) else {
        return Default::default();
    };
    let mut facts = vec![body::kind(
        context.index,
        body.type_ref.as_ref(),
        body.schema,
        links,
    )];
    facts.extend(
        operation
            .consumes
            .iter()
            .map(|media_type| wording::code(media_type)),
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
    let mut parameters = operation.parameters.iter();
    let body = parameters.find(|of| of.location == Location::Body)?;
    sources.resolved(sources.value(body.origin)).ok()
}

/// Returns status, body and description of a response.
fn response(context: &Context<'_>, response: &Response, links: &Links) -> [String; 3] {
    let sources = context.sources;
    let kind = response
        .schema
        .map(|schema| body::kind(context.index, response.type_ref.as_ref(), schema, links));
    let mut lines = vec![text::cell(&response.description)];
    let given = sources.resolved(sources.value(response.origin)).ok();
    let given = given.and_then(|given| given.get("headers"));
    for (name, id) in &response.headers {
        let header = given.and_then(|headers| sources.resolved(headers.get(name)?).ok());
        let words = header.and_then(|header| header.get_str("description"));
        let words = text::cell(words.unwrap_or_default());
        let kind = body::kind(context.index, None, *id, links);
        let colon = if words.is_empty() { "" } else { ": " };
        lines.push(format!("Header {} ({kind}){colon}{words}", text::code_cell(name)));
    }
    lines.retain(|line| !line.is_empty());
    [
        wording::code(&response.status),
        kind.unwrap_or_default(),
        lines.join("<br/>"),
    ]
}

/// Returns the examples of the request body and of the responses.
fn examples(context: &Context<'_>, operation: &Operation) -> Vec<Shown> {
    let sources = context.sources;
    let body = given_body(context, operation);
    let mut shown: Vec<Shown> = body
        .map(|body| example::of_body(sources, body, "Request body"))
        .unwrap_or_default();
    for response in &operation.responses {
        let of = format!("Response {}", wording::code(&response.status));
        shown.extend(example::of_body(sources, sources.value(response.origin), &of));
    }
    shown
}
