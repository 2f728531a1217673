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
mod rules;
mod structs;
mod support;
mod tables;
mod unions;

use bumpalo::Bump;
use rayon::prelude::*;

use crate::model::{Model, ModuleId, TypeRef};
use crate::output::File;
use crate::passes::families::Families;
use crate::rules::Patterns;

use layout::Layout;
use rules::{Engines, Rules};

/// What the crate is called and what it holds.
#[derive(Clone, Debug)]
pub struct Options {
    /// The package's name.
    pub crate_name: String,
    /// Whether the validators are part of it.
    pub validators: bool,
}

/// The path of a type as another crate writes it.
pub fn type_path(model: &Model, type_ref: &TypeRef, crate_name: &str) -> String {
    let of = |inner: &TypeRef| type_path(model, inner, crate_name);
    let root = crate_name.replace('-', "_");
    match type_ref {
        TypeRef::Array(inner) => format!("Vec<{}>", of(inner)),
        TypeRef::Map(inner) => format!("std::collections::BTreeMap<String, {}>", of(inner)),
        TypeRef::Secret(inner) => format!("{root}::support::Secret<{}>", of(inner)),
        TypeRef::Boxed(inner) => format!("Box<{}>", of(inner)),
        TypeRef::Named(id) => {
            let definition = &model.types[*id];
            let module = model.modules[definition.module].path.join("::");
            format!("{root}::{module}::{}", definition.name)
        }
        TypeRef::Any => "serde_json::Value".into(),
        TypeRef::Scalar(scalar) => match imports::scalar_path(*scalar) {
            path if path.starts_with("support::") => format!("{root}::{path}"),
            path => path.to_owned(),
        },
    }
}

/// The files with the rules of all modules, and the engines that their patterns need.
fn validators(layout: &Layout, patterns: &Patterns) -> (Vec<File>, Engines) {
    let (families, bump) = (Families::of(layout.model), Bump::new());
    let rules = Rules::new(layout, &families, patterns, &bump);
    let modules: Vec<ModuleId> = layout.model.modules.ids().collect();
    let made: Vec<(File, Engines)> = modules.par_iter().filter_map(|id| rules.file(*id)).collect();
    let engines = made
        .iter()
        .fold(Engines::default(), |all, (_, engines)| all.or(*engines));
    (made.into_iter().map(|(file, _)| file).collect(), engines)
}

/// The files of the crate: `Cargo.toml` and all below `src`.
pub fn generate(model: &Model, patterns: &Patterns, options: &Options) -> Vec<File> {
    let layout = Layout::of(model);
    let (rules, engines) = match options.validators {
        true => validators(&layout, patterns),
        false => Default::default(),
    };
    let mut files = vec![
        manifest::cargo_toml(&layout, engines, options),
        layout::crate_root(&layout, options),
    ];
    files.extend(rules);
    files.extend(layout::folders(&layout));
    let modules: Vec<ModuleId> = model.modules.ids().filter(|id| layout.is_there(*id)).collect();
    let made: Vec<Vec<File>> = modules
        .par_iter()
        .map(|id| module::files(model, &layout, *id, options))
        .collect();
    files.extend(made.into_iter().flatten());
    files.extend(support::files(engines));
    files.sort();
    files
}
