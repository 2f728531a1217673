//! Bodies by themselves: a type, a direction, files.

use std::path::PathBuf;

use bumpalo::Bump;

use super::finding::{Excerpt, FileLocation, Finding, Report};
use super::line_index::{LineIndex, LineIndexes};
use super::operation::{Context, PendingFinding, RawFinding};
use super::rule_index::RuleIndex;
use crate::Analysis;
use crate::diagnostic::{Diagnostic, near};
use crate::model::{Model, SchemaId};
use crate::origin::Origin;
use crate::source::{Document, Sources, Unread, read_body};
use crate::support::check::{Code, Direction, Link, Schema, Severity};

/// What bodies are checked against.
#[derive(Clone, Debug)]
pub struct Request {
    /// The name of the definition, in a document that the run names.
    pub definition: String,
    /// Where the bodies go.
    pub direction: Direction,
}

/// A body.
#[derive(Clone, Debug)]
pub struct Body {
    /// Its file; `-` is the standard input.
    pub path: PathBuf,
}

/// Checks bodies against a definition.
///
/// # Errors
/// When no named document has such a definition.
pub fn check_bodies(
    sources: &Sources,
    analysis: &Analysis,
    request: &Request,
    bodies: &[Body],
) -> Result<Report, Diagnostic> {
    let model = &analysis.model;
    let id = definition(model, &request.definition)?;
    let bump = Bump::new();
    let mut tables = analysis.tables(&bump);
    let link = tables.used(id);
    let (schemas, _) = tables.finish();
    let rules = RuleIndex::new(model);
    let mut indexes = LineIndexes::new(sources);
    let mut report = Report {
        documents: model.documents.len(),
        examples: bodies.len(),
        ..Report::default()
    };
    for body in bodies {
        for pending in check((model, &rules), (schemas, link), request.direction, body) {
            let rule = pending.rule.map(|origin| indexes.location(origin));
            report.findings.push(Finding {
                rule,
                ..pending.finding
            });
        }
    }
    Ok(report)
}

fn check<'a>(
    (model, rules): (&'a Model, &'a RuleIndex<'a>),
    (schemas, link): (&'a [Schema<'a>], Link<'a>),
    direction: Direction,
    body: &Body,
) -> Vec<PendingFinding> {
    let shown = match body.path.as_os_str() == "-" {
        true => "<stdin>".to_owned(),
        false => body.path.display().to_string(),
    };
    let document = match read_body(&body.path) {
        Ok(document) => document,
        Err(unread) => return vec![unreadable(unread, shown)],
    };
    let mut context = Context {
        model,
        schemas,
        rules,
        lenient: false,
        found: Vec::new(),
    };
    context.value(link, document.root(), direction, "", |_| false);
    let lines = LineIndex::new(&document, shown);
    let at = |finding: RawFinding| {
        let location = lines.pointed(&finding.pointer);
        finding.at(location, None)
    };
    let found = context.found.into_iter().map(at);
    repeated(&document, &lines).into_iter().chain(found).collect()
}

/// Returns the findings about members that have the name of another one: which of them counts depends on who reads the body
/// (RFC 8259, section 4).
fn repeated(document: &Document, lines: &LineIndex<'_>) -> Vec<PendingFinding> {
    let duplicates = document.duplicate_keys().into_iter();
    let finding = |(name, _, second): (&str, Origin, Origin)| {
        let pointer = document.pointer_of(second.node);
        let finding = RawFinding {
            code: "armature::source::duplicate-key",
            severity: Severity::Warning,
            message: format!("the object has the member `{name}` twice"),
            pointer: pointer.clone(),
            rule: None,
            secret: false,
        };
        let location = FileLocation {
            pointer,
            ..lines.location(second.node)
        };
        finding.at(location, None)
    };
    duplicates.map(finding).collect()
}

/// Returns the finding about a body that cannot be read.
fn unreadable(unread: Unread, shown: String) -> PendingFinding {
    let (document, message, offset): (Option<Box<Document>>, _, _) = match unread {
        Unread::File(why) => (None, format!("the body cannot be read: {why}"), 0),
        Unread::Syntax(document, why, offset) => (
            Some(document),
            format!("the body cannot be parsed: {why}"),
            offset,
        ),
    };
    let location = match &document {
        Some(document) => LineIndex::new(document, shown).at(offset..offset, String::new()),
        None => FileLocation {
            path: shown,
            line: 1,
            column: 1,
            pointer: String::new(),
            excerpt: Excerpt::default(),
        },
    };
    let finding = RawFinding {
        code: Code::InvalidJson.as_str(),
        severity: Severity::Error,
        message,
        pointer: String::new(),
        rule: None,
        secret: false,
    };
    finding.at(location, None)
}

/// Returns the definition with a name: in a document that the run names, else in one that these reference.
fn definition(model: &Model, name: &str) -> Result<SchemaId, Diagnostic> {
    let all = || {
        let documents = model.documents.iter();
        documents.flat_map(|document| {
            document
                .definitions
                .iter()
                .map(move |(known, id)| (document.named, known, *id))
        })
    };
    let found = |named: bool| all().find(|(of_named, known, _)| *of_named == named && *known == name);
    found(true)
        .or_else(|| found(false))
        .map(|(_, _, id)| id)
        .ok_or_else(|| {
            let names = all().map(|(_, known, _)| known.as_str());
            Diagnostic::error(
                "armature::validate::type",
                format!("no document defines `{name}`"),
            )
            .help(near::remedy(
                name,
                names,
                "name a type as the document does, below `definitions`",
            ))
        })
}
