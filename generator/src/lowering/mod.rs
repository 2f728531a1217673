//! What Swagger 2.0 and OpenAPI 3 have in common. In: values of documents. Out: members of the kinds that the specifications
//! give them, Azure's extensions, and the faults of both. The front ends (`swagger/`, `openapi/`) use it and do not know
//! each other.

pub(crate) mod constraints;
mod dynamic;
pub(crate) mod extension;
mod format;
pub(crate) mod json_type;
pub(crate) mod reader;
mod schemas;
mod section;
pub(crate) mod security;
pub(crate) mod templating;

pub(crate) use format::{is_openapi, openapi_version};
pub(crate) use schemas::Schemas;
