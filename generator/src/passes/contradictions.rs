//! Schemas that hold together and that no value fits: entries of `allOf`, and properties that a definition and its bases declare
//! (JSON Schema, `allOf`).

use rustc_hash::FxHashSet;

use super::bounds::bounds;
use super::inherit;
use super::shape;
use crate::diagnostic::{Diagnostic, Diagnostics, SourceLocation};
use crate::model::{Json, JsonType, Model, SchemaId};

/// The number of entries of `allOf` that are compared with each other.
const MOST_COMPARED: usize = 16;

/// Reports each pair of schemas that contradict each other once, as a warning.
pub fn report(model: &Model, diagnostics: &mut Diagnostics) {
    let mut compared = FxHashSet::default();
    let extended = model
        .schemas
        .iter()
        .filter(|(_, schema)| !schema.all_of.is_empty());
    for (id, schema) in extended {
        for member in inherit::inherited(model, id).members {
            for before in member.declared_before {
                if compared.insert((member.schema, before))
                    && let Some(why) = contradiction(model, member.schema, before)
                {
                    let what = format!("both declarations of the property `{}`", member.name);
                    let help = "narrow the declaration of the base, or give the property another name";
                    diagnostics.push(why.problem(model, [member.schema, before], &what, help));
                }
            }
        }
        if let Some(problem) = entries(model, &schema.all_of) {
            diagnostics.push(problem);
        }
    }
}

/// Returns the problem of the first two entries of `allOf` that contradict each other. Objects are compared by their
/// properties.
fn entries(model: &Model, all_of: &[SchemaId]) -> Option<Diagnostic> {
    let compared = &all_of[..all_of.len().min(MOST_COMPARED)];
    compared.iter().enumerate().find_map(|(index, other)| {
        let (one, why) = compared[..index]
            .iter()
            .find_map(|one| Some((*one, contradiction(model, *other, *one)?)))?;
        let help = "take one of them out, or use `oneOf` if a value is meant to fit one of them";
        Some(why.problem(model, [*other, one], "both of these entries of `allOf`", help))
    })
}

/// Why no value fits two declarations.
enum Contradiction {
    /// The types differ.
    Types([JsonType; 2]),
    /// The values that they list differ.
    Values,
    /// The limits of one exclude those of the other.
    Limits,
}

impl Contradiction {
    fn problem(&self, model: &Model, both: [SchemaId; 2], what: &str, help: &str) -> Diagnostic {
        let [here, before] = both.map(|id| SourceLocation::Key(model.schemas[id].origin));
        let [label, other] = match self {
            Self::Types(types) => types.map(|of| format!("this is of type `{}`", of.as_str())),
            Self::Values => ["none of these values", "is one of these"].map(str::to_owned),
            Self::Limits => ["these limits", "exclude what these allow"].map(str::to_owned),
        };
        Diagnostic::new("armature::schema::contradiction", format!("no value fits {what}"))
            .at(here, label)
            .related(before, other)
            .help(help)
    }
}

fn contradiction(model: &Model, one: SchemaId, other: SchemaId) -> Option<Contradiction> {
    let both = [one, other];
    let is_nullable = |id: SchemaId| {
        let used = &model.schemas[id];
        used.nullable || model.schemas[shape::resolved(model, id)].nullable
    };
    if both.into_iter().all(is_nullable) {
        return None; // `null` fits both.
    }
    let types = both.map(|id| shape::type_of(model, id));
    if let [Some(one), Some(other)] = types
        && shape::are_disjoint(one, other)
    {
        return Some(Contradiction::Types([one, other]));
    }
    let [one, other] = both.map(|id| values(model, id));
    if !one.is_empty() && !other.is_empty() && !one.iter().any(|value| other.contains(value)) {
        return Some(Contradiction::Values);
    }
    let is_empty = |schemas: &[SchemaId]| bounds(model, schemas).are_empty();
    let narrowed_to_nothing = is_empty(&both) && !both.iter().any(|id| is_empty(&[*id]));
    narrowed_to_nothing.then_some(Contradiction::Limits)
}

/// Returns the values that a schema lists; none where any value may come.
fn values(model: &Model, id: SchemaId) -> &[Json] {
    let schema = &model.schemas[shape::resolved(model, id)];
    let is_open = schema.enum_info.as_ref().is_some_and(|info| info.open);
    if is_open { &[] } else { &schema.enumeration }
}
