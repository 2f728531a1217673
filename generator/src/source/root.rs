//! The folder that all documents are below, and its files.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use super::record::{Probe, Record};
use super::{problem, revision};
use crate::diagnostic::{Diagnostic, near};
use crate::fingerprint::Fingerprint;
use crate::limits::Limits;

/// The folder below which all documents of a run lie; no reference is outside it.
#[derive(Clone, Debug)]
pub struct Root {
    /// Without links and `..`, to compare with.
    path: PathBuf,
    /// As it was given, without needless parts, for messages.
    shown: PathBuf,
    limits: Limits,
    /// Which folders are known to be below, with all links followed.
    folders: Arc<Mutex<HashMap<String, bool>>>,
    /// The files of a revision by their paths, which are read instead of the disk.
    revision: Option<Arc<BTreeMap<String, Vec<u8>>>>,
    /// What was looked at so far, with what was seen.
    probes: Arc<Mutex<BTreeMap<Probe, Fingerprint>>>,
}

/// Why a file was not read.
#[derive(Debug)]
pub(super) enum ReadError {
    Missing,
    LeavesRoot,
    TooLarge(u64),
    Unreadable(String),
}

impl Root {
    /// Opens a folder as root.
    ///
    /// # Errors
    /// When there is no such folder.
    pub fn open(path: &Path) -> Result<Self, Diagnostic> {
        let canonical = path.canonicalize().ok().filter(|p| p.is_dir());
        let limits = Limits::default();
        let root = canonical.map(|canonical| Self {
            shown: shown(path, &canonical),
            path: canonical,
            limits,
            folders: Arc::default(),
            revision: None,
            probes: Arc::default(),
        });
        root.ok_or_else(|| problem::no_root(path))
    }

    /// Returns the same folder as it is at a revision of the git repository that it is in.
    ///
    /// # Errors
    /// When the revision cannot be read.
    pub fn at_revision(&self, revision: &str) -> Result<Self, Diagnostic> {
        let files = revision::files(&self.path, revision, is_document)?;
        let shown = PathBuf::from(format!("{revision}:{}", self.shown("")));
        Ok(Self {
            shown,
            revision: Some(Arc::new(files)),
            ..self.clone()
        })
    }

    /// Returns the name of the folder.
    pub fn name(&self) -> String {
        let name = self.path.file_name().unwrap_or_default();
        name.to_string_lossy().into_owned()
    }

    /// Sets how large documents may be.
    pub fn with_limits(self, limits: Limits) -> Self {
        Self {
            limits: limits.bounded(),
            ..self
        }
    }

    /// Returns how large documents may be.
    pub(super) fn limits(&self) -> &Limits {
        &self.limits
    }

    /// Returns the paths below the root that a path or pattern names, sorted. What is in a folder `examples` is no
    /// document, so patterns pass over it.
    ///
    /// # Errors
    /// When the pattern is malformed or names nothing, or the path is outside the root.
    pub fn expand(&self, pattern: &str) -> Result<Vec<String>, Diagnostic> {
        let paths = self.expanded(pattern);
        self.note(Probe::Pattern(pattern.to_owned()), || {
            Fingerprint::of_list(paths.iter().flatten().map(String::as_str))
        });
        paths
    }

    fn expanded(&self, pattern: &str) -> Result<Vec<String>, Diagnostic> {
        let pattern = pattern.replace('\\', "/");
        let pattern = pattern.trim_start_matches("./");
        if pattern.starts_with('/') || pattern.split('/').any(|part| part == "..") {
            return Err(problem::path_outside_root(pattern));
        }
        if !pattern.contains(['*', '?', '[']) {
            return Ok(vec![pattern.to_owned()]);
        }
        if let Some(files) = &self.revision {
            return self.expand_in(files, pattern);
        }
        let root = glob::Pattern::escape(&self.path.to_string_lossy());
        let matches = glob::glob(&format!("{root}/{pattern}"))
            .map_err(|error| problem::malformed_pattern(pattern, error.msg))?;
        let below = |path: PathBuf| {
            Some(
                path.strip_prefix(&self.path)
                    .ok()?
                    .to_string_lossy()
                    .replace('\\', "/"),
            )
        };
        let mut paths: Vec<String> = matches
            .flatten()
            .filter(|path| path.is_file())
            .filter_map(below)
            .filter(|path| !path.split('/').any(|part| part == "examples"))
            .collect();
        paths.sort();
        match paths.is_empty() {
            true => Err(problem::empty_pattern(pattern, &self.shown)),
            false => Ok(paths),
        }
    }

