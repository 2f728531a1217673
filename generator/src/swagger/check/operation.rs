//! Operations: <https://swagger.io/specification/v2/#operation-object>.

use std::collections::HashMap;

use super::{Checker, keys};
use crate::diagnostic::{Diagnostic, SourceLocation};
use crate::lowering::reader;
use crate::source::{Kind, Value};
use crate::swagger::form;

const SECTION: &str = "Operation Object";

/// A parameter of an operation: as it is there, maybe as a reference, and as it is described.
#[derive(Clone, Copy)]
pub(super) struct Use<'a> {
    pub(super) here: Value<'a>,
    described: Value<'a>,
}

impl<'a> Use<'a> {
    pub(super) fn name(self) -> &'a str {
        self.described.get_str("name").unwrap_or_default()
    }

    pub(super) fn location(self) -> &'a str {
        self.described.get_str("in").unwrap_or_default()
    }
}

impl<'a> Checker<'a> {
    /// Checks an operation; gives its parameters and those of its path.
    pub(super) fn operation(&mut self, item: Value<'a>, operation: Value<'a>) -> Vec<Use<'a>> {
        self.keys(operation, &keys::OPERATION);
        let own = self.uses(operation);
        let shared = self.uses(item);
        self.duplicates(&own);
        self.responses(operation);
        self.examples(operation);
        self.external_docs(operation);
        reader::strings(operation, "tags", self.diagnostics);
        [own, shared].concat()
    }

    /// Returns the parameters of an operation of OpenAPI and of its path.
    pub(super) fn parameters_of(&mut self, item: Value<'a>, operation: Value<'a>) -> Vec<Use<'a>> {
        let mut all = Vec::new();
        for value in [operation, item] {
            let list = value.get("parameters").into_iter().flat_map(Value::elements);
            let uses = list.map(|here| Use {
                here,
                described: self.resolved(here),
            });
            let uses: Vec<_> = uses.collect();
            self.duplicates(&uses);
            all.extend(uses);
        }
        all
    }

    /// Returns the parameters of an operation or a path, checked where they are described here.
    fn uses(&mut self, value: Value<'a>) -> Vec<Use<'a>> {
        let mut uses = Vec::new();
        for here in value.get("parameters").into_iter().flat_map(Value::elements) {
            let described = self.resolved(here);
            if described.origin() == here.origin() && here.get("$ref").is_none() {
                self.parameter(here);
            }
            uses.push(Use { here, described });
        }
        uses
    }

    /// Name and location together must be unique.
    fn duplicates(&mut self, uses: &[Use<'a>]) {
        let mut seen: HashMap<(&str, &str), Use<'a>> = HashMap::new();
        for second in uses
            .iter()
            .filter(|used| !used.name().is_empty() && used.location() != "body")
        {
            let Some(first) = seen.get(&(second.name(), second.location())) else {
                seen.insert((second.name(), second.location()), *second);
                continue;
            };
            let same = first.described.to_json() == second.described.to_json();
            let code = match same {
                true => "armature::swagger::repeated-parameter",
                false => "armature::swagger::duplicate-parameter",
            };
            self.push(
                Diagnostic::new(
                    code,
                    format!("duplicate parameter `{}` in {}", second.name(), second.location()),
                )
                .at(SourceLocation::Value(second.here.origin()), "the same parameter")
                .related(SourceLocation::Value(first.here.origin()), "first described here")
                .help("take one of them out")
                .section(SECTION),
            );
        }
    }

    /// There is one body at most, and none together with the fields of a form, unless `consumes` says which of both is meant.
    pub(super) fn bodies(&mut self, root: Value<'a>, operation: Value<'a>, all: &[Use<'a>]) {
        let mut bodies = all.iter().filter(|parameter| parameter.location() == "body");
        let Some(body) = bodies.next() else { return };
        if let Some(second) = bodies.next() {
            self.push(
                Diagnostic::new("armature::swagger::body", "an operation has two bodies")
                    .at(SourceLocation::Value(second.here.origin()), "another body")
                    .related(SourceLocation::Value(body.here.origin()), "the first body")
                    .help("a request has one body: make it an object with both as properties")
                    .section("Parameter Object"),
            );
        }
        if let Some(field) = all.iter().find(|parameter| parameter.location() == "formData") {
            let code = match form::payload(texts(consumes(root, operation))) {
                Some(_) => "armature::swagger::form",
                None => "armature::swagger::body",
            };
            self.push(
                Diagnostic::new(code, "an operation has both a body and a form")
                    .at(SourceLocation::Value(field.here.origin()), "a field of a form")
                    .related(SourceLocation::Value(body.here.origin()), "the body")
                    .help("a request has one payload: use `body` or `formData`, not both")
                    .section("Parameter Object"),
            );
        }
    }

    /// An operation with a form must consume one; a file can be sent in no other way. A form together with a body is reported with that.
    pub(super) fn form(&mut self, root: Value<'a>, operation: Value<'a>, uses: &[Use<'a>]) {
        let fields = || uses.iter().filter(|used| used.location() == "formData");
        let file = fields().find(|field| field.described.get_str("type") == Some("file"));
        let Some(field) = file.or_else(|| fields().next()) else {
            return;
        };
        let consumes = consumes(root, operation);
        let takes_form = texts(consumes).any(form::is_form);
        if takes_form || uses.iter().any(|used| used.location() == "body") {
            return;
        }
        const CODE: &str = "armature::swagger::form";
        let problem = match file {
            Some(_) => Diagnostic::new(CODE, "an operation has a file, but takes no form"),
            None => Diagnostic::new(CODE, "an operation has a form, but takes none"),
        };
        let problem = problem
            .at(SourceLocation::Value(field.here.origin()), "a field of a form")
            .help("add \"consumes\": [\"multipart/form-data\"], or \"application/x-www-form-urlencoded\"")
            .section("Parameter Object");
        self.push(match consumes {
            Some(list) => problem.related(SourceLocation::Value(list.origin()), "what the operation takes"),
            None => problem,
        });
    }

    fn responses(&mut self, operation: Value<'a>) {
        let Some(responses) = self.require(operation, "responses", "an operation", SECTION) else {
            return;
        };
        let mut codes = 0;
        for (status, response) in responses
            .members()
            .filter(|(status, _)| !status.starts_with("x-"))
        {
            codes += 1;
            if status != "default" && !is_status(status) {
                self.push(
                    Diagnostic::new(
                        "armature::swagger::value",
                        format!("`{status}` is not a status code"),
                    )
                    .at(
                        SourceLocation::Key(response.origin()),
                        "three digits, or `default`, are expected",
                    )
                    .help("write a code such as `200`, or `default` for all others")
                    .section("Responses Object"),
                );
            }
            if response.get("$ref").is_none() && self.is_object(response, status) {
                self.response(response);
            }
        }
        if codes == 0 && matches!(responses.kind(), Kind::Object(_)) {
            self.push(
                Diagnostic::new("armature::swagger::required", "an operation has no response")
                    .at(SourceLocation::Value(responses.origin()), "this is empty")
                    .help("describe the response of a call that succeeds")
                    .section("Responses Object"),
            );
        }
    }
}

/// Returns the list of media types that an operation consumes, its own or that of the document.
fn consumes<'a>(root: Value<'a>, operation: Value<'a>) -> Option<Value<'a>> {
    operation.get("consumes").or_else(|| root.get("consumes"))
}

fn texts<'a>(list: Option<Value<'a>>) -> impl Iterator<Item = &'a str> {
    list.into_iter()
        .flat_map(Value::elements)
        .filter_map(Value::as_str)
}

fn is_status(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|b| b.is_ascii_digit()) && matches!(text.as_bytes()[0], b'1'..=b'5')
}
