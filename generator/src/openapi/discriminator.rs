//! Discriminators: <https://spec.openapis.org/oas/v3.0.3#discriminator-object>. The values of a mapping become the tags
//! of the definitions that they resolve to.

use super::fault;
use super::schema::{Lowering, Mapping};
use super::tags;
use crate::diagnostic::{Diagnostic, Diagnostics, SourceLocation, near};
use crate::lowering::reader;
use crate::model::{Additional, Composition, JsonType, Limits, Model, Schema, SchemaId};
use crate::source::{Kind, Value, is_reference};

/// Makes branches of the entries of `oneOf` and `anyOf` that a discriminator tells apart, where each is an object with a
/// name to be told by. All schemas must be lowered.
pub(super) fn choose(model: &mut Model, id: SchemaId, diagnostics: &mut Diagnostics) {
    let composition = &model.schemas[id].composition;
    let entries: Vec<SchemaId> = composition
        .one_of
        .iter()
        .chain(&composition.any_of)
        .copied()
        .collect();
    let Some(tag) = model.schemas[id].discriminator.clone() else {
        return;
    };
    let never_text = |of: &SchemaId| tags::never_text(model, *of, &tag);
    if let Some(property) = entries.iter().chain([&id]).find_map(never_text) {
        diagnostics.push(no_text(model, property));
        model.schemas[id].discriminator = None;
        return;
    }
    if entries.is_empty() {
        return;
    }
    let mapping = model.schemas[id].mapping.clone();
    let entries = tags::flattened(model, id, entries);
    let other = entries.iter().find(|entry| !is_object(model, **entry));
    if let Some(entry) = other {
        diagnostics.push(cannot_tell(model, *entry));
    }
    if other.is_some() || !tags::add_required(model, id, &entries, diagnostics) {
        let schema = &mut model.schemas[id];
        schema.discriminator = None;
        schema.mapping = mapping;
        return;
    }
    let branches = with_own_keywords(model, id, entries);
    let schema = &mut model.schemas[id];
    schema.composition.one_of.clear();
    schema.composition.any_of.clear();
    schema.branches = branches;
}

/// Returns the branches of a union with the siblings of `oneOf` or `anyOf`: a value must satisfy both, so
/// each branch becomes an object that has the members of the union and of the definition that it refers to.
fn with_own_keywords(model: &mut Model, id: SchemaId, entries: Vec<SchemaId>) -> Vec<SchemaId> {
    let union = &model.schemas[id];
    let tag = union.discriminator.clone().unwrap_or_default();
    let has_only_tag = union.properties.iter().all(|property| property.name == tag)
        && union.required.iter().all(|name| *name == tag)
        && union.all_of.is_empty()
        && union.limits == Limits::default()
        && matches!(union.additional, Additional::Open | Additional::Any);
    if has_only_tag {
        return entries;
    }
    let (origin, source) = (union.origin, union.source.clone());
    let own = Schema {
        name: None,
        composition: Composition::default(),
        discriminator: None,
        mapping: Vec::new(),
        ..union.clone()
    };
    let own = model.schemas.push(own);
    let mut mapping = Vec::new();
    let mut branches = Vec::with_capacity(entries.len());
    for entry in entries {
        let target = model.target(entry);
        let mut branch = Schema::new(origin, source.clone());
        branch.description = model.schemas[target].description.clone();
        branch.all_of = vec![own, entry];
        let branch = model.schemas.push(branch);
        mapping.extend(model.tags(id, target).into_iter().map(|tag| (tag, branch)));
        branches.push(branch);
    }
    model.schemas[id].mapping = mapping;
    branches
}

/// Returns whether an entry refers to an object that has a name.
fn is_object(model: &Model, entry: SchemaId) -> bool {
    let target = &model.schemas[model.target(entry)];
    let has_members =
        !target.properties.is_empty() || !target.all_of.is_empty() || !target.branches.is_empty();
    let is_object = target.json_type == Some(JsonType::Object) || target.json_type.is_none() && has_members;
    is_object && target.name.is_some() && model.schemas[entry].reference.is_some()
}

/// Returns the problem of a tag that is never a string, which the values of a mapping are.
fn no_text(model: &Model, property: SchemaId) -> Diagnostic {
    Diagnostic::warning(
        "armature::openapi::discriminator",
        "the discriminator is ignored: its values are no strings",
    )
    .at(
        SourceLocation::Value(model.schemas[property].origin),
        "this is the type of its property",
    )
    .help("make the property a string, or remove the discriminator")
}

