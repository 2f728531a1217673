//! `null` as a branch of `oneOf` or `anyOf`, which OpenAPI 3.1 writes for a nullable reference.

use std::collections::HashSet;

use crate::model::{Composition, Json, JsonType, Model, Schema, SchemaId};

/// How many schemas are asked whether they allow `null`, of those that a schema is made of. Documents have few; this keeps the
/// time for a long chain of them in bounds.
const ASKED: usize = 32;

/// Makes a nullable use of `X` of `oneOf: [X, {type: null}]`, and marks a schema with several other branches as nullable. All
/// schemas must be lowered.
pub(super) fn merge(model: &mut Model, id: SchemaId) {
    let composition = &model.schemas[id].composition;
    let (branches, is_one_of) = match (composition.one_of.as_slice(), composition.any_of.as_slice()) {
        ([], any_of) => (any_of.to_vec(), false),
        (one_of, []) => (one_of.to_vec(), true),
        _ => return,
    };
    let rest: Vec<SchemaId> = branches
        .iter()
        .copied()
        .filter(|id| !is_null(model, *id))
        .collect();
    // Of `oneOf` no two branches may be valid, so another one that allows `null` forbids it.
    let schema = &model.schemas[id];
    let says_type = schema.json_type.is_some() || !schema.types.is_empty() || !schema.enumeration.is_empty();
    let forbids_null = |id: &SchemaId| {
        allows_null(model, *id, &mut HashSet::new()) == Some(false) && !says_nothing_of_types(model, *id)
    };
    let is_clear = !is_one_of || rest.iter().all(forbids_null);
    if rest.len() + 1 != branches.len() || rest.is_empty() || !is_clear || says_type {
        return;
    }
    let has_constraint = has_own_constraint(&model.schemas[id]);
    let is_plain = rest.first().is_some_and(|other| is_plain(model, *other));
    let schema = &mut model.schemas[id];
    schema.nullable = true;
    let is_union = schema.discriminator.is_some();
    if is_union {
        // The tag tells the other branches apart.
        let list = match is_one_of {
            true => &mut schema.composition.one_of,
            false => &mut schema.composition.any_of,
        };
        *list = rest;
    } else if let [other] = rest.as_slice()
        && !has_constraint
        && is_plain
    {
        schema.composition.one_of.clear();
        schema.composition.any_of.clear();
        schema.reference = Some(*other);
    }
}

/// Marks a schema that is built on others, and says nothing else about types, as nullable if all of them allow `null`. All
/// schemas must be lowered, and the bases must have been looked at.
pub(super) fn inherit(model: &mut Model, id: SchemaId) {
    let schema = &model.schemas[id];
    let is_silent = schema.json_type.is_none()
        && schema.types.is_empty()
        && !schema.additions().shape
        && !schema.all_of.is_empty();
    let allows = |base: &SchemaId| allows_null(model, *base, &mut HashSet::new()) == Some(true);
    if is_silent && schema.all_of.iter().all(allows) {
        model.schemas[id].nullable = true;
    }
}

/// Returns whether a schema has constraints other than `oneOf` and `anyOf`.
fn has_own_constraint(schema: &Schema) -> bool {
    let mut rest = schema.clone();
    rest.composition.one_of.clear();
    rest.composition.any_of.clear();
    rest.json_type.is_some()
        || rest.format.is_some()
        || rest.reference.is_some()
        || !rest.all_of.is_empty()
        || rest.additions().constraint
}

