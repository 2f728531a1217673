//! What a page describes first: its examples, the types of its body and their headings. Pages know each other's outline,
//! so that a type that several of them refer to is described once.

use std::collections::BTreeMap;

use super::check::Verdicts;
use super::entries::Entry;
use super::library::Library;
use super::shown_example::{self, ShownExample};
use crate::docs::reader::markdown::anchor::Slugger;
use crate::docs::reader::markdown::kind;
use crate::docs::reader::markdown::operations::OperationIndex;
use crate::docs::reader::markdown::remarks;
use crate::docs::reader::markdown::text::visible;
use crate::docs::reader::markdown::tree::Tree;
use crate::docs::reader::markdown::values;
use crate::model::{Operation, TypeId};

/// What a page describes first.
pub(super) struct Outline<'a> {
    pub(super) examples: Vec<ShownExample>,
    /// What the body has, and what the answer has where there is no body.
    pub(super) body: Tree,
    pub(super) body_enums: Vec<TypeId>,
    /// The links to the types of the body.
    pub(super) targets: BTreeMap<TypeId, String>,
    pub(super) operations: Vec<&'a Operation>,
    /// What has made the ids of all headings up to here.
    pub(super) slugger: Slugger,
}

impl<'a> Outline<'a> {
    /// Returns the outline of a page. `remark` is Markdown.
    pub(super) fn of(
        operations: &OperationIndex<'a>,
        library: &Library,
        index: usize,
        verdicts: &Verdicts,
        remark: &str,
    ) -> Self {
        let model = operations.model;
        let entry = &library.entries[index];
        let root = entry.root();
        let ends = |id: TypeId| Some(id) != root && library.home(id).is_some_and(|home| home != index);
        let body = root.map(|root| Tree::of(model, root, "", &|field| !field.read_only, &ends));
        let body = body.unwrap_or_default();
        let examples = shown_example::examples(entry, verdicts);
        let mut slugger = headings(entry, remark, &examples);
        let body_enums = values::tables(model, &body.order);
        let part = slugger.slug("Properties");
        let mut targets = BTreeMap::new();
        for id in body.order.iter().chain(&body_enums) {
            let slug = match Some(*id) == root {
                true => part.clone(),
                false => slugger.target(&visible(kind::name(model, *id))),
            };
            targets.insert(*id, format!("#{slug}"));
        }
        Self {
            operations: operations.of(entry.resource.get.document, &entry.resource.path),
            examples,
            body,
            body_enums,
            targets,
            slugger,
        }
    }
}

/// Gives the headings before the properties their ids, in the order of the template.
fn headings(entry: &Entry, remark: &str, examples: &[ShownExample]) -> Slugger {
    let mut slugger = Slugger::default();
    slugger.slug(&visible(&entry.resource.name));
    if !remark.is_empty() {
        slugger.slug("Remarks");
        for heading in remarks::headings(remark) {
            slugger.slug(&heading);
        }
    }
    slugger.slug("Examples");
    for example in examples {
        slugger.slug(&visible(&example.name));
    }
    slugger
}

/// Returns the page that describes each type, and the link to its table there: the page of the resource whose body
/// the type is, else the one on which it is nearest to the root.
pub(super) fn type_pages(library: &Library, outlines: &[Outline<'_>]) -> BTreeMap<TypeId, (usize, String)> {
    let mut type_pages: BTreeMap<TypeId, (usize, usize, String)> = BTreeMap::new();
    for (index, outline) in outlines.iter().enumerate() {
        for id in &outline.body.order {
            let is_home = library.home(*id) == Some(index);
            let depth = if is_home {
                0
            } else {
                outline.body.depth(*id).max(1)
            };
            let slug = if is_home {
                ""
            } else {
                outline.targets.get(id).map_or("", String::as_str)
            };
            if type_pages.get(id).is_none_or(|(known, ..)| depth < *known) {
                type_pages.insert(*id, (depth, index, slug.to_owned()));
            }
        }
    }
    type_pages
        .into_iter()
        .map(|(id, (_, index, slug))| (id, (index, slug)))
        .collect()
}
