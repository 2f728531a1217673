//! What changed between any two versions of a resource, as `armature diff` finds it: its operations are compared, and all
//! types but those that other resources are made of.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::context::Context;
use super::library::Library;
use super::ranges::{self, Ranges};
use crate::docs::reader::lists::ALL_CHANGES;
use rayon::prelude::*;

use crate::diff::{self, Change, Impact, Occurrence, Part, Side};
use crate::model::{SchemaId, TypeId};
use crate::origin::Origin;

/// Most versions that differ of which each is compared with each; older ones are compared with their neighbours.
const MAX_COMPARED: usize = 16;

/// The changes between all versions of a resource.
#[derive(Debug, Default)]
pub(super) struct History {
    /// The pages of the versions, the oldest first.
    pub(super) pages: Vec<usize>,
    /// All changes, those that break clients first.
    pub(super) findings: Vec<Finding>,
    /// The index of the first version that is compared with all that follow.
    pub(super) first_compared: usize,
}

/// A change with the versions that it is between.
#[derive(Debug)]
pub(super) struct Finding {
    pub(super) impact: Impact,
    /// What changed, in a sentence.
    pub(super) message: String,
    /// Why it breaks a client, or does not.
    pub(super) reason: &'static str,
    /// Where it is on the wire.
    pub(super) occurrences: Vec<Occurrence>,
    /// Between which versions it is.
    pub(super) between: Ranges,
}

impl History {
    /// Returns the index of a page among the versions.
    pub(super) fn index(&self, page: usize) -> Option<usize> {
        self.pages.iter().position(|known| *known == page)
    }

    /// Returns the index of the version that one is compared with: the one before; of a stable one the stable one before,
    /// where there is one.
    pub(super) fn before(&self, library: &Library, version: usize) -> Option<usize> {
        let is_preview = |index: usize| library.entries[self.pages[index]].is_preview();
        let stable = (0..version).rev().find(|index| !is_preview(*index));
        stable
            .filter(|_| !is_preview(version))
            .or_else(|| version.checked_sub(1))
    }

    /// Returns the path of the page of all changes; `None` where two versions have all of them on one page.
    pub(super) fn page(&self, library: &Library) -> Option<String> {
        let mut entries = self.pages.iter().map(|page| &library.entries[*page]);
        let latest = entries.find(|entry| entry.is_latest)?;
        (self.pages.len() > 2).then(|| format!("{}/{ALL_CHANGES}", latest.path))
    }

    /// Returns the changes from one version to a later one, with their indexes.
    pub(super) fn between(&self, old: usize, new: usize) -> impl Iterator<Item = (usize, &Finding)> {
        let findings = self.findings.iter().enumerate();
        findings.filter(move |(_, finding)| finding.between.contains(old, new))
    }
}

/// What tells changes apart.
type Key = (std::cmp::Reverse<Impact>, String, String, String);

/// Finds the changes between the versions of the resource that a page belongs to.
fn history(context: &Context<'_>, page: usize) -> History {
    let mut pages = context.library.entries[page].versions.clone();
    pages.reverse();
    if pages.len() < 2 {
        return History {
            pages,
            ..History::default()
        };
    }
    let mut comparisons = Comparisons::new(context, &pages);
    let classes = comparisons.classes();
    let first = classes.len().saturating_sub(MAX_COMPARED);
    let mut found: BTreeMap<Key, (Change, BTreeSet<(usize, usize)>)> = BTreeMap::new();
    for new in 1..classes.len() {
        for old in 0..new {
            if old < first && old + 1 < new {
                continue;
            }
            for change in comparisons.changes(classes[old].0, classes[new].0) {
                let target = change.occurrences.first();
                let target = target.map(|at| format!("{}\n{}\n{}", at.path, at.part, at.operation));
                let key = (
                    std::cmp::Reverse(change.impact),
                    target.unwrap_or_default(),
                    change.message.clone(),
                    change.rule.code().to_owned(),
                );
                let (_, pairs) = found.entry(key).or_insert_with(|| (change, BTreeSet::new()));
                pairs.insert((old, new));
            }
        }
    }
    let finding = |(change, pairs): (Change, BTreeSet<(usize, usize)>)| Finding {
        impact: change.impact,
        message: change.message,
        reason: change.reason,
        occurrences: change.occurrences,
        between: ranges::of(pairs, &classes),
    };
    History {
        findings: found.into_values().map(finding).collect(),
        first_compared: classes.get(first).map_or(0, |(begin, _)| *begin),
        pages,
    }
}

