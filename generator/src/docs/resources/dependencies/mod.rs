//! What a resource depends on. In: a resource, the graph of its document, the catalogue. Out: an ordered map of
//! names to resources. Four sources are merged in this order: the resource group, managed identities, the body of
//! `put`, the path.

mod body;
mod case;
mod known;
mod layers;
mod path;

use super::catalogue::Catalogue;
use super::graph::{Graph, Id};
use super::resource::Resource;
use crate::source::Sources;

/// A resource on which another one depends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Dependency {
    /// What it is called where it is used.
    pub(crate) name: String,
    pub(crate) group: String,
    /// What the resource is called.
    pub(crate) kind: String,
    /// Whether there can be several.
    pub(crate) list: bool,
    /// What tells of it.
    pub(crate) found: Found,
}

/// What tells of a dependency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// The path of the resource goes through a resource group.
    ResourceGroup,
    /// The body has a property for identities.
    Identities,
    /// A property of the body names the resource.
    Property {
        /// The names on the way to it; those of arrays end in `[]`.
        path: Vec<String>,
        /// Whether its schema says which resources it may name.
        declared: bool,
    },
    /// A parameter of the path names the resource.
    Parameter(String),
}

/// Dependencies by name. A name that comes again keeps its first position and takes the last value.
#[derive(Default)]
struct Merged(Vec<Dependency>);

impl Merged {
    fn add(&mut self, dependency: Dependency) {
        match self.0.iter_mut().find(|known| known.name == dependency.name) {
            Some(known) => *known = dependency,
            None => self.0.push(dependency),
        }
    }
}

/// Returns the dependencies of a resource; `None` where its body refers to too many properties to look at. `schema`
/// is that of the body of its `put`.
pub(crate) fn dependencies(
    resource: &Resource,
    schema: Option<Id>,
    graph: &Graph<'_, '_>,
    catalogue: &Catalogue,
    sources: &Sources,
) -> Option<Vec<Dependency>> {
    let mut merged = Merged::default();
    let parameters = path::required(resource, sources);
    if parameters.contains(&"resourceGroupName") {
        merged.add(known::resource_group());
    }
    if let Some(schema) = schema {
        if has_managed_identities(schema, graph) {
            merged.add(known::managed_identities());
        }
        for hit in body::hits(schema, graph)? {
            if let Some(dependency) = hit.dependency(resource, catalogue) {
                merged.add(dependency);
            }
        }
    }
    for dependency in path::dependencies(resource, &parameters, catalogue) {
        merged.add(dependency);
    }
    Some(merged.0)
}

/// Returns whether a schema has an identity with user-assigned ones, following `properties` directly.
fn has_managed_identities(schema: Id, graph: &Graph<'_, '_>) -> bool {
    ["properties", "identity", "properties", "userAssignedIdentities"]
        .into_iter()
        .try_fold(schema, |node, name| graph.get(node, name))
        .is_some()
}
