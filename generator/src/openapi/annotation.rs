//! Entries of `allOf` that have annotations only. References of OpenAPI 3.0 have no siblings, so annotations of a use of a
//! definition are written as `{"allOf": [{"$ref": …}, {"description": …}]}`; they count as if they were in the schema
//! itself.

use crate::model::{JsonType, Model, Schema, SchemaId};

/// Moves the annotations of entries of `allOf` that have nothing else into the schema. All schemas must be lowered.
pub(super) fn merge(model: &mut Model, id: SchemaId) {
    let entries = model.schemas[id].all_of.clone();
    let (json_type, is_single) = {
        let schema = &model.schemas[id];
        (schema.json_type, schema.types.is_empty())
    };
    let types: Vec<_> = entries.iter().map(|entry| type_of(model, *entry)).collect();
    let adds_no_type = |index: usize| {
        let own = model.schemas[entries[index]].json_type;
        let others = types.iter().enumerate().filter(|(other, _)| *other != index);
        let is_free = json_type.is_none_or(|known| own == Some(known)) && is_single;
        own.is_none() || (is_free && others.into_iter().any(|(_, json_type)| *json_type == own))
    };
    let (annotations, bases): (Vec<usize>, Vec<usize>) = (0..entries.len())
        .partition(|index| is_annotation(&model.schemas[entries[*index]]) && adds_no_type(*index));
    for index in annotations {
        let annotation = model.schemas[entries[index]].clone();
        add(&mut model.schemas[id], &annotation);
    }
    model.schemas[id].all_of = bases.into_iter().map(|index| entries[index]).collect();
}

/// Returns the type of a definition that an entry refers to.
fn type_of(model: &Model, entry: SchemaId) -> Option<JsonType> {
    model.schemas[entry].reference?;
    let target = &model.schemas[model.target(entry)];
    let is_object = !target.properties.is_empty() || !target.all_of.is_empty();
    target.json_type.or(is_object.then_some(JsonType::Object))
}

/// Returns whether an entry says nothing about the shape of a value, except for its type.
fn is_annotation(schema: &Schema) -> bool {
    schema.name.is_none()
        && schema.reference.is_none()
        && schema.all_of.is_empty()
        && schema.format.is_none()
        && !schema.additions().constraint
}

/// Adds the annotations that a schema does not have itself.
pub(super) fn add(schema: &mut Schema, annotation: &Schema) {
    fn fill<T: Clone>(own: &mut Option<T>, other: &Option<T>) {
        if own.is_none() {
            own.clone_from(other);
        }
    }
    // A type that the definitions have without saying it.
    fill(&mut schema.json_type, &annotation.json_type);
    fill(&mut schema.title, &annotation.title);
    fill(&mut schema.description, &annotation.description);
    fill(&mut schema.default, &annotation.default);
    fill(&mut schema.client_name, &annotation.client_name);
    fill(&mut schema.identifiers, &annotation.identifiers);
    fill(&mut schema.mutability, &annotation.mutability);
    fill(&mut schema.enum_info, &annotation.enum_info);
    fill(&mut schema.discriminator_value, &annotation.discriminator_value);
    schema.read_only |= annotation.read_only;
    schema.nullable |= annotation.nullable;
    schema.secret |= annotation.secret;
    schema.azure_resource |= annotation.azure_resource;
    schema.deprecated |= annotation.deprecated;
}
