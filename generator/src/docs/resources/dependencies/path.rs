//! Dependencies that the path tells of: the resources that a resource belongs to.

use super::{Dependency, Found};
use crate::docs::resources::catalogue::Catalogue;
use crate::docs::resources::plural;
use crate::docs::resources::resource::{Resource, resolved};
use crate::source::Sources;

/// Parameters that name no resource that has a page.
const IGNORED: &[&str] = &["resourceGroupName", "subscriptionId", "scope"];

/// Returns the names of the required path parameters of `get`, in order.
pub(super) fn required<'s>(resource: &Resource, sources: &'s Sources) -> Vec<&'s str> {
    let parameters = sources
        .value(resource.get)
        .get("parameters")
        .map(|list| list.elements());
    parameters
        .into_iter()
        .flatten()
        .map(|parameter| resolved(parameter, sources))
        .filter(|parameter| {
            parameter.get_str("in") == Some("path")
                && parameter.get("required").and_then(|required| required.as_bool()) == Some(true)
        })
        .filter_map(|parameter| parameter.get_str("name"))
        .collect()
}

/// Returns the resources that the parameters before the last segment name.
pub(super) fn dependencies<'a>(
    resource: &'a Resource,
    parameters: &'a [&str],
    catalogue: &'a Catalogue,
) -> impl Iterator<Item = Dependency> + 'a {
    let last = resource.path.rsplit('/').next().unwrap_or_default();
    let own = parameters
        .iter()
        .filter(move |name| !IGNORED.contains(name) && !last.contains(**name));
    own.filter_map(|name| {
        let found = holder(resource, name, catalogue)?;
        Some(Dependency {
            name: name.replacen("Name", "", 1),
            group: found.group.clone(),
            kind: found.name.clone(),
            list: false,
            found: Found::Parameter((*name).to_owned()),
        })
    })
}

/// Returns the resource that a parameter of a path names.
fn holder<'a>(resource: &Resource, parameter: &str, catalogue: &'a Catalogue) -> Option<&'a Resource> {
    let braced = format!("{{{parameter}}}");
    let mut end = 0;
    let mut before = "";
    for segment in resource.path.split('/') {
        end += segment.len();
        if segment.contains(&braced) {
            let exact = catalogue.at_path(&resource.path[..end]);
            // Every name contains an empty segment, which is what the path of any other resource begins with.
            let by_name = || {
                let parent = Some(plural::singular(before)).filter(|parent| !parent.is_empty())?;
                catalogue.with_parent(&resource.group, &parent)
            };
            return exact.or_else(by_name);
        }
        before = segment;
        end += "/".len();
    }
    None
}
