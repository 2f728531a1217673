//! The limits of numbers, strings, arrays and objects.

use serde_json::Number;

use super::comparison::{Comparison, Difference, OF, Pair};
use super::law::Effect;
use super::resolved::Resolved;
use super::rule::Rule;
use super::side::Side;
use super::types::Types;
use crate::model::Limits;
use crate::origin::Origin;
use crate::support::check::{self, Decimal};

/// Compares the limits of two types.
pub(super) fn compare(comparison: &mut Comparison<'_>, pair: &Pair, old: &Resolved<'_>, new: &Resolved<'_>) {
    if old.bounds == new.bounds {
        return;
    }
    let mut constraints = Constraints {
        comparison,
        pair,
        old,
        new,
    };
    constraints.numbers();
    constraints.counts();
    constraints.multiples();
    constraints.unique();
    constraints.patterns();
}

struct Constraints<'c, 'a, 'm> {
    comparison: &'c mut Comparison<'a>,
    pair: &'m Pair,
    old: &'m Resolved<'m>,
    new: &'m Resolved<'m>,
}

impl Constraints<'_, '_, '_> {
    fn emit(&mut self, rule: Rule, effect: Effect, keyword: &str, message: String) {
        let difference = Difference {
            rule,
            old: Some(at(self.comparison.old, self.old, keyword)),
            new: Some(at(self.comparison.new, self.new, keyword)),
            message,
        };
        let pair = self.pair;
        self.comparison.emit(pair.site(), pair.flow, effect, difference);
    }

    /// Compares a limit; `effect` is what the change from `old` to `new` does, which are texts for people.
    fn limit(&mut self, keyword: &str, effect: Effect, old: Option<String>, new: Option<String>) {
        let rule = match effect {
            Effect::None => return,
            Effect::Narrows => Rule::ConstraintTightened,
            Effect::Widens => Rule::ConstraintLoosened,
            Effect::Both | Effect::Unknown => Rule::ConstraintChanged,
        };
        self.emit(rule, effect, keyword, changed(keyword, old, new));
    }

    fn numbers(&mut self) {
        let (old, new) = (&self.old.bounds.limits, &self.new.bounds.limits);
        let are_whole = self.old.types.or(self.new.types) == Types::INTEGER;
        let of = |value: &Option<Number>, exclusive, sign| {
            let bound = bound(value.as_ref(), exclusive, sign);
            if are_whole { bound.map(whole) } else { bound }
        };
        let minimum = |limits: &Limits| of(&limits.minimum, limits.exclusive_minimum, 1.0);
        let maximum = |limits: &Limits| of(&limits.maximum, limits.exclusive_maximum, -1.0);
        let effect = of_bounds(minimum(old), minimum(new));
        let shown = |value: &Option<Number>, exclusive: bool| {
            let value = value.as_ref()?;
            Some(format!("{value}{}", if exclusive { ", exclusive" } else { "" }))
        };
        self.limit(
            "minimum",
            effect,
            shown(&old.minimum, old.exclusive_minimum),
            shown(&new.minimum, new.exclusive_minimum),
        );
        let effect = of_bounds(maximum(old), maximum(new));
        self.limit(
            "maximum",
            effect,
            shown(&old.maximum, old.exclusive_maximum),
            shown(&new.maximum, new.exclusive_maximum),
        );
    }

    fn counts(&mut self) {
        let (old, new) = (&self.old.bounds.limits, &self.new.bounds.limits);
        for (keyword, old, new) in [
            ("minLength", old.min_length, new.min_length),
            ("minItems", old.min_items, new.min_items),
            ("minProperties", old.min_properties, new.min_properties),
        ] {
            let (from, to) = (old.unwrap_or(0), new.unwrap_or(0));
            let effect = Effect::of_sets(to <= from, to >= from);
            self.limit(
                keyword,
                effect,
                old.map(|n| n.to_string()),
                new.map(|n| n.to_string()),
            );
        }
        for (keyword, old, new) in [
            ("maxLength", old.max_length, new.max_length),
            ("maxItems", old.max_items, new.max_items),
            ("maxProperties", old.max_properties, new.max_properties),
        ] {
            let (from, to) = (old.unwrap_or(u64::MAX), new.unwrap_or(u64::MAX));
            let effect = Effect::of_sets(to >= from, to <= from);
            self.limit(
                keyword,
                effect,
                old.map(|n| n.to_string()),
                new.map(|n| n.to_string()),
            );
        }
    }

    fn multiples(&mut self) {
        let all = |resolved: &Resolved<'_>| -> Vec<Number> {
            let numbers = resolved.bounds.limits.multiple_of.iter();
            numbers.chain(&resolved.bounds.multiples).cloned().collect()
        };
        let (old, new) = (all(self.old), all(self.new));
        // Each number of the one version divides a number of the other.
        let implies = |given: &[Number], wanted: &[Number]| {
            let divides = |number: &Number| given.iter().any(|given| is_multiple(given, number));
            wanted.iter().all(divides)
        };
        let effect = Effect::of_sets(implies(&old, &new), implies(&new, &old));
        let shown = |list: &[Number]| {
            let list: Vec<String> = list.iter().map(Number::to_string).collect();
            (!list.is_empty()).then(|| list.join(" and "))
        };
        if effect != Effect::None {
            let message = changed("multipleOf", shown(&old), shown(&new));
            self.emit(Rule::ConstraintChanged, effect, "multipleOf", message);
        }
    }

    fn unique(&mut self) {
        let is_unique = |resolved: &Resolved<'_>| resolved.bounds.limits.unique_items;
        let (effect, message) = match (is_unique(self.old), is_unique(self.new)) {
            (false, true) => (Effect::Narrows, format!("elements{OF} must be unique now")),
            (true, false) => (Effect::Widens, format!("elements{OF} need no longer be unique")),
            _ => return,
        };
        self.emit(Rule::ConstraintChanged, effect, "uniqueItems", message);
    }

    fn patterns(&mut self) {
        let all = |resolved: &Resolved<'_>| -> Vec<String> {
            let bounds = &resolved.bounds;
            let mut patterns: Vec<String> = bounds
                .limits
                .pattern
                .iter()
                .chain(&bounds.patterns)
                .cloned()
                .collect();
            patterns.sort();
            patterns
        };
        let (old, new) = (all(self.old), all(self.new));
        let has_all = |some: &[String], of: &[String]| of.iter().all(|pattern| some.contains(pattern));
        let effect = match Effect::of_sets(has_all(&old, &new), has_all(&new, &old)) {
            Effect::None => return,
            // Which strings match which of two patterns is not decided here.
            Effect::Both => Effect::Unknown,
            effect => effect,
        };
        let shown = |list: &[String]| (!list.is_empty()).then(|| list.join("` and `"));
        let message = changed("pattern", shown(&old), shown(&new));
        self.emit(Rule::ConstraintChanged, effect, "pattern", message);
    }
}

