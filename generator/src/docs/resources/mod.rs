//! The resources of Azure that documents describe, what they are called and what they depend on. In: documents. Out:
//! resources, the catalogue of all of them, their dependencies. Pages are not made here.

pub(crate) mod body;
pub(crate) mod catalogue;
pub(crate) mod dependencies;
pub(crate) mod graph;
pub(crate) mod order;
mod plural;
pub(crate) mod resource;

use rayon::prelude::*;

use crate::diagnostic::Diagnostics;
use crate::source::{Document, Sources};

use resource::Resource;

/// Where the documents of Azure are, by the path below their root.
pub(crate) const AZURE_SOURCES: &str =
    "https://github.com/Azure/azure-rest-api-specs/tree/main/specification/";

/// Returns whether a document is one of Azure's: it is below the folder of a resource provider.
pub(crate) fn is_azure(path: &str) -> bool {
    resource::group(path).is_some()
}

/// Returns the resources of all documents, in the order of `paths`.
pub(crate) fn of_documents(
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
