//! Checking of examples and bodies without compiling anything. In: documents and their model. Out: a [`Report`] of
//! findings, each with its location in the example and the location of the rule in the document. An example is read, checked
//! and dropped before the next one, so the work needs little memory. Not done here: what a schema says about a value
//! (`rules/` and the engine), and printing.
//!
//! An example file holds the parameters of a request by name, and responses by status, each with headers and a body:
//! <https://azure.github.io/autorest/extensions/#x-ms-examples>. OpenAPI documents have examples inline, each of one schema. Codes are those of [`Code`], and, for what only an
//! operation knows, those of [`OperationCode`].

mod allow;
mod batch;
mod code;
mod example;
mod finding;
mod inline;
mod line_index;
mod operation;
mod parameters;
mod responses;
mod rule_index;
mod single;
mod subject;

pub use allow::Allow;
pub use batch::{Progress, run};
pub use code::OperationCode;
pub use finding::{Excerpt, FileLocation, Finding, Report};
pub(crate) use line_index::LineIndexes;
pub use single::{Body, Request, check_bodies};

#[allow(unused_imports, reason = "named in the documentation")]
use crate::support::check::Code;