/// Compares versions, each pair once.
struct Comparisons<'c, 'a> {
    context: &'c Context<'a>,
    pages: &'c [usize],
    sides: Vec<Side<'c>>,
    /// The types that the resource itself is made of, in all versions.
    own: HashSet<Origin>,
    neighbours: HashMap<(usize, usize), Vec<Change>>,
}

impl<'c, 'a> Comparisons<'c, 'a> {
    fn new(context: &'c Context<'a>, pages: &'c [usize]) -> Self {
        let model = context.model;
        let entries = pages.iter().map(|page| &context.library.entries[*page]);
        let origin = |id: TypeId| model.schemas[model.types[id].schema].origin;
        Self {
            sides: entries
                .clone()
                .map(|entry| {
                    let is_own = |path: &str| path == entry.resource.document;
                    Side::new(context.sources, context.analysis, |of| is_own(&of.path))
                })
                .collect(),
            own: entries
                .flat_map(|entry| entry.body.into_iter().chain(entry.answer))
                .map(origin)
                .collect(),
            neighbours: HashMap::new(),
            context,
            pages,
        }
    }

    /// Returns the versions in groups without a change between them: the first and the last of each.
    fn classes(&mut self) -> Vec<(usize, usize)> {
        let mut classes = vec![(0, 0)];
        for new in 1..self.pages.len() {
            let last = classes.len() - 1;
            let first = classes[last].0;
            let changes = self.compare(first, new);
            if changes.is_empty() {
                classes[last].1 = new;
            } else {
                self.neighbours.insert((first, new), changes);
                classes.push((new, new));
            }
        }
        classes
    }

    fn changes(&mut self, old: usize, new: usize) -> Vec<Change> {
        let known = self.neighbours.remove(&(old, new));
        known.unwrap_or_else(|| self.compare(old, new))
    }

    fn compare(&self, old: usize, new: usize) -> Vec<Change> {
        let model = self.context.model;
        let ends = |id: SchemaId| {
            let origin = model.schemas[id].origin;
            !self.own.contains(&origin) && self.context.library.home_of(origin).is_some()
        };
        let operations = |version: usize| &self.context.outlines[self.pages[version]].operations;
        let part = Part {
            old: operations(old),
            new: operations(new),
            ends: &ends,
        };
        diff::changes_of_part(&self.sides[old], &self.sides[new], &part)
    }
}

/// The changes of all resources.
pub(super) struct Histories {
    by_newest: BTreeMap<usize, History>,
    none: History,
}

impl Histories {
    /// Returns the changes of the resource that a page belongs to.
    pub(super) fn of(&self, context: &Context<'_>, page: usize) -> &History {
        let newest = context.library.entries[page].versions.first();
        newest
            .and_then(|newest| self.by_newest.get(newest))
            .unwrap_or(&self.none)
    }

    /// Returns the changes of each resource.
    pub(super) fn all(&self) -> impl Iterator<Item = &History> {
        self.by_newest.values()
    }
}

/// Finds the changes between the versions of all resources.
pub(super) fn histories(context: &Context<'_>) -> Histories {
    let entries = context.library.entries.iter().enumerate();
    let newest = entries.filter(|(index, entry)| entry.versions.first() == Some(index));
    let newest: Vec<usize> = newest.map(|(index, _)| index).collect();
    let histories = newest.par_iter().map(|index| (*index, history(context, *index)));
    Histories {
        by_newest: histories.collect::<Vec<_>>().into_iter().collect(),
        none: History::default(),
    }
}
