//! Path parameters as the path has them: <https://swagger.io/specification/v2/#path-templating>. Also for the front end of
//! OpenAPI. What differs from the declarations is reported by the checks.

use std::collections::BTreeSet;

use crate::model::{JsonType, Location, Model, Operation, Parameter, Schema, Serialization, ValueStyle};

/// Removes path parameters that the path does not have, and adds those that are not declared, as strings.
pub(crate) fn match_path(model: &mut Model, operation: &mut Operation) {
    let path = operation.path.clone();
    let names = names(&path);
    let of_path: BTreeSet<&str> = names.iter().copied().collect();
    let is_of_path = |one: &Parameter| one.location == Location::Path;
    operation
        .parameters
        .retain(|one| !is_of_path(one) || of_path.contains(one.name.as_str()));
    let declared = operation.parameters.iter().filter(|one| is_of_path(one));
    let mut declared: BTreeSet<&str> = declared
        .filter_map(|one| of_path.get(one.name.as_str()).copied())
        .collect();
    for name in names {
        if declared.insert(name) {
            let parameter = undeclared(model, operation, name);
            operation.parameters.push(parameter);
        }
    }
}

/// Creates a path parameter of which only the name is known.
fn undeclared(model: &mut Model, operation: &Operation, name: &str) -> Parameter {
    let mut schema = Schema::new(operation.origin, format!("{{{name}}} of {}", operation.path));
    schema.json_type = Some(JsonType::String);
    Parameter {
        origin: operation.origin,
        name: name.to_owned(),
        location: Location::Path,
        required: true,
        schema: model.schemas.push(schema),
        type_ref: None,
        collection: None,
        skip_url_encoding: false,
        collection_prefix: None,
        serialization: Some(Serialization::new(ValueStyle::Simple, false)),
        allow_empty_value: false,
    }
}

/// Returns the names of a template's parameters.
pub(crate) fn names(path: &str) -> Vec<&str> {
    let parts = path.split('{').skip(1);
    parts
        .filter_map(|part| part.split_once('}').map(|(name, _)| name))
        .collect()
}
