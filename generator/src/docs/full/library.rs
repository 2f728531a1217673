//! All pages that there will be: for each resource one of its newest version, and one for each other version that the
//! configuration has. A page knows the types of its body and of its answer, and what leads to it.

use std::collections::{BTreeMap, HashMap};

use crate::docs::catalogue::Catalogue;
use crate::docs::dependencies::Dependency;
use crate::docs::example::Example;
use crate::docs::resource::{Resource, is_preview};
use crate::model::{Location, Model, Operation, Parameter, Response, SchemaId, TypeId, TypeRef};
use crate::origin::Origin;

use super::anchor::{self, encoded};
use super::tree;

/// A page.
pub(super) struct Entry {
    pub(super) resource: Resource,
    /// The path below the folder of the pages, without its ending.
    pub(super) path: String,
    /// Whether this is the version that the resource's name leads to.
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
    /// The type that the page describes first.
    pub(super) fn root(&self) -> Option<TypeId> {
        self.body.or(self.answer)
    }

    /// Whether the version is a preview.
    pub(super) fn is_preview(&self) -> bool {
        is_preview(&self.resource.version)
    }
}

/// All pages.
pub(super) struct Library {
    pub(super) entries: Vec<Entry>,
    /// The page that describes a type first.
    homes: BTreeMap<TypeId, usize>,
    /// The page whose first type a schema is.
    origins: HashMap<Origin, usize>,
    /// The page of a resource's newest version, by group and name.
    latest: BTreeMap<(String, String), usize>,
    /// Pages whose resource depends on that of a page, each once.
    used_by: Vec<Vec<usize>>,
}

/// The pages for the resources that were found, without dependencies and examples: those of the catalogue, then their
/// other versions and resources that only previews have. Where several documents describe one version, the one
/// counts whose path sorts last.
pub(super) fn entries(found: Vec<Resource>, catalogue: &Catalogue, exclude: &[String]) -> Vec<Entry> {
    let mut families: BTreeMap<(String, String), BTreeMap<String, Resource>> = BTreeMap::new();
    let mut latest: BTreeMap<(String, String), Resource> = BTreeMap::new();
    for resource in catalogue.resources() {
        latest.insert(key(resource), resource.clone());
    }
    let taken: BTreeMap<String, String> = latest
        .values()
        .map(|of| (page_name(of), of.service.clone()))
        .collect();
    for resource in found {
        let excluded = exclude
            .iter()
            .any(|name| *name == format!("{}/{}", resource.group, resource.name));
        // A page's name that another service's resource has is not for this one.
        let foreign = taken
            .get(&page_name(&resource))
            .is_some_and(|service| *service != resource.service);
        if excluded || foreign {
            continue;
        }
        let versions = families.entry(key(&resource)).or_default();
        let newer = |known: &Resource| known.document <= resource.document;
        if versions.get(&resource.version).is_none_or(newer) {
            versions.insert(resource.version.clone(), resource);
        }
    }
    let mut entries = Vec::new();
    for (key, mut versions) in families {
        let first = latest
            .remove(&key)
            .or_else(|| versions.values().next_back().cloned());
        let Some(first) = first else { continue };
        versions.insert(first.version.clone(), first.clone());
        family(&first, versions, &mut entries);
    }
    entries
}

fn key(resource: &Resource) -> (String, String) {
    (resource.group.clone(), resource.name.clone())
}

fn page_name(resource: &Resource) -> String {
    format!("{}/{}", resource.group, resource.name).to_lowercase()
}

