//! `[output]`: where the generated package is, what its manifest says, and where its runtime is from.

use toml::de::DeTable;

use super::Config;
use super::reader::Reader;
use super::value::{Value, location};
use crate::diagnostic::{Diagnostic, near};
use crate::rust::{Manifest, Runtime};

/// The values of `runtime`.
pub(super) const RUNTIMES: [&str; 2] = ["vendored", "crate"];

impl Reader<'_> {
    pub(super) fn output(&mut self, output: &DeTable<'_>, config: &mut Config) {
        let dir = self.string_in(output, "dir");
        config.output = dir.map(|dir| self.folder.join(dir));
        config.crate_name = output.get("crate").and_then(|value| self.package(value));
        config.manifest = Manifest {
            license: self.string_in(output, "license"),
            repository: self.string_in(output, "repository"),
            rust_version: self.string_in(output, "rust-version"),
        };
        config.runtime = self.runtime(output);
    }

    fn package(&mut self, value: &Value<'_>) -> Option<String> {
        let name = self.string(value, "crate")?;
        if !super::is_package_name(&name) {
            let problem = super::package::bad_name(&name);
            self.problems
                .push(problem.at(location(value.span()), "this name"));
        }
        Some(name)
    }

    /// Reads where the runtime is from. A path or a version is that of the package, so `runtime` must say `crate`.
    fn runtime(&mut self, output: &DeTable<'_>) -> Runtime {
        let runtime = output.get("runtime");
        let name = runtime.and_then(|value| self.string(value, "runtime"));
        if let (Some(value), Some(name)) = (runtime, &name)
            && !RUNTIMES.contains(&name.as_str())
        {
            let otherwise = near::one_of(RUNTIMES);
            let help = near::remedy(name, RUNTIMES, otherwise);
            self.bad_value(value, &format!("unknown runtime `{name}`"), &help);
        }
        let path = self.string_in(output, "runtime-path");
        let version = self.string_in(output, "runtime-version");
        if runtime.is_none() || name.as_deref() == Some("vendored") {
            self.unused_runtime(output);
        }
        let own = || Some(env!("CARGO_PKG_VERSION").to_owned());
        match (name.as_deref(), &path) {
            (Some("crate"), None) => Runtime::Package {
                path,
                version: version.or_else(own),
            },
            (Some("crate"), Some(_)) => Runtime::Package { path, version },
            _ => Runtime::Vendored,
        }
    }

    /// Reports keys about the package of the runtime where it is not used.
    fn unused_runtime(&mut self, output: &DeTable<'_>) {
        for key in ["runtime-path", "runtime-version"] {
            if let Some(value) = output.get(key)
                && value.get_ref().as_str().is_some()
            {
                let problem = format!("`{key}` has no effect without `runtime = \"crate\"`");
                self.problems.push(
                    Diagnostic::error("armature::config::value", problem)
                        .at(location(value.span()), "")
                        .help("add `runtime = \"crate\"`"),
                );
            }
        }
    }
}
