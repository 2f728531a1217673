//! The other keywords that apply schemas: `not`, and those of JSON Schema 2020-12.

use std::collections::BTreeMap;

use super::comparison::{Comparison, Difference, OF, Pair};
use super::law::Effect;
use super::resolved::Resolved;
use super::rule::Rule;
use super::side::Type;
use super::uses::{self, Uses};
use crate::model::{Applicators, SchemaId};
use crate::origin::Origin;

/// A keyword, and a key of its value where it has several schemas.
type Name = (&'static str, String);

/// Compares the keywords of two types.
pub(super) fn compare(comparison: &mut Comparison<'_>, pair: &Pair, old: &Resolved<'_>, new: &Resolved<'_>) {
    let mut keywords = Keywords {
        origins: (comparison.old.origin(old.id), comparison.new.origin(new.id)),
        comparison,
        pair,
    };
    keywords.conditions(&negations(old), &negations(new));
    keywords.conditions(&conditionals(old), &conditionals(new));
    keywords.subschemas(&subschemas(old), &subschemas(new));
    keywords.dependent(&dependent(old), &dependent(new));
    keywords.counts(old, new);
}

struct Keywords<'c, 'a, 'p> {
    comparison: &'c mut Comparison<'a>,
    pair: &'p Pair,
    origins: (Origin, Origin),
}

impl Keywords<'_, '_, '_> {
    fn emit(&mut self, rule: Rule, effect: Effect, keyword: &str, message: String) {
        let difference = Difference {
            rule,
            old: Some(self.comparison.old.keyword(self.origins.0, keyword)),
            new: Some(self.comparison.new.keyword(self.origins.1, keyword)),
            message,
        };
        let pair = self.pair;
        self.comparison.emit(pair.site(), pair.flow, effect, difference);
    }

    /// Compares keywords that only hold more values if their schemas do.
    fn subschemas(&mut self, old: &BTreeMap<Name, Type>, new: &BTreeMap<Name, Type>) {
        for (name, schemas) in old {
            let shown = shown(name);
            match new.get(name) {
                Some(others) => {
                    let uses = Uses {
                        what: &shown,
                        old: schemas,
                        new: others,
                    };
                    let site = self.pair.below(format!("/{}", name.0));
                    uses::compare(self.comparison, site, self.pair.flow, &uses);
                }
                None => {
                    let message = format!("{shown}{OF} was removed");
                    self.emit(Rule::KeywordRemoved, Effect::Widens, name.0, message);
                }
            }
        }
        for name in new.keys().filter(|name| !old.contains_key(*name)) {
            let message = format!("{}{OF} was added", shown(name));
            self.emit(Rule::KeywordAdded, Effect::Narrows, name.0, message);
        }
    }

    /// Compares keywords of which it is only asked whether they are the same.
    fn conditions(&mut self, old: &[Condition], new: &[Condition]) {
        let is_same = |(old, new): (&(&str, SchemaId), &(&str, SchemaId))| {
            let comparison = &*self.comparison;
            old.0 == new.0 && (comparison.are_equal)(comparison.old, comparison.new, &[old.1], &[new.1])
        };
        // In any order.
        let mut rest: Vec<&Condition> = new.iter().collect();
        let has_same = |condition: &Condition| {
            let mut others = rest.iter();
            let index = others.position(|other| {
                other.len() == condition.len() && condition.iter().zip(*other).all(is_same)
            });
            index.map(|index| rest.remove(index)).is_some()
        };
        if old.len() == new.len() && old.iter().all(has_same) {
            return;
        }
        let first = old
            .first()
            .or(new.first())
            .and_then(|condition| condition.first());
        let keyword = first.map_or("not", |(keyword, _)| keyword);
        let (rule, effect, word) = match (old.is_empty(), new.is_empty()) {
            (true, _) => (Rule::KeywordAdded, Effect::Narrows, "was added"),
            (_, true) => (Rule::KeywordRemoved, Effect::Widens, "was removed"),
            _ => (Rule::KeywordChanged, Effect::Unknown, "changed"),
        };
        self.emit(rule, effect, keyword, format!("`{keyword}`{OF} {word}"));
    }

    fn dependent(&mut self, old: &[(String, String)], new: &[(String, String)]) {
        let keyword = "dependentRequired";
        for (name, required) in old.iter().filter(|entry| !new.contains(entry)) {
            let message = format!("property `{required}` is no longer required where `{name}` is");
            self.emit(Rule::KeywordRemoved, Effect::Widens, keyword, message);
        }
        for (name, required) in new.iter().filter(|entry| !old.contains(entry)) {
            let message = format!("property `{required}` became required where `{name}` is");
            self.emit(Rule::KeywordAdded, Effect::Narrows, keyword, message);
        }
    }

    fn counts(&mut self, old: &Resolved<'_>, new: &Resolved<'_>) {
        type Get = fn(&Applicators) -> Option<u64>;
        let counts: [(&str, Get, i8); 2] = [
            ("minContains", |of| of.min_contains, 1),
            ("maxContains", |of| of.max_contains, -1),
        ];
        for (keyword, get, sign) in counts {
            let count =
                |resolved: &Resolved<'_>| resolved.applicators.iter().filter_map(|(of, _)| get(of)).next();
            let (from, to) = (count(old), count(new));
            if from == to {
                continue;
            }
            let absent = if sign > 0 { 1 } else { u64::MAX };
            let (low, high) = (from.unwrap_or(absent), to.unwrap_or(absent));
            let effect = match (low < high) == (sign > 0) {
                _ if low == high => Effect::None,
                true => Effect::Narrows,
                false => Effect::Widens,
            };
            self.emit(
                Rule::KeywordChanged,
                effect,
                keyword,
                match (from, to) {
                    (Some(from), Some(to)) => format!("`{keyword}`{OF} changed from `{from}` to `{to}`"),
                    (None, Some(to)) => format!("`{keyword}: {to}`{OF} was added"),
                    (from, None) => format!("`{keyword}: {}`{OF} was removed", from.unwrap_or_default()),
                },
            );
        }
    }
}

