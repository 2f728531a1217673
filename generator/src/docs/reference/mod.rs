//! The pages of the reference, byte for byte. In: documents. Out: a Markdown file for each resource, with the list of
//! all and the sidebar.

mod index;
mod inspect;
mod page;

use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;

use page::NoPage;

use super::js::example;
use super::resources::catalogue::{self, Catalogue};
use super::resources::graph::{Corpus, Graph};
use super::resources::resource::{self, Resource};
use crate::diagnostic::Diagnostics;
use crate::limits;
use crate::output::File;
use crate::source::Sources;

/// What the pages are made of.
#[derive(Clone, Debug)]
pub struct Options {
    /// Resources, as `Group/Type`, that get no page.
    pub exclude: Vec<String>,
    /// What comes before a document's path in the link to it.
    pub source_url: String,
    /// Most bytes of all pages; those that are too large by themselves count as much as a page may have.
    pub max_bytes: u64,
}

/// Returns the pages of all resources of the documents at `paths`, with the index and the sidebar; paths are relative
/// to the folder of the pages. There are none when they would be too large together, which is reported.
pub fn generate(
    sources: &mut Sources,
    paths: &[String],
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> Vec<File> {
    let found = super::resources::of_documents(sources, paths, diagnostics, resource::resources);
    let catalogue = Catalogue::new(found.clone(), &options.exclude);
    let with_page = catalogue.with_page(diagnostics);
    catalogue::report_shadowed(&found, catalogue.resources(), diagnostics);
    let examples = with_page
        .iter()
        .flat_map(|resource| example::files(resource, sources))
        .collect();
    sources.load_files(examples, diagnostics);
    let Some(pages) = pages(sources, &catalogue, &with_page, options) else {
        let limit = options.max_bytes;
        diagnostics.push(limits::exceeded("output-bytes", limit, "the pages are too large"));
        return Vec::new();
    };
    let mut files = Vec::new();
    let mut shown = Vec::new();
    for (resource, page) in pages {
        match page {
            Ok(file) => {
                files.push(file);
                shown.push(resource);
            }
            Err(no_page) => diagnostics.push(no_page.report(resource)),
        }
    }
    files.extend(index::index(&shown, diagnostics));
    files
}

/// Returns the page of each resource, or why it has none, in the order of the catalogue; `None` when they are too large
/// together. The references of a document are replaced once for all its pages.
fn pages<'a>(
    sources: &Sources,
    catalogue: &Catalogue,
    with_page: &[&'a Resource],
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
    let mut order: Vec<(usize, &Resource)> = with_page.iter().copied().enumerate().collect();
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
