//! Changes with their severities and their locations in the text, as they are shown to people and to other programs.

use std::collections::BTreeMap;

use super::allow::Allow;
use super::change::Change;
use super::entry::Entry;
use super::law::Impact;
use super::severity::{Policy, Severity};
use super::side::Side;
use crate::diagnostic::Level;
use crate::examples::LineIndexes;

/// All changes of a run.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The changes, those that break clients first.
    pub entries: Vec<Entry>,
    /// How many changes were allowed and left out.
    pub allowed: usize,
    /// The versions that were compared, old and new.
    pub versions: Vec<(String, String)>,
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
            let code = change.rule.code();
            let severity = match (settings.levels.get(code), policy.severity(change)) {
                (Some(Level::Allow), _) => {
                    self.allowed += 1;
                    continue;
                }
                (Some(Level::Warn), _) => Severity::Warning,
                (Some(Level::Deny), _) => Severity::Error,
                (None, Severity::Warning) if settings.deny_warnings => Severity::Error,
                (None, severity) => severity,
            };
            let entry = Entry {
                code,
                oad: change.rule.oad(),
                severity,
                impact: change.impact.name(),
                scope: change.rule.scope().name(),
                effect: change.effect.name(),
                direction: change.flow.name(),
                message: change.message.clone(),
                reason: reason(change, severity),
                old: change.old.map(|origin| locations.0.location(origin)),
                new: change.new.map(|origin| locations.1.location(origin)),
                occurrences: change.occurrences.clone(),
                operations: change.operations,
            };
            match settings
                .allow
                .iter()
                .position(|allow| allow.covers(&entry, new.version()))
            {
                Some(index) => {
                    self.allowed += 1;
                    used.push(index);
                }
                None => self.entries.push(entry),
            }
        }
        let versions = (old.version().to_owned(), new.version().to_owned());
        if !self.versions.contains(&versions) {
            self.versions.push(versions);
        }
        used
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

/// Returns why a change has its severity.
fn reason(change: &Change, severity: Severity) -> &'static str {
    match (change.impact, severity) {
        (Impact::Compatible, Severity::Error) => {
            "a version that is published does not change; add a new version"
        }
        _ => change.reason,
    }
}
