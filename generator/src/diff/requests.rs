//! Bodies of requests.

use super::bodies::{Bodies, Body};
use super::comparison::{Comparison, Difference};
use super::exchange::Exchange;
use super::law::{Effect, Flow};
use super::rule::Rule;
use super::side::Side;
use crate::model::{Method, Operation, Parameter};

/// Compares the bodies of a request.
pub(super) fn compare(comparison: &mut Comparison<'_>, exchange: &Exchange<'_>) {
    let Exchange { old, new, .. } = *exchange;
    let flow = exchange.request(flow(new.method));
    let (difference, effect) = match (old.body(), new.body()) {
        (Some(old_body), Some(new_body)) => {
            let bodies = Bodies {
                exchange,
                part: "request body".into(),
                flow,
                old: described(comparison.old, old, old_body),
                new: described(comparison.new, new, new_body),
            };
            bodies.compare(comparison);
            match required(old_body, new_body) {
                Some(difference) => difference,
                None => return,
            }
        }
        (None, Some(body)) => added(old, body),
        (Some(body), None) => {
            let difference = Difference {
                rule: Rule::BodyRemoved,
                old: Some(body.origin),
                new: Some(new.origin),
                message: "the request body was removed".into(),
            };
            (difference, exchange.omitted(body.required, Effect::Narrows))
        }
        (None, None) => return,
    };
    let site = exchange.site(comparison, "request body".into());
    comparison.emit(site, flow, effect, difference);
}

fn added(old: &Operation, body: &Parameter) -> (Difference, Effect) {
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

fn required(old: &Parameter, new: &Parameter) -> Option<(Difference, Effect)> {
    let (rule, effect, word) = match (old.required, new.required) {
        (false, true) => (Rule::BodyBecameRequired, Effect::Narrows, "required"),
        (true, false) => (Rule::BodyBecameOptional, Effect::Widens, "optional"),
        _ => return None,
    };
    let difference = Difference {
        rule,
        old: Some(old.origin),
        new: Some(new.origin),
        message: format!("the request body became {word}"),
    };
    Some((difference, effect))
}

/// Returns the direction of the bodies that a method sends.
fn flow(method: Method) -> Flow {
    match method {
        Method::Put => Flow::Put,
        Method::Patch => Flow::Patch,
        _ => Flow::Request,
    }
}

fn described<'o>(side: &Side<'_>, operation: &'o Operation, body: &Parameter) -> Body<'o> {
    Body {
        schema: Some(body.schema),
        content: &operation.content,
        origin: body.origin,
        media_types: side.listed(operation, body.origin, "consumes"),
    }
}
