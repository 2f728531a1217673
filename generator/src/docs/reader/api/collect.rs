//! What an API has: its requests by topic, and the definitions that they use.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::file_name::Taken;
use super::model_index::{Mentioned, ModelIndex};
use super::parts;
use super::request::Request;
use super::topics::{Topic, topics};
use crate::Analysis;
use crate::docs::is_azure;
use crate::docs::reader::markdown::page_info::Emit;
use crate::docs::resources::resource::{Resource, group};
use crate::model::{Method, Model, SchemaId, TypeId};
use crate::origin::{DocumentId, Origin};
use crate::source::{Sources, Value};

/// Names of files that a site has besides the groups.
const RESERVED: [&str; 10] = [
    "all-codes",
    "all-marks",
    "all-secrets",
    "summary",
    "index",
    "readme",
    "sidebars",
    "assets",
    "search",
    "404",
];

/// What the pages are made of.
pub(crate) struct Input<'a> {
    pub(crate) analysis: &'a Analysis,
    pub(crate) sources: &'a Sources,
    /// The paths of the documents that get these pages.
    pub(crate) documents: &'a [String],
    /// What the link to a document begins with, where the configuration says so.
    pub(crate) source_url: Option<&'a str>,
    /// The paths of pages that are not made, those of APIs too.
    pub(crate) exclude: &'a [String],
    /// Remarks, as Markdown, by the paths of pages.
    pub(crate) remarks: &'a BTreeMap<String, String>,
    /// What the pages of resources describe already.
    pub(crate) described: &'a Described<'a>,
    /// The requests that no resource has, each with its group.
    pub(in crate::docs::reader) remaining: &'a [(&'a str, Request<'a>)],
    /// Takes the files.
    pub(crate) emit: Emit<'a>,
}

/// What the pages of resources describe.
pub(crate) struct Described<'a> {
    /// The documents of resource providers.
    pub(crate) documents: &'a [String],
    /// The paths of the pages.
    pub(crate) paths: BTreeSet<String>,
    /// The operations that are on a page, or belong to a resource that is left out.
    pub(crate) operations: HashSet<Origin>,
    /// The page that describes each type, and the link within it.
    pub(crate) types: BTreeMap<TypeId, (String, String)>,
}

/// An API: a document.
pub(super) struct Api<'m> {
    pub(super) document: DocumentId,
    /// `info.title`, else the name of the document.
    pub(super) name: String,
    /// What it is called: its name, with the version where another API has the same name.
    pub(super) title: String,
    /// `info.summary` of OpenAPI 3.1 and `info.description`.
    pub(super) description: String,
    /// `info.version`; empty where the document has none.
    pub(super) version: String,
    /// The folder of its pages, and the name of its own page.
    pub(super) folder: String,
    pub(super) topics: Vec<Topic<'m>>,
    /// The definitions that its pages show, by name.
    pub(super) definitions: Vec<SchemaId>,
    /// The group of resources that it completes; `None` for an API with a page of its own.
    pub(super) group: Option<Group>,
}

/// A group of resources that has more operations than these.
pub(super) struct Group {
    pub(super) service: String,
    /// The files of its folder that are taken already, without their endings.
    pub(super) files: Vec<String>,
}

impl Api<'_> {
    /// Returns whether there is nothing to show.
    pub(super) fn is_empty(&self) -> bool {
        self.topics.is_empty() && self.definitions.is_empty()
    }
}

/// Returns the documents that get pages as APIs: those in which no resource was found. What documents of Azure's resource
/// providers have without a resource is on pages of their groups.
pub(in crate::docs::reader) fn documents(
    sources: &Sources,
    paths: &[String],
    found: &[Resource],
) -> Vec<String> {
    let with_resources: HashSet<&str> = found.iter().map(|of| of.document.as_str()).collect();
    let paths = paths
        .iter()
        .filter(|path| !with_resources.contains(path.as_str()));
    let paths = paths.filter(|path| !is_of_resource_provider(sources, path));
    paths.cloned().collect()
}

fn is_of_resource_provider(sources: &Sources, path: &str) -> bool {
    let root = sources.by_path(path).map(|document| document.root());
    let mut paths = root
        .and_then(|root| root.get("paths"))
        .into_iter()
        .flat_map(Value::members);
    let is_resource_path = |path: &str| path.contains("/providers/") || path.starts_with("/subscriptions");
    is_azure(path) && paths.any(|(path, _)| is_resource_path(path))
}

