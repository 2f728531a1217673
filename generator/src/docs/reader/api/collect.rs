//! What an API has: its operations by topic, and the definitions that they use. A topic is a tag; operations without one go
//! by what their paths have in common.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::file_name::Taken;
use super::model_index::{Mentioned, ModelIndex};
use crate::docs::is_azure;
use crate::docs::reader::markdown::page_info::Emit;
use crate::docs::resources::resource::Resource;
use crate::model::{Method, Model, Operation, SchemaId};
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
    pub(crate) model: &'a Model,
    pub(crate) sources: &'a Sources,
    /// The paths of the documents that get these pages.
    pub(crate) documents: &'a [String],
    /// What the link to a document begins with, where the configuration says so.
    pub(crate) source_url: Option<&'a str>,
    /// The names of groups of resources, which no API may have.
    pub(crate) groups: Vec<&'a str>,
    /// Takes the files.
    pub(crate) emit: Emit<'a>,
}

/// An API: a document.
pub(super) struct Api<'m> {
    pub(super) document: DocumentId,
    /// What it is called.
    pub(super) title: String,
    /// `info.description`
    pub(super) description: String,
    /// `info.version`; empty where the document has none.
    pub(super) version: String,
    /// The folder of its pages, and the name of its own page.
    pub(super) folder: String,
    pub(super) topics: Vec<Topic<'m>>,
    /// The definitions that its pages show, by name.
    pub(super) definitions: Vec<SchemaId>,
}

impl Api<'_> {
    /// Returns whether there is nothing to show.
    pub(super) fn is_empty(&self) -> bool {
        self.topics.is_empty() && self.definitions.is_empty()
    }
}

/// Operations that share a page.
pub(super) struct Topic<'m> {
    pub(super) name: String,
    /// The description of the tag.
    pub(super) description: String,
    pub(super) operations: Vec<&'m Operation>,
}

/// Returns the documents that get pages as APIs: those in which no resource was found. Documents of Azure's resource
/// providers that only list resources or have actions of them are left to the pages of these resources.
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
pub(super) fn apis<'m>(input: &Input<'m>, model_index: &ModelIndex<'m>) -> Vec<Api<'m>> {
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
    let mut operations: Vec<Vec<&Operation>> = vec![Vec::new(); ids.len()];
    for operation in &input.model.operations {
        let own = || ids.iter().position(|id| *id == operation.origin.document);
        if let Some(index) = owners.get(&operation.origin).copied().or_else(own) {
            operations[index].push(operation);
        }
    }
    let mut folders = Taken::new(RESERVED.into_iter().chain(input.groups.iter().copied()));
    let mut shown = BTreeSet::new();
    ids.into_iter()
        .zip(operations)
        .map(|(id, operations)| api(input, model_index, id, &operations, (&mut folders, &mut shown)))
        .collect()
}

