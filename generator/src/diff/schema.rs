//! The types of values: everything that is said about them is compared, and the types that they are made of are added to
//! what is compared.

use super::comparison::{Comparison, Difference, OF, Pair};
use super::law::{Effect, Flow};
use super::resolved::Resolved;
use super::rule::Rule;
use super::types::Types;
use super::uses::{self, Uses};
use super::{constraints, keywords, members, unions, values, wrapping};
use crate::model::SchemaId;

/// Compares two types.
pub(super) fn compare(comparison: &mut Comparison<'_>, pair: &Pair) {
    let mut old = comparison.old.resolved(&pair.old);
    let mut new = comparison.new.resolved(&pair.new);
    wrapping::fold(comparison.old, &mut old, &new);
    wrapping::fold(comparison.new, &mut new, &old);
    if wrapping::compare(comparison, pair, &old, &new) {
        return;
    }
    let of_types = types(comparison, pair, &old, &new);
    let common = old.types.and(new.types);
    if !old.types.overlaps(new.types) {
        return;
    }
    format(comparison, pair, (&old, &new), of_types);
    values::compare(comparison, pair, &old, &new);
    constraints::compare(comparison, pair, &old, &new);
    if common.overlaps(Types::OBJECT) {
        members::compare(comparison, pair, &old, &new);
        unions::variants(comparison, pair, &old, &new);
    }
    items(comparison, pair, &old, &new);
    unions::branches(comparison, pair, &old, &new);
    keywords::compare(comparison, pair, &old, &new);
    bases(comparison, pair);
}

/// Compares the types of JSON. Returns the effect of a change.
fn types(comparison: &mut Comparison<'_>, pair: &Pair, old: &Resolved<'_>, new: &Resolved<'_>) -> Effect {
    if old.types == new.types {
        return Effect::None;
    }
    // A type next to a union may only say what the branches say.
    let of = |side, resolved| wrapping::branch_types(side, resolved).and(resolved.types);
    let (from, to) = (of(comparison.old, old), of(comparison.new, new));
    let written = |resolved, types| match pair.flow {
        Flow::Parameter => as_text(resolved, types),
        _ => types,
    };
    let (old_set, new_set) = (written(old, from), written(new, to));
    let effect = Effect::of_sets(old_set.is_in(new_set), new_set.is_in(old_set));
    if effect == Effect::None {
        return effect;
    }
    let message = format!("the type{OF} changed from {} to {}", from.names(), to.names());
    let difference = Difference {
        rule: Rule::TypeChanged,
        old: Some(comparison.old.keyword(comparison.old.origin(old.id), "type")),
        new: Some(comparison.new.keyword(comparison.new.origin(new.id), "type")),
        message,
    };
    comparison.emit(pair.site(), pair.flow, effect, difference);
    effect
}

/// Returns the types of values that are written as text: a number or a boolean is one where any text is allowed.
fn as_text(resolved: &Resolved<'_>, types: Types) -> Types {
    let limits = &resolved.bounds.limits;
    let is_any = Types::STRING.is_in(types)
        && resolved.values.is_none()
        && resolved.unions.is_empty()
        && limits.pattern.is_none()
        && limits.max_length.is_none()
        && limits.min_length.is_none_or(|length| length <= 1)
        && resolved.format.is_none_or(|(format, _)| HINTS.contains(&format));
    match is_any {
        true => types.or(Types::NUMBER).or(Types::BOOLEAN),
        false => types,
    }
}

/// Formats that say how a value is to be handled, and not what it is.
const HINTS: [&str; 1] = ["password"];

/// Formats whose values all have another format too.
const NARROWER: [(&str, &str); 3] = [("int32", "int64"), ("int32", "double"), ("float", "double")];

