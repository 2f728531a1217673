//! Forms: the members of a schema as parameters, where it has a fixed set of them.

use rustc_hash::FxHashSet;

use super::schema::Lowering;
use crate::model::{Location, Parameter};
use crate::origin::Origin;
use crate::source::{Kind, Value};

/// What the schema of a form consists of.
#[derive(Default)]
struct Form<'a> {
    /// The properties, each where it is declared first, with the last declaration.
    properties: Vec<(&'a str, Value<'a>)>,
    /// The names of those that are required.
    required: Vec<&'a str>,
    /// The branches of unions.
    branches: Vec<Value<'a>>,
    /// Whether a schema describes properties that have no name.
    has_additional: bool,
    /// The schemas that were visited.
    seen: FxHashSet<Origin>,
}

impl<'a> Lowering<'a, '_> {
    /// Returns the properties of a form's schema and of what it is built on; `None` if its members are not a fixed set: a
    /// union, a map, a schema without properties. The form is written from a value of the whole type then.
    pub(super) fn form(&mut self, media: Value<'a>) -> Option<Vec<Parameter>> {
        let schema = media.get("schema")?;
        self.schema(schema);
        self.drain();
        let mut form = Form::default();
        self.add_to_form(schema, &mut form);
        if form.properties.is_empty() || form.has_additional || self.has_other_members(&mut form) {
            return None;
        }
        let parameters = form.properties.iter().map(|(name, property)| Parameter {
            origin: property.origin(),
            name: (*name).to_owned(),
            location: Location::FormData,
            required: form.required.contains(name),
            schema: self.schema(*property),
            type_ref: None,
            collection: None,
            skip_url_encoding: false,
            collection_prefix: None,
            serialization: None,
            allow_empty_value: false,
        });
        Some(parameters.collect())
    }

    /// Adds what a schema declares, what it is built on first.
    fn add_to_form(&mut self, schema: Value<'a>, form: &mut Form<'a>) {
        if !form.seen.insert(schema.origin()) {
            return;
        }
        let Some(target) = self.target(schema) else { return };
        if target.origin() != schema.origin() {
            self.add_to_form(target, form);
            // In OpenAPI 3.0 the siblings of a reference are ignored.
            if !self.is_3_1(schema) {
                return;
            }
        }
        for base in schema.get("allOf").into_iter().flat_map(Value::elements) {
            self.add_to_form(base, form);
        }
        let required = schema.get("required").into_iter().flat_map(Value::elements);
        form.required.extend(required.filter_map(Value::as_str));
        for (name, property) in schema.get("properties").into_iter().flat_map(Value::members) {
            match form.properties.iter_mut().find(|(known, _)| *known == name) {
                Some(known) => known.1 = property,
                None => form.properties.push((name, property)),
            }
        }
        let unions = ["oneOf", "anyOf"].into_iter().filter_map(|key| schema.get(key));
        form.branches.extend(unions.flat_map(Value::elements));
        let additional = schema.get("additionalProperties");
        form.has_additional |= additional
            .is_some_and(|of| matches!(of.kind(), Kind::Object(_)) && of.members().next().is_some());
    }

    /// Returns whether a branch of a union has members that the form does not have, as where branches list what is required
    /// they do not.
    fn has_other_members(&mut self, form: &mut Form<'a>) -> bool {
        let known: FxHashSet<&str> = form.properties.iter().map(|(name, _)| *name).collect();
        let mut inner = Form::default();
        for branch in std::mem::take(&mut form.branches) {
            self.add_to_form(branch, &mut inner);
        }
        while let Some(branch) = inner.branches.pop() {
            self.add_to_form(branch, &mut inner);
        }
        inner.has_additional || inner.properties.iter().any(|(name, _)| !known.contains(name))
    }
}
