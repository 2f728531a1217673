//! The page of a definition: its properties, values or variants, its constraints, its examples, and what uses it.

use askama::Template;

use super::body;
use super::context::{Context, page_info};
use super::head::Head;
use super::outline::part;
use super::plan::Subject;
use crate::diagnostic::Diagnostic;
use crate::docs::reader::markdown::anchor::page_link;
use crate::docs::reader::markdown::inline_example::{self as example, InlineExample};
use crate::docs::reader::markdown::page_info::{PageInfo, Role};
use crate::docs::reader::markdown::section::Section;
use crate::docs::reader::markdown::{template, text, values};
use crate::model::{SchemaId, TypeId, TypeKind, TypeRef};
use crate::output::File;
use crate::passes::shape;
use crate::phrasing;

/// Most uses of a definition that are listed.
const MOST_USES: usize = 40;

/// The frame is read in `templates/reader/schema.md`.
#[derive(Template)]
#[template(path = "reader/schema.md")]
struct SchemaPage<'a> {
    head: Head<'a>,
    /// The heading of what comes first.
    part: &'static str,
    /// What a value is, where it has no table.
    value: String,
    constraints: String,
    compositions: Vec<(&'static str, Vec<String>)>,
    sections: Vec<Section>,
    examples: Vec<InlineExample>,
    /// Links.
    uses: Vec<String>,
    more_uses: usize,
    source: String,
}

/// Makes the page of a definition.
///
/// # Errors
/// When the template fails.
pub(super) fn page(
    context: &Context<'_>,
    index: usize,
    id: SchemaId,
) -> Result<(File, PageInfo), Diagnostic> {
    let model = context.model;
    let (plan, outline) = (&context.plans[index], &context.outlines[index]);
    let root = plan.roots.first().map(|root| root.type_id);
    let mut sections = context.sections(index, root.into_iter().collect());
    let types = outline.sections(&mut sections);
    let schema = &model.schemas[id];
    let (uses, more_uses) = uses(context, index, id);
    let terms = types.iter().flat_map(|section| section.terms.clone()).collect();
    let about = format!("The schema {} of {}", plan.title, context.api(index).title);
    let description = schema.description.as_deref().unwrap_or_default();
    let page = SchemaPage {
        head: Head::new(context, index, &about, facts(context, index, id), description),
        part: part(model, root),
        value: value(context, index, id, root),
        constraints: constraints(context, index, id, root),
        compositions: body::compositions(model, id, &outline.links),
        sections: types,
        examples: example::of_schema(context.sources.value(schema.origin)),
        uses,
        more_uses,
        source: context.source(id),
    };
    let file = template::file(format!("{}.md", plan.path), page.render())?;
    Ok((file, page_info(context, index, Role::Schema, terms)))
}

/// Returns what holds for the values of a definition, but for what is said below the table of its properties.
fn constraints(context: &Context<'_>, index: usize, id: SchemaId, root: Option<TypeId>) -> String {
    let model = context.model;
    let mut facts = phrasing::limits_of_schema(model, id);
    let is_struct = root.is_some_and(|root| matches!(model.types[root].kind, TypeKind::Struct(_)));
    if !is_struct {
        facts.extend(context.outlines[index].links.own_parts(model, id));
    }
    facts.join(" ")
}

fn facts(context: &Context<'_>, index: usize, id: SchemaId) -> String {
    let schema = &context.model.schemas[id];
    let marks = [
        ("deprecated", schema.deprecated),
        ("read-only", schema.read_only),
        ("may be null", schema.nullable),
    ];
    let mut facts = vec![context.facts(index)];
    facts.extend(
        marks
            .iter()
            .filter(|(_, holds)| *holds)
            .map(|(mark, _)| format!("*{mark}*")),
    );
    facts.join(" · ")
}

/// Returns what a value is, for a definition whose type has no table: another name for a type, or a few values.
fn value(context: &Context<'_>, index: usize, id: SchemaId, root: Option<TypeId>) -> String {
    let model = context.model;
    let links = &context.outlines[index].links;
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
fn uses(context: &Context<'_>, index: usize, id: SchemaId) -> (Vec<String>, usize) {
    let own = &context.plans[index].path;
    let mut links = Vec::new();
    for of in context.uses.of(id) {
        let plan = &context.plans[of.page];
        let page = page_link(own, &plan.path);
        let request = match &plan.subject {
            Subject::Topic(topic) => of
                .request
                .and_then(|index| topic.requests.get(index).zip(Some(index))),
            Subject::Schema(_) => None,
        };
        links.push(match request {
            Some((request, index)) => {
                let anchor = context.outlines[of.page]
                    .requests
                    .get(index)
                    .map_or("", String::as_str);
                format!("[{}]({page}#{anchor})", text::name(&request.heading()))
            }
            None => format!("[{}]({page})", text::name(plan.title)),
        });
    }
    let more = links.len().saturating_sub(MOST_USES);
    links.truncate(MOST_USES);
    (links, more)
}
