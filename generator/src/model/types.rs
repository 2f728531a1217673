//! The types that follow from the schemas: what the passes make and the Rust back end prints.

use serde::Serialize;

use super::{Json, JsonType, ModuleId, SchemaId, TypeId};
use crate::origin::DocumentId;

/// A module of the generated crate: the types of one document.
#[derive(Clone, Debug, Serialize)]
pub struct Module {
    /// The document.
    #[serde(skip)]
    pub document: DocumentId,
    /// The names from the crate's root down, such as `compute`, `gallery`, `v2022_01_03`.
    pub path: Vec<String>,
    /// The modules whose types this one uses, itself excepted.
    pub uses: Vec<ModuleId>,
}

/// A type with a name.
#[derive(Clone, Debug, Serialize)]
pub struct TypeDef {
    /// Its name in its module.
    pub name: String,
    /// Its module.
    pub module: ModuleId,
    /// The schema that it comes from.
    pub schema: SchemaId,
    /// What it is.
    pub kind: TypeKind,
}

/// What a type with a name is.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum TypeKind {
    /// An object with members.
    Struct(StructType),
    /// An enumeration of values.
    Enum(EnumType),
    /// A tagged union of objects.
    Union(UnionType),
    /// A union without a tag.
    Untagged(UntaggedType),
    /// Another name for a type.
    Alias(Alias),
}

/// A use of a type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum TypeRef {
    /// Any JSON value.
    Any,
    /// A simple value.
    Scalar(Scalar),
    /// A type with a name.
    Named(TypeId),
    /// A list.
    Array(Box<TypeRef>),
    /// A map with string keys.
    Map(Box<TypeRef>),
    /// A value that must not show in logs.
    Secret(Box<TypeRef>),
    /// An element or additional property that may be `null`.
    Nullable(Box<TypeRef>),
    /// A value on the heap, where a type would else contain itself.
    Boxed(Box<TypeRef>),
}

/// The simple types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Scalar {
    /// `boolean`
    Bool,
    /// `integer`, `int32`
    Int32,
    /// `integer`, `int64` or without a format
    Int64,
    /// `number`, all but `decimal`
    Double,
    /// A number whose digits all count: `decimal`
    Decimal,
    /// `string`
    String,
    /// `date-time`
    DateTime,
    /// `date-time-rfc1123`
    Rfc1123,
    /// `date`
    Date,
    /// `duration`
    Duration,
    /// `unixtime`
    UnixTime,
    /// `byte`: Base64
    Bytes,
    /// `base64url`
    BytesUrl,
}

/// A struct.
#[derive(Clone, Debug, Default, Serialize)]
pub struct StructType {
    /// Its fields, bases' first.
    pub fields: Vec<Field>,
    /// The type of additional members, where they are kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rest: Option<TypeRef>,
    /// The definitions whose properties it has through `allOf`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub bases: Vec<Base>,
    /// Names and values of its fixed members: the tags that it has in unions, and required members with a single value.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<(String, String)>,
    /// The members among `tags` that are discriminators. They have no field in Rust: the struct is one variant.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub discriminators: Vec<String>,
    /// The name of the field for members without a field.
    #[serde(skip)]
    pub additional: String,
}

/// Most parameters of a constructor. A struct with more required properties is made with setters, which have names.
const MOST_PARAMETERS: usize = 4;

impl StructType {
    /// Returns whether a member is a discriminator with a fixed value.
    pub fn is_discriminator(&self, wire: &str) -> bool {
        self.discriminators.iter().any(|name| name == wire)
    }

    /// Returns the fields that are fields in Rust too. A discriminator is not: its value follows from the struct.
    pub fn fields_in_rust(&self) -> impl Iterator<Item = &Field> {
        self.fields
            .iter()
            .filter(|field| !self.is_discriminator(&field.wire))
    }

    /// Returns the fields that a client has to set.
    pub fn required(&self) -> Vec<&Field> {
        let is_fixed = |field: &Field| self.tags.iter().any(|(name, _)| *name == field.wire);
        let required = self.fields.iter();
        required
            .filter(|field| field.required && !field.read_only && !is_fixed(field))
            .collect()
    }

    /// Returns whether there is a constructor: something is required, or has a fixed value.
    pub fn has_constructor(&self) -> bool {
        !self.required().is_empty() || !self.tags.is_empty()
    }

    /// Returns whether a value needs some of its fields. Then there is no default one.
    pub fn has_plain_fields(&self) -> bool {
        self.fields.iter().any(|field| field.plain)
    }

