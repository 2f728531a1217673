//! OpenAPI 3.0 and 3.1 to the model. In: the documents. Out: what [`swagger::lower`](crate::swagger::lower) gives for
//! Swagger: documents, schemas and operations as the documents have them, references followed. Azure's extensions count
//! here too. Links are left out, with a warning. Documents of 3.0 are also read by the crate `openapiv3`, which knows all
//! members of all objects (`check/`).

mod annotation;
mod applicators;
mod check;
mod content;
mod discriminator;
mod document;
mod fault;
mod form;
mod nullable;
mod operation;
mod parameter;

mod schema;
mod security;
mod serialization;
mod server;
mod structure;
mod tags;
mod version;

pub use check::check;
pub use document::lower;
