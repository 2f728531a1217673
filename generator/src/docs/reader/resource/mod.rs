//! The pages of resources for readers: one for each version of each resource. In: the resources that were found, their model,
//! remarks. Out: the pages, and what a site needs to know of them.

mod all_changes;
mod changes;
mod check;
mod contents;
mod context;
mod dependency;
mod entries;
mod front;
mod history;
mod library;
mod operation_types;
mod outline;
mod page;
mod page_context;
mod ranges;
mod requests;
mod rust_example;
mod shown_example;
mod skeleton;

use std::collections::{BTreeMap, HashSet};

use rayon::prelude::*;

pub use rust_example::Crate;

use context::Context;
use entries::Entry;
use library::Library;
use outline::Outline;
use page_context::PageContext;

use super::markdown::operations::OperationIndex;
use super::markdown::page_info::{Emit, Pages};
use super::markdown::remarks;
use crate::Analysis;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::docs::js::example;
use crate::docs::resources::catalogue::Catalogue;
use crate::docs::resources::graph::{Corpus, Graph};
use crate::docs::resources::resource::{self, Resource};
use crate::docs::resources::{AZURE_SOURCES, body, dependencies};
use crate::model::TypeId;
use crate::origin::Origin;
use crate::output;
use crate::source::Sources;

/// What the pages are made of.
pub(super) struct Input<'a> {
    /// The resources of all versions.
    pub(super) found: &'a [Resource],
    /// Resources, as `Group/Type`, that get no page.
    pub(super) exclude: &'a [String],
    /// What the link to a document begins with, where the configuration says so.
    pub(super) source_url: Option<&'a str>,
    /// The crate that is made of the same documents.
    pub(super) package: Option<&'a Crate>,
    /// Remarks, as Markdown, by `Group/Type`.
    pub(super) remarks: &'a BTreeMap<String, String>,
    /// Takes the files.
    pub(super) emit: Emit<'a>,
}

/// What the pages describe: operations, and types with the path of the page and the link within it.
pub(super) struct Described {
    /// The operations, those of resources that are left out too.
    pub(super) operations: HashSet<Origin>,
    pub(super) types: BTreeMap<TypeId, (String, String)>,
}

/// Returns the pages that the resources give, with their dependencies and examples.
fn read_entries(sources: &mut Sources, input: &Input<'_>, diagnostics: &mut Diagnostics) -> Vec<Entry> {
    let stable: Vec<Resource> = input
        .found
        .iter()
        .filter(|of| !resource::is_preview(&of.version))
        .cloned()
        .collect();
    let catalogue = Catalogue::new(stable, input.exclude);
    let mut entries = entries::entries(input.found, &catalogue, input.exclude);
    let examples = entries
        .iter()
        .flat_map(|entry| example::files(&entry.resource, sources))
        .collect();
    sources.load_files(examples, diagnostics);
    add_examples(&mut entries, sources, &catalogue, diagnostics);
    entries
}

/// Makes the pages of resources; `None` where their paths cannot be those of files.
pub(super) fn pages(
    sources: &mut Sources,
    analysis: &Analysis,
    input: &Input<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<(Pages, Described)> {
    let entries = read_entries(sources, input, diagnostics);
    let model = &analysis.model;
    let paths: Vec<String> = entries.iter().map(|entry| format!("{}.md", entry.path)).collect();
    let mut problems = Diagnostics::default();
    output::check_names(paths.iter().map(String::as_str), &mut problems);
    if problems.has_errors() {
        diagnostics.extend(problems);
        return None;
    }
    let library = Library::new(entries, model);
    let verdicts = check::verdicts(&library.entries, analysis, sources);
    let operation_index = OperationIndex::new(model);
    let outlines: Vec<Outline<'_>> = (verdicts.par_iter().enumerate())
        .map(|(index, verdicts)| {
            let remark = remarks::of(input.remarks, &library.entries[index].path);
            Outline::of(&operation_index, &library, index, verdicts, remark)
        })
        .collect();
    let mut context = Context {
        model,
        analysis,
        sources,
        type_pages: outline::type_pages(&library, &outlines),
        operation_pages: BTreeMap::new(),
        library: &library,
        outlines: &outlines,
        source_url: input.source_url.unwrap_or(AZURE_SOURCES),
        package: input.package,
        remarks: input.remarks,
    };
    let (types, type_pages) = operation_types::assign(&context);
    context.operation_pages = type_pages;
    let histories = history::histories(&context);
    let made: Vec<Result<_, Diagnostic>> = (verdicts.par_iter().zip(types).enumerate())
        .map(|(index, (verdicts, types))| {
            let page_context = PageContext::new(&context, index, types);
            let made = page::page(page_context, verdicts, histories.of(&context, index))?;
            let page::Made { files, info, targets } = made;
            files.into_iter().for_each(|file| (input.emit)(file, Some(&info)));
            Ok((info, targets))
        })
        .collect();
    let mut result = Pages::default();
    let mut targets = Vec::with_capacity(made.len());
    for page in made {
        match page {
            Ok((info, of_page)) => {
                result.pages.push(info);
                targets.push(of_page);
            }
            Err(problem) => {
                diagnostics.push(problem);
                targets.push(Vec::new());
            }
        }
    }
    for page in all_changes::pages(&context, &histories, &targets) {
        match page {
            Ok((file, changes)) => {
                (input.emit)(file, None);
                result.changes.push(changes);
            }
            Err(problem) => diagnostics.push(problem),
        }
    }
    Some((result, described(&context, input, &operation_index)))
}

/// Returns what the pages describe.
fn described(context: &Context<'_>, input: &Input<'_>, index: &OperationIndex<'_>) -> Described {
    let outlines = context.outlines.iter().flat_map(|outline| &outline.operations);
    let mut operations: HashSet<Origin> = outlines.map(|operation| operation.origin).collect();
    let excluded = input
        .found
        .iter()
        .filter(|of| input.exclude.contains(&of.page_path()));
    for resource in excluded {
        let own = index.of(resource.get.document, &resource.path);
        operations.extend(own.into_iter().map(|operation| operation.origin));
    }
    let pages = context.operation_pages.iter().chain(&context.type_pages);
    let path = |index: usize| context.library.entries[index].path.clone();
    Described {
        operations,
        types: pages
            .map(|(id, (index, slug))| (*id, (path(*index), slug.clone())))
            .collect(),
    }
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
                let schema = body::schema(resource, graph, sources);
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
