//! Which types each page describes, and where: a definition on its own page, a type that is written inline on the first
//! page that refers to it.

use std::collections::{BTreeMap, BTreeSet};

use super::model_index::ModelIndex;
use super::plan::{Plan, Subject};
use crate::docs::reader::markdown::anchor::Slugger;
use crate::docs::reader::markdown::anchor::page_link;
use crate::docs::reader::markdown::kind::{self, Links};
use crate::docs::reader::markdown::remarks;
use crate::docs::reader::markdown::section::{Section, Sections};
use crate::docs::reader::markdown::text::{self, visible};
use crate::docs::reader::markdown::tree::Tree;
use crate::docs::reader::markdown::values;
use crate::model::{Model, SchemaId, TypeId, TypeKind};

/// What a page describes.
pub(super) struct Outline {
    /// For each root of the plan, what it refers to and the types that are described here.
    pub(super) trees: Vec<(Tree, Vec<TypeId>)>,
    /// The enums with a table of their own.
    pub(super) enums: Vec<TypeId>,
    /// The ids of the headings of requests.
    pub(super) requests: Vec<String>,
    /// The ids of all headings.
    pub(super) ids: Vec<String>,
    /// The links to the types that the page names.
    pub(super) links: Links,
}

/// The page that describes a type, and the id of its heading there; empty where it is what the page begins with.
type Homes = BTreeMap<TypeId, (usize, String)>;

/// Returns what each page describes.
pub(super) fn outlines(plans: &[Plan<'_>], model_index: &ModelIndex<'_>) -> Vec<Outline> {
    let mut homes = Homes::new();
    for (index, plan) in plans.iter().enumerate() {
        if let Subject::Schema(id) = plan.subject {
            homes.extend(
                model_index
                    .types(id)
                    .iter()
                    .map(|id| (*id, (index, String::new()))),
            );
        }
    }
    let mut outlines: Vec<Outline> = Vec::with_capacity(plans.len());
    // Definitions come first: what they hold is described with them.
    let is_topic = |plan: &Plan<'_>| matches!(plan.subject, Subject::Topic(_));
    let mut order: Vec<usize> = (0..plans.len()).collect();
    order.sort_by_key(|index| is_topic(&plans[*index]));
    let mut made: Vec<(usize, Outline)> = order
        .into_iter()
        .map(|index| (index, outline(&plans[index], index, model_index, &mut homes)))
        .collect();
    made.sort_by_key(|(index, _)| *index);
    let pages = pages(plans);
    for (index, mut outline) in made {
        outline.links = links(plans, index, model_index, &homes);
        outline.links.definitions = definitions(plans, index, &pages);
        outlines.push(outline);
    }
    outlines
}

/// Outlines a page, and notes the types that it describes.
fn outline(plan: &Plan<'_>, index: usize, model_index: &ModelIndex<'_>, homes: &mut Homes) -> Outline {
    let model = model_index.model;
    let mut seen = BTreeSet::new();
    let mut trees = Vec::new();
    for root in &plan.roots {
        let is_elsewhere = |id: &TypeId| {
            homes.get(id).is_some_and(|(home, _)| *home != index) || model_index.elsewhere(*id).is_some()
        };
        if is_elsewhere(&root.type_id) || seen.contains(&root.type_id) {
            continue;
        }
        let tree = Tree::of(model, root.type_id, &root.prefix, &|_| true, &|id| {
            is_elsewhere(&id)
        });
        let mut own = tree.order.clone();
        own.retain(|id| seen.insert(*id));
        homes.extend(own.iter().map(|id| (*id, (index, String::new()))));
        trees.push((tree, own));
    }
    let own: Vec<TypeId> = trees.iter().flat_map(|(_, own)| own.clone()).collect();
    let mut enums = values::tables(model, &own);
    enums.retain(|id| !homes.contains_key(id) && model_index.elsewhere(*id).is_none());
    let mut outline = Outline {
        trees,
        enums,
        requests: Vec::new(),
        ids: Vec::new(),
        links: Links::default(),
    };
    outline.name(plan, index, model, homes);
    outline
}

impl Outline {
    /// Returns the tables of all types that the page describes.
    pub(super) fn sections(&self, sections: &mut Sections<'_>) -> Vec<Section> {
        let mut types = Vec::new();
        for (tree, own) in &self.trees {
            types.extend(sections.of(tree, own, &[]));
        }
        types.extend(sections.of(&Tree::default(), &[], &self.enums));
        types
    }

    /// Gives all headings their ids, in the order of the templates.
    fn name(&mut self, plan: &Plan<'_>, index: usize, model: &Model, homes: &mut Homes) {
        let mut slugger = Slugger::default();
        slugger.slug(&visible(plan.title));
        if !plan.remark.is_empty() {
            slugger.slug("Remarks");
            for heading in remarks::headings(plan.remark) {
                slugger.slug(&heading);
            }
        }
        // Links to a request are by its name, which stays the same when its title is written anew.
        let mut titled: Vec<(usize, String)> = Vec::new();
        let first = match &plan.subject {
            Subject::Topic(topic) => {
                for (part, requests) in topic.parts() {
                    slugger.slug(part.heading());
                    for request in requests {
                        let (heading, name) = (visible(&request.heading()), visible(&request.name()));
                        let target = match request.title() {
                            None => slugger.target(&heading),
                            Some(_) => {
                                slugger.slug(&heading);
                                titled.push((self.requests.len(), name));
                                String::new()
                            }
                        };
                        self.requests.push(target);
                    }
                }
                slugger.slug("Types");
                None
            }
            Subject::Schema(_) => {
                let root = plan.roots.first().map(|root| root.type_id);
                slugger.slug(part(model, root));
                root
            }
        };
        let types = self.trees.iter().flat_map(|(_, own)| own).chain(&self.enums);
        for id in types.filter(|id| Some(**id) != first) {
            let slug = slugger.target(&visible(kind::name(model, *id)));
            homes.insert(*id, (index, format!("#{slug}")));
        }
        slugger.slug("Examples");
        slugger.slug("Used by");
        for (index, name) in titled {
            self.requests[index] = slugger.id_besides(&name);
        }
        self.ids = slugger.into_ids();
    }
}

/// Returns the heading of what the page of a definition begins with.
pub(super) fn part(model: &Model, root: Option<TypeId>) -> &'static str {
    match root.map(|id| &model.types[id].kind) {
        Some(TypeKind::Struct(_)) => "Properties",
        Some(TypeKind::Enum(_)) => "Values",
        Some(TypeKind::Union(_)) => "Variants",
        _ => "Value",
    }
}

