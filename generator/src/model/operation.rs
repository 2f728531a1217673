//! An operation as a document has it.

use serde::Serialize;

use super::schema::is_default;
use super::{Header, MediaType, SchemaId, SecurityRequirement, Serialization, Server, TypeRef};
use crate::origin::{DocumentId, Origin};

/// The method of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Method {
    /// GET
    Get,
    /// PUT
    Put,
    /// POST
    Post,
    /// PATCH
    Patch,
    /// DELETE
    Delete,
    /// HEAD
    Head,
    /// OPTIONS
    Options,
    /// TRACE, of OpenAPI 3.0 and 3.1 only
    Trace,
}

impl Method {
    /// The methods by their keys in a path item.
    pub const BY_KEY: [(&'static str, Method); 8] = [
        ("get", Method::Get),
        ("put", Method::Put),
        ("post", Method::Post),
        ("patch", Method::Patch),
        ("delete", Method::Delete),
        ("head", Method::Head),
        ("options", Method::Options),
        ("trace", Method::Trace),
    ];

    /// Returns the method as requests have it, such as `GET`.
    pub fn in_request(self) -> String {
        let known = Self::BY_KEY.iter().find(|(_, known)| *known == self);
        known.map(|(key, _)| key.to_uppercase()).unwrap_or_default()
    }
}

/// A method of a path.
#[derive(Clone, Debug, Serialize)]
pub struct Operation {
    /// Where it is.
    #[serde(skip)]
    pub origin: Origin,
    /// The document that has the path. `origin` is in another one where the path or operation is a reference.
    #[serde(skip)]
    pub document: DocumentId,
    /// `operationId`
    pub id: String,
    /// The method.
    pub method: Method,
    /// The path template; with a query part for `x-ms-paths`.
    pub path: String,
    /// `summary`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// `description`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Its parameters and those of its path.
    pub parameters: Vec<Parameter>,
    /// Its responses, in the order of the document.
    pub responses: Vec<Response>,
    /// Media types of the body.
    pub consumes: Vec<String>,
    /// The body by media type, in the order of the document. The parameters have the body of the media type that counts
    /// where only one can be used: the first JSON, else the first.
    #[serde(skip_serializing_if = "MediaType::is_single")]
    pub content: Vec<MediaType>,
    /// Media types of the responses.
    #[serde(skip)]
    pub produces: Vec<String>,
    /// `x-ms-long-running-operation`
    pub long_running: bool,
    /// `x-ms-pageable`: the member with the link to the next page, empty where there is only one page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pageable: Option<String>,
    /// `x-ms-pageable.itemName`: the member with the elements of a page, `value` by default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item_name: Option<String>,
    /// How the pages of the list are asked for, where the configuration says it.
    #[serde(skip)]
    pub paging: Option<Paging>,
    /// `x-ms-long-running-operation-options.final-state-via`: where the result of a long-running operation is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub final_state: Option<String>,
    /// `deprecated`
    pub deprecated: bool,
    /// The scopes of `security`, of the operation or else of the document.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub scopes: Vec<String>,
    /// `security`, of the operation or else of the document: alternatives, of which one must be satisfied. Without one
    /// anyone can call the operation.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub security: Vec<SecurityRequirement>,
    /// The servers of this operation or its path; empty if it is sent to those of the document, see
    /// [`Model::servers`](super::Model::servers).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub servers: Vec<Server>,
    /// `x-ms-examples`
    pub examples: Vec<Example>,
}

impl Operation {
    /// Returns the id, or the method and path of an operation that has none: either tells it apart from all others.
    pub fn own_name(&self) -> String {
        match self.id.as_str() {
            "" => format!("{} {}", self.method.in_request(), self.path),
            id => id.to_owned(),
        }
    }

    /// Returns the parameter that is the request body, of the media type that counts where there are several.
    pub fn body(&self) -> Option<&Parameter> {
        let mut parameters = self.parameters.iter();
        parameters.find(|of| of.location == Location::Body)
    }
}

/// How the pages of a list are asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paging {
    /// What the next page is asked for by.
    pub by: PagedBy,
    /// The path of the member with the elements, such as `data.things`.
    pub items: Option<String>,
    /// The path of the member with a link or the value of the parameter; of the elements for [`PagedBy::LastItem`].
    pub next: Option<String>,
    /// The parameter of the query.
    pub parameter: Option<String>,
}

