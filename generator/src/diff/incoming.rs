//! Requests that the service sends: webhooks and callbacks. The service is the client, so values go the other way.

use std::collections::BTreeMap;

use super::comparison::{Comparison, Difference, Root};
use super::exchange::Exchange;
use super::law::{Effect, Flow};
use super::rule::Rule;
use super::side::Side;
use super::{parameters, requests, responses};
use crate::model::{Incoming, Trigger};

/// Compares the requests that the services of both sides send.
pub(super) fn compare(comparison: &mut Comparison<'_>) {
    let (old, new) = (all(comparison.old), all(comparison.new));
    for (name, incoming) in &old {
        match new.get(name) {
            Some(other) => both(comparison, name, incoming, other),
            None => {
                let difference = Difference {
                    rule: Rule::WebhookRemoved,
                    old: Some(incoming.operation.origin),
                    new: None,
                    message: format!("the {name} was removed"),
                };
                emit(comparison, name, Effect::Narrows, difference);
            }
        }
    }
    for (name, incoming) in new.iter().filter(|(name, _)| !old.contains_key(*name)) {
        let difference = Difference {
            rule: Rule::WebhookAdded,
            old: None,
            new: Some(incoming.operation.origin),
            message: format!("the {name} was added"),
        };
        emit(comparison, name, Effect::None, difference);
    }
}

/// Returns the requests by their names.
fn all<'a>(side: &Side<'a>) -> BTreeMap<String, &'a Incoming> {
    let incoming = side.analysis.model.incoming.iter();
    let incoming = incoming.filter(|incoming| side.documents.contains(&incoming.operation.document));
    let named = incoming.map(|incoming| {
        let method = incoming.operation.method.in_request();
        let name = match &incoming.trigger {
            Trigger::Webhook => format!("webhook `{method} {}`", incoming.name),
            Trigger::Callback(operation) => format!("callback `{method} {}` of `{operation}`", incoming.name),
        };
        (name, incoming)
    });
    named.collect()
}

fn emit(comparison: &mut Comparison<'_>, name: &str, effect: Effect, difference: Difference) {
    let site = comparison.root(Root {
        operation: name.replace('`', ""),
        part: String::new(),
    });
    comparison.emit(site, Flow::Request, effect, difference);
}

fn both(comparison: &mut Comparison<'_>, name: &str, old: &Incoming, new: &Incoming) {
    let exchange = Exchange {
        name: name.replace('`', ""),
        is_incoming: true,
        old: &old.operation,
        new: &new.operation,
    };
    parameters::compare(comparison, &exchange);
    requests::compare(comparison, &exchange);
    responses::compare(comparison, &exchange);
}
