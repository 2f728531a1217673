//! Bodies of requests, and media types.

use super::comparison::{Comparison, Difference, Root};
use super::law::{Effect, Flow};
use super::operations::name;
use super::rule::Rule;
use super::uses::{self, Uses};
use crate::media;
use crate::model::{Location, Operation, Parameter};

/// Compares the bodies of the requests of two operations.
pub(super) fn compare(comparison: &mut Comparison<'_>, old: &Operation, new: &Operation, flow: Flow) {
    let site = comparison.root(Root {
        operation: name(new),
        part: "request body".into(),
    });
    let (difference, effect) = match (body_of(old), body_of(new)) {
        (Some(old_body), Some(new_body)) => {
            let uses = Uses {
                what: "the request body",
                old: &[old_body.schema],
                new: &[new_body.schema],
            };
            uses::compare(comparison, site.clone(), flow, &uses);
            request_media_types(comparison, old, new);
            let (rule, effect, word) = match (old_body.required, new_body.required) {
                (false, true) => (Rule::BodyBecameRequired, Effect::Narrows, "required"),
                (true, false) => (Rule::BodyBecameOptional, Effect::Widens, "optional"),
                _ => return,
            };
            let difference = Difference {
                rule,
                old: Some(old_body.origin),
                new: Some(new_body.origin),
                message: format!("the request body became {word}"),
            };
            (difference, effect)
        }
        (None, Some(body)) => {
            let (effect, word) = match body.required {
                true => (Effect::Narrows, "a required"),
                false => (Effect::None, "an optional"),
            };
            let difference = Difference {
                rule: Rule::BodyAdded,
                old: Some(old.origin),
                new: Some(body.origin),
                message: format!("{word} request body was added"),
            };
            (difference, effect)
        }
        (Some(body), None) => {
            let difference = Difference {
                rule: Rule::BodyRemoved,
                old: Some(body.origin),
                new: Some(new.origin),
                message: "the request body was removed".into(),
            };
            (difference, Effect::Narrows)
        }
        (None, None) => return,
    };
    comparison.emit(site, flow, effect, difference);
}

fn body_of(operation: &Operation) -> Option<&Parameter> {
    let mut parameters = operation.parameters.iter();
    parameters.find(|parameter| parameter.location == Location::Body)
}

fn request_media_types(comparison: &mut Comparison<'_>, old: &Operation, new: &Operation) {
    let media_types = MediaTypes {
        operation: (old, new),
        part: "request body",
        keyword: ["consumes", "requestBody"],
        rules: [Rule::RequestMediaTypeRemoved, Rule::RequestMediaTypeAdded],
    };
    media_types.compare(comparison, [&old.consumes, &new.consumes]);
}

/// Compares the media types of the responses of two operations.
pub(super) fn response_media_types(comparison: &mut Comparison<'_>, old: &Operation, new: &Operation) {
    let has_body = |operation: &Operation| {
        operation
            .responses
            .iter()
            .any(|response| response.schema.is_some())
    };
    if !has_body(old) || !has_body(new) {
        return;
    }
    let media_types = MediaTypes {
        operation: (old, new),
        part: "responses",
        keyword: ["produces", "responses"],
        rules: [Rule::ResponseMediaTypeRemoved, Rule::ResponseMediaTypeAdded],
    };
    media_types.compare(comparison, [&old.produces, &new.produces]);
}

struct MediaTypes<'o> {
    operation: (&'o Operation, &'o Operation),
    part: &'static str,
    /// The keywords of an operation that may have the media types.
    keyword: [&'static str; 2],
    /// The rules of those that were removed and of those that were added.
    rules: [Rule; 2],
}

impl MediaTypes<'_> {
    /// Compares lists. An empty one says nothing.
    fn compare(&self, comparison: &mut Comparison<'_>, lists: [&[String]; 2]) {
        let [old, new] = lists.map(|list| {
            let mut list: Vec<String> = list.iter().map(|one| media::essence(one)).collect();
            list.dedup();
            list
        });
        if old.is_empty() || new.is_empty() {
            return;
        }
        let [removed, added] = self.rules;
        for name in old.iter().filter(|name| !new.contains(name)) {
            let message = format!("the media type `{name}` was removed");
            // The client picks the media type, of responses too.
            self.emit(comparison, removed, Effect::Narrows, message);
        }
        for name in new.iter().filter(|name| !old.contains(name)) {
            let message = format!("the media type `{name}` was added");
            self.emit(comparison, added, Effect::Widens, message);
        }
    }

    fn emit(&self, comparison: &mut Comparison<'_>, rule: Rule, effect: Effect, message: String) {
        let (old, new) = self.operation;
        let site = comparison.root(Root {
            operation: name(new),
            part: self.part.into(),
        });
        let at = |side: &super::Side<'_>, operation: &Operation| {
            let value = side.value(operation.origin);
            let own = self.keyword.iter().find_map(|keyword| value.get(keyword));
            let document = side.sources.document(operation.origin.document);
            let of_document = || document.root().get(self.keyword[0]);
            // `consumes` and `produces` of the document hold where the operation has none.
            let swagger = value.get(self.keyword[0]).or_else(of_document);
            swagger.or(own).map_or(operation.origin, |value| value.origin())
        };
        let difference = Difference {
            rule,
            old: Some(at(comparison.old, old)),
            new: Some(at(comparison.new, new)),
            message,
        };
        comparison.emit(site, Flow::Request, effect, difference);
    }
}
