//! Schema objects: <https://swagger.io/specification/v2/#schema-object> and the Azure extensions.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::{Diagnostic, Diagnostics, SourceLocation};
use crate::lowering::extension::Exclusive;
use crate::lowering::{Schemas, constraints, extension, json_type, reader};
use crate::model::{Additional, JsonType, Model, Parameter, Property, Schema, SchemaId, ServerVariable};
use crate::origin::DocumentId;
use crate::source::{Kind, Sources, Value};

/// Lowers schemas, each once.
pub(super) struct Lowering<'a> {
    pub(super) sources: &'a Sources,
    pub(super) model: Model,
    pub(super) diagnostics: &'a mut Diagnostics,
    pub(super) schemas: Schemas<'a>,
    /// The parameters of the host of the document that is being lowered.
    pub(super) host_parameters: Vec<Parameter>,
    /// The same as variables of its servers.
    pub(super) host_variables: Vec<ServerVariable>,
    /// Documents of an unknown version, of which nothing is lowered.
    pub(super) foreign: HashSet<DocumentId>,
}

impl<'a> Lowering<'a> {
    /// Returns the schema at a location, lowered with all that is in it.
    pub(super) fn schema(&mut self, value: Value<'a>) -> SchemaId {
        let (id, is_new) = self.schemas.id(&mut self.model, value, |_, _| None);
        if is_new {
            self.fill(id, value);
        }
        id
    }

    /// Lowers what was referred to. References lead from one schema to the next without end, so this is not done
    /// while one is being lowered.
    pub(super) fn drain(&mut self) {
        while let Some((id, value)) = self.schemas.next() {
            self.fill(id, value);
        }
    }

    /// Reads the schema at a location into the one that has its id already.
    fn fill(&mut self, id: SchemaId, value: Value<'a>) {
        if !matches!(value.kind(), Kind::Object(_)) {
            return self.not_a_schema(value);
        }
        // While it is read its location holds an empty one.
        let empty = Schema::new(value.origin(), String::new());
        let mut schema = std::mem::replace(&mut self.model.schemas[id], empty);
        self.annotations(&mut schema, value);
        self.structure(&mut schema, value);
        schema.limits = extension::limits(value, Exclusive::Flags, self.diagnostics);
        if let Some(reference) = value.get("$ref") {
            self.reference(&mut schema, reference);
        }
        self.model.schemas[id] = schema;
    }

    pub(super) fn not_a_schema(&mut self, value: Value<'_>) {
        self.diagnostics.push(
            Diagnostic::new("armature::swagger::schema", "a schema is not an object")
                .at(
                    SourceLocation::Value(value.origin()),
                    format!("this is {}", value.kind().name()),
                )
                .help("a schema is an object such as { \"type\": \"string\" }")
                .section("Schema Object"),
        );
    }

    /// What a schema says about the meaning of a value.
    fn annotations(&mut self, schema: &mut Schema, value: Value<'a>) {
        let diagnostics = &mut *self.diagnostics;
        extension::annotate(schema, value, diagnostics);
        schema.title = reader::text(value, "title", diagnostics);
        schema.description = reader::text(value, "description", diagnostics);
        schema.read_only = reader::flag(value, "readOnly", diagnostics);
        schema.deprecated |= value.get("deprecated").is_some();
        schema.discriminator = reader::text(value, "discriminator", diagnostics);
    }

    /// What a schema says about the shape of a value.
    fn structure(&mut self, schema: &mut Schema, value: Value<'a>) {
        self.types(schema, value);
        schema.default = extension::default(value, schema.json_type, self.diagnostics);
        schema.format = reader::text(value, "format", self.diagnostics);
        schema.secret |= schema.format.as_deref() == Some("password");
        let mut indexes: HashMap<&str, usize> = HashMap::new();
        for (name, property) in reader::object(value, "properties", self.diagnostics) {
            let property = Property {
                name: name.to_owned(),
                schema: self.schema(property),
            };
            // Of properties with the same name the last one counts, at the index of the first.
            match indexes.get(name) {
                Some(index) => schema.properties[*index] = property,
                None => {
                    indexes.insert(name, schema.properties.len());
                    schema.properties.push(property);
                }
            }
        }
        schema.required = self.required(value);
        schema.additional = match value.get("additionalProperties").map(|v| (v, v.kind())) {
            None => Additional::Open,
            Some((_, Kind::Bool(true))) => Additional::Any,
            Some((_, Kind::Bool(false))) => Additional::Closed,
            Some((inner, _)) => Additional::Schema(self.schema(inner)),
        };
        schema.items = match value.get("items").map(|v| (v, v.kind())) {
            None => None,
            // Draft 4 allows an array of schemas, Swagger 2.0 does not; documents that have one mean the first, or without
            // `type: array` nothing that is known.
            Some((_, Kind::Array(mut list))) if value.get_str("type") == Some("array") => {
                list.next().map(|first| self.schema(first))
            }
            Some((_, Kind::Array(_))) => None,
            Some((inner, _)) => Some(self.schema(inner)),
        };
        for base in reader::array(value, "allOf", self.diagnostics) {
            let base = self.schema(base);
            schema.all_of.push(base);
        }
        schema.enumeration = extension::enumeration(value, schema.nullable, self.diagnostics);
        if schema.nullable && schema.enumeration.iter().any(|value| !value.is_null()) {
            // `null` is listed so that a nullable value may be null, not as a value of its own.
            schema.enumeration.retain(|value| !value.is_null());
        }
        if value.get("enum").is_some_and(constraints::is_empty) {
            constraints::allow_nothing(&mut self.model, schema);
        }
    }

    /// `required`; the boolean of older drafts is passed over, since it says something about another object.
    fn required(&mut self, value: Value<'a>) -> Vec<String> {
        match value.get("required").map(Value::kind) {
            None | Some(Kind::Bool(_)) => Vec::new(),
            Some(_) => reader::strings(value, "required", self.diagnostics),
        }
    }

    /// Reads `type`: one, or a list of which any may be the type of a value (JSON Schema draft 4, 5.5.2).
    fn types(&mut self, schema: &mut Schema, value: Value<'a>) {
        let Some(found) = value.get("type") else { return };
        match found.kind() {
            Kind::Array(list) => list.for_each(|entry| self.known_type(entry)),
            Kind::String(_) => self.known_type(found),
            _ => drop(reader::string(value, "type", self.diagnostics)),
        }
        json_type::apply(schema, extension::types(value));
    }

    /// Reports a value that is not a type.
    fn known_type(&mut self, found: Value<'a>) {
        let name = found
            .as_str()
            .map_or_else(|| found.to_json().to_string(), str::to_owned);
        if JsonType::named(&name).is_none() {
            self.diagnostics.push(json_type::unknown(found, &name));
        }
    }

    /// Follows a `$ref`. With siblings that say something about the structure the target becomes the first
    /// base; with other siblings it is what the schema refers to.
    fn reference(&mut self, schema: &mut Schema, reference: Value<'a>) {
        let target = match self.schemas.follow(&mut self.model, reference, |_, _| None) {
            Ok(target) => target,
            Err(problem) => return self.diagnostics.push(problem),
        };
        let structural = !schema.all_of.is_empty() || schema.additions().constraint;
        if structural {
            schema.all_of.insert(0, target);
        } else {
            schema.reference = Some(target);
        }
    }
}
