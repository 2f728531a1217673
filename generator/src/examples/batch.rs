//! All examples below a root. Documents are taken folder by folder, each folder with what its documents reference, so
//! that the memory that is needed is that of the largest folders.

use std::collections::{BTreeMap, HashSet};
use std::sync::atomic::{AtomicUsize, Ordering};

use bumpalo::Bump;
use rayon::prelude::*;

use super::allow::Allow;
use super::code::OperationCode;
use super::example::Examples;
use super::finding::{Excerpt, FileLocation, Finding, Report};
use super::inline::{self, InlineExample};
use super::line_index::LineIndexes;
use super::operation::{PendingFinding, PreparedOperation};
use super::rule_index::RuleIndex;
use crate::diagnostic::{self, Diagnostic, Diagnostics};
use crate::model::{Dialect, Example, Model};
use crate::origin::DocumentId;
use crate::source::{Document, Root, Sources};
use crate::support::check::{Link, Severity};
use crate::{Analysis, Extent};

/// Told after each folder: how many documents are done, and how many there are.
pub type Progress<'p> = &'p (dyn Fn(usize, usize) + Sync);

/// Checks the examples of documents. `paths` are below the root; a file that is not a Swagger document is skipped where it
/// was not `named` by someone.
pub fn run(root: &Root, paths: &[String], named: bool, allow: &[Allow], progress: Progress<'_>) -> Report {
    let total = paths.len();
    let mut folders: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for path in paths {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        folders.entry(folder).or_default().push(path.clone());
    }
    let done = AtomicUsize::new(0);
    let folders: Vec<Vec<String>> = folders.into_values().collect();
    let reports: Vec<Report> = folders
        .into_par_iter()
        .map(|paths| {
            let count = paths.len();
            let report = folder(root, paths, named, allow);
            let before = done.fetch_add(count, Ordering::Relaxed);
            progress(before + count, total);
            report
        })
        .collect();
    let mut all = Report::default();
    reports.into_iter().for_each(|report| all.merge(report));
    all.sort();
    all
}

/// Checks the examples of the documents of a folder.
fn folder(root: &Root, mut paths: Vec<String>, named: bool, allow: &[Allow]) -> Report {
    let mut diagnostics = Diagnostics::default();
    let sources = crate::load(root.clone(), &paths, &mut diagnostics);
    if !named {
        paths.retain(|path| sources.by_path(path).is_some_and(is_swagger));
    }
    let analysis = Analysis::of(&sources, &paths, Extent::Constraints, &mut diagnostics);
    let model = &analysis.model;
    let mut indexes = LineIndexes::new(&sources);
    let inline = inline::collect(&sources, model);
    let mut report = Report {
        documents: paths.len(),
        examples: inline.len(),
        without_examples: without_examples(&sources, model, &inline),
        ..Report::default()
    };
    for operation in &model.operations {
        report.examples += operation.examples.len();
    }
    let of_documents = diagnostics
        .iter()
        .filter(|problem| concerns(problem, &sources, &paths));
    report.findings = of_documents
        .map(|problem| of_document(problem, &mut indexes))
        .collect();
    for pending in check(&sources, &analysis, &inline) {
        let rule = pending.rule.map(|origin| indexes.location(origin));
        report.findings.push(Finding {
            rule,
            ..pending.finding
        });
    }
    let found = report.findings.len();
    report
        .findings
        .retain(|finding| !allow.iter().any(|allow| allow.covers(finding)));
    report.allowed = found - report.findings.len();
    report
}

/// Returns the documents with operations, or of OpenAPI, that have no example, as people can open them.
fn without_examples(sources: &Sources, model: &Model, inline: &[InlineExample]) -> Vec<String> {
    let mut with: HashSet<DocumentId> = inline.iter().map(|example| example.origin.document).collect();
    let mut active = HashSet::new();
    for operation in &model.operations {
        active.insert(operation.document);
        if !operation.examples.is_empty() {
            with.insert(operation.document);
        }
    }
    for example in inline {
        with.extend(example.operation.map(|index| model.operations[index].document));
    }
    let documents = sources.documents().iter().zip(&model.documents);
    let without = documents.filter(|(document, of)| {
        let is_active = active.contains(&document.id()) || of.dialect != Dialect::Swagger;
        of.named && is_active && !with.contains(&document.id())
    });
    without.map(|(document, _)| sources.shown(document)).collect()
}

fn check(sources: &Sources, analysis: &Analysis, inline: &[InlineExample]) -> Vec<PendingFinding> {
    let (model, bump) = (&analysis.model, Bump::new());
    let mut tables = analysis.tables(&bump);
    let with_examples = model
        .operations
        .iter()
        .filter(|operation| !operation.examples.is_empty());
    let prepared: Vec<PreparedOperation> = with_examples
        .map(|operation| PreparedOperation::new(model, operation, &mut tables))
        .collect();
    let links: Vec<Link> = inline.iter().map(|example| tables.used(example.schema)).collect();
    let (schemas, _) = tables.finish();
    let examples = Examples {
        sources,
        model,
        schemas,
        rules: RuleIndex::new(model),
    };
    let all: Vec<(&PreparedOperation, &Example)> = prepared
        .iter()
        .flat_map(|prepared| {
            prepared
                .operation
                .examples
                .iter()
                .map(move |example| (prepared, example))
        })
        .collect();
    let of_operations = all
        .into_par_iter()
        .flat_map_iter(|(prepared, example)| examples.check(prepared, example));
    let of_schemas = inline
        .par_iter()
        .zip(links)
        .flat_map_iter(|(example, link)| examples.check_inline(example, link));
    of_operations.chain(of_schemas).collect()
}

/// Returns whether a document says that it is a Swagger document; of one that cannot be parsed its text decides.
fn is_swagger(document: &Document) -> bool {
    match document.is_empty() {
        true => document.text().contains("\"swagger\""),
        false => ["swagger", "openapi"]
            .iter()
            .any(|key| document.root().get(key).is_some()),
    }
}

/// Returns whether a problem concerns the checking of examples: an error in one of the documents. Warnings are for
/// who makes something of the documents.
fn concerns(problem: &Diagnostic, sources: &Sources, paths: &[String]) -> bool {
    let document = problem.location.map(|location| match location {
        diagnostic::SourceLocation::Value(origin) | diagnostic::SourceLocation::Key(origin) => {
            origin.document
        }
        diagnostic::SourceLocation::Bytes { document, .. }
        | diagnostic::SourceLocation::Document(document) => document,
    });
    let is_ours = document.is_none_or(|id| {
        let document = sources.document(id);
        paths.iter().any(|path| path == document.path()) || is_swagger(document)
    });
    problem.severity == diagnostic::Severity::Error && is_ours
}

/// Returns a problem of a document as a finding.
fn of_document(problem: &Diagnostic, indexes: &mut LineIndexes<'_>) -> Finding {
    let is_reference = problem.code.contains("::reference::") || problem.code.contains("::source::missing");
    let nowhere = || FileLocation {
        path: String::new(),
        line: 1,
        column: 1,
        pointer: String::new(),
        excerpt: Excerpt::default(),
    };
    Finding {
        code: if is_reference {
            OperationCode::Unresolvable.as_str()
        } else {
            problem.code
        },
        severity: Severity::Error,
        message: problem.message.clone(),
        operation: None,
        example: problem
            .location
            .and_then(|location| indexes.of(location))
            .unwrap_or_else(nowhere),
        rule: None,
        help: problem.help.clone(),
        documentation: None,
    }
}
