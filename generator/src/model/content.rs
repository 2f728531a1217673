//! Media types of bodies, and headers.

use serde::Serialize;

use super::schema::is_default;
use super::{SchemaId, Serialization, TypeRef};
use crate::origin::Origin;

/// A media type of a request body or response, with its schema: an entry of `content` of OpenAPI 3, or of `consumes` or
/// `produces` of Swagger 2.0.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct MediaType {
    /// The media type as the document has it; may be a range such as `text/*`.
    pub name: String,
    /// The schema of the body; `None` if nothing is known about it, or if it is a form of Swagger 2.0, of which the fields
    /// are parameters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schema: Option<SchemaId>,
    /// The type of the body where it is JSON; made by the pass `types`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub type_ref: Option<TypeRef>,
    /// `encoding`: how the fields of a form are written, if not as their schemas say.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub encoding: Vec<Encoding>,
}

impl MediaType {
    /// Returns whether a list has no more than the body and its media type, which are printed elsewhere.
    pub(super) fn is_single(list: &[Self]) -> bool {
        match list {
            [] => true,
            [only] => only.encoding.is_empty(),
            _ => false,
        }
    }
}

/// How a field of a form is written: <https://spec.openapis.org/oas/v3.0.3#encoding-object>.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Encoding {
    /// The name of the property.
    pub property: String,
    /// `contentType`: the media types that the field may have, the first one by default; empty if the schema decides.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub content_types: Vec<String>,
    /// `headers`: those of a part of `multipart`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<Header>,
    /// `style`, `explode` and `allowReserved`; `None` if the object has none of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub serialization: Option<Serialization>,
}

/// A header of a response, or of a part of a form.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Header {
    /// Where it is.
    #[serde(skip)]
    pub origin: Origin,
    /// Its name.
    pub name: String,
    /// Type and constraints.
    pub schema: SchemaId,
    /// The type of its value; made by the pass `types`.
    #[serde(skip)]
    pub type_ref: Option<TypeRef>,
    /// `description`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// `required`
    #[serde(skip_serializing_if = "is_default")]
    pub required: bool,
    /// `x-ms-header-collection-prefix`: the header means all headers whose names begin like this, as a map from
    /// the rest of the name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collection_prefix: Option<String>,
    /// How its value is written.
    #[serde(skip_serializing_if = "Serialization::is_plain")]
    pub serialization: Option<Serialization>,
}
