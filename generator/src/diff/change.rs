//! Changes: differences with all that is to be said about them.

use std::cmp::Reverse;

use super::comparison::{Comparison, Found, OF};
use super::law::{Effect, Flow, Impact};
use super::rule::Rule;
use crate::origin::Origin;
use crate::pointer;

/// A change from one version of an API to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What kind of change it is.
    pub rule: Rule,
    /// What it does to the set of values, where it matters most.
    pub effect: Effect,
    /// Which way the values go where it matters most.
    pub flow: Flow,
    /// How much it matters there.
    pub impact: Impact,
    /// What changed, in a sentence.
    pub message: String,
    /// Why it breaks a client, or does not.
    pub reason: &'static str,
    /// Its location in the old version.
    pub old: Option<Origin>,
    /// Its location in the new version.
    pub new: Option<Origin>,
    /// Where it is on the wire, the occurrence that matters most first.
    pub occurrences: Vec<Occurrence>,
    /// How many operations it concerns.
    pub operations: usize,
}

/// Where a change is on the wire.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Occurrence {
    /// The method and path of the operation; empty for the API as a whole.
    pub operation: String,
    /// The part of the operation: `request body`, `response 200`, parameter `name`; empty for the operation as a whole.
    pub part: String,
    /// The path of the value below it, such as `/properties/name`; `*` means all elements.
    pub path: String,
}

/// How many occurrences of a change are named.
const OCCURRENCES: usize = 3;

/// Makes a change of a difference that was found.
pub(super) fn of_found(comparison: &Comparison<'_>, found: &Found) -> Change {
    let mut uses: Vec<_> = found.uses.iter().collect();
    uses.sort_by_key(|(_, flow, effect)| Reverse(Impact::of(*effect, *flow)));
    let (flow, effect) = uses
        .first()
        .map_or((Flow::Request, Effect::None), |(_, flow, effect)| {
            (*flow, *effect)
        });
    let mut occurrences: Vec<Occurrence> = Vec::new();
    for (site, _, _) in &uses {
        let (root, path) = comparison.occurrence(site);
        let occurrence = Occurrence {
            operation: root.map(|root| root.operation.clone()).unwrap_or_default(),
            part: root.map(|root| root.part.clone()).unwrap_or_default(),
            path,
        };
        if !occurrences.contains(&occurrence) {
            occurrences.push(occurrence);
        }
        if occurrences.len() == OCCURRENCES {
            break;
        }
    }
    let difference = &found.difference;
    let sites = uses.iter().map(|(site, _, _)| site);
    Change {
        rule: difference.rule,
        effect,
        flow,
        impact: Impact::of(effect, flow),
        message: named(&difference.message, occurrences.first()),
        reason: difference.rule.reason(effect, flow),
        old: difference.old,
        new: difference.new,
        occurrences,
        operations: comparison
            .operations(sites)
            .iter()
            .filter(|name| !name.is_empty())
            .count(),
    }
}

/// Returns a message with the name of the value that it is about.
fn named(message: &str, occurrence: Option<&Occurrence>) -> String {
    let Some(occurrence) = occurrence.filter(|_| message.contains(OF)) else {
        return message.replace(OF, "");
    };
    let last = occurrence.path.rsplit('/').next().unwrap_or_default();
    let (last, variant) = match last.strip_suffix(')').and_then(|last| last.rsplit_once('(')) {
        Some((before, variant)) => (before, Some(variant)),
        None => (last, None),
    };
    let name = match (variant, last, occurrence.part.as_str()) {
        (Some(variant), _, _) => format!(" of variant `{variant}`"),
        (None, "*", _) => " of elements".into(),
        (None, "", part) if part.starts_with("parameter ") || part.starts_with("header ") => {
            format!(" of {part}")
        }
        (None, "", "") => String::new(),
        (None, "", part) => format!(" of the {part}"),
        (None, name, _) => format!(" of `{}`", pointer::unescaped(name)),
    };
    message.replacen(OF, &name, 1)
}
