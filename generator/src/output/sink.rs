//! Where back ends put the files that they make: in memory, or in the stage folder.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use super::held::{locked, unlocked};
use super::stage::Stage;
use super::{File, Kind};
use crate::diagnostic::Diagnostic;

/// Takes the files of a run as they are made.
#[derive(Debug)]
pub struct Sink {
    stage: Option<Box<Stage>>,
    files: Mutex<Vec<(Kind, File)>>,
    /// Bytes of all files.
    bytes: AtomicU64,
    /// Most bytes of all files; what comes later is counted and dropped.
    limit: u64,
}

/// A text that was put aside until all files are known.
#[derive(Debug)]
pub struct Spilled(Store);

#[derive(Debug)]
enum Store {
    Memory(String),
    Stage(usize),
}

impl Sink {
    /// Returns a sink that keeps files in memory, up to some number of bytes.
    pub fn in_memory(limit: u64) -> Self {
        Self {
            stage: None,
            files: Mutex::default(),
            bytes: AtomicU64::new(0),
            limit,
        }
    }

    /// Returns a sink that writes files to a stage folder, up to some number of bytes.
    pub(crate) fn staged(stage: Stage, limit: u64) -> Self {
        Self {
            stage: Some(Box::new(stage)),
            ..Self::in_memory(limit)
        }
    }

    /// Takes a file.
    pub fn put(&self, kind: Kind, file: File) {
        let bytes = file.content.len() as u64;
        if self
            .bytes
            .fetch_add(bytes, Ordering::Relaxed)
            .saturating_add(bytes)
            > self.limit
        {
            return;
        }
        match &self.stage {
            Some(stage) => stage.put(kind, file),
            None => locked(&self.files).push((kind, file)),
        }
    }

    /// Puts a text aside.
    pub fn spill(&self, text: String) -> Spilled {
        Spilled(match &self.stage {
            Some(stage) => Store::Stage(stage.spill(&text)),
            None => Store::Memory(text),
        })
    }

    /// Returns a text that was put aside in this sink.
    pub fn take(&self, spilled: Spilled) -> String {
        match (spilled.0, &self.stage) {
            (Store::Memory(text), _) => text,
            (Store::Stage(index), Some(stage)) => stage.take_spilled(index),
            (Store::Stage(_), None) => String::new(),
        }
    }

    /// Returns the number of bytes of all files.
    pub fn bytes(&self) -> u64 {
        self.bytes.load(Ordering::Relaxed)
    }

    /// Returns whether there are more bytes than the sink takes.
    pub fn is_full(&self) -> bool {
        self.bytes() > self.limit
    }

    /// Drops all files, before they are made again.
    pub(crate) fn clear(&self) {
        self.bytes.store(0, Ordering::Relaxed);
        locked(&self.files).clear();
        if let Some(stage) = &self.stage {
            stage.clear();
        }
    }

    /// Returns why the stage folder cannot be written; nothing is staged after that.
    pub(crate) fn problem(&self) -> Option<Diagnostic> {
        self.stage.as_ref().and_then(|stage| stage.problem())
    }

    /// Returns the files that are in memory, ordered by their paths, and the stage folder.
    pub(crate) fn finish(self) -> (Vec<(Kind, File)>, Option<Box<Stage>>) {
        let mut files = unlocked(self.files);
        files.sort_by(|(_, a), (_, b)| a.path.cmp(&b.path));
        (files, self.stage)
    }
}
