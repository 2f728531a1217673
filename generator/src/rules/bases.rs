//! What a schema is built on: as a part of one object where that says the same, else as schemas that hold too.

use super::tables::{Key, Tables};
use super::types::{null, own_types};
use crate::model;
use crate::model::{JsonType, SchemaId};
use crate::passes::inherit::lineage;
use crate::support::check::{Keywords, Link, Types};

impl<'a> Tables<'a> {
    /// Returns whether a schema and all that it is built on say the same as one object with all of their members: none
    /// of them speaks of members that it does not describe, or of values that are no objects, or is a union whose branches
    /// hold too.
    pub(super) fn is_mergeable(&self, id: SchemaId) -> bool {
        let all = lineage(self.model, id);
        all.len() == 1
            || all.iter().all(|part| {
                let schema = &self.model.schemas[*part];
                let is_chosen = *part != id && !schema.branches.is_empty() && !self.is_variant(&all, *part);
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
                ) && !is_chosen
                    && !schema.all_of.iter().any(is_marked)
                    && schema.format.is_none()
                    && schema.applicators.is_none()
                    && schema.items.is_none()
                    && limits == model::Limits::default()
            })
    }

    /// Returns whether a schema, of which `all` is the lineage, is a branch of a union or built on one: the union is meant
    /// without its discriminator then, since what it chooses is the schema itself.
    fn is_variant(&self, all: &[SchemaId], union: SchemaId) -> bool {
        let mut branches = self.model.schemas[union].branches.iter();
        branches.any(|branch| {
            let target = self.model.target(*branch);
            let schema = &self.model.schemas[target];
            // A branch without a name is made of the keywords of the union and of the definition.
            let made_of = schema.all_of.iter().filter(|_| schema.name.is_none());
            let mut parts = made_of.map(|part| self.model.target(*part)).chain([target]);
            parts.any(|part| all.contains(&part))
        })
    }

    /// Returns links to the bases of a schema. One with a discriminator is meant without it where the schema itself is what
    /// it chooses.
    pub(super) fn bases(&mut self, id: SchemaId) -> &'a [Link<'a>] {
        let model = self.model;
        let (ids, all) = (&model.schemas[id].all_of, lineage(model, id));
        let mut links = Vec::with_capacity(ids.len());
        for id in ids {
            let target = self.structure(*id);
            let chooses = !self.polymorphism.descendants(target).is_empty();
            let is_union = !model.schemas[target].branches.is_empty();
            links.push(match chooses && (!is_union || self.is_variant(&all, target)) {
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
