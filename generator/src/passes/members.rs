//! Members of objects that a definition and its bases both declare: both declarations hold (JSON Schema, `allOf`).

use super::inherit;
use super::shape;
use crate::model::{JsonType, Model, SchemaId};

/// Builds an inline object that a definition declares as a member on those that its bases declare as the same member, so that
/// its type has the members of all. Objects in such objects are built on each other likewise.
pub(super) fn merge(model: &mut Model) {
    let mut open: Vec<SchemaId> = model.schemas.ids().collect();
    while let Some(id) = open.pop() {
        for (member, before) in narrowed(model, id) {
            let mut bases = before;
            bases.retain(|base| is_object(model, *base) && !is_built_on(model, *base, member));
            let is_new = |base: &SchemaId| !is_built_on(model, member, *base);
            let new: Vec<SchemaId> = bases.into_iter().filter(is_new).collect();
            if !new.is_empty() {
                model.schemas[member].all_of.splice(0..0, new);
                open.push(member);
            }
        }
    }
}

/// Returns the inline objects that a schema declares as members, with the schemas of the same members in its bases.
fn narrowed(model: &Model, id: SchemaId) -> Vec<(SchemaId, Vec<SchemaId>)> {
    if model.schemas[id].all_of.is_empty() {
        return Vec::new();
    }
    let own = own_members(model, id);
    let members = inherit::inherited(model, id).members.into_iter();
    let narrowed = members.filter(|member| {
        let schema = &model.schemas[member.schema];
        let is_inline = schema.reference.is_none() && schema.name.is_none();
        is_inline && !member.declared_before.is_empty() && own.contains(&member.schema)
    });
    narrowed
        .filter(|member| is_object(model, member.schema))
        .map(|member| (member.schema, member.declared_before))
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

/// Returns whether a schema refers to another one, or is built on it.
fn is_built_on(model: &Model, id: SchemaId, base: SchemaId) -> bool {
    let mut open = vec![id];
    let mut seen = vec![base];
    while let Some(id) = open.pop() {
        if id == base {
            return true;
        }
        if !seen.contains(&id) {
            seen.push(id);
            open.extend(
                model.schemas[id]
                    .all_of
                    .iter()
                    .chain(&model.schemas[id].reference),
            );
        }
    }
    false
}
