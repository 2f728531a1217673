//! Pages for readers, in Markdown that CommonMark and MDX read alike. In: documents, their model, remarks. Out: a page
//! for each version of each resource, lists of them, and what a site needs to know beside ([`facts::Page`]). Types are
//! linked, never written out where they are used, so that pages stay small; a type that has a page of its own is
//! described there only. HTML is not made here.

pub(crate) mod anchor;
mod api;
mod arm;
mod changes;
mod check;
mod contents;
mod dependency;
mod entries;
mod facts;
mod front;
mod inline_example;
mod kind;
mod library;
mod maker;
mod minimal;
mod operations;
mod outline;
mod overview;
mod page;
mod remarks;
mod row;
mod rust;
mod schema;
mod section;
mod shown;
pub(crate) mod text;
mod tree;
mod values;

use std::collections::BTreeMap;

use rayon::prelude::*;

pub use facts::{Neighbour, Page, Role, Term, TermKind};
pub use rust::Crate;

use entries::Entry;
use library::Library;
use outline::Outline;

use super::catalogue::Catalogue;
use super::graph::{Corpus, Graph};
use super::resource::{self, Resource};
use super::{dependencies, example, page as reference};
use crate::Analysis;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Model, TypeId};
use crate::output::File;
use crate::source::Sources;

/// What the pages are made of.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Resources, as `Group/Type`, that get no page.
    pub exclude: Vec<String>,
    /// What stands before a document's path in the link to it; `None` where it is not configured.
    pub source_url: Option<String>,
    /// The crate that is made of the same documents.
    pub package: Option<Crate>,
    /// Remarks, as Markdown, by `Group/Type`.
    pub remarks: BTreeMap<String, String>,
}

/// The pages.
#[derive(Clone, Debug, Default)]
pub struct Pages {
    /// The Markdown, with paths below the folder of the pages.
    pub files: Vec<File>,
    /// What else there is to know, in the order of the pages.
    pub pages: Vec<Page>,
}

/// What all pages share.
struct Context<'a> {
    model: &'a Model,
    sources: &'a Sources,
    library: &'a Library,
    outlines: &'a [Outline<'a>],
    /// The page that describes each type, and the link within it.
    places: BTreeMap<TypeId, (usize, String)>,
    source_url: &'a str,
    package: Option<&'a Crate>,
    remarks: &'a BTreeMap<String, String>,
}

impl Context<'_> {
    /// The page that describes a type, and the link to its table there; empty where it is what the page begins with.
    fn page_of(&self, id: TypeId) -> Option<(usize, &str)> {
        self.places.get(&id).map(|(rank, slug)| (*rank, slug.as_str()))
    }

    /// The remark for a page; empty where there is none.
    fn remark(&self, path: &str) -> &str {
        remark(self.remarks, path)
    }
}

fn remark<'r>(remarks: &'r BTreeMap<String, String>, path: &str) -> &'r str {
    remarks.get(path).map_or("", |text| text.trim())
}

