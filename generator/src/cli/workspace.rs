//! Paths as continuous integration knows them: relative to the root of the repository, wherever the command runs.

use std::path::{Component, Path};

use crate::report::{Location, Record};

/// The working directory relative to the root of the repository; empty if both are the same or the root is not known.
#[derive(Debug, Default)]
pub(super) struct Workspace {
    prefix: String,
}

impl Workspace {
    /// Reads the root of the repository from `GITHUB_WORKSPACE`, which GitHub Actions sets.
    pub(super) fn of_environment() -> Self {
        let root = std::env::var_os("GITHUB_WORKSPACE");
        let root = root.and_then(|root| Path::new(&root).canonicalize().ok());
        let here = std::env::current_dir().and_then(|path| path.canonicalize());
        let prefix = root.zip(here.ok()).and_then(|(root, here)| {
            let below = here.strip_prefix(root).ok()?;
            Some(below.to_string_lossy().replace('\\', "/"))
        });
        Self {
            prefix: prefix.unwrap_or_default(),
        }
    }

    /// Makes the paths of a record relative to the root.
    pub(super) fn rebased(&self, record: Record) -> Record {
        if self.prefix.is_empty() {
            return record;
        }
        let rebase = |location: Location| Location {
            path: self.join(&location.path),
            ..location
        };
        let related = record.related.into_iter();
        Record {
            location: record.location.map(rebase),
            related: related
                .map(|(location, label)| (rebase(location), label))
                .collect(),
            ..record
        }
    }

    /// Returns a path from the root; one that is absolute or no file stays as it is.
    fn join(&self, path: &str) -> String {
        let is_file = Path::new(path).is_relative() && !path.starts_with('<');
        if !is_file {
            return path.to_owned();
        }
        let mut parts: Vec<&str> = self.prefix.split('/').collect();
        for part in Path::new(path).components() {
            match part {
                Component::ParentDir if parts.last().is_some_and(|last| *last != "..") => {
                    parts.pop();
                }
                Component::ParentDir => parts.push(".."),
                Component::Normal(name) => parts.push(name.to_str().unwrap_or_default()),
                _ => {}
            }
        }
        parts.join("/")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_start_at_the_root() {
        let workspace = Workspace {
            prefix: "api/v1".into(),
        };
        for (path, expected) in [
            ("specs/a.json", "api/v1/specs/a.json"),
            ("./a.json", "api/v1/a.json"),
            ("../specs/a.json", "api/specs/a.json"),
            ("../../../a.json", "../a.json"),
            ("/srv/a.json", "/srv/a.json"),
            ("<stdin>", "<stdin>"),
        ] {
            assert_eq!(workspace.join(path), expected, "{path}");
        }
    }
}
