//! Schema objects: <https://spec.openapis.org/oas/v3.0.3#schema-object>, and those of OpenAPI 3.1, which are
//! [JSON Schema 2020-12](https://json-schema.org/draft/2020-12/json-schema-core).

use std::collections::HashSet;

use super::version::Version;
use crate::diagnostic::{Diagnostic, Diagnostics, SourceLocation};
use crate::lowering::extension::Exclusive;
use crate::lowering::{Schemas, constraints, extension, reader};
use crate::model::{Model, Mutability, Schema, SchemaId};
use crate::origin::Origin;
use crate::source::{Kind, Sources, Value};

/// Lowers schemas, each once.
pub(super) struct Lowering<'a, 'm> {
    pub(super) sources: &'a Sources,
    pub(super) model: &'m mut Model,
    pub(super) diagnostics: &'m mut Diagnostics,
    /// The versions of the documents, by id.
    pub(super) versions: Vec<Version>,
    pub(super) schemas: Schemas<'a>,
    /// What discriminators say about the values that refer to definitions.
    pub(super) mappings: Vec<Mapping<'a>>,
    /// Operations that the service sends requests to, whose own callbacks were lowered.
    pub(super) nested_callbacks: HashSet<Origin>,
}

/// An entry of the mapping of a discriminator.
pub(super) struct Mapping<'a> {
    /// The schema that has the discriminator.
    pub(super) of: SchemaId,
    /// The value of the discriminator.
    pub(super) tag: String,
    /// The text that names the definition.
    pub(super) target: Value<'a>,
}

impl<'a> Lowering<'a, '_> {
    /// Returns the schema or reference at a location, lowered with all that is in it.
    pub(super) fn schema(&mut self, value: Value<'a>) -> SchemaId {
        let (id, is_new) = self.schemas.id(self.model, value, name_of);
        if is_new {
            self.fill(id, value);
        }
        id
    }

    /// Lowers what was referred to. This is not done while a schema is being lowered.
    pub(super) fn drain(&mut self) {
        while let Some((id, value)) = self.schemas.next() {
            self.fill(id, value);
        }
    }

    /// Returns whether a value is read by the rules of OpenAPI 3.1.
    pub(super) fn is_3_1(&self, value: Value<'_>) -> bool {
        let version = self.versions.get(value.origin().document.0 as usize);
        version == Some(&Version::V3_1)
    }

    /// Reads the schema at a location into the one that has its id already.
    fn fill(&mut self, id: SchemaId, value: Value<'a>) {
        // While it is read its location holds an empty one.
        let empty = Schema::new(value.origin(), String::new());
        let mut schema = std::mem::replace(&mut self.model.schemas[id], empty);
        let scope = self.schemas.enter(id);
        let reference = value.get("$ref");
        match value.kind() {
            Kind::Object(_) if self.is_3_1(value) => {
                self.keywords(id, &mut schema, value);
                self.references(&mut schema, value);
            }
            // OpenAPI 3.0.3, Reference Object: siblings of `$ref` are ignored.
            Kind::Object(_) => match reference {
                Some(reference) => schema.reference = self.follow(reference),
                None => self.keywords(id, &mut schema, value),
            },
            Kind::Bool(allowed) => self.boolean(&mut schema, value, allowed),
            _ => self.not_a_schema(value),
        }
        self.schemas.leave(scope);
        self.model.schemas[id] = schema;
    }

    /// Reads all keywords of a schema but its references.
    fn keywords(&mut self, id: SchemaId, schema: &mut Schema, value: Value<'a>) {
        let exclusive = match self.is_3_1(value) {
            true => Exclusive::Numbers,
            false => Exclusive::Flags,
        };
        constraints::check(value, &["allOf", "anyOf", "oneOf"], self.diagnostics);
        extension::annotate(schema, value, self.diagnostics);
        self.annotations(id, schema, value);
        self.structure(schema, value);
        schema.limits = extension::limits(value, exclusive, self.diagnostics);
        self.exclusive_bounds(schema, value);
        if self.is_3_1(value) {
            self.applicators(schema, value);
        }
    }

    /// Reads `true`, which allows any value, or `false`, which allows none.
    pub(super) fn boolean(&mut self, schema: &mut Schema, value: Value<'a>, allowed: bool) {
        if !self.is_3_1(value) {
            self.not_a_schema(value);
        }
        if !allowed {
            constraints::allow_nothing(self.model, schema);
        }
    }

    fn not_a_schema(&mut self, value: Value<'_>) {
        let found = value.kind().name();
        self.diagnostics.push(
            Diagnostic::new("armature::openapi::malformed", "a schema is not an object")
                .at(SourceLocation::Value(value.origin()), format!("this is {found}"))
                .help("write an object such as { \"type\": \"string\" }")
                .section("Schema Object"),
        );
    }

    /// Returns the schema that a reference resolves to. It is lowered later.
    pub(super) fn follow(&mut self, reference: Value<'a>) -> Option<SchemaId> {
        match self.schemas.follow(self.model, reference, name_of) {
            Ok(id) => Some(id),
            Err(problem) => {
                self.diagnostics.push(problem);
                None
            }
        }
    }

    /// Returns the schema that a `$dynamicRef` resolves to where the schema with it is used. It is lowered later.
    pub(super) fn follow_dynamically(&mut self, reference: Value<'a>) -> Option<SchemaId> {
        let followed = self.schemas.follow_dynamically(self.model, reference, name_of);
        followed.map_err(|problem| self.diagnostics.push(problem)).ok()
    }

    /// Reads what a schema says about the meaning of a value.
    fn annotations(&mut self, id: SchemaId, schema: &mut Schema, value: Value<'a>) {
        let diagnostics = &mut *self.diagnostics;
        schema.title = reader::text(value, "title", diagnostics);
        schema.description = reader::text(value, "description", diagnostics);
        schema.default = value.get("default").map(Value::to_json);
        schema.read_only = reader::flag(value, "readOnly", diagnostics);
        schema.deprecated |= reader::flag(value, "deprecated", diagnostics);
        if reader::flag(value, "writeOnly", diagnostics) {
            schema.mutability = Some(Mutability {
                create: true,
                read: false,
                update: true,
            });
        }
        self.discriminator(id, schema, value);
    }
}

/// Returns the name of a schema that is none of the definitions, but has a name: a file that is one schema is called after
/// the file, and a member of `$defs` after its key.
fn name_of(file: &str, pointer: &str) -> Option<String> {
    if pointer.is_empty() {
        return Some(file.split('.').next().unwrap_or_default().to_owned());
    }
    let (parent, key) = pointer.rsplit_once('/')?;
    parent
        .ends_with("/$defs")
        .then(|| crate::pointer::unescaped(key).into_owned())
}
