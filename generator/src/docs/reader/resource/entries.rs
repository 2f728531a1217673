//! The pages that there are, before it is known what is on them: for each resource one of its newest version, and one for
//! each other version that the configuration has.

use std::collections::{BTreeMap, HashSet};

use crate::diagnostic::Diagnostics;
use crate::docs::js::example::Example;
use crate::docs::resources::catalogue::{self, Catalogue};
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
    /// The type that the page describes first.
    pub(super) fn root(&self) -> Option<TypeId> {
        self.body.or(self.answer)
    }

    /// Whether the version is a preview.
    pub(super) fn is_preview(&self) -> bool {
        is_preview(&self.resource.version)
    }
}

/// Returns the pages for the resources that were found, without dependencies and examples: those of the catalogue, then
/// their other versions and resources that only previews have. Where several documents describe one version, the one
/// counts whose path sorts last.
pub(super) fn entries(
    found: &[Resource],
    catalogue: &Catalogue,
    exclude: &[String],
    diagnostics: &mut Diagnostics,
) -> Vec<Entry> {
    let mut latest: BTreeMap<(String, String), Resource> = BTreeMap::new();
    for resource in catalogue.resources() {
        latest.insert(key(resource), resource.clone());
    }
    let included = found
        .iter()
        .filter(|of| !exclude.contains(&format!("{}/{}", of.group, of.name)));
    let families = families(included, &latest, diagnostics);
    let mut entries = Vec::new();
    for (key, mut versions) in families {
        let first = latest
            .remove(&key)
            .or_else(|| versions.values().next_back().cloned());
        let Some(first) = first else { continue };
        versions.insert(first.version.clone(), first.clone());
        family(&first, versions, &mut entries);
    }
    let shown = entries.iter().map(|entry| &entry.resource);
    catalogue::report_shadowed(found, shown, diagnostics);
    entries
}

/// Returns the versions of each resource. The name of a page that a resource of another service or name has, on any file
/// system, is not for another one.
fn families<'r>(
    found: impl Iterator<Item = &'r Resource>,
    latest: &BTreeMap<(String, String), Resource>,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<(String, String), BTreeMap<String, Resource>> {
    let mut families: BTreeMap<(String, String), BTreeMap<String, Resource>> = BTreeMap::new();
    let mut pages: BTreeMap<String, Resource> =
        latest.values().map(|of| (page_name(of), of.clone())).collect();
    for resource in found {
        let page = pages
            .entry(page_name(resource))
            .or_insert_with(|| resource.clone());
        if (&page.service, &page.name) != (&resource.service, &resource.name) {
            // The catalogue has no previews; it reports all others.
            if is_preview(&resource.version) {
                let problem = catalogue::same_page(resource, page.get);
                diagnostics.push(problem.help("leave out one of the documents"));
            }
            continue;
        }
        let versions = families.entry(key(resource)).or_default();
        let newer = |known: &Resource| known.document <= resource.document;
        if versions.get(&resource.version).is_none_or(newer) {
            versions.insert(resource.version.clone(), resource.clone());
        }
    }
    families
}

/// Returns what a resource is known by.
pub(super) fn key(resource: &Resource) -> (String, String) {
    (resource.group.clone(), resource.name.clone())
}

fn page_name(resource: &Resource) -> String {
    format!("{}/{}", resource.group, resource.name).to_lowercase()
}

/// Adds the pages of a resource, the newest version first.
fn family(latest: &Resource, versions: BTreeMap<String, Resource>, entries: &mut Vec<Entry>) {
    let indices: Vec<usize> = (entries.len()..entries.len() + versions.len()).collect();
    let mut taken = HashSet::new();
    for resource in versions.into_values().rev() {
        let is_latest = resource.version == latest.version;
        let name = format!("{}/{}", resource.group, resource.name);
        entries.push(Entry {
            path: if is_latest {
                name
            } else {
                let mut file = file_name(&resource.version);
                // Versions that differ in case or in characters that files do not have.
                while !taken.insert(file.to_ascii_lowercase()) {
                    file.push('_');
                }
                format!("{name}/{file}")
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
