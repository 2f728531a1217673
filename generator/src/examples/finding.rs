//! What is found, and the sum of it.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::support::check::Severity;

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Spot {
    /// The file's path as people can open it.
    pub path: String,
    /// Line, counted from one.
    pub line: usize,
    /// Column in characters, counted from one.
    pub column: usize,
    /// JSON Pointer; empty for the file as a whole.
    pub pointer: String,
}

/// Something that is wrong with an example or a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The stable name of what is wrong.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong, in a sentence.
    pub message: String,
    /// The operation, where it is an example's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operation: Option<String>,
    /// Where it is wrong.
    pub example: Spot,
    /// The rule that it breaks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<Spot>,
}

/// All findings of a run, and what was looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The findings, by example file and place.
    pub findings: Vec<Finding>,
    /// How many documents were read.
    pub documents: usize,
    /// How many examples were checked.
    pub examples: usize,
    /// How many findings were allowed and left out.
    pub allowed: usize,
}

impl Report {
    /// Takes in another report.
    pub(super) fn merge(&mut self, other: Self) {
        self.findings.extend(other.findings);
        self.documents += other.documents;
        self.examples += other.examples;
        self.allowed += other.allowed;
    }

    /// Brings the findings into the order of files and places, whatever the order of the work was. An example that
    /// two operations have is reported once for what is wrong in both.
    pub(super) fn sort(&mut self) {
        self.findings.sort_by(|one, other| {
            let key = |finding: &Finding| (finding.example.clone(), finding.code, finding.message.clone());
            key(one).cmp(&key(other))
        });
        self.findings.dedup_by(|one, other| {
            one.example == other.example && one.code == other.code && one.message == other.message
        });
    }

    /// How many findings have a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings
            .iter()
            .filter(|finding| finding.severity == severity)
            .count()
    }

    /// How many findings there are of each code, the most frequent first.
    pub fn by_code(&self) -> Vec<(&'static str, Severity, usize)> {
        let mut counts: BTreeMap<(&str, Severity), usize> = BTreeMap::new();
        for finding in &self.findings {
            *counts.entry((finding.code, finding.severity)).or_default() += 1;
        }
        let mut list: Vec<_> = counts
            .into_iter()
            .map(|((code, severity), count)| (code, severity, count))
            .collect();
        list.sort_by_key(|(_, _, count)| std::cmp::Reverse(*count));
        list
    }
}
