//! Modules that have the types of all documents of a service and version, for users who do not know which document a type
//! is from.

use std::collections::{BTreeMap, BTreeSet};

use quote::{format_ident, quote};

use super::docs::Docs;
use super::layout::{Layout, Tree};
use super::print::{self, Item};
use crate::model::ModuleId;
use crate::output::File;
use crate::phrasing::code;

/// A folder of modules, and a version.
type Key = (String, String);

/// Returns the folders of modules, with these modules.
pub(super) fn tree(layout: &Layout) -> Tree {
    let mut tree = layout.tree();
    for (service, version) in groups(layout).into_keys() {
        tree.entry(vec![service]).or_default().insert(version, None);
    }
    tree
}

/// Returns the documents' modules of each service and version that has several.
fn groups(layout: &Layout) -> BTreeMap<Key, Vec<ModuleId>> {
    let mut groups: BTreeMap<Key, Vec<ModuleId>> = BTreeMap::new();
    let mut taken: BTreeSet<Key> = BTreeSet::new();
    for module in layout.model.modules.ids().filter(|id| layout.is_there(*id)) {
        match layout.path(module) {
            [service, _, version] if !layout.types(module).is_empty() => {
                let key = (service.clone(), version.clone());
                groups.entry(key).or_default().push(module);
            }
            _ => {}
        }
        if let [service, name, ..] = layout.path(module) {
            taken.insert((service.clone(), name.clone()));
        }
    }
    groups.retain(|key, modules| modules.len() > 1 && !taken.contains(key));
    groups
}

/// Returns the files of these modules.
pub(super) fn files(layout: &Layout) -> Vec<File> {
    let groups = groups(layout).into_iter();
    groups
        .map(|(key, modules)| file(layout, &key, &modules))
        .collect()
}

fn file(layout: &Layout, (service, version): &Key, modules: &[ModuleId]) -> File {
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for module in modules {
        names(layout, *module).for_each(|name| *count.entry(name).or_default() += 1);
    }
    let docs = Docs::default()
        .markdown(format!(
            "Types of all documents of {} in this version. A name that several documents have, or get later, is in their modules only.",
            code(service)
        ))
        .inner();
    let exports = modules.iter().filter_map(|module| {
        let mut own: Vec<&str> = names(layout, *module).filter(|name| count[name] == 1).collect();
        own.sort_unstable();
        let own = own.iter().map(|name| format_ident!("{name}")).collect::<Vec<_>>();
        let gate = layout.feature(*module);
        let gate = gate.map(|feature| quote! { #[cfg(feature = #feature)] });
        let path = layout.path(*module).get(1)?;
        let (document, version) = (format_ident!("{path}"), format_ident!("{version}"));
        (!own.is_empty())
            .then(|| Item::Plain(quote! { #gate pub use super::#document::#version::{#(#own),*}; }))
    });
    let items = [Item::Plain(quote! { #docs })].into_iter().chain(exports);
    File {
        path: format!("src/{service}/{version}/mod.rs"),
        content: print::file(items.collect()),
    }
}

/// Returns the names of the types of a module.
fn names<'m>(layout: &Layout<'m>, module: ModuleId) -> impl Iterator<Item = &'m str> {
    let model = layout.model;
    let types = layout.types(module).to_vec();
    types.into_iter().map(|id| model.types[id].name.as_str())
}
