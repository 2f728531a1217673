//! The fields of a body that is written inline and has no type of its own, such as a form next to a body that is JSON.

use std::collections::BTreeSet;

use super::body;
use super::context::Context;
use crate::docs::reader::markdown::inline_example;
use crate::docs::reader::markdown::kind::Links;
use crate::docs::reader::markdown::text;
use crate::model::{Model, Property, SchemaId};
use crate::passes::shape;
use crate::phrasing;

/// The fields of a body.
pub(super) struct FieldTable {
    /// The media types of the body, as Markdown.
    pub(super) title: String,
    pub(super) rows: Vec<FieldRow>,
}

/// A field. All but the id is Markdown.
pub(super) struct FieldRow {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) marks: Vec<&'static str>,
    pub(super) kind: String,
    pub(super) description: String,
}

/// What fields are collected from.
struct Collector<'c> {
    context: &'c Context<'c>,
    links: &'c Links,
    id: &'c str,
    /// The schemas around a field.
    around: BTreeSet<SchemaId>,
    rows: Vec<FieldRow>,
}

/// Returns the fields of a schema, with those of objects that are written inline in it; `None` where it is a definition, or
/// has no fields. The ids begin with `id`.
pub(super) fn table(
    context: &Context<'_>,
    schema: SchemaId,
    (id, title): (&str, &str),
    links: &Links,
) -> Option<FieldTable> {
    let mut collector = Collector {
        context,
        links,
        id,
        around: BTreeSet::new(),
        rows: Vec::new(),
    };
    collector.add(schema, "");
    let rows = collector.rows;
    (!rows.is_empty()).then(|| FieldTable {
        title: title.to_owned(),
        rows,
    })
}

impl Collector<'_> {
    /// Adds the fields of an object that is written inline, or of the elements of a list. `path` is that of the value.
    fn add(&mut self, schema: SchemaId, path: &str) {
        let model = self.context.model;
        let resolved = shape::resolved(model, schema);
        if is_linked(model, resolved, self.links) || !self.around.insert(resolved) {
            return;
        }
        if let Some(items) = model.schemas[resolved].items {
            self.add(items, &format!("{path}[]"));
        }
        let (properties, required) = members(model, resolved);
        for property in properties {
            let name = match path {
                "" => property.name.clone(),
                path => format!("{path}.{}", property.name),
            };
            let row = self.row(&name, property, required.contains(property.name.as_str()));
            self.rows.push(row);
            self.add(property.schema, &name);
        }
        self.around.remove(&resolved);
    }

    fn row(&self, name: &str, property: &Property, is_required: bool) -> FieldRow {
        let Context { model, sources, .. } = self.context;
        let used = &model.schemas[property.schema];
        let resolved = &model.schemas[shape::resolved(model, property.schema)];
        let words = used.description.as_deref().or(resolved.description.as_deref());
        let mut lines = vec![text::cell(words.unwrap_or_default())];
        let mut facts = phrasing::limits_of_schema(model, property.schema);
        facts.extend(phrasing::listed(model, property.schema));
        facts.extend(self.links.parts(model, property.schema));
        lines.push(text::in_cell(&facts.join(" ")));
        lines.extend(inline_example::in_line(sources, sources.value(used.origin)));
        lines.retain(|line| !line.is_empty());
        let marks = [
            ("required", is_required),
            ("read-only", used.read_only || resolved.read_only),
            ("deprecated", used.deprecated || resolved.deprecated),
        ];
        FieldRow {
            id: format!("{}:{name}", self.id),
            name: text::code_cell(name),
            marks: marks
                .into_iter()
                .filter_map(|(mark, holds)| holds.then_some(mark))
                .collect(),
            kind: body::kind(model, None, property.schema, self.links),
            description: lines.join("<br/>"),
        }
    }
}

/// Returns whether a schema is described elsewhere.
fn is_linked(model: &Model, resolved: SchemaId, links: &Links) -> bool {
    model.schemas[resolved].name.is_some() || links.definition(model, resolved).is_some()
}

/// Returns the properties of a schema and of what it is built on, each once, and the names of those that are required.
fn members(model: &Model, id: SchemaId) -> (Vec<&Property>, BTreeSet<&str>) {
    let (mut properties, mut required): (Vec<&Property>, BTreeSet<&str>) = Default::default();
    let mut seen = BTreeSet::new();
    let mut open = vec![id];
    while let Some(id) = open.pop() {
        if !seen.insert(id) {
            continue;
        }
        let schema = &model.schemas[id];
        required.extend(schema.required.iter().map(String::as_str));
        for property in &schema.properties {
            if properties.iter().all(|known| known.name != property.name) {
                properties.push(property);
            }
        }
        open.extend(schema.all_of.iter().map(|base| model.target(*base)));
    }
    (properties, required)
}
