//! The page of a topic: all its operations, with what they take and answer.

use askama::Template;

use super::collect::Topic;
use super::operation::{self, Shape};
use super::{Context, page_facts};
use crate::diagnostic::Diagnostic;
use crate::docs::full::facts::{Page, Role, Term, TermKind};
use crate::docs::full::front::yaml;
use crate::docs::full::section::Section;
use crate::docs::full::{text, unwritten};
use crate::output::File;
use crate::wording;

/// The frame is read in `templates/full/operations.md`.
#[derive(Template)]
#[template(path = "full/operations.md")]
struct OperationsPage<'a> {
    /// As YAML.
    id: String,
    title: String,
    about: String,
    name: &'a str,
    facts: String,
    description: String,
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
    rank: usize,
    topic: &Topic<'_>,
) -> Result<(File, Page), Diagnostic> {
    let (plan, outline) = (&context.plans[rank], &context.outlines[rank]);
    let links = &outline.links;
    let mut sections = context.sections(rank, Vec::new());
    let types = outline.sections(&mut sections);
    let pairs = || topic.operations.iter().zip(&outline.operations);
    let lines = pairs().map(|(of, id)| operation::line(of, &format!("#{id}")));
    let mut terms: Vec<Term> = pairs()
        .map(|(operation, id)| term(operation.own_name(), id))
        .collect();
    terms.extend(types.iter().flat_map(|section| section.terms.clone()));
    let shapes = pairs().map(|(of, id)| operation::shape(context, of, id, links, &mut sections.ids));
    let operations = shapes.collect();
    let api = context.api(rank);
    let page = OperationsPage {
        id: yaml(plan.path.rsplit('/').next().unwrap_or_default()),
        title: yaml(plan.title),
        about: yaml(&format!("Operations of {}: {}", api.title, plan.title)),
        name: plan.title,
        facts: context.facts(rank),
        description: text::paragraphs(&topic.description),
        lines: lines.collect(),
        operations,
        types,
    };
    let content = page.render().map_err(|error| unwritten(&plan.path, &error))?;
    let file = context.file(rank, content);
    Ok((file, page_facts(context, rank, Role::Operations, terms)))
}

fn term(name: String, id: &str) -> Term {
    Term {
        kind: TermKind::Operation,
        name: wording::clean(&name),
        anchor: id.to_owned(),
    }
}
