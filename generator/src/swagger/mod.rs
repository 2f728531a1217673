//! Swagger 2.0 to the model. In: the documents. Out: [`crate::model::Model`] with documents, schemas and operations as the
//! documents have them, references followed. Nothing is inherited, merged or named here: passes do that.

mod check;
mod content;
mod document;
mod form;
mod operation;
mod schema;
mod security;
mod server;

pub use check::check;
pub use document::lower;
