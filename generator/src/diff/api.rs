//! What documents say about the API as a whole: version, definitions.

use std::collections::BTreeSet;

use super::comparison::{Comparison, Difference, Root, Site};
use super::law::{Effect, Flow};
use super::rule::Rule;
use super::side::Side;
use super::version;
use crate::origin::{NodeId, Origin};

/// Compares the definitions of both sides.
pub(super) fn compare(comparison: &mut Comparison<'_>) {
    let site = comparison.root(Root {
        operation: String::new(),
        part: String::new(),
    });
    let (old, new) = (origin(comparison.old), origin(comparison.new));
    let Some((old, new)) = old.zip(new) else { return };
    let mut api = Api {
        comparison,
        site,
        old,
        new,
    };
    api.definitions();
}

/// Compares the versions of both sides. `is_changed` is whether anything else has changed.
pub(super) fn versions(comparison: &mut Comparison<'_>, is_changed: bool) {
    let site = comparison.root(Root {
        operation: String::new(),
        part: String::new(),
    });
    let (from, to) = (comparison.old.version(), comparison.new.version());
    let (rule, effect, message) = match version::compare(from, to) {
        Some(std::cmp::Ordering::Greater) => (
            Rule::VersionDecreased,
            Effect::Unknown,
            format!("the version decreased from `{from}` to `{to}`"),
        ),
        Some(std::cmp::Ordering::Equal) if is_changed => (
            Rule::VersionUnchanged,
            Effect::None,
            format!("the API changed, and its version is still `{to}`"),
        ),
        _ => return,
    };
    let (old, new) = (origin(comparison.old), origin(comparison.new));
    let at = |side: &Side<'_>, origin| side.keyword(side.keyword(origin, "info"), "version");
    let difference = Difference {
        rule,
        old: old.map(|old| at(comparison.old, old)),
        new: new.map(|new| at(comparison.new, new)),
        message,
    };
    comparison.emit(site, Flow::Request, effect, difference);
}

/// Returns the location of the first document of a side.
fn origin(side: &Side<'_>) -> Option<Origin> {
    let document = *side.documents.first()?;
    Some(Origin {
        document,
        node: NodeId(0),
    })
}

struct Api<'c, 'a> {
    comparison: &'c mut Comparison<'a>,
    site: Site,
    old: Origin,
    new: Origin,
}

impl Api<'_, '_> {
    fn emit(&mut self, rule: Rule, effect: Effect, keyword: &str, message: String) {
        let difference = Difference {
            rule,
            old: Some(self.comparison.old.keyword(self.old, keyword)),
            new: Some(self.comparison.new.keyword(self.new, keyword)),
            message,
        };
        self.comparison
            .emit(self.site.clone(), Flow::Request, effect, difference);
    }

    /// Compares the names of definitions and of shared parameters.
    fn definitions(&mut self) {
        if !self.comparison.names {
            return;
        }
        let names = |side: &Side<'_>| -> BTreeSet<String> {
            let definitions = side.documents().flat_map(|document| &document.definitions);
            definitions.map(|(name, _)| name.clone()).collect()
        };
        let (old, new) = (names(self.comparison.old), names(self.comparison.new));
        for name in old.difference(&new) {
            let message = format!("the definition `{name}` was removed");
            self.emit(Rule::DefinitionRemoved, Effect::Both, "definitions", message);
        }
        let names = |side: &Side<'_>| members(side, "parameters");
        let (old, new) = (names(self.comparison.old), names(self.comparison.new));
        for name in old.difference(&new) {
            let message = format!("the shared parameter `{name}` was removed");
            self.emit(Rule::ClientParameterRemoved, Effect::Both, "parameters", message);
        }
    }
}

/// Returns the keys of an object at the root of the documents.
fn members(side: &Side<'_>, key: &str) -> BTreeSet<String> {
    let roots = side
        .documents
        .iter()
        .map(|document| side.sources.document(*document).root());
    let objects = roots.filter_map(|root| root.get(key));
    objects
        .flat_map(|object| {
            object
                .members()
                .map(|(name, _)| name.to_owned())
                .collect::<Vec<_>>()
        })
        .collect()
}
