//! What pages say about changes: each with its location, linked to where the page describes it.

use std::collections::BTreeMap;

use super::history::{Finding, History};
use crate::diff::{Impact, Occurrence};
use crate::docs::reader::markdown::text;
use crate::docs::reader::markdown::tree;
use crate::phrasing;

/// Most changes that are listed on the page of a version.
const MAX_CHANGES: usize = 50;

/// What changed since another version; nothing is said where there is none.
#[derive(Default)]
pub(super) struct Changes {
    /// The link to that version.
    pub(super) older: String,
    /// The link to the page of all changes; empty where there is none.
    pub(super) all: String,
    pub(super) list: Vec<ShownChange>,
    /// How many more there are.
    pub(super) more: usize,
}

/// A change as a page shows it; all but the mark is Markdown.
#[derive(PartialEq, Eq)]
pub(super) struct ShownChange {
    /// `breaking` or `may break`; empty where no client is affected.
    pub(super) mark: &'static str,
    pub(super) target: String,
    pub(super) message: String,
    /// Why it breaks clients; empty where it does not.
    pub(super) reason: String,
}

/// Where a change is on the page of a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ChangeTarget {
    /// The path of a property, or the heading of an operation.
    pub(super) text: String,
    /// The id on the page; empty for a property that the page does not have.
    pub(super) anchor: String,
}

impl ChangeTarget {
    /// Returns the link to it from a page. `page` is the link to the page that has it; empty where it is the same.
    pub(super) fn link(&self, page: &str) -> String {
        let text = phrasing::code(&self.text);
        match self.anchor.as_str() {
            "" => text,
            anchor => format!("[{text}]({page}#{anchor})"),
        }
    }
}

/// What a page knows of the locations that changes have.
pub(super) struct PageTargets<'a> {
    /// The id of each property by its path.
    pub(super) properties: &'a BTreeMap<String, String>,
    /// The operations, as changes name them, with their headings and ids.
    pub(super) operations: Vec<(String, String, String)>,
    /// How many of the operations have the resource itself as body.
    pub(super) own: usize,
}

impl PageTargets<'_> {
    /// Returns where a change is on the page; `None` where the page does not have it.
    pub(super) fn of(&self, finding: &Finding) -> Option<ChangeTarget> {
        let mut occurrences = finding.occurrences.iter();
        let mut properties: Vec<ChangeTarget> =
            occurrences.clone().filter_map(|of| self.property(of)).collect();
        properties.sort_by_key(|target| target.anchor.is_empty());
        let property = properties.into_iter().next();
        property.or_else(|| occurrences.find_map(|occurrence| self.operation(occurrence)))
    }

    /// Returns where the changes that a version is concerned by are on its page, with their indexes.
    pub(super) fn of_version(&self, history: &History, page: usize) -> Vec<(usize, ChangeTarget)> {
        let Some(version) = history.index(page) else {
            return Vec::new();
        };
        let findings = history.findings.iter().enumerate();
        findings
            .filter(|(_, finding)| finding.between.concerns(version))
            .filter_map(|(index, finding)| Some((index, self.of(finding)?)))
            .collect()
    }

    fn property(&self, occurrence: &Occurrence) -> Option<ChangeTarget> {
        let own = &self.operations[..self.own];
        let is_own = own.iter().any(|(name, ..)| *name == occurrence.operation);
        let is_body = occurrence.part == "request body" || occurrence.part.starts_with("response ");
        if !is_own || !is_body || occurrence.path.is_empty() {
            return None;
        }
        let paths = paths(&occurrence.path);
        let known = paths.iter().find_map(|path| {
            let known = self.properties.get(path);
            let anchor = known.or_else(|| self.properties.get(&format!("response:{path}")))?;
            Some(ChangeTarget {
                text: path.clone(),
                anchor: anchor.clone(),
            })
        });
        let [text, _] = paths;
        known.or(Some(ChangeTarget {
            text,
            anchor: String::new(),
        }))
    }

    fn operation(&self, occurrence: &Occurrence) -> Option<ChangeTarget> {
        let mut operations = self.operations.iter();
        let (_, heading, id) = operations.find(|(name, ..)| *name == occurrence.operation)?;
        Some(ChangeTarget {
            text: heading.clone(),
            anchor: id.clone(),
        })
    }
}

/// Returns the paths of properties that a location on the wire may have on a page: elements of arrays are not part of
/// a path, additional properties are.
fn paths(location: &str) -> [String; 2] {
    let joined = |keep: bool| {
        let steps = location.split('/').skip(1);
        let steps = steps.filter(|step| keep || !step.starts_with('*'));
        steps.fold(String::new(), |path, step| {
            let step = step.replace("~1", "/").replace("~0", "~");
            let (name, variant) = match step.strip_suffix(')').and_then(|step| step.rsplit_once('(')) {
                Some((name, tag)) => (name, format!(":{tag}")),
                None => (step.as_str(), String::new()),
            };
            tree::joined(&tree::joined(&path, name), &variant)
        })
    };
    [joined(false), joined(true)]
}

/// Returns the changes between two versions as the page of the later one shows them, and how many more there are.
pub(super) fn between(
    history: &History,
    (old, new): (usize, usize),
    target: impl Fn(&Finding) -> Option<String>,
) -> (Vec<ShownChange>, usize) {
    let all = history.between(old, new);
    let mut list = distinct(all.map(|(_, finding)| shown(finding, target(finding).unwrap_or_default())));
    let more = list.len().saturating_sub(MAX_CHANGES);
    list.truncate(MAX_CHANGES);
    (list, more)
}

/// Returns each change once: a property of several types that a page describes together has one change.
pub(super) fn distinct<C: PartialEq>(changes: impl Iterator<Item = C>) -> Vec<C> {
    let mut list = Vec::new();
    for change in changes {
        if !list.contains(&change) {
            list.push(change);
        }
    }
    list
}

/// Returns a change as a page shows it; `target` is Markdown.
pub(super) fn shown(finding: &Finding, target: String) -> ShownChange {
    ShownChange {
        mark: mark(finding.impact),
        target,
        message: message(&finding.message),
        reason: match finding.impact {
            Impact::Compatible => String::new(),
            Impact::Unknown | Impact::Breaking => sentence(finding.reason),
        },
    }
}

/// Returns the word for changes that clients should know about.
pub(super) fn mark(impact: Impact) -> &'static str {
    match impact {
        Impact::Breaking => "breaking",
        Impact::Unknown => "may break",
        Impact::Compatible => "",
    }
}

/// Returns the Markdown of a message, whose names are between backticks.
fn message(message: &str) -> String {
    let pieces = message.split('`').enumerate();
    let pieces = pieces.map(|(index, piece)| match index % 2 {
        1 => phrasing::code(piece),
        _ => text::plain(piece),
    });
    pieces.collect()
}

fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    format!("{}{}.", first.unwrap_or_default(), letters.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locations_on_the_wire_are_paths_of_properties() {
        let [short, long] = paths("/properties/osProfile(Linux)/keys/*/data~1x");
        assert_eq!(short, "properties.osProfile:Linux.keys.data/x");
        assert_eq!(long, "properties.osProfile:Linux.keys.*.data/x");
    }

    #[test]
    fn names_in_messages_are_code() {
        assert_eq!(
            message("the value `<a>` of `b` is {new}"),
            "the value `<a>` of `b` is &#123;new&#125;"
        );
        assert_eq!(message("`a` is *new*"), "`a` is \\*new\\*");
    }
}
