//! Runs of the documentation back end over a configuration.

use std::path::{Path, PathBuf};

use armature::internals::diagnostic::Diagnostics;
use armature::internals::docs::reference::{self, Options};
use armature::internals::output::File;
use armature::internals::source::{Root, Sources};

/// The URL before a document's path in the link of a page.
const SOURCE_URL: &str = "https://github.com/Azure/azure-rest-api-specs/tree/main/specification/";

/// What a configuration says about pages.
pub(crate) struct Configuration {
    pub(crate) root: PathBuf,
    pub(crate) paths: Vec<String>,
    pub(crate) options: Options,
}

/// Pages of the reference's kind, without those of `exclude`.
pub(crate) fn options(exclude: Vec<String>) -> Options {
    Options {
        exclude,
        source_url: SOURCE_URL.to_owned(),
        max_bytes: u64::MAX,
    }
}

/// Reads a configuration.
pub(crate) fn configuration(file: &Path) -> Configuration {
    #[allow(clippy::disallowed_methods, reason = "a test reads what it compares with")]
    let text = std::fs::read_to_string(file).expect("the configuration is there");
    let table: toml::Table = text.parse().expect("the configuration is TOML");
    let root = table.get("root").and_then(toml::Value::as_str).unwrap_or(".");
    let strings = |list: Option<&toml::Value>| -> Vec<String> {
        let list = list.and_then(toml::Value::as_array).into_iter().flatten();
        list.filter_map(|item| Some(item.as_str()?.to_owned())).collect()
    };
    let specs = table.get("spec").and_then(toml::Value::as_array);
    let paths = specs.into_iter().flatten();
    Configuration {
        root: file.parent().unwrap_or(Path::new(".")).join(root),
        paths: paths
            .filter_map(|spec| Some(spec.get("path")?.as_str()?.to_owned()))
            .collect(),
        options: options(strings(table.get("docs").and_then(|docs| docs.get("exclude")))),
    }
}

/// All pages of a configuration, with what was reported.
pub(crate) fn pages(configuration: &Configuration) -> (Vec<File>, Diagnostics) {
    let (files, diagnostics, _) = run(configuration);
    (files, diagnostics)
}

/// All pages of a configuration, with what was reported and all that was read.
pub(crate) fn run(configuration: &Configuration) -> (Vec<File>, Diagnostics, Sources) {
    let mut diagnostics = Diagnostics::default();
    let root = Root::open(&configuration.root).expect("the root is there");
    let mut sources = armature::internals::load(root, &configuration.paths, &mut diagnostics);
    let files = reference::generate(
        &mut sources,
        &configuration.paths,
        &configuration.options,
        &mut diagnostics,
    );
    (files, diagnostics, sources)
}
