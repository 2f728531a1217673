//! What a run has to do to the output folder. Nothing is changed before all of it is known to be possible.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::Path;

use rayon::prelude::*;

use super::folder::{Entry, Folder};
use super::manifest::{self, Manifest};
use super::stage_path::staged;
use super::{Change, File, Kind, Stale, Summary, diff, name};
use crate::diagnostic::{Diagnostic, Diagnostics};

/// What a run has to do to the output folder. The files stay where they are: all of them may take much memory.
#[derive(Debug)]
pub struct Plan<'f> {
    pub(super) folder: Folder,
    /// Files to write: first those that are staged, by their index.
    pub(super) writes: Vec<Write<'f>>,
    /// The paths of files to remove.
    pub(super) removals: Vec<String>,
    unchanged: usize,
}

/// A file to write.
#[derive(Clone, Debug)]
pub(super) struct Write<'f> {
    pub(super) path: &'f str,
    pub(super) content: Content<'f>,
    /// Whether there is a file at the path.
    pub(super) replaces: bool,
}

/// A file that a run has made.
#[derive(Clone, Debug)]
pub(super) struct Made<'f> {
    pub(super) kind: Kind,
    pub(super) path: &'f str,
    /// `None` where the same content is in the output folder already.
    pub(super) content: Option<Content<'f>>,
}

/// The content of a file.
#[derive(Clone, Debug)]
pub(super) enum Content<'f> {
    /// In memory.
    Text(Cow<'f, str>),
    /// In the stage folder, by the index of the file there.
    Staged(usize),
}

/// Compares files with the output folder. `made` are the kinds that the run makes; files of other kinds that a
/// former run made stay.
///
/// # Errors
/// Fails when a file name is invalid, when a file at its path was not made by a former run, and when the
/// folder cannot be read.
pub fn plan<'f>(out: &Path, files: &'f [(Kind, File)], made: &[Kind]) -> Result<Plan<'f>, Diagnostics> {
    let files = files.iter().map(|(kind, file)| Made {
        kind: *kind,
        path: &file.path,
        content: Some(Content::Text(file.content.as_str().into())),
    });
    plan_of(Folder::new(out), files.collect(), made)
}

/// Compares files with the output folder, as [`plan`] does.
pub(super) fn plan_of<'f>(
    folder: Folder,
    files: Vec<Made<'f>>,
    made: &[Kind],
) -> Result<Plan<'f>, Diagnostics> {
    let mut problems = Diagnostics::default();
    name::check_all(files.iter().map(|file| file.path), &mut problems);
    let known = Manifest::read(&folder).unwrap_or_else(|problem| {
        problems.push(problem);
        Manifest::default()
    });
    if problems.has_errors() {
        return Err(problems);
    }
    let mut manifest = Manifest {
        files: files
            .iter()
            .map(|file| (file.path.to_owned(), file.kind))
            .collect(),
    };
    let left_over = |path: &str, kind: &Kind| made.contains(kind) && !manifest.files.contains_key(path);
    let left_over = known.files.iter().filter(|(path, kind)| left_over(path, kind));
    let removals = removals(&folder, left_over.map(|(path, _)| path));
    let kept = known.files.iter().filter(|(_, kind)| !made.contains(kind));
    manifest
        .files
        .extend(kept.map(|(path, kind)| (path.clone(), *kind)));

    let total = files.len();
    let mut writes = compare(&folder, &known, files, &removals)?;
    writes.sort_by_key(|write| match write.content {
        Content::Staged(index) => index,
        Content::Text(_) => usize::MAX,
    });
    let mut plan = Plan {
        unchanged: total - writes.len(),
        folder,
        writes,
        removals,
    };
    plan.add_manifest(&manifest)?;
    Ok(plan)
}

