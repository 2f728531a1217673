//! Responses: statuses, headers and bodies.

use super::bodies::{Bodies, Body};
use super::comparison::{Comparison, Difference, Root, Site};
use super::identity::name;
use super::law::{Effect, Flow};
use super::rule::Rule;
use super::side::Side;
use super::uses::{self, Uses};
use crate::model::{Header, Operation, Response};

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
        let bodies = Bodies {
            operation: name(self.new),
            part: format!("response {}", new.status),
            flow: Flow::Response,
            old: described(self.comparison.old, self.old, old),
            new: described(self.comparison.new, self.new, new),
        };
        bodies.compare(self.comparison);
        for header in &old.headers {
            match header_of(new, &header.name) {
                Some(other) => self.header(new, header, other),
                None => self.header_removed(new, header),
            }
        }
        for header in &new.headers {
            if header_of(old, &header.name).is_none() {
                self.header_added(old, new, header);
            }
        }
    }

    fn header_site(&mut self, response: &Response, header: &Header) -> Site {
        self.site(format!(
            "header `{}` of response {}",
            header.name, response.status
        ))
    }

    fn header(&mut self, response: &Response, old: &Header, new: &Header) {
        let site = self.header_site(response, new);
        let (rule, effect, word) = match (old.required, new.required) {
            (false, true) => (Rule::PropertyBecameRequired, Effect::Narrows, "required"),
            (true, false) => (Rule::PropertyBecameOptional, Effect::Widens, "optional"),
            _ => (Rule::PropertyBecameOptional, Effect::None, ""),
        };
        if effect != Effect::None {
            let difference = Difference {
                rule,
                old: Some(old.origin),
                new: Some(new.origin),
                message: format!("the header `{}` became {word}", new.name),
            };
            self.comparison
                .emit(site.clone(), Flow::Response, effect, difference);
        }
        let uses = Uses {
            what: &format!("header `{}`", new.name),
            old: &[old.schema],
            new: &[new.schema],
        };
        uses::compare(self.comparison, site, Flow::Response, &uses);
    }

    fn header_removed(&mut self, response: &Response, header: &Header) {
        let site = self.header_site(response, header);
        let difference = Difference {
            rule: Rule::HeaderRemoved,
            old: Some(header.origin),
            new: Some(response.origin),
            message: format!(
                "the header `{}` of response {} was removed",
                header.name, response.status
            ),
        };
        let effect = if header.required {
            Effect::Widens
        } else {
            Effect::Unknown
        };
        self.comparison.emit(site, Flow::Response, effect, difference);
    }

    fn header_added(&mut self, old: &Response, new: &Response, header: &Header) {
        let site = self.header_site(new, header);
        let difference = Difference {
            rule: Rule::HeaderAdded,
            old: Some(old.origin),
            new: Some(header.origin),
            message: format!(
                "the header `{}` of response {} was added",
                header.name, new.status
            ),
        };
        self.comparison
            .emit(site, Flow::Response, Effect::None, difference);
    }
}

fn described<'r>(side: &Side<'_>, operation: &Operation, response: &'r Response) -> Body<'r> {
    Body {
        schema: response.schema,
        content: &response.content,
        origin: response.origin,
        media_types: side.listed(operation, response.origin, "produces"),
    }
}

fn header_of<'r>(response: &'r Response, name: &str) -> Option<&'r Header> {
    let mut headers = response.headers.iter();
    headers.find(|header| header.name.eq_ignore_ascii_case(name))
}
