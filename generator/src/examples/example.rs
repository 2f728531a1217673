//! One example: its file is read, checked and dropped.

use super::code::OperationCode;
use super::inline::InlineExample;
use super::line_index::LineIndex;
use super::operation::{Context, PendingFinding, PreparedOperation, RawFinding};
use super::rule_index::RuleIndex;
use crate::model::{Example, Model, Operation};
use crate::source::{Document, Sources, Unread, Value, read_single};
use crate::support::check::{Code, Link, Schema, Severity};

/// What all examples of a batch are checked with.
pub(super) struct Examples<'a> {
    pub(super) sources: &'a Sources,
    pub(super) model: &'a Model,
    pub(super) schemas: &'a [Schema<'a>],
    pub(super) rules: RuleIndex<'a>,
}

impl<'a> Examples<'a> {
    /// Checks an example of an operation.
    pub(super) fn check(&self, prepared: &PreparedOperation<'a>, example: &Example) -> Vec<PendingFinding> {
        let Some(file) = &example.file else {
            let document = self.sources.document(example.origin.document);
            let value = document.value(example.origin.node);
            let path = self.sources.shown(document);
            return self.value(prepared, value, document, path, &document.pointer_of(value.id()));
        };
        let path = self.sources.root().shown(file);
        match read_single(self.sources.root(), file) {
            Ok(document) => self.value(prepared, document.root(), &document, path, ""),
            Err(Unread::File(why)) => vec![self.unread(prepared, example, file, &why)],
            Err(Unread::Syntax(document, why, offset)) => {
                let finding = RawFinding {
                    code: Code::InvalidJson.as_str(),
                    severity: Severity::Error,
                    message: format!("the example cannot be parsed: {why}"),
                    pointer: String::new(),
                    rule: Some(example.origin),
                    secret: false,
                };
                let location = LineIndex::new(&document, path).at(offset..offset, String::new());
                vec![finding.at(location, Some(&prepared.operation.id))]
            }
        }
    }

    /// Checks an example of a schema.
    pub(super) fn check_inline(&self, example: &InlineExample, link: Link<'a>) -> Vec<PendingFinding> {
        let mut context = Context {
            model: self.model,
            schemas: self.schemas,
            rules: &self.rules,
            lenient: false,
            found: Vec::new(),
        };
        let value = self.sources.value(example.origin);
        // Whoever writes an example of a secret does not give one away.
        let pass = |code| code == Code::Secret;
        context.value(link, value, example.direction, "", pass);
        if context.found.is_empty() {
            return Vec::new();
        }
        let operation = example.operation.map(|index| &self.model.operations[index]);
        let operation = operation.map(Operation::own_name);
        let document = value.document();
        let lines = LineIndex::new(document, self.sources.shown(document));
        let pointer = document.pointer_of(value.id());
        let pending = context.found.into_iter().map(|finding| {
            let location = lines.pointed(&format!("{pointer}{}", finding.pointer));
            finding.at(location, operation.as_deref())
        });
        pending.collect()
    }

    /// Checks the example that is at `pointer` in a file.
    fn value(
        &self,
        prepared: &PreparedOperation<'a>,
        value: Value<'_>,
        document: &Document,
        path: String,
        pointer: &str,
    ) -> Vec<PendingFinding> {
        let mut context = Context {
            model: self.model,
            schemas: self.schemas,
            rules: &self.rules,
            lenient: true,
            found: Vec::new(),
        };
        context.parameters(prepared, value);
        context.responses(prepared, value);
        if context.found.is_empty() {
            return Vec::new();
        }
        let lines = LineIndex::new(document, path);
        let pending = context.found.into_iter().map(|finding| {
            let location = lines.pointed(&format!("{pointer}{}", finding.pointer));
            finding.at(location, Some(&prepared.operation.id))
        });
        pending.collect()
    }

    /// Returns the finding about an example that cannot be read; its location is the reference in the document.
    fn unread(
        &self,
        prepared: &PreparedOperation<'a>,
        example: &Example,
        file: &str,
        why: &str,
    ) -> PendingFinding {
        let document = self.sources.document(example.origin.document);
        let location = LineIndex::new(document, self.sources.shown(document)).location(example.origin.node);
        let code = OperationCode::Unresolvable;
        let message = format!("the example `{file}` cannot be read: {why}");
        RawFinding::of(code, "", example.origin, message).at(location, Some(&prepared.operation.id))
    }
}
