//! A change with its severity and its locations in the text.

use serde::Serialize;

use super::change::{Change, Occurrence};
use super::law::Impact;
use super::severity::Severity;
use crate::examples::FileLocation;

/// A change as it is shown.
#[derive(Clone, Debug, Serialize)]
pub struct Entry {
    /// The code of the rule.
    pub code: &'static str,
    /// The number that `oad` has for the rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub oad: Option<u16>,
    /// How much it matters.
    pub severity: Severity,
    /// Whether it breaks clients: `breaking`, `unknown` or `compatible`.
    pub impact: &'static str,
    /// Whom it concerns: `wire` or `sdk`.
    pub scope: &'static str,
    /// What it does to the set of values.
    pub effect: &'static str,
    /// Which way the values go where it matters most.
    pub direction: &'static str,
    /// What changed, in a sentence.
    pub message: String,
    /// Why it breaks a client, or does not.
    pub reason: &'static str,
    /// Where it is in the old version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old: Option<FileLocation>,
    /// Where it is in the new version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new: Option<FileLocation>,
    /// Where it is on the wire, the occurrence that matters most first.
    pub occurrences: Vec<Occurrence>,
    /// How many operations it concerns.
    pub operations: usize,
}

impl Entry {
    /// Creates the entry of a change with a severity and its locations in the old and in the new version.
    pub(super) fn new(
        change: &Change,
        severity: Severity,
        (old, new): (Option<FileLocation>, Option<FileLocation>),
    ) -> Self {
        Self {
            code: change.rule.code(),
            oad: change.rule.oad(),
            severity,
            impact: change.impact.name(),
            scope: change.rule.scope().name(),
            effect: change.effect.name(),
            direction: change.flow.name(),
            message: change.message.clone(),
            reason: reason(change, severity),
            old,
            new,
            occurrences: change.occurrences.clone(),
            operations: change.operations,
        }
    }

    /// Returns whether the location in the old version shows the change best: what is gone is only there.
    pub fn is_removal(&self) -> bool {
        self.code.ends_with("-removed") || self.new.is_none()
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
