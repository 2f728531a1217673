//! Swagger 2.0 to the model. In: the documents. Out: [`crate::model::Model`] with documents, schemas and operations as the
//! documents have them, references followed. Nothing is inherited, merged or named here: passes do that.

mod check;
mod document;
pub(crate) mod extension;
mod form;
mod operation;
pub(crate) mod reader;
mod schema;
mod section;
pub(crate) mod templating;

pub use check::check;
pub use document::{is_openapi, lower};