/// Returns whether `null` can be added to what a schema allows by a mark: it decides by types and not by other schemas, which
/// would have to allow `null` too. The bases of an object are merged into it.
fn is_plain(model: &Model, id: SchemaId) -> bool {
    let mut all: Vec<SchemaId> = vec![model.target(id)];
    let mut seen: HashSet<SchemaId> = all.iter().copied().collect();
    let mut next = 0;
    while let Some(id) = all.get(next) {
        if next > ASKED {
            return false;
        }
        let bases = model.schemas[*id].all_of.iter().map(|base| model.target(*base));
        let new: Vec<SchemaId> = bases.filter(|base| seen.insert(*base)).collect();
        all.extend(new);
        next += 1;
    }
    let mut schemas = all.iter().map(|id| &model.schemas[*id]);
    let is_merged = match all.len() {
        1 => schemas.clone().all(lists_one_type),
        _ => is_one_object(schemas.clone()),
    };
    is_merged
        && schemas.all(|schema| schema.composition == Composition::default() && schema.applicators.is_none())
}

/// Returns whether the values that a schema lists, if it does, are known to be of one type.
fn lists_one_type(schema: &Schema) -> bool {
    let all = |is: fn(&Json) -> bool| schema.enumeration.iter().all(is);
    schema.json_type.is_some() || all(Json::is_string) || all(Json::is_i64)
}

/// Returns whether schemas that are built on each other describe an object together.
fn is_one_object<'m>(schemas: impl Iterator<Item = &'m Schema> + Clone) -> bool {
    let is_object =
        |schema: &Schema| schema.json_type == Some(JsonType::Object) || !schema.properties.is_empty();
    let may_be_object = |schema: &Schema| {
        matches!(schema.json_type, None | Some(JsonType::Object))
            && schema.types.is_empty()
            && schema.enumeration.is_empty()
    };
    schemas.clone().any(is_object) && schemas.clone().all(may_be_object)
}

/// Returns whether a schema allows `null` and nothing else.
fn is_null(model: &Model, id: SchemaId) -> bool {
    let schema = &model.schemas[model.target(id)];
    schema.json_type == Some(JsonType::Null)
}

/// Returns whether a schema allows `null`, if that can be told from its types and those of its parts. `seen` has the schemas
/// that were asked before; of a chain that is too long nothing is told.
fn allows_null(model: &Model, id: SchemaId, seen: &mut HashSet<SchemaId>) -> Option<bool> {
    if seen.len() > ASKED {
        return None;
    }
    let mut at = Some(id);
    while let Some(id) = at {
        if model.schemas[id].nullable {
            return Some(true);
        }
        let next = model.schemas[id].reference;
        at = next.filter(|_| seen.len() <= ASKED && seen.insert(id));
    }
    let target = model.target(id);
    let schema = &model.schemas[target];
    if says_type(schema) {
        return Some(schema.json_type == Some(JsonType::Null));
    }
    if schema.additions().shape {
        return Some(false);
    }
    let composition = &schema.composition;
    let decides_by_others = *composition != Composition::default() || schema.applicators.is_some();
    if schema.all_of.is_empty() && !decides_by_others {
        return Some(true);
    }
    if !seen.insert(target) {
        return None;
    }
    let mut answers = |ids: &[SchemaId]| -> Vec<Option<bool>> {
        ids.iter().map(|id| allows_null(model, *id, seen)).collect()
    };
    let bases = answers(&schema.all_of);
    if bases.contains(&Some(false)) {
        return Some(false);
    }
    for branches in [&composition.one_of, &composition.any_of] {
        let branches = answers(branches);
        if !branches.is_empty() && branches.iter().all(|answer| *answer == Some(false)) {
            return Some(false);
        }
    }
    let is_merged = !decides_by_others && bases.iter().all(|answer| *answer == Some(true));
    is_merged.then_some(true)
}

/// Returns whether a schema speaks of members or elements only, so that `null` is as good as any value.
fn says_nothing_of_types(model: &Model, id: SchemaId) -> bool {
    let schema = &model.schemas[model.target(id)];
    !says_type(schema)
        && schema.all_of.is_empty()
        && schema.composition == Composition::default()
        && schema.applicators.is_none()
}

/// Returns whether a schema says of which types values are.
fn says_type(schema: &Schema) -> bool {
    schema.json_type.is_some() || !schema.types.is_empty() || !schema.enumeration.is_empty()
}
