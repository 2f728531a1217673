//! Whether examples keep the rules of their documents: the same engine and tables as the validators of generated
//! code.

use bumpalo::Bump;
use rayon::prelude::*;

use super::entries::Entry;
use crate::Analysis;
use crate::docs::reader::markdown::minimal;
use crate::model::{Json, TypeRef};
use crate::source::Sources;
use crate::support::check::{Direction, Link, Severity, Validator};

/// What the examples of a page are worth.
#[derive(Debug, Default)]
pub(super) struct Verdicts {
    /// What is wrong with each example of the document: location and code.
    pub(super) examples: Vec<Vec<[String; 2]>>,
    /// The smallest body that creates the resource; none where no request does.
    pub(super) minimal: Option<Json>,
    /// Whether it keeps all rules.
    pub(super) is_valid: bool,
}

/// Checks the examples of all pages, in their order.
pub(super) fn verdicts(entries: &[Entry], analysis: &Analysis, sources: &Sources) -> Vec<Verdicts> {
    let model = &analysis.model;
    let bump = Bump::new();
    let mut tables = analysis.tables(&bump);
    let links: Vec<Option<Link<'_>>> = entries
        .iter()
        .map(|entry| entry.body_schema.map(|schema| tables.used(schema)))
        .collect();
    let (schemas, _) = tables.finish();
    let wrong = |link: Option<Link<'_>>, value: &Json| {
        let Some(schema) = link.map(|link| link.schema(schemas)) else {
            return Vec::new();
        };
        let violations = Validator::new(schemas, Direction::Create).violations(schema, value);
        let errors = violations.iter().filter(|one| one.severity == Severity::Error);
        errors
            .map(|one| [one.pointer.clone(), one.code.to_string()])
            .collect()
    };
    entries
        .par_iter()
        .zip(links)
        .map(|(entry, link)| {
            let bodies = entry.examples.iter().map(|example| example.body);
            let examples = bodies
                .map(|body| body.map_or_else(Vec::new, |body| wrong(link, &sources.value(body).to_json())));
            let minimal = entry.body.map(|id| minimal::value(model, &TypeRef::Named(id)));
            Verdicts {
                examples: examples.collect(),
                is_valid: minimal
                    .as_ref()
                    .is_some_and(|value| wrong(link, value).is_empty()),
                minimal,
            }
        })
        .collect()
}
