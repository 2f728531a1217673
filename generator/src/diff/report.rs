//! Changes with their severities and their locations in the text, as they are shown to people and to other programs.

use std::collections::BTreeMap;

use super::allow::Allow;
use super::change::Change;
use super::crate_changes::CrateChange;
use super::entry::Entry;
use super::severity::{Policy, Severity};
use super::side::Side;
use crate::diagnostic::Level;
use crate::examples::{FileLocation, LineIndexes};

/// The identity of a change: code, message, and the locations in both versions.
type Identity = (&'static str, String, Option<FileLocation>, Option<FileLocation>);

/// All changes of a run.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The changes, those that break clients first.
    pub entries: Vec<Entry>,
    /// How many changes were allowed and left out.
    pub allowed: usize,
    /// The changes of the generated crate, if they are asked for.
    pub crate_changes: Vec<CrateChange>,
    /// The versions that were compared, old and new.
    pub versions: Vec<(String, String)>,
    /// The indexes of the changes by code, message and locations.
    by_location: BTreeMap<Identity, usize>,
}

/// What users say about the severities of changes.
#[derive(Clone, Copy, Debug)]
pub struct Settings<'s> {
    /// What they say about rules, by their codes.
    pub levels: &'s BTreeMap<&'static str, Level>,
    /// Whether warnings are errors.
    pub deny_warnings: bool,
    /// Changes that are left out.
    pub allow: &'s [Allow],
    /// Whether nothing may change; `None` for what the versions tell.
    pub is_frozen: Option<bool>,
}

impl Settings<'_> {
    /// Returns the severity of a change; `None` if changes by its rule are allowed.
    fn severity(&self, change: &Change, policy: Policy) -> Option<Severity> {
        match (self.levels.get(change.rule.code()), policy.severity(change)) {
            (Some(Level::Allow), _) => None,
            (Some(Level::Warn), _) => Some(Severity::Warning),
            (Some(Level::Deny), _) => Some(Severity::Error),
            (None, Severity::Warning) if self.deny_warnings => Some(Severity::Error),
            (None, severity) => Some(severity),
        }
    }
}

impl Report {
    /// Adds the changes between two sides. Returns which entries of the list of allowed changes were used.
    pub fn add(
        &mut self,
        old: &Side<'_>,
        new: &Side<'_>,
        changes: &[Change],
        settings: Settings<'_>,
    ) -> Vec<usize> {
        let mut policy = Policy::of(old, new);
        policy.is_frozen = settings.is_frozen.unwrap_or(policy.is_frozen);
        let mut locations = (LineIndexes::new(old.sources), LineIndexes::new(new.sources));
        let mut used = Vec::new();
        for change in changes {
            let Some(severity) = settings.severity(change, policy) else {
                self.allowed += 1;
                continue;
            };
            let old = change.old.map(|origin| locations.0.location(origin));
            let new_location = change.new.map(|origin| locations.1.location(origin));
            let entry = Entry::new(change, severity, (old, new_location));
            let mut allow = settings.allow.iter();
            match allow.position(|allow| allow.covers(&entry, new.version())) {
                Some(index) => {
                    self.allowed += 1;
                    used.push(index);
                }
                None => self.push(entry),
            }
        }
        let versions = (old.version().to_owned(), new.version().to_owned());
        if !self.versions.contains(&versions) {
            self.versions.push(versions);
        }
        used
    }

    /// Adds a change. What several documents refer to is reported once.
    fn push(&mut self, entry: Entry) {
        let key = (
            entry.code,
            entry.message.clone(),
            entry.old.clone(),
            entry.new.clone(),
        );
        match self.by_location.get(&key) {
            Some(index) => {
                let known = &mut self.entries[*index];
                known.operations += entry.operations;
                known.severity = known.severity.max(entry.severity);
            }
            None => {
                self.by_location.insert(key, self.entries.len());
                self.entries.push(entry);
            }
        }
    }

    /// Returns how many changes have a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.entries
            .iter()
            .filter(|entry| entry.severity == severity)
            .count()
    }

    /// Returns how many changes there are of each rule with its severity, the most severe and frequent first.
    pub fn by_code(&self) -> Vec<(&'static str, Severity, usize)> {
        let mut counts: BTreeMap<(Severity, &str), usize> = BTreeMap::new();
        for entry in &self.entries {
            *counts.entry((entry.severity, entry.code)).or_default() += 1;
        }
        let mut list: Vec<_> = counts
            .into_iter()
            .map(|((severity, code), count)| (code, severity, count))
            .collect();
        list.sort_by_key(|(code, severity, count)| (std::cmp::Reverse((*severity, *count)), *code));
        list
    }
}