/// Collects the APIs of the documents of an input, in their order. Each operation belongs to the first one whose paths have
/// it, each definition to the first one whose operations use it.
pub(super) fn apis<'m>(
    input: &Input<'m>,
    model_index: &ModelIndex<'m>,
    shown: &mut BTreeSet<SchemaId>,
) -> Vec<Api<'m>> {
    let ids: Vec<DocumentId> = input
        .documents
        .iter()
        .filter_map(|path| Some(input.sources.by_path(path)?.id()))
        .collect();
    let mut owners: HashMap<Origin, usize> = HashMap::new();
    for (index, id) in ids.iter().enumerate() {
        for origin in operations_of(input.sources, *id) {
            owners.entry(origin).or_insert(index);
        }
    }
    let mut requests: Vec<Vec<Request<'m>>> = vec![Vec::new(); ids.len()];
    for operation in &input.analysis.model.operations {
        let own = || ids.iter().position(|id| *id == operation.origin.document);
        if let Some(index) = owners.get(&operation.origin).copied().or_else(own) {
            requests[index].push(Request::Operation(operation));
        }
    }
    for incoming in &input.analysis.model.incoming {
        let own = ids.iter().position(|id| *id == incoming.operation.document);
        if let Some(index) = own.or_else(|| owners.get(&incoming.operation.origin).copied()) {
            requests[index].push(Request::Incoming(incoming));
        }
    }
    let groups = input.described.documents.iter().filter_map(|path| group(path));
    let mut folders = Taken::new(RESERVED.into_iter().chain(groups));
    // What a part of other documents defines is described with these.
    let referenced = parts::referenced(&input.analysis.model);
    let is_part = |id: DocumentId, requests: &[Request<'_>]| requests.is_empty() && referenced.contains(&id);
    let mut own: Vec<_> = ids.into_iter().zip(requests).collect();
    own.retain(|(id, requests)| !is_part(*id, requests));
    let names: Vec<String> = own
        .iter()
        .map(|(id, _)| name(&input.analysis.model, *id))
        .collect();
    let is_repeated = |name: &String| names.iter().filter(|other| *other == name).count() > 1;
    let apis = own.into_iter().zip(&names).map(|((id, requests), name)| {
        let name = (name.as_str(), is_repeated(name));
        api(input, model_index, (id, name), &requests, (&mut folders, shown))
    });
    apis.collect()
}

/// Returns what an API is called: the title of its document, else the name of that.
fn name(model: &Model, id: DocumentId) -> String {
    let document = model.document(id);
    let stem = || {
        let name = document.path.rsplit('/').next().unwrap_or_default();
        name.split('.').next().unwrap_or_default()
    };
    match document.title.trim() {
        "" => stem().to_owned(),
        title => title.to_owned(),
    }
}

/// Makes an API. `taken` has the folders and the definitions that other APIs have already.
fn api<'m>(
    input: &Input<'m>,
    model_index: &ModelIndex<'m>,
    (id, (name, is_repeated)): (DocumentId, (&str, bool)),
    requests: &[Request<'m>],
    (folders, shown): (&mut Taken, &mut BTreeSet<SchemaId>),
) -> Api<'m> {
    let document = input.analysis.model.document(id);
    let root = input.sources.document(id).root();
    let version = Some(document.version.trim()).filter(|version| is_repeated && !version.is_empty());
    let info = root.get("info");
    let of_info = |key| info.and_then(|info| info.get_str(key));
    let words = [of_info("summary"), of_info("description")];
    let words: Vec<&str> = words.into_iter().flatten().collect();
    let mut definitions = match requests {
        [] => own_definitions(&input.analysis.model, model_index, id),
        requests => used(model_index, requests),
    };
    let folder = match version {
        Some(version) => folders.take(&format!("{name} {version}")),
        None => folders.take(name),
    };
    // What only an excluded API describes may be described by another one.
    let is_excluded = input.exclude.contains(&folder);
    definitions.retain(|id| is_excluded || shown.insert(*id));
    definitions.sort_by_key(|id| model_index.definition(*id).map(str::to_lowercase));
    Api {
        document: id,
        folder,
        name: name.to_owned(),
        title: version.map_or_else(
            || name.to_owned(),
            |version| format!("{name} (version {version})"),
        ),
        description: words.join("\n\n"),
        version: document.version.clone(),
        topics: topics(input.sources, root, requests),
        definitions,
        group: None,
    }
}

/// Returns the origins of the operations that the paths and webhooks of a document have, also in other files.
fn operations_of(sources: &Sources, id: DocumentId) -> Vec<Origin> {
    let root = sources.document(id).root();
    let keys = ["paths", "x-ms-paths", "webhooks"];
    let items = keys
        .into_iter()
        .filter_map(|key| root.get(key))
        .flat_map(Value::members);
    let items = items.filter_map(|(_, item)| sources.resolved(item).ok());
    items
        .flat_map(|item| Method::BY_KEY.iter().filter_map(move |(key, _)| item.get(key)))
        .flat_map(|operation| {
            let resolved = sources.resolved(operation).ok();
            [Some(operation.origin()), resolved.map(Value::origin)]
        })
        .flatten()
        .collect()
}

/// Returns the definitions of a document, with those that they refer to.
fn own_definitions(model: &Model, model_index: &ModelIndex<'_>, id: DocumentId) -> Vec<SchemaId> {
    let own = model.document(id).definitions.iter().map(|(_, id)| *id);
    closure(model_index, own.collect())
}

/// Returns the definitions that requests use, directly or through others.
pub(super) fn used(model_index: &ModelIndex<'_>, requests: &[Request<'_>]) -> Vec<SchemaId> {
    let mut first = Vec::new();
    for request in requests {
        let Mentioned { definitions, .. } = model_index.mentioned_in(request.operation());
        first.extend(definitions);
    }
    closure(model_index, first)
}

fn closure(model_index: &ModelIndex<'_>, mut open: Vec<SchemaId>) -> Vec<SchemaId> {
    let mut found = BTreeSet::new();
    while let Some(id) = open.pop() {
        if !model_index.is_elsewhere(id) && found.insert(id) {
            open.extend(model_index.mentioned_by(id).definitions);
        }
    }
    found.into_iter().collect()
}
