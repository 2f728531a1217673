//! What stands around every page: the bar at the top, the groups at the side.

use std::collections::BTreeMap;

use super::Options;
use super::index::Index;
use crate::diagnostic::Diagnostic;
use crate::docs::full::Page;
use crate::docs::full::anchor::encoded;
use crate::output::File;

/// What all pages have around them.
pub(super) struct Shell<'a> {
    pub(super) title: &'a str,
    pub(super) pages: &'a [Page],
    pub(super) index: &'a Index<'a>,
    pub(super) groups: Vec<Group<'a>>,
}

/// A group with its resources.
pub(super) struct Group<'a> {
    pub(super) name: &'a str,
    pub(super) service: String,
    pub(super) resources: Vec<&'a Page>,
    /// The oldest and the newest version.
    pub(super) oldest: &'a str,
    pub(super) newest: &'a str,
}

/// A link, and whether it leads to the page that it stands on.
pub(super) struct Link {
    pub(super) text: String,
    pub(super) target: String,
    pub(super) here: bool,
}

/// The parts that all pages share.
pub(super) struct Frame<'a> {
    pub(super) title: &'a str,
    /// What leads to the root of the site.
    pub(super) root: String,
    pub(super) groups: Vec<(Link, Vec<Link>)>,
}

impl<'a> Shell<'a> {
    /// Finds the groups of all pages.
    pub(super) fn new(pages: &'a [Page], index: &'a Index<'a>, options: &'a Options) -> Self {
        let mut groups: BTreeMap<&str, Vec<&Page>> = BTreeMap::new();
        for page in pages.iter().filter(|page| page.latest) {
            groups.entry(&page.group).or_default().push(page);
        }
        let groups = groups.into_iter().map(|(name, mut resources)| {
            resources.sort_by_cached_key(|page| (page.name.to_lowercase(), page.name.clone()));
            let versions = || resources.iter().map(|page| page.version.as_str());
            let mut services: Vec<&str> = resources.iter().map(|page| page.service.as_str()).collect();
            services.sort_unstable();
            services.dedup();
            Group {
                name,
                service: services.join(", "),
                oldest: versions().min().unwrap_or_default(),
                newest: versions().max().unwrap_or_default(),
                resources,
            }
        });
        Self {
            title: &options.title,
            groups: groups.collect(),
            pages,
            index,
        }
    }

    /// The frame of a page: all groups, and the resources of the one that the page belongs to.
    pub(super) fn frame(&self, root: &str, path: &str, facts: Option<&Page>) -> Frame<'a> {
        let open = facts.map_or(path, |facts| &facts.group);
        let groups = self.groups.iter().map(|group| {
            let link = Link {
                text: group.name.to_owned(),
                target: format!("{root}{}.html", encoded(group.name)),
                here: path == group.name,
            };
            let resources = group.resources.iter().filter(|_| open == group.name);
            let resources = resources.map(|page| resource_link(page, root, facts));
            (link, resources.collect())
        });
        Frame {
            title: self.title,
            root: root.to_owned(),
            groups: groups.collect(),
        }
    }
}

/// A link to a resource; `facts` are those of the page that it stands on.
pub(super) fn resource_link(page: &Page, root: &str, facts: Option<&Page>) -> Link {
    Link {
        text: page.name.clone(),
        target: format!("{root}{}.html", encoded(&page.path)),
        here: facts.is_some_and(|facts| facts.name == page.name && facts.group == page.group),
    }
}

/// A page as a file.
///
/// # Errors
/// When its template failed.
pub(super) fn file(path: &str, content: askama::Result<String>) -> Result<File, Diagnostic> {
    let content = content.map_err(|error| {
        Diagnostic::error(
            "armature::docs::page",
            format!("`{path}.html` cannot be written: {error}"),
        )
    })?;
    Ok(File {
        path: format!("{path}.html"),
        content: content + "\n",
    })
}
