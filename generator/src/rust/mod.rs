//! Rust types and validators. In: the model after all passes. Out: the files of a crate, in memory.

use crate::model::Model;
use crate::output::File;

/// What the crate is called and what it holds.
#[derive(Clone, Debug)]
pub struct Options {
    /// The package's name.
    pub crate_name: String,
    /// Whether the validators are part of it.
    pub validators: bool,
}

/// The files of the crate: `Cargo.toml` and all below `src`.
pub fn generate(_model: &Model, _options: &Options) -> Vec<File> {
    Vec::new()
}
