//! What is left out of a model because of errors. In: the model, and the locations of the errors. Out: the model without what is
//! at fault. An error in a schema costs this schema: any JSON is accepted there. Another error costs the operations that
//! it is in, or that refer to what it is in.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::SourceLocation;
use crate::model::{Model, Operation, Schema, SchemaId};
use crate::origin::Origin;
use crate::source::{Sources, Value};

/// What a run has left out because of errors, see [`Config::keep_going`](crate::Config::keep_going).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gaps {
    /// The operations that are left out: method, path and document of each.
    pub operations: Vec<String>,
    /// The schemas for which any JSON is accepted: document and JSON Pointer of each.
    pub schemas: Vec<String>,
}

impl Gaps {
    /// Takes what is at fault out of a model that was lowered from documents.
    pub(super) fn make(sources: &Sources, model: &mut Model, locations: &[SourceLocation]) -> Self {
        let schemas = schemas(model);
        let mut at_fault: Vec<SchemaId> = Vec::new();
        let mut elsewhere: Vec<SourceLocation> = Vec::new();
        for location in locations {
            match enclosing(sources, &schemas, *location) {
                Some(id) => at_fault.push(id),
                None => elsewhere.push(*location),
            }
        }
        at_fault.sort();
        at_fault.dedup();
        for id in &at_fault {
            let schema = &mut model.schemas[*id];
            let any = Schema {
                name: schema.name.take(),
                ..Schema::new(schema.origin, std::mem::take(&mut schema.source))
            };
            *schema = any;
        }
        Self {
            operations: leave_out(sources, model, &schemas, &elsewhere),
            schemas: at_fault.iter().map(|id| shown(sources, model, *id)).collect(),
        }
    }
}

/// Returns the schemas of a model by their locations. A parameter of Swagger that is its own schema is not among them: what is
/// wrong with it is wrong with the parameter.
fn schemas(model: &Model) -> HashMap<Origin, SchemaId> {
    let parameters = model
        .operations
        .iter()
        .flat_map(|operation| &operation.parameters);
    let parameters: HashSet<Origin> = parameters.map(|parameter| parameter.origin).collect();
    let all = model.schemas.iter().map(|(id, schema)| (schema.origin, id));
    all.filter(|(origin, _)| !parameters.contains(origin)).collect()
}

/// Returns the innermost schema that a location is in.
fn enclosing(
    sources: &Sources,
    schemas: &HashMap<Origin, SchemaId>,
    location: SourceLocation,
) -> Option<SchemaId> {
    let (SourceLocation::Value(origin) | SourceLocation::Key(origin)) = location else {
        return None;
    };
    let around = sources.document(origin.document).path_to(origin.node);
    around
        .iter()
        .rev()
        .find_map(|value| schemas.get(&value.origin()).copied())
}

/// Removes the operations that one of the locations is in, or that refer to it without a schema in between. Returns their names.
fn leave_out(
    sources: &Sources,
    model: &mut Model,
    schemas: &HashMap<Origin, SchemaId>,
    locations: &[SourceLocation],
) -> Vec<String> {
    let failed: Vec<SourceLocation> = sources
        .failures()
        .map(|(id, _)| SourceLocation::Document(id))
        .collect();
    let locations: Vec<SourceLocation> = locations.iter().copied().chain(failed).collect();
    let mut names = Vec::new();
    model.operations.retain(|operation| {
        let reach = sources.reach_from(parts(sources, operation), |origin| schemas.contains_key(&origin));
        let is_at_fault = locations.iter().any(|location| reach.has(*location));
        if is_at_fault {
            let document = sources.document(operation.origin.document).path();
            let method = format!("{:?}", operation.method).to_uppercase();
            names.push(format!("{method} {} in {document}", operation.path));
        }
        !is_at_fault
    });
    names
}

/// Returns the values that an operation is described by: its own, and the parameters of its path.
fn parts<'a>(sources: &'a Sources, operation: &Operation) -> Vec<Value<'a>> {
    let around = sources
        .document(operation.origin.document)
        .path_to(operation.origin.node);
    let path = around.iter().rev().nth(1).and_then(|path| path.get("parameters"));
    let shared = operation.parameters.iter().map(|one| sources.value(one.origin));
    around
        .last()
        .copied()
        .into_iter()
        .chain(path)
        .chain(shared)
        .collect()
}

fn shown(sources: &Sources, model: &Model, id: SchemaId) -> String {
    let origin = model.schemas[id].origin;
    let document = sources.document(origin.document);
    format!("{}#{}", document.path(), document.pointer_of(origin.node))
}
