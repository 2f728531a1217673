//! Armature reads Azure's Swagger documents and makes Rust types, validators and documentation pages of them.
//!
//! A build script uses [`Config`] and [`generate`]; the command line, [`cli::run`], uses the same two.

mod analysis;
pub mod cli;
mod config;
pub mod diagnostic;
mod discover;
pub mod docs;
pub mod examples;
mod generation;
mod layout;
pub mod limits;
mod lower;
mod lowering;
mod media;
pub mod model;
pub mod openapi;
pub mod origin;
pub mod output;
pub mod passes;
mod pointer;
mod report;
pub mod rules;
pub mod rust;
mod serve;
pub mod site;
pub mod source;
pub mod support;
pub mod swagger;
mod wording;

pub use analysis::{Analysis, Extent};
pub use config::{Config, Selection, Style};
pub use generation::{Failure, Gaps, Generation, generate, pages, publish};
pub use layout::load;
pub use lower::lower;
pub use report::Problems;