fn cannot_tell(model: &Model, entry: SchemaId) -> Diagnostic {
    let target = &model.schemas[model.target(entry)];
    let is_other = target
        .json_type
        .is_some_and(|json_type| json_type != JsonType::Object);
    let is_named = target.name.is_some() && model.schemas[entry].reference.is_some();
    let (label, help) = match (is_other, is_named) {
        (true, _) => (
            "this value has no members",
            "make an object of it, or remove the discriminator",
        ),
        (false, true) => (
            "this schema is not an object with properties of its own",
            "declare its properties, list its branches here instead, or remove the discriminator",
        ),
        (false, false) => (
            "this schema has no name that a value of the discriminator can be",
            "move it to `components/schemas` and refer to it, or remove the discriminator",
        ),
    };
    Diagnostic::warning(
        "armature::openapi::discriminator",
        "the discriminator is ignored: it cannot tell all branches apart",
    )
    .at(SourceLocation::Value(model.schemas[entry].origin), label)
    .help(help)
}

/// Returns the problem of a mapping to a schema that does not exist; the other values of the discriminator count.
fn no_definition(mapping: &Mapping<'_>, name: &str, help: Option<String>) -> Diagnostic {
    let schemas = mapping.target.document().root().pointer("/components/schemas");
    let names = schemas.into_iter().flat_map(Value::members).map(|(name, _)| name);
    let otherwise = || near::remedy(name, names, "name a definition below `components/schemas`");
    Diagnostic::new(
        "armature::openapi::discriminator",
        format!("no definition `{name}`: the value `{}` is ignored", mapping.tag),
    )
    .at(SourceLocation::Value(mapping.target.origin()), "not found")
    .help(help.unwrap_or_else(otherwise))
}

impl<'a> Lowering<'a, '_> {
    /// Reads a discriminator. Notes what it maps; the definitions may not be lowered yet.
    pub(super) fn discriminator(&mut self, id: SchemaId, schema: &mut Schema, value: Value<'a>) {
        let Some(found) = value.get("discriminator") else {
            return;
        };
        let name = match found.kind() {
            Kind::Object(_) => reader::text(found, "propertyName", self.diagnostics),
            // Swagger 2.0 has the name alone.
            _ => found.as_str().map(str::to_owned),
        };
        if let Some(problem) = fault::no_object(found, "a discriminator", "Discriminator Object") {
            self.diagnostics
                .push(problem.help("write { \"propertyName\": … } with the name of the property"));
        } else if name.is_none() {
            let problem = fault::lacks(found, "a discriminator", "propertyName", "Discriminator Object");
            self.diagnostics.push(problem);
        }
        schema.discriminator = name;
        for (tag, target) in reader::object(found, "mapping", self.diagnostics) {
            match target.as_str() {
                Some(_) => self.mappings.push(Mapping {
                    of: id,
                    tag: tag.to_owned(),
                    target,
                }),
                None => reader::wrong_type(target, tag, "a string", self.diagnostics),
            }
        }
    }

    /// Adds the mappings to the schemas that have them.
    pub(super) fn apply_mappings(&mut self) {
        for mapping in std::mem::take(&mut self.mappings) {
            let Some(id) = self.mapped(&mapping) else { continue };
            self.model.schemas[mapping.of].mapping.push((mapping.tag, id));
        }
    }

    /// Returns the definition that a mapping resolves to: by its name in the same document, or by a reference.
    fn mapped(&mut self, mapping: &Mapping<'a>) -> Option<SchemaId> {
        let name = mapping.target.as_str()?;
        let schemas = mapping.target.document().root().pointer("/components/schemas");
        let target = match schemas.and_then(|schemas| schemas.get(name)) {
            Some(target) => target,
            None => match is_reference(name).then(|| self.sources.follow(mapping.target)) {
                Some(Ok(target)) => target,
                failed => {
                    let help = failed.and_then(Result::err).and_then(|problem| problem.help);
                    self.diagnostics.push(no_definition(mapping, name, help));
                    return None;
                }
            },
        };
        let id = self.schema(target);
        self.drain();
        Some(id)
    }
}
