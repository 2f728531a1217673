//! Polymorphic types: definitions that a discriminator tells apart.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};

use rustc_hash::{FxHashMap, FxHashSet};

use super::inherit;
use crate::model::{Model, SchemaId};

/// A definition that tags refer to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Descendant {
    /// The tags on the wire, at least one: those of the `mapping` of the schema that has the discriminator, else
    /// `x-ms-discriminator-value`, else the definition's name.
    pub tags: Vec<String>,
    /// The definition.
    pub schema: SchemaId,
}

/// The polymorphic types of a model, by base.
#[derive(Clone, Debug, Default)]
pub struct Polymorphism {
    descendants: BTreeMap<SchemaId, Vec<Descendant>>,
    /// The definition that each tag of a base refers to.
    tags: HashMap<(SchemaId, String), SchemaId>,
    /// The index of a descendant among those of a base.
    indexes: HashMap<(SchemaId, SchemaId), usize>,
    /// The unions that have a definition as a branch.
    unions: HashMap<SchemaId, Vec<SchemaId>>,
    clashes: Vec<Clash>,
}

/// A tag that refers to two definitions.
#[derive(Clone, Debug)]
pub struct Clash {
    /// The tag on the wire.
    pub tag: String,
    /// The definition that counts.
    pub first: SchemaId,
    /// The other one.
    pub second: SchemaId,
}

impl Polymorphism {
    /// Finds the polymorphic types: a definition descends from each base that it reaches through `allOf`, unless there is
    /// another base in between with a discriminator of another name, which is then the descendant instead of it. A base
    /// with a tag of its own is its own descendant. The branches of a union with a discriminator are its descendants, and no others: what is
    /// built on the union has a value of one of them.
    pub fn of(model: &Model) -> Self {
        let mut polymorphism = Self::default();
        for (id, schema) in model.schemas.iter() {
            if schema.name.is_none() || schema.reference.is_some() {
                continue;
            }
            let mut bases = Vec::new();
            ancestors(model, id, &mut bases);
            let told: Vec<SchemaId> = bases
                .iter()
                .copied()
                .filter(|base| {
                    let base = &model.schemas[*base];
                    base.discriminator.is_some() && base.branches.is_empty()
                })
                .collect();
            let hidden = hidden(model, id, &told);
            for base in told {
                let Some(property) = &model.schemas[base].discriminator else {
                    continue;
                };
                if !hidden.contains(&base) && (base != id || has_own_tag(model, &bases, property)) {
                    polymorphism.add(base, id, model);
                }
            }
        }
        for (id, schema) in model.schemas.iter() {
            for branch in &schema.branches {
                let target = model.target(*branch);
                polymorphism.add(id, target, model);
                polymorphism.unions.entry(target).or_default().push(id);
            }
        }
        polymorphism
            .descendants
            .retain(|base, list| list.iter().any(|entry| entry.schema != *base));
        for (base, list) in &polymorphism.descendants {
            for (index, entry) in list.iter().enumerate() {
                polymorphism.indexes.entry((*base, entry.schema)).or_insert(index);
            }
        }
        polymorphism
    }

    fn add(&mut self, base: SchemaId, id: SchemaId, model: &Model) {
        let list = self.descendants.entry(base).or_default();
        // Of several definitions with one tag the first counts, as in a `match`; the pass `discriminators` reports it.
        let mut tags = Vec::new();
        for tag in model.tags(base, id) {
            match self.tags.entry((base, tag.clone())) {
                Entry::Occupied(first) => self.clashes.push(Clash {
                    tag,
                    first: *first.get(),
                    second: id,
                }),
                Entry::Vacant(free) => {
                    free.insert(id);
                    tags.push(tag);
                }
            }
        }
        if !tags.is_empty() {
            list.push(Descendant { tags, schema: id });
        }
    }

    /// Returns the tags that refer to two definitions.
    pub fn clashes(&self) -> &[Clash] {
        &self.clashes
    }

    /// Returns all bases, in the order of the documents.
    pub fn bases(&self) -> impl Iterator<Item = SchemaId> {
        self.descendants.keys().copied()
    }

    /// Returns the descendants of a base, in the order of the documents; an empty slice if it is not a base.
    pub fn descendants(&self, base: SchemaId) -> &[Descendant] {
        self.descendants.get(&base).map_or(&[], Vec::as_slice)
    }

