//! Paths as continuous integration knows them: relative to the root of the repository, wherever the command runs.

use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};

use crate::report::{Location, Record};

/// The root of the repository, and the working directory relative to it.
#[derive(Debug, Default)]
pub(super) struct Workspace {
    /// The absolute path of the root; empty if it is not known.
    root: PathBuf,
    /// The path of the working directory below the root; empty if both are the same or the root is not known.
    prefix: PathBuf,
}

impl Workspace {
    /// Reads the root of the repository from `GITHUB_WORKSPACE`, which GitHub Actions sets.
    pub(super) fn of_environment() -> Self {
        let root = std::env::var_os("GITHUB_WORKSPACE");
        let root = root.and_then(|root| Path::new(&root).canonicalize().ok());
        let here = std::env::current_dir().and_then(|path| path.canonicalize());
        let found = root.zip(here.ok()).and_then(|(root, here)| {
            let prefix = here.strip_prefix(&root).ok()?.to_owned();
            Some(Self { root, prefix })
        });
        found.unwrap_or_default()
    }

    /// Makes the paths of a record relative to the root.
    pub(super) fn rebased(&self, record: Record) -> Record {
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

    /// Returns a path from the root, without `.` and `..`. One that is outside of the root, or no file, stays as it is.
    fn join(&self, path: &str) -> String {
        let below = match Path::new(path).strip_prefix(&self.root) {
            _ if path.starts_with('<') => return path.to_owned(),
            Ok(below) if !self.root.as_os_str().is_empty() => below.to_owned(),
            _ if Path::new(path).is_absolute() => return path.to_owned(),
            _ => self.prefix.join(path),
        };
        let mut parts: Vec<&OsStr> = Vec::new();
        for part in below.components() {
            match part {
                Component::ParentDir if parts.last().is_some_and(|last| *last != "..") => {
                    parts.pop();
                }
                Component::ParentDir | Component::Normal(_) => parts.push(part.as_os_str()),
                _ => {}
            }
        }
        let parts: Vec<_> = parts.into_iter().map(OsStr::to_string_lossy).collect();
        parts.join("/")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_start_at_the_root() {
        let workspace = Workspace {
            root: "/repository".into(),
            prefix: "api/v1".into(),
        };
        for (path, expected) in [
            ("specs/a.json", "api/v1/specs/a.json"),
            ("./a.json", "api/v1/a.json"),
            ("../specs/a.json", "api/specs/a.json"),
            ("../../../a.json", "../a.json"),
            ("/repository/specs/../a.json", "a.json"),
            ("/srv/a.json", "/srv/a.json"),
            ("<stdin>", "<stdin>"),
        ] {
            assert_eq!(workspace.join(path), expected, "{path}");
        }
        // Without a root paths are relative to the working directory.
        assert_eq!(Workspace::default().join("specs/../out/a.rs"), "out/a.rs");
        assert_eq!(Workspace::default().join("../a.rs"), "../a.rs");
    }
}
