//! Discriminators that cannot work: reports values that no body can have, or that refer to two definitions.

use std::collections::HashSet;

use super::inherit;
use super::polymorphism::{Clash, Polymorphism};
use super::shape;
use crate::diagnostic::{Diagnostic, Diagnostics, SourceLocation};
use crate::model::{JsonType, Model, SchemaId};

const CODE: &str = "armature::schema::discriminator";

/// Reports all of them, as warnings.
pub fn report(model: &Model, polymorphism: &Polymorphism, diagnostics: &mut Diagnostics) {
    clashes(model, polymorphism, diagnostics);
    for base in polymorphism.bases() {
        property(model, polymorphism, base, diagnostics);
    }
    without_discriminator(model, diagnostics);
}

/// Reports values that refer to two definitions.
fn clashes(model: &Model, polymorphism: &Polymorphism, diagnostics: &mut Diagnostics) {
    let mut seen = HashSet::new();
    for Clash { tag, first, second } in polymorphism.clashes() {
        // A base of a base has the same clash.
        if first != second && seen.insert((second, tag)) {
            let problem = format!("the discriminator value `{tag}` refers to two definitions");
            diagnostics.push(
                Diagnostic::new(CODE, problem)
                    .at(
                        SourceLocation::Key(model.schemas[*second].origin),
                        "this one is ignored",
                    )
                    .related(
                        SourceLocation::Key(model.schemas[*first].origin),
                        "this one is used",
                    )
                    .help("give each definition a value of its own"),
            );
        }
    }
}

/// Reports values of definitions that no discriminator tells apart.
fn without_discriminator(model: &Model, diagnostics: &mut Diagnostics) {
    let branches = model.schemas.iter().flat_map(|(_, schema)| &schema.branches);
    let branches: HashSet<SchemaId> = branches.map(|branch| model.target(*branch)).collect();
    for (id, schema) in model.schemas.iter() {
        let is_told_apart =
            || branches.contains(&id) || inherit::inherited(model, id).discriminator.is_some();
        if let Some(value) = &schema.discriminator_value
            && !is_told_apart()
        {
            let problem = format!("no schema has a discriminator for the value `{value}`");
            let location = SourceLocation::Key(schema.origin);
            diagnostics.push(
                Diagnostic::new(CODE, problem)
                    .at(location, "neither this definition nor a base of it has one")
                    .help("add `discriminator` to a base, or remove the value"),
            );
        }
    }
}

/// Reports a discriminator whose property is not a string, or does not allow a value that means a definition.
fn property(model: &Model, polymorphism: &Polymorphism, base: SchemaId, diagnostics: &mut Diagnostics) {
    let Some(name) = model.schemas[base].discriminator.as_deref() else {
        return;
    };
    let Some(declared) = declaration(model, base, name) else {
        return;
    };
    let location = SourceLocation::Value(model.schemas[declared].origin);
    let property = &model.schemas[shape::resolved(model, declared)];
    if let Some(json_type) = property.json_type.filter(|of| *of != JsonType::String) {
        let problem = format!("the discriminator `{name}` is not a string, so no value is valid");
        let found = format!("expected `string`, found `{}`", json_type.as_str());
        return diagnostics.push(
            Diagnostic::new(CODE, problem)
                .at(location, found)
                .help("make the property a string"),
        );
    }
    let is_open = property.enum_info.as_ref().is_some_and(|info| info.open);
    if property.enumeration.is_empty() || is_open {
        return;
    }
    let own = model.tags(base, base);
    let is_listed = |tag: &str| {
        property
            .enumeration
            .iter()
            .any(|value| value.as_str() == Some(tag))
    };
    for entry in polymorphism.descendants(base) {
        // A derived definition may list its own value.
        if declaration(model, entry.schema, name).is_some_and(|own| own != declared) {
            continue;
        }
        for tag in entry
            .tags
            .iter()
            .filter(|tag| !is_listed(tag) && !own.contains(tag))
        {
            let problem = format!("the enum of the discriminator `{name}` does not allow `{tag}`");
            let definition = SourceLocation::Key(model.schemas[entry.schema].origin);
            diagnostics.push(
                Diagnostic::new(CODE, problem)
                    .at(location, format!("`{tag}` is missing"))
                    .related(definition, "no value of this definition is valid")
                    .help(format!("add `{tag}` to the enum")),
            );
        }
    }
}

/// Returns the schema of a property that a definition has, its own or inherited.
fn declaration(model: &Model, id: SchemaId, name: &str) -> Option<SchemaId> {
    let members = inherit::inherited(model, id).members;
    let member = members.iter().find(|member| member.name == name)?;
    Some(member.schema)
}
