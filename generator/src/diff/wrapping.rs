//! Types that are a union in one version, or a union with a discriminator, and not in the other.

use std::collections::BTreeMap;

use super::comparison::{Comparison, Pair};
use super::law::Effect;
use super::pairing::Lists;
use super::resolved::{Resolved, Union};
use super::side::{Side, Type};
use super::types::Types;
use super::unions;
use crate::model::SchemaId;

/// Compares a type that became a branch of a union, or the only branch that is left of one, and unions of which one has a
/// discriminator. Returns whether it is so.
pub(super) fn compare(
    comparison: &mut Comparison<'_>,
    pair: &Pair,
    old: &Resolved<'_>,
    new: &Resolved<'_>,
) -> bool {
    let (of_old, of_new) = (
        Branches::of(comparison.old, old),
        Branches::of(comparison.new, new),
    );
    match (&of_old, &of_new) {
        (Some(one), Some(other)) if one.is_polymorphic != other.is_polymorphic => {
            // Which values there are depends on the branches alone; a reader of tags may still not know them.
            unions::discriminator(comparison, pair, (old, new), Effect::Unknown);
        }
        (Some(_), None) if may_be_branch(new) => {}
        (None, Some(_)) if may_be_branch(old) => {}
        _ => return false,
    }
    let mut tags = BTreeMap::new();
    let mut list = |branches: Option<Branches>, own: &Type| match branches {
        Some(branches) => {
            tags.extend(branches.tags);
            branches.list
        }
        None => vec![own.clone()],
    };
    let (old, new) = (list(of_old, &pair.old), list(of_new, &pair.new));
    Lists { old, new, tags }.compare(comparison, pair);
    true
}

/// Returns whether a type can be a branch: nothing can that allows everything.
fn may_be_branch(other: &Resolved<'_>) -> bool {
    !other.allows_everything() && other.unions.is_empty() && other.variants.is_empty()
}

/// The branches of a union.
struct Branches {
    list: Vec<Type>,
    tags: BTreeMap<SchemaId, String>,
    /// Whether a discriminator tells them apart.
    is_polymorphic: bool,
}

impl Branches {
    /// Returns the branches of a type of which nothing is said apart from them.
    fn of(side: &Side<'_>, resolved: &Resolved<'_>) -> Option<Self> {
        if resolved.is_closed_union {
            return Self::of_variants(resolved);
        }
        match resolved.unions.as_slice() {
            [union] if resolved.is_union(branch_types(side, resolved)) => Some(Self {
                list: union.branches.iter().map(|id| vec![*id]).collect(),
                tags: BTreeMap::new(),
                is_polymorphic: false,
            }),
            _ => None,
        }
    }

    fn of_variants(resolved: &Resolved<'_>) -> Option<Self> {
        let is_plain = resolved.values.is_none()
            && resolved.unions.is_empty()
            && resolved.not.is_empty()
            && resolved.applicators.is_empty();
        let mut tags = BTreeMap::new();
        let mut list = Vec::new();
        for (tag, schema) in &resolved.variants {
            if tags.insert(*schema, (*tag).to_owned()).is_none() {
                list.push(vec![*schema]);
            }
        }
        is_plain.then_some(Self {
            list,
            tags,
            is_polymorphic: true,
        })
    }
}

/// Returns the types that the branches of unions allow.
pub(super) fn branch_types(side: &Side<'_>, resolved: &Resolved<'_>) -> Types {
    let of_union = |branches: &[SchemaId]| {
        let types = branches
            .iter()
            .map(|id| side.resolved(&side.structures(&[*id])).types);
        types.fold(Types::NONE, Types::or)
    };
    let unions = resolved.unions.iter().map(|union| of_union(&union.branches));
    unions.fold(Types::ALL, Types::and)
}

/// Writes a union of plain types as the types that it allows, where the other version lists several types or the same ones.
pub(super) fn fold(side: &Side<'_>, resolved: &mut Resolved<'_>, other: &Resolved<'_>) {
    if !other.unions.is_empty() || other.types == Types::ALL || resolved.unions.is_empty() {
        return;
    }
    let types = resolved.types.and(branch_types(side, resolved));
    let is_list = types == other.types || other.types.is_list();
    if is_list && resolved.unions.iter().all(|union| are_types(side, union)) {
        resolved.types = types;
        resolved.unions.clear();
    }
}

/// Returns whether the branches of a union are types and nothing else, and whether the union allows all of them.
fn are_types(side: &Side<'_>, union: &Union) -> bool {
    let mut known = Types::NONE;
    union.branches.iter().all(|id| {
        let branch = side.resolved(&side.structures(&[*id]));
        let is_other = union.keyword == "anyOf" || !known.overlaps(branch.types);
        known = known.or(branch.types);
        is_other && branch.has_type_only()
    })
}