/// Adds the pages of a resource, the newest version first.
fn family(latest: &Resource, versions: BTreeMap<String, Resource>, entries: &mut Vec<Entry>) {
    let ranks: Vec<usize> = (entries.len()..entries.len() + versions.len()).collect();
    for resource in versions.into_values().rev() {
        let is_latest = resource.version == latest.version;
        let name = format!("{}/{}", resource.group, resource.name);
        entries.push(Entry {
            path: if is_latest {
                name
            } else {
                format!("{name}/{}", file_name(&resource.version))
            },
            is_latest,
            versions: ranks.clone(),
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

fn file_name(version: &str) -> String {
    let plain = |c: char| {
        if c.is_ascii_alphanumeric() || "-._".contains(c) {
            c
        } else {
            '-'
        }
    };
    version.chars().map(plain).collect()
}

impl Library {
    /// Finds the types of the pages, and who uses whom.
    pub(super) fn new(mut entries: Vec<Entry>, model: &Model) -> Self {
        let operations: HashMap<Origin, &Operation> = model
            .operations
            .iter()
            .map(|operation| (operation.origin, operation))
            .collect();
        for entry in &mut entries {
            let put = entry.resource.put.and_then(|put| operations.get(&put));
            let get = operations.get(&entry.resource.get);
            let body = put.and_then(|put| body(put));
            let answer = get.and_then(|get| answer(get));
            let of = |type_ref: Option<&TypeRef>| Some(tree::named(model, type_ref?)?.0);
            entry.body = of(body.and_then(|body| body.type_ref.as_ref()));
            entry.answer = of(answer.and_then(|answer| answer.type_ref.as_ref()));
            entry.body_schema = body.map(|body| body.schema);
            let schema = entry.body_schema.or(answer.and_then(|answer| answer.schema));
            entry.schema = schema.map(|schema| model.schemas[schema].origin);
        }
        let latest: BTreeMap<_, _> = entries
            .iter()
            .enumerate()
            .filter(|(_, entry)| entry.is_latest)
            .map(|(rank, entry)| (key(&entry.resource), rank))
            .collect();
        let mut library = Self {
            used_by: vec![Vec::new(); entries.len()],
            homes: BTreeMap::new(),
            origins: HashMap::new(),
            entries,
            latest,
        };
        for rank in 0..library.entries.len() {
            library.add_home(rank, model);
            library.add_uses(rank);
        }
        library
    }

    fn add_home(&mut self, rank: usize, model: &Model) {
        if let Some(root) = self.entries[rank].root() {
            self.homes.entry(root).or_insert(rank);
            let origin = model.schemas[model.types[root].schema].origin;
            self.origins.entry(origin).or_insert(rank);
        }
    }

    fn add_uses(&mut self, rank: usize) {
        let entry = &self.entries[rank];
        if !entry.is_latest {
            return;
        }
        for dependency in &entry.dependencies {
            let used = self
                .latest
                .get(&(dependency.group.clone(), dependency.kind.clone()));
            if let Some(users) = used.map(|used| &mut self.used_by[*used])
                && !users.contains(&rank)
            {
                users.push(rank);
            }
        }
    }

    /// The page that describes a type first.
    pub(super) fn home(&self, id: TypeId) -> Option<usize> {
        self.homes.get(&id).copied()
    }

    /// The page whose first type stands in a document at a place.
    pub(super) fn home_of(&self, schema: Origin) -> Option<usize> {
        self.origins.get(&schema).copied()
    }

    /// The page of the newest version of a resource.
    pub(super) fn latest(&self, group: &str, name: &str) -> Option<&Entry> {
        self.latest_rank(group, name).map(|rank| &self.entries[rank])
    }

    /// The place of that page.
    pub(super) fn latest_rank(&self, group: &str, name: &str) -> Option<usize> {
        self.latest.get(&(group.to_owned(), name.to_owned())).copied()
    }

    /// The pages whose resources depend on that of a page.
    pub(super) fn used_by(&self, rank: usize) -> impl Iterator<Item = &Entry> {
        self.used_by[rank].iter().map(|user| &self.entries[*user])
    }
}

fn body(put: &Operation) -> Option<&Parameter> {
    put.parameters
        .iter()
        .find(|parameter| parameter.location == Location::Body)
}

fn answer(get: &Operation) -> Option<&Response> {
    get.responses
        .iter()
        .find(|response| response.status.starts_with('2'))
}

/// The link from one page to another.
pub(super) fn relative(from: &str, to: &str) -> String {
    format!("{}.md", encoded(&anchor::relative(from, to)))
}

#[cfg(test)]
mod tests {
    use super::relative;

    #[test]
    fn links_are_relative() {
        assert_eq!(relative("Compute/Disk", "Network/Subnet"), "../Network/Subnet.md");
        assert_eq!(relative("Compute/Disk", "Compute/Gallery"), "Gallery.md");
        assert_eq!(relative("Compute/Disk/2020-01-01", "Compute/Disk"), "../Disk.md");
        assert_eq!(
            relative("Compute/Disk", "Compute/Disk/2020-01-01"),
            "Disk/2020-01-01.md"
        );
        assert_eq!(relative("index", "Compute"), "Compute.md");
    }
}
