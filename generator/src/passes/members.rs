//! Members of objects that a definition and its bases both declare: both declarations hold (JSON Schema, `allOf`).

use rustc_hash::FxHashSet;

use super::inherit;
use super::shape;
use crate::model::{Applicators, JsonType, Model, SchemaId};

/// Builds an inline object that a definition declares as a member on those that its bases declare as the same member, so that
/// its type has the members of all. Objects in such objects are built on each other likewise.
pub(super) fn merge(model: &mut Model) {
    // Bases come first, so that a member is built on the nearest declarations only: these are built on the others already.
    for id in inherit::bases_first(model) {
        let mut open = vec![id];
        while let Some(id) = open.pop() {
            for (member, before) in narrowed(model, id) {
                let new = missing(model, member, &before);
                if !new.is_empty() {
                    model.schemas[member].all_of.splice(0..0, new);
                    open.push(member);
                }
            }
        }
    }
}

/// Returns the objects among the earlier declarations of a member that it is not built on yet, also not through another one of
/// them.
fn missing(model: &Model, member: SchemaId, before: &[SchemaId]) -> Vec<SchemaId> {
    let lineage = inherit::lineage(model, member);
    // Members that only another declaration describes stay unevaluated.
    if lineage.iter().any(|id| has_unevaluated(model, *id)) {
        return Vec::new();
    }
    let mut covered: FxHashSet<SchemaId> = lineage.into_iter().collect();
    let mut new = Vec::new();
    for base in before.iter().rev().filter(|base| is_object(model, **base)) {
        if covered.contains(&model.target(*base)) {
            continue;
        }
        let lineage = inherit::lineage(model, *base);
        if !lineage.contains(&member) {
            covered.extend(lineage);
            new.push(*base);
        }
    }
    new.reverse();
    new
}

/// Returns the inline objects that a schema declares as members, with the schemas of the same members in its bases.
fn narrowed(model: &Model, id: SchemaId) -> Vec<(SchemaId, Vec<SchemaId>)> {
    if model.schemas[id].all_of.is_empty() {
        return Vec::new();
    }
    let own = own_objects(model, id);
    if own.is_empty() {
        return Vec::new();
    }
    let members = inherit::inherited(model, id).members.into_iter();
    members
        .filter(|member| !member.declared_before.is_empty() && own.contains(&member.schema))
        .map(|member| (member.schema, member.declared_before))
        .collect()
}

/// Returns the inline objects that a schema declares as members.
fn own_objects(model: &Model, id: SchemaId) -> FxHashSet<SchemaId> {
    let is_inline_object = |id: &SchemaId| {
        let schema = &model.schemas[*id];
        schema.reference.is_none() && schema.name.is_none() && is_object(model, *id)
    };
    own_members(model, id)
        .into_iter()
        .filter(is_inline_object)
        .collect()
}

/// Returns the schemas of the members that a schema declares itself, or in an entry of `allOf` that is written in it.
fn own_members(model: &Model, id: SchemaId) -> Vec<SchemaId> {
    let mut members = Vec::new();
    let mut open = vec![id];
    while let Some(id) = open.pop() {
        let schema = &model.schemas[id];
        members.extend(schema.properties.iter().map(|property| property.schema));
        let is_inline = |entry: &&SchemaId| {
            let entry = &model.schemas[**entry];
            entry.name.is_none() && entry.reference.is_none()
        };
        open.extend(schema.all_of.iter().filter(is_inline));
    }
    members
}

fn is_object(model: &Model, id: SchemaId) -> bool {
    shape::type_of(model, id) == Some(JsonType::Object)
}

fn has_unevaluated(model: &Model, id: SchemaId) -> bool {
    let applicators = model.schemas[id].applicators.as_deref();
    applicators.is_some_and(Applicators::is_unevaluated)
}
