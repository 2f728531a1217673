//! Inheritance through `allOf`: what members an object has in the end.

use std::collections::{HashMap, HashSet};

use rustc_hash::FxHashSet;

use crate::diagnostic::{Diagnostic, Diagnostics, SourceLocation};
use crate::limits::INHERITANCE;
use crate::model::{Additional, Model, SchemaId};

/// A member of an object, its own or inherited.
#[derive(Clone, Debug)]
pub struct Member<'m> {
    /// The name on the wire.
    pub name: &'m str,
    /// The schema of the property as it is used.
    pub schema: SchemaId,
    /// The schemas that bases declare the property with. They hold too.
    pub declared_before: Vec<SchemaId>,
    /// Whether some `required` lists it.
    pub required: bool,
}

/// An object with all that it inherits.
#[derive(Clone, Debug, Default)]
pub struct Inherited<'m> {
    /// The members, bases' first, each where it was first declared. Of several declarations the
    /// last one counts, which is the one of the most derived definition.
    pub members: Vec<Member<'m>>,
    /// The most derived statement about additional members.
    pub additional: Additional,
    /// Names that are required without being described.
    pub required_only: Vec<&'m str>,
    /// The definitions it inherits from, nearest last.
    pub bases: Vec<SchemaId>,
    /// The property that tells derived definitions apart.
    pub discriminator: Option<&'m str>,
}

/// Returns an object schema with all that it inherits.
pub fn inherited(model: &Model, id: SchemaId) -> Inherited<'_> {
    collect(model, id, true)
}

/// Returns an object schema with nothing that it inherits.
pub fn own(model: &Model, id: SchemaId) -> Inherited<'_> {
    collect(model, id, false)
}

/// Returns a schema and all that it is built on, bases first and the schema last; a base that is reached in several ways
/// counts once.
pub fn lineage(model: &Model, id: SchemaId) -> Vec<SchemaId> {
    let target = model.target(id);
    if model.schemas[target].all_of.is_empty() {
        return vec![target];
    }
    let mut list = Vec::new();
    add_lineage(model, target, &mut FxHashSet::default(), &mut list);
    list
}

/// Returns all schemas that are not references, each after those that it is built on.
pub(super) fn bases_first(model: &Model) -> Vec<SchemaId> {
    let (mut seen, mut list) = (FxHashSet::default(), Vec::new());
    for id in model.schemas.ids() {
        add_lineage(model, id, &mut seen, &mut list);
    }
    list
}

fn add_lineage(model: &Model, id: SchemaId, seen: &mut FxHashSet<SchemaId>, list: &mut Vec<SchemaId>) {
    let id = model.target(id);
    if seen.insert(id) {
        for base in &model.schemas[id].all_of {
            add_lineage(model, *base, seen, list);
        }
        list.push(id);
    }
}

/// Returns the most derived statement about additional members in a [`lineage`].
pub fn additional(model: &Model, lineage: &[SchemaId]) -> Additional {
    let said = lineage.iter().rev().map(|id| &model.schemas[*id].additional);
    let closest = said
        .into_iter()
        .find(|additional| **additional != Additional::Open);
    closest.cloned().unwrap_or_default()
}

fn collect(model: &Model, id: SchemaId, inherits: bool) -> Inherited<'_> {
    let mut collector = Collector {
        model,
        indexes: HashMap::new(),
        required: Vec::new(),
        result: Inherited::default(),
    };
    let target = model.target(id);
    let lineage = if inherits {
        lineage(model, target)
    } else {
        vec![target]
    };
    for part in &lineage {
        collector.add(*part, *part == target);
    }
    collector.result.additional = additional(model, &lineage);
    let Collector {
        indexes,
        required,
        mut result,
        ..
    } = collector;
    let mut seen = HashSet::new();
    for name in required.into_iter().filter(|name| seen.insert(*name)) {
        match indexes.get(name) {
            Some(index) => result.members[*index].required = true,
            None => result.required_only.push(name),
        }
    }
    result
}

struct Collector<'m> {
    model: &'m Model,
    /// Where a member is in the result.
    indexes: HashMap<&'m str, usize>,
    required: Vec<&'m str>,
    result: Inherited<'m>,
}

impl<'m> Collector<'m> {
    /// Adds what a schema of the lineage says itself.
    fn add(&mut self, id: SchemaId, itself: bool) {
        let schema = &self.model.schemas[id];
        if !itself && schema.name.is_some() {
            self.result.bases.push(id);
        }
        if let Some(discriminator) = &schema.discriminator {
            self.result.discriminator = Some(discriminator);
        }
        for property in &schema.properties {
            self.member(&property.name, property.schema);
        }
        self.required.extend(schema.required.iter().map(String::as_str));
    }

