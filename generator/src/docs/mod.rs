//! Documentation pages. In: the documents themselves, since pages show them verbatim, and their model. Out: Markdown files
//! in memory, in one of two styles: `reference` and `reader`. Both look up resources and their dependencies in
//! `resources` and print examples with `js`. Neither writes files nor makes HTML.

mod js;
pub mod reader;
pub mod reference;
mod resources;

pub(crate) use resources::{AZURE_SOURCES, is_azure};
