//! One example: its file is read, checked and dropped.

use super::code::OperationCode;
use super::operation::{Bench, Draft, Fault, Ready};
use super::places::Page;
use super::rule_index::RuleIndex;
use crate::model::{Example, Model};
use crate::source::{Document, Sources, Unread, Value, read_apart};
use crate::support::check::{Code, Schema, Severity};

/// What all examples of a batch are checked with.
pub(super) struct Examples<'a> {
    pub(super) sources: &'a Sources,
    pub(super) model: &'a Model,
    pub(super) schemas: &'a [Schema<'a>],
    pub(super) rules: RuleIndex<'a>,
}

impl<'a> Examples<'a> {
    /// Checks an example of an operation.
    pub(super) fn check(&self, ready: &Ready<'a>, example: &Example) -> Vec<Draft> {
        let Some(file) = &example.file else {
            let document = self.sources.document(example.origin.document);
            let value = document.value(example.origin.node);
            let path = self.sources.shown(document);
            return self.value(ready, value, document, path, &document.pointer_of(value.id()));
        };
        let path = self.sources.root().shown(file);
        match read_apart(self.sources.root(), file) {
            Ok(document) => self.value(ready, document.root(), &document, path, ""),
            Err(Unread::File(why)) => vec![self.unread(ready, example, file, &why)],
            Err(Unread::Syntax(document, why, offset)) => {
                let fault = Fault {
                    code: Code::InvalidJson.as_str(),
                    severity: Severity::Error,
                    message: format!("the example cannot be parsed: {why}"),
                    pointer: String::new(),
                    rule: Some(example.origin),
                };
                let spot = Page::new(&document, path).at(offset..offset, String::new());
                vec![fault.at(spot, Some(&ready.operation.id))]
            }
        }
    }

    /// Checks the example that stands at `pointer` in a file.
    fn value(
        &self,
        ready: &Ready<'a>,
        value: Value<'_>,
        document: &Document,
        path: String,
        pointer: &str,
    ) -> Vec<Draft> {
        let mut bench = Bench {
            model: self.model,
            schemas: self.schemas,
            rules: &self.rules,
            lenient: true,
            faults: Vec::new(),
        };
        bench.parameters(ready, value);
        bench.responses(ready, value);
        if bench.faults.is_empty() {
            return Vec::new();
        }
        let page = Page::new(document, path);
        let drafts = bench.faults.into_iter().map(|fault| {
            let spot = page.pointed(&format!("{pointer}{}", fault.pointer));
            fault.at(spot, Some(&ready.operation.id))
        });
        drafts.collect()
    }

    /// The finding about an example that cannot be read; its place is the reference in the document.
    fn unread(&self, ready: &Ready<'a>, example: &Example, file: &str, why: &str) -> Draft {
        let document = self.sources.document(example.origin.document);
        let spot = Page::new(document, self.sources.shown(document)).spot(example.origin.node);
        let code = OperationCode::Unresolvable;
        let message = format!("the example `{file}` cannot be read: {why}");
        Fault::of(code, "", example.origin, message).at(spot, Some(&ready.operation.id))
    }
}
