//! The page of all changes of a resource: from each version to the next one, and what a site needs to show those between
//! any two versions.

use std::collections::BTreeMap;

use askama::Template;

use super::changes::{self, ChangeTarget, ShownChange};
use super::context::Context;
use super::entries::Entry;
use super::history::{Finding, Histories, History};
use crate::diagnostic::Diagnostic;
use crate::docs::reader::lists::ALL_CHANGES;
use crate::docs::reader::markdown::anchor::page_link;
use crate::docs::reader::markdown::page_info::{ChangeInfo, ChangesInfo};
use crate::docs::reader::markdown::template;
use crate::output::File;
use crate::phrasing;

#[derive(Template)]
#[template(path = "reader/all_changes.md")]
struct AllChanges<'a> {
    id: &'static str,
    title: String,
    description: String,
    name: &'a str,
    /// The link to the page of the resource.
    page: String,
    steps: Vec<Step<'a>>,
}

/// The changes from a version to a later one.
struct Step<'a> {
    version: &'a str,
    /// The links to the pages of both versions.
    newer: String,
    older: String,
    list: Vec<ShownChange>,
}

/// Where changes are on the pages of the versions, by the index of the page.
type PageTargets = [Vec<(usize, ChangeTarget)>];

/// Makes the pages of all resources that have more than two versions.
pub(super) fn pages(
    context: &Context<'_>,
    histories: &Histories,
    targets: &PageTargets,
) -> Vec<Result<(File, ChangesInfo), Diagnostic>> {
    let pages = histories.all().filter_map(|history| {
        let path = history.page(context.library)?;
        let entries = history.pages.iter().map(|page| &context.library.entries[*page]);
        let entries: Vec<&Entry> = entries.collect();
        let main = entries.iter().find(|entry| entry.is_latest)?;
        let page = ChangesPage {
            context,
            history,
            entries: &entries,
            targets,
            path: &path,
        };
        let file = page.file(main);
        Some(file.map(|file| (file, page.info(main))))
    });
    pages.collect()
}

struct ChangesPage<'a> {
    context: &'a Context<'a>,
    history: &'a History,
    /// The versions, the oldest first.
    entries: &'a [&'a Entry],
    targets: &'a PageTargets,
    path: &'a str,
}

impl ChangesPage<'_> {
    fn file(&self, main: &Entry) -> Result<File, Diagnostic> {
        let name = &main.resource.name;
        let template = AllChanges {
            id: ALL_CHANGES,
            title: template::yaml(&format!("Changes of {name}")),
            description: template::yaml(&format!(
                "What changed between the versions of {name} from the {} group",
                main.resource.group
            )),
            name,
            page: page_link(self.path, &main.path),
            steps: (1..self.entries.len())
                .rev()
                .filter_map(|new| self.step(new))
                .collect(),
        };
        template::file(format!("{}.md", self.path), template.render())
    }

    fn step(&self, new: usize) -> Option<Step<'_>> {
        let old = self.history.before(self.context.library, new)?;
        let link = |version: usize| {
            let entry = self.entries[version];
            let link = page_link(self.path, &entry.path);
            format!("[{}]({link})", phrasing::code(&entry.resource.version))
        };
        let shown = |(index, finding): (usize, &Finding)| {
            let mut known: Vec<(usize, &ChangeTarget)> = [new, old]
                .into_iter()
                .filter_map(|version| Some((version, self.target(version, index)?)))
                .collect();
            known.sort_by_key(|(_, target)| target.anchor.is_empty());
            let known = known.first();
            let target = known.map(|(version, target)| {
                let page = page_link(self.path, &self.entries[*version].path);
                target.link(&page)
            });
            changes::shown(finding, target.unwrap_or_default())
        };
        Some(Step {
            version: &self.entries[new].resource.version,
            newer: link(new),
            older: link(old),
            list: changes::distinct(self.history.between(old, new).map(shown)),
        })
    }

    /// Returns where a change is on the page of a version.
    fn target(&self, version: usize, change: usize) -> Option<&ChangeTarget> {
        let targets = self.targets.get(self.history.pages[version])?;
        let at = targets.binary_search_by_key(&change, |(index, _)| *index).ok()?;
        Some(&targets[at].1)
    }

    fn info(&self, main: &Entry) -> ChangesInfo {
        let list = self.history.findings.iter().enumerate();
        let version = |entry: &&Entry| (entry.resource.version.clone(), entry.path.clone());
        ChangesInfo {
            path: self.path.to_owned(),
            page: main.path.clone(),
            versions: self.entries.iter().map(version).collect(),
            first_compared: self.history.first_compared,
            changes: changes::distinct(list.map(|(index, of)| self.change(index, of))),
        }
    }

    fn change(&self, index: usize, finding: &Finding) -> ChangeInfo {
        let mut anchors: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        let mut text = "";
        for version in 0..self.entries.len() {
            if let Some(target) = self.target(version, index) {
                text = &target.text;
                anchors.entry(&target.anchor).or_default().push(version);
            }
        }
        anchors.remove("");
        let mark = changes::mark(finding.impact);
        ChangeInfo {
            mark,
            message: finding.message.clone(),
            reason: if mark.is_empty() { "" } else { finding.reason },
            target: text.to_owned(),
            anchors: anchors
                .into_iter()
                .map(|(id, versions)| (id.to_owned(), versions))
                .collect(),
            between: finding.between.0.clone(),
        }
    }
}