    /// Returns whether the field for a member is plain.
    pub fn is_plain(&self, wire: &str) -> bool {
        self.fields.iter().any(|field| field.wire == wire && field.plain)
    }

    /// Returns the fields that the constructor has as parameters: the required ones, unless they are many and can be set
    /// later.
    pub fn parameters(&self) -> Vec<&Field> {
        let required = self.required();
        match required.len() > MOST_PARAMETERS && !self.has_plain_fields() {
            true => Vec::new(),
            false => required,
        }
    }
}

/// A definition that a struct has through `allOf`.
#[derive(Clone, Debug, Serialize)]
pub struct Base {
    /// The definition's name.
    pub name: String,
    /// The definition.
    #[serde(skip)]
    pub schema: SchemaId,
    /// The type made of it, for links.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub type_id: Option<TypeId>,
}

/// A field of a struct.
#[derive(Clone, Debug, Serialize)]
pub struct Field {
    /// The member's name on the wire.
    pub wire: String,
    /// The field's name.
    pub name: String,
    /// The schema of the property, as it is used here.
    pub schema: SchemaId,
    /// The schemas that bases declare the property with, which hold too.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub declared_before: Vec<SchemaId>,
    /// Its type, without the `Option` that a field has unless it is plain.
    pub type_ref: TypeRef,
    /// Whether `required` lists it.
    pub required: bool,
    /// Whether only the service sends it.
    pub read_only: bool,
    /// Whether `null` is a value of its own.
    pub nullable: bool,
    /// Whether the field has its type without an `Option`; marked by the pass `required`.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub plain: bool,
    /// The name of the setter; `None` if only the service sets the property.
    #[serde(skip)]
    pub setter: Option<String>,
}

/// An enumeration of values.
#[derive(Clone, Debug, Serialize)]
pub struct EnumType {
    /// How the values are written.
    pub repr: EnumRepr,
    /// The values.
    pub variants: Vec<Variant>,
    /// Whether new values may come.
    pub open: bool,
}

/// How the values of an enum are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum EnumRepr {
    /// As strings.
    String,
    /// As whole numbers.
    Integer,
}

/// A value of an enum.
#[derive(Clone, Debug, Serialize)]
pub struct Variant {
    /// Its name.
    pub name: String,
    /// The value on the wire.
    pub value: Json,
    /// What it means.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

/// A tagged union.
#[derive(Clone, Debug, Serialize)]
pub struct UnionType {
    /// The member that holds the tag.
    pub tag: String,
    /// The variants.
    pub variations: Vec<Variation>,
}

/// A variant of a tagged union.
#[derive(Clone, Debug, Serialize)]
pub struct Variation {
    /// The variant's name.
    pub name: String,
    /// The tags on the wire; at least one.
    pub values: Vec<String>,
    /// The struct.
    pub type_id: TypeId,
}

impl Variation {
    /// Returns the first tag, which the variant is named after.
    pub fn tag(&self) -> &str {
        self.values.first().map_or("", String::as_str)
    }
}

/// A union without a tag: `oneOf` or `anyOf` without a discriminator.
#[derive(Clone, Debug, Serialize)]
pub struct UntaggedType {
    /// The variants, in the order of the branches.
    pub variants: Vec<UntaggedVariant>,
}

/// A variant of an untagged enum.
#[derive(Clone, Debug, Serialize)]
pub struct UntaggedVariant {
    /// Its name.
    pub name: String,
    /// Its type.
    pub type_ref: TypeRef,
    /// The schema of the branch, as it is used.
    pub schema: SchemaId,
    /// The indexes in `oneOf` or `anyOf` of the branches that the variant is for.
    pub branches: Vec<usize>,
    /// What a value must have to be one of the variant.
    pub test: BranchTest,
}

/// What every value of a branch has, as far as it can be told without validation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct BranchTest {
    /// The types that the Rust type of the branch holds; empty where it holds all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub types: Vec<JsonType>,
    /// The members that every object has.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub required: Vec<String>,
    /// The members that have a single value, where they are there.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fixed: Vec<(String, String)>,
    /// Whether only the strings that the enum lists count.
    #[serde(skip_serializing_if = "is_false")]
    pub is_listed: bool,
    /// Whether the branch is an untagged enum, one of whose variants must be able to hold the value.
    #[serde(skip_serializing_if = "is_false")]
    pub is_union: bool,
}

fn is_false(value: &bool) -> bool {
    !value
}

/// Another name for a type.
#[derive(Clone, Debug, Serialize)]
pub struct Alias {
    /// The type.
    pub target: TypeRef,
}
