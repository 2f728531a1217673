//! Which types can be compared for equality and hashed: those whose members can. Floating-point numbers cannot.

use std::collections::BTreeSet;

use crate::model::{Id, Model, Scalar, SchemaId, TypeId, TypeKind, TypeRef};

/// The types that hold floating-point numbers, themselves or in types that they use.
pub(super) struct Derives {
    floating: BTreeSet<SchemaId>,
}

impl Derives {
    /// Finds the types of a model that hold floating-point numbers.
    pub(super) fn of(model: &Model) -> Self {
        let mut users: Vec<Vec<TypeId>> = vec![Vec::new(); model.types.len()];
        let mut open = Vec::new();
        for (id, definition) in model.types.iter() {
            for used in uses(&definition.kind) {
                match used {
                    Used::Float => open.push(id),
                    Used::Type(of) => users[of.index()].push(id),
                }
            }
        }
        let mut floating = BTreeSet::new();
        let mut seen = BTreeSet::new();
        while let Some(id) = open.pop() {
            if seen.insert(id) {
                floating.insert(model.types[id].schema);
                open.extend(&users[id.index()]);
            }
        }
        Self { floating }
    }

    /// Returns whether the types of a schema have `Eq` and `Hash`.
    pub(super) fn hash(&self, schema: SchemaId) -> bool {
        !self.floating.contains(&schema)
    }
}

/// What a type is made of, as far as it decides about `Eq`.
enum Used {
    Float,
    Type(TypeId),
}

fn uses(kind: &TypeKind) -> Vec<Used> {
    let mut used = Vec::new();
    match kind {
        TypeKind::Struct(of) => {
            let fields = of.fields.iter().map(|field| &field.type_ref);
            fields
                .chain(&of.rest)
                .for_each(|type_ref| add(type_ref, &mut used));
        }
        TypeKind::Union(of) => used.extend(of.variations.iter().map(|of| Used::Type(of.type_id))),
        TypeKind::Untagged(of) => of.variants.iter().for_each(|of| add(&of.type_ref, &mut used)),
        TypeKind::Alias(of) => add(&of.target, &mut used),
        TypeKind::Enum(_) => {}
    }
    used
}

fn add(type_ref: &TypeRef, used: &mut Vec<Used>) {
    match type_ref {
        TypeRef::Scalar(Scalar::Double) => used.push(Used::Float),
        TypeRef::Named(id) => used.push(Used::Type(*id)),
        TypeRef::Array(inner)
        | TypeRef::Map(inner)
        | TypeRef::Secret(inner)
        | TypeRef::Nullable(inner)
        | TypeRef::Boxed(inner) => add(inner, used),
        TypeRef::Any | TypeRef::Scalar(_) => {}
    }
}
