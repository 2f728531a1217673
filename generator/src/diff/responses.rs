//! Responses: statuses, headers and bodies.

use super::bodies;
use super::comparison::{Comparison, Difference, Root, Site};
use super::law::{Effect, Flow};
use super::operations::name;
use super::rule::Rule;
use super::uses::{self, Uses};
use crate::model::{Operation, Response, SchemaId};

/// Compares the responses of two operations.
pub(super) fn compare(comparison: &mut Comparison<'_>, old: &Operation, new: &Operation) {
    let mut responses = Responses { comparison, old, new };
    for response in &old.responses {
        match with_status(new, &response.status) {
            Some(other) => responses.both(response, other),
            None => responses.removed(response),
        }
    }
    for response in &new.responses {
        if with_status(old, &response.status).is_none() {
            responses.added(response);
        }
    }
    bodies::response_media_types(comparison, old, new);
}

fn with_status<'o>(operation: &'o Operation, status: &str) -> Option<&'o Response> {
    let mut responses = operation.responses.iter();
    responses.find(|response| response.status.eq_ignore_ascii_case(status))
}

struct Responses<'c, 'a, 'o> {
    comparison: &'c mut Comparison<'a>,
    old: &'o Operation,
    new: &'o Operation,
}

impl Responses<'_, '_, '_> {
    fn site(&mut self, part: String) -> Site {
        self.comparison.root(Root {
            operation: name(self.new),
            part,
        })
    }

    fn removed(&mut self, response: &Response) {
        let status = &response.status;
        let site = self.site(format!("response {status}"));
        let difference = Difference {
            rule: Rule::StatusRemoved,
            old: Some(response.origin),
            new: Some(self.comparison.new.keyword(self.new.origin, "responses")),
            message: format!("the response {status} was removed"),
        };
        // Clients wait for the status of success that they know.
        let effect = match status.starts_with('2') {
            true => Effect::Narrows,
            false => Effect::None,
        };
        self.comparison.emit(site, Flow::Request, effect, difference);
    }

    fn added(&mut self, response: &Response) {
        let status = &response.status;
        let site = self.site(format!("response {status}"));
        let difference = Difference {
            rule: Rule::StatusAdded,
            old: Some(self.comparison.old.keyword(self.old.origin, "responses")),
            new: Some(response.origin),
            message: format!("the response {status} was added"),
        };
        // `default` says that any other status may come, and what errors are like.
        let had_default = with_status(self.old, "default").is_some();
        let is_known = status == "default" || (had_default && !status.starts_with(['2', '3']));
        let effect = match self.comparison.statuses_are_closed && !is_known {
            true => Effect::Widens,
            false => Effect::None,
        };
        self.comparison.emit(site, Flow::Response, effect, difference);
    }

    fn both(&mut self, old: &Response, new: &Response) {
        let part = format!("response {}", new.status);
        let site = self.site(part.clone());
        match (old.schema, new.schema) {
            (Some(old), Some(new)) => {
                let uses = Uses {
                    what: "the response body",
                    old: &[old],
                    new: &[new],
                };
                uses::compare(self.comparison, site, Flow::Response, &uses);
            }
            (None, None) => {}
            (was, is) => self.schema(site, (old, was), (new, is)),
        }
        self.headers(old, new, &part);
    }

    fn schema(
        &mut self,
        site: Site,
        (old, was): (&Response, Option<SchemaId>),
        (new, is): (&Response, Option<SchemaId>),
    ) {
        let (rule, effect, word) = match is {
            Some(_) => (Rule::BodySchemaAdded, Effect::Narrows, "added"),
            None => (Rule::BodySchemaRemoved, Effect::Widens, "removed"),
        };
        let difference = Difference {
            rule,
            old: Some(was.map_or(old.origin, |id| self.comparison.old.origin(id))),
            new: Some(is.map_or(new.origin, |id| self.comparison.new.origin(id))),
            message: format!("the schema of the response {} was {word}", new.status),
        };
        self.comparison.emit(site, Flow::Response, effect, difference);
    }

    fn headers(&mut self, old: &Response, new: &Response, part: &str) {
        for (name, schema) in &old.headers {
            let site = self.site(format!("header `{name}` of {part}"));
            let other = new
                .headers
                .iter()
                .find(|(known, _)| known.eq_ignore_ascii_case(name));
            if let Some((_, other)) = other {
                let uses = Uses {
                    what: &format!("header `{name}`"),
                    old: &[*schema],
                    new: &[*other],
                };
                uses::compare(self.comparison, site, Flow::Response, &uses);
                continue;
            }
            let origin = self.comparison.old.origin(*schema);
            let value = self.comparison.old.value(origin);
            let is_required = value.get("required").is_some_and(|value| value.to_json() == true);
            let difference = Difference {
                rule: Rule::HeaderRemoved,
                old: Some(origin),
                new: Some(new.origin),
                message: format!("the header `{name}` of response {} was removed", new.status),
            };
            let effect = if is_required {
                Effect::Widens
            } else {
                Effect::Unknown
            };
            self.comparison.emit(site, Flow::Response, effect, difference);
        }
        for (name, schema) in &new.headers {
            if old
                .headers
                .iter()
                .any(|(known, _)| known.eq_ignore_ascii_case(name))
            {
                continue;
            }
            let site = self.site(format!("header `{name}` of {part}"));
            let difference = Difference {
                rule: Rule::HeaderAdded,
                old: Some(old.origin),
                new: Some(self.comparison.new.origin(*schema)),
                message: format!("the header `{name}` of response {} was added", new.status),
            };
            self.comparison
                .emit(site, Flow::Response, Effect::None, difference);
        }
    }
}
