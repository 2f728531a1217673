//! What a page is made with: the types that it describes, where each of them is described, what else it names.

use super::context::Context;
use super::entries::Entry;
use super::outline::Outline;
use crate::docs::reader::markdown::anchor::page_link;
use crate::docs::reader::markdown::kind::{self, Links};
use crate::docs::reader::markdown::text::visible;
use crate::docs::reader::markdown::tree::{self, Tree};
use crate::docs::reader::markdown::{operations, values};
use crate::model::{TypeId, TypeKind, TypeRef};

/// The headings behind the operations.
const BEHIND: [&str; 7] = [
    "Dependencies",
    "Needs",
    "Used by",
    "Rust",
    "Changes",
    "Swagger Schema",
    "Misc",
];

/// What a page is made with. What its sections say is in `contents`.
pub(super) struct PageContext<'a> {
    pub(super) context: &'a Context<'a>,
    pub(super) entry: &'a Entry,
    /// The page's index in the library.
    pub(super) index: usize,
    pub(super) outline: &'a Outline<'a>,
    /// What the answer has.
    pub(super) answer: Tree,
    /// The types of the answer that the body does not have.
    pub(super) extra: Vec<TypeId>,
    pub(super) answer_enums: Vec<TypeId>,
    /// The types of operations that the page describes.
    pub(super) types: OperationTypes,
}

/// The types that a page describes because its operations use them.
#[derive(Debug, Default)]
pub(super) struct OperationTypes {
    /// For each type of a body the types that it refers to, and those of them that the page describes.
    pub(super) trees: Vec<(Tree, Vec<TypeId>)>,
    pub(super) enums: Vec<TypeId>,
}

impl OperationTypes {
    /// Returns all types, in the order of their tables.
    pub(super) fn all(&self) -> impl Iterator<Item = TypeId> {
        let of_trees = self.trees.iter().flat_map(|(_, types)| types);
        of_trees.chain(&self.enums).copied()
    }
}

/// The headings of a page.
pub(super) struct Headings {
    /// The target of each type.
    pub(super) links: Links,
    /// The id of each operation.
    pub(super) operations: Vec<String>,
    /// The id of each type that only operations use.
    pub(super) types: Vec<(TypeId, String)>,
    /// The ids of all headings.
    pub(super) ids: Vec<String>,
}

impl<'a> PageContext<'a> {
    /// Returns what the page of an entry is made with.
    pub(super) fn new(context: &'a Context<'a>, index: usize, types: OperationTypes) -> Self {
        let model = context.model;
        let entry = &context.library.entries[index];
        let outline = &context.outlines[index];
        let is_own = |id: &TypeId| outline.targets.contains_key(id) || Some(*id) == entry.answer;
        let ends = |id: TypeId| !is_own(&id) && context.page_of(id).is_some_and(|(home, _)| home != index);
        let prefix = if entry.root() == entry.answer {
            ""
        } else {
            "response:"
        };
        let answer = entry
            .answer
            .map(|root| Tree::of(model, root, prefix, &|_| true, &ends));
        let answer = answer.unwrap_or_default();
        let extra = answer.order.iter().copied();
        let extra: Vec<TypeId> = extra.filter(|id| !outline.targets.contains_key(id)).collect();
        let mut answer_enums = values::tables(model, &extra);
        answer_enums.retain(|id| !outline.targets.contains_key(id));
        Self {
            context,
            entry,
            index,
            outline,
            answer,
            extra,
            answer_enums,
            types,
        }
    }

    /// Gives every type its target, and the headings behind those of the outline their ids.
    pub(super) fn headings(&self) -> Headings {
        let model = self.context.model;
        let mut slugger = self.outline.slugger.clone();
        let mut links = Links::default();
        links.targets.clone_from(&self.outline.targets);
        let part = slugger.slug("Outputs");
        for id in self.extra.iter().chain(&self.answer_enums) {
            let slug = match Some(*id) == self.entry.answer {
                true => part.clone(),
                false => slugger.target(&visible(kind::name(model, *id))),
            };
            links.targets.insert(*id, format!("#{slug}"));
        }
        slugger.slug("Operations");
        let operations = self.outline.operations.iter();
        let operations = operations
            .map(|operation| slugger.target(&visible(&operations::heading(operation))))
            .collect();
        slugger.slug("Parameters");
        slugger.slug("Types");
        let mut types = Vec::new();
        for id in self.types.all() {
            let slug = slugger.target(&visible(kind::name(model, id)));
            links.targets.insert(id, format!("#{slug}"));
            types.push((id, slug));
        }
        for title in BEHIND {
            slugger.slug(title);
        }
        self.add_elsewhere(&mut links);
        Headings {
            links,
            operations,
            types,
            ids: slugger.into_ids(),
        }
    }

    /// Returns the ids of the types that only operations use.
    pub(super) fn type_slugs(&self) -> Vec<(TypeId, String)> {
        self.headings().types
    }

    /// Adds links to the types that other pages describe.
    fn add_elsewhere(&self, links: &mut Links) {
        for id in self.mentioned() {
            let other = |page: &(usize, &str)| page.0 != self.index;
            let of_bodies = self.context.page_of(id).filter(other);
            let of_operations = || self.context.page_of_operation_type(id).filter(other);
            let Some((home, slug)) = of_bodies.or_else(of_operations) else {
                continue;
            };
            let page = page_link(&self.entry.path, &self.context.library.entries[home].path);
            links.targets.entry(id).or_insert_with(|| format!("{page}{slug}"));
        }
    }

    /// Returns the types that the page names.
    fn mentioned(&self) -> Vec<TypeId> {
        let model = self.context.model;
        let mut mentioned = Vec::new();
        let mut used: Vec<&TypeRef> = Vec::new();
        let own: Vec<TypeId> = self.types.all().collect();
        for id in self.outline.body.order.iter().chain(&self.extra).chain(&own) {
            match &model.types[*id].kind {
                TypeKind::Struct(structure) => {
                    used.extend(structure.fields.iter().map(|field| &field.type_ref));
                    used.extend(&structure.rest);
                }
                TypeKind::Union(union) => {
                    mentioned.extend(union.variations.iter().map(|choice| choice.type_id));
                }
                TypeKind::Untagged(_) | TypeKind::Alias(_) | TypeKind::Enum(_) => {}
            }
        }
        for operation in &self.outline.operations {
            used.extend(operation.parameters.iter().filter_map(|of| of.type_ref.as_ref()));
            used.extend(operation.responses.iter().filter_map(|of| of.type_ref.as_ref()));
        }
        let named = used
            .into_iter()
            .filter_map(|type_ref| tree::named(model, type_ref));
        mentioned.extend(named.map(|(id, _)| id));
        mentioned
    }
}
