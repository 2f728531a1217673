//! Inheritance through `allOf`: what members an object has in the end.

use std::collections::HashSet;

use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::model::{Additional, Model, SchemaId};

/// A member of an object, its own or inherited.
#[derive(Clone, Debug)]
pub struct Member<'m> {
    /// The name on the wire.
    pub name: &'m str,
    /// The schema of the property as it is used.
    pub schema: SchemaId,
    /// Whether some `required` lists it.
    pub required: bool,
}

/// An object with all that it inherits.
#[derive(Clone, Debug, Default)]
pub struct Inherited<'m> {
    /// The members, bases' first, each in the place where it was first declared. Of several declarations the
    /// last one counts, which is the one of the most derived definition.
    pub members: Vec<Member<'m>>,
    /// The most derived statement about further members.
    pub additional: Additional,
    /// Names that are required without being described.
    pub required_only: Vec<&'m str>,
    /// The definitions it inherits from, nearest last.
    pub bases: Vec<SchemaId>,
    /// The property that tells derived definitions apart.
    pub discriminator: Option<&'m str>,
}

/// An object schema with all that it inherits.
pub fn inherited(model: &Model, id: SchemaId) -> Inherited<'_> {
    let mut result = Inherited::default();
    let mut required = Vec::new();
    collect(model, id, true, &mut result, &mut required);
    for member in &mut result.members {
        member.required = required.contains(&member.name);
    }
    required.retain(|name| !result.members.iter().any(|member| member.name == *name));
    result.required_only = required;
    result
}

fn collect<'m>(
    model: &'m Model,
    id: SchemaId,
    itself: bool,
    result: &mut Inherited<'m>,
    required: &mut Vec<&'m str>,
) {
    let id = model.target(id);
    let schema = &model.schemas[id];
    for base in &schema.all_of {
        collect(model, *base, false, result, required);
    }
    if !itself && schema.name.is_some() && !result.bases.contains(&id) {
        result.bases.push(id);
    }
    if schema.additional != Additional::Open {
        result.additional = schema.additional.clone();
    }
    if let Some(discriminator) = &schema.discriminator {
        result.discriminator = Some(discriminator);
    }
    for property in &schema.properties {
        let member = Member {
            name: &property.name,
            schema: property.schema,
            required: false,
        };
        match result
            .members
            .iter_mut()
            .find(|known| known.name == property.name)
        {
            Some(known) => *known = member,
            None => result.members.push(member),
        }
    }
    required.extend(
        schema
            .required
            .iter()
            .map(String::as_str)
            .filter(|name| !required.contains(name))
            .collect::<Vec<_>>(),
    );
}

/// Takes out of the model every `allOf` entry and reference through which a schema would reach itself, so that
/// no later pass has to watch for it, and reports each.
pub fn break_rings(model: &mut Model, diagnostics: &mut Diagnostics) {
    let mut finished = HashSet::new();
    for id in model.schemas.ids() {
        visit(model, id, &mut Vec::new(), &mut finished, diagnostics);
    }
}

fn visit(
    model: &mut Model,
    id: SchemaId,
    open: &mut Vec<SchemaId>,
    finished: &mut HashSet<SchemaId>,
    diagnostics: &mut Diagnostics,
) {
    if finished.contains(&id) {
        return;
    }
    open.push(id);
    let bases: Vec<SchemaId> = model.schemas[id]
        .reference
        .into_iter()
        .chain(model.schemas[id].all_of.clone())
        .collect();
    for base in bases {
        if open.contains(&base) {
            let schema = &mut model.schemas[id];
            schema.reference = schema.reference.filter(|target| *target != base);
            schema.all_of.retain(|entry| *entry != base);
            let origin = schema.origin;
            diagnostics.push(
                Diagnostic::error("armature::schema::ring", "a definition is built on itself")
                    .at(Place::Value(origin), "this leads back to itself")
                    .related(
                        Place::Value(model.schemas[base].origin),
                        "through this definition",
                    )
                    .help("take out the `allOf` entry or the `$ref` that closes the ring"),
            );
        } else {
            visit(model, base, open, finished, diagnostics);
        }
    }
    open.pop();
    finished.insert(id);
}