/// Makes an API. `taken` has the folders and the definitions that other APIs have already.
fn api<'m>(
    input: &Input<'m>,
    model_index: &ModelIndex<'m>,
    id: DocumentId,
    operations: &[&'m Operation],
    (folders, shown): (&mut Taken, &mut BTreeSet<SchemaId>),
) -> Api<'m> {
    let document = input.model.document(id);
    let root = input.sources.document(id).root();
    let stem = || {
        let name = document.path.rsplit('/').next().unwrap_or_default();
        name.split('.').next().unwrap_or_default().to_owned()
    };
    let title = match document.title.trim() {
        "" => stem(),
        title => title.to_owned(),
    };
    let info = root.get("info");
    let description = info.and_then(|info| info.get_str("description"));
    let mut definitions = match operations {
        [] => own_definitions(input.model, model_index, id),
        operations => used(model_index, operations),
    };
    definitions.retain(|id| shown.insert(*id));
    definitions.sort_by_key(|id| model_index.definition(*id).map(str::to_lowercase));
    Api {
        document: id,
        folder: folders.take(&title),
        title,
        description: description.unwrap_or_default().to_owned(),
        version: document.version.clone(),
        topics: topics(input.sources, root, operations),
        definitions,
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

/// Returns the definitions that operations use, directly or through untagged.
fn used(model_index: &ModelIndex<'_>, operations: &[&Operation]) -> Vec<SchemaId> {
    let mut first = Vec::new();
    for operation in operations {
        let Mentioned { definitions, .. } = model_index.mentioned_in(operation);
        first.extend(definitions);
    }
    closure(model_index, first)
}

fn closure(model_index: &ModelIndex<'_>, mut open: Vec<SchemaId>) -> Vec<SchemaId> {
    let mut found = BTreeSet::new();
    while let Some(id) = open.pop() {
        if found.insert(id) {
            open.extend(model_index.mentioned_by(id).definitions);
        }
    }
    found.into_iter().collect()
}

/// Returns the topics of a document's operations: its tags in their order, then tags that it does not declare and stems of
/// paths, by name.
fn topics<'m>(sources: &Sources, root: Value<'_>, operations: &[&'m Operation]) -> Vec<Topic<'m>> {
    let declared = root.get("tags").map(Value::elements);
    let mut topics: Vec<Topic<'m>> = declared
        .into_iter()
        .flatten()
        .filter_map(|tag| {
            Some(Topic {
                name: tag.get_str("name")?.to_owned(),
                description: tag.get_str("description").unwrap_or_default().to_owned(),
                operations: Vec::new(),
            })
        })
        .collect();
    let mut by_stem: BTreeMap<String, Vec<&Operation>> = BTreeMap::new();
    let untagged = operations.iter().filter(|of| tag(sources, of).is_none());
    let shared = shared(untagged.map(|of| of.path.as_str()));
    for operation in operations {
        let name = tag(sources, operation).map_or_else(|| stem(&operation.path, shared), str::to_owned);
        match topics.iter_mut().find(|topic| topic.name == name) {
            Some(topic) => topic.operations.push(operation),
            None => by_stem.entry(name).or_default().push(operation),
        }
    }
    topics.extend(by_stem.into_iter().map(|(name, operations)| Topic {
        name,
        description: String::new(),
        operations,
    }));
    topics.retain(|topic| !topic.operations.is_empty());
    topics
}

/// Returns the first tag of an operation, which says on which page it is.
fn tag<'s>(sources: &'s Sources, operation: &Operation) -> Option<&'s str> {
    let tags = sources.value(operation.origin).get("tags")?;
    tags.elements()
        .next()?
        .as_str()
        .filter(|tag| !tag.trim().is_empty())
}

fn segments(path: &str) -> impl Iterator<Item = &str> {
    let path = path.split('?').next().unwrap_or_default();
    path.split('/').filter(|segment| !segment.is_empty())
}

fn is_literal(segment: &&str) -> bool {
    !segment.contains('{')
}

/// Returns how many segments, such as `api` and `v1`, all paths begin with and say nothing about what a path is about:
/// each path has another part behind them that is not a parameter.
fn shared<'p>(paths: impl Iterator<Item = &'p str> + Clone) -> usize {
    let Some(first) = paths.clone().next() else {
        return 0;
    };
    let literals = |path: &'p str| segments(path).take_while(is_literal);
    let shared = |path: &'p str| {
        let pairs = literals(first).zip(literals(path));
        let equal = pairs.take_while(|(one, other)| one == other).count();
        equal.min(literals(path).count().saturating_sub(1))
    };
    paths.map(shared).min().unwrap_or(0)
}

/// Returns what a path is about: its first segment behind those that all paths share.
fn stem(path: &str, shared: usize) -> String {
    let mut behind = segments(path).skip(shared).filter(is_literal);
    behind.next().unwrap_or(path).to_owned()
}

#[cfg(test)]
mod tests {
    use super::{shared, stem};

    #[test]
    fn paths_that_begin_alike_share_a_stem() {
        let stems = |paths: &[&str]| -> Vec<String> {
            let shared = shared(paths.iter().copied());
            paths.iter().map(|path| stem(path, shared)).collect()
        };
        assert_eq!(stems(&["/pets", "/pets/{id}"]), ["pets", "pets"]);
        assert_eq!(stems(&["/api/v1/pets/{id}", "/api/v1/shops"]), ["pets", "shops"]);
        assert_eq!(stems(&["/{id}/toys", "/"]), ["toys", "/"]);
    }
}
