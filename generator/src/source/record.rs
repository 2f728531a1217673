//! What was looked at below a root, to tell later whether the same run would see the same.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::fingerprint::Fingerprint;

/// A question about the files below a root.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) enum Probe {
    /// The paths that match a pattern.
    Pattern(String),
    /// The content of a file.
    File(String),
    /// Whether there is a file.
    Exists(String),
    /// The names in a folder.
    Folder(String),
}

/// All questions about the files below a root, each with a fingerprint of its answer.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Record {
    answers: Vec<(Probe, Fingerprint)>,
}

impl Record {
    /// Creates a record of questions and their answers.
    pub(super) fn new(answers: &BTreeMap<Probe, Fingerprint>) -> Self {
        let answers = answers.iter().map(|(probe, answer)| (probe.clone(), *answer));
        Self {
            answers: answers.collect(),
        }
    }

    pub(super) fn answers(&self) -> &[(Probe, Fingerprint)] {
        &self.answers
    }
}
