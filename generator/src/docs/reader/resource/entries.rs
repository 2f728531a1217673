//! The pages that there are, before it is known what is on them: for each resource one of its newest version, and one for
//! each other version that the configuration has.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::docs::js::example::Example;
use crate::docs::reader::markdown::anchor::file_name;
use crate::docs::resources::catalogue::{Catalogue, is_same_path};
use crate::docs::resources::dependencies::Dependency;
use crate::docs::resources::resource::{Resource, is_preview};
use crate::model::{SchemaId, TypeId};
use crate::origin::Origin;

/// A page.
pub(super) struct Entry {
    pub(super) resource: Resource,
    /// The path below the folder of the pages, without its ending.
    pub(super) path: String,
    /// Whether this is the version that the resource's name refers to.
    pub(super) is_latest: bool,
    /// The pages of all versions of the resource, the newest first.
    pub(super) versions: Vec<usize>,
    pub(super) dependencies: Vec<Dependency>,
    pub(super) examples: Vec<Example>,
    /// The type of the body that creates.
    pub(super) body: Option<TypeId>,
    /// The type of what `get` answers.
    pub(super) answer: Option<TypeId>,
    /// The schema of the body in the model.
    pub(super) body_schema: Option<SchemaId>,
    /// The schema of the body, else of the answer, in its document.
    pub(super) schema: Option<Origin>,
}

impl Entry {
    /// Returns the type that the page describes first.
    pub(super) fn root(&self) -> Option<TypeId> {
        self.body.or(self.answer)
    }

    /// Returns whether the version is a preview.
    pub(super) fn is_preview(&self) -> bool {
        is_preview(&self.resource.version)
    }
}

/// Returns the pages for the resources that were found, without dependencies and examples: those of the catalogue, then
/// their other versions and resources that only previews have. Where several documents describe one version, the one
/// counts whose path sorts last. Each resource has pages of its own, also where remaining have its name.
pub(super) fn entries(found: &[Resource], catalogue: &Catalogue, exclude: &[String]) -> Vec<Entry> {
    let newest = catalogue.resources().map(|resource| (id(resource), resource));
    let newest: BTreeMap<_, _> = newest.collect();
    let included = found.iter().filter(|of| !exclude.contains(&of.page_path()));
    let mut by_id: BTreeMap<(String, String, String), Vec<&Resource>> = BTreeMap::new();
    for resource in included {
        by_id.entry(id(resource)).or_default().push(resource);
    }
    let mut histories: Vec<History> = by_id
        .iter()
        .flat_map(|(id, resources)| histories(resources, newest.get(id).copied()))
        .collect();
    // The page of a name is that of the last resource in the catalogue, as in the reference.
    let order: BTreeMap<_, _> = newest.values().enumerate().map(|(at, of)| (of.get, at)).collect();
    histories.sort_by_cached_key(|history| {
        let at = order.get(&history.latest.get).copied();
        let is_put_only = !history.latest.is_readable();
        (history.latest.page_name(), is_put_only, std::cmp::Reverse(at))
    });
    let mut taken = HashMap::new();
    let mut entries = Vec::new();
    for history in histories {
        let path = free_path(&history.latest, &mut taken);
        history.add_pages(&path, &mut entries);
    }
    entries
}

/// Returns what tells resources apart that can have the same path of a page.
fn id(resource: &Resource) -> (String, String, String) {
    let Resource {
        group, service, name, ..
    } = resource;
    (group.clone(), service.clone(), name.clone())
}

/// Returns a path that no other page has, on any file system. A resource of another service is named after that; remaining
/// are numbered.
fn free_path(resource: &Resource, taken: &mut HashMap<String, String>) -> String {
    let own = resource.page_path();
    let is_of_other_service = taken
        .get(&own.to_lowercase())
        .is_some_and(|service| *service != resource.service);
    let with_service = is_of_other_service.then(|| format!("{own}-{}", file_name(&resource.service)));
    let numbered = (2..).map(|number| format!("{own}-{number}"));
    let mut paths = [own.clone()].into_iter().chain(with_service).chain(numbered);
    let free = paths.find(|path| !taken.contains_key(&path.to_lowercase()));
    let path = free.unwrap_or(own);
    taken.insert(path.to_lowercase(), resource.service.clone());
    path
}

/// The versions of a resource.
struct History {
    latest: Resource,
    versions: BTreeMap<String, Resource>,
}

/// Returns the resources of one service with a name, each with its versions. There are several where a version has several
/// paths with this name. `newest` is the one of the catalogue.
fn histories(resources: &[&Resource], newest: Option<&Resource>) -> Vec<History> {
    let mut by_version: BTreeMap<&str, Vec<&Resource>> = BTreeMap::new();
    for resource in resources {
        by_version.entry(&resource.version).or_default().push(resource);
    }
    let mut main = BTreeMap::new();
    let mut remaining: Vec<&Resource> = Vec::new();
    for (version, mut candidates) in by_version {
        candidates.sort_by_key(|of| {
            let is_newest = newest.is_some_and(|newest| is_same_path(&newest.path, &of.path));
            (is_newest, of.is_readable(), &of.document)
        });
        let Some(chosen) = candidates.pop() else { continue };
        let differs = |of: &&Resource| !is_same_path(&of.path, &chosen.path);
        remaining.extend(candidates.into_iter().filter(differs));
        main.insert(version.to_owned(), chosen.clone());
    }
    let Some(last) = main.values().next_back().cloned() else {
        return Vec::new();
    };
    let latest = newest.cloned().unwrap_or(last);
    main.insert(latest.version.clone(), latest.clone());
    let mut found = vec![History {
        latest,
        versions: main,
    }];
    while let Some(first) = remaining.first().copied() {
        let (same, rest): (Vec<&Resource>, Vec<&Resource>) = remaining
            .into_iter()
            .partition(|of| is_same_path(&of.path, &first.path));
        let stable = same.iter().filter(|of| !is_preview(&of.version));
        let last = stable.max_by_key(|of| &of.version).copied();
        found.extend(histories(&same, last.or(Some(first))));
        remaining = rest;
    }
    found
}

/// Returns what a resource is known by.
pub(super) fn key(resource: &Resource) -> (String, String) {
    (resource.group.clone(), resource.name.clone())
}

impl History {
    /// Adds the pages of a resource, the newest version first.
    fn add_pages(self, page: &str, entries: &mut Vec<Entry>) {
        let Self { latest, versions } = self;
        let indices: Vec<usize> = (entries.len()..entries.len() + versions.len()).collect();
        let mut taken = HashSet::new();
        for resource in versions.into_values().rev() {
            let is_latest = resource.version == latest.version;
            entries.push(Entry {
                path: if is_latest {
                    page.to_owned()
                } else {
                    let mut file = file_name(&resource.version);
                    // Versions that differ in case or in characters that files do not have.
                    while !taken.insert(file.to_ascii_lowercase()) {
                        file.push('_');
                    }
                    format!("{page}/{file}")
                },
                is_latest,
                versions: indices.clone(),
                dependencies: Vec::new(),
                examples: Vec::new(),
                body: None,
                answer: None,
                body_schema: None,
                schema: None,
                resource,
            });
        }
    }
}
