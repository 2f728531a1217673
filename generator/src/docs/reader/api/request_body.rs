//! The smallest valid body of each operation, checked by the validator of generated code.

use std::collections::HashMap;

use bumpalo::Bump;
use rayon::prelude::*;

use super::plan::{Plan, Subject};
use super::request::Request;
use crate::Analysis;
use crate::docs::reader::markdown::minimal;
use crate::model::{Json, Method};
use crate::origin::Origin;
use crate::support::check::{Direction, Severity, Validator};

/// The smallest valid bodies, by the origins of their operations.
pub(super) type Bodies = HashMap<Origin, Json>;

/// Returns the smallest body of each operation that has a page. One that breaks a rule is left out.
pub(super) fn smallest(analysis: &Analysis, plans: &[Plan<'_>]) -> Bodies {
    let bump = Bump::new();
    let mut tables = analysis.tables(&bump);
    let requests = plans.iter().flat_map(|plan| match &plan.subject {
        Subject::Topic(topic) => topic.requests.as_slice(),
        Subject::Schema(_) => &[],
    });
    let operations = requests.filter_map(|request| match request {
        Request::Operation(operation) => Some(*operation),
        Request::Incoming(_) => None,
    });
    let bodies: Vec<_> = operations
        .filter_map(|operation| {
            let body = operation.body()?;
            Some((operation, body.type_ref.as_ref()?, tables.used(body.schema)))
        })
        .collect();
    let (schemas, _) = tables.finish();
    let valid = bodies.par_iter().filter_map(|(operation, type_ref, link)| {
        let value = minimal::value(&analysis.model, type_ref);
        let direction = match operation.method {
            Method::Patch => Direction::Update,
            _ => Direction::Create,
        };
        let violations = Validator::new(schemas, direction).violations(link.schema(schemas), &value);
        let is_valid = violations.iter().all(|one| one.severity != Severity::Error);
        is_valid.then_some((operation.origin, value))
    });
    valid.collect()
}
