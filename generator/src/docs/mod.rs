//! Documentation pages. In: the documents themselves, since a page shows them verbatim. Out: Markdown files, in
//! memory. The files are not written here, and no page is made for readers yet: the pages are those of the
//! reference, byte for byte.

mod catalogue;
mod dependencies;
mod example;
pub mod full;
mod graph;
mod grouping;
mod index;
mod inspect;
mod javascript;
mod layout;
mod number;
mod order;
mod page;
mod plural;
mod quote;
mod resource;
mod width;

use rayon::prelude::*;

use catalogue::Catalogue;
use graph::{Corpus, Graph};
use resource::Resource;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::output::File;
use crate::source::{Document, Sources};

/// What the pages are made of.
#[derive(Clone, Debug)]
pub struct Options {
    /// Resources, as `Group/Type`, that get no page.
    pub exclude: Vec<String>,
    /// What stands before a document's path in the link to it.
    pub source_url: String,
}

/// The pages of all resources of the documents at `paths`, with the index and the sidebar; paths are relative to
/// the folder of the pages.
pub fn generate(
    sources: &mut Sources,
    paths: &[String],
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> Vec<File> {
    let found = each_document(sources, paths, diagnostics, resource::resources);
    let catalogue = Catalogue::new(found, &options.exclude, diagnostics);
    let examples = catalogue
        .resources()
        .flat_map(|resource| example::files(resource, sources))
        .collect();
    sources.load_files(examples, diagnostics);
    let mut files = Vec::new();
    let mut with_page = Vec::new();
    for (resource, page) in pages(sources, &catalogue, options) {
        match page {
            Ok(file) => {
                files.push(file);
                with_page.push(resource);
            }
            Err(problem) => diagnostics.push(problem),
        }
    }
    files.extend(index::index(&with_page, diagnostics));
    files
}

/// The resources of all documents, in the order of `paths`.
fn each_document(
    sources: &Sources,
    paths: &[String],
    diagnostics: &mut Diagnostics,
    resources: impl Fn(&Document, &Sources, &mut Diagnostics) -> Vec<Resource> + Sync,
) -> Vec<Resource> {
    let documents: Vec<_> = paths.iter().filter_map(|path| sources.by_path(path)).collect();
    let found: Vec<_> = documents
        .par_iter()
        .map(|document| {
            let mut problems = Diagnostics::default();
            (resources(document, sources, &mut problems), problems)
        })
        .collect();
    let mut all = Vec::new();
    for (resources, problems) in found {
        all.extend(resources);
        diagnostics.extend(problems);
    }
    all
}

/// The page of each resource, or why it has none, in the order of the catalogue. The references of a document are
/// replaced once for all its pages.
fn pages<'a>(
    sources: &Sources,
    catalogue: &'a Catalogue,
    options: &Options,
) -> Vec<(&'a Resource, Result<File, Diagnostic>)> {
    let corpus = Corpus::new(sources);
    let mut order: Vec<(usize, &Resource)> = catalogue.resources().enumerate().collect();
    order.sort_by_key(|(_, resource)| &resource.document);
    let mut pages: Vec<_> = order
        .chunk_by(|(_, a), (_, b)| a.document == b.document)
        .collect::<Vec<_>>()
        .into_par_iter()
        .filter_map(|resources| Some((sources.by_path(&resources[0].1.document)?, resources)))
        .flat_map(|(document, resources)| {
            let graph = Graph::of(document, &corpus);
            let page = |(index, resource): &(usize, &'a Resource)| {
                let page = page::page(resource, &graph, &corpus, catalogue, &options.source_url);
                (*index, *resource, page)
            };
            resources.par_iter().map(page).collect::<Vec<_>>()
        })
        .collect();
    pages.sort_by_key(|(index, ..)| *index);
    pages
        .into_iter()
        .map(|(_, resource, page)| (resource, page))
        .collect()
}
