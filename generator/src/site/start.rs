//! The pages that no document has: the start page, and the one for addresses that are not there.

use askama::Template;

use super::filters;
use super::shell::{Frame, Group, Place, Shell, file};
use crate::diagnostic::Diagnostic;
use crate::output::File;

/// The path of the start page.
pub(super) const START: &str = "index";

/// Most resources of a group that the start page lists.
const MOST_ON_START: usize = 12;

#[derive(Template)]
#[template(path = "site/start.html")]
struct StartTemplate<'a> {
    frame: Frame<'a>,
    counts: Vec<(usize, &'static str)>,
    groups: Vec<StartGroup<'a>>,
}

struct StartGroup<'a> {
    place: &'a Place,
    service: &'a str,
    versions: String,
    count: usize,
    resources: Vec<&'a Place>,
    more: usize,
}

#[derive(Template)]
#[template(path = "site/404.html")]
struct NotFoundTemplate<'a> {
    frame: Frame<'a>,
}

impl<'a> Shell<'a> {
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
                counted(services.len(), "service", "services"),
                counted(self.groups.len(), "group", "groups"),
                counted(resources, "resource", "resources"),
                counted(self.pages.len(), "version", "versions"),
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
}

fn counted(count: usize, one: &'static str, many: &'static str) -> (usize, &'static str) {
    (count, if count == 1 { one } else { many })
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
        place: &group.place,
        service: &group.service,
        versions,
        count,
        resources: group.resources[..shown].iter().map(|(_, place)| place).collect(),
        more: count - shown,
    }
}
