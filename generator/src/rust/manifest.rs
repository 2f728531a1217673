//! `Cargo.toml` of a generated crate, from its template.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;

use super::engines::Engines;
use super::layout::Layout;
use super::{Manifest, Options, Runtime};
use crate::output::File;

#[derive(Template)]
#[template(path = "Cargo.toml.txt", escape = "none")]
struct CargoToml<'a> {
    name: &'a str,
    named: Vec<String>,
    features: BTreeMap<String, BTreeSet<String>>,
    engines: Engines,
    calls: bool,
    /// The dependency on the runtime, where the crate does not have it as a module.
    runtime: Option<String>,
    manifest: &'a Manifest,
}

/// Returns the manifest: dependencies, and a feature for each module where there are several.
pub(super) fn cargo_toml(layout: &Layout, engines: Engines, options: &Options) -> File {
    let template = CargoToml {
        name: &options.crate_name,
        named: layout.named_features().into_iter().collect(),
        features: layout.features(),
        engines,
        calls: options.calls,
        runtime: runtime(&options.runtime, engines),
        manifest: &options.manifest,
    };
    File {
        path: "Cargo.toml".into(),
        content: template.render().unwrap_or_default(),
    }
}

/// Returns the dependency on the runtime as a value of TOML, with the engines that the crate needs as features.
fn runtime(runtime: &Runtime, engines: Engines) -> Option<String> {
    let Runtime::Package { path, version } = runtime else {
        return None;
    };
    let source = [("path", path), ("version", version)];
    let source = source.map(|(key, value)| value.as_ref().map(|value| format!("{key} = {}", quoted(value))));
    let source: Vec<String> = source.into_iter().flatten().collect();
    let engines = [(engines.fancy, "fancy-regex"), (engines.plain, "regex")];
    let features: Vec<&str> = engines
        .iter()
        .filter(|(is_needed, _)| *is_needed)
        .map(|(_, name)| *name)
        .collect();
    let features = match features.as_slice() {
        [] => String::new(),
        features => format!(", features = {features:?}"),
    };
    Some(format!("{{ {}{features} }}", source.join(", ")))
}

/// Returns a text as a string of TOML.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
