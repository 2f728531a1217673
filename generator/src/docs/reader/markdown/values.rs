//! The values that an enum lists: in the cell of the property where they are few, else in a table of their own.

use std::collections::BTreeSet;

use super::text;
use crate::model::{EnumType, Model, TypeId, TypeKind, TypeRef};
use crate::phrasing;

/// Most values that are listed in the cell of a property.
const FEW_VALUES: usize = 12;

/// Most bytes of descriptions that are listed in the cell of a property.
const SHORT: usize = 480;

/// Returns the enum that a use of a type resolves to, through lists, maps and other names.
pub(crate) fn of<'m>(model: &'m Model, type_ref: &TypeRef) -> Option<(TypeId, &'m EnumType)> {
    match type_ref {
        TypeRef::Named(id) => match &model.types[*id].kind {
            TypeKind::Enum(values) => Some((*id, values)),
            TypeKind::Alias(alias) => of(model, &alias.target),
            TypeKind::Struct(_) | TypeKind::Union(_) | TypeKind::Untagged(_) => None,
        },
        TypeRef::Array(inner)
        | TypeRef::Map(inner)
        | TypeRef::Secret(inner)
        | TypeRef::Nullable(inner)
        | TypeRef::Boxed(inner) => of(model, inner),
        TypeRef::Any | TypeRef::Scalar(_) => None,
    }
}

/// Returns whether the values of an enum need a table of their own.
pub(crate) fn is_long(values: &EnumType) -> bool {
    let described = values
        .variants
        .iter()
        .filter_map(|value| value.description.as_deref());
    values.variants.len() > FEW_VALUES || described.map(str::len).sum::<usize>() > SHORT
}

/// Returns the enums with a table of their own that types use, in the order of their first use.
pub(crate) fn tables(model: &Model, types: &[TypeId]) -> Vec<TypeId> {
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for id in types {
        let TypeKind::Struct(structure) = &model.types[*id].kind else {
            continue;
        };
        let fields = structure.fields.iter().map(|field| &field.type_ref);
        for type_ref in fields.chain(&structure.rest) {
            if let Some((id, values)) = of(model, type_ref)
                && is_long(values)
                && seen.insert(id)
            {
                found.push(id);
            }
        }
    }
    found
}

/// Returns the values in a cell: a line of them, or a line for each that is described.
pub(crate) fn in_cell(values: &EnumType) -> String {
    let value = |json| text::in_cell(&phrasing::value(json));
    let plain = values
        .variants
        .iter()
        .all(|one| one.description.as_deref().unwrap_or_default().is_empty());
    if plain {
        let list: Vec<String> = values.variants.iter().map(|one| value(&one.value)).collect();
        return format!("Values: {}.", list.join(", "));
    }
    let mut lines = vec!["Values:".to_owned()];
    for one in &values.variants {
        let words = text::cell(one.description.as_deref().unwrap_or_default());
        let colon = if words.is_empty() { "" } else { ": " };
        lines.push(format!("• {}{colon}{words}", value(&one.value)));
    }
    lines.join("<br/>")
}
