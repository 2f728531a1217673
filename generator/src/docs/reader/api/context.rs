//! What the pages of all APIs share.

use std::collections::BTreeMap;

use super::collect::Api;
use super::outline::Outline;
use super::plan::{Plan, Subject};
use super::request_body::Bodies;
use super::uses::Uses;
use super::usual::Usual;
use crate::docs::reader::markdown::anchor::{self, Ids, page_link};
use crate::docs::reader::markdown::page_info::{PageInfo, Role, Term};
use crate::docs::reader::markdown::section::Sections;
use crate::docs::reader::markdown::text;
use crate::docs::resources::{AZURE_SOURCES, is_azure};
use crate::model::{Model, SchemaId, TypeId};
use crate::origin::DocumentId;
use crate::phrasing;
use crate::source::Sources;

/// What all pages share.
pub(super) struct Context<'a> {
    pub(super) model: &'a Model,
    pub(super) sources: &'a Sources,
    pub(super) source_url: Option<&'a str>,
    /// Remarks, as Markdown, by the paths of pages.
    pub(super) remarks: &'a BTreeMap<String, String>,
    pub(super) apis: &'a [Api<'a>],
    pub(super) plans: &'a [Plan<'a>],
    pub(super) outlines: &'a [Outline],
    pub(super) uses: Uses,
    /// What the operations of each API usually authenticate with.
    pub(super) security: Vec<Usual<'a>>,
    /// The smallest valid bodies of requests.
    pub(super) bodies: Bodies,
}

impl<'a> Context<'a> {
    /// Returns the API that a page belongs to.
    pub(super) fn api(&self, index: usize) -> &'a Api<'a> {
        &self.apis[self.plans[index].api]
    }

    /// Returns what a page says of itself below its title: its API and the version of that.
    pub(super) fn facts(&self, index: usize) -> String {
        let api = self.api(index);
        let link = page_link(&self.plans[index].path, &api.folder);
        let mut facts = vec![format!("[{}]({link})", text::name(&api.title))];
        let version = self.version(index);
        if !version.is_empty() {
            facts.push(format!("version {}", phrasing::code(version)));
        }
        facts.join(" · ")
    }

    /// Returns the version of the document that a page is about; empty where there are several.
    pub(super) fn version(&self, index: usize) -> &'a str {
        match &self.plans[index].subject {
            Subject::Topic(topic) => &self.model.document(topic.document).version,
            Subject::Schema(_) => &self.api(index).version,
        }
    }

    /// Returns what makes the tables of a page. Those of `roots` have no heading of their own.
    pub(super) fn sections(&self, index: usize, roots: Vec<TypeId>) -> Sections<'_> {
        let outline = &self.outlines[index];
        Sections {
            model: self.model,
            sources: self.sources,
            links: &outline.links,
            ids: Ids::with_headings(outline.ids.iter().cloned()),
            properties: Default::default(),
            by_path: Default::default(),
            roots,
        }
    }

    /// Returns the link to a document; empty where there is none.
    pub(super) fn source_of(&self, document: DocumentId) -> String {
        let path = &self.model.document(document).path;
        let azure = is_azure(path).then_some(AZURE_SOURCES);
        let url = self.source_url.or(azure);
        url.map(|url| format!("{url}{}", anchor::encoded(path)))
            .unwrap_or_default()
    }

    /// Returns the link to the document that has a schema; empty where there is none.
    pub(super) fn source(&self, id: SchemaId) -> String {
        self.source_of(self.model.schemas[id].origin.document)
    }
}

/// Returns what a site needs to know of a page.
pub(super) fn page_info(context: &Context<'_>, index: usize, role: Role, terms: Vec<Term>) -> PageInfo {
    let (plan, api) = (&context.plans[index], context.api(index));
    let document = match &plan.subject {
        Subject::Schema(id) => context.model.schemas[*id].origin.document,
        Subject::Topic(topic) => topic.document,
    };
    let version = context.version(index).to_owned();
    PageInfo {
        path: plan.path.clone(),
        role,
        service: api
            .group
            .as_ref()
            .map_or_else(String::new, |group| group.service.clone()),
        group: api.folder.clone(),
        group_title: api.title.clone(),
        name: plan.title.to_owned(),
        summary: String::new(),
        kind: None,
        document: context.model.document(document).path.clone(),
        version: version.clone(),
        preview: false,
        latest: true,
        versions: vec![(version, plan.path.clone())],
        parent: None,
        needs: Vec::new(),
        used_by: Vec::new(),
        terms,
    }
}
