//! The list of all pages, as a page and as a sidebar of Docusaurus.

use std::collections::BTreeMap;

use askama::Template;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::docs::resources::resource::Resource;
use crate::output::File;

struct Group<'a> {
    name: &'a str,
    resources: Vec<&'a str>,
}

#[derive(Template)]
#[template(path = "reference/index.md", escape = "none")]
struct Index<'a> {
    groups: &'a [Group<'a>],
}

#[derive(Template)]
#[template(path = "reference/sidebars.js", escape = "none")]
struct Sidebars<'a> {
    groups: &'a [Group<'a>],
}

/// Returns the files `index.md` and `sidebars.js` for the resources that have a page, by group and name.
pub(super) fn index(resources: &[&Resource], diagnostics: &mut Diagnostics) -> Vec<File> {
    let mut by_group: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for resource in resources {
        by_group.entry(&resource.group).or_default().push(&resource.name);
    }
    let groups: Vec<Group<'_>> = by_group
        .into_iter()
        .map(|(name, mut resources)| {
            resources.sort_unstable();
            Group { name, resources }
        })
        .collect();
    let rendered = [
        ("index.md", Index { groups: &groups }.render()),
        ("sidebars.js", Sidebars { groups: &groups }.render()),
    ];
    let mut files = Vec::new();
    for (path, content) in rendered {
        match content {
            // askama takes the last line end from a template.
            Ok(content) => files.push(File {
                path: path.to_owned(),
                content: content + "\n",
            }),
            Err(error) => diagnostics.push(Diagnostic::error(
                "armature::docs::page",
                format!("`{path}` cannot be written: {error}"),
            )),
        }
    }
    files
}
