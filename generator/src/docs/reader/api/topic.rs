//! The page of a topic: all its operations, with what they take and answer.

use askama::Template;

use super::collect::Topic;
use super::context::{Context, page_info};
use super::head::Head;
use super::operation::{self, Shape};
use crate::diagnostic::Diagnostic;
use crate::docs::reader::markdown::operations;
use crate::docs::reader::markdown::page_info::{PageInfo, Role, Term};
use crate::docs::reader::markdown::section::Section;
use crate::docs::reader::markdown::template;
use crate::output::File;

/// The frame is read in `templates/reader/operations.md`.
#[derive(Template)]
#[template(path = "reader/operations.md")]
struct OperationsPage<'a> {
    head: Head<'a>,
    /// A link to each operation, its request, its summary.
    lines: Vec<[String; 3]>,
    operations: Vec<Shape>,
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
    let pairs = || topic.operations.iter().zip(&outline.operations);
    let lines = pairs().map(|(of, id)| operation::line(of, &format!("#{id}")));
    let mut terms: Vec<Term> = pairs()
        .map(|(operation, id)| operations::term(operation, id))
        .collect();
    terms.extend(types.iter().flat_map(|section| section.terms.clone()));
    let shapes = pairs().map(|(of, id)| operation::shape(context, of, id, links, &mut sections.ids));
    let operations = shapes.collect();
    let about = format!("Operations of {}: {}", context.api(index).title, plan.title);
    let page = OperationsPage {
        head: Head::new(context, index, &about, context.facts(index), &topic.description),
        lines: lines.collect(),
        operations,
        types,
    };
    let file = template::file(format!("{}.md", plan.path), page.render())?;
    Ok((file, page_info(context, index, Role::Operations, terms)))
}
