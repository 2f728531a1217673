//! The schemas of a model by their keyword locations.

use std::sync::OnceLock;

use crate::model::{Model, SchemaId};
use crate::origin::Origin;

/// Finds the schema that a violation names. Built when the first one is looked up: most examples have none.
pub(super) struct RuleIndex<'a> {
    model: &'a Model,
    sorted: OnceLock<Vec<SchemaId>>,
}

impl<'a> RuleIndex<'a> {
    /// Returns the index of a model.
    pub(super) fn new(model: &'a Model) -> Self {
        Self {
            model,
            sorted: OnceLock::new(),
        }
    }

    /// Returns the origin of the schema at a keyword location.
    pub(super) fn origin(&self, rule: &str) -> Option<Origin> {
        let schemas = &self.model.schemas;
        let location = |id: &SchemaId| schemas[*id].source.as_str();
        let sorted = self.sorted.get_or_init(|| {
            let mut ids: Vec<SchemaId> = schemas.iter().map(|(id, _)| id).collect();
            ids.sort_by_key(location);
            ids
        });
        let index = sorted.binary_search_by_key(&rule, location).ok()?;
        Some(schemas[sorted[index]].origin)
    }
}
