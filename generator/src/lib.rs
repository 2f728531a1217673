//! Armature reads Swagger 2.0 and OpenAPI 3 documents and generates Rust types, validators and documentation pages.
//!
//! A build script uses [`Config`] and [`generate`]; the command line, [`cli::run`], uses the same two.
//!
//! ```no_run
//! fn main() -> Result<(), armature::Problems> {
//!     let config = armature::Config::new("specs", "petstore").spec("*.yaml").out_dir();
//!     armature::generate(&config)?.write()?;
//!     Ok(())
//! }
//! ```
#![cfg_attr(
    not(feature = "internals"),
    allow(
        dead_code,
        unreachable_pub,
        unused_imports,
        reason = "tests and benchmarks use more than the public items, by the feature"
    )
)]

mod analysis;
pub mod cli;
mod config;
mod diagnostic;
mod diff;
mod discover;
mod docs;
mod examples;
mod fingerprint;
mod generation;
mod layout;
mod limits;
mod lower;
mod lowering;
mod media;
mod model;
mod openapi;
mod origin;
mod output;
mod passes;
mod phrasing;
mod pointer;
mod report;
mod rules;
mod rust;
mod serve;
mod site;
mod source;
mod support;
mod swagger;

use analysis::{Analysis, Extent};
use layout::{describes_api, load};
use lower::lower;

pub use config::{Config, Selection, Style};
pub use diagnostic::{Diagnostic, Diagnostics, Level, Severity};
pub use generation::{Failure, Gaps, Generation, generate, publish};
pub use limits::Limits;
pub use output::{File, Stale, Summary};
pub use report::Problems;
pub use rust::Runtime;

/// The modules behind the public items, for the tests and benchmarks of this repository; they change in any release.
#[cfg(feature = "internals")]
pub mod internals {
    pub use crate::analysis::{Analysis, Extent};
    pub use crate::generation::pages;
    pub use crate::layout::load;
    pub use crate::lower::lower;

    macro_rules! modules {
        ($($name:ident)*) => {$(
            #[allow(missing_docs, reason = "the module itself has a description")]
            pub mod $name {
                pub use crate::$name::*;
            }
        )*};
    }

    modules! {
        diagnostic diff docs examples limits model openapi origin output passes rules rust site source support swagger
    }
}
