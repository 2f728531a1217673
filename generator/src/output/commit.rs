//! Writing all files of a run or none. New content is first put in a folder of its own; then a
//! journal says what goes where; then every file is moved to its path in one step. A run that is killed before the
//! journal is written has changed nothing. One that is killed later has left the journal, and the next run finishes
//! the work and says so. Against a failing disk or power supply nothing is promised.

use std::fs::{File, TryLockError};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::folder::{Entry, Folder};
use super::plan::{Content, Plan};
use super::stage_path::{JOURNAL, LOCK, STAGE, removed, replaced, staged};
use super::{Summary, name};
use crate::diagnostic::Diagnostic;

/// What a run is about to do once all new content is there.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Journal {
    /// The final paths of the staged files, which are named by their index.
    moves: Vec<String>,
    removals: Vec<String>,
}

impl Plan<'_> {
    /// Writes what changed and removes what is left over. A plan without changes touches nothing.
    ///
    /// # Errors
    /// Fails when a file cannot be written; then everything is as before.
    pub fn write(&self) -> Result<Summary, Diagnostic> {
        if self.has_work() {
            let lock = lock(&self.folder)?;
            let outcome = commit(self);
            drop(lock);
            self.folder.remove_folder(STAGE);
            outcome?;
        }
        Ok(self.summary())
    }

    /// Returns whether there is something to write or to remove.
    pub(super) fn has_work(&self) -> bool {
        !self.writes.is_empty() || !self.removals.is_empty()
    }
}

/// Does what a plan says, or leaves everything as before. The stage folder is locked by this run.
pub(super) fn commit(plan: &Plan) -> Result<(), Diagnostic> {
    let folder = &plan.folder;
    let journal = stage(plan)?;
    back_up(plan)
        .and_then(|()| apply(folder, &journal))
        .inspect_err(|_| take_back(plan))
}

/// Stages all new content that is not staged yet, then writes the journal.
pub(super) fn stage(plan: &Plan) -> Result<Journal, Diagnostic> {
    for (index, write) in plan.writes.iter().enumerate() {
        if let Content::Text(text) = &write.content {
            plan.folder.create(&staged(index), text.as_bytes())?;
        }
    }
    let journal = Journal {
        moves: plan.writes.iter().map(|write| write.path.to_owned()).collect(),
        removals: plan.removals.clone(),
    };
    let text = serde_json::to_string(&journal).unwrap_or_default();
    let draft = format!("{JOURNAL}.draft");
    plan.folder.create(&draft, text.as_bytes())?;
    plan.folder.rename(&draft, JOURNAL)?;
    Ok(journal)
}

/// Keeps everything that will be replaced or removed until the work is done, next to what is staged.
fn back_up(plan: &Plan) -> Result<(), Diagnostic> {
    for (index, write) in plan.writes.iter().enumerate() {
        if write.replaces {
            plan.folder.link(write.path, &replaced(index))?;
        }
    }
    for (index, path) in plan.removals.iter().enumerate() {
        plan.folder.link(path, &removed(index))?;
    }
    Ok(())
}

/// Does what the journal says, as far as it is not done yet. Removals come first, since a folder may take the
/// path of a file.
fn apply(folder: &Folder, journal: &Journal) -> Result<(), Diagnostic> {
    for path in &journal.removals {
        folder.remove(path)?;
    }
    for (index, path) in journal.moves.iter().enumerate() {
        if folder.entry(&staged(index)) == Entry::File {
            folder.rename(&staged(index), path)?;
        }
    }
    Ok(())
}

/// Puts back what was there before, after a failure. What fails here too is left: the first failure is reported.
fn take_back(plan: &Plan) {
    let folder = &plan.folder;
    for (index, write) in plan.writes.iter().enumerate() {
        if folder.entry(&staged(index)) == Entry::Absent {
            let _ = match write.replaces {
                true => folder.rename(&replaced(index), write.path),
                false => folder.remove(write.path),
            };
        }
    }
    for (index, path) in plan.removals.iter().enumerate() {
        if folder.entry(path) == Entry::Absent {
            let _ = folder.rename(&removed(index), path);
        }
    }
}

/// Finishes what an interrupted run has begun in an output folder; says so when there was something to finish.
///
/// # Errors
/// When another run is writing at this moment, or the folder cannot be written.
pub(crate) fn recover(out: &Path) -> Result<Option<Diagnostic>, Diagnostic> {
    let folder = &Folder::new(out);
    match folder.entry(STAGE) {
        Entry::Absent => return Ok(None),
        Entry::Folder => {}
        Entry::File | Entry::Other => return Err(in_the_way(folder)),
    }
    let lock = lock(folder)?;
    let journal = read_journal(folder)?;
    if let Some(journal) = &journal {
        apply(folder, journal)?;
    }
    drop(lock);
    folder.remove_folder(STAGE);
    Ok(journal.map(|journal| {
        let files = match journal.moves.len() + journal.removals.len() {
            1 => "1 file".to_owned(),
            count => format!("{count} files"),
        };
        Diagnostic::warning(
            "armature::output::interrupted",
            format!("a former run was interrupted while it changed {files}; its work was finished first"),
        )
        .help("nothing is to be done; files that a tool has read in between may have been of either run")
    }))
}

/// Returns the problem of a folder that an interrupted run has left half written.
pub(crate) fn interrupted(out: &Path) -> Option<Diagnostic> {
    let folder = Folder::new(out);
    (folder.entry(JOURNAL) == Entry::File).then(|| {
        Diagnostic::error(
            "armature::output::interrupted",
            "a former run was interrupted: the output folder holds old and new files",
        )
        .help("run `armature generate`, which finishes its work")
    })
}

/// Returns the journal, where there is one. Its paths are checked: it might have come with the folder from somewhere
/// else.
fn read_journal(folder: &Folder) -> Result<Option<Journal>, Diagnostic> {
    let Some(bytes) = folder.read(JOURNAL)? else {
        return Ok(None);
    };
    let journal: Option<Journal> = serde_json::from_slice(&bytes).ok();
    let sound = |journal: &Journal| {
        let mut paths = journal.moves.iter().chain(&journal.removals);
        paths.all(|path| name::check(path).is_ok() && !folder.has_link(path))
    };
    match journal.filter(sound) {
        Some(journal) => Ok(Some(journal)),
        None => Err(in_the_way(folder)),
    }
}

/// Keeps other runs from writing to the same folder until it is dropped.
pub(super) fn lock(folder: &Folder) -> Result<File, Diagnostic> {
    if folder.has_link(LOCK) {
        return Err(in_the_way(folder));
    }
    let file = folder.open_lock(LOCK)?;
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => Err(Diagnostic::error(
            "armature::output::busy",
            format!("another run is writing to `{}` at this moment", folder.shown("")),
        )
        .help("wait until it has ended")),
        // A file system without locks does not prevent writing.
        Ok(()) | Err(TryLockError::Error(_)) => Ok(file),
    }
}

fn in_the_way(folder: &Folder) -> Diagnostic {
    Diagnostic::error(
        "armature::output::foreign",
        format!(
            "`{}` exists and was not made by a former run",
            folder.shown(STAGE)
        ),
    )
    .help("move it away, or name another output folder; nothing was changed")
}
