//! References with a `type` or `format` as sibling.

use super::shape;
use crate::model::{Model, SchemaId};

/// Turns a reference whose own `type` or `format` is narrower than that of its target into a schema that is built on the
/// target, so that both hold. Where they say no more than the target, or contradict it, the reference stays one.
pub(super) fn apply(model: &mut Model) {
    let ids: Vec<SchemaId> = model.schemas.ids().collect();
    for id in ids {
        let schema = &model.schemas[id];
        let says_type = schema.json_type.is_some() || schema.format.is_some();
        let Some(target) = schema.reference.filter(|_| says_type) else {
            continue;
        };
        // Siblings of `$ref` "SHALL be ignored" (JSON Reference); they count only where both can hold.
        if shape::narrows(model, schema, target) && !shape::contradicts(model, schema, target) {
            let schema = &mut model.schemas[id];
            schema.reference = None;
            schema.all_of = vec![target];
        }
    }
}