fn changed(keyword: &str, old: Option<String>, new: Option<String>) -> String {
    match (old, new) {
        (Some(old), Some(new)) => format!("`{keyword}`{OF} changed from `{old}` to `{new}`"),
        (None, Some(new)) => format!("`{keyword}: {new}`{OF} was added"),
        (Some(old), None) => format!("`{keyword}: {old}`{OF} was removed"),
        (None, None) => format!("`{keyword}`{OF} changed"),
    }
}

/// Returns a bound as a number that is greater the narrower the bound is: the value, and 1 if it is exclusive.
fn bound(value: Option<&Number>, exclusive: bool, sign: f64) -> Option<(f64, u8)> {
    let value = value.and_then(Number::as_f64)?;
    Some((sign * value, u8::from(exclusive)))
}

/// Returns a bound of whole numbers as the first number that is within it.
fn whole((value, exclusive): (f64, u8)) -> (f64, u8) {
    let within = match exclusive {
        0 => value.ceil(),
        _ => value.floor() + 1.0,
    };
    // Large numbers have no next one.
    if within == value {
        (value, exclusive)
    } else {
        (within, 0)
    }
}

/// Returns whether a number is a multiple of another one, by their decimal digits.
fn is_multiple(number: &Number, of: &Number) -> bool {
    let decimal = |number| Decimal::of(check::Number::of(number));
    let Some((number, of)) = decimal(number).zip(decimal(of)) else {
        return number == of;
    };
    let exponent = number.exponent.min(of.exponent);
    let scaled = |decimal: Decimal| {
        let power = 10u128.checked_pow(u32::from(decimal.exponent.abs_diff(exponent)))?;
        power.checked_mul(decimal.digits.into())
    };
    scaled(number)
        .zip(scaled(of))
        .is_some_and(|(number, of)| number.is_multiple_of(of))
}

fn of_bounds(old: Option<(f64, u8)>, new: Option<(f64, u8)>) -> Effect {
    match (old, new) {
        (None, None) => Effect::None,
        (None, Some(_)) => Effect::Narrows,
        (Some(_), None) => Effect::Widens,
        (Some(old), Some(new)) => Effect::of_sets(new <= old, new >= old),
    }
}

/// Returns the location of a keyword in the schema that has it; else that of the type.
fn at(side: &Side<'_>, resolved: &Resolved<'_>, keyword: &str) -> Origin {
    let origins = resolved.schemas.iter().rev().map(|id| side.origin(*id));
    let found = origins.filter_map(|origin| side.value(origin).get(keyword));
    found
        .map(|value| value.origin())
        .next()
        .unwrap_or_else(|| side.origin(resolved.id))
}