/// Makes the pages of the documents at `paths`: of the resources of Azure that they describe, and of all other APIs.
pub fn generate(
    sources: &mut Sources,
    analysis: &Analysis,
    paths: &[String],
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> Pages {
    let azure = paths.iter().filter(|path| super::is_azure(path));
    let azure: Vec<String> = azure.cloned().collect();
    let found = super::each_document(sources, &azure, diagnostics, resource::of_any_version);
    let of_apis = api::documents(sources, paths, &found);
    let entries = read_entries(sources, &found, options, diagnostics);
    let mut result = of_resources(sources, analysis, entries, options, diagnostics);
    let input = api::Input {
        model: &analysis.model,
        sources,
        documents: &of_apis,
        source_url: options.source_url.as_deref(),
        groups: result.pages.iter().map(|page| page.group.as_str()).collect(),
    };
    let apis = api::pages(&input, diagnostics);
    if !paths.is_empty() && result.pages.is_empty() && apis.listed.is_empty() {
        diagnostics.push(no_pages());
    }
    let lists = overview::files(&result.pages, &apis.listed);
    result.files.extend(apis.files);
    result.pages.extend(apis.pages);
    match lists {
        Ok(files) => result.files.extend(files),
        Err(problem) => diagnostics.push(problem),
    }
    result
}

/// Returns the problem of documents that give no page.
fn no_pages() -> Diagnostic {
    let message = "the documents describe nothing that has a page";
    Diagnostic::warning("armature::docs::empty", message)
        .help("name documents with resources of Azure, such as those with `get` and `put` of a path, or of another API")
}

/// Returns the pages that the resources give, with their dependencies and examples.
fn read_entries(
    sources: &mut Sources,
    found: &[Resource],
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> Vec<Entry> {
    let stable: Vec<Resource> = found
        .iter()
        .filter(|of| !resource::is_preview(&of.version))
        .cloned()
        .collect();
    let catalogue = Catalogue::new(stable, &options.exclude, diagnostics);
    let mut entries = entries::entries(found, &catalogue, &options.exclude, diagnostics);
    let examples = entries
        .iter()
        .flat_map(|entry| example::files(&entry.resource, sources))
        .collect();
    sources.load_files(examples, diagnostics);
    add_examples(&mut entries, sources, &catalogue, diagnostics);
    entries
}

/// Makes the pages of resources.
fn of_resources(
    sources: &Sources,
    analysis: &Analysis,
    entries: Vec<Entry>,
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> Pages {
    let model = &analysis.model;
    let library = Library::new(entries, model);
    report_remarks(&library, &options.remarks, diagnostics);
    let verdicts = check::verdicts(&library.entries, analysis, sources);
    let outlines: Vec<Outline<'_>> = (verdicts.par_iter().enumerate())
        .map(|(rank, verdicts)| {
            let remark = remark(&options.remarks, &library.entries[rank].path);
            Outline::of(model, &library, rank, verdicts, remark)
        })
        .collect();
    let context = Context {
        model,
        sources,
        places: outline::places(&library, &outlines),
        library: &library,
        outlines: &outlines,
        source_url: options.source_url.as_deref().unwrap_or(super::AZURE_SOURCES),
        package: options.package.as_ref(),
        remarks: &options.remarks,
    };
    let made: Vec<_> = (verdicts.par_iter().enumerate())
        .map(|(rank, verdicts)| page::page(&context, rank, verdicts))
        .collect();
    let mut result = Pages::default();
    for page in made {
        match page {
            Ok((files, page)) => {
                result.files.extend(files);
                result.pages.push(page);
            }
            Err(problem) => diagnostics.push(problem),
        }
    }
    result
}

/// Finds the dependencies of all resources and reads their examples. The references of a document are replaced once
/// for all its resources.
fn add_examples(
    entries: &mut [Entry],
    sources: &Sources,
    catalogue: &Catalogue,
    diagnostics: &mut Diagnostics,
) {
    let corpus = Corpus::new(sources);
    let mut order: Vec<&mut Entry> = entries.iter_mut().collect();
    order.sort_by(|a, b| a.resource.document.cmp(&b.resource.document));
    let problems: Vec<Diagnostic> = order
        .chunk_by_mut(|a, b| a.resource.document == b.resource.document)
        .collect::<Vec<_>>()
        .into_par_iter()
        .flat_map_iter(|entries| {
            let document = entries
                .first()
                .and_then(|entry| sources.by_path(&entry.resource.document));
            let graph = document.map(|document| Graph::of(document, &corpus));
            let problems = entries.iter_mut().filter_map(|entry| {
                let graph = graph.as_ref()?;
                let resource = &entry.resource;
                let schema = reference::body_schema(resource, graph, sources);
                let found = dependencies::dependencies(resource, schema, graph, catalogue, sources);
                entry.dependencies = found.unwrap_or_default();
                match example::examples(resource, &entry.dependencies, sources) {
                    Ok(examples) => entry.examples = examples,
                    Err(problem) => return Some(problem),
                }
                None
            });
            problems.collect::<Vec<_>>()
        })
        .collect();
    problems.into_iter().for_each(|problem| diagnostics.push(problem));
}

/// A remark that no page takes is most likely misnamed.
fn report_remarks(library: &Library, remarks: &BTreeMap<String, String>, diagnostics: &mut Diagnostics) {
    for name in remarks.keys() {
        if !library.entries.iter().any(|entry| entry.path == *name) {
            let problem = format!("the remark `{name}.md` belongs to no page");
            diagnostics.push(
                Diagnostic::warning("armature::docs::remark", problem)
                    .help("name it after the group and the type of a resource, such as `Compute/Disk.md`"),
            );
        }
    }
}

/// The problem of a template that fails.
fn unwritten(path: &str, error: &askama::Error) -> Diagnostic {
    Diagnostic::error(
        "armature::docs::page",
        format!("`{path}` cannot be written: {error}"),
    )
}
