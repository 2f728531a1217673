//! What a schema is built on: as a part of one object where that says the same, else as schemas that hold too.

use super::tables::{Key, Tables};
use super::types::{null, own_types};
use crate::model;
use crate::model::{JsonType, SchemaId};
use crate::passes::inherit::lineage;
use crate::support::check::{Keywords, Link, Types};

impl<'a> Tables<'a> {
    /// Returns whether a schema and all that it is built on say the same as one object with all of their members: none
    /// of them speaks of members that it does not describe, or of values that are no objects.
    pub(super) fn is_mergeable(&self, id: SchemaId) -> bool {
        let all = lineage(self.model, id);
        all.len() == 1
            || all.iter().all(|id| {
                let schema = &self.model.schemas[*id];
                let limits = model::Limits {
                    min_properties: None,
                    max_properties: None,
                    ..schema.limits.clone()
                };
                // `nullable` next to a reference allows `null`.
                let is_marked = |base: &SchemaId| {
                    self.usage(*base).nullable && !self.model.schemas[self.structure(*base)].nullable
                };
                matches!(
                    schema.additional,
                    model::Additional::Open | model::Additional::Any
                ) && !schema.all_of.iter().any(is_marked)
                    && schema.format.is_none()
                    && schema.applicators.is_none()
                    && schema.items.is_none()
                    && limits == model::Limits::default()
            })
    }

    /// Returns links to the bases of a schema. One with a discriminator is meant without it: what it chooses is the
    /// schema itself.
    pub(super) fn bases(&mut self, ids: &[SchemaId]) -> &'a [Link<'a>] {
        let mut links = Vec::with_capacity(ids.len());
        for id in ids {
            let target = self.structure(*id);
            let chooses = !self.polymorphism.descendants(target).is_empty();
            links.push(match chooses && self.model.schemas[target].branches.is_empty() {
                true => self.linked(Key::Plain(target)),
                false => self.used(*id),
            });
        }
        self.bump.alloc_slice_copy(&links)
    }

    /// Returns what the bases of an object say apart from members, which are merged: compositions, values, and a type that
    /// no object has.
    pub(super) fn bases_compositions(&mut self, id: SchemaId) -> &'a [Link<'a>] {
        let mut links = Vec::new();
        for base in lineage(self.model, id).into_iter().filter(|base| *base != id) {
            let schema = &self.model.schemas[base];
            let (composition, values) = (self.composition(schema), self.values(schema));
            let types = match schema.json_type {
                Some(JsonType::Object | JsonType::File) => Types::ANY,
                _ => own_types(schema),
            };
            if composition.is_some() || values.is_some() || !types.has(Types::OBJECT) {
                links.push(self.to(Keywords {
                    rule: self.location(base),
                    types: types.or(null(schema.nullable)),
                    values,
                    composition,
                    ..Keywords::ANY
                }));
            }
        }
        self.bump.alloc_slice_copy(&links)
    }
}
