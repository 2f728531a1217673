//! What an API is: documents, schemas, operations, and the types that follow from them. Plain owned data; items
//! refer to each other by typed ids, so recursion and references across documents cost nothing. Front ends fill
//! [`Model::schemas`] and [`Model::operations`] as the documents have them; passes add the rest. The whole prints
//! as stable JSON ([`Model::to_json`]), which is what the golden files of the front ends and passes hold.

mod applicators;
mod content;
mod enumeration;
mod id;
mod incoming;
mod json_type;
mod limits;
mod operation;
mod schema;
mod security;
mod serialization;
mod server;
mod types;

pub use applicators::Applicators;
pub use content::{Encoding, Header, MediaType};
pub use enumeration::{EnumInfo, EnumValue};
pub use id::{Arena, Id, ModuleId, SchemaId, TypeId};
pub use incoming::{Incoming, Trigger};
pub use json_type::JsonType;
pub use limits::Limits;
pub use operation::{Collection, Example, Location, Method, Operation, PagedBy, Paging, Parameter, Response};
pub use schema::{Additional, Additions, Composition, Json, Mutability, Property, Schema};
pub use security::{
    FlowKind, KeyLocation, OAuthFlow, RequiredScheme, SecurityKind, SecurityRequirement, SecurityScheme,
};
pub use serialization::{Serialization, ValueStyle};
pub use server::{Server, ServerVariable};
pub use types::{
    Alias, Base, BranchTest, EnumRepr, EnumType, Field, Module, Scalar, StructType, TypeDef, TypeKind,
    TypeRef, UnionType, UntaggedType, UntaggedVariant, Variant, Variation,
};

use serde::Serialize;

use crate::limits::INHERITANCE;
use crate::origin::DocumentId;

/// Everything known about the APIs of a run.
#[derive(Debug, Default, Serialize)]
pub struct Model {
    /// The documents, by [`DocumentId`].
    pub documents: Vec<Document>,
    /// All schemas, as the documents have them.
    pub schemas: Arena<SchemaId, Schema>,
    /// All operations, in the order of the documents.
    pub operations: Vec<Operation>,
    /// The requests that the services send by themselves, in the order of the documents.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub incoming: Vec<Incoming>,
    /// Whether required properties are fields without `Option`; the configuration says so.
    #[serde(skip)]
    pub plain_required: bool,
    /// The modules of the generated crate; made by the pass `modules`.
    pub modules: Arena<ModuleId, Module>,
    /// The types with a name; made by the pass `types`.
    pub types: Arena<TypeId, TypeDef>,
}

impl Model {
    /// Returns the model as stable, indented JSON.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// Returns the document with an id.
    pub fn document(&self, id: DocumentId) -> &Document {
        &self.documents[id.0 as usize]
    }

    /// Returns the servers of an operation: its own or its path's, else those of its document.
    pub fn servers<'a>(&'a self, operation: &'a Operation) -> &'a [Server] {
        match operation.servers.as_slice() {
            [] => &self.document(operation.document).servers,
            own => own,
        }
    }

    /// Returns the security scheme that a requirement of an operation refers to.
    pub fn security_scheme(&self, operation: &Operation, name: &str) -> Option<&SecurityScheme> {
        let mut schemes = self.document(operation.document).security_schemes.iter();
        schemes.find(|scheme| scheme.name == name)
    }

    /// Returns the dialect of the document that a schema is in.
    pub fn dialect(&self, id: SchemaId) -> Dialect {
        self.document(self.schemas[id].origin.document).dialect
    }

    /// Returns the tags that refer to a definition where `base` has the discriminator. A mapping belongs to its
    /// discriminator and replaces the default value:
    /// <https://spec.openapis.org/oas/v3.0.3#discriminator-object>.
    pub fn tags(&self, base: SchemaId, id: SchemaId) -> Vec<String> {
        let mapped = self.schemas[base].mapping.iter();
        let mapped: Vec<String> = mapped
            .filter(|(_, target)| self.target(*target) == id)
            .map(|(tag, _)| tag.clone())
            .collect();
        match mapped.is_empty() {
            true => self.schemas[id]
                .own_tag()
                .map(str::to_owned)
                .into_iter()
                .collect(),
            false => mapped,
        }
    }

    /// Returns the schema whose structure a schema has: itself, or what it merely refers to.
    pub fn target(&self, mut id: SchemaId) -> SchemaId {
        // Rings and longer chains are broken by the first pass; before it they end here.
        for _ in 0..=2 * INHERITANCE {
            match self.schemas[id].reference {
                Some(next) => id = next,
                None => return id,
            }
        }
        id
    }
}

/// What the keywords of schemas mean beyond what they have in common.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dialect {
    /// Swagger 2.0, as Azure's documents are meant: a schema with `properties` is an object also without `type`, and
    /// what `allOf` refers to is part of the object.
    #[default]
    Swagger,
    /// OpenAPI 3.0: each keyword says no more than in JSON Schema, but `nullable` allows `null` whatever else holds.
    OpenApi30,
    /// OpenAPI 3.1: JSON Schema 2020-12.
    OpenApi31,
}

/// A document of the run.
#[derive(Debug, Serialize)]
pub struct Document {
    /// Path below the root.
    pub path: String,
    /// `info.title`.
    pub title: String,
    /// `info.version`; empty where the document has none.
    pub version: String,
    /// Where the service is. Of several servers a client chooses one. Empty if the document does not say.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub servers: Vec<Server>,
    /// The security schemes, by name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub security_schemes: Vec<SecurityScheme>,
    /// Whether the configuration names it; else it is only referenced.
    pub named: bool,
    /// What the keywords of its schemas mean.
    #[serde(skip)]
    pub dialect: Dialect,
    /// Its definitions, by name, in the order of the document.
    pub definitions: Vec<(String, SchemaId)>,
}

impl Document {
    /// Returns the URL of the first server, such as `https://management.azure.com`, with the names of variables in braces;
    /// empty if the document does not say where the service is.
    pub fn server(&self) -> &str {
        self.servers.first().map_or("", |server| server.url.as_str())
    }
}
