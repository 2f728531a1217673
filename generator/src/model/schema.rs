//! A schema as a document has it.

use serde::Serialize;

use super::{Applicators, EnumInfo, JsonType, Limits, SchemaId};
use crate::origin::Origin;

/// Any JSON value of a document.
pub type Json = serde_json::Value;

/// Returns whether a value is the default of its type, which is not printed.
pub(super) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// A schema object: of JSON Schema draft 4 as Swagger 2.0 has it, with the Azure extensions. What refers to a
/// definition and says nothing else about the structure has `reference`; what does say more has the definition
/// as first entry of `all_of`.
#[derive(Clone, Debug, Serialize)]
pub struct Schema {
    /// Where it is.
    #[serde(skip)]
    pub origin: Origin,
    /// `file.json#/pointer`, for people.
    pub source: String,
    /// The definition's name, where it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The schema that it merely refers to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<SchemaId>,
    /// `title`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// `description`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// `type`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub json_type: Option<JsonType>,
    /// `type` where it is a list of two or more types apart from `null`, which sets `nullable`. Then `json_type` is
    /// `None`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub types: Vec<JsonType>,
    /// `format`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<String>,
    /// `properties`
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub properties: Vec<Property>,
    /// `required`
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub required: Vec<String>,
    /// `additionalProperties`
    #[serde(skip_serializing_if = "is_default")]
    pub additional: Additional,
    /// `items`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub items: Option<SchemaId>,
    /// `allOf`
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub all_of: Vec<SchemaId>,
    /// `oneOf`, `anyOf` and `not` of OpenAPI 3.0.
    #[serde(skip_serializing_if = "is_default")]
    pub composition: Composition,
    /// Keywords of JSON Schema 2020-12 that few schemas have; `None` if the schema has none of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub applicators: Option<Box<Applicators>>,
    /// The definitions of which a value is one, where a discriminator tells which: `oneOf` or `anyOf` with a
    /// `discriminator`, of OpenAPI 3.0.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub branches: Vec<SchemaId>,
    /// `enum`
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub enumeration: Vec<Json>,
    /// `x-ms-enum`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enum_info: Option<EnumInfo>,
    /// Bounds of all kinds.
    #[serde(skip_serializing_if = "is_default")]
    pub limits: Limits,
    /// `discriminator`: the property that names the derived definition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub discriminator: Option<String>,
    /// `discriminator.mapping` of OpenAPI: the values of the discriminator, and the schema that each resolves to.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub mapping: Vec<(String, SchemaId)>,
    /// `x-ms-discriminator-value`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub discriminator_value: Option<String>,
    /// `readOnly`
    #[serde(skip_serializing_if = "is_default")]
    pub read_only: bool,
    /// `x-ms-mutability`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mutability: Option<Mutability>,
    /// `x-nullable`
    #[serde(skip_serializing_if = "is_default")]
    pub nullable: bool,
    /// `x-ms-secret`, or the format `password`
    #[serde(skip_serializing_if = "is_default")]
    pub secret: bool,
    /// Whether responses may have the secret: where the configuration says that it is one, and not the document
    #[serde(skip_serializing_if = "is_default")]
    pub secret_in_responses: bool,
    /// `x-ms-azure-resource`
    #[serde(skip_serializing_if = "is_default")]
    pub azure_resource: bool,
    /// `x-ms-client-name`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_name: Option<String>,
    /// `x-ms-identifiers`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identifiers: Option<Vec<String>>,
    /// `default`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<Json>,
    /// `deprecated`, or `x-deprecated`
    #[serde(skip_serializing_if = "is_default")]
    pub deprecated: bool,
}

impl Schema {
    /// Returns a schema that says nothing.
    pub fn new(origin: Origin, source: String) -> Self {
        Self {
            origin,
            source,
            name: None,
            reference: None,
            title: None,
            description: None,
            json_type: None,
            types: Vec::new(),
            format: None,
            properties: Vec::new(),
            required: Vec::new(),
            additional: Additional::Open,
            items: None,
            all_of: Vec::new(),
            composition: Composition::default(),
            applicators: None,
            branches: Vec::new(),
            enumeration: Vec::new(),
            enum_info: None,
            limits: Limits::default(),
            discriminator: None,
            mapping: Vec::new(),
            discriminator_value: None,
            read_only: false,
            mutability: None,
            nullable: false,
            secret: false,
            secret_in_responses: false,
            azure_resource: false,
            client_name: None,
            identifiers: None,
            default: None,
            deprecated: false,
        }
    }

