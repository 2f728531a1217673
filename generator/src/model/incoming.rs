//! Requests that the service sends by itself.

use serde::Serialize;

use super::Operation;

/// A request that the service sends: a callback of an operation, or a webhook of OpenAPI 3.1.
#[derive(Clone, Debug, Serialize)]
pub struct Incoming {
    /// The name of the callback or webhook.
    pub name: String,
    /// What makes the service send it.
    pub trigger: Trigger,
    /// The request, and the responses that the service understands. The path of a callback is an expression for the URL:
    /// <https://spec.openapis.org/oas/v3.0.3#runtime-expressions>; a webhook has none.
    pub operation: Operation,
}

impl Incoming {
    /// Returns the id of the request, or what triggers it with its name and method where it has none.
    pub fn own_name(&self) -> String {
        let method = self.operation.method.in_request();
        match (self.operation.id.as_str(), &self.trigger) {
            ("", Trigger::Webhook) => format!("{} {method}", self.name),
            ("", Trigger::Callback(operation)) => format!("{operation} {} {method}", self.name),
            (id, _) => id.to_owned(),
        }
    }
}

/// What makes a service send an [`Incoming`] request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Trigger {
    /// An event, as the description says.
    Webhook,
    /// A request to an operation, which is named as [`Operation::own_name`] says.
    Callback(String),
}
