//! Schema objects: <https://spec.openapis.org/oas/v3.0.3#schema-object>. The crate's types say what a schema is made of;
//! numbers and default values are taken from the text, where they are exact.

use indexmap::IndexMap;
use openapiv3 as oas;
use openapiv3::ReferenceOr;
use rustc_hash::FxHashMap;

use super::blame::Object;
use super::discriminator::Mapping;
use crate::diagnostic::Diagnostics;
use crate::model::{Additional, Composition, JsonType, Model, Mutability, Property, Schema, SchemaId};
use crate::origin::Origin;
use crate::source::{Sources, Value};
use crate::swagger::extension;

/// Lowers schemas, each once.
pub(super) struct Lowering<'a, 'm> {
    pub(super) sources: &'a Sources,
    pub(super) model: &'m mut Model,
    pub(super) diagnostics: &'m mut Diagnostics,
    pub(super) done: FxHashMap<Origin, SchemaId>,
    /// The names of definitions, by their place.
    pub(super) names: FxHashMap<Origin, String>,
    /// Schemas that were referred to and are still to be lowered.
    pub(super) pending: Vec<(SchemaId, Value<'a>)>,
    /// What discriminators say about the values that stand for definitions.
    pub(super) mappings: Vec<Mapping<'a>>,
}

/// A schema that stands in another one; none for a reference.
type Inner<'t> = Option<&'t oas::Schema>;

impl<'a> Lowering<'a, '_> {
    /// The schema or reference at a place, lowered with all that stands in it.
    pub(super) fn schema(&mut self, value: Value<'a>) -> SchemaId {
        let (id, is_new) = self.id(value);
        if is_new {
            self.read(id, value);
        }
        id
    }

    /// Lowers what was referred to.
    pub(super) fn work_off(&mut self) {
        while let Some((id, value)) = self.pending.pop() {
            self.read(id, value);
        }
    }

    /// The id of the schema at a place, and whether it was given just now.
    fn id(&mut self, value: Value<'a>) -> (SchemaId, bool) {
        let origin = value.origin();
        if let Some(id) = self.done.get(&origin) {
            return (*id, false);
        }
        let document = value.document();
        let pointer = document.pointer_of(value.id());
        let file = document.path().rsplit('/').next().unwrap_or_default();
        let mut schema = Schema::new(origin, format!("{file}#{pointer}"));
        // A file that is one schema is a definition with the file's name.
        let whole = || {
            pointer
                .is_empty()
                .then(|| file.split('.').next().unwrap_or_default().to_owned())
        };
        schema.name = self.names.get(&origin).cloned().or_else(whole);
        let id = self.model.schemas.push(schema);
        self.done.insert(origin, id);
        (id, true)
    }

    /// Reads the schema or reference at a place, which stands in no schema that was read.
    fn read(&mut self, id: SchemaId, value: Value<'a>) {
        if let Some(parsed) = self.parse::<ReferenceOr<oas::Schema>>(value, Object::Schema) {
            self.fill(id, parsed.as_item(), value);
        }
    }

    /// The id of a schema that stands in another one, with its content.
    fn inner(&mut self, schema: Inner<'_>, value: Value<'a>) -> SchemaId {
        let (id, is_new) = self.id(value);
        if is_new {
            self.fill(id, schema, value);
        }
        id
    }

    fn fill(&mut self, id: SchemaId, schema: Inner<'_>, value: Value<'a>) {
        // While it is read its place holds an empty one.
        let empty = Schema::new(value.origin(), String::new());
        let mut lowered = std::mem::replace(&mut self.model.schemas[id], empty);
        match schema {
            None => lowered.reference = self.follow(value),
            Some(schema) => {
                extension::annotate(&mut lowered, value, self.diagnostics);
                self.data(id, &mut lowered, &schema.schema_data, value);
                self.kind(&mut lowered, &schema.schema_kind, value);
                lowered.limits = extension::limits(value, self.diagnostics);
            }
        }
        self.model.schemas[id] = lowered;
    }

    /// The schema that a reference leads to. It is lowered later: references lead on and on.
    fn follow(&mut self, value: Value<'a>) -> Option<SchemaId> {
        match self.sources.follow(value.get("$ref")?) {
            Ok(target) => {
                let (id, is_new) = self.id(target);
                if is_new {
                    self.pending.push((id, target));
                }
                Some(id)
            }
            Err(problem) => {
                self.diagnostics.push(problem);
                None
            }
        }
    }

    /// What a schema says about the meaning of a value.
    fn data(&mut self, id: SchemaId, lowered: &mut Schema, data: &oas::SchemaData, value: Value<'a>) {
        lowered.title = data.title.clone();
        lowered.description = data.description.clone();
        lowered.default = value.get("default").map(Value::to_json);
        lowered.nullable |= data.nullable;
        lowered.read_only = data.read_only;
        lowered.deprecated |= data.deprecated;
        if data.write_only {
            lowered.mutability = Some(Mutability {
                create: true,
                read: false,
                update: true,
            });
        }
        if let Some(discriminator) = &data.discriminator {
            lowered.discriminator = Some(discriminator.property_name.clone());
            self.mappings(id, value, discriminator);
        }
    }

