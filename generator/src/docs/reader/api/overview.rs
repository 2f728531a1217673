//! The page of an API: what it is for, its topics with their operations, its definitions.

use askama::Template;

use super::about;
use super::collect::Api;
use super::context::Context;
use super::plan::Subject;
use super::request::Part;
use super::security_schemes::{self, Authentication};
use super::topics::Topic;
use crate::diagnostic::Diagnostic;
use crate::docs::reader::markdown::anchor::page_link;
use crate::docs::reader::markdown::request_list::RequestList;
use crate::docs::reader::markdown::template::yaml;
use crate::docs::reader::markdown::{remarks, template, text};
use crate::output::File;
use crate::phrasing;

/// An API in the list of all.
pub(in crate::docs::reader) struct Listed {
    pub(in crate::docs::reader) title: String,
    /// The path of its page.
    pub(in crate::docs::reader) path: String,
    pub(in crate::docs::reader) version: String,
    pub(in crate::docs::reader) operations: usize,
    /// The paths of the pages of its topics.
    pub(in crate::docs::reader) topics: Vec<String>,
    /// The paths of the pages of its definitions.
    pub(in crate::docs::reader) schemas: Vec<String>,
}

/// A topic as the page lists it. All of it is Markdown.
struct Line {
    link: String,
    requests: RequestList,
}

/// The frame is read in `templates/reader/api.md`.
#[derive(Template)]
#[template(path = "reader/api.md")]
struct ApiPage<'a> {
    /// As YAML.
    id: String,
    yaml_title: String,
    title: &'a str,
    facts: String,
    description: String,
    /// What people wrote about it.
    remark: &'a str,
    /// Lines of Markdown.
    notes: Vec<String>,
    /// URL, what is said about it.
    servers: Vec<[String; 2]>,
    /// Tags without operations: name, description.
    chapters: Vec<[String; 2]>,
    authentication: Authentication,
    topics: Vec<Line>,
    /// Link, first sentence of the description.
    schemas: Vec<[String; 2]>,
    source: String,
}

/// What a group of resources has besides these, for the lists of pages.
pub(in crate::docs::reader) struct Remaining {
    pub(in crate::docs::reader) group: String,
    pub(in crate::docs::reader) requests: RequestList,
    /// The paths of the pages.
    pub(in crate::docs::reader) pages: Vec<String>,
}

/// Returns what a group of resources has besides these.
pub(super) fn of_group(context: &Context<'_>, index: usize) -> Remaining {
    let mut remaining = Remaining {
        group: context.apis[index].folder.clone(),
        requests: RequestList::default(),
        pages: Vec::new(),
    };
    let own = context.plans.iter().enumerate();
    for (page, plan) in own.filter(|(_, plan)| plan.api == index) {
        remaining.pages.push(plan.path.clone());
        if let Subject::Topic(topic) = &plan.subject {
            remaining
                .requests
                .lines
                .extend(requests(context, page, topic).lines);
        }
    }
    remaining
}

/// Makes the page of an API.
///
/// # Errors
/// When the template fails.
pub(super) fn page(context: &Context<'_>, index: usize) -> Result<(File, Listed), Diagnostic> {
    let api = &context.apis[index];
    let mut listed = Listed {
        title: api.title.clone(),
        path: api.folder.clone(),
        version: api.version.clone(),
        operations: 0,
        topics: Vec::new(),
        schemas: Vec::new(),
    };
    let (mut topics, mut schemas) = (Vec::new(), Vec::new());
    let own = context.plans.iter().enumerate();
    for (page, plan) in own.filter(|(_, plan)| plan.api == index) {
        match &plan.subject {
            Subject::Topic(topic) => {
                let operations = topic.requests.iter().filter(|of| of.part() == Part::Operations);
                listed.operations += operations.count();
                listed.topics.push(plan.path.clone());
                topics.push(Line {
                    link: link(context, page),
                    requests: requests(context, page, topic),
                });
            }
            Subject::Schema(id) => {
                listed.schemas.push(plan.path.clone());
                let words = context.model.schemas[*id].description.as_deref();
                let words = text::cell(&text::first_sentence(words.unwrap_or_default()));
                schemas.push([link(context, page), words]);
            }
        }
    }
    let root = context.sources.document(api.document).root();
    let page = ApiPage {
        id: yaml(&api.folder),
        yaml_title: yaml(&api.title),
        title: &api.title,
        facts: facts(context, api),
        description: text::paragraphs(&api.description),
        remark: remarks::of(context.remarks, &api.folder),
        notes: other_versions(context, index)
            .into_iter()
            .chain(about::notes(root))
            .collect(),
        servers: about::servers(&context.model.document(api.document).servers),
        chapters: about::chapters(root, &api.topics),
        authentication: security_schemes::authentication(context, index),
        topics,
        schemas,
        source: context.source_of(api.document),
    };
    let file = template::file(format!("{}.md", api.folder), page.render())?;
    Ok((file, listed))
}

/// Returns the link from the page of its API to a page.
fn link(context: &Context<'_>, page: usize) -> String {
    let plan = &context.plans[page];
    let link = page_link(&context.api(page).folder, &plan.path);
    format!("[{}]({link})", text::name(plan.title))
}

/// Returns the version of an API and where it is.
fn facts(context: &Context<'_>, api: &Api<'_>) -> String {
    let version = match api.version.as_str() {
        "" => String::new(),
        version => format!("Version {}", phrasing::code(version)),
    };
    let document = context.model.document(api.document);
    let server = match document.server() {
        "" => String::new(),
        _ if !about::servers(&document.servers).is_empty() => String::new(),
        server => phrasing::code(server),
    };
    let mut facts = vec![version, server];
    facts.retain(|fact| !fact.is_empty());
    facts.join(" · ")
}

/// Returns links to the pages of the APIs that have the same name.
fn other_versions(context: &Context<'_>, index: usize) -> Option<String> {
    let own = &context.apis[index];
    let others = context.apis.iter().enumerate();
    let others = others.filter(|(other, api)| *other != index && api.group.is_none() && api.name == own.name);
    let links: Vec<String> = others
        .map(|(_, api)| {
            let label = if api.version.is_empty() {
                &api.title
            } else {
                &api.version
            };
            format!("[{}]({})", text::name(label), page_link(&own.folder, &api.folder))
        })
        .collect();
    (!links.is_empty()).then(|| format!("Other versions: {}", links.join(", ")))
}

/// Returns the requests of a topic.
fn requests(context: &Context<'_>, page: usize, topic: &Topic<'_>) -> RequestList {
    let target = page_link(&context.api(page).folder, &context.plans[page].path);
    let requests = topic.requests.iter().zip(&context.outlines[page].requests);
    let lines = requests.map(|(of, id)| of.line(&format!("{target}#{id}")));
    RequestList {
        lines: lines.collect(),
    }
}
