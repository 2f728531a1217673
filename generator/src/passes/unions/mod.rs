//! Unions: what `oneOf` and `anyOf` without a discriminator say about the type of a schema.

mod branches;
mod entries;

use std::collections::HashSet;

use super::polymorphism::Polymorphism;
use super::shape::{self, Shape};
use crate::model::{Model, SchemaId};
use branches::branches;
pub use branches::{Branch, fixed_value, goes_both_ways};
use entries::{entries, is_any, is_null, is_ring};

/// The most schemas whose values one enum takes in.
const MAX_PARTS: usize = 256;

/// What the type of a union is.
#[derive(Debug)]
pub enum Union {
    /// The type of one of its branches, which holds the values of all.
    Same(SchemaId),
    /// An enum with the values of these schemas.
    Values(Values),
    /// An untagged enum.
    Branches(Vec<Branch>),
}

/// An enum whose values several branches list.
#[derive(Debug)]
pub struct Values {
    /// The schemas that list the values.
    pub listings: Vec<SchemaId>,
    /// Whether a branch allows other values of the same type.
    pub open: bool,
    /// Whether the values are whole numbers instead of strings.
    pub are_integers: bool,
}

/// Returns what the type of a union is; none where the schema is not a union, or its branches say nothing about types.
/// `id` is a [resolved](shape::resolved) schema.
pub fn union(model: &Model, polymorphism: &Polymorphism, id: SchemaId) -> Option<Union> {
    let entries = entries(model, polymorphism, id)?;
    let several: Vec<(usize, SchemaId)> = entries
        .iter()
        .copied()
        .enumerate()
        .filter(|(_, entry)| !is_null(model, *entry))
        .collect();
    let (_, first) = *several.first()?;
    if is_ring(model, polymorphism, id) {
        return None;
    }
    if several.len() == 1 {
        return Some(Union::Same(first));
    }
    let ids: Vec<SchemaId> = several.iter().map(|(_, entry)| *entry).collect();
    if let Some(values) = values(model, polymorphism, &ids) {
        return Some(match values.listings.as_slice() {
            [listing] if model.schemas[*listing].name.is_some() => Union::Same(*listing),
            _ => Union::Values(values),
        });
    }
    let branches = branches(model, polymorphism, &several);
    match branches.as_slice() {
        [_] => Some(Union::Same(first)),
        branches
            if branches
                .iter()
                .all(|branch| is_any(model, polymorphism, branch.schema)) =>
        {
            None
        }
        _ => Some(Union::Branches(branches)),
    }
}

/// Returns whether `null` is a value of a union because a branch allows it.
pub fn allows_null(model: &Model, polymorphism: &Polymorphism, id: SchemaId) -> bool {
    let is_nullable = |entry: &SchemaId| {
        let target = shape::resolved(model, *entry);
        is_null(model, *entry) || model.schemas[*entry].nullable || model.schemas[target].nullable
    };
    let has_null = entries(model, polymorphism, id).is_some_and(|entries| entries.iter().any(is_nullable));
    has_null && union(model, polymorphism, id).is_some()
}

/// Returns the values of branches that are all enums of one type, or that type without a list of values. Unions among
/// them count as their branches.
fn values(model: &Model, polymorphism: &Polymorphism, branches: &[SchemaId]) -> Option<Values> {
    let mut listings = Vec::new();
    let mut kinds = HashSet::new();
    let mut open = false;
    let mut seen = HashSet::new();
    let mut left: Vec<SchemaId> = branches.iter().rev().copied().collect();
    while let Some(branch) = left.pop() {
        let id = shape::resolved(model, branch);
        if is_null(model, id) || !seen.insert(id) {
            continue;
        }
        if seen.len() > MAX_PARTS {
            return None;
        }
        match shape::shape(model, polymorphism, id) {
            _ if model.schemas[branch].secret || model.schemas[id].secret => return None,
            shape @ (Shape::StringEnum | Shape::IntegerEnum) => {
                kinds.insert(shape == Shape::IntegerEnum);
                listings.push(shape::listing(model, polymorphism, id));
            }
            Shape::String if model.schemas[id].format.is_none() => {
                kinds.insert(false);
                open = true;
            }
            _ => left.extend(entries(model, polymorphism, id)?.iter().rev()),
        }
    }
    let is_enum = kinds.len() == 1 && !listings.is_empty();
    is_enum.then(|| Values {
        listings,
        open,
        are_integers: kinds.contains(&true),
    })
}
