//! The page of a resource.

use askama::Template;

use super::catalogue::Catalogue;
use super::dependencies::{Dependency, dependencies};
use super::example::{Example, examples};
use super::graph::{Corpus, Graph, Id};
use super::inspect::{self, Flaw};
use super::resource::{Resource, resolved};
use crate::diagnostic::{Diagnostic, Severity, SourceLocation};
use crate::media;
use crate::output::File;
use crate::source::{Sources, Value};

/// Why a resource has no page.
pub(super) enum NoPage {
    /// Its schema would be too large, or leads to too many others.
    TooLarge,
    /// The page would show this problem of the documents.
    Problem(Diagnostic),
}

/// The frame of a page is read in `templates/page.md`.
#[derive(Template)]
#[template(path = "page.md", escape = "none")]
struct Page<'a> {
    name: &'a str,
    group: &'a str,
    version: &'a str,
    examples: &'a [Example],
    dependencies: &'a [Dependency],
    schema: &'a str,
    source_url: &'a str,
    document: &'a str,
}

/// The path of a resource's page below the folder of the pages.
pub(super) fn path(resource: &Resource) -> String {
    format!("{}/{}.md", resource.group, resource.name)
}

/// Makes the page of a resource.
///
/// # Errors
/// When the documents hold a problem that the page would show: an example that cannot be read, a reference without
/// target in the schema.
pub(super) fn page(
    resource: &Resource,
    graph: &Graph<'_, '_>,
    corpus: &Corpus<'_>,
    catalogue: &Catalogue,
    source_url: &str,
) -> Result<File, NoPage> {
    let sources = corpus.sources();
    if graph.is_too_large() {
        return Err(NoPage::TooLarge);
    }
    let schema = body_schema(resource, graph, sources);
    let dependencies = dependencies(resource, schema, graph, catalogue, sources).ok_or(NoPage::TooLarge)?;
    let examples = examples(resource, &dependencies, sources).map_err(NoPage::Problem)?;
    let schema = inspect::inspect(graph, schema).map_err(|flaw| match flaw {
        Flaw::TooLarge => NoPage::TooLarge,
        Flaw::Unresolved(reference) => {
            let problem = sources.follow(reference).err();
            NoPage::Problem(problem.unwrap_or_else(|| endless(reference)))
        }
    })?;
    let page = Page {
        name: &resource.name,
        group: &resource.group,
        version: &resource.version,
        examples: &examples,
        dependencies: &dependencies,
        schema: &schema,
        source_url,
        document: &resource.document,
    };
    let mut content = page.render().map_err(|error| {
        NoPage::Problem(Diagnostic::error(
            "armature::docs::page",
            format!("the template fails: {error}"),
        ))
    })?;
    // askama takes the last line end from a template.
    content.push('\n');
    Ok(File {
        path: path(resource),
        content,
    })
}

/// The schema of the body of `put`.
pub(super) fn body_schema(resource: &Resource, graph: &Graph<'_, '_>, sources: &Sources) -> Option<Id> {
    let put = sources.value(resource.put?);
    if let Some(body) = put.get("requestBody") {
        return content_schema(body, graph, sources);
    }
    let parameters = put.get("parameters")?.elements();
    let body = parameters
        .map(|parameter| (parameter, resolved(parameter, sources)))
        .find(|(_, parameter)| parameter.get_str("in") == Some("body"));
    graph.get(graph.node(body?.0), "schema")
}

/// The schema of a body of OpenAPI 3.0, by the media type that counts.
fn content_schema(body: Value<'_>, graph: &Graph<'_, '_>, sources: &Sources) -> Option<Id> {
    let (name, _) = media::main(resolved(body, sources).get("content"))?;
    let content = graph.get(graph.node(body), "content")?;
    graph.get(graph.get(content, name)?, "schema")
}

impl NoPage {
    /// Bytes that were made in vain, at most.
    pub(super) fn bytes(&self) -> usize {
        match self {
            NoPage::TooLarge => inspect::MAX_DUMP,
            NoPage::Problem(_) => 0,
        }
    }

    /// What is reported of a resource. Other pages are made all the same, so it is a warning.
    pub(super) fn report(self, resource: &Resource) -> Diagnostic {
        let name = format!("{}/{}", resource.group, resource.name);
        let problem = match self {
            NoPage::Problem(problem) => problem,
            NoPage::TooLarge => {
                let body = SourceLocation::Key(resource.put.unwrap_or(resource.get));
                Diagnostic::warning("armature::docs::page", "its schema is too large")
                    .at(body, "the body of this operation")
                    .help(format!(
                        "exclude `{name}`, or let fewer of its schemas lead to each other"
                    ))
            }
        };
        Diagnostic {
            code: "armature::docs::page",
            severity: Severity::Warning,
            message: format!("`{name}` has no page: {}", problem.message),
            ..problem
        }
    }
}

fn endless(reference: Value<'_>) -> Diagnostic {
    Diagnostic::warning("armature::docs::page", "a reference leads to itself")
        .at(SourceLocation::Value(reference.origin()), "this leads back here")
        .help("let one of the references on the way lead to a definition")
}