/// Returns the links to the types that a page names, of which other pages describe some.
fn links(plans: &[Plan<'_>], index: usize, model_index: &ModelIndex<'_>, homes: &Homes) -> Links {
    let mentioned = &plans[index].mentioned;
    let schemas = mentioned.inline.iter().chain(&mentioned.definitions);
    let mut links = Links::default();
    for id in schemas.flat_map(|id| model_index.types(*id)) {
        let Some((home, slug)) = homes.get(id) else {
            if let Some((page, slug)) = model_index.elsewhere(*id) {
                let link = page_link(&plans[index].path, page);
                links.targets.insert(*id, format!("{link}{slug}"));
            }
            continue;
        };
        let target = match *home == index {
            true if slug.is_empty() => {
                let root = plans[index].roots.first().map(|root| root.type_id);
                format!(
                    "#{}",
                    crate::docs::reader::markdown::anchor::slug(part(model_index.model, root))
                )
            }
            true => slug.clone(),
            false => format!("{}{slug}", page_link(&plans[index].path, &plans[*home].path)),
        };
        links.targets.insert(*id, target);
    }
    links
}

/// Returns the pages of all definitions.
fn pages(plans: &[Plan<'_>]) -> BTreeMap<SchemaId, usize> {
    let pages = plans
        .iter()
        .enumerate()
        .filter_map(|(index, plan)| match plan.subject {
            Subject::Schema(id) => Some((id, index)),
            Subject::Topic(_) => None,
        });
    pages.collect()
}

/// Returns the links to the definitions that a page names.
fn definitions(
    plans: &[Plan<'_>],
    index: usize,
    pages: &BTreeMap<SchemaId, usize>,
) -> BTreeMap<SchemaId, String> {
    let named = plans[index].mentioned.definitions.iter();
    let known = named.filter_map(|id| Some((*id, *pages.get(id)?)));
    known
        .map(|(id, page)| {
            let plan = &plans[page];
            let link = page_link(&plans[index].path, &plan.path);
            (id, format!("[{}]({link})", text::name(plan.title)))
        })
        .collect()
}
