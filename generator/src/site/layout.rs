//! What is around every page: the bar at the top, the groups at the side.

use std::collections::BTreeMap;

use super::targets::Targets;
use super::{Options, filters};
use crate::docs::reader::markdown::anchor::encoded;
use crate::docs::reader::{ChangesInfo, PageInfo, Pages, Role, address, lists};

/// The path of the page for addresses that do not exist.
pub(super) const NOT_FOUND: &str = "404";

/// What all pages have around them.
pub(super) struct Layout<'a> {
    pub(super) options: &'a Options,
    pub(super) pages: &'a [PageInfo],
    /// The changes that have a page of their own, by its path.
    pub(super) changes: BTreeMap<&'a str, &'a ChangesInfo>,
    pub(super) targets: &'a Targets,
    pub(super) groups: Vec<Group<'a>>,
    /// Whether a property of the newest versions is secret.
    has_secrets: bool,
}

/// A group with its resources.
pub(super) struct Group<'a> {
    pub(super) name: &'a str,
    pub(super) link: PageLink,
    pub(super) service: String,
    pub(super) resources: Vec<(&'a PageInfo, PageLink)>,
    /// The oldest and the newest version.
    pub(super) oldest: &'a str,
    pub(super) newest: &'a str,
}

impl Group<'_> {
    /// Returns whether the group is an API, not a group of resources.
    pub(super) fn is_api(&self) -> bool {
        self.resources.iter().all(|(page, _)| page.role != Role::Resource)
    }
}

/// What links to a page say, and where they lead. Every page has many of them, so they are made once.
pub(super) struct PageLink {
    /// The name, as HTML.
    pub(super) name: String,
    /// The file below the root of the site, fit for an attribute.
    pub(super) file: String,
}

impl PageLink {
    fn new(name: &str, path: &str) -> Self {
        Self {
            name: filters::breakable(name),
            file: format!("{}.html", encoded(path)),
        }
    }
}

/// A link at the side, and whether it is the page itself.
pub(super) struct Link<'s> {
    pub(super) link: &'s PageLink,
    pub(super) here: bool,
}

/// The parts that all pages share.
pub(super) struct Frame<'s> {
    pub(super) title: &'s str,
    /// The title of the group that the page belongs to; empty where that says no more than the title of the site.
    pub(super) group: String,
    /// The relative path to the root of the site.
    pub(super) root: String,
    /// The lists over all pages: path, title, and whether it is this page.
    pub(super) lists: Vec<(&'static str, &'static str, bool)>,
    /// The address of the page; empty where the site has none.
    pub(super) address: String,
    /// Whether search engines may list the page.
    pub(super) is_listed: bool,
    /// Whether the site has a picture.
    pub(super) has_logo: bool,
    /// The text at the end of the page.
    pub(super) footer: &'s str,
    pub(super) groups: Vec<Menu<'s>>,
}

/// A group at the side.
pub(super) struct Menu<'s> {
    pub(super) link: Link<'s>,
    /// Its pages where it is open; of very many those around the page.
    pub(super) pages: Vec<Link<'s>>,
    /// How many pages it has, where not all are listed.
    pub(super) all: Option<usize>,
}

/// Most pages of a group that every page of it lists.
const MOST_IN_MENU: usize = 200;

impl<'a> Layout<'a> {
    /// Finds the groups of all pages.
    pub(super) fn new(pages: &'a Pages, targets: &'a Targets, options: &'a Options) -> Self {
        let changes = pages.changes.iter().map(|of| (of.path.as_str(), of)).collect();
        let pages = pages.pages.as_slice();
        let mut groups: BTreeMap<&str, Vec<&PageInfo>> = BTreeMap::new();
        for page in pages.iter().filter(|page| page.latest) {
            groups.entry(&page.group).or_default().push(page);
        }
        let groups = groups.into_iter().map(|(name, mut resources)| {
            resources.sort_by_cached_key(|page| (page.role, page.name.to_lowercase(), page.name.clone()));
            let versions = || {
                let versions = resources.iter().map(|page| page.version.as_str());
                versions.filter(|version| !version.is_empty())
            };
            let title = resources.first().map_or(name, |page| page.group_title.as_str());
            let mut services: Vec<&str> = resources.iter().map(|page| page.service.as_str()).collect();
            services.sort_unstable();
            services.dedup();
            services.retain(|service| !service.is_empty());
            Group {
                link: PageLink::new(title, name),
                name,
                service: services.join(", "),
                oldest: versions().min().unwrap_or_default(),
                newest: versions().max().unwrap_or_default(),
                resources: linked(&resources),
            }
        });
        let terms = pages
            .iter()
            .filter(|page| page.latest)
            .flat_map(|page| &page.terms);
        Self {
            has_secrets: terms.into_iter().any(|term| term.secret),
            options,
            groups: groups.collect(),
            pages,
            changes,
            targets,
        }
    }

