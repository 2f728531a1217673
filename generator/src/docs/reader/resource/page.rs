//! The page of a resource for readers: everything that the documents say about one version of it.

use askama::Template;

use super::check::Verdicts;
use super::contents::{Changes, Rust};
use super::context::Context;
use super::dependency;
use super::front::Front;
use super::maker::Maker;
use super::shown::Shown;
use crate::diagnostic::Diagnostic;
use crate::docs::reader::markdown::anchor::Ids;
use crate::docs::reader::markdown::operations::{self, Described, Input};
use crate::docs::reader::markdown::section::{Section, Sections};
use crate::docs::reader::markdown::{facts, template};
use crate::output::File;

/// The frame is read in `templates/reader/page.md`. What it takes as safe is Markdown or code already.
#[derive(Template)]
#[template(path = "reader/page.md")]
struct Page<'a> {
    front: Front,
    name: &'a str,
    group: &'a str,
    facts: String,
    description: String,
    remarks: &'a str,
    examples: &'a [Shown],
    properties: Vec<Section>,
    outputs: Vec<[String; 3]>,
    more_outputs: usize,
    /// What is said before the tables of the answer.
    answer: String,
    answers: Vec<Section>,
    operations: Vec<Described>,
    inputs: Vec<Input>,
    needs: Vec<String>,
    used_by: Vec<String>,
    rust: Rust,
    changes: Changes,
    schema: String,
    schema_file: String,
    version: &'a str,
    source: String,
    versions: Vec<[String; 3]>,
    tool: &'static str,
}

/// The files of a page and what a site needs to know of it.
pub(super) type Made = (Vec<File>, facts::Page);

/// Makes the page of an entry. `rank` is its place in the library.
///
/// # Errors
/// When the template fails.
pub(super) fn page(context: &Context<'_>, rank: usize, verdicts: &Verdicts) -> Result<Made, Diagnostic> {
    let maker = Maker::new(context, rank);
    let outline = maker.outline;
    let (links, headings) = maker.plan();
    let mut sections = Sections {
        model: context.model,
        sources: context.sources,
        links: &links,
        ids: Ids::beside(headings),
        properties: Default::default(),
        by_path: Default::default(),
        roots: maker.entry.root().into_iter().chain(maker.entry.answer).collect(),
    };
    let properties = sections.of(&outline.body, &outline.body.order, &outline.body_enums);
    let answers = sections.of(&maker.answer, &maker.extra, &maker.answer_enums);
    let terms = properties
        .iter()
        .chain(&answers)
        .flat_map(|section| section.terms.clone())
        .collect();
    let inputs = operations::inputs(context.model, &outline.operations, &links);
    let changes = maker.changes(&sections.by_path);
    let (outputs, more_outputs) = maker.outputs(&sections);
    let schema = maker.schema();
    let schema_file = maker.schema_file(&schema);
    let entry = maker.entry;
    let page = Page {
        front: Front::of(entry),
        name: &entry.resource.name,
        group: &entry.resource.group,
        facts: maker.facts(),
        description: maker.description(),
        remarks: context.remark(&entry.path),
        examples: &outline.examples,
        outputs,
        more_outputs,
        answer: maker.answer_note(),
        properties,
        answers,
        operations: maker.described(&links),
        needs: dependency::needs(entry, context.library, &sections.by_path),
        inputs,
        used_by: dependency::used_by(entry, rank, context.library),
        rust: maker.rust(verdicts),
        changes,
        schema_file: schema_file
            .as_ref()
            .map(|file| maker.beside(file))
            .unwrap_or_default(),
        schema,
        version: &entry.resource.version,
        source: format!("{}{}", context.source_url, entry.resource.document),
        versions: maker.versions(),
        tool: env!("CARGO_PKG_VERSION"),
    };
    let mut files = vec![template::file(format!("{}.md", entry.path), page.render())?];
    files.extend(schema_file);
    Ok((files, maker.page_facts(terms)))
}