    fn member(&mut self, name: &'m str, schema: SchemaId) {
        match self.indexes.get(name) {
            Some(index) => {
                let member = &mut self.result.members[*index];
                let before = std::mem::replace(&mut member.schema, schema);
                member.declared_before.push(before);
            }
            None => {
                self.indexes.insert(name, self.result.members.len());
                self.result.members.push(Member {
                    name,
                    schema,
                    declared_before: Vec::new(),
                    required: false,
                });
            }
        }
    }
}

/// Takes out of the model every `allOf` entry and reference through which a schema would reach itself, so that
/// no later pass has to watch for it, and those that make a chain too long; reports each.
pub fn break_rings(model: &mut Model, diagnostics: &mut Diagnostics) {
    let mut visitor = Visitor {
        lengths: vec![None; model.schemas.len()],
        is_open: vec![false; model.schemas.len()],
        open: Vec::new(),
        diagnostics,
    };
    for id in model.schemas.ids() {
        visitor.visit(model, id);
    }
}

/// From one definition to the next lead two links: the entry of `allOf`, and the reference in it.
const LINKS: usize = 2 * INHERITANCE;

struct Visitor<'d> {
    /// How long the longest chain is that a schema begins, where that is known.
    lengths: Vec<Option<usize>>,
    /// Whether a schema led here.
    is_open: Vec<bool>,
    /// The schemas that led here.
    open: Vec<SchemaId>,
    diagnostics: &'d mut Diagnostics,
}

impl Visitor<'_> {
    /// Looks at what a schema is built on; gives the length of the longest chain that it begins.
    fn visit(&mut self, model: &mut Model, id: SchemaId) -> usize {
        if let Some(length) = self.lengths[id.0 as usize] {
            return length;
        }
        self.open.push(id);
        self.is_open[id.0 as usize] = true;
        let schema = &model.schemas[id];
        let bases: Vec<SchemaId> = schema
            .reference
            .into_iter()
            .chain(schema.all_of.clone())
            .collect();
        let mut longest = 0;
        for base in bases {
            if self.is_open[base.0 as usize] {
                let index = self.open.iter().rposition(|open| *open == base).unwrap_or(0);
                let problem = match is_itself(model, &self.open[index..]) {
                    true => own_base(model, id, base),
                    false => ring(model, id, base),
                };
                self.cut(model, id, base, problem);
            } else if self.open.len() > LINKS || self.visit(model, base) >= LINKS {
                let problem = too_long(model, id);
                self.cut(model, id, base, problem);
            } else {
                longest = longest.max(self.visit(model, base) + 1);
            }
        }
        self.open.pop();
        self.is_open[id.0 as usize] = false;
        self.lengths[id.0 as usize] = Some(longest);
        longest
    }

    fn cut(&mut self, model: &mut Model, id: SchemaId, base: SchemaId, problem: Diagnostic) {
        let schema = &mut model.schemas[id];
        schema.reference = schema.reference.filter(|target| *target != base);
        schema.all_of.retain(|entry| *entry != base);
        self.diagnostics.push(problem);
    }
}

fn ring(model: &Model, id: SchemaId, base: SchemaId) -> Diagnostic {
    Diagnostic::error("armature::schema::ring", "a definition is built on itself")
        .at(
            SourceLocation::Value(model.schemas[id].origin),
            "this refers back to itself",
        )
        .related(
            SourceLocation::Value(model.schemas[base].origin),
            "through this definition",
        )
        .help("take out the `allOf` entry or the `$ref` that closes the ring")
}

/// Returns whether a ring is a definition and nothing but references to it: then the entry of `allOf` that closes it adds
/// nothing to the others.
fn is_itself(model: &Model, ring: &[SchemaId]) -> bool {
    let is_reference = |id: &SchemaId| {
        let schema = &model.schemas[*id];
        schema.reference.is_some() && schema.name.is_none()
    };
    let [first, rest @ ..] = ring else {
        return false;
    };
    let schema = &model.schemas[*first];
    let says_more = schema.all_of.len() > 1 || schema.json_type.is_some() || schema.additions().constraint;
    schema.reference.is_none() && says_more && rest.iter().all(is_reference)
}

fn own_base(model: &Model, id: SchemaId, base: SchemaId) -> Diagnostic {
    Diagnostic::new("armature::schema::own-base", "a definition has itself in `allOf`")
        .at(
            SourceLocation::Value(model.schemas[id].origin),
            "this adds nothing",
        )
        .related(
            SourceLocation::Value(model.schemas[base].origin),
            "to this definition",
        )
        .help("remove the entry from `allOf`")
}

fn too_long(model: &Model, id: SchemaId) -> Diagnostic {
    Diagnostic::error(
        "armature::schema::chain",
        format!("more than {INHERITANCE} definitions are built on each other"),
    )
    .at(
        SourceLocation::Value(model.schemas[id].origin),
        "the chain is too long here",
    )
    .help("build on fewer definitions; this limit is fixed")
}
