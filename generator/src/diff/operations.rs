//! Operations: paired by method and path template, and what they say about themselves.

use std::collections::{BTreeMap, BTreeSet};

use super::comparison::{Comparison, Difference, Root, Site};
use super::exchange::Exchange;
use super::identity::{Key, Keys, name};
use super::law::{Effect, Flow};
use super::rule::Rule;
use super::side::Side;
use super::{date, parameters, requests, responses, security};
use crate::model::Operation;
use crate::origin::Origin;

/// Compares the operations of both sides, in the order of their paths.
pub(super) fn compare(comparison: &mut Comparison<'_>) {
    let versions = Versions::of(comparison);
    let order: Vec<&Operation> = versions.old.values().copied().collect();
    versions.pairs(comparison, &order);
}

/// Compares some of the operations of both sides, in the order in which they are given.
pub(super) fn compare_some(comparison: &mut Comparison<'_>, old: &[&Operation], new: &[&Operation]) {
    Versions::new(old, new).pairs(comparison, old);
}

/// Returns the operations that both sides have, in the order of their paths.
pub(super) fn common<'a>(comparison: &Comparison<'a>) -> Vec<(&'a Operation, &'a Operation)> {
    let versions = Versions::of(comparison);
    let old = versions.old.iter();
    old.filter_map(|(key, operation)| Some((*operation, *versions.new.get(key)?)))
        .collect()
}

type ByKey<'a> = BTreeMap<Key, &'a Operation>;

/// The operations of both sides by their identities.
struct Versions<'a> {
    keys: Keys,
    old: ByKey<'a>,
    new: ByKey<'a>,
}

impl<'a> Versions<'a> {
    fn of(comparison: &Comparison<'a>) -> Self {
        let list = |side: &Side<'a>| side.operations().collect::<Vec<_>>();
        Self::new(&list(comparison.old), &list(comparison.new))
    }

    fn new(old: &[&'a Operation], new: &[&'a Operation]) -> Self {
        let keys = Keys::of([old, new]);
        let by_key = |list: &[&'a Operation]| {
            let mut operations = BTreeMap::new();
            for operation in list {
                operations.entry(keys.key(operation)).or_insert(*operation);
            }
            operations
        };
        Self {
            old: by_key(old),
            new: by_key(new),
            keys,
        }
    }

    fn pairs(&self, comparison: &mut Comparison<'_>, order: &[&Operation]) {
        for operation in order {
            let key = self.keys.key(operation);
            match self.new.get(&key) {
                Some(other) => both(comparison, operation, other),
                None => removed(comparison, operation, &key.0, &self.new),
            }
        }
        let paths: BTreeSet<&str> = self.old.keys().map(|(path, _)| path.as_str()).collect();
        for ((path, _), operation) in self.new.iter().filter(|(key, _)| !self.old.contains_key(*key)) {
            added(comparison, operation, paths.contains(path.as_str()));
        }
    }
}

fn removed(comparison: &mut Comparison<'_>, operation: &Operation, path: &str, new: &ByKey<'_>) {
    let mut known = new.iter();
    let other = known
        .find(|((known, _), _)| known == path)
        .map(|(_, other)| *other);
    let name = name(operation);
    let (rule, message) = match other {
        None => (
            Rule::PathRemoved,
            format!("the path `{}` was removed", operation.path),
        ),
        Some(_) => (
            Rule::OperationRemoved,
            format!("the operation `{name}` was removed"),
        ),
    };
    let sunset = sunset(comparison.old, operation);
    // Clients were told that it goes, and when.
    let is_over = operation.deprecated && sunset.is_none_or(|date| date <= date::today());
    let effect = if is_over { Effect::None } else { Effect::Narrows };
    let site = comparison.root(Root {
        operation: name,
        part: String::new(),
    });
    let difference = Difference {
        rule,
        old: Some(match rule {
            Rule::PathRemoved => item(comparison.old, operation),
            _ => operation.origin,
        }),
        new: other.map(|other| item(comparison.new, other)),
        message,
    };
    comparison.emit(site, Flow::Request, effect, difference);
}

fn added(comparison: &mut Comparison<'_>, operation: &Operation, is_known_path: bool) {
    let name = name(operation);
    let (rule, message) = match is_known_path {
        false => (
            Rule::PathAdded,
            format!("the path `{}` was added", operation.path),
        ),
        true => (Rule::OperationAdded, format!("the operation `{name}` was added")),
    };
    let site = comparison.root(Root {
        operation: name,
        part: String::new(),
    });
    let difference = Difference {
        rule,
        old: None,
        new: Some(match rule {
            Rule::PathAdded => item(comparison.new, operation),
            _ => operation.origin,
        }),
        message,
    };
    comparison.emit(site, Flow::Request, Effect::Widens, difference);
}

/// Returns the location of the path item that an operation is in.
pub(super) fn item(side: &Side<'_>, operation: &Operation) -> Origin {
    let document = side.sources.document(operation.origin.document);
    let path = document.path_to(operation.origin.node);
    match path.as_slice() {
        [.., item, _] => item.origin(),
        _ => operation.origin,
    }
}

fn both(comparison: &mut Comparison<'_>, old: &Operation, new: &Operation) {
    let site = comparison.root(Root {
        operation: name(new),
        part: String::new(),
    });
    let mut operations = Operations {
        comparison,
        site,
        old,
        new,
    };
    operations.identity();
    operations.life();
    operations.protocol();
    security::compare(comparison, old, new);
    let exchange = Exchange::of_client(old, new);
    parameters::compare(comparison, &exchange);
    requests::compare(comparison, &exchange);
    responses::compare(comparison, &exchange);
}

