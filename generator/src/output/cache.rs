//! The folder `.armature-cache` in the output folder: what the last run was made from, for the next one. It may be
//! removed at any time, and no version control should keep it.

use std::collections::BTreeSet;
use std::path::Path;

use rayon::prelude::*;

use super::folder::{Entry, Folder};
use super::stage_path::STAGE;
use super::{File, manifest};
use crate::diagnostic::Diagnostic;
use crate::fingerprint::Fingerprint;

const CACHE: &str = ".armature-cache";
const ENTRY: &str = ".armature-cache/last-run.json";
const IGNORE: &str = ".armature-cache/.gitignore";

/// Files with fingerprints of their content.
pub(crate) type Fingerprints = Vec<(String, Fingerprint)>;

/// Returns the text that the last run has left in the cache of an output folder.
pub(crate) fn read_cache(out: &Path) -> Option<Vec<u8>> {
    let folder = Folder::new(out);
    match folder.has_link(ENTRY) {
        true => None,
        false => folder.read(ENTRY).ok().flatten(),
    }
}

/// Replaces the text in the cache of an output folder. The next run takes longer without it, so a
/// folder that cannot be written is not reported.
pub(crate) fn write_cache(out: &Path, text: &[u8]) {
    let folder = Folder::new(out);
    if folder.entry(CACHE) == Entry::Other || folder.has_link(ENTRY) {
        return;
    }
    let replace = || -> Result<(), Diagnostic> {
        if folder.entry(IGNORE) == Entry::Absent {
            folder.create(IGNORE, b"*\n")?;
        }
        // Two runs at the same time have drafts of their own.
        let draft = format!("{ENTRY}.{}", std::process::id());
        folder.remove(&draft)?;
        folder.create(&draft, text)?;
        folder.rename(&draft, ENTRY)
    };
    if replace().is_err() {
        folder.remove_folder(CACHE);
    }
}

/// Returns the fingerprints of files as a run has made them, and of the manifest as it is on the disk.
pub(crate) fn fingerprints<'f>(out: &Path, files: impl IntoIterator<Item = &'f File>) -> Fingerprints {
    let of_file = |file: &File| (file.path.clone(), Fingerprint::of(file.content.as_bytes()));
    let mut fingerprints: Fingerprints = files.into_iter().map(of_file).collect();
    let manifest = Folder::new(out).read(manifest::NAME).ok().flatten();
    fingerprints.extend(manifest.map(|bytes| (manifest::NAME.to_owned(), Fingerprint::of(&bytes))));
    fingerprints
}

/// Returns whether an output folder has all of some files, as they were, and no run is writing to it or was interrupted.
pub(crate) fn has_all(out: &Path, files: &Fingerprints) -> bool {
    let folder = Folder::new(out);
    let parents: BTreeSet<&str> = files
        .iter()
        .filter_map(|(path, _)| Some(path.rsplit_once('/')?.0))
        .collect();
    let is_same = |(path, fingerprint): &(String, Fingerprint)| {
        let content = || folder.read(path).ok().flatten();
        folder.entry(path) == Entry::File
            && content().is_some_and(|bytes| Fingerprint::of(&bytes) == *fingerprint)
    };
    folder.entry(STAGE) == Entry::Absent
        && !parents.iter().any(|parent| folder.has_link(parent))
        && files.par_iter().all(is_same)
}
