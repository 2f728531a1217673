//! What operations, their parameters and the headers of their responses are found by.

use std::collections::BTreeSet;

use super::operations::{self, Input};
use super::page_info::{Term, TermKind};
use crate::model::{Location, Operation};
use crate::phrasing;

/// Returns what an operation is found by. `id` is that of its heading.
pub(crate) fn term(operation: &Operation, id: &str) -> Term {
    // What all paths of Azure begin with tells nothing.
    let path = operation.path.rsplit_once("/providers/");
    let path = path.map_or(operation.path.as_str(), |(_, path)| path);
    Term {
        kind: TermKind::Operation,
        name: phrasing::clean(&operation.own_name()),
        anchor: id.to_owned(),
        title: String::new(),
        keywords: format!("{} {path}", operations::method(operation.method)),
        secret: false,
    }
}

/// Returns what the parameters of operations are found by. Those in paths are found by these.
pub(crate) fn input_terms(inputs: &[Input]) -> impl Iterator<Item = Term> {
    let inputs = inputs
        .iter()
        .filter(|input| input.sent_in != Location::Path.word());
    inputs.map(|input| part_term(TermKind::Parameter, &input.wire, &input.id))
}

/// Returns what the headers of the responses of an operation are found by. `id` is that of its heading.
pub(crate) fn header_terms(operation: &Operation, id: &str) -> impl Iterator<Item = Term> {
    let headers = operation.responses.iter().flat_map(|of| &of.headers);
    let names: BTreeSet<&str> = headers.map(|header| header.name.as_str()).collect();
    names
        .into_iter()
        .map(move |name| part_term(TermKind::Header, name, id))
}

fn part_term(kind: TermKind, name: &str, anchor: &str) -> Term {
    Term {
        kind,
        name: phrasing::clean(name),
        anchor: anchor.to_owned(),
        title: String::new(),
        keywords: String::new(),
        secret: false,
    }
}
