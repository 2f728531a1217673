//! Which fields are plain: those of properties that every body has.

use super::unions;
use crate::model::{Field, Model, StructType, TypeId, TypeKind, TypeRef};

/// Marks the fields of required properties as plain, where the configuration asks for it. A property that only goes one way,
/// or that may be `null`, keeps its `Option`.
pub(super) fn mark(model: &mut Model) {
    if !model.plain_required {
        return;
    }
    let ids: Vec<TypeId> = model.types.ids().collect();
    for id in ids {
        let TypeKind::Struct(of) = &model.types[id].kind else {
            continue;
        };
        let plain: Vec<bool> = of.fields.iter().map(|field| is_plain(model, of, field)).collect();
        if let TypeKind::Struct(of) = &mut model.types[id].kind {
            let fields = of.fields.iter_mut().zip(plain);
            fields.for_each(|(field, plain)| field.plain = plain);
        }
    }
}

fn is_plain(model: &Model, of: &StructType, field: &Field) -> bool {
    let mut declarations = field.declared_before.iter().chain([&field.schema]);
    let is_always_there = field.required && !field.nullable && !field.read_only;
    let may_be_null = field.type_ref == TypeRef::Any;
    is_always_there
        && !may_be_null
        && !of.is_discriminator(&field.wire)
        && declarations.all(|schema| unions::goes_both_ways(model, *schema))
}
