//! What a resource needs and who uses it, in words.

use std::collections::BTreeMap;

use super::entries::Entry;
use super::library::Library;
use crate::docs::reader::markdown::anchor::page_link;
use crate::docs::reader::markdown::page_info::Neighbour;
use crate::docs::reader::markdown::{operations, text};
use crate::docs::resources::dependencies::{Dependency, Found};
use crate::phrasing;

/// Returns what a resource needs, each with how it was found. `ids` are those of the page's properties, by their paths.
pub(super) fn needs(entry: &Entry, library: &Library, ids: &BTreeMap<String, String>) -> Vec<String> {
    let line = |dependency: &Dependency| {
        let name = text::name(&dependency.kind);
        let target = library.used(entry, dependency);
        let name = match target {
            Some(target) => format!("[{name}]({})", page_link(&entry.path, &target.path)),
            None => format!("{name} of the {} group", text::name(&dependency.group)),
        };
        let several = if dependency.list { ", several" } else { "" };
        let parameter =
            |name: &str| format!("[{}](#{})", phrasing::code(name), operations::parameter_id(name));
        format!("{name}{several}: {}", found(&dependency.found, &parameter, ids))
    };
    entry.dependencies.iter().map(line).collect()
}

/// Returns how a dependency was found. `parameter` shows a parameter, `ids` are those of properties, by their paths.
fn found(found: &Found, parameter: &dyn Fn(&str) -> String, ids: &BTreeMap<String, String>) -> String {
    match found {
        Found::ResourceGroup => "the path goes through a resource group".into(),
        Found::Identities => "the body can have identities".into(),
        Found::Parameter(name) => format!("parameter {} of the path", parameter(name)),
        Found::Property { path, declared } => {
            let shown = phrasing::code(&path.join("."));
            let shown = match ids.get(&path.join(".").replace("[]", "")) {
                Some(id) => format!("[{shown}](#{id})"),
                None => shown,
            };
            let how = if *declared {
                "as its schema says"
            } else {
                "inferred from its name"
            };
            format!("property {shown}, {how}")
        }
    }
}

/// Links to the resources that use a resource, each with how that was found first.
pub(super) fn used_by(entry: &Entry, index: usize, library: &Library) -> Vec<String> {
    let resource = &entry.resource;
    let line = |user: &Entry| {
        let target = page_link(&entry.path, &user.path);
        let link = format!("[{}]({target})", text::name(&user.resource.name));
        let mut ways = user
            .dependencies
            .iter()
            .filter(|of| of.group == resource.group && of.kind == resource.name);
        match ways.next() {
            Some(way) => {
                let how = found(&way.found, &|name| phrasing::code(name), &BTreeMap::new());
                format!("{link}: {how}")
            }
            None => link,
        }
    };
    latest_used_by(index, library).map(line).collect()
}

/// Returns what uses the newest version is listed on the pages of all versions.
fn latest_used_by(index: usize, library: &Library) -> impl Iterator<Item = &Entry> {
    let mut versions = library.entries[index].versions.iter().copied();
    let latest = versions
        .find(|of| library.entries[*of].is_latest)
        .unwrap_or(index);
    library.used_by(latest)
}

/// Returns the resource that a resource is part of: the one whose type its own continues, else the last one that its path
/// names.
pub(super) fn parent<'l>(entry: &Entry, library: &'l Library) -> Option<&'l Entry> {
    let mut named = entry
        .dependencies
        .iter()
        .filter(|of| matches!(of.found, Found::Parameter(_)));
    let above = library.above(entry);
    above.or_else(|| library.used(entry, named.next_back()?))
}

/// Returns what a resource needs, each once.
pub(super) fn neighbours(entry: &Entry, library: &Library) -> Vec<Neighbour> {
    let mut list: Vec<Neighbour> = Vec::new();
    for dependency in &entry.dependencies {
        let path = library.used(entry, dependency).map(|target| target.path.clone());
        let name = dependency.kind.clone();
        let neighbour = Neighbour { name, path };
        if !list.contains(&neighbour) {
            list.push(neighbour);
        }
    }
    list
}

/// Returns what uses a resource.
pub(super) fn users(index: usize, library: &Library) -> Vec<Neighbour> {
    let users = latest_used_by(index, library);
    users
        .map(|user| Neighbour {
            name: user.resource.name.clone(),
            path: Some(user.path.clone()),
        })
        .collect()
}
