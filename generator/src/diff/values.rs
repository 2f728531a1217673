//! The values that `enum` and `const` list.

use super::comparison::{Comparison, Difference, OF, Pair};
use super::law::Effect;
use super::resolved::{Resolved, Values};
use super::rule::Rule;
use crate::model::Json;
use crate::origin::Origin;

/// Compares the values of two enums, or finds that a type became one or is one no longer.
pub(super) fn compare(comparison: &mut Comparison<'_>, pair: &Pair, old: &Resolved<'_>, new: &Resolved<'_>) {
    let at = |side: &super::Side<'_>, resolved: &Resolved<'_>| {
        let schema = resolved
            .values
            .as_ref()
            .map_or(resolved.id, |values| values.schema);
        let origin = side.origin(schema);
        let keyword = if side.value(origin).get("const").is_some() {
            "const"
        } else {
            "enum"
        };
        side.keyword(origin, keyword)
    };
    let mut enums = Enums {
        old_origin: at(comparison.old, old),
        new_origin: at(comparison.new, new),
        comparison,
        pair,
    };
    match (&old.values, &new.values) {
        (Some(old), Some(new)) => enums.both(old, new),
        (None, Some(new)) => enums.gained(new),
        (Some(old), None) => enums.lost(old),
        (None, None) => {}
    }
}

struct Enums<'c, 'a, 'p> {
    comparison: &'c mut Comparison<'a>,
    pair: &'p Pair,
    old_origin: Origin,
    new_origin: Origin,
}

impl Enums<'_, '_, '_> {
    fn emit(&mut self, rule: Rule, effect: Effect, message: String) {
        let difference = Difference {
            rule,
            old: Some(self.old_origin),
            new: Some(self.new_origin),
            message,
        };
        let pair = self.pair;
        self.comparison.emit(pair.site(), pair.flow, effect, difference);
    }

    fn gained(&mut self, new: &Values<'_>) {
        match (new.is_open, new.list.as_slice()) {
            (true, _) => self.emit(
                Rule::EnumAdded,
                Effect::None,
                format!("known values{OF} were added: {}", shown(&new.list)),
            ),
            (false, [only]) => self.emit(
                Rule::ConstantChanged,
                Effect::Narrows,
                format!("the value{OF} must be `{only}` now"),
            ),
            (false, _) => self.emit(
                Rule::EnumAdded,
                Effect::Narrows,
                format!("the values{OF} are limited to {}", shown(&new.list)),
            ),
        }
    }

    fn lost(&mut self, old: &Values<'_>) {
        match (old.is_open, old.list.as_slice()) {
            (true, _) => self.emit(
                Rule::EnumRemoved,
                Effect::None,
                format!("the list of known values{OF} was removed"),
            ),
            (false, [only]) => self.emit(
                Rule::ConstantChanged,
                Effect::Widens,
                format!("the value{OF} can be other than `{only}` now"),
            ),
            (false, _) => self.emit(
                Rule::EnumRemoved,
                Effect::Widens,
                format!("the values{OF} are no longer limited to {}", shown(&old.list)),
            ),
        }
    }

    fn both(&mut self, old: &Values<'_>, new: &Values<'_>) {
        match (old.is_open, new.is_open) {
            (false, true) => self.emit(
                Rule::EnumOpened,
                Effect::Widens,
                format!("values{OF} that are not listed are allowed now"),
            ),
            (true, false) => self.emit(
                Rule::EnumClosed,
                Effect::Narrows,
                format!("values{OF} that are not listed are no longer allowed"),
            ),
            _ => {}
        }
        self.lists(old, new);
        self.names(old, new);
    }

    fn lists(&mut self, old: &Values<'_>, new: &Values<'_>) {
        let is_closed = !old.is_open && !new.is_open;
        for value in new.list.iter().filter(|value| !lists(old, value)) {
            let effect = if is_closed { Effect::Widens } else { Effect::None };
            let origin = self.new_origin;
            self.new_origin = self.entry(false, value).unwrap_or(origin);
            self.emit(
                Rule::EnumValueAdded,
                effect,
                format!("the enum value `{}`{OF} was added", text(value)),
            );
            self.new_origin = origin;
        }
        for value in old.list.iter().filter(|value| !lists(new, value)) {
            let effect = match (is_closed, self.pair.flow.is_request()) {
                (true, _) => Effect::Narrows,
                // A service seldom goes on to accept what it no longer lists.
                (false, true) => Effect::Unknown,
                (false, false) => Effect::None,
            };
            let origin = self.old_origin;
            self.old_origin = self.entry(true, value).unwrap_or(origin);
            self.emit(
                Rule::EnumValueRemoved,
                effect,
                format!("the enum value `{}`{OF} was removed", text(value)),
            );
            self.old_origin = origin;
        }
    }

    /// Returns the location of a value in the list of the old version or of the new one.
    fn entry(&self, is_old: bool, value: &Json) -> Option<Origin> {
        let (side, origin) = match is_old {
            true => (self.comparison.old, self.old_origin),
            false => (self.comparison.new, self.new_origin),
        };
        let entry = side
            .value(origin)
            .elements()
            .find(|entry| entry.to_json() == *value);
        entry.map(|entry| entry.origin())
    }

    fn names(&mut self, old: &Values<'_>, new: &Values<'_>) {
        let (rule, message) = match (old.name, new.name) {
            (Some(old), Some(new)) if old != new => (
                Rule::EnumNameChanged,
                format!("the name of the enum changed from `{old}` to `{new}`"),
            ),
            (None, Some(new)) => (Rule::EnumNameAdded, format!("the enum has the name `{new}` now")),
            (Some(old), None) => (
                Rule::EnumNameRemoved,
                format!("the enum no longer has the name `{old}`"),
            ),
            _ => return,
        };
        self.emit(rule, Effect::Both, message);
    }
}

/// Returns whether a value is listed. Numbers are equal however they are written.
fn lists(values: &Values<'_>, value: &Json) -> bool {
    values
        .list
        .iter()
        .any(|known| match (known.as_f64(), value.as_f64()) {
            (Some(known), Some(value)) => known == value,
            _ => *known == value,
        })
}

/// How many values are named in a message.
const SHOWN: usize = 5;

fn shown(list: &[&Json]) -> String {
    let names = list.iter().take(SHOWN).map(|value| format!("`{}`", text(value)));
    let names: Vec<String> = names.collect();
    match list.len().checked_sub(SHOWN + 1) {
        Some(more) => format!("{} and {} more", names.join(", "), more + 1),
        None => names.join(", "),
    }
}

fn text(value: &Json) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
