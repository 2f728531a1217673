//! Documents that are parts of others: they have definitions, parameters or responses that others refer to, and no operations.

use std::collections::HashSet;

use crate::model::Model;
use crate::origin::DocumentId;

/// Returns the documents that other documents refer to.
pub(super) fn referenced(model: &Model) -> HashSet<DocumentId> {
    let mut referenced = HashSet::new();
    for (_, schema) in model.schemas.iter() {
        let targets = schema.reference.iter().chain(&schema.all_of);
        let targets = targets.map(|target| model.schemas[*target].origin.document);
        referenced.extend(targets.filter(|document| *document != schema.origin.document));
    }
    for operation in &model.operations {
        let parameters = operation.parameters.iter().map(|of| of.origin.document);
        let responses = operation.responses.iter().map(|of| of.origin.document);
        let parts = parameters.chain(responses);
        referenced.extend(parts.filter(|document| *document != operation.document));
    }
    referenced
}
