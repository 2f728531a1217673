//! A request that both versions have, with its responses, and who sends it.

use super::comparison::{Comparison, Root, Site};
use super::identity::name;
use super::law::{Effect, Flow};
use crate::model::Operation;

/// A request that both versions have.
pub(super) struct Exchange<'o> {
    /// How people know it.
    pub(super) name: String,
    /// Whether the service sends it, as a webhook or callback: its values are read by clients, those of its responses are
    /// written by them.
    pub(super) is_incoming: bool,
    pub(super) old: &'o Operation,
    pub(super) new: &'o Operation,
}

impl<'o> Exchange<'o> {
    /// Returns an operation, which clients call.
    pub(super) fn of_client(old: &'o Operation, new: &'o Operation) -> Self {
        Self {
            name: name(new),
            is_incoming: false,
            old,
            new,
        }
    }

    /// Returns the location of a change in a part, such as `request body`.
    pub(super) fn site(&self, comparison: &mut Comparison<'_>, part: String) -> Site {
        comparison.root(Root {
            operation: self.name.clone(),
            part,
        })
    }

    /// Returns which way values of the request go, where a client sends it by way of `own`.
    pub(super) fn request(&self, own: Flow) -> Flow {
        if self.is_incoming { Flow::Received } else { own }
    }

    /// Returns which way values of the responses go.
    pub(super) fn response(&self) -> Flow {
        if self.is_incoming {
            Flow::Answer
        } else {
            Flow::Response
        }
    }

    /// Returns the effect of a part of the request that is no longer sent. `own` is the effect where clients send it.
    pub(super) fn omitted(&self, is_required: bool, own: Effect) -> Effect {
        match (self.is_incoming, is_required) {
            (false, _) => own,
            (true, true) => Effect::Widens,
            // Clients may rely on it nevertheless.
            (true, false) => Effect::Unknown,
        }
    }
}
