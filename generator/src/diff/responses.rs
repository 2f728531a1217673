//! Responses: statuses, headers and bodies.

use super::bodies::{Bodies, Body};
use super::comparison::{Comparison, Difference, Site};
use super::exchange::Exchange;
use super::law::{Effect, Flow};
use super::rule::Rule;
use super::side::Side;
use super::uses::{self, Uses};
use crate::model::{Header, Operation, Response};

/// Compares the responses to a request.
pub(super) fn compare(comparison: &mut Comparison<'_>, exchange: &Exchange<'_>) {
    let Exchange { old, new, .. } = *exchange;
    let mut responses = Responses { comparison, exchange };
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
    exchange: &'o Exchange<'o>,
}

impl Responses<'_, '_, '_> {
    fn emit(&mut self, site: Site, effect: Effect, difference: Difference) {
        let flow = self.exchange.response();
        self.comparison.emit(site, flow, effect, difference);
    }

    fn site(&mut self, part: String) -> Site {
        self.exchange.site(self.comparison, part)
    }

    fn removed(&mut self, response: &Response) {
        let status = &response.status;
        let site = self.site(format!("response {status}"));
        let difference = Difference {
            rule: Rule::StatusRemoved,
            old: Some(response.origin),
            new: Some(self.comparison.new.keyword(self.exchange.new.origin, "responses")),
            message: format!("the response {status} was removed"),
        };
        // The status of success is what the sender of the request waits for.
        let effect = match status.starts_with('2') {
            true => Effect::Narrows,
            false => Effect::None,
        };
        let flow = match self.exchange.is_incoming {
            true => Flow::Answer,
            false => Flow::Request,
        };
        self.comparison.emit(site, flow, effect, difference);
    }

    fn added(&mut self, response: &Response) {
        let status = &response.status;
        let site = self.site(format!("response {status}"));
        let difference = Difference {
            rule: Rule::StatusAdded,
            old: Some(self.comparison.old.keyword(self.exchange.old.origin, "responses")),
            new: Some(response.origin),
            message: format!("the response {status} was added"),
        };
        // `default` says that any other status may come, and what errors are like.
        let had_default = with_status(self.exchange.old, "default").is_some();
        let is_known = status == "default" || (had_default && !status.starts_with(['2', '3']));
        let effect = match self.comparison.statuses_are_closed && !is_known {
            true => Effect::Widens,
            false => Effect::None,
        };
        self.emit(site, effect, difference);
    }

    fn both(&mut self, old: &Response, new: &Response) {
        let bodies = Bodies {
            exchange: self.exchange,
            part: format!("response {}", new.status),
            flow: self.exchange.response(),
            old: described(self.comparison.old, self.exchange.old, old),
            new: described(self.comparison.new, self.exchange.new, new),
        };
        bodies.compare(self.comparison);
        let Exchange {
            old: was, new: is, ..
        } = *self.exchange;
        let is_openapi = self.comparison.old.is_openapi(was) || self.comparison.new.is_openapi(is);
        // OpenAPI 3 ignores it, since media types are described elsewhere: its Response Object.
        let is_ignored = |header: &&Header| is_openapi && header.name.eq_ignore_ascii_case("Content-Type");
        for header in old.headers.iter().filter(|header| !is_ignored(header)) {
            match header_of(new, &header.name) {
                Some(other) => self.header(new, header, other),
                None => self.header_removed(new, header),
            }
        }
        for header in new.headers.iter().filter(|header| !is_ignored(header)) {
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
            self.emit(site.clone(), effect, difference);
        }
        let uses = Uses {
            what: &format!("header `{}`", new.name),
            old: &[old.schema],
            new: &[new.schema],
        };
        uses::compare(self.comparison, site, self.exchange.response(), &uses);
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
        // What clients send in vain is ignored.
        let effect = if header.required || self.exchange.is_incoming {
            Effect::Widens
        } else {
            Effect::Unknown
        };
        self.emit(site, effect, difference);
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
        let effect = match header.required && self.exchange.is_incoming {
            true => Effect::Narrows,
            false => Effect::None,
        };
        self.emit(site, effect, difference);
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
