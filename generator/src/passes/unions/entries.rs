//! Which schemas are unions, and of what.

use std::collections::HashSet;

use crate::model::{JsonType, Model, SchemaId};
use crate::passes::polymorphism::Polymorphism;
use crate::passes::shape::{self, Shape};

/// How deep unions may be nested directly in each other, before any value is accepted.
const MAX_NESTING: usize = 16;

/// Returns the branches of a schema that is a union and nothing else, `null` included. `id` is a
/// [resolved](shape::resolved) schema.
pub(super) fn entries<'m>(
    model: &'m Model,
    polymorphism: &Polymorphism,
    id: SchemaId,
) -> Option<&'m [SchemaId]> {
    let schema = &model.schemas[id];
    let entries = match (
        schema.composition.one_of.as_slice(),
        schema.composition.any_of.as_slice(),
    ) {
        ([], []) => return None,
        (list, []) | ([], list) => list,
        _ => return None,
    };
    let allows_several = matches!(schema.json_type, None | Some(JsonType::Object));
    let says_more = !schema.types.is_empty() || !schema.enumeration.is_empty() || !schema.all_of.is_empty();
    let is_open = matches!(shape::shape(model, polymorphism, id), Shape::Any | Shape::Object);
    (allows_several && !says_more && is_open).then_some(entries)
}

/// Returns whether a schema allows `null` and nothing else.
pub(super) fn is_null(model: &Model, id: SchemaId) -> bool {
    model.schemas[model.target(id)].json_type == Some(JsonType::Null)
}

/// Returns whether nothing is known about the type of a branch.
pub(super) fn is_any(model: &Model, polymorphism: &Polymorphism, id: SchemaId) -> bool {
    let id = shape::resolved(model, id);
    let is_open = matches!(shape::shape(model, polymorphism, id), Shape::Any | Shape::Object);
    is_open && entries(model, polymorphism, id).is_none()
}

/// Returns whether a union is a branch of itself, directly or as a branch of its branches. Reading it would not end.
pub(super) fn is_ring(model: &Model, polymorphism: &Polymorphism, id: SchemaId) -> bool {
    let mut seen = HashSet::new();
    let mut open = vec![(id, 0)];
    while let Some((at, depth)) = open.pop() {
        for entry in entries(model, polymorphism, at).into_iter().flatten() {
            let entry = shape::resolved(model, *entry);
            if entry == id || depth > MAX_NESTING {
                return true;
            }
            if seen.insert(entry) {
                open.push((entry, depth + 1));
            }
        }
    }
    false
}