    /// Returns whether a descendant of a base is a base itself, with a discriminator of another name.
    pub fn is_nested(&self, model: &Model, base: SchemaId, member: SchemaId) -> bool {
        let property = model.schemas[base].discriminator.as_deref().unwrap_or_default();
        base != member && !self.descendants(member).is_empty() && is_by_another(model, member, property)
    }

    /// Returns the discriminators of a definition with its tags: one for each base that it descends from, itself or
    /// through a nested base.
    pub fn tags_of(&self, model: &Model, id: SchemaId) -> Vec<(String, String)> {
        let mut bases = Vec::new();
        ancestors(model, id, &mut bases);
        let mut tags: Vec<(String, String)> = Vec::new();
        let mut unions = self.unions.get(&id).cloned().unwrap_or_default();
        unions.retain(|union| self.indexes.contains_key(&(*union, id)));
        unions.dedup();
        let mut ambiguous: Vec<String> = Vec::new();
        for base in bases.iter().copied().chain(unions) {
            let Some(property) = model.schemas[base].discriminator.clone() else {
                continue;
            };
            let index = |schema: &SchemaId| self.indexes.get(&(base, *schema));
            let Some(nearest) = bases.iter().find_map(index) else {
                continue;
            };
            let [tag] = self.descendants(base)[*nearest].tags.as_slice() else {
                ambiguous.push(property);
                continue;
            };
            match tags.iter().find(|(known, _)| *known == property) {
                None => tags.push((property, tag.clone())),
                // A schema of two unions may have another tag in each of them.
                Some((_, known)) if known != tag && !bases.contains(&base) => ambiguous.push(property),
                Some(_) => {}
            }
        }
        tags.retain(|(property, _)| !ambiguous.contains(property));
        tags
    }
}

/// Returns whether a schema is a base with a discriminator of another name.
fn is_by_another(model: &Model, id: SchemaId, property: &str) -> bool {
    let own = model.schemas[id].discriminator.as_deref();
    own.is_some_and(|own| own != property)
}

/// Returns the bases of a definition that have another base with a discriminator of another name between them and the
/// definition. `told` are the bases with a discriminator.
fn hidden(model: &Model, id: SchemaId, told: &[SchemaId]) -> FxHashSet<SchemaId> {
    let mut hidden = FxHashSet::default();
    let property = |id: &SchemaId| model.schemas[*id].discriminator.as_deref();
    if told.iter().all(|base| property(base) == property(&told[0])) {
        return hidden;
    }
    // The discriminators between the definition and a schema; two that differ tell as much as all of them.
    let mut between: FxHashMap<SchemaId, Vec<&str>> = FxHashMap::default();
    // Each schema comes before those that it is built on.
    for schema in inherit::lineage(model, id).into_iter().rev() {
        let own = property(&schema);
        let mut names = between.remove(&schema).unwrap_or_default();
        if own.is_some_and(|own| names.iter().any(|name| *name != own)) {
            hidden.insert(schema);
        }
        names.extend(own.filter(|_| schema != id));
        for base in &model.schemas[schema].all_of {
            let known = between.entry(model.target(*base)).or_default();
            for name in &names {
                if known.len() < 2 && !known.contains(name) {
                    known.push(name);
                }
            }
        }
    }
    hidden
}

/// Returns whether a base has a tag for its own discriminator: it has a tag, and none of its own bases has a discriminator
/// of another name, to which the tag would belong.
fn has_own_tag(model: &Model, bases: &[SchemaId], property: &str) -> bool {
    let own = bases
        .first()
        .is_some_and(|id| model.schemas[*id].discriminator_value.is_some());
    own && !bases.iter().any(|base| is_by_another(model, *base, property))
}

/// Lists a definition and all that it is built on.
fn ancestors(model: &Model, id: SchemaId, list: &mut Vec<SchemaId>) {
    fn collect(model: &Model, id: SchemaId, list: &mut Vec<SchemaId>, seen: &mut FxHashSet<SchemaId>) {
        let id = model.target(id);
        if seen.insert(id) {
            list.push(id);
            for base in &model.schemas[id].all_of {
                collect(model, *base, list, seen);
            }
        }
    }
    collect(model, id, list, &mut FxHashSet::default());
}
