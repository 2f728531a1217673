//! Pages for an API of any kind: one for each tag, or for each group of paths that begin alike, with its operations, and one
//! for each definition that an operation uses. In: the documents that describe no resource of Azure, their model. Out: the
//! pages, and what a site needs to know of them. Types are linked: a definition is described on its own page, a type that is
//! written inline on the page that holds it.

mod about;
mod authentication;
mod body;
mod collect;
mod context;
mod curl;
mod curl_values;
mod file_name;
mod head;
mod inline_fields;
mod media_types;
mod model_index;
mod operation;
mod outline;
mod overview;
mod parts;
mod plan;
mod remaining;
mod request;
mod request_body;
mod schema;
mod security_schemes;
mod style;
mod topic;
mod topics;
mod uses;
mod usual;

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::markdown::page_info::PageInfo;
use crate::diagnostic::{Diagnostic, Diagnostics, SourceLocation};
use crate::origin::{DocumentId, NodeId, Origin};
use crate::source::Sources;

pub(super) use collect::{Described, Input, documents};
pub(super) use overview::Listed;
pub(super) use overview::Remaining;
pub(super) use remaining::{example_files, requests as remaining_requests};

use context::Context;
use model_index::ModelIndex;
use plan::Subject;
use uses::Uses;
use usual::Usual;

/// The pages of all APIs.
#[derive(Default)]
pub(super) struct Made {
    pub(super) pages: Vec<PageInfo>,
    /// The APIs, for the lists of pages.
    pub(super) listed: Vec<Listed>,
    /// What groups of resources have besides these.
    pub(super) remaining: Vec<Remaining>,
    /// The paths of the pages and APIs that are left out.
    pub(super) excluded: BTreeSet<String>,
}

/// Makes the pages of all documents of an input.
pub(super) fn pages(input: &Input<'_>, diagnostics: &mut Diagnostics) -> Made {
    let model_index = ModelIndex::new(&input.analysis.model, &input.described.types);
    let mut excluded = BTreeSet::new();
    let mut shown = BTreeSet::new();
    let mut apis = collect::apis(input, &model_index, &mut shown);
    apis.extend(remaining::groups(input, &model_index, &mut shown));
    take(&mut apis, |api| &api.folder, input.exclude, &mut excluded);
    for api in apis.iter().filter(|api| api.is_empty()) {
        diagnostics.push(nothing_described(input.sources, api.document));
    }
    let mut plans = plan::plans(input.remarks, &apis, &model_index);
    take(&mut plans, |plan| &plan.path, input.exclude, &mut excluded);
    let outlines = outline::outlines(&plans, &model_index);
    let context = Context {
        model: &input.analysis.model,
        bodies: request_body::smallest(input.analysis, &plans),
        sources: input.sources,
        source_url: input.source_url,
        remarks: input.remarks,
        apis: &apis,
        plans: &plans,
        outlines: &outlines,
        uses: Uses::new(&plans, &model_index),
        security: (0..apis.len())
            .map(|api| Usual::of(input.sources, &plans, api))
            .collect(),
    };
    let made: Vec<Result<_, Diagnostic>> = (0..plans.len())
        .into_par_iter()
        .map(|index| {
            let (file, page) = match &plans[index].subject {
                Subject::Topic(topic) => topic::page(&context, index, topic),
                Subject::Schema(id) => schema::page(&context, index, *id),
            }?;
            (input.emit)(file, Some(&page));
            Ok(page)
        })
        .collect();
    let mut result = Made {
        excluded,
        ..Made::default()
    };
    for page in made {
        match page {
            Ok(page) => result.pages.push(page),
            Err(problem) => diagnostics.push(problem),
        }
    }
    for (index, api) in apis.iter().enumerate() {
        if api.group.is_some() {
            result.remaining.push(overview::of_group(&context, index));
            continue;
        }
        match overview::page(&context, index) {
            Ok((file, listed)) => {
                (input.emit)(file, None);
                result.listed.push(listed);
            }
            Err(problem) => diagnostics.push(problem),
        }
    }
    result
}

/// Takes out what is excluded by its path, and notes the paths.
fn take<T>(
    list: &mut Vec<T>,
    path: impl Fn(&T) -> &str,
    exclude: &[String],
    excluded: &mut BTreeSet<String>,
) {
    list.retain(|one| {
        let path = path(one);
        let is_excluded = exclude.iter().any(|name| name == path);
        if is_excluded {
            excluded.insert(path.to_owned());
        }
        !is_excluded
    });
}

/// Reports a document that gives no page but its own.
fn nothing_described(sources: &Sources, document: DocumentId) -> Diagnostic {
    let root = Origin {
        document,
        node: NodeId(0),
    };
    let path = sources.document(document).path();
    let message = format!("`{path}` describes no operations and no schemas");
    Diagnostic::warning("armature::docs::empty", message)
        .at(SourceLocation::Value(root), "this document gives an empty page")
        .help("add `paths` or definitions of schemas, or leave the document out")
}
