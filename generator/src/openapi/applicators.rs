//! The keywords of JSON Schema 2020-12 that OpenAPI 3.0 does not have.

use super::schema::Lowering;
use crate::diagnostic::{Diagnostic, SourceLocation};
use crate::lowering::reader;
use crate::model::{Applicators, Schema, SchemaId};
use crate::source::{Kind, Value};

impl<'a> Lowering<'a, '_> {
    /// Reads the keywords that apply schemas to parts of a value or under a condition.
    pub(super) fn applicators(&mut self, schema: &mut Schema, value: Value<'a>) {
        let prefix_items = self.list("prefixItems", value);
        let has_prefix = !prefix_items.is_empty();
        let found = Applicators {
            rest_items: schema.items.filter(|_| has_prefix),
            prefix_items,
            contains: self.part("contains", value),
            min_contains: reader::count(value, "minContains", self.diagnostics),
            max_contains: reader::count(value, "maxContains", self.diagnostics),
            pattern_properties: self.named("patternProperties", value),
            property_names: self.part("propertyNames", value),
            dependent_required: self.dependent_required(value),
            dependent_schemas: self.named("dependentSchemas", value),
            condition: self.part("if", value),
            then: self.part("then", value),
            otherwise: self.part("else", value),
            unevaluated_properties: self.part("unevaluatedProperties", value),
            unevaluated_items: self.part("unevaluatedItems", value),
        };
        if has_prefix {
            schema.items = None;
        }
        schema.applicators = (found != Applicators::default()).then(|| Box::new(found));
    }

    /// Reads a keyword that has a schema.
    fn part(&mut self, key: &str, value: Value<'a>) -> Option<SchemaId> {
        value.get(key).map(|schema| self.schema(schema))
    }

    /// Reads a keyword that has schemas by name. Of two with the same name the last one counts.
    fn named(&mut self, key: &str, value: Value<'a>) -> Vec<(String, SchemaId)> {
        let Some(all) = value.get(key) else {
            return Vec::new();
        };
        let mut named = Vec::new();
        for (name, schema) in reader::object(value, key, self.diagnostics) {
            if all.get(name).is_some_and(|last| last.id() == schema.id()) {
                named.push((name.to_owned(), self.schema(schema)));
            }
        }
        named
    }

    fn dependent_required(&mut self, value: Value<'a>) -> Vec<(String, Vec<String>)> {
        let Some(all) = value.get("dependentRequired") else {
            return Vec::new();
        };
        let names = reader::object(value, "dependentRequired", self.diagnostics);
        let mut names: Vec<&str> = names.into_iter().map(|(name, _)| name).collect();
        names.dedup();
        names
            .into_iter()
            .map(|name| (name.to_owned(), reader::strings(all, name, self.diagnostics)))
            .collect()
    }

    /// Reads `$ref` and its relatives. Siblings of a reference hold too, so a schema with constraints of its own is
    /// built on the target; one without refers to it.
    pub(super) fn references(&mut self, schema: &mut Schema, value: Value<'a>) {
        let mut targets = Vec::new();
        if let Some(reference) = value.get("$ref") {
            targets.extend(self.follow(reference));
        }
        if let Some(reference) = value.get("$dynamicRef") {
            targets.extend(self.follow_dynamically(reference));
        }
        if let Some(reference) = value.get("$recursiveRef") {
            self.read_statically(reference);
            targets.extend(recursive_anchor(value).map(|target| self.schema(target)));
        }
        let says_type = schema.json_type.is_some() || schema.format.is_some();
        let is_built = says_type || !schema.all_of.is_empty() || schema.additions().constraint;
        match targets.as_slice() {
            [] => {}
            [target] if !is_built => schema.reference = Some(*target),
            _ => schema.all_of.splice(..0, targets).for_each(drop),
        }
    }

    /// Reports a reference whose target depends on the schemas that resolve to it.
    fn read_statically(&mut self, reference: Value<'a>) {
        self.diagnostics.push(
            Diagnostic::new("armature::openapi::ignored", "`$recursiveRef` is read as `$ref`")
                .at(
                    SourceLocation::Key(reference.origin()),
                    "the schemas that lead here do not change its target",
                )
                .help("write `$ref` with the schema that is meant"),
        );
    }
}

/// Returns the nearest schema around a `$recursiveRef` that is marked with `$recursiveAnchor`. It is a keyword of JSON Schema
/// 2019-09, of which documents mean the schema that they are in.
fn recursive_anchor(value: Value<'_>) -> Option<Value<'_>> {
    let around = value.document().path_to(value.id());
    let is_anchor = |value: &Value<'_>| value.get("$recursiveAnchor").and_then(Value::as_bool) == Some(true);
    around
        .into_iter()
        .rev()
        .find(|value| matches!(value.kind(), Kind::Object(_)) && is_anchor(value))
}
