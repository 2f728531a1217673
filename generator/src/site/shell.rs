//! What stands around a page: the bar at the top, the groups at the side, the contents of the page, the versions. And
//! the pages that no document has: the start page, and the one for addresses that are not there.

use std::collections::BTreeMap;

use askama::Template;

use super::index::{Index, Laid};
use super::render::Heading;
use super::{Options, filters};
use crate::diagnostic::Diagnostic;
use crate::docs::full::Page;
use crate::docs::full::anchor::encoded;
use crate::output::File;

/// The path of the start page.
pub(super) const START: &str = "index";

/// Most resources of a group that the start page lists.
const MOST_ON_START: usize = 12;

/// What all pages have around them.
pub(super) struct Shell<'a> {
    title: &'a str,
    pages: &'a [Page],
    index: &'a Index<'a>,
    groups: Vec<Group<'a>>,
}

/// A group with its resources.
struct Group<'a> {
    name: &'a str,
    service: String,
    resources: Vec<&'a Page>,
    /// The oldest and the newest version.
    oldest: &'a str,
    newest: &'a str,
}

/// A link, and whether it leads to the page that it stands on.
struct Link {
    text: String,
    target: String,
    here: bool,
}

/// The parts that all pages share.
struct Frame<'a> {
    title: &'a str,
    /// What leads to the root of the site.
    root: String,
    groups: Vec<(Link, Vec<Link>)>,
}

#[derive(Template)]
#[template(path = "site/page.html")]
struct PageTemplate<'a> {
    frame: Frame<'a>,
    title: String,
    description: &'a str,
    /// What the sheet goes on with; empty on the first one.
    part: &'a str,
    /// The link to the first sheet.
    first: String,
    html: String,

    group: &'a str,
    group_target: String,
    name: &'a str,
    version: &'a str,
    versions: Vec<Link>,
    contents: Vec<&'a Heading>,
}

#[derive(Template)]
#[template(path = "site/start.html")]
struct StartTemplate<'a> {
    frame: Frame<'a>,
    counts: Vec<(usize, &'static str)>,
    groups: Vec<StartGroup<'a>>,
}

struct StartGroup<'a> {
    name: &'a str,
    target: String,
    service: &'a str,
    versions: String,
    count: usize,
    resources: Vec<Link>,
    more: usize,
}

