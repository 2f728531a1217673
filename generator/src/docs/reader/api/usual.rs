//! What most operations of an API authenticate with.

use super::plan::{Plan, Subject};
use super::request::Request;
use crate::model::{Operation, SecurityRequirement};
use crate::source::Sources;

/// What most operations of an API need.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Usual<'m> {
    /// All operations need the same.
    All(&'m [SecurityRequirement]),
    /// Operations that say nothing else need this.
    Default(&'m [SecurityRequirement]),
    /// Each operation says what it needs.
    None,
}

impl<'m> Usual<'m> {
    /// Returns what the operations of an API usually need.
    pub(super) fn of(sources: &Sources, plans: &[Plan<'m>], api: usize) -> Self {
        let operations = operations(plans, api);
        let Some(first) = operations.first() else {
            return Self::None;
        };
        if operations.iter().all(|of| of.security == first.security) {
            return Self::All(&first.security);
        }
        let says_nothing = |of: &&&Operation| sources.value(of.origin).get("security").is_none();
        match operations.iter().find(says_nothing) {
            Some(of) => Self::Default(&of.security),
            None => Self::None,
        }
    }

    /// Returns whether an operation needs what is usual.
    pub(super) fn holds(&self, operation: &Operation) -> bool {
        match self {
            Self::All(usual) | Self::Default(usual) => *usual == operation.security,
            Self::None => false,
        }
    }
}

/// Returns the operations of an API.
fn operations<'m>(plans: &[Plan<'m>], api: usize) -> Vec<&'m Operation> {
    let plans = plans.iter().filter(|plan| plan.api == api);
    let topics = plans.filter_map(|plan| match &plan.subject {
        Subject::Topic(topic) => Some(topic),
        Subject::Schema(_) => None,
    });
    let requests = topics.flat_map(|topic| &topic.requests);
    let operations = requests.filter_map(|request| match request {
        Request::Operation(operation) => Some(*operation),
        Request::Incoming(_) => None,
    });
    operations.collect()
}
