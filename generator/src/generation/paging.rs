//! Lists in pages that the configuration names, for documents that do not tell them.

use crate::config::PagingEntry;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Model, Operation};

/// Marks the operations that the configuration names as lists in pages; of several entries the first one counts. Adds a
/// warning for each entry that names none.
pub(super) fn mark(entries: &[PagingEntry], model: &mut Model, diagnostics: &mut Diagnostics) {
    for entry in entries.iter().rev() {
        let operations = model.operations.iter().enumerate();
        let found: Vec<usize> = operations
            .filter(|(_, operation)| covers(entry, model, operation))
            .map(|(index, _)| index)
            .collect();
        if found.is_empty() {
            diagnostics.push(unused(entry));
        }
        for index in found {
            model.operations[index].paging = Some(entry.paging.clone());
        }
    }
}

fn covers(entry: &PagingEntry, model: &Model, operation: &Operation) -> bool {
    let target = format!("{} {}", operation.method.in_request(), operation.path);
    let document = model.document(operation.document);
    entry.covers(&operation.id, &target, &document.path)
}

fn unused(entry: &PagingEntry) -> Diagnostic {
    Diagnostic::new(
        "armature::config::unused-paging",
        "no operation matches this entry",
    )
    .at(entry.location, "this changes nothing")
    .help("remove the entry, or name operations by their ids or as \"GET /things*\"")
}
