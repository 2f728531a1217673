//! Polymorphic types and unions: variants by their tags, branches by what they are.

use super::comparison::{Comparison, Difference, OF, Pair};
use super::law::Effect;
use super::resolved::{Resolved, Union};
use super::rule::Rule;
use super::side::{Side, Type};
use super::uses::{self, Uses};
use crate::model::SchemaId;

/// Compares discriminators, and the variants of polymorphic types by their tags.
pub(super) fn variants(comparison: &mut Comparison<'_>, pair: &Pair, old: &Resolved<'_>, new: &Resolved<'_>) {
    if !discriminator(comparison, pair, old, new) {
        return;
    }
    for (tag, schema) in &old.variants {
        if let Some(other) = new.variants.get(tag) {
            let uses = Uses {
                what: &format!("variant `{tag}`"),
                old: &[*schema],
                new: &[*other],
            };
            let site = pair.below(format!("({tag})"));
            uses::compare(comparison, site, pair.flow, &uses);
            continue;
        }
        let difference = Difference {
            rule: Rule::VariantRemoved,
            old: Some(comparison.old.origin(*schema)),
            new: Some(comparison.new.origin(new.id)),
            message: format!("the variant `{tag}`{OF} was removed"),
        };
        comparison.emit(pair.site(), pair.flow, Effect::Narrows, difference);
    }
    let added = new
        .variants
        .iter()
        .filter(|(tag, _)| !old.variants.contains_key(*tag));
    for (tag, schema) in added {
        let difference = Difference {
            rule: Rule::VariantAdded,
            old: Some(comparison.old.origin(old.id)),
            new: Some(comparison.new.origin(*schema)),
            message: format!("the variant `{tag}`{OF} was added"),
        };
        // What inherits from a base is one of its values, with a tag that is known or not.
        let effect = match old.is_closed_union {
            true => Effect::Widens,
            false => Effect::None,
        };
        comparison.emit(pair.site(), pair.flow, effect, difference);
    }
}

/// Compares discriminators. Returns whether variants can be compared by their tags.
fn discriminator(
    comparison: &mut Comparison<'_>,
    pair: &Pair,
    old: &Resolved<'_>,
    new: &Resolved<'_>,
) -> bool {
    let name = |resolved: &Resolved<'_>| resolved.discriminator.map(|(name, _)| name.to_owned());
    let message = match (name(old), name(new)) {
        (from, to) if from == to => return true,
        (Some(from), Some(to)) => format!("the discriminator{OF} changed from `{from}` to `{to}`"),
        (Some(from), None) => format!("the discriminator `{from}`{OF} was removed"),
        (_, to) => format!("the discriminator `{}`{OF} was added", to.unwrap_or_default()),
    };
    let id = |resolved: &Resolved<'_>| resolved.discriminator.map_or(resolved.id, |(_, id)| id);
    let (of_old, of_new) = (comparison.old, comparison.new);
    let difference = Difference {
        rule: Rule::DiscriminatorChanged,
        old: Some(of_old.keyword(of_old.origin(id(old)), "discriminator")),
        new: Some(of_new.keyword(of_new.origin(id(new)), "discriminator")),
        message,
    };
    comparison.emit(pair.site(), pair.flow, Effect::Both, difference);
    false
}

/// Compares the branches of unions.
pub(super) fn branches(comparison: &mut Comparison<'_>, pair: &Pair, old: &Resolved<'_>, new: &Resolved<'_>) {
    let common = old.unions.len().min(new.unions.len());
    for (old, new) in old.unions.iter().zip(&new.unions) {
        let branches = |union: &Union| union.branches.iter().map(|id| vec![*id]).collect();
        let lists = Lists {
            old: branches(old),
            new: branches(new),
        };
        lists.compare(comparison, pair);
        if old.keyword != new.keyword {
            keyword_changed(comparison, pair, old, new);
        }
    }
    let (of_old, of_new) = (comparison.old, comparison.new);
    let at = |side: &Side<'_>, union: &Union| side.keyword(side.origin(union.schema), union.keyword);
    for union in &old.unions[common..] {
        let difference = Difference {
            rule: Rule::KeywordRemoved,
            old: Some(at(of_old, union)),
            new: Some(of_new.origin(new.id)),
            message: format!("`{}`{OF} was removed", union.keyword),
        };
        comparison.emit(pair.site(), pair.flow, Effect::Widens, difference);
    }
    for union in &new.unions[common..] {
        let difference = Difference {
            rule: Rule::KeywordAdded,
            old: Some(of_old.origin(old.id)),
            new: Some(at(of_new, union)),
            message: format!("`{}`{OF} was added", union.keyword),
        };
        comparison.emit(pair.site(), pair.flow, Effect::Narrows, difference);
    }
}

