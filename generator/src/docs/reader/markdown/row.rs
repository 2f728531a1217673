//! A property as a row of a table.

use super::kind::{self, Links};
use super::{text, values};
use crate::model::{Field, Model, Mutability};
use crate::passes::shape;
use crate::phrasing;

/// A property as a row of a table. All but the ids and marks is Markdown.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// An id for each path to the property; the first one is that of the row.
    pub(crate) ids: Vec<String>,
    pub(crate) name: String,
    pub(crate) marks: Vec<&'static str>,
    pub(crate) kind: String,
    pub(crate) description: String,
}

impl Row {
    /// Adds a line to the description.
    pub(crate) fn say(&mut self, line: &str) {
        if !self.description.is_empty() {
            self.description.push_str("<br/>");
        }
        self.description.push_str(line);
    }
}

/// Returns what a page says about a field, its ids excepted.
pub(crate) fn row(model: &Model, field: &Field, links: &Links) -> Row {
    let used = &model.schemas[field.schema];
    let resolved = &model.schemas[shape::resolved(model, field.schema)];
    let words = description(model, field);
    let mutability = phrasing::mutability(used, resolved).filter(|_| !field.read_only);
    let create_only = is_create_only(used.mutability.or(resolved.mutability)) && !field.read_only;
    let mut lines = vec![text::cell(words)];
    let mut facts: Vec<String> = mutability.filter(|_| !create_only).into_iter().collect();
    facts.extend(phrasing::constraints(model, field));
    facts.extend(links.parts(model, field.schema));
    lines.push(text::in_cell(&facts.join(" ")));
    let listed = values::of(model, &field.type_ref).filter(|(_, of)| !values::is_long(of));
    lines.extend(listed.map(|(_, of)| values::in_cell(of)));
    lines.retain(|line| !line.is_empty());
    let definition = links.definition(model, field.schema);
    let kind = || kind::of_schema(model, &field.type_ref, field.schema, links);
    let mut kind = definition.unwrap_or_else(kind);
    if field.nullable {
        kind.push_str(" or null");
    }
    Row {
        ids: Vec::new(),
        name: text::code_cell(&field.wire),
        marks: marks(model, field),
        kind,
        description: lines.join("<br/>"),
    }
}

/// Returns the marks of a field.
pub(crate) fn marks(model: &Model, field: &Field) -> Vec<&'static str> {
    let used = &model.schemas[field.schema];
    let resolved = &model.schemas[shape::resolved(model, field.schema)];
    let create_only = is_create_only(used.mutability.or(resolved.mutability)) && !field.read_only;
    let marks = [
        ("required", field.required && !field.read_only),
        ("read-only", field.read_only),
        ("create-only", create_only),
        ("secret", is_secret(model, field)),
        ("deprecated", used.deprecated || resolved.deprecated),
    ];
    let marks = marks.into_iter();
    marks.filter_map(|(mark, holds)| holds.then_some(mark)).collect()
}

/// Returns whether the values of a field are secret.
pub(crate) fn is_secret(model: &Model, field: &Field) -> bool {
    model.schemas[field.schema].secret || model.schemas[shape::resolved(model, field.schema)].secret
}

/// Returns the description of a field: that of the property, else of what it refers to.
pub(crate) fn description<'m>(model: &'m Model, field: &Field) -> &'m str {
    let used = &model.schemas[field.schema];
    let resolved = &model.schemas[shape::resolved(model, field.schema)];
    let words = used.description.as_deref().or(resolved.description.as_deref());
    words.or(used.title.as_deref()).unwrap_or_default()
}

fn is_create_only(mutability: Option<Mutability>) -> bool {
    mutability.is_some_and(|of| of.create && of.read && !of.update)
}

/// Returns the fields of a struct in the order of a table: required fields, optional fields, tags, read-only fields; each
/// group by name, with the location first.
pub(crate) fn sorted(fields: &[Field]) -> Vec<&Field> {
    let mut fields: Vec<&Field> = fields.iter().collect();
    let index = |field: &Field| match () {
        () if field.read_only => 3,
        () if field.required => 0,
        () if field.wire == "tags" => 2,
        () => 1,
    };
    fields.sort_by_cached_key(|field| (index(field), field.wire != "location", field.wire.to_lowercase()));
    fields
}
