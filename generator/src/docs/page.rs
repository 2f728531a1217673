//! The page of a resource.

use askama::Template;

use super::catalogue::Catalogue;
use super::dependencies::{Dependency, dependencies};
use super::example::{Example, examples};
use super::graph::{Corpus, Graph, Id};
use super::inspect::{self, Flaw};
use super::resource::{Resource, resolved};
use crate::diagnostic::{Diagnostic, Place};
use crate::output::File;
use crate::source::{Sources, Value};

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
) -> Result<File, Diagnostic> {
    let sources = corpus.sources();
    if graph.is_too_large() {
        return Err(too_large(resource));
    }
    let schema = body_schema(resource, graph, sources);
    let dependencies =
        dependencies(resource, schema, graph, catalogue, sources).ok_or_else(|| too_large(resource))?;
    let examples =
        examples(resource, &dependencies, sources).map_err(|problem| no_page(resource, problem))?;
    let schema = inspect::inspect(graph, schema).map_err(|flaw| match flaw {
        Flaw::TooLarge => too_large(resource),
        Flaw::Unresolved(reference) => {
            let problem = sources.follow(reference).err();
            no_page(resource, problem.unwrap_or_else(|| endless(reference)))
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
        Diagnostic::error(
            "armature::docs::page",
            format!("the page cannot be written: {error}"),
        )
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
    let parameters = sources.value(resource.put?).get("parameters")?.elements();
    let body = parameters
        .map(|parameter| (parameter, resolved(parameter, sources)))
        .find(|(_, parameter)| parameter.get_str("in") == Some("body"));
    graph.get(graph.node(body?.0), "schema")
}

/// The problem that keeps a resource from having a page.
fn no_page(resource: &Resource, problem: Diagnostic) -> Diagnostic {
    Diagnostic {
        code: "armature::docs::page",
        message: format!(
            "`{}/{}` has no page: {}",
            resource.group, resource.name, problem.message
        ),
        ..problem
    }
}

fn too_large(resource: &Resource) -> Diagnostic {
    let problem = Diagnostic::warning("armature::docs::page", "its schema is too large")
        .at(
            Place::Key(resource.put.unwrap_or(resource.get)),
            "the body of this operation",
        )
        .help(format!(
            "exclude `{}/{}`, or let fewer of its schemas lead to each other",
            resource.group, resource.name
        ));
    no_page(resource, problem)
}

fn endless(reference: Value<'_>) -> Diagnostic {
    Diagnostic::error("armature::reference::endless", "a reference leads to itself")
        .at(Place::Value(reference.origin()), "this leads back here")
        .help("let one of the references on the way lead to a definition")
}
