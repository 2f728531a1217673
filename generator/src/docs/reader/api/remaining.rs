//! Operations of resource providers that belong to no resource, such as lists of usages and checks of names. They have pages
//! next to those of the resources of their group, one for what their ids begin with.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::collect::{Api, Described, Input, used};
use super::model_index::ModelIndex;
use super::request::Request;
use super::topics::Topic;
use crate::docs::reader::markdown::arm;
use crate::docs::resources::resource::{self, is_preview};
use crate::model::{Method, Model, Operation, SchemaId};
use crate::origin::{DocumentId, Origin};
use crate::source::Sources;

/// The topic of operations without an id.
const UNNAMED: &str = "Operations";

/// Collects the operations of each group that no page of a resource has, in the newest version of each document. `shown` has
/// the definitions that have pages already.
pub(super) fn groups<'m>(
    input: &Input<'m>,
    model_index: &ModelIndex<'m>,
    shown: &mut BTreeSet<SchemaId>,
) -> Vec<Api<'m>> {
    let mut groups: BTreeMap<&str, BTreeMap<&str, Topic<'m>>> = BTreeMap::new();
    for (group, request) in input.remaining.iter().copied() {
        let operation = request.operation();
        let name = match operation.id.split_once('_') {
            Some((name, _)) if !name.is_empty() => name,
            _ => UNNAMED,
        };
        let topics = groups.entry(group).or_default();
        let topic = topics.entry(name).or_insert_with(|| Topic {
            // Resources have the singular of such a name.
            name: match name {
                UNNAMED => name.to_owned(),
                name => format!("{name} operations"),
            },
            description: String::new(),
            document: operation.origin.document,
            requests: Vec::new(),
        });
        topic.requests.push(request);
    }
    let groups = groups.into_iter();
    groups
        .map(|(group, topics)| {
            let mut topics: Vec<Topic<'m>> = topics.into_values().collect();
            topics.iter_mut().for_each(Topic::sort);
            let all: Vec<Request<'m>> = topics.iter().flat_map(|of| of.requests.clone()).collect();
            let mut definitions = used(model_index, &all);
            definitions.retain(|id| shown.insert(*id));
            definitions.sort_by_key(|id| model_index.definition(*id).map(str::to_lowercase));
            of_group(input, group, topics, definitions)
        })
        .collect()
}

fn of_group<'m>(
    input: &Input<'m>,
    group: &str,
    topics: Vec<Topic<'m>>,
    definitions: Vec<SchemaId>,
) -> Api<'m> {
    let document = topics.first().map_or(DocumentId(0), |topic| topic.document);
    let service = input.analysis.model.document(document).path.split('/').next();
    let folder = format!("{group}/");
    let own = input
        .described
        .paths
        .iter()
        .filter_map(|path| path.strip_prefix(&folder));
    Api {
        document,
        name: group.to_owned(),
        title: group.to_owned(),
        description: String::new(),
        version: String::new(),
        folder: group.to_owned(),
        topics,
        definitions,
        group: Some(super::collect::Group {
            service: service.unwrap_or_default().to_owned(),
            files: own.map(str::to_owned).collect(),
        }),
    }
}

/// Returns the example files of the operations that the pages show, each with the reference that asks for it: of those of the
/// APIs with these documents, and of those that no resource has.
pub(in crate::docs::reader) fn example_files(
    model: &Model,
    sources: &Sources,
    documents: &[String],
    remaining: &[(&str, Request<'_>)],
) -> Vec<(String, Origin)> {
    let documents: HashSet<DocumentId> = documents
        .iter()
        .filter_map(|path| Some(sources.by_path(path)?.id()))
        .collect();
    let own = |operation: &&Operation| documents.contains(&operation.origin.document);
    let remaining = remaining.iter().map(|(_, request)| request.operation());
    let operations = model.operations.iter().filter(own).chain(remaining);
    operations
        .flat_map(|operation| &operation.examples)
        .filter_map(|example| Some((example.file.clone()?, example.origin)))
        .collect()
}

/// Returns the requests that no resource has, each once with its group, in the order of their documents.
pub(in crate::docs::reader) fn requests<'m>(
    model: &'m Model,
    sources: &Sources,
    described: &Described<'m>,
) -> Vec<(&'m str, Request<'m>)> {
    let documents = current(model, sources, described.documents);
    let group = |id: DocumentId| documents.get(&id).copied();
    let operations = model.operations.iter();
    let mut found: Vec<(&str, Request<'m>)> = operations
        .filter(|of| !described.operations.contains(&of.origin))
        .filter_map(|of| Some((group(of.origin.document)?, Request::Operation(of))))
        .collect();
    // Of an operation that several documents have, the newest one counts.
    let version = |request: &Request<'m>| {
        let version = &model.document(request.operation().origin.document).version;
        (!is_preview(version), version.clone())
    };
    let mut newest: Vec<_> = (0..found.len()).collect();
    newest.sort_by_cached_key(|index| std::cmp::Reverse(version(&found[*index].1)));
    let mut seen: HashSet<(&str, Method, String)> = HashSet::new();
    newest.retain(|index| {
        let (group, request) = &found[*index];
        let operation = request.operation();
        seen.insert((*group, operation.method, arm::shape(&operation.path)))
    });
    newest.sort_unstable();
    found = newest.into_iter().map(|index| found[index]).collect();
    let incoming = model.incoming.iter();
    found.extend(incoming.filter_map(|of| Some((group(of.operation.document)?, Request::Incoming(of)))));
    found
}

/// Returns the newest version of each document of a resource provider, with its group. Versions of a document have the same
/// name; a preview counts where there is nothing else.
fn current<'m>(model: &'m Model, sources: &Sources, paths: &'m [String]) -> BTreeMap<DocumentId, &'m str> {
    type Newest<'m> = BTreeMap<(&'m str, &'m str), (bool, &'m str, DocumentId)>;
    let mut newest: Newest<'m> = BTreeMap::new();
    for path in paths {
        let (Some(group), Some(document)) = (resource::group(path), sources.by_path(path)) else {
            continue;
        };
        let name = path.rsplit('/').next().unwrap_or_default();
        let version = model.document(document.id()).version.as_str();
        let own = (!is_preview(version), version, document.id());
        let known = newest.entry((group, name)).or_insert(own);
        *known = own.max(*known);
    }
    let newest = newest.into_iter();
    newest.map(|((group, _), (.., id))| (id, group)).collect()
}
