//! What Swagger 2.0 forbids, and what is allowed but hardly meant. In: the documents. Out: problems, each with the
//! section of the specification that it is about. Wrong types of members are not looked for here: lowering reports
//! them as it reads. Nor are references followed that have no target, which lowering reports too.

mod about;
mod document;
mod example;
mod keys;
mod operation;
mod parameter;
mod response;
mod schema;
mod template;
mod value;

use std::collections::HashSet;

use crate::diagnostic::{Diagnostic, Diagnostics, SourceLocation};
use crate::lowering::{is_openapi, openapi_version};
use crate::source::{Document, Sources, Value};
use crate::swagger::document::means_2_0;

/// Checks all documents. `named` are the paths of those that the configuration names; others, which are referenced,
/// need not be whole.
pub fn check(sources: &Sources, named: &[String], diagnostics: &mut Diagnostics) {
    let named: HashSet<&str> = named.iter().map(String::as_str).collect();
    let counts = |document: &&Document| !document.is_empty() && !sources.is_aside(document);
    // A part of a document does not say what it is; it is of the format of those that refer to it.
    let has_swagger = sources
        .documents()
        .iter()
        .any(|one| one.root().get("swagger").is_some());
    for document in sources.documents().iter().filter(counts) {
        let is_named = named.contains(document.path());
        if is_named && !has_known_version(document) {
            continue; // Lowering reports it.
        }
        let mut checker = Checker {
            sources,
            diagnostics,
            is_extended: false,
        };
        checker.duplicate_keys(document);
        if is_named {
            checker.document(document.root());
        }
        if document.root().get("swagger").is_some() || has_swagger {
            checker.definitions(document.root());
        }
    }
}

fn has_known_version(document: &Document) -> bool {
    if is_openapi(document) {
        return openapi_version(document).is_some();
    }
    document.root().get("swagger").is_some_and(means_2_0)
}

/// Where problems go while a document is checked.
struct Checker<'a> {
    sources: &'a Sources,
    diagnostics: &'a mut Diagnostics,
    /// Whether the schema that is checked is a member of one that is built on others, which may declare the member too.
    is_extended: bool,
}

impl<'a> Checker<'a> {
    fn push(&mut self, problem: Diagnostic) {
        self.diagnostics.push(problem);
    }

    /// Returns what a value refers to, where it is a reference with a target; else itself.
    fn resolved(&self, value: Value<'a>) -> Value<'a> {
        self.sources.resolved(value).unwrap_or(value)
    }

    /// Members of one object with the same name: parsers differ in which one counts.
    fn duplicate_keys(&mut self, document: &Document) {
        for (key, first, second) in document.duplicate_keys() {
            self.push(
                Diagnostic::new(
                    "armature::source::duplicate-key",
                    format!("duplicate key `{key}`"),
                )
                .at(SourceLocation::Key(second), "this one counts")
                .related(SourceLocation::Key(first), "this one is ignored")
                .help("take one of them out, or merge them"),
            );
        }
    }

    /// Reports a member that an object must have.
    fn require(
        &mut self,
        object: Value<'a>,
        key: &str,
        what: &str,
        section: &'static str,
    ) -> Option<Value<'a>> {
        let found = object.get(key);
        if found.is_none() {
            self.push(
                Diagnostic::new("armature::swagger::required", format!("{what} has no `{key}`"))
                    .at(
                        SourceLocation::Key(object.origin()),
                        format!("`{key}` is missing in this"),
                    )
                    .help(format!("add a member `{key}`"))
                    .section(section),
            );
        }
        found
    }
}
