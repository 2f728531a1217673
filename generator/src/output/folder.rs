//! The output folder: everything that is read or changed in it goes through here.
#![allow(
    clippy::disallowed_methods,
    reason = "this is the module that writes the disk"
)]

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::diagnostic::Diagnostic;

/// The folder that the files go to. Paths are relative to it, with `/` between their parts.
#[derive(Clone, Debug)]
pub(super) struct Folder {
    path: PathBuf,
}

/// The kind of entry at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    /// Nothing.
    Absent,
    /// A file.
    File,
    /// A folder.
    Folder,
    /// A link, or something stranger.
    Other,
}

impl Folder {
    /// Returns the folder at a path, which need not exist. A folder that is a link itself is the folder that it
    /// refers to.
    pub(super) fn new(path: &Path) -> Self {
        Self {
            path: path.to_owned(),
        }
    }

    /// Returns a path for messages.
    pub(super) fn shown(&self, path: &str) -> String {
        self.path.join(path).display().to_string()
    }

    pub(super) fn entry(&self, path: &str) -> Entry {
        match fs::symlink_metadata(self.path.join(path)) {
            Err(_) => Entry::Absent,
            Ok(metadata) if metadata.is_file() => Entry::File,
            Ok(metadata) if metadata.is_dir() => Entry::Folder,
            Ok(_) => Entry::Other,
        }
    }

    /// Returns the bytes of a file; `None` where there is no file.
    ///
    /// # Errors
    /// Fails when the entry cannot be read.
    pub(super) fn read(&self, path: &str) -> Result<Option<Vec<u8>>, Diagnostic> {
        match fs::read(self.path.join(path)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
                ) =>
            {
                Ok(None)
            }
            Err(error) => Err(Diagnostic::error(
                "armature::output::unreadable",
                format!("`{}` cannot be read: {error}", self.shown(path)),
            )
            .help("the file is compared with the new content: make it readable, or remove it")),
        }
    }

    /// Returns whether there is a link, or another special file, at a path or above it.
    pub(super) fn has_link(&self, path: &str) -> bool {
        let ends = path.match_indices('/').map(|(end, _)| end).chain([path.len()]);
        ends.into_iter()
            .any(|end| self.entry(&path[..end]) == Entry::Other)
    }

    /// Writes a file that is not there yet, with the folders above it.
    pub(super) fn create(&self, path: &str, content: &[u8]) -> Result<(), Diagnostic> {
        let target = self.path.join(path);
        self.make_parent(&target)
            .and_then(|()| fs::File::create_new(&target))
            .and_then(|mut file| file.write_all(content))
            .map_err(|error| self.unwritable(path, &error))
    }

    /// Moves a file over another one, in one step.
    pub(super) fn rename(&self, from: &str, to: &str) -> Result<(), Diagnostic> {
        let target = self.path.join(to);
        self.make_parent(&target)
            .and_then(|()| fs::rename(self.path.join(from), &target))
            .map_err(|error| self.unwritable(to, &error))
    }

    /// Gives a file a second path, or makes a copy where the file system has no links.
    pub(super) fn link(&self, from: &str, to: &str) -> Result<(), Diagnostic> {
        let (source, target) = (self.path.join(from), self.path.join(to));
        self.make_parent(&target)
            .and_then(|()| fs::hard_link(&source, &target).or_else(|_| fs::copy(&source, &target).map(drop)))
            .map_err(|error| self.unwritable(to, &error))
    }

    /// Returns the folders of the path of this one that do not exist, the deepest first.
    pub(super) fn missing(&self) -> Vec<PathBuf> {
        let ancestors = self.path.ancestors().filter(|path| !path.as_os_str().is_empty());
        ancestors
            .take_while(|path| !path.exists())
            .map(Path::to_owned)
            .collect()
    }

    /// Removes folders as long as they are empty.
    pub(super) fn remove_empty(folders: &[PathBuf]) {
        let _ = folders.iter().try_for_each(fs::remove_dir);
    }

    /// Removes a file, and the folders above it that are empty then.
    pub(super) fn remove(&self, path: &str) -> Result<(), Diagnostic> {
        match fs::remove_file(self.path.join(path)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(self.unwritable(path, &error));
            }
            _ => {}
        }
        let mut above = path;
        while let Some((parent, _)) = above.rsplit_once('/') {
            // Fails where the folder still holds something, which is meant to stay.
            if fs::remove_dir(self.path.join(parent)).is_err() {
                break;
            }
            above = parent;
        }
        Ok(())
    }

    /// Opens a file for locking, with the folders above it. It must not be a link.
    pub(super) fn open_lock(&self, path: &str) -> Result<fs::File, Diagnostic> {
        let target = self.path.join(path);
        self.make_parent(&target)
            .and_then(|()| fs::File::create(&target))
            .map_err(|error| self.unwritable(path, &error))
    }

    /// Removes a folder of ours with all that is in it.
    pub(super) fn remove_folder(&self, path: &str) {
        // What is left behind is found, and tried again, by the next run.
        let _ = fs::remove_dir_all(self.path.join(path));
    }

    fn make_parent(&self, target: &Path) -> io::Result<()> {
        target.parent().map_or(Ok(()), fs::create_dir_all)
    }

    fn unwritable(&self, path: &str, error: &io::Error) -> Diagnostic {
        Diagnostic::error(
            "armature::output::unwritable",
            format!("`{}` cannot be written: {error}", self.shown(path)),
        )
        .help("make the output folder writable, or name another one with `--out` or as `dir` in the configuration")
    }
}
