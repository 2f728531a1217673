//! Definitions that nothing refers to.

use std::collections::HashSet;

use super::polymorphism::Polymorphism;
use crate::diagnostic::{Diagnostic, Diagnostics, SourceLocation};
use crate::model::{Model, SchemaId};
use crate::origin::DocumentId;

/// Reports the definitions of documents with operations that no operation refers to. A document without operations is
/// there for others, so all its definitions count as used.
pub(super) fn report(model: &Model, polymorphism: &Polymorphism, diagnostics: &mut Diagnostics) {
    let active: HashSet<DocumentId> = model
        .operations
        .iter()
        .map(|operation| operation.document)
        .collect();
    let used = reachable(model, polymorphism, roots(model, &active));
    for (index, document) in model.documents.iter().enumerate() {
        if !document.named || !active.contains(&DocumentId(index as u32)) {
            continue;
        }
        for (name, id) in document.definitions.iter().filter(|(_, id)| !used[id.0 as usize]) {
            diagnostics.push(
                Diagnostic::warning(
                    "armature::schema::unused",
                    format!("the definition `{name}` is not used"),
                )
                .at(
                    SourceLocation::Key(model.schemas[*id].origin),
                    "no operation refers to it",
                )
                .help("take it out, or refer to it"),
            );
        }
    }
}

/// Returns the schemas that are written outside of all definitions, and the definitions of documents without operations.
/// The former are those of parameters, bodies, responses and headers, also where the model keeps no more of one than that it
/// is there: a form becomes its fields, and of several media types one counts.
fn roots(model: &Model, active: &HashSet<DocumentId>) -> Vec<SchemaId> {
    let mut is_defined = vec![false; model.schemas.len()];
    let mut roots = Vec::new();
    for (index, document) in model.documents.iter().enumerate() {
        let definitions = document.definitions.iter().map(|(_, schema)| *schema);
        if document.named && !active.contains(&DocumentId(index as u32)) {
            roots.extend(definitions.clone());
        }
        let mut open: Vec<SchemaId> = definitions.collect();
        while let Some(id) = open.pop() {
            if !std::mem::replace(&mut is_defined[id.0 as usize], true) {
                open.extend(model.schemas[id].parts());
            }
        }
    }
    roots.extend(model.schemas.ids().filter(|id| !is_defined[id.0 as usize]));
    roots
}

/// Returns everything that some schemas refer to.
fn reachable(model: &Model, polymorphism: &Polymorphism, mut open: Vec<SchemaId>) -> Vec<bool> {
    let mut reached = vec![false; model.schemas.len()];
    while let Some(id) = open.pop() {
        if std::mem::replace(&mut reached[id.0 as usize], true) {
            continue;
        }
        open.extend(model.schemas[id].subschemas());
        // Whoever may get a base may get what is built on it.
        open.extend(polymorphism.descendants(id).iter().map(|entry| entry.schema));
    }
    reached
}
