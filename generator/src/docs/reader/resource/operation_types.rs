//! The types of requests and responses that no resource has as its body, such as errors and lists. Each of them is described
//! on the first page with an operation that uses it.

use std::collections::{BTreeMap, HashSet};

use super::context::Context;
use super::page_context::PageContext;
use crate::docs::reader::markdown::tree::{self, Tree};
use crate::docs::reader::markdown::values;
use crate::model::{Model, Operation, TypeId};

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

/// The types of the operations of each page, and the page that describes each of them with the link there.
pub(super) type Assigned = (Vec<OperationTypes>, BTreeMap<TypeId, (usize, String)>);

/// Chooses the page of each type that no page describes yet. `context` has the types of bodies and answers.
pub(super) fn assign(context: &Context<'_>) -> Assigned {
    let mut all = Vec::with_capacity(context.outlines.len());
    let mut homes: BTreeMap<TypeId, (usize, String)> = BTreeMap::new();
    for index in 0..context.outlines.len() {
        let page = PageContext::new(context, index, OperationTypes::default());
        let types = of_page(&page, &homes);
        let page = PageContext { types, ..page };
        for (id, slug) in page.type_slugs() {
            homes.insert(id, (index, format!("#{slug}")));
        }
        all.push(page.types);
    }
    (all, homes)
}

/// Returns the types that the operations of a page use and that no page before it describes.
fn of_page(page: &PageContext<'_>, homes: &BTreeMap<TypeId, (usize, String)>) -> OperationTypes {
    let model = page.context.model;
    let is_known = |id: TypeId| {
        page.outline.targets.contains_key(&id)
            || page.extra.contains(&id)
            || homes.contains_key(&id)
            || page.context.page_of(id).is_some()
    };
    let mut types = OperationTypes::default();
    let mut taken = HashSet::new();
    for root in used(model, &page.outline.operations) {
        if is_known(root) || taken.contains(&root) {
            continue;
        }
        let ends = |id: TypeId| is_known(id) || taken.contains(&id);
        let prefix = format!("{}:", model.types[root].name);
        let tree = Tree::of(model, root, &prefix, &|_| true, &ends);
        let own: Vec<TypeId> = tree.order.clone();
        taken.extend(own.iter().copied());
        types.trees.push((tree, own));
    }
    let described: Vec<TypeId> = types.all().collect();
    types.enums = values::tables(model, &described);
    types
        .enums
        .retain(|id| !is_known(*id) && !page.answer_enums.contains(id));
    types
}

/// Returns the types with content of their own that operations send and receive.
fn used(model: &Model, operations: &[&Operation]) -> Vec<TypeId> {
    let of_operation = |operation: &&Operation| {
        let parameters = operation.parameters.iter().filter_map(|of| of.type_ref.as_ref());
        let responses = operation.responses.iter().filter_map(|of| of.type_ref.as_ref());
        let types = parameters.chain(responses);
        let named = types.filter_map(|of| tree::named(model, of));
        named.map(|(id, _)| id).collect::<Vec<_>>()
    };
    operations.iter().flat_map(of_operation).collect()
}
