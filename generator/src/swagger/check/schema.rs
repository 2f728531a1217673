//! Schemas: <https://swagger.io/specification/v2/#schema-object>.

use super::{Checker, keys};
use crate::diagnostic::{Diagnostic, SourceLocation, near};
use crate::source::{Kind, Value};

const SECTION: &str = "Schema Object";

impl<'a> Checker<'a> {
    /// A schema and all that is in it. What it refers to is checked where it is.
    pub(super) fn schema(&mut self, schema: Value<'a>) {
        if !matches!(schema.kind(), Kind::Object(_)) {
            return; // Lowering reports it.
        }
        self.keys(schema, &keys::SCHEMA);
        self.external_docs(schema);
        self.constraints(schema);
        self.required(schema);
        self.discriminator(schema);
        let json_type = schema.get("type");
        match (json_type.and_then(Value::as_str), schema.get("items")) {
            (Some("array"), None) => self.no_items(schema, SECTION),
            (_, Some(items)) => self.schema(items),
            _ => {}
        }
        let is_empty = |value: &Value<'_>| matches!(value.kind(), Kind::Array(list) if list.len() == 0);
        if let Some(list) = json_type.filter(is_empty) {
            self.no_type(list);
        }
        // A base may declare the same members, and what an entry of `allOf` requires.
        let is_extended = self.is_extended || schema.get("allOf").is_some();
        let around = std::mem::replace(&mut self.is_extended, is_extended);
        for (_, property) in schema.get("properties").into_iter().flat_map(Value::members) {
            self.schema(property);
        }
        for base in schema.get("allOf").into_iter().flat_map(Value::elements) {
            self.schema(base);
        }
        self.is_extended = around;
        if let Some(additional) = schema.get("additionalProperties") {
            self.schema(additional);
        }
    }

    /// `required` lists names of properties.
    fn required(&mut self, schema: Value<'a>) {
        let Some(required) = schema.get("required") else {
            return;
        };
        match required.kind() {
            Kind::Bool(_) => self.push(
                Diagnostic::new(
                    "armature::schema::required",
                    "`required` of a schema is a list of names",
                )
                .at(SourceLocation::Value(required.origin()), "this is ignored")
                .help("list the property's name in `required` of the object that has it")
                .section(SECTION),
            ),
            Kind::Array(names) => {
                for name in names {
                    self.required_name(schema, name);
                }
            }
            _ => {} // Lowering reports it.
        }
    }

    fn required_name(&mut self, schema: Value<'a>, name: Value<'a>) {
        let Some(text) = name.as_str() else { return };
        // A base, or what is built on this schema, may describe the property.
        let closed_world = !self.is_extended && schema.get("allOf").is_none() && schema.get("$ref").is_none();
        let Some(properties) = schema.get("properties").filter(|_| closed_world) else {
            return;
        };
        if properties.get(text).is_some() {
            return;
        }
        let names = properties.members().map(|(key, _)| key);
        self.push(
            Diagnostic::new(
                "armature::schema::required",
                format!("the required property `{text}` is not described"),
            )
            .at(
                SourceLocation::Value(name.origin()),
                "`properties` has no such name",
            )
            .help(near::remedy(
                text,
                names.filter(|key| key.len().abs_diff(text.len()) <= 2),
                "describe it below `properties`, or take it out of `required`",
            ))
            .section(SECTION),
        );
    }

    /// The discriminator must be a property of the schema, and required.
    fn discriminator(&mut self, schema: Value<'a>) {
        let Some((at, name)) = schema
            .get("discriminator")
            .and_then(|at| Some((at, at.as_str()?)))
        else {
            return;
        };
        let problem = if schema
            .get("properties")
            .and_then(|properties| properties.get(name))
            .is_none()
        {
            let described = schema.get("allOf").is_some();
            if described {
                return; // A base may describe it.
            }
            Diagnostic::new(
                "armature::schema::discriminator",
                format!("the discriminator `{name}` is not a property"),
            )
            .at(
                SourceLocation::Value(at.origin()),
                "`properties` has no such name",
            )
            .help(format!(
                "describe `{name}` below `properties`, and list it in `required`"
            ))
        } else {
            let required = schema.get("required").into_iter().flat_map(Value::elements);
            if required.into_iter().any(|entry| entry.as_str() == Some(name)) {
                return;
            }
            Diagnostic::new(
                "armature::schema::discriminator",
                format!("the discriminator `{name}` is not required"),
            )
            .at(
                SourceLocation::Value(at.origin()),
                "without it the type of an object is unknown",
            )
            .help(format!("list `{name}` in `required`"))
        };
        self.push(problem.section(SECTION));
    }

    pub(super) fn no_items(&mut self, array: Value<'a>, section: &'static str) {
        let at = array.get("type").unwrap_or(array);
        self.push(
            Diagnostic::new("armature::swagger::required", "an array has no `items`")
                .at(
                    SourceLocation::Value(at.origin()),
                    "nothing is said about the elements of this",
                )
                .help("add \"items\": { … } with the schema of the elements")
                .section(section),
        );
    }

    /// A list of types has at least one (JSON Schema draft 4, 5.5.2.1).
    fn no_type(&mut self, list: Value<'a>) {
        self.push(
            Diagnostic::new("armature::swagger::value", "`type` is an empty list")
                .at(SourceLocation::Value(list.origin()), "read as any type")
                .help("list the types, or take `type` out")
                .section(SECTION),
        );
    }
}
