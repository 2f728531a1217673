//! Tags of branches that no mapping names. The specification takes the name of the definition; where the branch itself
//! allows other values only, so that its name can never be the tag, these are the tags: a value must satisfy both.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::{Diagnostic, Diagnostics, SourceLocation};
use crate::model::{JsonType, Model, SchemaId};

/// How many unions are flattened into one.
const MOST_NESTED: usize = 64;

/// Returns the entries of a union with those of nested unions that the same discriminator tells apart and that have no
/// other keywords. Their mappings become part of the mapping of the union.
pub(super) fn flattened(model: &mut Model, id: SchemaId, entries: Vec<SchemaId>) -> Vec<SchemaId> {
    let mut open: Vec<SchemaId> = entries.into_iter().rev().collect();
    let mut seen = HashSet::from([id]);
    let mut leaves = HashSet::new();
    let mut flat: Vec<SchemaId> = Vec::new();
    while let Some(entry) = open.pop() {
        let target = model.target(entry);
        match nested_entries(model, id, target) {
            Some(nested) if seen.len() <= MOST_NESTED && seen.insert(target) => {
                open.extend(nested.iter().rev());
                let mapping = model.schemas[target].mapping.clone();
                let known = &mut model.schemas[id].mapping;
                let fresh = mapping
                    .into_iter()
                    .filter(|(tag, _)| !known.iter().any(|(own, _)| own == tag));
                let fresh: Vec<_> = fresh.collect();
                known.extend(fresh);
            }
            Some(_) if seen.contains(&target) => {}
            Some(_) => flat.push(entry),
            None if !leaves.insert(target) => {}
            None => flat.push(entry),
        }
    }
    flat
}

/// Returns the entries of a branch that is itself a union with the discriminator of `id`, and nothing else.
fn nested_entries(model: &Model, id: SchemaId, target: SchemaId) -> Option<Vec<SchemaId>> {
    let (union, nested) = (&model.schemas[id], &model.schemas[target]);
    let is_mapped = union
        .mapping
        .iter()
        .any(|(_, mapped)| model.target(*mapped) == target);
    let is_same = nested.discriminator.is_some() && nested.discriminator == union.discriminator;
    let is_plain = nested.properties.is_empty() && nested.all_of.is_empty();
    let entries = nested.composition.one_of.iter();
    let entries = entries.chain(&nested.composition.any_of).chain(&nested.branches);
    let entries: Vec<SchemaId> = entries.copied().collect();
    (is_same && is_plain && !is_mapped && !entries.is_empty()).then_some(entries)
}

/// Adds the tags that the branches of a union require to its mapping, where they have no other. Returns whether the tags
/// tell all branches apart.
pub(super) fn add_required(
    model: &mut Model,
    id: SchemaId,
    entries: &[SchemaId],
    diagnostics: &mut Diagnostics,
) -> bool {
    let property = model.schemas[id].discriminator.clone().unwrap_or_default();
    let mapped: HashSet<SchemaId> = model.schemas[id]
        .mapping
        .iter()
        .map(|(_, of)| model.target(*of))
        .collect();
    let mut added = Vec::new();
    for target in entries.iter().map(|entry| model.target(*entry)) {
        if !mapped.contains(&target)
            && let Some(values) = required_tags(model, target, &property)
        {
            added.extend(values.into_iter().map(|value| (value, target)));
        }
    }
    if added.is_empty() {
        return true;
    }
    let mapping = model.schemas[id].mapping.iter().cloned().chain(added);
    let mapping: Vec<(String, SchemaId)> = mapping.collect();
    let mut tags: HashMap<&str, SchemaId> = HashMap::new();
    let clash = mapping.iter().find(|(tag, target)| {
        let first = *tags.entry(tag).or_insert(*target);
        model.target(first) != model.target(*target)
    });
    if let Some((tag, target)) = clash {
        diagnostics.push(same_tag(model, id, tag, *target));
        return false;
    }
    diagnostics.push(no_mapping(model, id, &mapping));
    model.schemas[id].mapping = mapping;
    true
}

