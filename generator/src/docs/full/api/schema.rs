//! The page of a definition: its properties, values or variants, its constraints, its examples, and what uses it.

use askama::Template;

use super::head::Head;
use super::outline::part;
use super::plan::Subject;
use super::{Context, body, page_facts};
use crate::diagnostic::Diagnostic;
use crate::docs::full::facts::{Page, Role};
use crate::docs::full::inline_example::{self as example, Shown};
use crate::docs::full::library::relative;
use crate::docs::full::section::Section;
use crate::docs::full::{operations, text, unwritten, values};
use crate::model::{SchemaId, TypeId, TypeKind, TypeRef};
use crate::output::File;
use crate::passes::shape;
use crate::wording;

/// Most uses of a definition that are listed.
const MOST_USES: usize = 40;

/// The frame is read in `templates/full/schema.md`.
#[derive(Template)]
#[template(path = "full/schema.md")]
struct SchemaPage<'a> {
    head: Head<'a>,
    /// The heading of what comes first.
    part: &'static str,
    /// What a value is, where it has no table.
    value: String,
    constraints: String,
    compositions: Vec<(&'static str, Vec<String>)>,
    sections: Vec<Section>,
    examples: Vec<Shown>,
    /// Links.
    uses: Vec<String>,
    more_uses: usize,
    source: String,
}

/// Makes the page of a definition.
///
/// # Errors
/// When the template fails.
pub(super) fn page(context: &Context<'_>, rank: usize, id: SchemaId) -> Result<(File, Page), Diagnostic> {
    let model = context.model;
    let (plan, outline) = (&context.plans[rank], &context.outlines[rank]);
    let root = plan.roots.first().map(|root| root.type_id);
    let mut sections = context.sections(rank, root.into_iter().collect());
    let types = outline.sections(&mut sections);
    let schema = &model.schemas[id];
    let (uses, more_uses) = uses(context, rank, id);
    let terms = types.iter().flat_map(|section| section.terms.clone()).collect();
    let about = format!("The schema {} of {}", plan.title, context.api(rank).title);
    let description = schema.description.as_deref().unwrap_or_default();
    let page = SchemaPage {
        head: Head::new(context, rank, &about, facts(context, rank, id), description),
        part: part(model, root),
        value: value(context, rank, id, root),
        constraints: wording::limits_of_schema(model, id).join(" "),
        compositions: body::compositions(model, id, &outline.links),
        sections: types,
        examples: example::of_schema(context.sources.value(schema.origin)),
        uses,
        more_uses,
        source: context.source(id),
    };
    let content = page.render().map_err(|error| unwritten(&plan.path, &error))?;
    let file = context.file(rank, content);
    Ok((file, page_facts(context, rank, Role::Schema, terms)))
}

fn facts(context: &Context<'_>, rank: usize, id: SchemaId) -> String {
    let schema = &context.model.schemas[id];
    let marks = [
        ("deprecated", schema.deprecated),
        ("read-only", schema.read_only),
        ("may be null", schema.nullable),
    ];
    let mut facts = vec![context.facts(rank)];
    facts.extend(
        marks
            .iter()
            .filter(|(_, holds)| *holds)
            .map(|(mark, _)| format!("*{mark}*")),
    );
    facts.join(" · ")
}

/// Returns what a value is, for a definition whose type has no table: another name for a type, or a few values.
fn value(context: &Context<'_>, rank: usize, id: SchemaId, root: Option<TypeId>) -> String {
    let model = context.model;
    let links = &context.outlines[rank].links;
    let target = match root.map(|id| &model.types[id].kind) {
        Some(TypeKind::Alias(alias)) => &alias.target,
        Some(_) => return String::new(),
        None => &TypeRef::Any,
    };
    let base = shape::resolved(model, id);
    let kind = match base == id {
        true => body::own_kind(model, Some(target), id, links),
        false => body::kind(model, Some(target), base, links),
    };
    let is_list = base == id && !body::compositions(model, id, links).is_empty();
    let mut lines: Vec<String> = (!is_list).then_some(kind).into_iter().collect();
    lines.extend(values::of(model, target).map(|(_, of)| values::in_cell(of)));
    lines.join("<br/>")
}

/// Returns links to the operations and definitions that use a definition, and how many more there are.
fn uses(context: &Context<'_>, rank: usize, id: SchemaId) -> (Vec<String>, usize) {
    let own = &context.plans[rank].path;
    let mut links = Vec::new();
    for of in context.uses.of(id) {
        let plan = &context.plans[of.page];
        let page = relative(own, &plan.path);
        let operation = match &plan.subject {
            Subject::Topic(topic) => of
                .operation
                .and_then(|rank| topic.operations.get(rank).zip(Some(rank))),
            Subject::Schema(_) => None,
        };
        links.push(match operation {
            Some((operation, rank)) => {
                let anchor = context.outlines[of.page]
                    .operations
                    .get(rank)
                    .map_or("", String::as_str);
                format!(
                    "[{}]({page}#{anchor})",
                    text::name(&operations::heading(operation))
                )
            }
            None => format!("[{}]({page})", text::name(plan.title)),
        });
    }
    let more = links.len().saturating_sub(MOST_USES);
    links.truncate(MOST_USES);
    (links, more)
}
