//! Branches of unions and variants of polymorphic types that have no tag in one version: paired by what they are.

use std::collections::BTreeMap;

use super::comparison::{Comparison, Difference, OF, Pair};
use super::law::Effect;
use super::resolved::Resolved;
use super::rule::Rule;
use super::side::{Side, Type};
use super::uses::{self, Uses};
use crate::model::SchemaId;
use crate::origin::Origin;

/// The branches of two unions.
#[derive(Default)]
pub(super) struct Lists {
    pub(super) old: Vec<Type>,
    pub(super) new: Vec<Type>,
    /// The tags of the branches that have one, by the first schema of the branch.
    pub(super) tags: BTreeMap<SchemaId, String>,
}

/// For how many pairs of branches it is asked whether they are equal.
const ASKED: usize = 256;

impl Lists {
    /// Compares the branches that belong together, and reports the others.
    pub(super) fn compare(mut self, comparison: &mut Comparison<'_>, pair: &Pair) {
        for (old, new) in &self.pairs(comparison) {
            let uses = Uses {
                what: "a branch",
                old,
                new,
            };
            uses::compare(comparison, pair.site(), pair.flow, &uses);
        }
        self.report(comparison, pair);
    }

    /// Returns whether each branch is equal to one of the other list.
    pub(super) fn are_equal(mut self, comparison: &Comparison<'_>) -> bool {
        self.match_equal(comparison);
        self.old.is_empty() && self.new.is_empty()
    }

    /// Takes out the branches that belong together: those that are equal, then by name, by the members of objects, by type.
    fn pairs(&mut self, comparison: &Comparison<'_>) -> Vec<(Type, Type)> {
        let (of_old, of_new) = (comparison.old, comparison.new);
        let mut pairs = self.match_equal(comparison);
        let name = |side: &Side<'_>, branch: &Type| {
            let schema = &side.analysis.model.schemas[side.structure(*branch.last()?)];
            schema.name.clone().or_else(|| schema.title.clone())
        };
        pairs.extend(self.match_by(|old, new| {
            let old = name(of_old, old);
            old.is_some() && old == name(of_new, new)
        }));
        let resolved = |old: &Type, new: &Type| {
            (
                of_old.resolved(&of_old.structures(old)),
                of_new.resolved(&of_new.structures(new)),
            )
        };
        pairs.extend(self.match_by(|old, new| {
            let (old, new) = resolved(old, new);
            !old.required.is_empty()
                && old.required.keys().eq(new.required.keys())
                && !contradict(of_old, of_new, &old, &new)
        }));
        pairs.extend(self.match_best(|old, new| {
            let (old, new) = resolved(old, new);
            let common = old
                .members
                .iter()
                .filter(|member| new.member(member.name).is_some());
            match contradict(of_old, of_new, &old, &new) {
                true => 0,
                false => common.count(),
            }
        }));
        pairs.extend(self.match_by(|old, new| {
            let (old, new) = resolved(old, new);
            old.types == new.types && !contradict(of_old, of_new, &old, &new)
        }));
        pairs.extend(self.match_by(|old, new| {
            let (old, new) = resolved(old, new);
            let is_wider = old.types.is_in(new.types) || new.types.is_in(old.types);
            is_wider && !contradict(of_old, of_new, &old, &new)
        }));
        pairs
    }

    fn match_equal(&mut self, comparison: &Comparison<'_>) -> Vec<(Type, Type)> {
        let (of_old, of_new, are_equal) = (comparison.old, comparison.new, comparison.are_equal);
        let mut asked = 0;
        self.match_by(|old, new| {
            asked += 1;
            asked <= ASKED && are_equal(of_old, of_new, old, new)
        })
    }

    /// Takes out the branches that match, each with the first that it matches.
    fn match_by(&mut self, mut matches: impl FnMut(&Type, &Type) -> bool) -> Vec<(Type, Type)> {
        let (mut pairs, mut left) = (Vec::new(), Vec::new());
        for old in std::mem::take(&mut self.old) {
            match self.new.iter().position(|new| matches(&old, new)) {
                Some(index) => pairs.push((old, self.new.remove(index))),
                None => left.push(old),
            }
        }
        self.old = left;
        pairs
    }

    /// Takes out the branches that have something in common, each with the one that it has most in common with.
    fn match_best(&mut self, common: impl Fn(&Type, &Type) -> usize) -> Vec<(Type, Type)> {
        let (mut pairs, mut left) = (Vec::new(), Vec::new());
        for old in std::mem::take(&mut self.old) {
            let counts = self.new.iter().map(|new| common(&old, new)).enumerate();
            let best = counts.rev().max_by_key(|(_, count)| *count);
            match best.filter(|(_, count)| *count > 0) {
                Some((index, _)) => pairs.push((old, self.new.remove(index))),
                None => left.push(old),
            }
        }
        self.old = left;
        pairs
    }

    /// Reports the branches that are left.
    fn report(self, comparison: &mut Comparison<'_>, pair: &Pair) {
        let whole = (
            pair.old.last().map(|id| comparison.old.origin(*id)),
            pair.new.last().map(|id| comparison.new.origin(*id)),
        );
        for branch in &self.old {
            let (origin, name, is_variant) = self.described(comparison.old, branch);
            let difference = Difference {
                rule: match is_variant {
                    true => Rule::VariantRemoved,
                    false => Rule::BranchRemoved,
                },
                old: Some(origin),
                new: whole.1,
                message: format!("the {name}{OF} was removed"),
            };
            comparison.emit(pair.site(), pair.flow, Effect::Narrows, difference);
        }
        for branch in &self.new {
            let (origin, name, is_variant) = self.described(comparison.new, branch);
            let difference = Difference {
                rule: match is_variant {
                    true => Rule::VariantAdded,
                    false => Rule::BranchAdded,
                },
                old: whole.0,
                new: Some(origin),
                message: format!("the {name}{OF} was added"),
            };
            comparison.emit(pair.site(), pair.flow, Effect::Widens, difference);
        }
    }

    /// Returns the location of a branch, what it is called in messages, and whether it is a variant.
    fn described(&self, side: &Side<'_>, branch: &[SchemaId]) -> (Origin, String, bool) {
        let last = branch.last().copied().unwrap_or(SchemaId(0));
        if let Some(tag) = self.tags.get(&last) {
            return (side.origin(last), format!("variant `{tag}`"), true);
        }
        let name = match &side.analysis.model.schemas[side.structure(last)].name {
            Some(name) => format!("`{name}`"),
            None => format!(
                "of type {}",
                side.resolved(&side.structures(branch)).types.names()
            ),
        };
        (side.origin(last), format!("branch {name}"), false)
    }
}

/// Returns whether two objects have a member that both give a value of its own, as a tag is.
fn contradict(of_old: &Side<'_>, of_new: &Side<'_>, old: &Resolved<'_>, new: &Resolved<'_>) -> bool {
    let constant = |side: &Side<'_>, schemas: &[SchemaId]| {
        let values = side.resolved(&side.structures(schemas)).values?;
        match (values.is_open, values.list.as_slice()) {
            (false, [only]) => Some((*only).clone()),
            _ => None,
        }
    };
    old.members.iter().any(|member| {
        let Some(other) = new.member(member.name) else {
            return false;
        };
        let values = constant(of_old, &member.schemas).zip(constant(of_new, &other.schemas));
        values.is_some_and(|(old, new)| old != new)
    })
}