impl Plan<'_> {
    /// Returns the manifest is written like any other file, when it changes.
    fn add_manifest(&mut self, manifest: &Manifest) -> Result<(), Diagnostics> {
        let content = manifest.text();
        let old = self.folder.read(manifest::NAME)?;
        if old.as_deref() != Some(content.as_bytes()) && !(old.is_none() && manifest.files.is_empty()) {
            self.writes.push(Write {
                path: manifest::NAME,
                content: Content::Text(content.into()),
                replaces: old.is_some(),
            });
        }
        Ok(())
    }

    /// Returns what writing would do, the manifest not counted.
    pub fn summary(&self) -> Summary {
        Summary {
            written: self
                .writes
                .iter()
                .filter(|write| write.path != manifest::NAME)
                .count(),
            unchanged: self.unchanged,
            removed: self.removals.len(),
        }
    }

    /// Returns the files that are not as they should be, in the order of their paths.
    ///
    /// # Errors
    /// Fails when a file that differs cannot be read.
    pub fn stale(&self) -> Result<Vec<Stale>, Diagnostic> {
        let mut stale = Vec::with_capacity(self.writes.len() + self.removals.len());
        for write in &self.writes {
            stale.push(Stale {
                path: write.path.to_owned(),
                change: self.change(write)?,
            });
        }
        stale.extend(self.removals.iter().map(|path| Stale {
            path: path.clone(),
            change: Change::LeftOver,
        }));
        stale.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(stale)
    }

    /// Returns how a file differs from what is to be written.
    fn change(&self, write: &Write<'_>) -> Result<Change, Diagnostic> {
        let Some(old) = self.folder.read(write.path)? else {
            return Ok(Change::Missing);
        };
        let old = String::from_utf8_lossy(&old);
        let new = match &write.content {
            Content::Text(text) => Cow::Borrowed(text.as_ref()),
            Content::Staged(index) => {
                let bytes = self.folder.read(&staged(*index))?.unwrap_or_default();
                Cow::Owned(String::from_utf8_lossy(&bytes).into_owned())
            }
        };
        Ok(Change::Content(diff::unified(write.path, &old, &new)))
    }
}

/// Returns the files to remove, of those that are no longer made. What became a link or a folder meanwhile is not ours.
fn removals<'p>(folder: &Folder, left_over: impl Iterator<Item = &'p String>) -> Vec<String> {
    let is_ours = |path: &&String| folder.entry(path) == Entry::File && !folder.has_link(path);
    left_over.filter(is_ours).cloned().collect()
}

/// Returns the files whose content is not there already.
fn compare<'f>(
    folder: &Folder,
    known: &Manifest,
    files: Vec<Made<'f>>,
    removals: &[String],
) -> Result<Vec<Write<'f>>, Diagnostics> {
    let mut problems = Diagnostics::default();
    let mut clear = BTreeSet::new();
    for file in &files {
        if let Err(problem) = check_way(folder, file.path, removals, &mut clear) {
            problems.push(problem);
        }
    }
    if problems.has_errors() {
        return Err(problems);
    }
    let writes: Vec<_> = files
        .into_par_iter()
        .map(|file| write(folder, known, file))
        .collect();
    let mut changed = Vec::new();
    for write in writes {
        match write {
            Ok(write) => changed.extend(write),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.has_errors() {
        Err(problems)
    } else {
        Ok(changed)
    }
}

/// Returns the write that a file needs; `None` where the file is up to date.
fn write<'f>(folder: &Folder, known: &Manifest, file: Made<'f>) -> Result<Option<Write<'f>>, Diagnostic> {
    let (path, content) = match file.content {
        None => return Ok(None),
        Some(content) => (file.path, content),
    };
    let replaces = match &content {
        Content::Text(text) => match folder.read(path)? {
            Some(old) if old == text.as_bytes() => return Ok(None),
            old => old.is_some(),
        },
        Content::Staged(_) => folder.entry(path) == Entry::File,
    };
    if replaces && !known.files.contains_key(path) {
        return Err(foreign(folder, path));
    }
    Ok(Some(Write {
        path,
        content,
        replaces,
    }))
}

/// Checks that every parent of a file is a folder, not a link, and that its own path is not a folder.
fn check_way(
    folder: &Folder,
    path: &str,
    removals: &[String],
    clear: &mut BTreeSet<String>,
) -> Result<(), Diagnostic> {
    let ends = path.match_indices('/').map(|(end, _)| end);
    for end in ends {
        let above = &path[..end];
        if clear.contains(above) {
            continue;
        }
        match folder.entry(above) {
            Entry::Other => return Err(link(folder, above)),
            Entry::File if !removals.iter().any(|ours| ours == above) => {
                return Err(foreign(folder, above));
            }
            _ => {
                clear.insert(above.to_owned());
            }
        }
    }
    match folder.entry(path) {
        Entry::Other => Err(link(folder, path)),
        Entry::Folder => Err(foreign(folder, path)),
        Entry::Absent | Entry::File => Ok(()),
    }
}

fn foreign(folder: &Folder, path: &str) -> Diagnostic {
    Diagnostic::error(
        "armature::output::foreign",
        format!("`{}` exists and was not made by a former run", folder.shown(path)),
    )
    .help("move it away, or name another output folder; nothing was changed")
}

fn link(folder: &Folder, path: &str) -> Diagnostic {
    Diagnostic::error(
        "armature::output::link",
        format!(
            "`{}` is a link, and nothing is written through links",
            folder.shown(path)
        ),
    )
    .help("remove the link, or name the folder that it refers to as output folder")
}
