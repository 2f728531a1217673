//! OpenAPI 3.0 and 3.1 to the model. In: the documents. Out: what [`swagger::lower`](crate::swagger::lower) gives for
//! Swagger: documents, schemas and operations as the documents have them, references followed. Azure's extensions count
//! here too. Links, callbacks, webhooks and cookies are left out, with a warning; what the format says about security and
//! servers is read as far as the model has a place for it. Documents of 3.0 are also read by the crate `openapiv3`, which knows
//! all members of all objects (`check/`).

mod applicators;
mod check;
mod content;
mod discriminator;
mod document;
mod fault;
mod nullable;
mod operation;
mod parameter;
mod remark;
mod schema;
mod structure;
mod version;

pub use check::check;
pub use document::lower;
