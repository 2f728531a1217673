//! Discriminators: <https://spec.openapis.org/oas/v3.0.3#discriminator-object>. The values of a mapping become the tags
//! of the definitions that they lead to.

use openapiv3 as oas;

use super::schema::Lowering;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, near};
use crate::model::{JsonType, Model, Schema, SchemaId};
use crate::source::Value;

/// Makes choices of the entries of `oneOf` and `anyOf` that a discriminator tells apart, where each is an object with a
/// name to be told by. All schemas must be lowered.
pub(super) fn choose(model: &mut Model, id: SchemaId, diagnostics: &mut Diagnostics) {
    let schema = &model.schemas[id];
    let composition = &schema.composition;
    let mut entries = composition.one_of.iter().chain(&composition.any_of).copied();
    let no_object = entries.find(|entry| is_no_object(model, *entry));
    if let Some(entry) = no_object.filter(|_| schema.discriminator.is_some()) {
        diagnostics.push(nothing_to_tell(&model.schemas[entry]));
        model.schemas[id].discriminator = None;
        return;
    }
    let [one_of, any_of] = [&composition.one_of, &composition.any_of].map(|list| {
        let is_choice = schema.discriminator.is_some() && list.iter().all(|entry| is_object(model, *entry));
        if is_choice { list.clone() } else { Vec::new() }
    });
    let schema = &mut model.schemas[id];
    for (choices, list) in [
        (one_of, &mut schema.composition.one_of),
        (any_of, &mut schema.composition.any_of),
    ] {
        if !choices.is_empty() {
            list.clear();
            schema.choices.extend(choices);
        }
    }
}

/// Whether an entry refers to an object that has a name.
fn is_object(model: &Model, entry: SchemaId) -> bool {
    let target = &model.schemas[model.target(entry)];
    let has_members =
        !target.properties.is_empty() || !target.all_of.is_empty() || !target.choices.is_empty();
    let is_object = target.json_type == Some(JsonType::Object) || target.json_type.is_none() && has_members;
    is_object && target.name.is_some() && model.schemas[entry].reference.is_some()
}

/// Whether an entry is a value without members, which nothing can be told by.
fn is_no_object(model: &Model, entry: SchemaId) -> bool {
    let target = &model.schemas[model.target(entry)];
    target
        .json_type
        .is_some_and(|json_type| json_type != JsonType::Object)
}

fn nothing_to_tell(entry: &Schema) -> Diagnostic {
    Diagnostic::warning(
        "armature::openapi::discriminator",
        "a discriminator is to tell something apart that is no object",
    )
    .at(
        Place::Value(entry.origin),
        "this has no members, so the discriminator is left out",
    )
    .help("make an object of it, or take the discriminator out")
}

/// A value that stands for a definition.
pub(super) struct Mapping<'a> {
    tag: String,
    /// The text that names the definition.
    target: Value<'a>,
}

impl<'a> Lowering<'a, '_> {
    /// Notes what a discriminator maps; the definitions may not be lowered yet.
    pub(super) fn mappings(&mut self, schema: Value<'a>, discriminator: &oas::Discriminator) {
        let values = schema.get("discriminator").and_then(|value| value.get("mapping"));
        for (tag, target) in values.into_iter().flat_map(Value::members) {
            if discriminator.mapping.contains_key(tag) {
                let tag = tag.to_owned();
                self.mappings.push(Mapping { tag, target });
            }
        }
    }

    /// Gives the definitions their tags.
    pub(super) fn apply_mappings(&mut self) {
        for mapping in std::mem::take(&mut self.mappings) {
            let Some(id) = self.mapped(&mapping) else { continue };
            let known = self.model.schemas[id].discriminator_value.clone();
            match known {
                None => self.model.schemas[id].discriminator_value = Some(mapping.tag),
                Some(known) if known == mapping.tag => {}
                Some(known) => self.diagnostics.push(
                    Diagnostic::warning(
                        "armature::openapi::discriminator",
                        format!(
                            "a definition has two values of a discriminator, `{known}` and `{}`",
                            mapping.tag
                        ),
                    )
                    .at(Place::Key(mapping.target.origin()), format!("`{known}` is taken"))
                    .help("make a definition of its own for each value"),
                ),
            }
        }
    }

    /// The definition that a mapping leads to: by its name in the same document, or by a reference.
    fn mapped(&mut self, mapping: &Mapping<'a>) -> Option<SchemaId> {
        let name = mapping.target.as_str()?;
        let schemas = mapping.target.document().root().pointer("/components/schemas");
        let target = match schemas.and_then(|schemas| schemas.get(name)) {
            Some(target) => target,
            None if !name.contains(['#', '/', '.']) => {
                let names = schemas.into_iter().flat_map(Value::members).map(|(name, _)| name);
                self.diagnostics.push(
                    Diagnostic::error(
                        "armature::reference::unresolved",
                        format!("there is no definition `{name}`"),
                    )
                    .at(
                        Place::Value(mapping.target.origin()),
                        "this value stands for nothing",
                    )
                    .help(near::remedy(
                        name,
                        names,
                        "name a definition below `components/schemas`",
                    )),
                );
                return None;
            }
            None => match self.sources.follow(mapping.target) {
                Ok(target) => target,
                Err(problem) => {
                    self.diagnostics.push(problem);
                    return None;
                }
            },
        };
        let id = self.schema(target);
        self.work_off();
        Some(id)
    }
}