struct Operations<'c, 'a, 'o> {
    comparison: &'c mut Comparison<'a>,
    site: Site,
    old: &'o Operation,
    new: &'o Operation,
}

impl Operations<'_, '_, '_> {
    fn emit(&mut self, rule: Rule, effect: Effect, keyword: &str, message: String) {
        let difference = Difference {
            rule,
            old: Some(self.comparison.old.keyword(self.old.origin, keyword)),
            new: Some(self.comparison.new.keyword(self.new.origin, keyword)),
            message,
        };
        self.comparison
            .emit(self.site.clone(), Flow::Request, effect, difference);
    }

    fn identity(&mut self) {
        let (old, new) = (&self.old.id, &self.new.id);
        if old != new && !old.is_empty() {
            let message = match new.is_empty() {
                true => format!("the operation id `{old}` was removed"),
                false => format!("the operation id changed from `{old}` to `{new}`"),
            };
            self.emit(Rule::OperationIdChanged, Effect::Both, "operationId", message);
        }
    }

    fn life(&mut self) {
        match (self.old.deprecated, self.new.deprecated) {
            (false, true) => self.emit(
                Rule::OperationDeprecated,
                Effect::None,
                "deprecated",
                "the operation was deprecated".into(),
            ),
            (true, false) => self.emit(
                Rule::OperationReactivated,
                Effect::None,
                "deprecated",
                "the operation is no longer deprecated".into(),
            ),
            _ => {}
        }
        let [old, new] = self.texts("x-sunset");
        match (old, new) {
            (Some(old), Some(new)) if new < old => {
                let message = format!("the sunset moved from `{old}` to `{new}`");
                self.emit(Rule::SunsetChanged, Effect::Narrows, "x-sunset", message);
            }
            (Some(old), None) if self.new.deprecated => {
                let message = format!("the sunset `{old}` was removed");
                self.emit(Rule::SunsetChanged, Effect::Narrows, "x-sunset", message);
            }
            _ => {}
        }
        self.stability();
    }

    fn stability(&mut self) {
        const LEVELS: [&str; 4] = ["draft", "alpha", "beta", "stable"];
        let key = "x-stability-level";
        let [old, new] = self.texts(key);
        let Some((old, new)) = old.zip(new) else { return };
        let index = |level: &str| LEVELS.iter().position(|known| *known == level);
        if index(&old).zip(index(&new)).is_some_and(|(old, new)| new < old) {
            let message = format!("the stability was lowered from `{old}` to `{new}`");
            self.emit(Rule::StabilityLowered, Effect::Narrows, key, message);
        }
    }

    /// Returns the texts that both versions have for a key.
    fn texts(&self, key: &str) -> [Option<String>; 2] {
        let text = |side: &Side<'_>, origin: Origin| side.value(origin).get_str(key).map(str::to_owned);
        [
            text(self.comparison.old, self.old.origin),
            text(self.comparison.new, self.new.origin),
        ]
    }

    /// Compares how a client has to go on after a response.
    fn protocol(&mut self) {
        let key = "x-ms-long-running-operation";
        match (self.old.long_running, self.new.long_running) {
            (false, true) => self.emit(
                Rule::LongRunningChanged,
                Effect::Both,
                key,
                "the operation became long-running".into(),
            ),
            (true, false) => self.emit(
                Rule::LongRunningChanged,
                Effect::Both,
                key,
                "the operation is no longer long-running".into(),
            ),
            (true, true) => self.final_state(),
            (false, false) => {}
        }
        let (from, to) = (self.old.pageable.clone(), self.new.pageable.clone());
        let key = "x-ms-pageable";
        if from != to {
            let message = match (from, to) {
                (None, _) => "the operation became pageable".to_owned(),
                (_, None) => "the operation is no longer pageable".to_owned(),
                (Some(old), Some(new)) => {
                    format!("the link to the next page moved from `{old}` to `{new}`")
                }
            };
            self.emit(Rule::PageableChanged, Effect::Both, key, message);
            return;
        }
        let item = |side: &Side<'_>, origin: Origin| {
            let pageable = side.value(origin).get(key);
            let name = pageable.and_then(|pageable| pageable.get_str("itemName"));
            name.unwrap_or("value").to_owned()
        };
        let from = item(self.comparison.old, self.old.origin);
        let to = item(self.comparison.new, self.new.origin);
        if from != to {
            let message = format!("the elements of pages moved from `{from}` to `{to}`");
            self.emit(Rule::ItemNameChanged, Effect::Both, key, message);
        }
    }

    fn final_state(&mut self) {
        let key = "x-ms-long-running-operation-options";
        let via = |side: &Side<'_>, origin: Origin| {
            let options = side.value(origin).get(key);
            let via = options.and_then(|options| options.get_str("final-state-via"));
            via.map(str::to_owned)
        };
        let from = via(self.comparison.old, self.old.origin);
        let to = via(self.comparison.new, self.new.origin);
        if from != to {
            let shown = |via: Option<String>| via.map_or("the default".into(), |via| format!("`{via}`"));
            let message = format!("the final state moved from {} to {}", shown(from), shown(to));
            self.emit(Rule::LongRunningChanged, Effect::Both, key, message);
        }
    }
}

/// Returns the date until which a deprecated operation is there.
fn sunset(side: &Side<'_>, operation: &Operation) -> Option<String> {
    let sunset = side.value(operation.origin).get_str("x-sunset")?;
    sunset.get(..10).map(str::to_owned)
}
