//! OpenAPI 3.0 to the model. In: the documents, whose objects are read as the types of the crate `openapiv3`. Out: what
//! [`swagger::lower`](crate::swagger::lower) gives for Swagger: documents, schemas and operations as the documents have
//! them, references followed. Azure's extensions count here too. Links, callbacks and cookies are left out, with a
//! warning; what the format says about security and servers is read as far as the model has a place for it.

mod blame;
mod content;
mod discriminator;
mod document;
mod operation;
mod parameter;
mod remark;
mod repair;
mod schema;

pub use document::lower;
