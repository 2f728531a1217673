//! Polymorphic types and unions: variants by their tags, branches by what they are.

use super::comparison::{Comparison, Difference, OF, Pair};
use super::law::Effect;
use super::pairing::Lists;
use super::resolved::{Resolved, Union};
use super::rule::Rule;
use super::side::Side;
use super::uses::{self, Uses};

/// Compares discriminators, and the variants of polymorphic types by their tags.
pub(super) fn variants(comparison: &mut Comparison<'_>, pair: &Pair, old: &Resolved<'_>, new: &Resolved<'_>) {
    if !discriminator(comparison, pair, (old, new), Effect::Both) {
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

/// Compares discriminators, of which a change does what `effect` says. Returns whether variants can be compared by their
/// tags.
pub(super) fn discriminator(
    comparison: &mut Comparison<'_>,
    pair: &Pair,
    (old, new): (&Resolved<'_>, &Resolved<'_>),
    effect: Effect,
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
    comparison.emit(pair.site(), pair.flow, effect, difference);
    false
}

/// Compares the branches of unions.
pub(super) fn branches(comparison: &mut Comparison<'_>, pair: &Pair, old: &Resolved<'_>, new: &Resolved<'_>) {
    let (old_unions, new_unions) = without_equal(comparison, &old.unions, &new.unions);
    for (old, new) in old_unions.iter().zip(&new_unions) {
        lists(old, new).compare(comparison, pair);
        if old.keyword != new.keyword {
            keyword_changed(comparison, pair, old, new);
        }
    }
    let common = old_unions.len().min(new_unions.len());
    let (of_old, of_new) = (comparison.old, comparison.new);
    let at = |side: &Side<'_>, union: &Union| side.keyword(side.origin(union.schema), union.keyword);
    for union in &old_unions[common..] {
        let difference = Difference {
            rule: Rule::KeywordRemoved,
            old: Some(at(of_old, union)),
            new: Some(of_new.origin(new.id)),
            message: format!("`{}`{OF} was removed", union.keyword),
        };
        comparison.emit(pair.site(), pair.flow, Effect::Widens, difference);
    }
    for union in &new_unions[common..] {
        let difference = Difference {
            rule: Rule::KeywordAdded,
            old: Some(of_old.origin(old.id)),
            new: Some(at(of_new, union)),
            message: format!("`{}`{OF} was added", union.keyword),
        };
        comparison.emit(pair.site(), pair.flow, Effect::Narrows, difference);
    }
}

/// Returns the unions that have no equal one in the other version, in any order.
fn without_equal<'u>(
    comparison: &Comparison<'_>,
    old: &'u [Union],
    new: &'u [Union],
) -> (Vec<&'u Union>, Vec<&'u Union>) {
    let mut rest: Vec<&Union> = new.iter().collect();
    // A single union is compared as a whole, whether it is equal or not.
    if old.len() < 2 && new.len() < 2 {
        return (old.iter().collect(), rest);
    }
    let mut changed = Vec::new();
    for union in old {
        let is_equal = |other: &&Union| {
            other.keyword == union.keyword
                && other.branches.len() == union.branches.len()
                && lists(union, other).are_equal(comparison)
        };
        match rest.iter().position(is_equal) {
            Some(index) => drop(rest.remove(index)),
            None => changed.push(union),
        }
    }
    (changed, rest)
}

fn lists(old: &Union, new: &Union) -> Lists {
    let branches = |union: &Union| union.branches.iter().map(|id| vec![*id]).collect();
    Lists {
        old: branches(old),
        new: branches(new),
        ..Lists::default()
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