/// Compares formats. `of_types` is what a change of the types does, which a format that goes with them does not do again.
fn format(
    comparison: &mut Comparison<'_>,
    pair: &Pair,
    (old, new): (&Resolved<'_>, &Resolved<'_>),
    of_types: Effect,
) {
    let name = |resolved: &Resolved<'_>| {
        let format = resolved.format.map(|(format, _)| format.to_owned());
        format.filter(|format| !HINTS.contains(&format.as_str()))
    };
    let (from, to) = (name(old), name(new));
    if from == to {
        return;
    }
    let effect = match (from.as_deref(), to.as_deref()) {
        (None, Some(_)) => Effect::Narrows,
        (Some(_), None) => Effect::Widens,
        (Some(from), Some(to)) if NARROWER.contains(&(from, to)) => Effect::Widens,
        (Some(from), Some(to)) if NARROWER.contains(&(to, from)) => Effect::Narrows,
        _ => Effect::Both,
    };
    let are_numbers = old.types.or(new.types) == Types::NUMBER && of_types != Effect::None;
    if are_numbers && (effect == of_types || from.is_none() || to.is_none()) {
        return;
    }
    let message = match (from, to) {
        (Some(from), Some(to)) => format!("the format{OF} changed from `{from}` to `{to}`"),
        (Some(from), None) => format!("the format `{from}`{OF} was removed"),
        (_, to) => format!("the format `{}`{OF} was added", to.unwrap_or_default()),
    };
    let (of_old, of_new) = (comparison.old, comparison.new);
    let old = old.format.map_or(old.id, |(_, id)| id);
    let new = new.format.map_or(new.id, |(_, id)| id);
    let difference = Difference {
        rule: Rule::FormatChanged,
        old: Some(of_old.keyword(of_old.origin(old), "format")),
        new: Some(of_new.keyword(of_new.origin(new), "format")),
        message,
    };
    comparison.emit(pair.site(), pair.flow, effect, difference);
}

/// Compares the elements of arrays.
fn items(comparison: &mut Comparison<'_>, pair: &Pair, old: &Resolved<'_>, new: &Resolved<'_>) {
    let says_nothing = |side: &super::Side<'_>, items: &[SchemaId]| {
        items.is_empty() || side.resolved(&side.structures(items)).allows_everything()
    };
    let is_empty = (old.items.is_empty(), new.items.is_empty());
    let are_alike = says_nothing(comparison.old, &old.items) && says_nothing(comparison.new, &new.items);
    match is_empty {
        (was_empty, is_empty) if was_empty != is_empty && are_alike => {}
        (true, true) => {}
        (false, false) => {
            let uses = Uses {
                what: "an element",
                old: &old.items,
                new: &new.items,
            };
            uses::compare(comparison, pair.below("/*"), pair.flow, &uses);
        }
        (was_empty, _) => {
            let origins = (comparison.old.origin(old.id), comparison.new.origin(new.id));
            let (rule, effect, word) = match was_empty {
                true => (Rule::KeywordAdded, Effect::Narrows, "added"),
                false => (Rule::KeywordRemoved, Effect::Widens, "removed"),
            };
            let difference = Difference {
                rule,
                old: Some(comparison.old.keyword(origins.0, "items")),
                new: Some(comparison.new.keyword(origins.1, "items")),
                message: format!("`items`{OF} was {word}"),
            };
            comparison.emit(pair.site(), pair.flow, effect, difference);
        }
    }
}

/// Compares the names of the definitions that types are built on.
fn bases(comparison: &mut Comparison<'_>, pair: &Pair) {
    if !comparison.names {
        return;
    }
    let (old, new) = (pair.old.last().copied(), pair.new.last().copied());
    let Some((old, new)) = old.zip(new) else { return };
    let names = |side: &super::Side<'_>, id| {
        let model = &side.analysis.model;
        let bases = model.schemas[id].all_of.iter().map(|base| side.structure(*base));
        let mut names: Vec<String> = bases
            .filter_map(|base| model.schemas[base].name.clone())
            .collect();
        names.sort();
        names
    };
    let (from, to) = (names(comparison.old, old), names(comparison.new, new));
    if from == to {
        return;
    }
    let shown = |names: &[String]| match names.is_empty() {
        true => "nothing".to_owned(),
        false => format!("`{}`", names.join("`, `")),
    };
    let difference = Difference {
        rule: match from.len() <= 1 && to.len() <= 1 {
            true => Rule::ExtendsChanged,
            false => Rule::BaseChanged,
        },
        old: Some(comparison.old.keyword(comparison.old.origin(old), "allOf")),
        new: Some(comparison.new.keyword(comparison.new.origin(new), "allOf")),
        message: format!(
            "the type{OF} is built on {} instead of {}",
            shown(&to),
            shown(&from)
        ),
    };
    comparison.emit(pair.site(), pair.flow, Effect::None, difference);
}
