//! The page of an API: what it is for, its topics with their operations, its definitions.

use askama::Template;

use super::Context;
use super::plan::Subject;
use crate::diagnostic::Diagnostic;
use crate::docs::full::front::yaml;
use crate::docs::full::library::relative;
use crate::docs::full::{operations, text, unwritten};
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
    let own = context
        .plans
        .iter()
        .enumerate()
        .filter(|(_, plan)| plan.api == rank);
    let mut listed = Listed {
        title: api.title.clone(),
        path: api.folder.clone(),
        version: api.version.clone(),
        operations: 0,
        topics: Vec::new(),
        schemas: Vec::new(),
    };
    let (mut topics, mut schemas) = (Vec::new(), Vec::new());
    for (page, plan) in own {
        let link = relative(&api.folder, &plan.path);
        let link = format!("[{}]({link})", text::name(plan.title));
        match plan.subject {
            Subject::Topic(topic) => {
                listed.operations += topic.operations.len();
                listed.topics.push(plan.path.clone());
                let operations = lines(context, page);
                topics.push(Line { link, operations });
            }
            Subject::Schema(id) => {
                listed.schemas.push(plan.path.clone());
                let words = context.model.schemas[id].description.as_deref();
                let words = text::cell(&text::first_sentence(words.unwrap_or_default()));
                schemas.push([link, words]);
            }
        }
    }
    let mut facts = Vec::new();
    if !api.version.is_empty() {
        facts.push(format!("Version {}", wording::code(&api.version)));
    }
    let server = &context.model.document(api.document).server;
    if !server.is_empty() {
        facts.push(wording::code(server));
    }
    let page = ApiPage {
        id: yaml(&api.folder),
        yaml_title: yaml(&api.title),
        title: &api.title,
        facts: facts.join(" · "),
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

/// Returns the operations of a topic: link, request, summary.
fn lines(context: &Context<'_>, page: usize) -> Vec<[String; 3]> {
    let plan = &context.plans[page];
    let Subject::Topic(topic) = &plan.subject else {
        return Vec::new();
    };
    let link = relative(&context.api(page).folder, &plan.path);
    let operations = topic.operations.iter().zip(&context.outlines[page].operations);
    let line = operations.map(|(operation, id)| {
        let words = operation.summary.as_deref().or(operation.description.as_deref());
        let request = format!("{} {}", operation.method.in_request(), operation.path);
        [
            format!("[{}]({link}#{id})", text::name(&operations::heading(operation))),
            text::code_cell(&request),
            text::cell(&text::first_sentence(words.unwrap_or_default())),
        ]
    });
    line.collect()
}