/// Reports that `oneOf` became `anyOf`, or the other way round.
fn keyword_changed(comparison: &mut Comparison<'_>, pair: &Pair, old: &Union, new: &Union) {
    let at = |side: &Side<'_>, union: &Union| side.keyword(side.origin(union.schema), union.keyword);
    let difference = Difference {
        rule: Rule::KeywordChanged,
        old: Some(at(comparison.old, old)),
        new: Some(at(comparison.new, new)),
        message: format!("`{}`{OF} became `{}`", old.keyword, new.keyword),
    };
    let effect = match new.keyword {
        "anyOf" => Effect::Widens,
        _ => Effect::Narrows,
    };
    comparison.emit(pair.site(), pair.flow, effect, difference);
}

/// Compares a type that became a branch of a union, or the only branch that is left of one. Returns whether it is so.
pub(super) fn wrapped(
    comparison: &mut Comparison<'_>,
    pair: &Pair,
    old: &Resolved<'_>,
    new: &Resolved<'_>,
) -> bool {
    let branches = |resolved: &Resolved<'_>| match resolved.unions.as_slice() {
        [union] if resolved.is_union() => Some(union.branches.iter().map(|id| vec![*id]).collect()),
        _ => None,
    };
    let lists = match (branches(old), branches(new)) {
        (Some(old), None) => Lists {
            old,
            new: vec![pair.new.clone()],
        },
        (None, Some(new)) => Lists {
            old: vec![pair.old.clone()],
            new,
        },
        _ => return false,
    };
    let other = if lists.old.len() == 1 { old } else { new };
    // Nothing can be a branch that allows everything.
    if other.allows_everything() || !other.unions.is_empty() {
        return false;
    }
    lists.compare(comparison, pair);
    true
}

/// The branches of two unions.
struct Lists {
    old: Vec<Type>,
    new: Vec<Type>,
}

/// For how many pairs of branches it is asked whether they are equal.
const ASKED: usize = 256;

impl Lists {
    fn compare(mut self, comparison: &mut Comparison<'_>, pair: &Pair) {
        let (of_old, of_new, are_equal) = (comparison.old, comparison.new, comparison.are_equal);
        let mut pairs = Vec::new();
        let mut asked = 0;
        self.match_by(&mut pairs, |old, new| {
            asked += 1;
            asked <= ASKED && are_equal(of_old, of_new, old, new)
        });
        let name = |side: &Side<'_>, branch: &Type| {
            let schema = &side.analysis.model.schemas[side.structure(*branch.last()?)];
            schema.name.clone().or_else(|| schema.title.clone())
        };
        self.match_by(&mut pairs, |old, new| {
            let old = name(of_old, old);
            old.is_some() && old == name(of_new, new)
        });
        let types = |old: &Type, new: &Type| {
            (
                of_old.resolved(&of_old.structures(old)).types,
                of_new.resolved(&of_new.structures(new)).types,
            )
        };
        self.match_by(&mut pairs, |old, new| {
            let (old, new) = types(old, new);
            old == new
        });
        self.match_by(&mut pairs, |old, new| {
            let (old, new) = types(old, new);
            old.is_in(new) || new.is_in(old)
        });
        for (old, new) in &pairs {
            let uses = Uses {
                what: "a branch",
                old,
                new,
            };
            uses::compare(comparison, pair.site(), pair.flow, &uses);
        }
        self.report(comparison, pair);
    }

    /// Takes out the branches that match, and adds them to `pairs`.
    fn match_by(&mut self, pairs: &mut Vec<(Type, Type)>, mut matches: impl FnMut(&Type, &Type) -> bool) {
        let mut left = Vec::new();
        for old in std::mem::take(&mut self.old) {
            match self.new.iter().position(|new| matches(&old, new)) {
                Some(index) => pairs.push((old, self.new.remove(index))),
                None => left.push(old),
            }
        }
        self.old = left;
    }

    /// Reports the branches that are left.
    fn report(self, comparison: &mut Comparison<'_>, pair: &Pair) {
        let describe = |side: &Side<'_>, branch: &[SchemaId]| {
            let last = branch.last().copied().unwrap_or(SchemaId(0));
            let structures = side.structures(branch);
            let name = &side.analysis.model.schemas[side.structure(last)].name;
            let types = || format!("of type {}", side.resolved(&structures).types.names());
            (
                side.origin(last),
                name.as_ref().map_or_else(types, |name| format!("`{name}`")),
            )
        };
        let whole = (
            pair.old.last().map(|id| comparison.old.origin(*id)),
            pair.new.last().map(|id| comparison.new.origin(*id)),
        );
        for branch in &self.old {
            let (origin, name) = describe(comparison.old, branch);
            let difference = Difference {
                rule: Rule::BranchRemoved,
                old: Some(origin),
                new: whole.1,
                message: format!("the branch {name}{OF} was removed"),
            };
            comparison.emit(pair.site(), pair.flow, Effect::Narrows, difference);
        }
        for branch in &self.new {
            let (origin, name) = describe(comparison.new, branch);
            let difference = Difference {
                rule: Rule::BranchAdded,
                old: whole.0,
                new: Some(origin),
                message: format!("the branch {name}{OF} was added"),
            };
            comparison.emit(pair.site(), pair.flow, Effect::Widens, difference);
        }
    }
}