/// Gives definitions that are built on a base with a discriminator the tag that they require, where the base does not map
/// to them.
pub(super) fn add_inherited(model: &mut Model, id: SchemaId) {
    let schema = &model.schemas[id];
    if schema.name.is_none() || schema.discriminator_value.is_some() || schema.all_of.is_empty() {
        return;
    }
    let mut bases = Vec::new();
    collect_bases(model, id, &mut bases);
    let property = bases.iter().skip(1).find_map(|base| {
        let base = &model.schemas[*base];
        let is_mapped = base.mapping.iter().any(|(_, of)| model.target(*of) == id);
        base.discriminator.clone().filter(|_| !is_mapped)
    });
    let tags = property.and_then(|property| required_tags(model, id, &property));
    if let Some([tag]) = tags.as_deref() {
        model.schemas[id].discriminator_value = Some(tag.clone());
    }
}

/// Returns the schema of a property of a definition that no string satisfies because of its type.
pub(super) fn never_text(model: &Model, id: SchemaId, property: &str) -> Option<SchemaId> {
    let mut bases = Vec::new();
    collect_bases(model, model.target(id), &mut bases);
    let members = bases.iter().flat_map(|base| &model.schemas[*base].properties);
    let mut tags = members.filter(|member| member.name == property);
    let is_text = |id: SchemaId| {
        let schema = &model.schemas[model.target(id)];
        let is_listed = schema.types.is_empty() || schema.types.contains(&JsonType::String);
        is_listed && schema.json_type.is_none_or(|of| of == JsonType::String)
    };
    tags.find(|member| !is_text(member.schema))
        .map(|member| member.schema)
}

/// Returns the values that a definition allows for a property, if its own name is not one of them.
fn required_tags(model: &Model, id: SchemaId, property: &str) -> Option<Vec<String>> {
    let mut bases = Vec::new();
    collect_bases(model, id, &mut bases);
    let declarations = bases.iter().flat_map(|base| &model.schemas[*base].properties);
    let mut schemas = Vec::new();
    for declared in declarations.filter(|of| of.name == property) {
        collect_bases(model, declared.schema, &mut schemas);
    }
    let listing = schemas
        .iter()
        .find(|id| !model.schemas[**id].enumeration.is_empty())?;
    let values = model.schemas[*listing].enumeration.iter();
    let values: Vec<String> = values
        .map(|value| value.as_str().map(str::to_owned))
        .collect::<Option<_>>()?;
    let name = model.schemas[id].name.as_deref();
    (!values.iter().any(|value| Some(value.as_str()) == name)).then_some(values)
}

/// How many bases of a definition are looked at, so that long chains take time that grows with their length only.
const MOST_BASES: usize = 100;

/// Adds a schema and the schemas that it is built on, itself first, at most [`MOST_BASES`].
fn collect_bases(model: &Model, id: SchemaId, list: &mut Vec<SchemaId>) {
    let mut open = vec![id];
    let mut seen = HashSet::new();
    while let Some(id) = open.pop() {
        let id = model.target(id);
        if seen.len() < MOST_BASES && seen.insert(id) {
            list.push(id);
            open.extend(model.schemas[id].all_of.iter().rev());
        }
    }
}

fn no_mapping(model: &Model, id: SchemaId, mapping: &[(String, SchemaId)]) -> Diagnostic {
    let (tag, target) = &mapping[mapping.len() - 1];
    let name = model.schemas[*target].name.as_deref().unwrap_or_default();
    let property = model.schemas[id].discriminator.as_deref().unwrap_or_default();
    Diagnostic::warning(
        "armature::openapi::discriminator",
        "the discriminator has no mapping for values that the branches require",
    )
    .at(
        SourceLocation::Key(model.schemas[id].origin),
        format!("the values of `{property}` in the branches are its values"),
    )
    .help(format!(
        "add `mapping`, such as \"{tag}\": \"#/components/schemas/{name}\""
    ))
}

fn same_tag(model: &Model, id: SchemaId, tag: &str, target: SchemaId) -> Diagnostic {
    Diagnostic::warning(
        "armature::openapi::discriminator",
        "the discriminator is ignored: it cannot tell all branches apart",
    )
    .at(
        SourceLocation::Key(model.schemas[id].origin),
        format!("two branches require the value `{tag}`"),
    )
    .related(
        SourceLocation::Key(model.schemas[target].origin),
        "this is one of them",
    )
    .help("remove the discriminator, or give each branch its own value")
}
