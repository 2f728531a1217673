//! The page of an API: what it is for, its topics with their operations, its definitions.

use askama::Template;

use super::Context;
use super::collect::{Api, Topic};
use super::operation;
use super::plan::Subject;
use crate::diagnostic::Diagnostic;
use crate::docs::full::front::yaml;
use crate::docs::full::library::relative;
use crate::docs::full::{text, unwritten};
use crate::output::File;
use crate::wording;

/// An API in the list of all.
pub(in super::super) struct Listed {
    pub(in super::super) title: String,
    /// The path of its page.
    pub(in super::super) path: String,
    pub(in super::super) version: String,
    pub(in super::super) operations: usize,
    /// The paths of the pages of its topics.
    pub(in super::super) topics: Vec<String>,
    /// The paths of the pages of its definitions.
    pub(in super::super) schemas: Vec<String>,
}

/// A topic as the page lists it. All of it is Markdown.
struct Line {
    link: String,
    operations: Vec<[String; 3]>,
}

/// The frame is read in `templates/full/api.md`.
#[derive(Template)]
#[template(path = "full/api.md")]
struct ApiPage<'a> {
    /// As YAML.
    id: String,
    yaml_title: String,
    title: &'a str,
    facts: String,
    description: String,
    topics: Vec<Line>,
    /// Link, first sentence of the description.
    schemas: Vec<[String; 2]>,
    source: String,
}

/// Makes the page of an API.
///
/// # Errors
/// When the template fails.
pub(super) fn page(context: &Context<'_>, rank: usize) -> Result<(File, Listed), Diagnostic> {
    let api = &context.apis[rank];
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
    for (page, plan) in own.filter(|(_, plan)| plan.api == rank) {
        match &plan.subject {
            Subject::Topic(topic) => {
                listed.operations += topic.operations.len();
                listed.topics.push(plan.path.clone());
                topics.push(Line {
                    link: link(context, page),
                    operations: lines(context, page, topic),
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
    let page = ApiPage {
        id: yaml(&api.folder),
        yaml_title: yaml(&api.title),
        title: &api.title,
        facts: facts(context, api),
        description: text::paragraphs(&api.description),
        topics,
        schemas,
        source: context.source_of(api.document),
    };
    let content = page.render().map_err(|error| unwritten(&api.folder, &error))?;
    let file = File {
        path: format!("{}.md", api.folder),
        content: content + "\n",
    };
    Ok((file, listed))
}

/// Returns the link from the page of its API to a page.
fn link(context: &Context<'_>, page: usize) -> String {
    let plan = &context.plans[page];
    let link = relative(&context.api(page).folder, &plan.path);
    format!("[{}]({link})", text::name(plan.title))
}

/// Returns the version of an API and where it is.
fn facts(context: &Context<'_>, api: &Api<'_>) -> String {
    let version = match api.version.as_str() {
        "" => String::new(),
        version => format!("Version {}", wording::code(version)),
    };
    let server = match context.model.document(api.document).server() {
        "" => String::new(),
        server => wording::code(server),
    };
    let mut facts = vec![version, server];
    facts.retain(|fact| !fact.is_empty());
    facts.join(" · ")
}

/// Returns the operations of a topic: link, request, summary.
fn lines(context: &Context<'_>, page: usize, topic: &Topic<'_>) -> Vec<[String; 3]> {
    let target = relative(&context.api(page).folder, &context.plans[page].path);
    let operations = topic.operations.iter().zip(&context.outlines[page].operations);
    let lines = operations.map(|(of, id)| operation::line(of, &format!("{target}#{id}")));
    lines.collect()
}
