//! Whole documents: <https://swagger.io/specification/v2/#swagger-object>.

use std::collections::BTreeMap;

use super::{Checker, keys, template};
use crate::diagnostic::{Diagnostic, SourceLocation};
use crate::lowering::{is_openapi, reader};
use crate::source::{Kind, Value};
use crate::swagger::operation::method;

impl<'a> Checker<'a> {
    /// A document that is named.
    pub(super) fn document(&mut self, root: Value<'a>) {
        const SECTION: &str = "Swagger Object";
        if is_openapi(root.document()) {
            return self.openapi(root);
        }
        self.keys(root, &keys::ROOT);
        let info = self.require(root, "info", "the document", SECTION);
        if let Some(info) = info.filter(|info| matches!(info.kind(), Kind::Object(_))) {
            self.keys(info, &keys::INFO);
            for key in ["title", "version"] {
                self.require(info, key, "`info`", "Info Object");
                reader::string(info, key, self.diagnostics);
            }
        }
        for key in ["info", "definitions", "parameters", "responses"] {
            reader::object(root, key, self.diagnostics);
        }
        self.require(root, "paths", "the document", SECTION);
        if let Some(base) = root
            .get("basePath")
            .filter(|base| base.as_str().is_some_and(|base| !base.starts_with('/')))
        {
            self.push(
                Diagnostic::new("armature::swagger::value", "`basePath` does not begin with `/`")
                    .at(SourceLocation::Value(base.origin()), "a path begins with `/`")
                    .help("put a `/` before it")
                    .section(SECTION),
            );
        }
        self.about(root);
        self.calls(root, root);
        self.paths(root);
    }

    /// What holds for the paths and operations of OpenAPI in the same way. The types of members are checked as they
    /// are read.
    fn openapi(&mut self, root: Value<'a>) {
        let components = root.get("components").unwrap_or(root);
        for (value, key) in [
            (root, "info"),
            (root, "paths"),
            (root, "components"),
            (components, "schemas"),
        ] {
            reader::object(value, key, self.diagnostics);
        }
        let mut ids = BTreeMap::new();
        self.path_names(root);
        for (path, item) in root.get("paths").into_iter().flat_map(Value::members) {
            let item = self.resolved(item);
            self.is_object(item, path);
            let mut operations = Vec::new();
            for (key, operation) in item.members() {
                let operation = self.described(key, operation);
                let is_method = method(key).is_some();
                if is_method && matches!(operation.kind(), Kind::Object(_)) {
                    operations.push((operation, self.parameters_of(item, operation)));
                    self.operation_id(operation, &mut ids);
                    self.examples(operation);
                }
            }
            self.template(root, path, operations);
        }
    }

    fn paths(&mut self, root: Value<'a>) {
        let mut ids = BTreeMap::new();
        self.path_names(root);
        for (path, item) in root.get("paths").into_iter().flat_map(Value::members) {
            if !path.starts_with("x-") {
                self.path_item(root, path, item, &mut ids);
            }
        }
        for (path, item) in root.get("x-ms-paths").into_iter().flat_map(Value::members) {
            self.path_item(root, path, item, &mut ids);
        }
    }

    /// Checks the paths, without what they describe.
    fn path_names(&mut self, root: Value<'a>) {
        let mut templates: BTreeMap<String, Value<'a>> = BTreeMap::new();
        for (path, item) in root.get("paths").into_iter().flat_map(Value::members) {
            if path.starts_with("x-") {
                continue;
            }
            self.path(path, item);
            if let Some(first) = templates.insert(template::shape(path), item) {
                self.same_path(path, first, item);
            }
        }
    }

    fn path(&mut self, path: &str, item: Value<'a>) {
        if !path.starts_with('/') {
            self.push(
                Diagnostic::new(
                    "armature::swagger::path",
                    format!("the path `{path}` does not begin with `/`"),
                )
                .at(SourceLocation::Key(item.origin()), "a path begins with `/`")
                .help(format!("write `/{path}`"))
                .section("Paths Object"),
            );
        }
        let is_openapi = is_openapi(item.document());
        // Descriptions of OpenAPI tell operations on one path apart by fragments, which are not sent.
        if path.contains('?') || path.contains('#') && !is_openapi {
            self.push(
                Diagnostic::new(
                    "armature::swagger::path",
                    format!("the path `{path}` goes on after its end"),
                )
                .at(
                    SourceLocation::Key(item.origin()),
                    "a path has no query and no fragment",
                )
                .help(match is_openapi {
                    true => "describe a query as parameters",
                    false => "describe a query as parameters, or put the path below `x-ms-paths`",
                })
                .section("Paths Object"),
            );
        }
    }

