//! Parameters of operations, as constants.

use std::collections::HashMap;

use super::expression::Expression;
use super::imports::Imports;
use super::text::quoted;
use crate::model::{Collection, Json, Limits, Location, Model, Operation, Parameter};
use crate::passes::names::{self, Scope};
use crate::passes::{bounds, shape};

/// The parameters of some operations.
pub(super) struct Constants {
    /// The constants.
    pub(super) items: Vec<(String, Expression)>,
    /// Their names, of the parameters of each operation.
    pub(super) names: Vec<Vec<String>>,
}

/// Returns a constant for each parameter of some operations; those that are equal have the same. The constants take names
/// from `scope`.
pub(super) fn constants(
    model: &Model,
    operations: &[&Operation],
    scope: &mut Scope,
    imports: &Imports,
) -> Constants {
    let mut items = Vec::new();
    let mut known: HashMap<String, String> = HashMap::new();
    let mut constant = |parameter: &Parameter| {
        let value = value(model, parameter, imports);
        let name = known.entry(value.after("", 0)).or_insert_with(|| {
            let of = imports.operation_type("Parameter");
            let wire = names::field(&parameter.name);
            let name = scope.take(wire.trim_end_matches('_').to_uppercase());
            items.push((format!("const {name}: {of} = "), value));
            name
        });
        name.clone()
    };
    let names = operations
        .iter()
        .map(|operation| operation.parameters.iter().map(&mut constant).collect())
        .collect();
    Constants { items, names }
}

fn value(model: &Model, parameter: &Parameter, imports: &Imports) -> Expression {
    let of = imports.operation_type("Parameter");
    let create = format!("{of}::{}", parameter.location.word());
    let mut value = Expression::call(create, [Expression::string(&parameter.name)]);
    let is_required = matches!(parameter.location, Location::Path | Location::Host);
    if parameter.required != is_required {
        value = value.method("with_required", [Expression::literal(parameter.required)]);
    }
    let written = parameter
        .type_ref
        .as_ref()
        .map(|type_ref| imports.written(type_ref));
    if let Some(written) = written.filter(|name| name != "String") {
        value = value.method("with_type", [Expression::string(&written)]);
    }
    if let Some(collection) = parameter.collection {
        let of = imports.operation_type("Join");
        let join = Expression::path(format!("{of}::{}", join(collection)));
        value = value.method("with_join", [join]);
    }
    if parameter.skip_url_encoding {
        value = value.method("with_raw", [Expression::literal(true)]);
    }
    match parameter.location {
        Location::Body => value,
        _ => with_constraints(value, model, parameter),
    }
}

/// Adds what a parameter must be like, and its default value.
fn with_constraints(mut value: Expression, model: &Model, parameter: &Parameter) -> Expression {
    let used = &model.schemas[parameter.schema];
    let resolved = &model.schemas[shape::resolved(model, parameter.schema)];
    if let Some(default) = used.default.as_ref().or(resolved.default.as_ref()) {
        value = value.method("with_default", [Expression::string(&plain(default))]);
    }
    if !resolved.enumeration.is_empty() {
        let values = resolved.enumeration.iter().map(plain);
        let values = Expression::slice(values.map(|text| Expression::string(&text)));
        value = value.method("with_values", [values]);
    }
    let limits = bounds::bounds(model, &[parameter.schema]).limits;
    with_limits(value, &limits)
}

fn with_limits(mut value: Expression, limits: &Limits) -> Expression {
    let number = |number: &Option<serde_json::Number>| {
        let number = number.as_ref().and_then(serde_json::Number::as_f64)?;
        Some(proc_macro2::Literal::f64_unsuffixed(number).to_string())
    };
    let length = |length: Option<u64>| length.as_ref().map(u64::to_string);
    let limits = [
        ("with_min_length", length(limits.min_length.or(limits.min_items))),
        ("with_max_length", length(limits.max_length.or(limits.max_items))),
        ("with_minimum", number(&limits.minimum)),
        ("with_maximum", number(&limits.maximum)),
        ("with_pattern", limits.pattern.as_deref().map(quoted)),
    ];
    for (method, limit) in limits {
        if let Some(limit) = limit {
            value = value.method(method, [Expression::path(limit)]);
        }
    }
    value
}

/// Returns a value as it is written in a request: a string without quotes, any other value as JSON.
fn plain(value: &Json) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn join(collection: Collection) -> &'static str {
    match collection {
        Collection::Csv => "Comma",
        Collection::Ssv => "Blank",
        Collection::Tsv => "Tab",
        Collection::Pipes => "Bar",
        Collection::Multi => "Repeat",
    }
}
