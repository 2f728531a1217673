//! Types that Clippy asks to give a name, since they have many types in each other. A document that nests lists means them so.

use crate::model::{Field, TypeRef};

/// The score from which on `clippy::type_complexity` reports a type:
/// <https://doc.rust-lang.org/clippy/lint_configuration.html#type-complexity-threshold>.
const MOST: usize = 250;

/// Returns the attribute that allows the types of fields, where one is complex.
pub(super) fn allow<'f>(fields: impl IntoIterator<Item = &'f Field>) -> Option<&'static str> {
    // An `Option`, or a `Nullable` in it, is around the type of a field.
    let around = |field: &Field| usize::from(!field.plain) + usize::from(field.nullable);
    let is_complex = |field: &Field| {
        let around = around(field);
        (1..=around).map(|depth| 10 * depth).sum::<usize>() + score(&field.type_ref, around + 1) > MOST
    };
    attribute(fields.into_iter().any(is_complex))
}

/// Returns the attribute that allows types, where one is complex.
pub(super) fn allow_types<'t>(types: impl IntoIterator<Item = &'t TypeRef>) -> Option<&'static str> {
    attribute(types.into_iter().any(|of| score(of, 1) > MOST))
}

fn attribute(is_complex: bool) -> Option<&'static str> {
    is_complex.then_some(r#"#[allow(clippy::type_complexity, reason = "the document nests its values so")]"#)
}

/// Returns the score of a type: each type counts the more, the deeper it is.
fn score(of: &TypeRef, depth: usize) -> usize {
    let inner = match of {
        TypeRef::Any | TypeRef::Scalar(_) | TypeRef::Named(_) => 0,
        TypeRef::Map(values) => 10 * (depth + 1) + score(values, depth + 1),
        TypeRef::Array(inner) | TypeRef::Secret(inner) | TypeRef::Nullable(inner) | TypeRef::Boxed(inner) => {
            score(inner, depth + 1)
        }
    };
    10 * depth + inner
}
