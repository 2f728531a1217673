//! What a body or a value is, in words: its type as a link, or the types of which it is one.

use crate::docs::reader::markdown::kind::{self, Links};
use crate::docs::reader::markdown::text;
use crate::model::{JsonType, Model, SchemaId, TypeId, TypeRef};
use crate::passes::shape;

/// What values are that are bytes as they are.
const FILE: &str = "file";

/// Returns what the values of a schema are, as Markdown. A definition is named, also where it is another name for a type.
pub(super) fn kind(model: &Model, type_ref: Option<&TypeRef>, schema: SchemaId, links: &Links) -> String {
    links
        .definition(model, schema)
        .unwrap_or_else(|| own_kind(model, type_ref, schema, links))
}

/// Returns what the values of a schema are, which is not named itself.
pub(super) fn own_kind(model: &Model, type_ref: Option<&TypeRef>, schema: SchemaId, links: &Links) -> String {
    match type_ref {
        _ if is_file(model, schema) => FILE.to_owned(),
        Some(of) => kind::of_schema(model, of, schema, links),
        None => kind::untyped(model, schema, links),
    }
}

/// Returns whether values of a schema are files: `type: file` of Swagger 2.0, bytes that are not text in OpenAPI.
pub(super) fn is_file(model: &Model, id: SchemaId) -> bool {
    let schema = &model.schemas[shape::resolved(model, id)];
    schema.json_type == Some(JsonType::File) || matches!(schema.format.as_deref(), Some("binary" | "file"))
}

/// Returns how a schema is put together of others, each list with its words: `oneOf`, `anyOf`, `not`.
pub(super) fn compositions(model: &Model, id: SchemaId, links: &Links) -> Vec<(&'static str, Vec<String>)> {
    let composition = &model.schemas[id].composition;
    let not = Vec::from_iter(composition.not);
    [
        ("Exactly one of these holds", &composition.one_of),
        ("At least one of these holds", &composition.any_of),
        ("None of these holds", &not),
    ]
    .into_iter()
    .filter(|(_, list)| !list.is_empty())
    .map(|(words, list)| (words, list.iter().map(|id| branch(model, *id, links)).collect()))
    .collect()
}

/// Returns a branch: the link to its definition or type, else its JSON type with the properties that it requires; and what
/// it is described as.
fn branch(model: &Model, id: SchemaId, links: &Links) -> String {
    if let Some(link) = links.definition(model, id) {
        return link;
    }
    let target = shape::resolved(model, id);
    let schema = &model.schemas[target];
    // The name of a type for an inline branch is none of the document's.
    let is_named = |id: TypeId| schema.name.is_some() || links.targets.contains_key(&id);
    let own = model
        .types
        .iter()
        .find(|(id, of)| of.schema == target && is_named(*id));
    let mut line = match own {
        Some((id, _)) => kind::kind(model, &TypeRef::Named(id), links),
        None => kind::untyped(model, target, links),
    };
    if own.is_none() && !schema.required.is_empty() {
        let names: Vec<String> = schema.required.iter().map(|name| text::code_cell(name)).collect();
        line.push_str(&format!(", {} required", names.join(", ")));
    }
    let words = schema.title.as_deref().or(schema.description.as_deref());
    if let Some(words) = words {
        line.push_str(&format!(": {}", text::cell(&text::first_sentence(words))));
    }
    line
}
