//! Families of definitions that a discriminator tells apart.

use std::collections::BTreeMap;

use crate::model::{Model, SchemaId};

/// A definition that a tag stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Descendant {
    /// The tag on the wire: `x-ms-discriminator-value`, else the definition's name.
    pub tag: String,
    /// The definition.
    pub schema: SchemaId,
}

/// All families, by their base.
#[derive(Clone, Debug, Default)]
pub struct Families {
    descendants: BTreeMap<SchemaId, Vec<Descendant>>,
}

impl Families {
    /// Finds the families: a definition belongs to each one whose base it reaches through `allOf`. A base with
    /// a tag of its own is a member of its own family.
    pub fn of(model: &Model) -> Self {
        let mut families = Self::default();
        for (id, schema) in model.schemas.iter() {
            if schema.name.is_none() || schema.reference.is_some() {
                continue;
            }
            let mut bases = Vec::new();
            ancestors(model, id, &mut bases);
            for base in bases {
                let own_tag = schema.discriminator_value.is_some();
                if model.schemas[base].discriminator.is_some() && (base != id || own_tag) {
                    families.add(base, id, model);
                }
            }
        }
        families
            .descendants
            .retain(|base, list| list.iter().any(|entry| entry.schema != *base));
        families
    }

    fn add(&mut self, base: SchemaId, id: SchemaId, model: &Model) {
        let schema = &model.schemas[id];
        let tag = schema
            .discriminator_value
            .as_ref()
            .or(schema.name.as_ref())
            .cloned()
            .unwrap_or_default();
        let list = self.descendants.entry(base).or_default();
        // Of several definitions with one tag the first counts, as in a `match`.
        if !list.iter().any(|known| known.tag == tag) {
            list.push(Descendant { tag, schema: id });
        }
    }

    /// The descendants of a base, in the order of the documents; none where it is no base of a family.
    pub fn descendants(&self, base: SchemaId) -> &[Descendant] {
        self.descendants.get(&base).map_or(&[], Vec::as_slice)
    }

    /// The name of the tag's member and the tag of a definition that belongs to a family.
    pub fn tag_of(&self, model: &Model, id: SchemaId) -> Option<(String, String)> {
        let mut bases = Vec::new();
        ancestors(model, id, &mut bases);
        bases.into_iter().find_map(|base| {
            let entry = self.descendants(base).iter().find(|entry| entry.schema == id)?;
            Some((model.schemas[base].discriminator.clone()?, entry.tag.clone()))
        })
    }
}

/// A definition and all that it is built on.
fn ancestors(model: &Model, id: SchemaId, list: &mut Vec<SchemaId>) {
    let id = model.target(id);
    if !list.contains(&id) {
        list.push(id);
        for base in &model.schemas[id].all_of {
            ancestors(model, *base, list);
        }
    }
}
