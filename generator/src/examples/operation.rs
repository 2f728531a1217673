//! Operations, prepared to check their examples.

use super::code::OperationCode;
use super::finding::{Excerpt, FileLocation, Finding};
use super::rule_index::RuleIndex;
use crate::model::{JsonType, Model, Operation, SchemaId};
use crate::origin::Origin;
use crate::passes::inherit;
use crate::rules::Tables;
use crate::support::check::{Code, Direction, Link, Schema, Severity, Subject, Validator};

/// The tables of an operation's parameters and responses.
pub(super) struct PreparedOperation<'a> {
    pub(super) operation: &'a Operation,
    /// By the order of the parameters.
    pub(super) parameters: Vec<Link<'a>>,
    /// By the order of the responses.
    pub(super) responses: Vec<PreparedResponse<'a>>,
}

/// The tables of a response.
pub(super) struct PreparedResponse<'a> {
    /// The body; none where there is none, or any bytes.
    pub(super) body: Option<Link<'a>>,
    pub(super) headers: Vec<(&'a str, Link<'a>)>,
    /// Whether the body is a resource of Azure Resource Manager.
    pub(super) is_resource: bool,
}

impl<'a> PreparedOperation<'a> {
    /// Asks for the tables of an operation.
    pub(super) fn new(model: &'a Model, operation: &'a Operation, tables: &mut Tables<'a>) -> Self {
        let parameters = operation
            .parameters
            .iter()
            .map(|parameter| tables.used(parameter.schema))
            .collect();
        let responses = operation.responses.iter().map(|response| PreparedResponse {
            body: response
                .schema
                .filter(|id| !is_file(model, *id))
                .map(|id| tables.used(id)),
            headers: response
                .headers
                .iter()
                .map(|header| (header.name.as_str(), tables.used(header.schema)))
                .collect(),
            is_resource: response.schema.is_some_and(|id| is_resource(model, id)),
        });
        Self {
            operation,
            parameters,
            responses: responses.collect(),
        }
    }
}

/// Returns whether values of a schema are bytes, of which nothing can be said.
pub(super) fn is_file(model: &Model, id: SchemaId) -> bool {
    let schema = &model.schemas[model.target(id)];
    schema.json_type == Some(JsonType::File) || schema.format.as_deref() == Some("file")
}

/// Returns whether a schema, or one that it is built on, is marked as a resource.
fn is_resource(model: &Model, id: SchemaId) -> bool {
    let bases = inherit::inherited(model, id).bases;
    let mut all = bases.into_iter().chain([id, model.target(id)]);
    all.any(|id| model.schemas[id].azure_resource)
}

/// A finding whose rule is known by its location in a document, which is looked up later.
pub(super) struct PendingFinding {
    pub(super) finding: Finding,
    pub(super) rule: Option<Origin>,
}

/// What is wrong at a location of a file, before line and column are known.
pub(super) struct RawFinding {
    pub(super) code: &'static str,
    pub(super) severity: Severity,
    pub(super) message: String,
    pub(super) pointer: String,
    pub(super) rule: Option<Origin>,
    /// Whether the value must not be shown.
    pub(super) secret: bool,
}

impl RawFinding {
    /// Returns a finding that only an operation knows.
    pub(super) fn of(code: OperationCode, pointer: &str, rule: Origin, message: impl Into<String>) -> Self {
        Self {
            code: code.as_str(),
            severity: code.severity(),
            message: message.into(),
            pointer: pointer.to_owned(),
            rule: Some(rule),
            secret: false,
        }
    }

    /// Returns the finding, once the location is known.
    pub(super) fn at(self, mut location: FileLocation, operation: Option<&str>) -> PendingFinding {
        if self.secret {
            location.excerpt = Excerpt::default();
        }
        PendingFinding {
            finding: Finding {
                code: self.code,
                severity: self.severity,
                message: self.message,
                operation: operation.map(str::to_owned),
                example: location,
                rule: None,
                help: None,
                documentation: None,
            },
            rule: self.rule,
        }
    }
}

/// What checks values, and collects what it finds in one file.
pub(super) struct Context<'a> {
    pub(super) model: &'a Model,
    pub(super) schemas: &'a [Schema<'a>],
    pub(super) rules: &'a RuleIndex<'a>,
    /// Whether `null` may mean a member that may be absent, as services often write it.
    pub(super) lenient: bool,
    pub(super) found: Vec<RawFinding>,
}

impl<'a> Context<'a> {
    /// Returns the schema behind a link.
    pub(super) fn schema(&self, link: Link<'a>) -> &'a Schema<'a> {
        link.schema(self.schemas)
    }

    /// Checks a value that is at `pointer`. `pass` says which findings do not count there.
    pub(super) fn value<'v, S: Subject<'v>>(
        &mut self,
        link: Link<'a>,
        value: S,
        direction: Direction,
        pointer: &str,
        pass: impl Fn(Code) -> bool,
    ) {
        let mut validator = Validator::new(self.schemas, direction);
        if self.lenient {
            validator = validator.lenient();
        }
        for violation in validator.violations(self.schema(link), value) {
            if pass(violation.code) {
                continue;
            }
            self.found.push(RawFinding {
                code: violation.code.as_str(),
                severity: violation.severity,
                message: violation.message,
                pointer: format!("{pointer}{}", violation.pointer),
                rule: self.rules.origin(&violation.rule),
                secret: violation.secret,
            });
        }
    }
}
