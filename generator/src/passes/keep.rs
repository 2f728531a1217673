//! What is read is kept: GET, change, PUT must lose nothing.

use crate::model::{Additional, Model, StructType, TypeId, TypeKind, TypeRef};
use crate::passes::inherit;

/// Gives every struct of an open object a field for members that no document describes: the schema allows them, so
/// reading and writing may not drop them.
pub(super) fn mark(model: &mut Model) {
    let ids: Vec<TypeId> = model.types.ids().collect();
    for id in ids {
        let TypeKind::Struct(StructType { rest: None, .. }) = model.types[id].kind else {
            continue;
        };
        let lineage = inherit::lineage(model, model.types[id].schema);
        if inherit::additional(model, &lineage) != Additional::Closed
            && let TypeKind::Struct(structure) = &mut model.types[id].kind
        {
            structure.rest = Some(TypeRef::Any);
        }
    }
}
