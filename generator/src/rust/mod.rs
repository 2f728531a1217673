//! Rust types and validators. In: the model after all passes. Out: the files of a crate, in memory. Every item is
//! made with `quote!`, or written as text where items are regular; what a type is called and what it holds was decided by the passes.

mod aliases;
mod calls;
mod complexity;
mod constructors;
mod declaration;
mod derives;
mod docs;
mod embed;
mod engines;
mod enums;
mod expression;
mod field_docs;
mod fields;
mod fixed;
mod flat;
mod imports;
mod layout;
mod manifest;
mod markdown;
mod module;
mod operations;
mod parameter_rules;
mod parameters;
mod print;
mod root;
mod root_example;
mod rule_tables;
mod rules;
mod rules_file;
mod structs;
mod support;
mod tables;
mod text;
mod unions;
mod untagged;

use rayon::prelude::*;

use crate::Analysis;
use crate::model::{Model, ModuleId, TypeRef};
use crate::output::File;

pub use calls::{report_paging, report_untyped_bodies};
use engines::Engines;
pub use support::package as runtime_package;

use layout::Layout;
use rule_tables::Rules;

/// What the crate is called and what it holds.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The package's name.
    pub crate_name: String,
    /// Whether the validators are part of it.
    pub validators: bool,
    /// Whether another crate includes the files, instead of a crate of its own.
    pub embedded: bool,
    /// Whether the crate has operations as requests and responses, behind the feature `calls`.
    pub calls: bool,
    /// Where the crate has its runtime from.
    pub runtime: Runtime,
    /// What `Cargo.toml` says about the package.
    pub manifest: Manifest,
}

/// Where a generated crate has its runtime from: the types that all generated crates need.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Runtime {
    /// The crate has the sources of the runtime as a module.
    #[default]
    Vendored,
    /// The crate depends on the package `armature-runtime`.
    Package {
        /// Its directory, relative to the crate.
        path: Option<String>,
        /// Its published version.
        version: Option<String>,
    },
}

/// What `Cargo.toml` says about a generated package in addition to its name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    /// The SPDX expression of the licence.
    pub license: Option<String>,
    /// The URL of the repository.
    pub repository: Option<String>,
    /// The oldest version of Rust that compiles the crate.
    pub rust_version: Option<String>,
}

/// Returns the path of a type as another crate writes it.
pub fn type_path(model: &Model, type_ref: &TypeRef, crate_name: &str) -> String {
    let of = |inner: &TypeRef| type_path(model, inner, crate_name);
    let root = crate_name.replace('-', "_");
    match type_ref {
        TypeRef::Array(inner) => format!("Vec<{}>", of(inner)),
        TypeRef::Map(inner) => format!("std::collections::BTreeMap<String, {}>", of(inner)),
        TypeRef::Secret(inner) => format!("{root}::support::Secret<{}>", of(inner)),
        TypeRef::Nullable(inner) => format!("{root}::support::Nullable<{}>", of(inner)),
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

/// Returns the files of the crate: `Cargo.toml` and all below `src`. Those that another crate includes: `mod.rs` and
/// its modules.
pub fn generate(analysis: &Analysis, options: &Options) -> Vec<File> {
    let model = &analysis.model;
    let layout = Layout::of(model);
    let bump = bumpalo::Bump::new();
    let rules = options
        .validators
        .then(|| Rules::new(&layout, analysis, (&bump, options.calls)));
    let modules: Vec<ModuleId> = model.modules.ids().filter(|id| layout.is_there(*id)).collect();
    let made: Vec<(Vec<File>, Engines)> = modules
        .par_iter()
        .map(|id| module_files(&layout, *id, rules.as_ref(), options))
        .collect();
    let engines = made
        .iter()
        .fold(Engines::default(), |all, (_, engines)| all.or(*engines));
    let mut files = vec![
        manifest::cargo_toml(&layout, engines, options),
        root::crate_root(&layout, options),
    ];
    files.extend(root::folders(&layout));
    files.extend(flat::files(&layout));
    files.extend(made.into_iter().flat_map(|(files, _)| files));
    if options.runtime == Runtime::Vendored {
        files.extend(support::files(engines, options.calls));
    }
    if options.embedded {
        files = embed::modules(files);
    }
    files.sort();
    files
}

/// Returns the files of a module, and the engines that its patterns need.
fn module_files(
    layout: &Layout,
    id: ModuleId,
    rules: Option<&Rules>,
    options: &Options,
) -> (Vec<File>, Engines) {
    let has_rules = rules.is_some_and(|rules| rules.own(id).is_some());
    let (rules_file, mut files) = rayon::join(
        || rules.and_then(|rules| rules::file(rules, id)),
        || module::files(layout, id, (rules, has_rules), options.calls),
    );
    let (file, engines) = rules_file.unzip();
    files.extend(file);
    let (file, of_parameters) = rules.and_then(|rules| rules::parameters_file(rules, id)).unzip();
    files.extend(file);
    (
        files,
        engines.unwrap_or_default().or(of_parameters.unwrap_or_default()),
    )
}
