//! Dynamic scopes: the schemas that the `$dynamicRef`s of a schema resolve to depend on the resources that refer to it,
//! <https://json-schema.org/draft/2020-12/json-schema-core#section-8.2.3.2>. A schema is lowered once for each scope that it is
//! used in, so that the model has plain references only.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use crate::origin::Origin;
use crate::source::{Kind, Sources, Value};

const REFERENCE: &str = "$dynamicRef";

/// Tells the schemas that a scope can change from all others, which are lowered once.
pub(super) struct DynamicReferences {
    /// Whether a document has a `$dynamicRef`.
    are_there: bool,
    /// Values with none, in them or in what they refer to.
    without: FxHashSet<Origin>,
}

impl DynamicReferences {
    /// Creates the answer for some documents.
    pub(super) fn of(sources: &Sources) -> Self {
        let mut documents = sources.documents().iter();
        Self {
            are_there: documents.any(|document| document.text().contains(REFERENCE)),
            without: FxHashSet::default(),
        }
    }

    /// Returns whether a schema has a `$dynamicRef`, in it or in what it refers to.
    pub(super) fn are_in(&mut self, sources: &Sources, value: Value<'_>) -> bool {
        if !self.are_there {
            return false;
        }
        let mut seen = FxHashSet::default();
        let mut open = vec![value];
        while let Some(value) = open.pop() {
            let origin = value.origin();
            if self.without.contains(&origin) || !seen.insert(origin) {
                continue;
            }
            match value.kind() {
                Kind::Object(members) => {
                    if value.get(REFERENCE).is_some() {
                        return true;
                    }
                    let reference = value.get("$ref").filter(|found| found.as_str().is_some());
                    open.extend(reference.and_then(|reference| sources.follow(reference).ok()));
                    open.extend(members.map(|(_, member)| member));
                }
                Kind::Array(elements) => open.extend(elements),
                _ => {}
            }
        }
        self.without.extend(seen);
        false
    }
}

/// The values of `$dynamicAnchor`s in the resources that refer to a schema. Of several with the same name the outermost one
/// counts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct DynamicScope(Option<Arc<Vec<(String, Origin)>>>);

impl DynamicScope {
    /// Returns the scope of a schema that is used in this scope.
    pub(super) fn entered(&self, sources: &Sources, value: Value<'_>) -> Self {
        let is_new = |(name, _): &(&str, Value<'_>)| self.origin(name).is_none();
        let mut added: Vec<(String, Origin)> = Vec::new();
        for (name, anchor) in sources.dynamic_anchors(value).filter(is_new) {
            if !added.iter().any(|(other, _)| other == name) {
                added.push((name.to_owned(), anchor.origin()));
            }
        }
        if added.is_empty() {
            return self.clone();
        }
        let mut all: Vec<(String, Origin)> = self.0.iter().flat_map(|all| all.iter().cloned()).collect();
        all.extend(added);
        all.sort();
        Self(Some(Arc::new(all)))
    }

    /// Returns the value that a name is for in this scope.
    pub(super) fn origin(&self, name: &str) -> Option<Origin> {
        let all = self.0.as_ref()?;
        all.iter()
            .find(|(other, _)| other == name)
            .map(|(_, origin)| *origin)
    }
}
