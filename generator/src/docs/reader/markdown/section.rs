//! The table of a type: its properties, its variants or its values, and where it is used.

use std::collections::BTreeMap;

use super::anchor::{self, Ids};
use super::inline_example;
use super::kind::{self, Links};
use super::page_info::{Term, TermKind};
use super::row::{self, Row};
use super::text;
use super::tree::{self, Tree};
use super::values;
use crate::model::{EnumType, Field, Model, StructType, TypeId, TypeKind, TypeRef, UnionType};
use crate::passes::shape;
use crate::phrasing;
use crate::source::Sources;

/// A type with its table. All but the terms is Markdown.
#[derive(Debug)]
pub(crate) struct Section {
    /// What is in the heading; empty for the root, whose table is below the heading of the part.
    pub(crate) heading: String,
    pub(crate) description: String,
    /// Links to the properties that have this type.
    pub(crate) used_by: Vec<String>,
    pub(crate) rows: Vec<Row>,
    /// The member that has the tag of the variants.
    pub(crate) tag: String,
    /// Tags and values, each with a link or a description.
    pub(crate) variants: Vec<[String; 2]>,
    /// The type of additional members, where the document gives one.
    pub(crate) rest: String,
    /// What holds for its members together.
    pub(crate) facts: String,
    /// What can be searched for.
    pub(crate) terms: Vec<Term>,
}

/// The first id of each property, by its type and name.
pub(crate) type Properties = BTreeMap<(TypeId, String), String>;

/// Makes the tables of a page.
pub(crate) struct Sections<'a> {
    pub(crate) model: &'a Model,
    pub(crate) sources: &'a Sources,
    pub(crate) links: &'a Links,
    pub(crate) ids: Ids,
    pub(crate) properties: Properties,
    /// The id of each property by its path.
    pub(crate) by_path: BTreeMap<String, String>,
    /// The types whose table is right below the heading of a part, and what the page says of them is their
    /// description.
    pub(crate) roots: Vec<TypeId>,
}