fn shown((keyword, key): &Name) -> String {
    match key.is_empty() {
        true => format!("`{keyword}`"),
        false => format!("`{keyword}` of `{key}`"),
    }
}

/// Returns the schemas of keywords for which more values hold if more values hold for their schemas.
fn subschemas(resolved: &Resolved<'_>) -> BTreeMap<Name, Type> {
    let mut all: BTreeMap<Name, Type> = BTreeMap::new();
    for (applicators, _) in &resolved.applicators {
        let single = [
            ("items", &applicators.rest_items),
            ("contains", &applicators.contains),
            ("propertyNames", &applicators.property_names),
            ("unevaluatedProperties", &applicators.unevaluated_properties),
            ("unevaluatedItems", &applicators.unevaluated_items),
        ];
        let single = single
            .into_iter()
            .filter(|(keyword, _)| *keyword != "unevaluatedProperties" || !resolved.is_rest_unevaluated);
        let single = single.filter_map(|(keyword, id)| Some(((keyword, String::new()), (*id)?)));
        let prefix = applicators.prefix_items.iter().enumerate();
        let prefix = prefix.map(|(index, id)| (("prefixItems", index.to_string()), *id));
        let patterns = applicators.pattern_properties.iter();
        let patterns = patterns.map(|(key, id)| (("patternProperties", key.clone()), *id));
        let dependent = applicators.dependent_schemas.iter();
        let dependent = dependent.map(|(key, id)| (("dependentSchemas", key.clone()), *id));
        for (name, id) in single.chain(prefix).chain(patterns).chain(dependent) {
            all.entry(name).or_default().push(id);
        }
    }
    all
}

/// Keywords that belong together, of which more values hold for the one if fewer hold for the other.
type Condition = Vec<(&'static str, SchemaId)>;

fn negations(resolved: &Resolved<'_>) -> Vec<Condition> {
    resolved.not.iter().map(|id| vec![("not", *id)]).collect()
}

/// Returns `if`, `then` and `else` of each schema that has them.
fn conditionals(resolved: &Resolved<'_>) -> Vec<Condition> {
    let conditionals = resolved.applicators.iter().filter_map(|(applicators, _)| {
        let rest = [("then", applicators.then), ("else", applicators.otherwise)];
        let mut condition = vec![("if", applicators.condition?)];
        condition.extend(rest.into_iter().filter_map(|(keyword, id)| Some((keyword, id?))));
        Some(condition)
    });
    conditionals.collect()
}

/// Returns the names that are required where there is a member of a name.
fn dependent(resolved: &Resolved<'_>) -> Vec<(String, String)> {
    let all = resolved
        .applicators
        .iter()
        .flat_map(|(of, _)| &of.dependent_required);
    let all = all.flat_map(|(name, list)| list.iter().map(move |required| (name.clone(), required.clone())));
    all.collect()
}
