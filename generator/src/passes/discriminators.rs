//! Discriminators that cannot work: reports values that no body can have, or that stand for two definitions.

use std::collections::HashSet;

use super::families::Families;
use super::inherit;
use super::shape;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::model::{JsonType, Model, SchemaId};

const CODE: &str = "armature::schema::discriminator";

/// Reports all of them, as warnings.
pub fn report(model: &Model, families: &Families, diagnostics: &mut Diagnostics) {
    let mut seen = HashSet::new();
    for clash in families.clashes() {
        // A base of a base has the same clash.
        if clash.first != clash.second && seen.insert((clash.second, clash.tag.as_str())) {
            diagnostics.push(
                Diagnostic::new(
                    CODE,
                    format!(
                        "the discriminator value `{}` stands for two definitions",
                        clash.tag
                    ),
                )
                .at(
                    Place::Key(model.schemas[clash.second].origin),
                    "this one is ignored",
                )
                .related(Place::Key(model.schemas[clash.first].origin), "this one is used")
                .help("give each definition a value of its own"),
            );
        }
    }
    for base in families.bases() {
        property(model, families, base, diagnostics);
    }
    let choices: HashSet<SchemaId> = model
        .schemas
        .iter()
        .flat_map(|(_, schema)| schema.choices.iter().map(|choice| model.target(*choice)))
        .collect();
    for (id, schema) in model.schemas.iter() {
        let is_told_apart = || choices.contains(&id) || inherit::inherited(model, id).discriminator.is_some();
        if let Some(value) = &schema.discriminator_value
            && !is_told_apart()
        {
            diagnostics.push(
                Diagnostic::new(
                    CODE,
                    format!("no schema has a discriminator for the value `{value}`"),
                )
                .at(
                    Place::Key(schema.origin),
                    "neither this definition nor a base of it has one",
                )
                .help("add `discriminator` to a base, or remove the value"),
            );
        }
    }
}

/// Reports a discriminator whose property is not a string, or does not allow a value that stands for a definition.
fn property(model: &Model, families: &Families, base: SchemaId, diagnostics: &mut Diagnostics) {
    let Some(name) = model.schemas[base].discriminator.as_deref() else {
        return;
    };
    let inherited = inherit::inherited(model, base);
    let Some(member) = inherited.members.iter().find(|member| member.name == name) else {
        return;
    };
    let place = Place::Value(model.schemas[member.schema].origin);
    let property = &model.schemas[shape::decisive(model, member.schema)];
    if let Some(json_type) = property.json_type.filter(|of| *of != JsonType::String) {
        diagnostics.push(
            Diagnostic::new(
                CODE,
                format!("the discriminator `{name}` is not a string, so no value is valid"),
            )
            .at(
                place,
                format!("expected `string`, found `{}`", json_type.as_str()),
            )
            .help("make the property a string"),
        );
        return;
    }
    let is_open = property.enum_info.as_ref().is_some_and(|info| info.open);
    if property.enumeration.is_empty() || is_open {
        return;
    }
    let own = model.tags(base, base);
    for entry in families.descendants(base) {
        // A derived definition may list its own value.
        let declared = inherit::inherited(model, entry.schema);
        let is_own = declared
            .members
            .iter()
            .any(|of| of.name == name && of.schema != member.schema);
        let is_listed = |tag: &str| {
            property
                .enumeration
                .iter()
                .any(|value| value.as_str() == Some(tag))
        };
        for tag in entry
            .tags
            .iter()
            .filter(|tag| !is_own && !is_listed(tag) && !own.contains(tag))
        {
            diagnostics.push(
                Diagnostic::new(
                    CODE,
                    format!("the enum of the discriminator `{name}` does not allow `{tag}`"),
                )
                .at(place, format!("`{tag}` is missing"))
                .related(
                    Place::Key(model.schemas[entry.schema].origin),
                    "no value of this definition is valid",
                )
                .help(format!("add `{tag}` to the enum")),
            );
        }
    }
}
