//! All resources that have a page: those among which the dependencies of each are looked up.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::resource::Resource;
use crate::diagnostic::{Diagnostic, Diagnostics, SourceLocation};

/// The resources, ordered by service, then by name regardless of case.
pub(crate) struct Catalogue {
    entries: Vec<Entry>,
    /// Indices of the resources of a group, in order; the group in small letters.
    by_group: HashMap<String, Vec<usize>>,
    /// Index of the first resource with a name; the name in small letters.
    by_name: HashMap<String, usize>,
    /// Index of the first resource with a path.
    by_path: HashMap<String, usize>,
}

struct Entry {
    resource: Resource,
    lower_name: String,
    lower_parent: String,
}

impl Catalogue {
    /// Makes the catalogue of the resources that were found. Of two of one service with the same name the one
    /// counts that can be read, then the one whose document's path sorts last, in one document the one that is last; what is on `exclude`, as
    /// `Group/Type`, is left out after that.
    pub(crate) fn new(found: Vec<Resource>, exclude: &[String]) -> Self {
        let mut latest: BTreeMap<(String, String), Resource> = BTreeMap::new();
        for resource in found {
            let key = (resource.service.clone(), resource.name.clone());
            let order = |of: &Resource| (of.is_readable(), of.document.clone());
            let newer = |known: &Resource| order(known) <= order(&resource);
            if latest.get(&key).is_none_or(newer) {
                latest.insert(key, resource);
            }
        }
        let exclude: HashSet<&str> = exclude.iter().map(String::as_str).collect();
        let mut entries: Vec<Entry> = latest
            .into_values()
            .filter(|resource| !exclude.contains(format!("{}/{}", resource.group, resource.name).as_str()))
            .map(|resource| Entry {
                lower_name: resource.name.to_lowercase(),
                lower_parent: resource.parent.to_lowercase(),
                resource,
            })
            .collect();
        entries.sort_by(|a, b| {
            let key = |e: &Entry| {
                (
                    e.resource.service.clone(),
                    e.lower_name.clone(),
                    e.resource.document.clone(),
                )
            };
            key(a).cmp(&key(b))
        });
        Self::index(entries)
    }

    fn index(entries: Vec<Entry>) -> Self {
        let mut by_group: HashMap<String, Vec<usize>> = HashMap::new();
        let mut by_name = HashMap::new();
        let mut by_path = HashMap::new();
        for (index, entry) in entries.iter().enumerate() {
            by_group
                .entry(entry.resource.group.to_lowercase())
                .or_default()
                .push(index);
            by_name.entry(entry.lower_name.clone()).or_insert(index);
            by_path.entry(entry.resource.path.clone()).or_insert(index);
        }
        Self {
            entries,
            by_group,
            by_name,
            by_path,
        }
    }

    /// Returns all resources, in order.
    pub(crate) fn resources(&self) -> impl Iterator<Item = &Resource> {
        self.entries.iter().map(|entry| &entry.resource)
    }

    /// Returns the resources that have a page where each page is called `Group/Type`, in order. Of several with one
    /// name, on any file system, the last one has the page; services can share a group. The others are reported.
    pub(crate) fn with_page(&self, diagnostics: &mut Diagnostics) -> Vec<&Resource> {
        let mut last: HashMap<String, &Resource> = HashMap::new();
        for resource in self.resources() {
            last.insert(resource.page_name(), resource);
        }
        let has_page = |resource: &&Resource| {
            let shown = last.get(&resource.page_name());
            let other = shown.filter(|shown| shown.get != resource.get);
            if let Some(shown) = other {
                diagnostics.push(same_page(resource, shown).help(format!(
                    "leave out one of the documents, or exclude `{}/{}`",
                    resource.group, resource.name
                )));
            }
            other.is_none()
        };
        self.resources().filter(has_page).collect()
    }

    /// Returns the resource with a path.
    pub(crate) fn at_path(&self, path: &str) -> Option<&Resource> {
        self.by_path.get(path).map(|index| &self.entries[*index].resource)
    }

    /// Returns the first resource of a group whose parent's name contains a text, regardless of case.
    pub(crate) fn with_parent(&self, group: &str, text: &str) -> Option<&Resource> {
        let text = text.to_lowercase();
        let mut candidates = self.of_group(group);
        let found = candidates.find(|entry| entry.lower_parent.contains(&text));
        found.map(|entry| &entry.resource)
    }

    /// Returns the resource that a name in the body of another resource, `of`, means. Names are compared regardless
    /// of case.
    pub(crate) fn named(&self, name: &str, of: &Resource) -> Option<&Resource> {
        let name = name.to_lowercase();
        let others = || {
            self.of_group(&of.group)
                .filter(|entry| entry.resource.name != of.name)
        };
        let entry = others()
            .find(|entry| name.ends_with(&entry.lower_name))
            .or_else(|| only(others().filter(|entry| name.contains(&entry.lower_name))))
            .or_else(|| only(others().filter(|entry| entry.lower_name.contains(&name))))
            .or_else(|| {
                let index = *self.by_name.get(&name)?;
                let mut equal = self.entries[index..].iter();
                equal.find(|entry| entry.lower_name == name && entry.resource.name != of.name)
            })?;
        Some(&entry.resource)
    }

    fn of_group(&self, group: &str) -> impl Iterator<Item = &Entry> {
        let indices = self.by_group.get(&group.to_lowercase());
        indices.into_iter().flatten().map(|index| &self.entries[*index])
    }
}

/// Returns the entry of an iterator that has just one.
fn only<'e>(mut entries: impl Iterator<Item = &'e Entry>) -> Option<&'e Entry> {
    let first = entries.next()?;
    entries.next().is_none().then_some(first)
}

/// Reports the resources that were found and have no page because another one of the same service, version and name has it:
/// the one of which the document's path sorts last, in one document the one that comes last.
pub(crate) fn report_shadowed<'r>(
    found: &[Resource],
    shown: impl Iterator<Item = &'r Resource>,
    diagnostics: &mut Diagnostics,
) {
    let key = |of: &Resource| (of.service.clone(), of.name.clone(), of.version.clone());
    let shown: HashMap<_, &Resource> = shown.map(|resource| (key(resource), resource)).collect();
    for resource in found {
        let page = shown.get(&key(resource));
        if let Some(page) = page.filter(|page| !is_same_path(&page.path, &resource.path)) {
            diagnostics
                .push(same_page(resource, page).help("give the `get` of one of them another `operationId`"));
        }
    }
}

/// Returns whether two path templates are the same, whatever their parameters are called.
pub(crate) fn is_same_path(one: &str, other: &str) -> bool {
    let mut parts = one.split('/').zip(other.split('/'));
    one.split('/').count() == other.split('/').count()
        && parts.all(|(one, other)| {
            one.eq_ignore_ascii_case(other) || (one.starts_with('{') && other.starts_with('{'))
        })
}

/// Returns the problem of a resource whose page another one has.
fn same_page(resource: &Resource, shown: &Resource) -> Diagnostic {
    let (page, other) = (resource.page_path(), shown.page_path());
    let by = match shown.service == resource.service {
        true => String::new(),
        false => format!(" of the service `{}`", shown.service),
    };
    Diagnostic::warning(
        "armature::docs::same-page",
        format!("`{page}` has no page, because `{other}`{by} has the same file"),
    )
    .at(SourceLocation::Key(resource.get), "this resource has no page")
    .related(
        SourceLocation::Key(shown.get),
        "the page is that of this resource",
    )
}
