//! The files of a run on their way to the output folder: each is staged as it is made, so that the memory that a run takes does
//! not grow with what it writes. Nothing of a former run is touched before all files are there.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::commit::{self, recover};
use super::folder::{Entry, Folder};
use super::held::locked;
use super::plan::{Content, Made, plan_of};
use super::stage_path::{STAGE, spilled, staged};
use super::{File, Fingerprints, Kind, Summary, manifest, name};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::fingerprint::Fingerprint;

/// The stage folder of a run, which is locked and is removed with this value.
#[derive(Debug)]
pub(crate) struct Stage {
    folder: Folder,
    /// The folders that did not exist before, the deepest first.
    made: Vec<PathBuf>,
    lock: Option<fs::File>,
    files: Mutex<Vec<StagedFile>>,
    staged: AtomicUsize,
    spilled: AtomicUsize,
    /// The first failure.
    problem: Mutex<Option<Diagnostic>>,
    /// What is said about the work of an interrupted run that was finished.
    recovered: Option<Diagnostic>,
}

/// A file that was made.
#[derive(Debug)]
struct StagedFile {
    kind: Kind,
    path: String,
    /// `None` where the same content is in the output folder already.
    index: Option<usize>,
    fingerprint: Fingerprint,
}

impl Stage {
    /// Makes the stage folder of an output folder; what an interrupted run has begun is finished first.
    ///
    /// # Errors
    /// Fails when the folder cannot be written, and when another run is writing to it.
    pub(crate) fn open(out: &Path) -> Result<Self, Diagnostic> {
        let folder = Folder::new(out);
        let recovered = recover(out)?;
        let made = folder.missing();
        let lock = commit::lock(&folder).inspect_err(|_| Folder::remove_empty(&made))?;
        Ok(Self {
            folder,
            made,
            lock: Some(lock),
            files: Mutex::default(),
            staged: AtomicUsize::new(0),
            spilled: AtomicUsize::new(0),
            problem: Mutex::default(),
            recovered,
        })
    }

    /// Stages a file, unless the output folder has it as it is.
    pub(super) fn put(&self, kind: Kind, file: File) {
        // A name that cannot be used is reported with all others.
        let index = match name::check(&file.path).is_ok() && !self.has_failed() {
            true => self.write(&file),
            false => None,
        };
        locked(&self.files).push(StagedFile {
            kind,
            index,
            fingerprint: Fingerprint::of(file.content.as_bytes()),
            path: file.path,
        });
    }

    /// Writes the content of a file to the stage folder and returns its index there.
    fn write(&self, file: &File) -> Option<usize> {
        let content = file.content.as_bytes();
        let old = match self.folder.entry(&file.path) {
            Entry::File => self.noted(self.folder.read(&file.path))?,
            _ => None,
        };
        if old.is_some_and(|old| old == content) && !self.folder.has_link(&file.path) {
            return None;
        }
        let index = self.staged.fetch_add(1, Ordering::Relaxed);
        self.noted(self.folder.create(&staged(index), content));
        Some(index)
    }

    /// Writes a text that the run reads again, and returns its index.
    pub(super) fn spill(&self, text: &str) -> usize {
        let index = self.spilled.fetch_add(1, Ordering::Relaxed);
        if !self.has_failed() {
            self.noted(self.folder.create(&spilled(index), text.as_bytes()));
        }
        index
    }

    /// Reads a spilled text and removes it.
    pub(super) fn take_spilled(&self, index: usize) -> String {
        let path = spilled(index);
        let bytes = self.noted(self.folder.read(&path)).flatten().unwrap_or_default();
        self.noted(self.folder.remove(&path));
        String::from_utf8(bytes).unwrap_or_default()
    }

    /// Removes everything that was staged.
    pub(super) fn clear(&self) {
        let staged_files = self.staged.swap(0, Ordering::Relaxed);
        let spilled_texts = self.spilled.swap(0, Ordering::Relaxed);
        for path in (0..staged_files)
            .map(staged)
            .chain((0..spilled_texts).map(spilled))
        {
            self.noted(self.folder.remove(&path));
        }
        locked(&self.files).clear();
    }

    /// Returns the first failure to write or to read.
    pub(super) fn problem(&self) -> Option<Diagnostic> {
        locked(&self.problem).clone()
    }

    /// Takes what is to be said about the work of an interrupted run.
    pub(crate) fn take_recovered(&mut self) -> Option<Diagnostic> {
        self.recovered.take()
    }

    /// Returns the fingerprints of all files, and of the manifest as it is on the disk.
    pub(crate) fn fingerprints(&self) -> Fingerprints {
        let files = locked(&self.files);
        let of_file = |file: &StagedFile| (file.path.clone(), file.fingerprint);
        let mut fingerprints: Fingerprints = files.iter().map(of_file).collect();
        let manifest = self.folder.read(manifest::NAME).ok().flatten();
        fingerprints.extend(manifest.map(|bytes| (manifest::NAME.to_owned(), Fingerprint::of(&bytes))));
        fingerprints
    }

    /// Moves what changed to its paths and removes what is left over, of the kinds that the run makes. It can be done once.
    ///
    /// # Errors
    /// Fails when something is in the way or cannot be written; then everything is as before.
    pub(crate) fn commit(&mut self, kinds: &[Kind]) -> Result<Summary, Diagnostics> {
        let mut files = std::mem::take(&mut *locked(&self.files));
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let outcome = match self.problem() {
            Some(problem) => Err(problem.into()),
            None => self.move_all(&files, kinds),
        };
        if outcome.is_ok() {
            self.made.clear();
        }
        *locked(&self.files) = files;
        self.close();
        outcome
    }

    fn move_all(&self, files: &[StagedFile], kinds: &[Kind]) -> Result<Summary, Diagnostics> {
        let made = files.iter().map(|file| Made {
            kind: file.kind,
            path: &file.path,
            content: file.index.map(Content::Staged),
        });
        let plan = plan_of(self.folder.clone(), made.collect(), kinds)?;
        if plan.has_work() {
            commit::commit(&plan)?;
        }
        Ok(plan.summary())
    }

    /// Returns the value of a result; of failures the first one is kept.
    fn noted<T>(&self, result: Result<T, Diagnostic>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(problem) => {
                locked(&self.problem).get_or_insert(problem);
                None
            }
        }
    }

    fn has_failed(&self) -> bool {
        locked(&self.problem).is_some()
    }

    /// Removes the stage folder, and the output folder where it was made and is empty.
    fn close(&mut self) {
        if self.lock.take().is_some() {
            self.folder.remove_folder(STAGE);
            Folder::remove_empty(&self.made);
        }
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.close();
    }
}
