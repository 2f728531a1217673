//! Parameters: <https://swagger.io/specification/v2/#parameter-object>.

use super::{Checker, keys};
use crate::diagnostic::{Diagnostic, SourceLocation, near};
use crate::lowering::reader;
use crate::source::{Kind, Value};

const SECTION: &str = "Parameter Object";

impl<'a> Checker<'a> {
    /// A parameter where it is described.
    pub(super) fn parameter(&mut self, parameter: Value<'a>) {
        if !matches!(parameter.kind(), Kind::Object(_)) || parameter.get("$ref").is_some() {
            return;
        }
        if parameter.get("name").is_none() {
            self.push(
                Diagnostic::new("armature::swagger::parameter", "a parameter has no `name`")
                    .at(
                        SourceLocation::Value(parameter.origin()),
                        "`name` is missing in this",
                    )
                    .help("add a member `name`")
                    .section(SECTION),
            );
        }
        match parameter.get_str("in") {
            Some("body") => self.body(parameter),
            Some("path") => {
                self.path_is_required(parameter);
                self.simple(parameter);
            }
            Some(_) => self.simple(parameter),
            None => {} // Lowering reports it.
        }
    }

    fn body(&mut self, parameter: Value<'a>) {
        match (parameter.get("schema"), parameter.get("type")) {
            (None, Some(json_type)) => self.push(
                Diagnostic::new(
                    "armature::swagger::form",
                    "the body has a `type`, but no `schema`",
                )
                .at(
                    SourceLocation::Key(json_type.origin()),
                    "this describes other parameters than a body",
                )
                .help("put the description into the schema: \"schema\": { \"type\": … }")
                .section(SECTION),
            ),
            (schema, _) => {
                self.keys(parameter, &keys::BODY);
                match schema {
                    Some(schema) => self.schema(schema),
                    None => drop(self.require(parameter, "schema", "the body", SECTION)),
                }
            }
        }
    }

    fn path_is_required(&mut self, parameter: Value<'a>) {
        if parameter.get("required").and_then(Value::as_bool) == Some(true) {
            return;
        }
        let location = parameter.get("required").unwrap_or(parameter);
        self.push(
            Diagnostic::new(
                "armature::swagger::required",
                "a path parameter is not `required`",
            )
            .at(
                SourceLocation::Value(location.origin()),
                "a path without it is another path",
            )
            .help("write \"required\": true")
            .section(SECTION),
        );
    }

    /// A parameter that is not a body: it is described as a simple value.
    fn simple(&mut self, parameter: Value<'a>) {
        match (parameter.get("type"), parameter.get("schema")) {
            (None, Some(schema)) => self.push(
                Diagnostic::new("armature::swagger::unknown-key", "only a body has a `schema`")
                    .at(SourceLocation::Key(schema.origin()), "this describes a body")
                    .help("write what is in the schema into the parameter itself, or \"in\": \"body\"")
                    .section(SECTION),
            ),
            _ => {
                self.keys(parameter, &keys::PARAMETER);
                self.require(parameter, "type", "a parameter", SECTION);
                self.item(parameter, SECTION);
                self.file(parameter);
                self.empty_value(parameter);
            }
        }
        let multi = parameter
            .get("collectionFormat")
            .filter(|value| value.as_str() == Some("multi"));
        if let Some(multi) = multi.filter(|_| !matches!(parameter.get_str("in"), Some("query" | "formData")))
        {
            self.push(
                Diagnostic::new(
                    "armature::swagger::value",
                    "only a query or a form can repeat a parameter",
                )
                .at(SourceLocation::Value(multi.origin()), "this repeats it")
                .help("write \"csv\", \"ssv\", \"tsv\" or \"pipes\"")
                .section(SECTION),
            );
        }
    }

    /// Only what is in a query or a form can be empty without being absent.
    fn empty_value(&mut self, parameter: Value<'a>) {
        let may_be_empty = reader::flag(parameter, "allowEmptyValue", self.diagnostics);
        let has_place = matches!(parameter.get_str("in"), Some("query" | "formData"));
        if let Some(allow) = parameter
            .get("allowEmptyValue")
            .filter(|_| may_be_empty && !has_place)
        {
            self.push(
                Diagnostic::new(
                    "armature::swagger::value",
                    "only a query or a form can have an empty parameter",
                )
                .at(SourceLocation::Key(allow.origin()), "this has no meaning here")
                .help("take it out")
                .section(SECTION),
            );
        }
    }

    fn file(&mut self, parameter: Value<'a>) {
        let json_type = parameter
            .get("type")
            .filter(|value| value.as_str() == Some("file"));
        if let Some(json_type) = json_type.filter(|_| parameter.get_str("in") != Some("formData")) {
            self.push(
                Diagnostic::new("armature::swagger::value", "only a form can have a file")
                    .at(SourceLocation::Value(json_type.origin()), "a file")
                    .help("write \"in\": \"formData\", or describe the body with \"format\": \"binary\"")
                    .section(SECTION),
            );
        }
    }

    /// What is common to simple parameters, their items, and headers.
    pub(super) fn item(&mut self, item: Value<'a>, section: &'static str) {
        self.collection_format(item);
        self.constraints(item);
        match (item.get_str("type"), item.get("items")) {
            (Some("array"), None) => self.no_items(item, section),
            (_, Some(items)) if matches!(items.kind(), Kind::Object(_)) => {
                self.keys(items, &keys::ITEMS);
                self.item(items, "Items Object");
            }
            _ => {}
        }
    }

    fn collection_format(&mut self, item: Value<'a>) {
        const FORMATS: [&str; 5] = ["csv", "ssv", "tsv", "pipes", "multi"];
        let Some((value, format)) = item
            .get("collectionFormat")
            .and_then(|value| Some((value, value.as_str()?)))
        else {
            return;
        };
        if !FORMATS.contains(&format) {
            let otherwise = near::one_of(FORMATS);
            self.push(
                Diagnostic::new(
                    "armature::swagger::value",
                    format!("`{format}` is no `collectionFormat`"),
                )
                .at(
                    SourceLocation::Value(value.origin()),
                    "elements are joined by commas here",
                )
                .help(near::remedy(format, FORMATS, otherwise))
                .section(SECTION),
            );
        }
    }
}
