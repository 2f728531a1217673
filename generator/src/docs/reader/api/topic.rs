//! The page of a topic: all its operations, webhooks and callbacks, with their parameters, bodies and responses.

use askama::Template;

use super::context::{Context, page_info};
use super::head::Head;
use super::operation::{self, Shape};
use super::request::Request;
use super::topics::Topic;
use crate::diagnostic::Diagnostic;
use crate::docs::reader::markdown::page_info::{PageInfo, Role, Term};
use crate::docs::reader::markdown::request_list::RequestList;
use crate::docs::reader::markdown::section::Section;
use crate::docs::reader::markdown::{operation_terms, template, text};
use crate::output::File;
use crate::phrasing;

/// The frame is read in `templates/reader/operations.md`.
#[derive(Template)]
#[template(path = "reader/operations.md")]
struct OperationsPage<'a> {
    head: Head<'a>,
    requests: RequestList,
    /// The heading of each part, and its requests.
    parts: Vec<(&'static str, Vec<Shape>)>,
    types: Vec<Section>,
}

/// Makes the page of a topic.
///
/// # Errors
/// When the template fails.
pub(super) fn page(
    context: &Context<'_>,
    index: usize,
    topic: &Topic<'_>,
) -> Result<(File, PageInfo), Diagnostic> {
    let (plan, outline) = (&context.plans[index], &context.outlines[index]);
    let links = &outline.links;
    let mut sections = context.sections(index, Vec::new());
    let types = outline.sections(&mut sections);
    let pairs = || topic.requests.iter().zip(&outline.requests);
    let lines = pairs().map(|(of, id)| of.line(&format!("#{id}")));
    let mut terms: Vec<Term> = pairs().map(|(request, id)| request.term(id)).collect();
    terms.extend(types.iter().flat_map(|section| section.terms.clone()));
    let shapes = pairs().map(|(of, id)| Shape {
        sent: sent(topic, &outline.requests, *of),
        callbacks: callbacks(topic, &outline.requests, *of),
        ..operation::shape(context, *of, id, links, &mut sections.ids)
    });
    let shapes: Vec<Shape> = shapes.collect();
    for (shape, (request, id)) in shapes.iter().zip(pairs()) {
        terms.extend(operation_terms::input_terms(&shape.inputs));
        terms.extend(operation_terms::header_terms(request.operation(), id));
    }
    let mut shapes = shapes.into_iter();
    let parts = topic.parts();
    let parts = parts
        .map(|(part, requests)| (part.heading(), shapes.by_ref().take(requests.len()).collect()))
        .collect();
    let about = format!("Operations of {}: {}", context.api(index).title, plan.title);
    let page = OperationsPage {
        head: Head::new(context, index, &about, context.facts(index), &topic.description),
        requests: RequestList {
            lines: lines.collect(),
        },
        parts,
        types,
    };
    let file = template::file(format!("{}.md", plan.path), page.render())?;
    Ok((file, page_info(context, index, Role::Operations, terms)))
}

/// Returns how the service sends a request; empty for an operation, which clients send. `ids` are those of the requests of
/// the topic.
fn sent(topic: &Topic<'_>, ids: &[String], request: Request<'_>) -> String {
    let method = phrasing::code(&request.operation().method.in_request());
    let Some(caller) = request.caller() else {
        return match request {
            Request::Operation(_) => String::new(),
            Request::Incoming(_) => {
                format!("The service sends this request as {method} to the URL that is registered for it.")
            }
        };
    };
    let mut known = topic.requests.iter().zip(ids);
    let known = known.find(|(of, _)| of.own_name() == caller);
    let caller = match known {
        Some((of, id)) => format!("[{}](#{id})", text::name(&of.heading())),
        None => phrasing::code(caller),
    };
    format!("The service sends this request after {caller}, to the URL that this expression gives:")
}

/// Returns links to the callbacks that a request triggers.
fn callbacks(topic: &Topic<'_>, ids: &[String], request: Request<'_>) -> String {
    let own = request.own_name();
    let triggered = topic.requests.iter().zip(ids);
    let triggered = triggered.filter(|(of, _)| of.caller() == Some(&own));
    let links = triggered.map(|(of, id)| format!("[{}](#{id})", text::name(&of.heading())));
    links.collect::<Vec<_>>().join(", ")
}