    fn lists(&self, path: &str) -> Vec<(&'static str, &'static str, bool)> {
        let secrets = self.has_secrets.then_some((lists::SECRETS, "All secrets"));
        let always = [
            (lists::CODES, "All codes"),
            (lists::MARKS, "How to read these pages"),
        ];
        let lists = secrets.into_iter().chain(always);
        lists.map(|(list, title)| (list, title, path == list)).collect()
    }

    /// Returns the frame of a page: all groups, and what the one that the page belongs to has. Of schemas, which can be
    /// hundreds, only the one that the page describes is listed.
    pub(super) fn frame(&self, root: &str, path: &str, facts: Option<&PageInfo>) -> Frame<'_> {
        let open = facts.map_or(path, |facts| &facts.group);
        let groups = self.groups.iter().map(|group| {
            let link = Link {
                link: &group.link,
                here: path == group.name,
            };
            let is_listed = |page: &PageInfo| page.role != Role::Schema || page.path == path;
            let resources = group.resources.iter().filter(|_| open == group.name);
            let resources = resources.filter(|(page, _)| is_listed(page));
            let pages: Vec<Link<'_>> = resources
                .map(|(page, link)| Link {
                    link,
                    here: facts
                        .is_some_and(|facts| facts.versions.iter().any(|(_, path)| *path == page.path)),
                })
                .collect();
            menu(link, pages)
        });
        let url = self.options.url.as_deref();
        let address = url.map(|url| format!("{url}{}", address(path)));
        Frame {
            title: &self.options.title,
            group: facts
                .map(|facts| facts.group_title.clone())
                .filter(|title| *title != self.options.title)
                .unwrap_or_default(),
            root: root.to_owned(),
            lists: self.lists(path),
            address: address.unwrap_or_default(),
            is_listed: facts.is_none_or(|facts| facts.latest) && path != NOT_FOUND,
            has_logo: self.options.logo.is_some(),
            footer: &self.options.footer,
            groups: groups.collect(),
        }
    }
}

/// Returns the menu of a group. Each of very many pages lists its neighbors only, so that a site does not grow with the square of
/// its pages.
fn menu<'s>(link: Link<'s>, mut pages: Vec<Link<'s>>) -> Menu<'s> {
    let count = pages.len();
    if count > MOST_IN_MENU {
        let here = pages.iter().position(|page| page.here).unwrap_or_default();
        let first = here.saturating_sub(MOST_IN_MENU / 2).min(count - MOST_IN_MENU);
        pages.drain(..first);
        pages.truncate(MOST_IN_MENU);
    }
    Menu {
        link,
        all: (pages.len() < count).then_some(count),
        pages,
    }
}

/// Returns pages with links to them. Where several have a name, the link says which of them it is. Pages of a name follow
/// each other.
fn linked<'a>(pages: &[&'a PageInfo]) -> Vec<(&'a PageInfo, PageLink)> {
    let same_named = pages.chunk_by(|a, b| (a.role, &a.name) == (b.role, &b.name));
    let labeled = same_named.flat_map(|pages| pages.iter().map(|page| (*page, label(page, pages))));
    labeled
        .map(|(page, label)| (page, PageLink::new(&label, &page.path)))
        .collect()
}

/// Returns what a link to a page says: its name, with the end of its type where other pages have the name, or with its
/// file where types do not differ. `same_named` are all pages with the name.
fn label(page: &PageInfo, same_named: &[&PageInfo]) -> String {
    if same_named.len() == 1 {
        return page.name.clone();
    }
    let file = page.path.rsplit('/').next().unwrap_or_default();
    let own = end_of_type(page);
    let is_only = same_named
        .iter()
        .filter(|other| end_of_type(other) == own)
        .count()
        == 1;
    let which = own.filter(|_| is_only).unwrap_or(file);
    format!("{} ({which})", page.name)
}

fn end_of_type(page: &PageInfo) -> Option<&str> {
    page.kind.as_deref()?.rsplit('/').next()
}
