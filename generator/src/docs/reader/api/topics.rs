//! The topics of an API: a tag, or what the paths of operations without one have in common.

use std::collections::{BTreeMap, HashMap};

use super::request::{Part, Request};
use crate::docs::reader::markdown::external_docs;
use crate::model::Operation;
use crate::origin::DocumentId;
use crate::source::{Sources, Value};

/// The topic of webhooks without a tag.
const WEBHOOKS: &str = "Webhooks";

/// Requests that share a page: operations, then webhooks, then callbacks.
pub(super) struct Topic<'m> {
    pub(super) name: String,
    /// The description of the tag.
    pub(super) description: String,
    /// The document that describes the requests.
    pub(super) document: DocumentId,
    pub(super) requests: Vec<Request<'m>>,
}

impl<'m> Topic<'m> {
    fn named(name: &str, description: &str, document: DocumentId) -> Self {
        Self {
            name: name.to_owned(),
            description: description.to_owned(),
            document,
            requests: Vec::new(),
        }
    }

    /// Puts the requests in the order of the parts of the page.
    pub(super) fn sort(&mut self) {
        self.requests.sort_by_key(|request| request.part());
    }

    /// Returns the requests by the parts of the page.
    pub(super) fn parts(&self) -> impl Iterator<Item = (Part, &[Request<'m>])> {
        let parts = self.requests.chunk_by(|a, b| a.part() == b.part());
        parts.map(|requests| (requests[0].part(), requests))
    }
}

/// Returns the topics of a document's requests: its tags in their order, then tags that it does not declare and stems of
/// paths, by name. A callback is where the operation is that triggers it.
pub(super) fn topics<'m>(sources: &Sources, root: Value<'_>, requests: &[Request<'m>]) -> Vec<Topic<'m>> {
    let document = root.origin().document;
    let declared = root.get("tags").map(Value::elements).into_iter().flatten();
    let mut topics: Vec<Topic<'m>> = declared
        .filter_map(|tag| {
            let description = tag.get_str("description").unwrap_or_default();
            let description = external_docs::after(description, tag);
            Some(Topic::named(tag.get_str("name")?, &description, document))
        })
        .collect();
    let mut undeclared: BTreeMap<(bool, String), Topic<'m>> = BTreeMap::new();
    for (request, name) in requests.iter().zip(names(sources, requests)) {
        let topic = match topics.iter_mut().find(|topic| topic.name == name) {
            Some(topic) => topic,
            None => {
                let new = Topic::named(&name, "", document);
                undeclared.entry((name == WEBHOOKS, name)).or_insert(new)
            }
        };
        topic.requests.push(*request);
    }
    topics.extend(undeclared.into_values());
    topics.retain(|topic| !topic.requests.is_empty());
    topics.iter_mut().for_each(Topic::sort);
    topics
}

/// Returns the name of the topic of each request.
fn names(sources: &Sources, requests: &[Request<'_>]) -> Vec<String> {
    let untagged = requests
        .iter()
        .filter(|of| of.part() == Part::Operations)
        .map(|of| of.operation())
        .filter(|of| tag(sources, of).is_none());
    let shared = shared(untagged.map(|of| of.path.as_str()));
    let mut by_caller: HashMap<String, String> = HashMap::new();
    let mut names = Vec::with_capacity(requests.len());
    for request in requests {
        let own = || tag(sources, request.operation()).map(str::to_owned);
        let of_caller = request.caller().and_then(|caller| by_caller.get(caller).cloned());
        let name = of_caller.or_else(own).unwrap_or_else(|| match request.part() {
            Part::Operations => stem(&request.operation().path, shared),
            Part::Webhooks | Part::Callbacks => WEBHOOKS.to_owned(),
        });
        by_caller.insert(request.own_name(), name.clone());
        names.push(name);
    }
    names
}

/// Returns the first tag of an operation, which says on which page it is.
fn tag<'s>(sources: &'s Sources, operation: &Operation) -> Option<&'s str> {
    let tags = sources.value(operation.origin).get("tags")?;
    tags.elements()
        .next()?
        .as_str()
        .filter(|tag| !tag.trim().is_empty())
}

fn segments(path: &str) -> impl Iterator<Item = &str> {
    let path = path.split('?').next().unwrap_or_default();
    path.split('/').filter(|segment| !segment.is_empty())
}

fn is_literal(segment: &&str) -> bool {
    !segment.contains('{')
}

/// Returns how many segments, such as `api` and `v1`, all paths begin with and say nothing about what a path is about:
/// each path has another part behind them that is not a parameter.
fn shared<'p>(paths: impl Iterator<Item = &'p str> + Clone) -> usize {
    let Some(first) = paths.clone().next() else {
        return 0;
    };
    let literals = |path: &'p str| segments(path).take_while(is_literal);
    let shared = |path: &'p str| {
        let pairs = literals(first).zip(literals(path));
        let equal = pairs.take_while(|(one, other)| one == other).count();
        equal.min(literals(path).count().saturating_sub(1))
    };
    paths.map(shared).min().unwrap_or(0)
}

/// Returns what a path is about: its first segment behind those that all paths share.
fn stem(path: &str, shared: usize) -> String {
    let mut behind = segments(path).skip(shared).filter(is_literal);
    behind.next().unwrap_or(path).to_owned()
}

#[cfg(test)]
mod tests {
    use super::{shared, stem};

    #[test]
    fn paths_that_begin_alike_share_a_stem() {
        let stems = |paths: &[&str]| -> Vec<String> {
            let shared = shared(paths.iter().copied());
            paths.iter().map(|path| stem(path, shared)).collect()
        };
        assert_eq!(stems(&["/pets", "/pets/{id}"]), ["pets", "pets"]);
        assert_eq!(stems(&["/api/v1/pets/{id}", "/api/v1/shops"]), ["pets", "shops"]);
        assert_eq!(stems(&["/{id}/toys", "/"]), ["toys", "/"]);
    }
}
