//! What the configuration says of pages for readers.

use std::collections::BTreeMap;

use super::resource::Crate;

/// What the pages are made of.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The paths of pages that are not made: a resource as `Group/Type`, a topic or an API as a whole.
    pub exclude: Vec<String>,
    /// What comes before a document's path in the link to it; `None` where it is not configured.
    pub source_url: Option<String>,
    /// The crate that is made of the same documents.
    pub package: Option<Crate>,
    /// Remarks, as Markdown, by the paths of pages, such as `Group/Type`.
    pub remarks: BTreeMap<String, String>,
}
