//! The severity of changes: the law, and the rules for versions.

use serde::Serialize;

use super::change::Change;
use super::law::Impact;
use super::rule::{Rule, Scope};
use super::side::Side;
use super::version;

/// How much a change matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// It is worth a line in a changelog.
    Note,
    /// It may break clients.
    Warning,
    /// It breaks clients, or is not allowed in this version.
    Error,
}

impl Severity {
    /// Returns the word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// What the versions that are compared allow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Policy {
    /// Nothing may change: the version is published, and clients rely on what it is.
    pub is_frozen: bool,
    /// The old version was a preview, which promises nothing.
    pub is_preview: bool,
}

impl Policy {
    /// Returns the policy for two versions. Dated ones are those of Azure's services: the same version is frozen, and what
    /// follows a preview may break it.
    pub fn of(old: &Side<'_>, new: &Side<'_>) -> Self {
        let (from, to) = (old.version(), new.version());
        let is_dated = version::is_dated(from) && version::is_dated(to);
        Self {
            is_frozen: is_dated && from == to,
            is_preview: is_dated && from != to && version::is_preview(from),
        }
    }

    /// Returns the severity of a change, unless users say something else about its rule.
    pub fn severity(self, change: &Change) -> Severity {
        let severity = match (change.impact, change.rule.scope()) {
            (Impact::Breaking, Scope::Wire) => Severity::Error,
            (Impact::Breaking, Scope::Sdk | Scope::Names) | (Impact::Unknown, _) => Severity::Warning,
            (Impact::Compatible, _) => Severity::Note,
        };
        match self {
            Self { is_frozen: true, .. } if is_part_of_contract(change.rule) => Severity::Error,
            Self { is_preview: true, .. } => severity.min(Severity::Warning),
            _ => severity,
        }
    }
}

/// Returns whether a change changes what was promised to clients.
fn is_part_of_contract(rule: Rule) -> bool {
    let is_advice = matches!(
        rule,
        Rule::VersionUnchanged
            | Rule::OperationDeprecated
            | Rule::OperationReactivated
            | Rule::PropertyDeprecated
            | Rule::PropertyReactivated
            | Rule::HeaderAdded
    );
    rule.scope() == Scope::Wire && !is_advice
}
