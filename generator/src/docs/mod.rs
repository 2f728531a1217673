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

use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;

use catalogue::Catalogue;
use graph::{Corpus, Graph};
use page::NoPage;
use resource::Resource;

use crate::diagnostic::Diagnostics;
use crate::limits;
use crate::output::File;
use crate::source::{Document, Sources};

/// Where the documents of Azure are, by the path below their root.
pub(crate) const AZURE_SOURCES: &str =
    "https://github.com/Azure/azure-rest-api-specs/tree/main/specification/";

/// Returns whether a document is one of Azure's: it is below the folder of a resource provider.
pub(crate) fn is_azure(path: &str) -> bool {
    resource::group(path).is_some()
}

/// What the pages are made of.
#[derive(Clone, Debug)]
pub struct Options {
    /// Resources, as `Group/Type`, that get no page.
    pub exclude: Vec<String>,
    /// What stands before a document's path in the link to it.
    pub source_url: String,
    /// Most bytes of all pages; those that are too large by themselves count as much as a page may have.
    pub max_bytes: u64,
}

/// The pages of all resources of the documents at `paths`, with the index and the sidebar; paths are relative to
/// the folder of the pages. There are none when they would be too large together, which is reported.
pub fn generate(
    sources: &mut Sources,
    paths: &[String],
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> Vec<File> {
    let found = each_document(sources, paths, diagnostics, resource::resources);
    let catalogue = Catalogue::new(found.clone(), &options.exclude, diagnostics);
    catalogue::report_shadowed(&found, catalogue.resources(), diagnostics);
    let examples = catalogue
        .resources()
        .flat_map(|resource| example::files(resource, sources))
        .collect();
    sources.load_files(examples, diagnostics);
    let Some(pages) = pages(sources, &catalogue, options) else {
        let limit = options.max_bytes;
        diagnostics.push(limits::exceeded("output-bytes", limit, "the pages are too large"));
        return Vec::new();
    };
    let mut files = Vec::new();
    let mut with_page = Vec::new();
    for (resource, page) in pages {
        match page {
            Ok(file) => {
                files.push(file);
                with_page.push(resource);
            }
            Err(no_page) => diagnostics.push(no_page.report(resource)),
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

/// The page of each resource, or why it has none, in the order of the catalogue; `None` when they are too large
/// together. The references of a document are replaced once for all its pages.
fn pages<'a>(
    sources: &Sources,
    catalogue: &'a Catalogue,
    options: &Options,
) -> Option<Vec<(&'a Resource, Result<File, NoPage>)>> {
    let corpus = Corpus::new(sources);
    let made = AtomicU64::new(0);
    let make = |resource: &Resource, graph: &Graph<'_, '_>| {
        if made.load(Ordering::Relaxed) > options.max_bytes {
            return None;
        }
        let page = page::page(resource, graph, &corpus, catalogue, &options.source_url);
        let bytes = page
            .as_ref()
            .map_or_else(NoPage::bytes, |file| file.content.len());
        made.fetch_add(bytes as u64, Ordering::Relaxed);
        Some(page)
    };
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
                let page = make(resource, &graph)?;
                Some((*index, (*resource, page)))
            };
            resources.par_iter().filter_map(page).collect::<Vec<_>>()
        })
        .collect();
    if made.into_inner() > options.max_bytes {
        return None;
    }
    pages.sort_by_key(|(index, _)| *index);
    Some(pages.into_iter().map(|(_, page)| page).collect())
}