    /// Returns the paths of a revision that a pattern names, as [`Root::expand`] does.
    fn expand_in(&self, files: &BTreeMap<String, Vec<u8>>, pattern: &str) -> Result<Vec<String>, Diagnostic> {
        let matcher =
            glob::Pattern::new(pattern).map_err(|error| problem::malformed_pattern(pattern, error.msg))?;
        let options = glob::MatchOptions {
            require_literal_separator: true,
            ..glob::MatchOptions::default()
        };
        let paths = files.keys().filter(|path| matcher.matches_with(path, options));
        let paths: Vec<String> = paths
            .filter(|path| !path.split('/').any(|part| part == "examples"))
            .cloned()
            .collect();
        match paths.is_empty() {
            true => Err(problem::empty_pattern(pattern, &self.shown)),
            false => Ok(paths),
        }
    }

    /// Returns the bytes of a file.
    ///
    /// # Errors
    /// The reason why the file was not read.
    pub(super) fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        let content = self.content(path);
        self.note(Probe::File(path.to_owned()), || match &content {
            Ok(bytes) => Fingerprint::of(bytes),
            Err(error) => Fingerprint::of_list(["error", &format!("{error:?}")]),
        });
        content
    }

    fn content(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        if let Some(files) = &self.revision {
            let content = files.get(path).ok_or(ReadError::Missing)?;
            return match content.len() as u64 > self.limits.document_bytes {
                true => Err(ReadError::TooLarge(content.len() as u64)),
                false => Ok(content.clone()),
            };
        }
        let full = self.path.join(path);
        let metadata = full.symlink_metadata().map_err(|_| ReadError::Missing)?;
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        if metadata.is_file() && self.holds_folder(folder) {
            return self.read_file(&full, metadata.len());
        }
        let canonical = full.canonicalize().map_err(|_| ReadError::Missing)?;
        if !canonical.starts_with(&self.path) {
            return Err(ReadError::LeavesRoot);
        }
        let metadata = canonical.metadata();
        let metadata = metadata.map_err(|error| ReadError::Unreadable(error.to_string()))?;
        self.read_file(&canonical, metadata.len())
    }

    fn read_file(&self, path: &Path, size: u64) -> Result<Vec<u8>, ReadError> {
        if size > self.limits.document_bytes {
            return Err(ReadError::TooLarge(size));
        }
        #[allow(clippy::disallowed_methods, reason = "this is the module that reads the disk")]
        std::fs::read(path).map_err(|error| ReadError::Unreadable(error.to_string()))
    }

    /// Returns whether a folder is below the root with all links followed. Each folder is looked at once, since a
    /// look at every part of every path takes longer than the reading.
    fn holds_folder(&self, folder: &str) -> bool {
        let mut folders = self.folders.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(inside) = folders.get(folder) {
            return *inside;
        }
        let canonical = self.path.join(folder).canonicalize();
        let inside = canonical.is_ok_and(|path| path.starts_with(&self.path));
        folders.insert(folder.to_owned(), inside);
        inside
    }

    /// Keeps what was seen.
    fn note(&self, probe: Probe, answer: impl FnOnce() -> Fingerprint) {
        let answer = answer();
        let mut probes = self.probes.lock().unwrap_or_else(PoisonError::into_inner);
        probes.insert(probe, answer);
    }

    /// Returns all that was looked at so far below this root and its copies.
    pub(crate) fn record(&self) -> Record {
        Record::new(&self.probes.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Returns whether all that was looked at is as it was.
    pub(crate) fn is_as_in(&self, record: &Record) -> bool {
        record.answers().par_iter().all(|(probe, answer)| {
            match probe {
                Probe::Pattern(pattern) => drop(self.expand(pattern)),
                Probe::File(path) => drop(self.read(path)),
                Probe::Exists(path) => drop(self.exists(path)),
                Probe::Folder(folder) => drop(self.names(folder)),
            }
            let probes = self.probes.lock().unwrap_or_else(PoisonError::into_inner);
            probes.get(probe) == Some(answer)
        })
    }

    /// Returns all documents below the root: JSON and YAML files that are in no folder `examples`, sorted.
    pub fn documents(&self) -> Vec<String> {
        self.documents_except(|_| false)
    }

    /// Returns the documents below the root as [`Root::documents`] does, without the folders whose names are skipped.
    pub(crate) fn documents_except(&self, is_skipped: impl Fn(&str) -> bool) -> Vec<String> {
        let is_open = |name: &str| name != "examples" && !is_skipped(name);
        if let Some(files) = &self.revision {
            let is_in_open = |path: &&String| {
                let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
                folder.split('/').all(is_open)
            };
            return files.keys().filter(is_in_open).cloned().collect();
        }
        let mut found = Vec::new();
        let mut open = vec![String::new()];
        while let Some(folder) = open.pop() {
            let entries = std::fs::read_dir(self.path.join(&folder));
            for entry in entries.into_iter().flatten().flatten() {
                let Ok(name) = entry.file_name().into_string() else {
                    continue;
                };
                let path = if folder.is_empty() {
                    name.clone()
                } else {
                    format!("{folder}/{name}")
                };
                // A link to a folder may lead in a ring, and what it resolves to is found anyway if it is below.
                match entry.file_type() {
                    Ok(kind) if kind.is_dir() && is_open(&name) => open.push(path),
                    Ok(kind) if kind.is_file() && is_document(&name) => found.push(path),
                    _ => {}
                }
            }
        }
        found.sort();
        found
    }

    /// Returns the path of a file as people can open it: the root as it was given, and the path below.
    pub fn shown(&self, path: &str) -> String {
        let path = self.shown.join(path);
        path.strip_prefix(".")
            .unwrap_or(&path)
            .display()
            .to_string()
            .replace('\\', "/")
    }

    /// Returns whether there is a file at a path.
    pub(super) fn exists(&self, path: &str) -> bool {
        let exists = match &self.revision {
            Some(files) => files.contains_key(path),
            None => self.path.join(path).is_file(),
        };
        self.note(Probe::Exists(path.to_owned()), || {
            Fingerprint::of_list([exists.to_string().as_str()])
        });
        exists
    }

    /// Returns the file that a path would name if case did not matter.
    pub(super) fn other_case(&self, path: &str) -> Option<String> {
        let mut found = String::new();
        for part in path.split('/') {
            let mut names = self.names(&found).into_iter();
            let name = names.find(|name| name.to_lowercase() == part.to_lowercase())?;
            found = if found.is_empty() {
                name
            } else {
                format!("{found}/{name}")
            };
        }
        Some(found)
    }

    /// Returns the file in the same folder whose name is nearest to that of a path, where one is near. What follows
    /// the last dot says nothing about that.
    pub(super) fn nearest(&self, path: &str) -> Option<String> {
        let stem = |name: &str| name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned();
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let names = self.names(folder);
        let stems: Vec<String> = names.iter().map(|name| stem(name)).collect();
        let near = near::nearest(&stem(name), stems.iter().map(String::as_str))?;
        let index = stems.iter().position(|stem| stem == near)?;
        let nearest = names.into_iter().nth(index)?;
        Some(if folder.is_empty() {
            nearest
        } else {
            format!("{folder}/{nearest}")
        })
    }

    /// Returns what is in a folder, sorted.
    fn names(&self, folder: &str) -> Vec<String> {
        let names = self.entries(folder);
        self.note(Probe::Folder(folder.to_owned()), || {
            Fingerprint::of_list(names.iter().map(String::as_str))
        });
        names
    }

    fn entries(&self, folder: &str) -> Vec<String> {
        if let Some(files) = &self.revision {
            let below = files.keys().filter_map(|path| match folder {
                "" => Some(path.as_str()),
                _ => path.strip_prefix(folder)?.strip_prefix('/'),
            });
            let names: BTreeSet<String> = below
                .filter_map(|path| path.split('/').next())
                .map(str::to_owned)
                .collect();
            return names.into_iter().collect();
        }
        let entries = std::fs::read_dir(self.path.join(folder))
            .into_iter()
            .flatten()
            .flatten();
        let mut names: Vec<String> = entries
            .filter_map(|entry| entry.file_name().into_string().ok())
            .collect();
        names.sort();
        names
    }
}

/// Returns the path of a folder for messages: without `..` after the name of a folder, unless a link makes that another
/// folder.
fn shown(path: &Path, canonical: &Path) -> PathBuf {
    let mut short = PathBuf::new();
    for part in path.components() {
        match (part, short.components().next_back()) {
            (Component::ParentDir, Some(Component::Normal(_))) => drop(short.pop()),
            _ => short.push(part),
        }
    }
    if short.as_os_str().is_empty() {
        short.push(".");
    }
    match short.canonicalize() {
        Ok(found) if found == canonical => short,
        _ => path.components().collect(),
    }
}

fn is_document(name: &str) -> bool {
    [".json", ".yaml", ".yml"]
        .iter()
        .any(|ending| name.ends_with(ending))
}
