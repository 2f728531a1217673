//! The pages that no document has: the start page, and the one for addresses that are not there.

use askama::Template;

use super::filters;
use super::html_file::file;
use super::layout::{Frame, Group, Layout, NOT_FOUND, PageLink};
use crate::diagnostic::Diagnostic;
use crate::docs::reader::{PageInfo, Role, TermKind};
use crate::output::File;

/// The path of the start page.
pub(super) const START: &str = "index";

/// Most pages of a group that the start page lists where there are several groups.
const MOST_ON_START: usize = 12;

#[derive(Template)]
#[template(path = "site/start.html")]
struct StartTemplate<'a> {
    frame: Frame<'a>,
    description: Option<&'a str>,
    /// Whether the site is about resources of Azure, and not about other APIs alone.
    has_resources: bool,
    counts: Vec<(usize, &'static str)>,
    groups: Vec<StartGroup<'a>>,
}

struct StartGroup<'a> {
    link: &'a PageLink,
    /// What it has, its versions, its service.
    facts: Vec<String>,
    /// Whether it is all that the site is about and is called like the site.
    is_overview: bool,
    /// The first pages: of resources, or of operations.
    shown: Vec<&'a PageLink>,
    more: usize,
}

#[derive(Template)]
#[template(path = "site/404.html")]
struct NotFoundTemplate<'a> {
    frame: Frame<'a>,
}

impl<'a> Layout<'a> {
    /// Returns the start page.
    pub(super) fn start(&self) -> Result<File, Diagnostic> {
        // A single group has the page for itself.
        let most = match self.groups.len() {
            1 => usize::MAX,
            _ => MOST_ON_START,
        };
        let template = StartTemplate {
            frame: self.frame("", START, None),
            description: self.options.description.as_deref(),
            has_resources: self.of_role(Role::Resource).next().is_some(),
            counts: self.counts(),
            groups: self
                .groups
                .iter()
                .map(|group| StartGroup {
                    is_overview: self.groups.len() == 1
                        && group.link.name == filters::breakable(&self.options.title),
                    ..start_group(group, most)
                })
                .collect(),
        };
        file(START, template.render())
    }

    /// Returns the newest pages of a role.
    fn of_role(&self, role: Role) -> impl Iterator<Item = &PageInfo> {
        self.pages
            .iter()
            .filter(move |page| page.latest && page.role == role)
    }

    /// Returns how many there are of each thing, without those that there are none of.
    fn counts(&self) -> Vec<(usize, &'static str)> {
        let mut services: Vec<&str> = self.pages.iter().map(|page| page.service.as_str()).collect();
        services.sort_unstable();
        services.dedup();
        services.retain(|service| !service.is_empty());
        let resources = self.pages.iter().filter(|page| page.role == Role::Resource);
        let apis = self.groups.iter().filter(|group| group.is_api()).count();
        let terms = || {
            self.pages
                .iter()
                .filter(|page| page.latest)
                .flat_map(|page| &page.terms)
        };
        let operations = terms().filter(|term| term.kind == TermKind::Operation).count();
        let mut counts = vec![
            counted(services.len(), "service", "services"),
            counted(self.groups.len() - apis, "group", "groups"),
            counted(self.of_role(Role::Resource).count(), "resource", "resources"),
            counted(resources.count(), "version", "versions"),
            counted(apis, "API", "APIs"),
            counted(operations, "operation", "operations"),
            counted(self.of_role(Role::Schema).count(), "schema", "schemas"),
        ];
        counts.retain(|(count, of)| *count > 0 && *of != "API");
        let other = [TermKind::Operation, TermKind::Parameter, TermKind::Header];
        let described = terms().filter(|term| !other.contains(&term.kind)).count();
        counts.push((described, "types, properties and values"));
        counts
    }

    /// Returns the page for addresses that are not there.
    pub(super) fn not_found(&self) -> Result<File, Diagnostic> {
        let template = NotFoundTemplate {
            // The page is shown at any address, so its links begin with that of the site.
            frame: self.frame(self.options.url.as_deref().unwrap_or_default(), NOT_FOUND, None),
        };
        file(NOT_FOUND, template.render())
    }
}

fn counted(count: usize, one: &'static str, many: &'static str) -> (usize, &'static str) {
    (count, if count == 1 { one } else { many })
}

/// Returns a group as the start page shows it, with at most about `most` of its pages.
fn start_group<'g>(group: &'g Group<'_>, most: usize) -> StartGroup<'g> {
    let pages: Vec<&PageLink> = group
        .resources
        .iter()
        .filter(|(page, _)| page.role != Role::Schema)
        .map(|(_, link)| link)
        .collect();
    let count = pages.len();
    // One more than the most is shown rather than counted.
    let shown = if count <= most.saturating_add(1) {
        count
    } else {
        most
    };
    StartGroup {
        link: &group.link,
        facts: facts(group),
        is_overview: false,
        shown: pages[..shown].to_vec(),
        more: count - shown,
    }
}

/// Returns what a group has, its versions and its service.
fn facts(group: &Group<'_>) -> Vec<String> {
    let of_role = |role| group.resources.iter().filter(move |(page, _)| page.role == role);
    let terms = group.resources.iter().flat_map(|(page, _)| &page.terms);
    let operations = terms.filter(|term| term.kind == TermKind::Operation).count();
    let counts = [
        counted(of_role(Role::Resource).count(), "resource", "resources"),
        counted(operations, "operation", "operations"),
        counted(of_role(Role::Schema).count(), "schema", "schemas"),
    ];
    let counts = counts.iter().filter(|(count, _)| *count > 0);
    let mut facts: Vec<String> = counts.map(|(count, of)| format!("{count} {of}")).collect();
    facts.push(match group.oldest == group.newest {
        true => group.newest.to_owned(),
        false => format!("{} – {}", group.oldest, group.newest),
    });
    if !group.service.eq_ignore_ascii_case(group.name) {
        facts.push(group.service.clone());
    }
    facts.retain(|fact| !fact.is_empty());
    facts
}
