//! `Cargo.toml` of a generated crate, from its template.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;

use super::Options;
use super::layout::Layout;
use super::rules::Engines;
use crate::output::File;

#[derive(Template)]
#[template(path = "Cargo.toml.txt", escape = "none")]
struct CargoToml<'a> {
    name: &'a str,
    named: Vec<String>,
    features: BTreeMap<String, BTreeSet<String>>,
    engines: Engines,
    calls: bool,
}

/// The manifest: dependencies, and a feature for each module where there are several.
pub(super) fn cargo_toml(layout: &Layout, engines: Engines, options: &Options) -> File {
    let template = CargoToml {
        name: &options.crate_name,
        named: layout.named_features().into_iter().collect(),
        features: layout.features(),
        engines,
        calls: options.calls,
    };
    File {
        path: "Cargo.toml".into(),
        content: template.render().unwrap_or_default(),
    }
}
