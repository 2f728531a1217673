//! The page of a resource for readers: everything that the documents say about one version of it.

use askama::Template;

use super::changes::{ChangeTarget, Changes};
use super::check::Verdicts;
use super::contents::Rust;
use super::dependency;
use super::front::Front;
use super::history::History;
use super::page_context::PageContext;
use super::shown_example::ShownExample;
use super::skeleton;
use crate::diagnostic::Diagnostic;
use crate::docs::reader::markdown::anchor::Ids;
use crate::docs::reader::markdown::operation_terms;
use crate::docs::reader::markdown::operations::{self, Described, Input};
use crate::docs::reader::markdown::page_info::{PageInfo, Term};
use crate::docs::reader::markdown::section::{Section, Sections};
use crate::docs::reader::markdown::template;
use crate::output::File;

/// The frame is read in `templates/reader/page.md`. What it takes as safe is Markdown or code already.
#[derive(Template)]
#[template(path = "reader/page.md")]
struct ResourcePage<'a> {
    front: Front,
    name: &'a str,
    group: &'a str,
    facts: String,
    description: String,
    remarks: &'a str,
    examples: &'a [ShownExample],
    /// The whole body as JSON with comments; empty where there is none.
    skeleton: String,
    properties: Vec<Section>,
    outputs: Vec<[String; 3]>,
    more_outputs: usize,
    /// What is said before the tables of the answer.
    answer: String,
    answers: Vec<Section>,
    operations: Vec<Described>,
    /// The types that only operations use.
    types: Vec<Section>,
    inputs: Vec<Input>,
    needs: Vec<String>,
    used_by: Vec<String>,
    rust: Rust,
    /// Whether the example of the smallest body has the code.
    has_rust_tab: bool,
    changes: Changes,
    schema: String,
    schema_file: String,
    version: &'a str,
    source: String,
    versions: Vec<[String; 3]>,
    tool: &'static str,
}

/// A page that was made.
pub(super) struct Made {
    pub(super) files: Vec<File>,
    /// What a site needs to know of it.
    pub(super) info: PageInfo,
    /// Where the changes of the resource are on the page, by their indexes.
    pub(super) targets: Vec<(usize, ChangeTarget)>,
}

/// Makes the page of an entry.
///
/// # Errors
/// When the template fails.
pub(super) fn page(
    page_context: PageContext<'_>,
    verdicts: &Verdicts,
    history: &History,
) -> Result<Made, Diagnostic> {
    let (context, index) = (page_context.context, page_context.index);
    let outline = page_context.outline;
    let headings = page_context.headings();
    let links = headings.links;
    let mut sections = Sections {
        model: context.model,
        sources: context.sources,
        links: &links,
        ids: Ids::with_headings(headings.ids),
        properties: Default::default(),
        by_path: Default::default(),
        roots: page_context
            .entry
            .root()
            .into_iter()
            .chain(page_context.entry.answer)
            .collect(),
    };
    let properties = sections.of(&outline.body, &outline.body.order, &outline.body_enums);
    let answers = sections.of(
        &page_context.answer,
        &page_context.extra,
        &page_context.answer_enums,
    );
    let types = operation_tables(&page_context, &mut sections);
    let mut terms: Vec<Term> = properties
        .iter()
        .chain(&answers)
        .chain(&types)
        .flat_map(|section| section.terms.clone())
        .collect();
    let operations = outline.operations.iter().zip(&headings.operations);
    for (operation, id) in operations {
        terms.push(operation_terms::term(operation, id));
        terms.extend(operation_terms::header_terms(operation, id));
    }
    let inputs = operations::inputs(context.model, &outline.operations, &links);
    terms.extend(operation_terms::input_terms(&inputs));
    let targets = page_context.targets(&sections.by_path, &headings.operations);
    let changes = page_context.changes(history, &targets);
    let targets = targets.of_version(history, index);
    let (outputs, more_outputs) = page_context.outputs(&sections);
    let schema = page_context.schema();
    let schema_file = page_context.schema_file(&schema);
    let entry = page_context.entry;
    let page = ResourcePage {
        front: Front::of(entry),
        name: &entry.resource.name,
        group: &entry.resource.group,
        facts: page_context.facts(),
        description: page_context.description(),
        remarks: context.remark(&entry.path),
        examples: &outline.examples,
        outputs,
        more_outputs,
        answer: page_context.answer_note(),
        skeleton: (entry.body.map(|id| skeleton::skeleton(context.model, id))).unwrap_or_default(),
        properties,
        answers,
        operations: page_context.described(&links, &headings.operations),
        types,
        needs: dependency::needs(entry, context.library, &sections.by_path),
        inputs,
        used_by: dependency::used_by(entry, index, context.library),
        rust: page_context.rust(verdicts),
        has_rust_tab: outline
            .examples
            .iter()
            .any(|example| !example.requests.is_empty()),
        changes,
        schema_file: schema_file
            .as_ref()
            .map(|file| page_context.in_same_group(file))
            .unwrap_or_default(),
        schema,
        version: &entry.resource.version,
        source: format!("{}{}", context.source_url, entry.resource.document),
        versions: page_context.versions(),
        tool: env!("CARGO_PKG_VERSION"),
    };
    let mut files = vec![template::file(format!("{}.md", entry.path), page.render())?];
    files.extend(schema_file);
    Ok(Made {
        files,
        info: page_context.page_info(terms),
        targets,
    })
}

/// Makes the tables of the types that only operations use.
fn operation_tables(page_context: &PageContext<'_>, sections: &mut Sections<'_>) -> Vec<Section> {
    let types = &page_context.types;
    let mut tables = Vec::new();
    for (tree, own) in &types.trees {
        tables.extend(sections.of(tree, own, &[]));
    }
    tables.extend(sections.of(&Default::default(), &[], &types.enums));
    tables
}
