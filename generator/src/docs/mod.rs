//! Documentation pages. In: the documents themselves, since a page shows them verbatim. Out: Markdown files, in
//! memory.

use crate::diagnostic::Diagnostics;
use crate::output::File;
use crate::source::Sources;

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
    _sources: &mut Sources,
    _paths: &[String],
    _options: &Options,
    _diagnostics: &mut Diagnostics,
) -> Vec<File> {
    Vec::new()
}