/// What the next page of a list is asked for by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PagedBy {
    /// A member with a link.
    Link,
    /// The header `Link`.
    LinkHeader,
    /// A member with the value of a parameter.
    Cursor,
    /// A member of the last element with the value of a parameter.
    LastItem,
    /// A parameter with the number of the page.
    Page,
    /// A parameter with the number of elements before the page.
    Offset,
    /// Nothing: the operation does not give a list in pages.
    Nothing,
}

impl PagedBy {
    /// All of them with their names.
    pub const BY_NAME: [(&'static str, PagedBy); 7] = [
        ("link", PagedBy::Link),
        ("link-header", PagedBy::LinkHeader),
        ("cursor", PagedBy::Cursor),
        ("last-item", PagedBy::LastItem),
        ("page", PagedBy::Page),
        ("offset", PagedBy::Offset),
        ("nothing", PagedBy::Nothing),
    ];
}

/// Where a parameter is in a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Location {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// In a header.
    Header,
    /// The body.
    Body,
    /// A field of a form.
    FormData,
    /// In a cookie.
    Cookie,
    /// In the host name (`x-ms-parameterized-host`).
    Host,
}

impl Location {
    /// Returns the location as one word, for messages and pages.
    pub fn word(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Body => "body",
            Self::FormData => "form",
            Self::Cookie => "cookie",
            Self::Host => "host",
        }
    }
}

/// `collectionFormat`: how the elements of an array parameter are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Collection {
    /// With commas.
    Csv,
    /// With blanks.
    Ssv,
    /// With tabs.
    Tsv,
    /// With bars.
    Pipes,
    /// By repeating the name.
    Multi,
}

/// A parameter of an operation.
#[derive(Clone, Debug, Serialize)]
pub struct Parameter {
    /// Where it is.
    #[serde(skip)]
    pub origin: Origin,
    /// Its name.
    pub name: String,
    /// Its location in the request.
    pub location: Location,
    /// `required`
    pub required: bool,
    /// Type and constraints.
    pub schema: SchemaId,
    /// The type of its value; made by the pass `types`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub type_ref: Option<TypeRef>,
    /// How an array is written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collection: Option<Collection>,
    /// `x-ms-skip-url-encoding`
    pub skip_url_encoding: bool,
    /// `x-ms-header-collection-prefix`: the header means all headers whose names begin like this, as a map from the rest
    /// of the name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collection_prefix: Option<String>,
    /// How the value is written; `None` for a body.
    #[serde(skip_serializing_if = "Serialization::is_plain")]
    pub serialization: Option<Serialization>,
    /// `allowEmptyValue`: the parameter may be written as its name alone.
    #[serde(skip_serializing_if = "is_default")]
    pub allow_empty_value: bool,
}

impl Parameter {
    /// Returns whether the other one is the same parameter: of the same name, at the same location. What else is said
    /// may differ.
    pub fn is_same(&self, other: &Self) -> bool {
        self.name == other.name && self.location == other.location
    }

    /// Adds the parameter to a list unless one that is the same is there: of parameters that are declared twice the first
    /// one counts. Bodies are all added.
    pub fn add_to(self, list: &mut Vec<Self>) {
        if self.location == Location::Body || !list.iter().any(|known| known.is_same(&self)) {
            list.push(self);
        }
    }
}

/// A response of an operation.
#[derive(Clone, Debug, Serialize)]
pub struct Response {
    /// Where it is.
    #[serde(skip)]
    pub origin: Origin,
    /// The status code, or `default`.
    pub status: String,
    /// `description`
    pub description: String,
    /// The body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schema: Option<SchemaId>,
    /// The type of the body; made by the pass `types`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub type_ref: Option<TypeRef>,
    /// The body by media type, in the order of the document. `schema` is the one that counts where only one can be used:
    /// the first JSON, else the first.
    #[serde(skip_serializing_if = "MediaType::is_single")]
    pub content: Vec<MediaType>,
    /// Headers, in the order of the document.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<Header>,
    /// `x-ms-error-response`
    pub error: bool,
}

impl Response {
    /// Returns the first digit of the status codes that the response is declared for, where it is declared for a range such
    /// as `2XX` (OpenAPI 3.0, Responses Object).
    pub fn range(&self) -> Option<u8> {
        match self.status.as_bytes() {
            [first @ b'1'..=b'5', b'X' | b'x', b'X' | b'x'] => Some(first - b'0'),
            _ => None,
        }
    }
}

/// An entry of `x-ms-examples`.
#[derive(Clone, Debug, Serialize)]
pub struct Example {
    /// Its title.
    pub title: String,
    /// The string that references its file, or the example itself.
    #[serde(skip)]
    pub origin: Origin,
    /// The file's path below the root; absent where the example is in the document.
    pub file: Option<String>,
}