    /// Returns what the schema adds to the schemas that it refers to or is built on, apart from its `type` and `format`:
    /// whether these add something depends on the other schemas.
    ///
    /// Every field is named, so that a new one does not compile until it is decided what it adds.
    pub fn additions(&self) -> Additions {
        let Self {
            properties,
            required,
            additional,
            items,
            composition,
            applicators,
            branches,
            enumeration,
            limits,
            discriminator,
            identifiers,
            // What the schema refers to and is built on.
            reference: _,
            all_of: _,
            types,
            // Decided by comparison with the other schemas.
            json_type: _,
            format: _,
            // How a use of the schema is marked; collected along the way to the schema that is resolved to.
            read_only: _,
            mutability: _,
            nullable: _,
            secret: _,
            secret_in_responses: _,
            // Words, and what concerns the schema by itself.
            origin: _,
            source: _,
            name: _,
            title: _,
            description: _,
            enum_info: _,
            mapping: _,
            discriminator_value: _,
            azure_resource: _,
            client_name: _,
            default: _,
            deprecated: _,
        } = self;
        let shape = !properties.is_empty()
            || !types.is_empty()
            || !enumeration.is_empty()
            || items.is_some()
            || *additional != Additional::Open
            || !branches.is_empty()
            || discriminator.is_some();
        let constraint = shape
            || !required.is_empty()
            || *composition != Composition::default()
            || applicators.is_some()
            || *limits != Limits::default()
            || identifiers.as_ref().is_some_and(|list| !list.is_empty());
        Additions { shape, constraint }
    }

    /// Returns all schemas that this one resolves to or is made of, each with no more than one step.
    pub fn subschemas(&self) -> impl Iterator<Item = SchemaId> {
        self.reference.into_iter().chain(self.parts())
    }

    /// Returns the schemas that are written in this one. The targets of a mapping are not among them: they are what the
    /// branches of the union refer to.
    ///
    /// Every field is named, so that a new one does not compile until it is decided whether it holds schemas.
    pub fn parts(&self) -> Vec<SchemaId> {
        let Self {
            properties,
            additional,
            items,
            all_of,
            composition,
            applicators,
            branches,
            reference: _,
            mapping: _,
            origin: _,
            source: _,
            name: _,
            title: _,
            description: _,
            json_type: _,
            types: _,
            format: _,
            required: _,
            enumeration: _,
            enum_info: _,
            limits: _,
            discriminator: _,
            discriminator_value: _,
            read_only: _,
            mutability: _,
            nullable: _,
            secret: _,
            secret_in_responses: _,
            azure_resource: _,
            client_name: _,
            identifiers: _,
            default: _,
            deprecated: _,
        } = self;
        let mut all: Vec<SchemaId> = items.iter().chain(all_of).copied().collect();
        all.extend(properties.iter().map(|property| property.schema));
        if let Additional::Schema(values) = additional {
            all.push(*values);
        }
        let Composition { one_of, any_of, not } = composition;
        all.extend(one_of.iter().chain(any_of).chain(not).chain(branches));
        if let Some(applicators) = applicators {
            all.extend(applicators.subschemas());
        }
        all
    }

    /// Returns whether `type` lets a value be of a type. A schema without `type` allows all types.
    pub fn allows(&self, json_type: JsonType) -> bool {
        match self.types.is_empty() {
            true => self.json_type.is_none_or(|known| known == json_type),
            false => self.types.contains(&json_type),
        }
    }

    /// Returns the keywords of JSON Schema 2020-12, to add one.
    pub fn applicators_mut(&mut self) -> &mut Applicators {
        self.applicators.get_or_insert_default()
    }

    /// Returns the discriminator value of the schema where no mapping has one for it.
    pub fn own_tag(&self) -> Option<&str> {
        self.discriminator_value.as_deref().or(self.name.as_deref())
    }
}

/// What a schema adds to the schemas that it refers to or is built on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Additions {
    /// Whether it describes another shape of value: members, elements, values.
    pub shape: bool,
    /// Whether it adds a constraint of any kind.
    pub constraint: bool,
}

/// A member of `properties`.
#[derive(Clone, Debug, Serialize)]
pub struct Property {
    /// The name on the wire.
    pub name: String,
    /// Its schema.
    pub schema: SchemaId,
}

/// `additionalProperties`
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Additional {
    /// Absent: members that are not described may come and are not looked at.
    #[default]
    Open,
    /// `true`: a map of any values.
    Any,
    /// `false`: nothing but what is described.
    Closed,
    /// A map of values of this schema.
    Schema(SchemaId),
}

/// How a schema is put together of others, apart from `allOf`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Composition {
    /// Exactly one of these holds.
    pub one_of: Vec<SchemaId>,
    /// At least one of these holds.
    pub any_of: Vec<SchemaId>,
    /// This does not hold.
    pub not: Option<SchemaId>,
}

/// `x-ms-mutability`: where a property may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Mutability {
    /// In a request that creates.
    pub create: bool,
    /// In a response.
    pub read: bool,
    /// In a request that updates.
    pub update: bool,
}
