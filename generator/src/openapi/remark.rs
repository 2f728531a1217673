//! Entries of `allOf` that only add words or marks. References of OpenAPI 3.0 have nothing beside them, so what belongs to
//! a use of a definition is written as `{"allOf": [{"$ref": …}, {"description": …}]}`; it counts as if it stood in the
//! schema itself.

use crate::model::{JsonType, Model, Schema, SchemaId};

/// Takes the entries that say nothing about the shape of a value out of `allOf`, and what they say into the schema. All
/// schemas must be lowered.
pub(super) fn take_in(model: &mut Model, id: SchemaId) {
    let entries = model.schemas[id].all_of.clone();
    let (json_type, is_single) = {
        let schema = &model.schemas[id];
        (schema.json_type, schema.types.is_empty())
    };
    let types: Vec<_> = entries.iter().map(|entry| type_of(model, *entry)).collect();
    let says_no_more = |rank: usize| {
        let own = model.schemas[entries[rank]].json_type;
        let others = types.iter().enumerate().filter(|(other, _)| *other != rank);
        let is_free = json_type.is_none_or(|known| own == Some(known)) && is_single;
        own.is_none() || (is_free && others.into_iter().any(|(_, json_type)| *json_type == own))
    };
    let (remarks, bases): (Vec<usize>, Vec<usize>) =
        (0..entries.len()).partition(|rank| is_remark(&model.schemas[entries[*rank]]) && says_no_more(*rank));
    for rank in remarks {
        let remark = model.schemas[entries[rank]].clone();
        add(&mut model.schemas[id], &remark);
    }
    model.schemas[id].all_of = bases.into_iter().map(|rank| entries[rank]).collect();
}

/// The type of a definition that an entry refers to.
fn type_of(model: &Model, entry: SchemaId) -> Option<JsonType> {
    model.schemas[entry].reference?;
    let target = &model.schemas[model.target(entry)];
    let is_object = !target.properties.is_empty() || !target.all_of.is_empty();
    target.json_type.or(is_object.then_some(JsonType::Object))
}

/// Whether an entry says nothing about the shape of a value, except for its type.
fn is_remark(schema: &Schema) -> bool {
    schema.name.is_none()
        && schema.reference.is_none()
        && schema.all_of.is_empty()
        && schema.format.is_none()
        && !schema.additions().constraint
}

/// Adds what a remark says and the schema does not.
pub(super) fn add(schema: &mut Schema, remark: &Schema) {
    fn fill<T: Clone>(own: &mut Option<T>, other: &Option<T>) {
        if own.is_none() {
            own.clone_from(other);
        }
    }
    // A type that the definitions have without saying it.
    fill(&mut schema.json_type, &remark.json_type);
    fill(&mut schema.title, &remark.title);
    fill(&mut schema.description, &remark.description);
    fill(&mut schema.default, &remark.default);
    fill(&mut schema.client_name, &remark.client_name);
    fill(&mut schema.identifiers, &remark.identifiers);
    fill(&mut schema.mutability, &remark.mutability);
    fill(&mut schema.enum_info, &remark.enum_info);
    fill(&mut schema.discriminator_value, &remark.discriminator_value);
    schema.read_only |= remark.read_only;
    schema.nullable |= remark.nullable;
    schema.secret |= remark.secret;
    schema.azure_resource |= remark.azure_resource;
    schema.deprecated |= remark.deprecated;
}
