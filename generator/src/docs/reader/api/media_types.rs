//! The bodies of a request or response by media type: what each is, and the fields of those that no type describes.

use super::body;
use super::context::Context;
use super::inline_fields::{self, FieldTable};
use crate::docs::reader::markdown::kind::Links;
use crate::docs::reader::markdown::text;
use crate::media;
use crate::model::{Location, MediaType, Model, Operation, Response, SchemaId, TypeRef};
use crate::passes::shape;
use crate::phrasing;

/// The media types that share a schema.
struct Group<'m> {
    schema: Option<SchemaId>,
    /// The type of the body, where there is one.
    type_ref: Option<&'m TypeRef>,
    names: Vec<&'m str>,
}

/// A body as a page shows it. All of it is Markdown.
#[derive(Default)]
pub(super) struct Bodies {
    /// What the body may be, with its media types: a line for each schema.
    pub(super) lines: Vec<String>,
    /// The fields of those that are written inline and have no type.
    pub(super) tables: Vec<FieldTable>,
}

/// Returns what the request body may be. `id` is that of the heading of the operation.
pub(super) fn of_request(context: &Context<'_>, operation: &Operation, id: &str, links: &Links) -> Bodies {
    let body = operation.body();
    let counting = body.map(|of| (of.schema, of.type_ref.as_ref()));
    let groups = groups(context, &operation.content, counting);
    let mut bodies = Bodies::default();
    for group in &groups {
        let is_listed = is_in_parameters(context.model, operation, group.schema);
        let kind = match is_listed {
            true => "form".to_owned(),
            false => kind(context.model, group, links),
        };
        let codes = group.names.iter().map(|name| phrasing::code(name));
        let mut facts: Vec<String> = Some(kind).filter(|of| !of.is_empty()).into_iter().collect();
        facts.extend(codes);
        bodies.lines.push(facts.join(" · "));
        if !is_listed {
            bodies.tables.extend(table(context, group, id, links));
        }
    }
    bodies
}

/// Returns what the body of a response may be. `id` is that of the heading of the operation.
pub(super) fn of_response(context: &Context<'_>, response: &Response, id: &str, links: &Links) -> Bodies {
    let counting = response.schema.map(|schema| (schema, response.type_ref.as_ref()));
    let groups = groups(context, &response.content, counting);
    let is_json = |name: &str| media::essence(name) == "application/json";
    let is_plain = groups.len() < 2 && groups.iter().flat_map(|of| &of.names).all(|name| is_json(name));
    let mut bodies = Bodies::default();
    for group in &groups {
        let mut facts = vec![kind(context.model, group, links)];
        if !is_plain {
            facts.extend(group.names.iter().map(|name| text::code_cell(name)));
        }
        facts.retain(|fact| !fact.is_empty());
        bodies.lines.push(facts.join(" · "));
        let id = format!("{id}:{}", response.status);
        bodies.tables.extend(table(context, group, &id, links));
    }
    bodies
}

/// Returns whether the fields of the form of an operation are listed with its parameters: unless the form is a definition,
/// whose page lists them.
pub(super) fn lists_fields(model: &Model, operation: &Operation) -> bool {
    let schemas = operation.content.iter().map(|of| of.schema);
    schemas.clone().count() == 0
        || schemas
            .into_iter()
            .any(|of| is_in_parameters(model, operation, of))
}

/// Returns whether the fields of a form are the parameters of an operation that are called so: it has no schema, or is
/// written inline.
fn is_in_parameters(model: &Model, operation: &Operation, schema: Option<SchemaId>) -> bool {
    let mut fields = operation.parameters.iter();
    if fields.all(|of| of.location != Location::FormData) {
        return false;
    }
    let Some(schema) = schema.map(|schema| &model.schemas[shape::resolved(model, schema)]) else {
        return true;
    };
    let is_field = |schema: SchemaId| operation.parameters.iter().any(|of| of.schema == schema);
    schema.name.is_none() && schema.properties.iter().all(|of| is_field(of.schema))
}

/// Returns the media types of a body by their schemas, in the order of the document. `counting` is the schema of the one that
/// counts where only one can be used, with its type.
fn groups<'m>(
    context: &Context<'m>,
    content: &'m [MediaType],
    counting: Option<(SchemaId, Option<&'m TypeRef>)>,
) -> Vec<Group<'m>> {
    let mut groups: Vec<Group<'m>> = Vec::new();
    for media_type in content {
        let is_counting = |of: &(SchemaId, _)| Some(of.0) == media_type.schema;
        let counting = counting.filter(is_counting).and_then(|(_, type_ref)| type_ref);
        let type_ref = media_type.type_ref.as_ref().or(counting);
        let new = Group {
            schema: media_type.schema,
            type_ref,
            names: vec![&media_type.name],
        };
        match groups.iter_mut().find(|known| is_same(context, known, &new)) {
            Some(known) => {
                known.type_ref = known.type_ref.or(type_ref);
                known.names.push(&media_type.name);
            }
            None => groups.push(new),
        }
    }
    groups
}

/// Returns whether two media types have the same schema: one definition, or one text that is written inline.
fn is_same(context: &Context<'_>, one: &Group<'_>, other: &Group<'_>) -> bool {
    let (Some(first), Some(second)) = (one.schema, other.schema) else {
        return one.schema == other.schema;
    };
    let (model, sources) = (context.model, context.sources);
    let [first, second] = [first, second].map(|id| shape::resolved(model, id));
    let of = |id: SchemaId| sources.value(model.schemas[id].origin);
    let is_inline = [first, second].iter().all(|id| model.schemas[*id].name.is_none());
    // Two types have two descriptions, also where they are alike.
    let is_free = one.type_ref.is_none() || other.type_ref.is_none();
    first == second || (is_inline && is_free && of(first).to_json() == of(second).to_json())
}

/// Returns what the body of a group is; empty where nothing is known of it.
fn kind(model: &Model, group: &Group<'_>, links: &Links) -> String {
    let kind = |schema| body::kind(model, group.type_ref, schema, links);
    group.schema.map(kind).unwrap_or_default()
}

/// Returns the fields of a body that is written inline and that no type describes.
fn table(context: &Context<'_>, group: &Group<'_>, id: &str, links: &Links) -> Option<FieldTable> {
    let schema = group.schema.filter(|_| group.type_ref.is_none())?;
    let names: Vec<String> = group.names.iter().map(|name| phrasing::code(name)).collect();
    inline_fields::table(context, schema, (id, &names.join(", ")), links)
}
