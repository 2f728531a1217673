//! Pages for readers, in Markdown that CommonMark and MDX read alike. In: documents, their model, remarks. Out: a page
//! for each version of each resource (`resource`), pages for all other APIs (`api`), lists of them, and what a site needs to
//! know. Types are linked, never written out where they are used, so that pages stay small; a type that has a page of
//! its own is described there only. Both are written with `markdown`. HTML is not made here.

mod api;
pub(crate) mod guides;
pub(crate) mod lists;
pub(crate) mod markdown;
mod named;
mod options;
mod overview;
mod resource;

pub use markdown::page_info::{
    ChangeInfo, ChangesInfo, Emit, Neighbour, PageInfo, Pages, Role, Term, TermKind,
};
pub use options::Options;
pub use resource::Crate;

use std::collections::HashSet;

use super::resources;
use super::resources::resource::for_readers;
use crate::Analysis;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::output::File;
use crate::source::Sources;

/// What pages are made of, and what takes their files.
pub struct Input<'a> {
    /// The analysis of the documents.
    pub analysis: &'a Analysis,
    /// The paths of the documents that have pages.
    pub paths: &'a [String],
    /// What the configuration says of the pages.
    pub options: &'a Options,
    /// Takes each file as soon as it is made.
    pub emit: Emit<'a>,
}

/// Makes the pages of documents: of the resources of Azure that they describe, and of all other APIs.
pub fn generate(sources: &mut Sources, input: &Input<'_>, diagnostics: &mut Diagnostics) -> Pages {
    let Input {
        analysis,
        paths,
        options,
        emit,
    } = *input;
    let azure = paths.iter().filter(|path| resources::is_azure(path));
    let azure: Vec<String> = azure.cloned().collect();
    let found = resources::of_documents(sources, &azure, diagnostics, for_readers);
    let of_apis = api::documents(sources, paths, &found);
    let input = resource::Input {
        found: &found,
        exclude: &options.exclude,
        source_url: options.source_url.as_deref(),
        package: options.package.as_ref(),
        remarks: &options.remarks,
        emit,
    };
    let Some((mut result, described)) = resource::pages(sources, analysis, &input, diagnostics) else {
        return Pages::default();
    };
    let is_api: HashSet<&String> = of_apis.iter().collect();
    let providers = azure.iter().filter(|path| !is_api.contains(path));
    let providers: Vec<String> = providers.cloned().collect();
    let described = api::Described {
        documents: &providers,
        paths: result.pages.iter().map(|page| page.path.clone()).collect(),
        operations: described.operations,
        types: described.types,
    };
    let remaining = api::remaining_requests(&analysis.model, sources, &described);
    let examples = api::example_files(&analysis.model, sources, &of_apis, &remaining);
    sources.load_files(examples, diagnostics);
    let input = api::Input {
        analysis,
        sources,
        documents: &of_apis,
        source_url: options.source_url.as_deref(),
        emit,
        exclude: &options.exclude,
        remarks: &options.remarks,
        described: &described,
        remaining: &remaining,
    };
    let apis = api::pages(&input, diagnostics);
    if !paths.is_empty() && result.pages.is_empty() && apis.pages.is_empty() && apis.listed.is_empty() {
        diagnostics.push(no_pages());
    }
    named::check(options, &found, (&result, &apis), diagnostics);
    let lists = overview::files(&result.pages, &apis.listed, &apis.remaining);
    result.pages.extend(apis.pages);
    match lists.and_then(|files| Ok((files, over_all(&result)?))) {
        Ok((files, more)) => files.into_iter().chain(more).for_each(|file| emit(file, None)),
        Err(problem) => diagnostics.push(problem),
    }
    result
}

/// Returns the address of a page below that of the site.
pub fn address(path: &str) -> String {
    match path {
        "index" => String::new(),
        path => format!("{}.html", markdown::anchor::encoded(path)),
    }
}

/// Returns the first sentence of a description.
pub fn first_sentence(text: &str) -> String {
    crate::phrasing::words(&markdown::text::first_sentence(text))
}

/// Returns the id of a heading that is alone with its text.
pub fn slug(heading: &str) -> String {
    markdown::anchor::slug(heading)
}

/// Makes the lists over all pages.
fn over_all(pages: &Pages) -> Result<Vec<File>, Diagnostic> {
    let secrets = lists::secrets(&pages.pages)?;
    let summary = lists::summary(&pages.pages, &pages.changes, secrets.is_some())?;
    Ok(secrets
        .into_iter()
        .chain([summary])
        .chain(lists::legend()?)
        .collect())
}

/// Returns the problem of documents that give no page.
fn no_pages() -> Diagnostic {
    let message = "the documents describe nothing that has a page";
    Diagnostic::warning("armature::docs::empty", message)
        .help("name documents with resources of Azure, such as those with `get` and `put` of a path, or of another API")
}
