//! The page of a resource.

use askama::Template;

use super::inspect::{self, Flaw};
use crate::diagnostic::{Diagnostic, Severity, SourceLocation};
use crate::docs::js::example::{Example, examples};
use crate::docs::resources::body;
use crate::docs::resources::catalogue::Catalogue;
use crate::docs::resources::dependencies::{Dependency, dependencies};
use crate::docs::resources::graph::{Corpus, Graph};
use crate::docs::resources::resource::Resource;
use crate::output::File;
use crate::source::Value;

/// Why a resource has no page.
pub(super) enum NoPage {
    /// Its schema would be too large, or refers to too many others.
    TooLarge,
    /// The page would show this problem of the documents.
    Problem(Diagnostic),
}

/// The frame of a page is read in `templates/reference/page.md`.
#[derive(Template)]
#[template(path = "reference/page.md", escape = "none")]
struct ReferencePage<'a> {
    name: &'a str,
    group: &'a str,
    version: &'a str,
    examples: &'a [Example],
    dependencies: &'a [Dependency],
    schema: &'a str,
    source_url: &'a str,
    document: &'a str,
}

/// Returns the path of a resource's page below the folder of the pages.
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
    let schema = body::schema(resource, graph, sources);
    let dependencies = dependencies(resource, schema, graph, catalogue, sources).ok_or(NoPage::TooLarge)?;
    let examples = examples(resource, &dependencies, sources).map_err(NoPage::Problem)?;
    let schema = inspect::inspect(graph, schema).map_err(|flaw| match flaw {
        Flaw::TooLarge => NoPage::TooLarge,
        Flaw::Unresolved(reference) => {
            let problem = sources.follow(reference).err();
            NoPage::Problem(problem.unwrap_or_else(|| endless(reference)))
        }
    })?;
    let page = ReferencePage {
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

impl NoPage {
    /// Bytes that were made in vain, at most.
    pub(super) fn bytes(&self) -> usize {
        match self {
            NoPage::TooLarge => inspect::MAX_DUMP,
            NoPage::Problem(_) => 0,
        }
    }

    /// Returns what is reported of a resource. Other pages are made all the same, so it is a warning.
    pub(super) fn report(self, resource: &Resource) -> Diagnostic {
        let name = format!("{}/{}", resource.group, resource.name);
        let problem = match self {
            NoPage::Problem(problem) => problem,
            NoPage::TooLarge => {
                let body = SourceLocation::Key(resource.put.unwrap_or(resource.get));
                Diagnostic::warning("armature::docs::page", "its schema is too large")
                    .at(body, "the body of this operation")
                    .help(format!(
                        "exclude `{name}`, or remove references between its schemas"
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
    Diagnostic::warning("armature::docs::page", "a reference refers to itself")
        .at(SourceLocation::Value(reference.origin()), "this refers back here")
        .help("change one of the references in this circle to refer to a definition")
}
