//! The keywords of JSON Schema 2020-12 that few schemas have to their table.

use super::tables::Tables;
use crate::model::{Composition, Schema, SchemaId};
use crate::support::check::{Applicators, Array, Condition, Contains, Keywords, Link, Pattern, Types};

impl<'a> Tables<'a> {
    /// Returns the table of the keywords that few schemas have.
    pub(super) fn applicators(&mut self, schema: &'a Schema) -> Option<&'a Applicators<'a>> {
        let rules = schema.applicators.as_deref()?;
        let size = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
        let contains = rules.contains.map(|id| Contains {
            schema: self.used(id),
            min: rules.min_contains.map_or(1, size),
            max: rules.max_contains.map_or(usize::MAX, size),
        });
        let condition = rules.condition.map(|id| Condition {
            condition: self.used(id),
            then: rules.then.map(|id| self.used(id)),
            otherwise: rules.otherwise.map(|id| self.used(id)),
        });
        let required = rules.dependent_required.iter().map(|(name, required)| {
            let required = required.iter().map(String::as_str);
            let required: &[&str] = self.bump.alloc_slice_fill_iter(required.collect::<Vec<_>>());
            (name.as_str(), required)
        });
        let dependent_required = self.bump.alloc_slice_fill_iter(required.collect::<Vec<_>>());
        let dependent_schemas = rules.dependent_schemas.iter();
        let dependent_schemas: Vec<(&str, Link)> = dependent_schemas
            .map(|(name, id)| (name.as_str(), self.used(*id)))
            .collect();
        let table = Applicators {
            prefix_items: self.links(&rules.prefix_items),
            contains,
            pattern_properties: self.pattern_properties(&rules.pattern_properties),
            property_names: rules.property_names.map(|id| self.used(id)),
            dependent_required,
            dependent_schemas: self.bump.alloc_slice_copy(&dependent_schemas),
            condition,
            unevaluated_properties: rules.unevaluated_properties.map(|id| self.used(id)),
            unevaluated_items: rules.unevaluated_items.map(|id| self.used(id)),
        };
        Some(self.bump.alloc(table))
    }

    /// Returns the patterns with their schemas; one that is unusable was reported and describes no member.
    fn pattern_properties(&mut self, list: &'a [(String, SchemaId)]) -> &'a [(Pattern<'a>, Link<'a>)] {
        let mut table = Vec::with_capacity(list.len());
        for (text, id) in list {
            if let Some((text, compiled)) = self.patterns.get(text) {
                let matcher = compiled.matcher();
                table.push((Pattern { text, matcher }, self.used(*id)));
            }
        }
        self.bump.alloc_slice_copy(&table)
    }

    /// Gives an array with `prefixItems` the schema of the elements after these.
    pub(super) fn rest_items(&mut self, table: &mut Keywords<'a>, schema: &Schema) {
        let Some(rules) = schema.applicators.as_deref() else {
            return;
        };
        if !rules.prefix_items.is_empty() {
            let array = Array {
                items: rules.rest_items.map(|id| self.used(id)),
                ..table.array.copied().unwrap_or(Array::ANY)
            };
            table.array = Some(self.bump.alloc(array));
        }
    }

    /// Returns whether no value is valid: the schema `false`, which is `not` of one that allows everything.
    pub(super) fn is_false(&self, schema: &Schema) -> bool {
        let Composition { one_of, any_of, not } = &schema.composition;
        let not = not.filter(|_| one_of.is_empty() && any_of.is_empty());
        not.is_some_and(|id| {
            let target = &self.model.schemas[self.structure(id)];
            let has_type = target.json_type.is_some() || target.format.is_some();
            !target.additions().constraint && !has_type && target.all_of.is_empty()
        })
    }
}

/// What no value is valid against.
pub(super) const NOTHING: Keywords<'static> = Keywords {
    types: Types::NONE,
    ..Keywords::ANY
};