#[derive(Template)]
#[template(path = "site/404.html")]
struct NotFoundTemplate<'a> {
    frame: Frame<'a>,
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

    /// A sheet of a page; `facts` are those of a resource, lists have none.
    pub(super) fn page(
        &self,
        laid: &Laid<'_>,
        rank: usize,
        facts: Option<&Page>,
    ) -> Result<File, Diagnostic> {
        let Laid { path, page, sheets } = laid;
        let sheet = &sheets[rank];
        let root = "../".repeat(sheet.path.matches('/').count());
        let versions = facts
            .map(|facts| versions(facts, path, &root))
            .unwrap_or_default();
        let blocks = || sheet.blocks.iter().map(|rank| &page.blocks[*rank]);
        let headings = blocks().filter_map(|block| block.heading.as_ref());
        let title = match sheet.part.as_str() {
            "" => page.title.clone(),
            part => format!("{}: {}", page.title, part.to_lowercase()),
        };
        let template = PageTemplate {
            frame: self.frame(&root, path, facts),
            title,
            description: &page.description,
            part: &sheet.part,
            first: format!("{root}{}.html", encoded(path)),
            group: facts.map_or("", |facts| &facts.group),
            group_target: facts
                .map(|facts| format!("{root}{}.html", encoded(&facts.group)))
                .unwrap_or_default(),
            name: facts.map_or("", |facts| &facts.name),
            version: facts.map_or("", |facts| &facts.version),
            versions,
            contents: headings.collect(),
            html: self.html(laid, rank),
        };
        file(&sheet.path, template.render())
    }

    /// The blocks of a sheet, their links with their targets. Where a part goes on elsewhere, it says so.
    fn html(&self, laid: &Laid<'_>, rank: usize) -> String {
        let Laid { path, page, sheets } = laid;
        let sheet = &sheets[rank];
        let target = |link: usize| {
            let link = page.links.get(link).map_or("", String::as_str);
            self.index.target(path, &sheet.path, link).unwrap_or_default()
        };
        let mut html = String::new();
        for (at, block) in sheet.blocks.iter().enumerate() {
            let part = &page.blocks[*block].part;
            with_targets(&page.blocks[*block].html, &target, &mut html);
            let next = sheet.blocks.get(at + 1).map(|next| &page.blocks[*next].part);
            if next != Some(part) {
                html.push_str(&self.more(laid, rank, part));
            }
        }
        html
    }

    /// Links to the sheets on which a part goes on.
    fn more(&self, laid: &Laid<'_>, rank: usize, part: &str) -> String {
        let others = laid
            .sheets
            .iter()
            .enumerate()
            .skip(rank + 1)
            .filter(|(_, sheet)| sheet.part == part);
        let root = "../".repeat(laid.sheets[rank].path.matches('/').count());
        let links = others.map(|(_, sheet)| {
            let names = sheet
                .blocks
                .iter()
                .filter_map(|block| laid.page.blocks[*block].heading.as_ref());
            let names: Vec<&str> = names.map(|heading| heading.text.as_str()).collect();
            let target = format!("{root}{}.html", encoded(&sheet.path));
            let (first, last) = (names.first().unwrap_or(&""), names.last().unwrap_or(&""));
            let range = match names.len() {
                1 => filters::breakable(first),
                _ => format!("{} … {}", filters::breakable(first), filters::breakable(last)),
            };
            format!("<li><a href=\"{target}\">{} more</a>: {range}</li>", names.len())
        });
        let links: Vec<String> = links.collect();
        if links.is_empty() {
            return String::new();
        }
        format!("<ul class=\"more\">{}</ul>\n", links.concat())
    }

    /// The start page.
    pub(super) fn start(&self) -> Result<File, Diagnostic> {
        let mut services: Vec<&str> = self.pages.iter().map(|page| page.service.as_str()).collect();
        services.sort_unstable();
        services.dedup();
        let resources = self.pages.iter().filter(|page| page.latest).count();
        let terms = self
            .pages
            .iter()
            .filter(|page| page.latest)
            .map(|page| page.terms.len())
            .sum();
        let template = StartTemplate {
            frame: self.frame("", START, None),
            counts: vec![
                (services.len(), "services"),
                (self.groups.len(), "groups"),
                (resources, "resources"),
                (self.pages.len(), "versions"),
                (terms, "types, properties and values"),
            ],
            groups: self.groups.iter().map(start_group).collect(),
        };
        file(START, template.render())
    }

    /// The page for addresses that are not there.
    pub(super) fn not_found(&self) -> Result<File, Diagnostic> {
        let template = NotFoundTemplate {
            frame: self.frame("", "404", None),
        };
        file("404", template.render())
    }

    /// The frame of a page: all groups, and the resources of the one that the page belongs to.
    fn frame(&self, root: &str, path: &str, facts: Option<&Page>) -> Frame<'a> {
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

fn resource_link(page: &Page, root: &str, facts: Option<&Page>) -> Link {
    Link {
        text: page.name.clone(),
        target: format!("{root}{}.html", encoded(&page.path)),
        here: facts.is_some_and(|facts| facts.name == page.name && facts.group == page.group),
    }
}

/// Links to the versions of a resource.
fn versions(facts: &Page, path: &str, root: &str) -> Vec<Link> {
    let versions = facts.versions.iter();
    versions
        .map(|(version, target)| Link {
            text: version.clone(),
            target: format!("{root}{}.html", encoded(target)),
            here: target == path,
        })
        .collect()
}

fn start_group<'g>(group: &'g Group<'_>) -> StartGroup<'g> {
    let count = group.resources.len();
    // One more than the most is shown rather than counted.
    let shown = if count <= MOST_ON_START + 1 {
        count
    } else {
        MOST_ON_START
    };
    let versions = match group.oldest == group.newest {
        true => group.newest.to_owned(),
        false => format!("{} – {}", group.oldest, group.newest),
    };
    StartGroup {
        name: group.name,
        target: format!("{}.html", encoded(group.name)),
        service: &group.service,
        versions,
        count,
        resources: group.resources[..shown]
            .iter()
            .map(|page| resource_link(page, "", None))
            .collect(),
        more: count - shown,
    }
}

/// Writes HTML with the targets of its links in the place of their numbers.
fn with_targets(html: &str, target: &dyn Fn(usize) -> String, result: &mut String) {
    const BEFORE: &str = "href=\"~";
    let mut rest = html;
    while let Some(at) = rest.find(BEFORE) {
        let (before, marked) = rest.split_at(at + BEFORE.len());
        let parsed = marked
            .split_once('~')
            .and_then(|(rank, rest)| Some((rank.parse().ok()?, rest)));
        match parsed {
            Some((rank, after)) => {
                result.push_str(&before[..before.len() - 1]);
                result.push_str(&target(rank));
                rest = after;
            }
            None => {
                result.push_str(before);
                rest = marked;
            }
        }
    }
    result.push_str(rest);
}

fn file(path: &str, content: askama::Result<String>) -> Result<File, Diagnostic> {
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