impl Sections<'_> {
    /// Returns the tables of types that a tree has, in its order, but for those that have one already. The tables of
    /// enums follow.
    pub(crate) fn of(&mut self, tree: &Tree, types: &[TypeId], enums: &[TypeId]) -> Vec<Section> {
        let mut sections: Vec<Section> = types.iter().map(|id| self.section(*id, tree)).collect();
        for (section, id) in sections.iter_mut().zip(types) {
            section.used_by = self.used_by(tree, *id);
        }
        sections.extend(enums.iter().map(|id| self.section(*id, tree)));
        sections
    }

    fn section(&mut self, id: TypeId, tree: &Tree) -> Section {
        let model = self.model;
        let schema = &model.schemas[model.types[id].schema];
        let target = self.links.targets.get(&id).map_or("", String::as_str);
        let inner = !self.roots.contains(&id);
        let words = schema.description.as_deref().filter(|_| inner);
        let mut section = Section {
            heading: if inner {
                format!(
                    "{}{}",
                    anchor::before(target, &text::visible(kind::name(model, id))),
                    text::name(kind::name(model, id))
                )
            } else {
                String::new()
            },
            description: text::paragraphs(words.unwrap_or_default()),
            used_by: Vec::new(),
            rows: Vec::new(),
            tag: String::new(),
            variants: Vec::new(),
            rest: String::new(),
            facts: String::new(),
            terms: vec![term(TermKind::Type, kind::name(model, id), target)],
        };
        match &model.types[id].kind {
            TypeKind::Struct(structure) => {
                for field in row::sorted(&structure.fields) {
                    let ids = self.take(tree.paths(id), id, &field.wire);
                    add_terms(model, field, &ids, &mut section.terms);
                    let mut row = row::row(model, field, self.links);
                    if let Some((_, value)) = structure.tags.iter().find(|(name, _)| *name == field.wire) {
                        row.say(&format!("Always {}.", text::code_cell(value)));
                    }
                    let schema = self.sources.value(model.schemas[field.schema].origin);
                    if let Some(line) = inline_example::in_line(self.sources, schema) {
                        row.say(&line);
                    }
                    section.rows.push(Row { ids, ..row });
                }
                section.rest = self.rest(id, structure);
                let facts = self.links.own_parts(model, model.types[id].schema);
                section.facts = facts.join(" ");
            }
            TypeKind::Union(union) => {
                section.tag = text::code_cell(&union.tag);
                section.variants = self.variants(union);
            }
            TypeKind::Enum(values) => {
                section.variants = described(values);
                add_values(values, target, &mut section.terms);
            }
            TypeKind::Untagged(_) | TypeKind::Alias(_) => {}
        }
        section
    }

    /// Returns what the members without a row are; empty where the document does not say.
    fn rest(&self, id: TypeId, structure: &StructType) -> String {
        let (model, schema) = (self.model, self.model.types[id].schema);
        let rest = structure.rest.as_ref().filter(|rest| **rest != TypeRef::Any);
        match (rest, shape::values_of(model, schema)) {
            (Some(rest), Some(values)) => {
                let definition = self.links.definition(model, values);
                definition.unwrap_or_else(|| kind::of_schema(model, rest, values, self.links))
            }
            (Some(rest), None) => kind::kind(model, rest, self.links),
            (None, _) if shape::is_closed(model, schema) => "none".to_owned(),
            (None, _) => String::new(),
        }
    }

    /// Returns the ids of a property for all paths to it.
    fn take(&mut self, paths: &[String], id: TypeId, name: &str) -> Vec<String> {
        let mut ids = Vec::with_capacity(paths.len());
        for path in paths {
            let path = tree::joined(path, name);
            let taken = self.ids.take(&path);
            self.by_path.entry(path).or_insert_with(|| taken.clone());
            ids.push(taken);
        }
        if let Some(first) = ids.first() {
            self.properties.insert((id, name.to_owned()), first.clone());
        }
        ids
    }

    fn variants(&self, union: &UnionType) -> Vec<[String; 2]> {
        let variant = |value: &str, id| [text::code_cell(value), kind::link(self.model, id, self.links)];
        let variants = union.variations.iter();
        variants
            .flat_map(|of| of.values.iter().map(move |value| variant(value, of.type_id)))
            .collect()
    }

    /// Links to the properties and variants that have a type.
    fn used_by(&self, tree: &Tree, id: TypeId) -> Vec<String> {
        let link = |owner: TypeId, name: &str| match self.properties.get(&(owner, name.to_owned())) {
            Some(id) => format!("[{}](#{id})", phrasing::code(id.trim_start_matches('.'))),
            None => kind::link(self.model, owner, self.links),
        };
        let uses = tree.uses(id).iter();
        uses.map(|of| link(of.owner, &of.name)).collect()
    }
}

fn term(kind: TermKind, name: &str, target: &str) -> Term {
    Term {
        kind,
        name: name.to_owned(),
        anchor: target.trim_start_matches('#').to_owned(),
        title: String::new(),
        keywords: String::new(),
        secret: false,
    }
}

/// What can be searched for of a property: its name in each use, and the values that its row lists.
fn add_terms(model: &Model, field: &Field, ids: &[String], terms: &mut Vec<Term>) {
    let secret = row::is_secret(model, field);
    terms.extend(ids.iter().map(|id| Term {
        secret,
        ..term(TermKind::Property, &field.wire, id)
    }));
    let listed = values::of(model, &field.type_ref).filter(|(_, of)| !values::is_long(of));
    if let Some(((_, values), id)) = listed.zip(ids.first()) {
        add_values(values, id, terms);
    }
}

fn add_values(values: &EnumType, target: &str, terms: &mut Vec<Term>) {
    let texts = values.variants.iter().filter_map(|one| one.value.as_str());
    terms.extend(texts.map(|text| term(TermKind::Value, text, target)));
}

fn described(values: &EnumType) -> Vec<[String; 2]> {
    let values = values.variants.iter();
    values
        .map(|one| {
            let words = text::cell(one.description.as_deref().unwrap_or_default());
            [text::in_cell(&phrasing::value(&one.value)), words]
        })
        .collect()
}
