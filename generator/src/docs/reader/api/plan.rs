//! The pages that there are, before it is known what is on them.

use std::collections::{BTreeMap, BTreeSet};

use super::collect::Api;
use super::file_name::Taken;
use super::model_index::{Mentioned, ModelIndex};
use super::topics::Topic;
use crate::docs::reader::markdown::{remarks, tree};
use crate::model::{MediaType, SchemaId, TypeId, TypeKind, TypeRef};

/// The folder of the pages of definitions, below that of their API.
const SCHEMAS: &str = "schemas";

/// A page.
pub(super) struct Plan<'a> {
    /// The index of its API.
    pub(super) api: usize,
    /// The path below the folder of the pages, without its ending.
    pub(super) path: String,
    pub(super) title: &'a str,
    /// What people wrote about it, as Markdown; empty for nothing.
    pub(super) remark: &'a str,
    pub(super) subject: Subject<'a>,
    /// The types whose tables the page begins with.
    pub(super) roots: Vec<Root>,
    /// The schemas that the page shows and those that it links to.
    pub(super) mentioned: Mentioned,
}

/// What a page is about.
pub(super) enum Subject<'a> {
    Topic(&'a Topic<'a>),
    Schema(SchemaId),
}

/// A type that a page describes.
pub(super) struct Root {
    pub(super) type_id: TypeId,
    /// What the ids of its properties begin with.
    pub(super) prefix: String,
}

/// Returns the pages of all APIs, in order: first the topics of an API, then its definitions.
pub(super) fn plans<'a>(
    remarks: &'a BTreeMap<String, String>,
    apis: &'a [Api<'a>],
    model_index: &ModelIndex<'a>,
) -> Vec<Plan<'a>> {
    let mut plans = Vec::new();
    for (index, api) in apis.iter().enumerate() {
        let taken = api
            .group
            .iter()
            .flat_map(|group| &group.files)
            .map(String::as_str);
        let mut files = Taken::new(["index", "readme", SCHEMAS].into_iter().chain(taken));
        for topic in &api.topics {
            plans.push(Plan {
                api: index,
                path: format!("{}/{}", api.folder, files.take(&topic.name)),
                title: &topic.name,
                remark: "",
                subject: Subject::Topic(topic),
                roots: inline_roots(topic, model_index),
                mentioned: mentioned_in(topic, model_index),
            });
        }
        let mut files = Taken::new(["index", "readme"]);
        for id in &api.definitions {
            let name = model_index.definition(*id).unwrap_or_default();
            plans.push(Plan {
                api: index,
                path: format!("{}/{SCHEMAS}/{}", api.folder, files.take(name)),
                title: name,
                remark: "",
                subject: Subject::Schema(*id),
                roots: definition_roots(*id, model_index),
                mentioned: model_index.mentioned_by(*id),
            });
        }
    }
    for plan in &mut plans {
        plan.remark = remarks::of(remarks, &plan.path);
    }
    plans
}

fn mentioned_in(topic: &Topic<'_>, model_index: &ModelIndex<'_>) -> Mentioned {
    let mut all = Mentioned::default();
    for request in &topic.requests {
        let Mentioned { inline, definitions } = model_index.mentioned_in(request.operation());
        all.inline.extend(inline);
        all.definitions.extend(definitions);
    }
    all
}

/// Returns the types of a definition, and where it is a list or map, the type that is written inline in it.
fn definition_roots(id: SchemaId, model_index: &ModelIndex<'_>) -> Vec<Root> {
    let mut roots = Vec::new();
    for type_id in model_index.types(id) {
        roots.push(Root {
            type_id: *type_id,
            prefix: String::new(),
        });
        if let TypeKind::Alias(alias) = &model_index.model.types[*type_id].kind {
            roots.extend(inline_root(&alias.target, model_index, ""));
        }
    }
    roots
}

/// Returns the types that are written inline in parameters, bodies and responses of a topic's requests, each once.
fn inline_roots<'a>(topic: &Topic<'a>, model_index: &ModelIndex<'a>) -> Vec<Root> {
    let mut seen = BTreeSet::new();
    let mut roots = Vec::new();
    for request in &topic.requests {
        let operation = request.operation();
        let typed = |of: &'a MediaType| of.type_ref.as_ref();
        let parameters = operation.parameters.iter().filter_map(|of| of.type_ref.as_ref());
        let bodies = operation.content.iter().filter_map(typed);
        let responses = operation.responses.iter();
        let responses =
            responses.flat_map(move |of| of.type_ref.iter().chain(of.content.iter().filter_map(typed)));
        let found = parameters
            .chain(bodies)
            .chain(responses)
            .filter_map(|of| inline_root(of, model_index, ":"));
        roots.extend(found.filter(|root| seen.insert(root.type_id)));
    }
    roots
}

/// Returns the type that a use of a type resolves to, where it has no page. The ids of its properties begin with its name and
/// `sign`, unless there is no sign.
fn inline_root(of: &TypeRef, model_index: &ModelIndex<'_>, sign: &str) -> Option<Root> {
    let (type_id, _) = tree::named(model_index.model, of)?;
    let of = &model_index.model.types[type_id];
    let prefix = match sign {
        "" => String::new(),
        sign => format!("{}{sign}", of.name),
    };
    model_index
        .definition(of.schema)
        .is_none()
        .then_some(Root { type_id, prefix })
}
