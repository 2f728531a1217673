//! Rust types and validators. In: the model after all passes. Out: the files of a crate, in memory. Every item is
//! made with `quote!`; what a type is called and what it holds was decided by the passes.

mod docs;
mod enums;
mod facts;
mod imports;
mod layout;
mod manifest;
mod markdown;
mod module;
mod operations;
mod parameters;
mod print;
mod structs;
mod support;
mod unions;

use rayon::prelude::*;

use crate::model::{Model, ModuleId};
use crate::output::File;

use layout::Layout;

/// What the crate is called and what it holds.
#[derive(Clone, Debug)]
pub struct Options {
    /// The package's name.
    pub crate_name: String,
    /// Whether the validators are part of it.
    pub validators: bool,
}

/// The files of the crate: `Cargo.toml` and all below `src`.
pub fn generate(model: &Model, options: &Options) -> Vec<File> {
    let layout = Layout::of(model);
    let mut files = vec![
        manifest::cargo_toml(&layout, options),
        layout::crate_root(&layout, options),
    ];
    files.extend(layout::folders(&layout));
    let modules: Vec<ModuleId> = model.modules.ids().filter(|id| layout.is_there(*id)).collect();
    let made: Vec<Vec<File>> = modules
        .par_iter()
        .map(|id| module::files(model, &layout, *id, options))
        .collect();
    files.extend(made.into_iter().flatten());
    files.extend(support::files());
    files.sort();
    files
}
