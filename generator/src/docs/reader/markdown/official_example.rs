//! Examples of `x-ms-examples` as pages of operations show them: the request body and the bodies of the responses.

use super::inline_example::{InlineExample, block};
use super::text;
use crate::model::{Example, Operation};
use crate::source::{Sources, Value};

/// Most examples of an operation that are shown.
const MOST: usize = 3;

/// Returns the bodies that the examples of an operation have. One whose file cannot be read is left out: that was a warning.
/// `response_of` is what the example of a response with a status is called.
pub(crate) fn examples(
    sources: &Sources,
    operation: &Operation,
    response_of: impl Fn(&str) -> String,
) -> Vec<InlineExample> {
    let body = operation.body();
    let mut shown = Vec::new();
    for example in operation.examples.iter().take(MOST) {
        let Some(value) = value(sources, example) else {
            continue;
        };
        let title = text::cell(&example.title);
        let mut show = |what: &str, value: Value<'_>| {
            shown.push(InlineExample {
                name: format!("{title}: {what}"),
                code: block(value, "application/json"),
            });
        };
        let sent = body.and_then(|body| value.get("parameters")?.get(&body.name));
        sent.into_iter().for_each(|value| show("request body", value));
        for (status, response) in value.get("responses").into_iter().flat_map(Value::members) {
            if let Some(body) = response.get("body") {
                show(&response_of(status), body);
            }
        }
    }
    shown
}

/// Returns the content of an example.
fn value<'s>(sources: &'s Sources, example: &Example) -> Option<Value<'s>> {
    let value = sources.value(example.origin);
    match example.file {
        Some(_) => sources.follow(value).ok(),
        None => Some(value),
    }
}
