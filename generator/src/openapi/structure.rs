//! What a schema says about the shape of a value: types, members, elements, values.

use super::schema::Lowering;
use crate::diagnostic::{Diagnostic, SourceLocation};
use crate::lowering::{constraints, extension, json_type, reader};
use crate::model::{Additional, Composition, JsonType, Property, Schema, SchemaId};
use crate::source::{Kind, Value};

impl<'a> Lowering<'a, '_> {
    /// Reads the keywords that both versions have.
    pub(super) fn structure(&mut self, schema: &mut Schema, value: Value<'a>) {
        let may_be_null = self.types(schema, value);
        schema.format = reader::text(value, "format", self.diagnostics);
        self.encoding(schema, value);
        schema.secret |= schema.format.as_deref() == Some("password");
        self.enumeration(schema, value, may_be_null);
        schema.required = self.required(value);
        schema.properties = self.properties(value);
        schema.additional = match value.get("additionalProperties").map(|v| (v, v.kind())) {
            None => Additional::Open,
            Some((_, Kind::Bool(true))) => Additional::Any,
            Some((_, Kind::Bool(false))) => Additional::Closed,
            Some((inner, _)) => Additional::Schema(self.schema(inner)),
        };
        schema.items = self.items(value);
        schema.all_of = self.list("allOf", value);
        schema.composition = Composition {
            one_of: self.list("oneOf", value),
            any_of: self.list("anyOf", value),
            not: value.get("not").map(|not| self.schema(not)),
        };
        let lists_nothing = value.get("enum").is_some_and(constraints::is_empty);
        if lists_nothing || self.is_3_1(value) && is_unlisted(value) {
            // Both hold together, so that no value is allowed.
            constraints::allow_nothing(self.model, schema);
        }
    }

    /// Reads `type` and `nullable`. Returns whether they allow `null`.
    fn types(&mut self, schema: &mut Schema, value: Value<'a>) -> bool {
        let nullable = reader::flag(value, "nullable", self.diagnostics);
        if let Some(at) = value.get("nullable").filter(|_| self.is_3_1(value)) {
            self.diagnostics.push(
                Diagnostic::new("armature::openapi::malformed", "OpenAPI 3.1 has no `nullable`")
                    .at(SourceLocation::Key(at.origin()), "this is read as in OpenAPI 3.0")
                    .help("add \"null\" to `type`: \"type\": [\"string\", \"null\"]")
                    .section("Schema Object"),
            );
        }
        let types = self.type_words(value);
        let names_types = !types.is_empty();
        let has_null = json_type::apply(schema, types);
        schema.nullable |= nullable;
        schema.nullable || has_null || !names_types
    }

    /// Reads the words of `type`, each once.
    fn type_words(&mut self, value: Value<'a>) -> Vec<JsonType> {
        let Some(found) = value.get("type") else {
            return Vec::new();
        };
        let words = match found.kind() {
            Kind::Array(elements) => {
                if !self.is_3_1(value) {
                    self.several_types(found);
                }
                elements.collect()
            }
            _ => vec![found],
        };
        let mut types = Vec::with_capacity(words.len());
        for word in words {
            match self.type_word(word, value) {
                Some(json_type) if !types.contains(&json_type) => types.push(json_type),
                _ => {}
            }
        }
        types
    }

    fn type_word(&mut self, word: Value<'a>, schema: Value<'a>) -> Option<JsonType> {
        // A list of types has `null` in any version, since it can only be meant.
        let is_list = schema.get("type").is_some_and(|found| found.elements().len() > 0);
        let name = match word.kind() {
            Kind::String(name) => name,
            kind => {
                reader::wrong_type(word, "type", "a string", self.diagnostics);
                // YAML reads `null` without quotes as no value, and so it reads nothing at all.
                return (is_list && matches!(kind, Kind::Null)).then_some(JsonType::Null);
            }
        };
        let json_type = JsonType::named(name).filter(|one| *one != JsonType::File);
        match json_type {
            Some(JsonType::Null) if !self.is_3_1(schema) && !is_list => self
                .diagnostics
                .push(json_type::unknown(word, name).help("write a type, and \"nullable\": true")),
            None => self.diagnostics.push(json_type::unknown(word, name)),
            Some(_) => {}
        }
        json_type
    }

    fn several_types(&mut self, list: Value<'a>) {
        let help = match list.elements().any(|entry| entry.as_str() == Some("null")) {
            true => "write one type, and \"nullable\": true; lists of types are OpenAPI 3.1",
            false => "write one type, or `oneOf`; lists of types are OpenAPI 3.1",
        };
        self.diagnostics.push(
            Diagnostic::new(
                "armature::openapi::malformed",
                "`type` is an array, but should be a string",
            )
            .at(
                SourceLocation::Value(list.origin()),
                "this is read as in OpenAPI 3.1",
            )
            .help(help)
            .section("Schema Object"),
        );
    }

    /// Reads `contentEncoding`: text in Base64 is what OpenAPI 3.0 calls the format `byte`.
    fn encoding(&mut self, schema: &mut Schema, value: Value<'a>) {
        if schema.format.is_some() || !schema.allows(JsonType::String) || !self.is_3_1(value) {
            return;
        }
        let encoding = reader::string(value, "contentEncoding", self.diagnostics).unwrap_or_default();
        let format = match encoding.to_ascii_lowercase().as_str() {
            "base64" => "byte",
            "base64url" => "base64url",
            _ => return,
        };
        schema.format = Some(format.to_owned());
    }

    /// Reads `enum`, and `const` of OpenAPI 3.1. `null` among the values marks the schema as nullable where that says the
    /// same; else it is a value like the others.
    fn enumeration(&mut self, schema: &mut Schema, value: Value<'a>, may_be_null: bool) {
        schema.enumeration = extension::enumeration(value, true, self.diagnostics);
        if let Some(constant) = value.get("const").filter(|_| self.is_3_1(value)) {
            schema.enumeration = vec![constant.to_json()];
        }
        if schema.enumeration.is_empty() {
            return;
        }
        let lists_null = schema.enumeration.iter().any(serde_json::Value::is_null);
        if self.is_3_1(value) && !lists_null {
            // What `enum` does not list is not allowed, whatever `type` says.
            schema.nullable &= value.get("nullable").is_some();
        }
        if !lists_null {
            return;
        }
        let rest = || schema.enumeration.iter().filter(|value| !value.is_null());
        let is_typed = schema.json_type.is_some();
        let is_uniform = rest().all(serde_json::Value::is_string) || rest().all(serde_json::Value::is_i64);
        if rest().count() == 0 && (schema.types.is_empty() && !is_typed || schema.nullable) {
            *schema = Schema {
                json_type: Some(JsonType::Null),
                types: Vec::new(),
                nullable: false,
                enumeration: Vec::new(),
                ..schema.clone()
            };
        } else if rest().count() > 0 && (is_typed || is_uniform) || !self.is_3_1(value) {
            schema.nullable |= may_be_null || !self.is_3_1(value);
            schema.enumeration.retain(|value| !value.is_null());
        }
    }

    /// Reads `required`. The boolean of older drafts says something about another object.
    fn required(&mut self, value: Value<'a>) -> Vec<String> {
        let Some(found) = value.get("required").filter(|found| found.as_bool().is_some()) else {
            return reader::strings(value, "required", self.diagnostics);
        };
        let pointer = value.document().pointer_of(value.id());
        let name = pointer.rsplit_once('/').map_or("", |(_, name)| name);
        let is_property = pointer.rsplit('/').nth(1) == Some("properties");
        let help = match is_property {
            true => format!("write `required: [{name}]` in the object that has this property"),
            false => "write an array of names".to_owned(),
        };
        self.diagnostics.push(
            Diagnostic::new(
                "armature::openapi::malformed",
                "`required` is a boolean, but should be an array of strings",
            )
            .at(SourceLocation::Value(found.origin()), "this is a boolean")
            .help(help)
            .section("Schema Object"),
        );
        Vec::new()
    }

    /// Reads `properties`, in the order of the document. Of two with the same name the last one counts.
    fn properties(&mut self, value: Value<'a>) -> Vec<Property> {
        let Some(all) = value
            .get("properties")
            .and_then(|all| self.described_properties(all))
        else {
            return Vec::new();
        };
        if !matches!(all.kind(), Kind::Object(_)) {
            reader::wrong_type(all, "properties", "an object", self.diagnostics);
        }
        let mut list = Vec::new();
        for (name, property) in all.members() {
            if all.get(name).is_some_and(|last| last.id() == property.id()) {
                list.push(Property {
                    name: name.to_owned(),
                    schema: self.schema(property),
                });
            }
        }
        list
    }

    /// Returns the object with the properties. A reference instead of it is followed and reported: a property called `$ref`
    /// has a schema, not a string.
    fn described_properties(&mut self, all: Value<'a>) -> Option<Value<'a>> {
        let Some(reference) = all.get("$ref").filter(|found| found.as_str().is_some()) else {
            return Some(all);
        };
        self.diagnostics.push(
            Diagnostic::new("armature::openapi::malformed", "`properties` is a reference")
                .at(
                    SourceLocation::Value(reference.origin()),
                    "this is followed, but not by all tools",
                )
                .help("refer to the whole schema, with `$ref` instead of it, or list the properties here")
                .section("Schema Object"),
        );
        self.target(all)
    }

    /// Reads `items`. An array of schemas is what JSON Schema 2020-12 calls `prefixItems`.
    fn items(&mut self, value: Value<'a>) -> Option<SchemaId> {
        let items = value.get("items")?;
        if let Kind::Array(mut list) = items.kind() {
            reader::wrong_type(items, "items", "a schema", self.diagnostics);
            return list.next().map(|first| self.schema(first));
        }
        Some(self.schema(items))
    }

    /// Reads a keyword that has a list of schemas.
    pub(super) fn list(&mut self, key: &str, value: Value<'a>) -> Vec<SchemaId> {
        let list = reader::array(value, key, self.diagnostics);
        list.into_iter().map(|schema| self.schema(schema)).collect()
    }

    /// Reads exclusive bounds that are numbers, as OpenAPI 3.1 has them, in addition to those that include their value: the
    /// narrower one counts. Reports those of the other version.
    pub(super) fn exclusive_bounds(&mut self, schema: &mut Schema, value: Value<'a>) {
        for key in ["exclusiveMinimum", "exclusiveMaximum"] {
            let Some(found) = value.get(key) else { continue };
            let limits = &mut schema.limits;
            let (bound, exclusive, is_minimum) = match key {
                "exclusiveMinimum" => (&mut limits.minimum, &mut limits.exclusive_minimum, true),
                _ => (&mut limits.maximum, &mut limits.exclusive_maximum, false),
            };
            let number = found.as_number().and_then(crate::source::Number::to_json);
            let Some(number) = number else {
                if self.is_3_1(value) && found.as_bool().is_some() {
                    reader::wrong_type(found, key, "a number", self.diagnostics);
                }
                continue;
            };
            let old = bound.as_ref().and_then(serde_json::Number::as_f64);
            let new = number.as_f64().unwrap_or_default();
            let is_narrower = old.is_none_or(|old| if is_minimum { new >= old } else { new <= old });
            if is_narrower {
                *bound = Some(number);
            }
            *exclusive = is_narrower;
        }
    }
}

/// Returns whether `enum` does not list the value of `const`. Numbers are equal however they are written.
fn is_unlisted(value: Value<'_>) -> bool {
    let Some((constant, list)) = value.get("const").zip(value.get("enum")) else {
        return false;
    };
    let constant = constant.to_json();
    let equals = |listed: serde_json::Value| match (listed.as_f64(), constant.as_f64()) {
        (Some(listed), Some(constant)) => listed == constant,
        _ => listed == constant,
    };
    !list.elements().map(Value::to_json).any(equals)
}
