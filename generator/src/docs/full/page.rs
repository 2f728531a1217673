//! The page of a resource for readers: everything that the documents say about one version of it.

use askama::Template;

use super::anchor::Ids;
use super::check::Verdicts;
use super::front::Front;
use super::maker::Maker;
use super::operations::{self, Described, Input};
use super::section::{Section, Sections};
use super::shown::Shown;
use super::{Context, dependency, facts};
use crate::diagnostic::Diagnostic;
use crate::output::File;

/// The frame is read in `templates/full/page.md`. What it takes as safe is Markdown or code already.
#[derive(Template)]
#[template(path = "full/page.md")]
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

/// What is said about Rust: the type's path, and code. Empty where there is no type.
#[derive(Default)]
pub(super) struct Rust {
    pub(super) path: String,
    pub(super) example: String,
}

/// What changed since another version; nothing is said where there is none.
#[derive(Default)]
pub(super) struct Changes {
    /// The link to that version.
    pub(super) older: String,
    pub(super) list: Vec<ShownChange>,
    /// How many more there are.
    pub(super) more: usize,
}

/// A change as a page shows it; path and details are Markdown.
pub(super) struct ShownChange {
    pub(super) breaking: bool,
    pub(super) what: &'static str,
    pub(super) path: String,
    pub(super) details: String,
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
    let content = page
        .render()
        .map_err(|error| super::unwritten(&entry.path, &error))?;
    let mut files = vec![File {
        path: format!("{}.md", entry.path),
        content: content + "\n",
    }];
    files.extend(schema_file);
    Ok((files, maker.page_facts(terms)))
}
