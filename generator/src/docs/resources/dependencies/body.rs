//! Dependencies that the body of `put` tells of: the properties that name another resource.

use super::layers::Layers;
use super::{Dependency, Found, case, known};
use crate::docs::resources::catalogue::Catalogue;
use crate::docs::resources::graph::{Graph, Id};
use crate::docs::resources::plural;
use crate::docs::resources::resource::Resource;

/// Most properties that are looked at, each with the members of its schema and the properties above; the most that
/// one of Azure's resources has are ten thousand. Schemas that refer to each other have more paths than anyone can follow.
const MAX_LOOKED_AT: usize = 200_000;

/// Properties that name a resource which is made together with this one.
const IGNORED: &[&str] = &["linkedPublicIPAddress", "servicePublicIPAddress"];

/// A property that names a resource.
pub(super) struct Hit {
    /// What the resource may be called.
    name: String,
    /// The names on the way to the property; those of arrays end in `[]`.
    path: Vec<String>,
    /// What `x-ms-arm-id-details` allows first, such as `Microsoft.Network/virtualNetworks/subnets`.
    allowed: Option<String>,
}

/// Returns the properties of a schema that name a resource, depth first; `None` where there are too many to look at.
pub(super) fn hits(schema: Id, graph: &Graph<'_, '_>) -> Option<Vec<Hit>> {
    let mut visitor = BodyVisitor {
        graph,
        path: Vec::new(),
        hits: Vec::new(),
    };
    // The properties that are still to come, of all schemas that are open, innermost last.
    let mut open = vec![Layers::of(schema).properties(graph).into_iter()];
    let mut left = MAX_LOOKED_AT;
    while let Some(properties) = open.last_mut() {
        match properties.next() {
            None => {
                open.pop();
                visitor.path.pop();
            }
            Some((key, property)) => {
                let property = property.with_bases(graph);
                left = left.checked_sub(1 + property.size(graph) + visitor.path.len())?;
                if let Some((name, inner)) = visitor.look_at(key, &property) {
                    visitor.path.push(name);
                    open.push(inner.properties(graph).into_iter());
                }
            }
        }
    }
    Some(visitor.hits)
}

struct BodyVisitor<'g, 's, 'c> {
    graph: &'g Graph<'s, 'c>,
    /// The names of the properties above; those of arrays end in `[]`.
    path: Vec<String>,
    hits: Vec<Hit>,
}

impl BodyVisitor<'_, '_, '_> {
    /// Looks at a property. Returns the value to visit, under its name.
    fn look_at(&mut self, key: &str, property: &Layers) -> Option<(String, Layers)> {
        let graph = self.graph;
        let is_loop = key != "properties" && self.path.iter().any(|above| above.contains(key));
        if IGNORED.contains(&key) || property.flag("readOnly", graph) || is_loop {
            return None;
        }
        if known::known(key).is_some() || property.flag("x-ms-azure-resource", graph) {
            self.hit(key, key, None);
        } else if let Some(details) = property.get("x-ms-arm-id-details", graph) {
            let allowed = self.allowed(&details);
            self.hit(key, key, allowed);
        } else if self.has_id(property) {
            self.hit(key, key, None);
        } else if key == "id" {
            let name = self.path.last().cloned().unwrap_or_else(|| key.to_owned());
            self.hit(&name, key, None);
        } else if property.text("type", graph) == Some("boolean") {
            return None;
        } else if without_ending(key, "id").is_some() {
            self.hit(key, key, None);
        } else if !is_left_out(key, property, graph) {
            return self.inner(key, property);
        }
        None
    }

    fn hit(&mut self, name: &str, key: &str, allowed: Option<String>) {
        let above = self.path.iter().cloned();
        self.hits.push(Hit {
            name: name.to_owned(),
            path: above.chain([key.to_owned()]).collect(),
            allowed,
        });
    }

    fn has_id(&self, property: &Layers) -> bool {
        let properties = property.get("properties", self.graph);
        properties.is_some_and(|properties| properties.has("id", self.graph))
    }

    fn allowed(&self, details: &Layers) -> Option<String> {
        let resources = details.get("allowedResources", self.graph)?.elements(self.graph);
        let first = Layers::of(*resources.first()?);
        first.text("type", self.graph).map(str::to_owned)
    }

    /// Returns the part to visit of a property that is not a hit.
    fn inner(&self, key: &str, property: &Layers) -> Option<(String, Layers)> {
        let graph = self.graph;
        let Some(items) = property.get("items", graph) else {
            return Some((key.to_owned(), property.clone()));
        };
        let has_more = ["properties", "allOf", "additionalProperties"];
        let visited = has_more.iter().any(|name| items.has(name, graph));
        visited.then(|| (format!("{key}[]"), items))
    }
}

/// Returns whether a property says nothing about other resources, whatever it holds.
fn is_left_out(key: &str, property: &Layers, graph: &Graph<'_, '_>) -> bool {
    let lower = key.to_lowercase();
    lower.contains("status")
        || lower.contains("state")
        || matches!(key, "keyUrl" | "secretUrl")
        || lower.ends_with("password")
        || property.has("x-ms-secret", graph)
}

/// Returns a name without an ending, which may be written in either case.
fn without_ending<'n>(name: &'n str, ending: &str) -> Option<&'n str> {
    let at = name.len().checked_sub(ending.len())?;
    let found = name.get(at..)?;
    found.eq_ignore_ascii_case(ending).then(|| &name[..at])
}

impl Hit {
    /// Returns the resource that the property names; `None` where there is none, or where it is `of`, the resource
    /// whose body this is.
    pub(super) fn dependency(&self, of: &Resource, catalogue: &Catalogue) -> Option<Dependency> {
        let known = known::known(&self.name);
        let (group, kind) = match (known, &self.allowed) {
            (Some(row), _) => (row.group.to_owned(), row.kind.to_owned()),
            (None, Some(allowed)) => of_allowed(allowed)?,
            (None, None) => {
                let found = catalogue.named(&self.subject()?, of)?;
                (found.group.clone(), found.name.clone())
            }
        };
        if group == of.group && kind == of.name {
            return None;
        }
        let above = self.path.split_last().map_or(&[][..], |(_, above)| above);
        let in_array = above.iter().any(|name| name.contains("[]"));
        let list = in_array || known.is_some_and(|row| row.list);
        let camel = case::camel(&kind);
        let name = if list { plural::plural(&camel) } else { camel };
        Some(Dependency {
            name,
            group,
            kind,
            list,
            found: Found::Property {
                path: self.path.clone(),
                declared: known.is_none() && self.allowed.is_some(),
            },
        })
    }

    /// Returns what the name of the property says that the resource is called; `None` where it says nothing.
    fn subject(&self) -> Option<String> {
        let name = self.name.as_str();
        let name = without_ending(name, "id").unwrap_or(name);
        let name = without_ending(name, "resource").unwrap_or(name);
        let subject = plural::singular(&name.replace("[]", ""));
        (!subject.is_empty()).then_some(subject)
    }
}

/// Group and name of a resource type such as `Microsoft.Network/virtualNetworks/subnets`.
fn of_allowed(allowed: &str) -> Option<(String, String)> {
    let provider = allowed.split('/').next()?;
    let group = provider.rsplit('.').next()?;
    let last = allowed.rsplit('/').next()?;
    Some((group.to_owned(), case::pascal(&plural::singular(last))))
}
