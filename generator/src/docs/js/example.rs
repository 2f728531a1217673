//! Examples: the bodies that example files give `put`, as code that creates the resource.

use std::borrow::Cow;

use super::layout::{self, Literal};
use super::literal;
use super::quote;
use crate::diagnostic::{Diagnostic, Severity};
use crate::docs::resources::dependencies::Dependency;
use crate::docs::resources::order;
use crate::docs::resources::resource::Resource;
use crate::origin::Origin;
use crate::source::{Kind, Sources, Value};

/// An example as a page shows it.
pub(crate) struct Example {
    pub(crate) name: String,
    pub(crate) code: String,
    /// The body that it gives.
    pub(crate) body: Option<Origin>,
}

/// Returns the example files that a resource's page needs, each with the reference that asks for it. References that
/// name no file are left to [`examples`].
pub(crate) fn files(resource: &Resource, sources: &Sources) -> Vec<(String, Origin)> {
    let references = of_put(resource, sources)
        .into_iter()
        .filter_map(|(_, example)| example.get("$ref"));
    references
        .filter_map(|reference| Some((sources.file_of(reference).ok()?, reference.origin())))
        .collect()
}

/// Returns the examples of a resource, in order. One whose file cannot be read is left out: that was a warning.
///
/// # Errors
/// When a reference to an example is none.
pub(crate) fn examples(
    resource: &Resource,
    dependencies: &[Dependency],
    sources: &Sources,
) -> Result<Vec<Example>, Diagnostic> {
    of_put(resource, sources)
        .into_iter()
        .filter_map(|(name, example)| {
            let example = match example.get("$ref").map(|reference| sources.follow(reference)) {
                Some(Err(problem)) if problem.severity == Severity::Warning => return None,
                Some(Err(problem)) => return Some(Err(problem)),
                Some(Ok(file)) => file,
                None => example,
            };
            let body = body(example);
            Some(Ok(Example {
                name: name.replace(['\n', '\r'], " "),
                code: code(resource, body.map(literal::literal), dependencies),
                body: body.map(Value::origin),
            }))
        })
        .collect()
}

fn of_put<'s>(resource: &Resource, sources: &'s Sources) -> Vec<(&'s str, Value<'s>)> {
    let put = resource.put.map(|put| sources.value(put));
    let examples = put.and_then(|put| put.get("x-ms-examples"));
    order::javascript(examples.map(|list| list.members().collect()).unwrap_or_default())
}

/// Returns the body that an example gives: the first of its parameters that is an object or an array, unless it is
/// empty.
fn body(example: Value<'_>) -> Option<Value<'_>> {
    let parameters = example.get("parameters")?.members().collect();
    let mut values = order::javascript(parameters).into_iter().map(|(_, value)| value);
    let body = values.find(|value| matches!(value.kind(), Kind::Object(_) | Kind::Array(_)))?;
    (body.members().len() + body.elements().len() > 0).then_some(body)
}

/// Returns the code that creates a resource with a body.
pub(crate) fn code(resource: &Resource, body: Option<Literal<'_>>, dependencies: &[Dependency]) -> String {
    let text = |text: &str| Literal::String(quote::literal(text));
    let named = |kind: &str| text(&format!("my{kind}"));
    let mut members: Vec<(Cow<'_, str>, Literal<'_>)> = vec![
        ("type".into(), text(&resource.name)),
        ("group".into(), text(&resource.group)),
        ("name".into(), named(&resource.name)),
    ];
    if let Some(body) = body {
        // An array needs no parentheses to be told from the braces of a function.
        let (head, tail) = match body {
            Literal::Array(_) => ("() => ", ""),
            _ => ("() => (", ")"),
        };
        let properties = Literal::Function(head, Box::new(body), tail);
        members.push(("properties".into(), properties));
    }
    if !dependencies.is_empty() {
        let list = dependencies.iter().map(|dependency| {
            let one = named(&dependency.kind);
            let value = if dependency.list {
                Literal::Array(vec![one])
            } else {
                one
            };
            (literal::key(&dependency.name), value)
        });
        let object = Literal::Object(list.collect());
        members.push((
            "dependencies".into(),
            Literal::Function("({}) => (", Box::new(object), ")"),
        ));
    }
    let resources = Literal::Array(vec![Literal::Object(members)]);
    layout::statement("exports.createResources = () => ", &resources)
}
