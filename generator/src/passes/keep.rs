//! Resources keep what they do not know: GET, change, PUT must lose nothing.

use crate::model::{Additional, Model, SchemaId, TypeId, TypeKind, TypeRef};
use crate::passes::inherit;

/// Gives every open struct that is part of a resource a place for members that no document describes.
pub(super) fn mark(model: &mut Model) {
    let mut reached = vec![false; model.types.len()];
    let mut open: Vec<TypeId> = resources(model);
    while let Some(id) = open.pop() {
        if std::mem::replace(&mut reached[id.0 as usize], true) {
            continue;
        }
        match &model.types[id].kind {
            TypeKind::Struct(structure) => {
                structure
                    .fields
                    .iter()
                    .for_each(|field| named(&field.type_ref, &mut open));
                structure.rest.iter().for_each(|rest| named(rest, &mut open));
            }
            TypeKind::Union(union) => open.extend(union.variations.iter().map(|variation| variation.type_id)),
            TypeKind::Alias(alias) => named(&alias.target, &mut open),
            TypeKind::Enum(_) => {}
        }
    }
    let ids: Vec<TypeId> = model.types.ids().filter(|id| reached[id.0 as usize]).collect();
    for id in ids {
        let closed = inherit::inherited(model, model.types[id].schema).additional == Additional::Closed;
        if let TypeKind::Struct(structure) = &mut model.types[id].kind
            && structure.rest.is_none()
            && !closed
        {
            structure.rest = Some(TypeRef::Any);
        }
    }
}

/// The types of resources: what is marked as a resource, itself or a base of it.
fn resources(model: &Model) -> Vec<TypeId> {
    let of_resource = |schema: SchemaId| {
        let bases = inherit::inherited(model, schema).bases;
        bases
            .into_iter()
            .chain([schema])
            .any(|id| model.schemas[id].azure_resource)
    };
    model
        .types
        .iter()
        .filter(|(_, definition)| of_resource(definition.schema))
        .map(|(id, _)| id)
        .collect()
}

/// The types with a name in a use of a type.
fn named(type_ref: &TypeRef, list: &mut Vec<TypeId>) {
    match type_ref {
        TypeRef::Named(id) => list.push(*id),
        TypeRef::Array(inner) | TypeRef::Map(inner) | TypeRef::Secret(inner) | TypeRef::Boxed(inner) => {
            named(inner, list)
        }
        TypeRef::Any | TypeRef::Scalar(_) => {}
    }
}
