//! Pages for an API of any kind: one for each tag, or for each group of paths that begin alike, with its operations, and one
//! for each definition that an operation uses. In: the documents that describe no resource of Azure, their model. Out: the
//! pages, and what a site needs to know of them. Types are linked: a definition is described on its own page, a type that is
//! written inline on the page that holds it.

mod body;
mod collect;
mod file_name;
mod head;
mod index;
mod operation;
mod outline;
mod overview;
mod plan;
mod schema;
mod topic;
mod uses;

use rayon::prelude::*;

use super::anchor::{self, Ids};
use super::facts::{Page, Role, Term};
use super::library::relative;
use super::section::Sections;
use super::text;
use crate::diagnostic::{Diagnostic, Diagnostics, SourceLocation};
use crate::docs::{AZURE_SOURCES, is_azure};
use crate::model::{Model, SchemaId, TypeId};
use crate::origin::{DocumentId, NodeId, Origin};
use crate::output::File;
use crate::source::Sources;
use crate::wording;

pub(super) use collect::documents;
pub(super) use overview::Listed;

use collect::Api;
use index::Index;
use outline::Outline;
use plan::{Plan, Subject};
use uses::Uses;

/// What the pages are made of.
pub(super) struct Input<'a> {
    pub(super) model: &'a Model,
    pub(super) sources: &'a Sources,
    /// The paths of the documents that get these pages.
    pub(super) documents: &'a [String],
    /// What the link to a document begins with, where the configuration says so.
    pub(super) source_url: Option<&'a str>,
    /// The names of groups of resources, which no API may have.
    pub(super) groups: Vec<&'a str>,
}

/// The pages of all APIs.
#[derive(Default)]
pub(super) struct Made {
    pub(super) files: Vec<File>,
    pub(super) pages: Vec<Page>,
    /// The APIs, for the lists of pages.
    pub(super) listed: Vec<Listed>,
}

/// What all pages share.
struct Context<'a> {
    model: &'a Model,
    sources: &'a Sources,
    source_url: Option<&'a str>,
    apis: &'a [Api<'a>],
    plans: &'a [Plan<'a>],
    outlines: &'a [Outline],
    uses: Uses,
}

impl<'a> Context<'a> {
    /// Returns the API that a page belongs to.
    fn api(&self, rank: usize) -> &'a Api<'a> {
        &self.apis[self.plans[rank].api]
    }

    /// Returns what a page says of itself below its title: its API and the version of that.
    fn facts(&self, rank: usize) -> String {
        let api = self.api(rank);
        let link = relative(&self.plans[rank].path, &api.folder);
        let mut facts = vec![format!("[{}]({link})", text::name(&api.title))];
        if !api.version.is_empty() {
            facts.push(format!("version {}", wording::code(&api.version)));
        }
        facts.join(" · ")
    }

    /// Returns what makes the tables of a page. Those of `roots` have no heading of their own.
    fn sections(&self, rank: usize, roots: Vec<TypeId>) -> Sections<'_> {
        let outline = &self.outlines[rank];
        Sections {
            model: self.model,
            sources: self.sources,
            links: &outline.links,
            ids: Ids::beside(outline.ids.iter().cloned()),
            properties: Default::default(),
            by_path: Default::default(),
            roots,
        }
    }

    /// Returns the file of a page; `content` is without its last line end, which askama takes from a template.
    fn file(&self, rank: usize, content: String) -> File {
        File {
            path: format!("{}.md", self.plans[rank].path),
            content: content + "\n",
        }
    }

    /// Returns the link to a document; empty where there is none.
    fn source_of(&self, document: DocumentId) -> String {
        let path = &self.model.document(document).path;
        let azure = is_azure(path).then_some(AZURE_SOURCES);
        let url = self.source_url.or(azure);
        url.map(|url| format!("{url}{}", anchor::encoded(path)))
            .unwrap_or_default()
    }

    /// Returns the link to the document that has a schema; empty where there is none.
    fn source(&self, id: SchemaId) -> String {
        self.source_of(self.model.schemas[id].origin.document)
    }
}

/// Returns what a site needs to know of a page.
fn page_facts(context: &Context<'_>, rank: usize, role: Role, terms: Vec<Term>) -> Page {
    let (plan, api) = (&context.plans[rank], context.api(rank));
    Page {
        path: plan.path.clone(),
        role,
        service: String::new(),
        group: api.folder.clone(),
        group_title: api.title.clone(),
        name: plan.title.to_owned(),
        kind: None,
        version: api.version.clone(),
        preview: false,
        latest: true,
        versions: vec![(api.version.clone(), plan.path.clone())],
        parent: None,
        needs: Vec::new(),
        used_by: Vec::new(),
        terms,
    }
}

/// Makes the pages of all documents of an input.
pub(super) fn pages(input: &Input<'_>, diagnostics: &mut Diagnostics) -> Made {
    let index = Index::new(input.model);
    let apis = collect::apis(input, &index);
    for api in apis.iter().filter(|api| api.is_empty()) {
        diagnostics.push(nothing_described(input.sources, api.document));
    }
    let plans = plan::plans(&apis, &index);
    let outlines = outline::outlines(&plans, &index);
    let context = Context {
        model: input.model,
        sources: input.sources,
        source_url: input.source_url,
        apis: &apis,
        plans: &plans,
        outlines: &outlines,
        uses: Uses::new(&plans, &index),
    };
    let made: Vec<_> = (0..plans.len())
        .into_par_iter()
        .map(|rank| match &plans[rank].subject {
            Subject::Topic(topic) => topic::page(&context, rank, topic),
            Subject::Schema(id) => schema::page(&context, rank, *id),
        })
        .collect();
    let mut result = Made::default();
    for page in made {
        match page {
            Ok((file, page)) => {
                result.files.push(file);
                result.pages.push(page);
            }
            Err(problem) => diagnostics.push(problem),
        }
    }
    for rank in 0..apis.len() {
        match overview::page(&context, rank) {
            Ok((file, listed)) => {
                result.files.push(file);
                result.listed.push(listed);
            }
            Err(problem) => diagnostics.push(problem),
        }
    }
    result
}

/// Reports a document that gives no page but its own.
fn nothing_described(sources: &Sources, document: DocumentId) -> Diagnostic {
    let root = Origin {
        document,
        node: NodeId(0),
    };
    let path = sources.document(document).path();
    let message = format!("`{path}` describes no operations and no schemas");
    Diagnostic::warning("armature::docs::empty", message)
        .at(SourceLocation::Value(root), "this document gives an empty page")
        .help("add `paths` or definitions of schemas, or leave the document out")
}