    /// What a schema says about the shape of a value.
    fn kind(&mut self, lowered: &mut Schema, kind: &oas::SchemaKind, value: Value<'a>) {
        lowered.json_type = value.get_str("type").and_then(json_type);
        lowered.format = value.get_str("format").map(str::to_owned);
        lowered.secret |= lowered.format.as_deref() == Some("password");
        lowered.enumeration = extension::enumeration(value, true, self.diagnostics);
        if lowered.enumeration.iter().any(serde_json::Value::is_null) {
            // `null` is listed so that a nullable value may be null, not as a value of its own.
            lowered.nullable = true;
            lowered.enumeration.retain(|value| !value.is_null());
        }
        let names = value.get("required").into_iter().flat_map(Value::elements);
        lowered.required = names
            .filter_map(|name| name.as_str().map(str::to_owned))
            .collect();

        let parts = Parts::of(kind);
        lowered.properties = self.properties(parts.properties, value);
        lowered.items = parts
            .items
            .zip(value.get("items"))
            .map(|(items, value)| self.inner(unboxed(items), value));
        lowered.additional = self.additional(parts.additional, value);
        lowered.all_of = self.list(parts.all_of, "allOf", value);
        lowered.composition = Composition {
            one_of: self.list(parts.one_of, "oneOf", value),
            any_of: self.list(parts.any_of, "anyOf", value),
            not: parts
                .not
                .zip(value.get("not"))
                .map(|(not, value)| self.inner(not.as_item(), value)),
        };
    }

    fn properties(
        &mut self,
        properties: Option<&IndexMap<String, ReferenceOr<Box<oas::Schema>>>>,
        value: Value<'a>,
    ) -> Vec<Property> {
        let Some((properties, values)) = properties.zip(value.get("properties")) else {
            return Vec::new();
        };
        let mut list = Vec::new();
        // In the order of the document, which the crate's types do not have; of two with one name the last one.
        for (name, value) in values.members() {
            let counts = values.get(name).is_some_and(|last| last.id() == value.id());
            if let Some(schema) = properties.get(name).filter(|_| counts) {
                list.push(Property {
                    name: name.to_owned(),
                    schema: self.inner(unboxed(schema), value),
                });
            }
        }
        list
    }

    fn additional(&mut self, additional: Option<&oas::AdditionalProperties>, value: Value<'a>) -> Additional {
        match (additional, value.get("additionalProperties")) {
            (Some(oas::AdditionalProperties::Any(true)), _) => Additional::Any,
            (Some(oas::AdditionalProperties::Any(false)), _) => Additional::Closed,
            (Some(oas::AdditionalProperties::Schema(schema)), Some(value)) => {
                Additional::Schema(self.inner(schema.as_item(), value))
            }
            _ => Additional::Open,
        }
    }

    fn list(&mut self, schemas: &[ReferenceOr<oas::Schema>], key: &str, value: Value<'a>) -> Vec<SchemaId> {
        let values = value.get(key).into_iter().flat_map(Value::elements);
        schemas
            .iter()
            .zip(values)
            .map(|(schema, value)| self.inner(schema.as_item(), value))
            .collect()
    }
}

/// The schemas that stand in a schema, whatever kind the crate takes it for.
#[derive(Default)]
struct Parts<'t> {
    properties: Option<&'t IndexMap<String, ReferenceOr<Box<oas::Schema>>>>,
    additional: Option<&'t oas::AdditionalProperties>,
    items: Option<&'t ReferenceOr<Box<oas::Schema>>>,
    all_of: &'t [ReferenceOr<oas::Schema>],
    one_of: &'t [ReferenceOr<oas::Schema>],
    any_of: &'t [ReferenceOr<oas::Schema>],
    not: Option<&'t ReferenceOr<oas::Schema>>,
}

impl<'t> Parts<'t> {
    fn of(kind: &'t oas::SchemaKind) -> Self {
        let mut parts = Self::default();
        match kind {
            oas::SchemaKind::Type(oas::Type::Object(object)) => {
                parts.properties = Some(&object.properties);
                parts.additional = object.additional_properties.as_ref();
            }
            oas::SchemaKind::Type(oas::Type::Array(array)) => parts.items = array.items.as_ref(),
            oas::SchemaKind::Type(_) => {}
            oas::SchemaKind::OneOf { one_of } => parts.one_of = one_of,
            oas::SchemaKind::AllOf { all_of } => parts.all_of = all_of,
            oas::SchemaKind::AnyOf { any_of } => parts.any_of = any_of,
            oas::SchemaKind::Not { not } => parts.not = Some(not),
            oas::SchemaKind::Any(any) => {
                parts.properties = Some(&any.properties);
                parts.additional = any.additional_properties.as_ref();
                parts.items = any.items.as_ref();
                parts.all_of = &any.all_of;
                parts.one_of = &any.one_of;
                parts.any_of = &any.any_of;
                parts.not = any.not.as_deref();
            }
        }
        parts
    }
}

fn unboxed(schema: &ReferenceOr<Box<oas::Schema>>) -> Inner<'_> {
    schema.as_item().map(AsRef::as_ref)
}

/// The types of OpenAPI: those of Swagger, but for files, which are formats, and `null`, which is a mark.
fn json_type(name: &str) -> Option<JsonType> {
    JsonType::named(name).filter(|of| !matches!(of, JsonType::File | JsonType::Null))
}
