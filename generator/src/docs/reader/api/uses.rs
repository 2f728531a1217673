//! Which operations and definitions use a definition.

use std::collections::BTreeMap;

use super::model_index::ModelIndex;
use super::plan::{Plan, Subject};
use crate::model::SchemaId;

/// A use of a definition: the page that uses it, and on the page of a topic the index of the request.
#[derive(Clone, Copy, Debug)]
pub(super) struct Use {
    pub(super) page: usize,
    pub(super) request: Option<usize>,
}

/// The uses of each definition, in the order of the pages.
#[derive(Default)]
pub(super) struct Uses {
    by_definition: BTreeMap<SchemaId, Vec<Use>>,
}

impl Uses {
    /// Finds the uses on all pages.
    pub(super) fn new(plans: &[Plan<'_>], model_index: &ModelIndex<'_>) -> Self {
        let mut uses = Self::default();
        for (page, plan) in plans.iter().enumerate() {
            match &plan.subject {
                Subject::Schema(own) => {
                    let others = plan.mentioned.definitions.iter().filter(|id| *id != own);
                    uses.add(others.copied(), page, None);
                }
                Subject::Topic(topic) => {
                    for (index, request) in topic.requests.iter().enumerate() {
                        let used = model_index.mentioned_in(request.operation()).definitions;
                        uses.add(used.into_iter(), page, Some(index));
                    }
                }
            }
        }
        uses
    }

    fn add(&mut self, used: impl Iterator<Item = SchemaId>, page: usize, request: Option<usize>) {
        for id in used {
            self.by_definition
                .entry(id)
                .or_default()
                .push(Use { page, request });
        }
    }

    /// Returns the uses of a definition.
    pub(super) fn of(&self, id: SchemaId) -> &[Use] {
        self.by_definition.get(&id).map_or(&[], Vec::as_slice)
    }
}
