//! What changed between two versions of an API. In: two [`Side`]s, each a part of an analysis. Out: [`Change`]s, each
//! with its rule, its effect and the locations in both versions. What an API means is compared, on what schemas resolve
//! to and by the direction of values, from operations down; types are paired by position and never by name. Not done
//! here: following references (`source/`), and rendering (`report/`).
//!
//! One law decides how much a change matters ([`Impact::of`]): what narrows a set of values breaks requests, what
//! widens it breaks responses.

mod additional;
mod allow;
mod api;
mod bodies;
mod change;
mod comparison;
mod constraints;
mod crate_changes;
mod date;
mod entry;
mod exchange;
mod identity;
mod incoming;
mod input;
mod keywords;
mod law;
mod marks;
mod members;
mod operations;
mod pairing;
mod parameters;
mod reason;
mod report;
mod requests;
mod resolved;
mod responses;
mod rule;
mod schema;
mod security;
mod servers;
mod severity;
mod side;
mod template;
mod type_text;
mod types;
mod unions;
mod units;
mod uses;
mod values;
mod version;
mod wrapping;

pub use allow::Allow;
pub use change::{Change, Occurrence};
pub use crate_changes::{CrateChange, CrateLevel, crate_changes};
pub use entry::Entry;
pub use input::{Input, Named};
pub use law::{Effect, Flow, Impact};
pub use report::{Report, Settings};
pub use rule::{Rule, Scope};
pub use severity::{Policy, Severity};
pub use side::Side;
pub use units::pairs;
pub use version::{compare as compare_versions, is_preview};

use comparison::{Comparison, Root};

use crate::model::{Operation, SchemaId};

/// What is looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Changes of names and orders too, which concern generated code only and which every refactoring brings along.
    pub names: bool,
}

/// Returns the changes from one version to another: those that break first, then by location.
pub fn changes(old: &Side<'_>, new: &Side<'_>, options: Options) -> Vec<Change> {
    let mut comparison = Comparison::new(old, new, are_equal);
    comparison.names = options.names;
    comparison.statuses_are_closed = are_dated(old, new);
    operations::compare(&mut comparison);
    incoming::compare(&mut comparison);
    servers::compare(&mut comparison);
    api::compare(&mut comparison);
    drain(&mut comparison);
    let is_changed = !comparison.found.is_empty();
    api::versions(&mut comparison, is_changed);
    sorted(&comparison)
}

/// Returns the changes that were found: those that break first, then by location.
fn sorted(comparison: &Comparison<'_>) -> Vec<Change> {
    let found = comparison.found.iter();
    let mut changes: Vec<Change> = found.map(|found| change::of_found(comparison, found)).collect();
    without_repetitions(&mut changes);
    changes.sort_by(|one, other| {
        let key = |change: &Change| {
            (
                std::cmp::Reverse(change.impact),
                change.new,
                change.old,
                change.rule,
            )
        };
        key(one).cmp(&key(other))
    });
    changes
}

/// Operations of two versions that are compared by themselves, such as those of a resource.
pub struct Part<'a> {
    /// Those of the old version; changes of shared types are found where the first of them has the type.
    pub old: &'a [&'a Operation],
    /// Those of the new version.
    pub new: &'a [&'a Operation],
    /// Whether the changes of a type are not looked for, because they belong to another part.
    pub ends: &'a (dyn Fn(SchemaId) -> bool + Sync),
}

/// Returns the changes of some operations, as [`changes`] does of all.
pub fn changes_of_part<'a>(old: &'a Side<'a>, new: &'a Side<'a>, part: &Part<'a>) -> Vec<Change> {
    let mut comparison = Comparison::new(old, new, are_equal);
    comparison.statuses_are_closed = are_dated(old, new);
    comparison.ends = Some(part.ends);
    operations::compare_some(&mut comparison, part.old, part.new);
    drain(&mut comparison);
    sorted(&comparison)
}

/// Returns whether both versions are dates, as those of Azure's services are: then what is published never changes.
pub fn are_dated(old: &Side<'_>, new: &Side<'_>) -> bool {
    version::is_dated(old.version()) && version::is_dated(new.version())
}

/// Compares pairs of types until none is left.
fn drain(comparison: &mut Comparison<'_>) {
    while let Some(pair) = comparison.take() {
        schema::compare(comparison, &pair);
    }
}

/// Returns whether two types are the same, whatever they are called.
fn are_equal(old: &Side<'_>, new: &Side<'_>, old_type: &[SchemaId], new_type: &[SchemaId]) -> bool {
    let mut comparison = Comparison::new(old, new, |_, _, _, _| true);
    for flow in [Flow::Request, Flow::Response] {
        let site = comparison.root(Root {
            operation: String::new(),
            part: String::new(),
        });
        comparison.add(site, flow, old_type, new_type);
    }
    while let Some(pair) = comparison.take() {
        schema::compare(&mut comparison, &pair);
        if !comparison.found.is_empty() {
            return false;
        }
    }
    true
}

/// Takes out what is reported in requests and in responses by two rules: a property that was added to both is one change.
fn without_repetitions(changes: &mut Vec<Change>) {
    let sent: Vec<_> = changes
        .iter()
        .filter(|change| change.rule == Rule::OptionalPropertyAdded)
        .map(|change| (change.old, change.new))
        .collect();
    changes.retain(|change| {
        change.rule != Rule::ResponsePropertyAdded || !sent.contains(&(change.old, change.new))
    });
}
