//! Secrets that the configuration names, for documents that do not mark them.

use crate::config::SecretPath;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Additional, Model, SchemaId};

/// Marks the properties that the configuration names as secrets. Adds a warning for each entry that names none.
pub(super) fn mark(entries: &[SecretPath], model: &mut Model, diagnostics: &mut Diagnostics) {
    if entries.is_empty() {
        return;
    }
    let properties = properties(model);
    for entry in entries {
        let found = match entry.matches(&properties) {
            Ok(found) => found,
            Err(problem) => {
                diagnostics.push(problem);
                continue;
            }
        };
        if found.is_empty() {
            diagnostics.push(unused(entry));
        }
        for id in found {
            let schema = &mut model.schemas[id];
            // What the document marks is more: responses should not have it.
            schema.secret_in_responses |= !schema.secret;
            schema.secret = true;
        }
    }
}

fn unused(entry: &SecretPath) -> Diagnostic {
    let problem = Diagnostic::new(
        "armature::config::unused-secret",
        "no property matches this entry",
    );
    let problem = match entry.location {
        Some(location) => problem.at(location, "this hides nothing"),
        None => problem,
    };
    problem.help(
        "remove the entry, or write it as \"DOCUMENT/TYPE/PROPERTY\", such as \"**/SecretBundle/value\"",
    )
}

/// Returns the properties of all definitions, with the paths that the configuration names them by: of the document, then the
/// name of the definition, then those of the property and of the ones around it.
fn properties(model: &Model) -> Vec<(String, SchemaId)> {
    let mut properties = Vec::new();
    for document in &model.documents {
        for (name, id) in &document.definitions {
            collect(model, *id, &format!("{}/{name}", document.path), &mut properties);
        }
    }
    properties
}

/// Adds the properties of a schema and of all schemas that are written in it.
fn collect(model: &Model, id: SchemaId, path: &str, properties: &mut Vec<(String, SchemaId)>) {
    let schema = &model.schemas[id];
    for property in &schema.properties {
        let path = format!("{path}/{}", property.name);
        collect(model, property.schema, &path, properties);
        properties.push((path, property.schema));
    }
    let composition = &schema.composition;
    let parts = schema.all_of.iter().chain(&schema.items);
    let parts = parts.chain(&composition.one_of).chain(&composition.any_of);
    let values = match &schema.additional {
        Additional::Schema(id) => Some(id),
        _ => None,
    };
    for part in parts.chain(values) {
        if model.schemas[*part].name.is_none() {
            collect(model, *part, path, properties);
        }
    }
}
