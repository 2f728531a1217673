//! The keywords of JSON Schema 2020-12 that few schemas have.

use serde::Serialize;

use super::SchemaId;

/// Keywords that apply other schemas to parts of a value, or to the value under a condition, with what belongs to them:
/// <https://json-schema.org/draft/2020-12/json-schema-core#section-10>. All hold together with the rest of the schema.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Applicators {
    /// `prefixItems`: the schemas of the first elements, by index.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub prefix_items: Vec<SchemaId>,
    /// `items` in the same schema as `prefixItems`: the schema of all elements behind those. Without `prefixItems` it is the `items` of
    /// the schema itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rest_items: Option<SchemaId>,
    /// `contains`: so many elements as `min_contains` and `max_contains` say are valid against this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contains: Option<SchemaId>,
    /// `minContains`; 1 where it is absent. Without `contains` it has no meaning.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_contains: Option<u64>,
    /// `maxContains`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_contains: Option<u64>,
    /// `patternProperties`: patterns in the ECMA dialect, unanchored, with the schema of all members of such a name. The
    /// `additional` of the schema holds for members that neither `properties` nor a pattern describes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pattern_properties: Vec<(String, SchemaId)>,
    /// `propertyNames`: the schema of the names of all members.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub property_names: Option<SchemaId>,
    /// `dependentRequired`: the names that are required where there is a member of a name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub dependent_required: Vec<(String, Vec<String>)>,
    /// `dependentSchemas`: the schema of the whole object where there is a member of a name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub dependent_schemas: Vec<(String, SchemaId)>,
    /// `if`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<SchemaId>,
    /// `then`: holds where `if` does. Without `if` it has no meaning.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub then: Option<SchemaId>,
    /// `else`: holds where `if` does not. Without `if` it has no meaning.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub otherwise: Option<SchemaId>,
    /// `unevaluatedProperties`: the schema of all members that no other keyword has looked at, in this schema or in those
    /// that apply to the same value. The schema `false` is one that has `not` of a schema that allows everything.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unevaluated_properties: Option<SchemaId>,
    /// `unevaluatedItems`: the same for the elements of an array.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unevaluated_items: Option<SchemaId>,
}

impl Applicators {
    /// Returns whether the verdict depends on what other schemas of the same value have looked at.
    pub fn is_unevaluated(&self) -> bool {
        self.unevaluated_properties.is_some() || self.unevaluated_items.is_some()
    }

    /// Returns the schemas that the keywords apply.
    pub fn subschemas(&self) -> impl Iterator<Item = SchemaId> {
        let Self {
            prefix_items,
            rest_items,
            contains,
            min_contains: _,
            max_contains: _,
            pattern_properties,
            property_names,
            dependent_required: _,
            dependent_schemas,
            condition,
            then,
            otherwise,
            unevaluated_properties,
            unevaluated_items,
        } = self;
        let named = pattern_properties.iter().chain(dependent_schemas);
        let named = named.map(|(_, schema)| schema);
        let single = [
            rest_items,
            contains,
            property_names,
            condition,
            then,
            otherwise,
            unevaluated_properties,
            unevaluated_items,
        ];
        let single = single.into_iter().flatten();
        prefix_items.iter().chain(named).chain(single).copied()
    }
}