    /// Paths that differ in the names of their parameters only.
    fn same_path(&mut self, path: &str, first: Value<'a>, second: Value<'a>) {
        self.push(
            Diagnostic::new(
                "armature::swagger::path",
                format!("the path `{path}` means the same as another one"),
            )
            .at(SourceLocation::Key(second.origin()), "the same path")
            .related(SourceLocation::Key(first.origin()), "first described here")
            .help("names of parameters do not tell paths apart: put the operations together")
            .section("Paths Object"),
        );
    }

    fn path_item(
        &mut self,
        root: Value<'a>,
        path: &str,
        item: Value<'a>,
        ids: &mut BTreeMap<&'a str, Value<'a>>,
    ) {
        let item = self.resolved(item);
        self.is_object(item, path);
        self.keys(item, &keys::PATH_ITEM);
        let mut operations = Vec::new();
        for (key, operation) in item.members() {
            let operation = self.described(key, operation);
            let is_method = method(key).is_some();
            if is_method && self.is_object(operation, key) {
                let uses = self.operation(item, operation);
                self.calls(root, operation);
                self.bodies(root, operation, &uses);
                self.form(root, operation, &uses);
                operations.push((operation, uses));
                self.operation_id(operation, ids);
            }
        }
        self.template(root, path, operations);
    }

    /// Returns whether a value is an object; reports one at `key` that is not.
    pub(super) fn is_object(&mut self, value: Value<'a>, key: &str) -> bool {
        let is_object = matches!(value.kind(), Kind::Object(_));
        if !is_object && !key.starts_with("x-") {
            let found = value.kind().name();
            self.push(
                Diagnostic::new(
                    "armature::swagger::type",
                    format!("`{key}` is {found}, but should be an object"),
                )
                .at(SourceLocation::Value(value.origin()), format!("this is {found}"))
                .help("write an object, or remove it")
                .section("Paths Object"),
            );
        }
        is_object
    }

    /// Returns what a member of a path describes; reports a reference instead of an operation, which is followed.
    fn described(&mut self, key: &str, member: Value<'a>) -> Value<'a> {
        let is_method = method(key).is_some();
        if let Some(reference) = member.get("$ref").filter(|_| is_method) {
            self.push(
                Diagnostic::new("armature::swagger::value", "an operation is a reference")
                    .at(
                        SourceLocation::Value(reference.origin()),
                        "this is followed, but not by all tools",
                    )
                    .help(
                        "refer to the whole path, with `$ref` instead of it, or describe the operation here",
                    )
                    .section("Path Item Object"),
            );
        }
        self.resolved(member)
    }

    /// An id must be the only one of its kind in the document.
    fn operation_id(&mut self, operation: Value<'a>, ids: &mut BTreeMap<&'a str, Value<'a>>) {
        let Some((id, value)) = operation
            .get("operationId")
            .and_then(|value| Some((value.as_str()?, value)))
        else {
            return;
        };
        let Some(first) = ids.get(id) else {
            ids.insert(id, value);
            return;
        };
        self.push(
            Diagnostic::new(
                "armature::swagger::duplicate-operation",
                format!("the operation id `{id}` is taken already"),
            )
            .at(SourceLocation::Value(value.origin()), "the same id")
            .related(SourceLocation::Value(first.origin()), "first used here")
            .help("give each operation an id of its own")
            .section("Operation Object"),
        );
    }

    /// What other documents may refer to.
    pub(super) fn definitions(&mut self, root: Value<'a>) {
        let members = |key| root.get(key).into_iter().flat_map(Value::members);
        for (_, schema) in members("definitions") {
            self.schema(schema);
        }
        for (_, parameter) in members("parameters") {
            self.parameter(parameter);
        }
        for (_, response) in members("responses").filter(|(_, response)| response.get("$ref").is_none()) {
            self.response(response);
        }
    }
}
