//! Files that are looked at by themselves and dropped again: examples while they are checked, and bodies.

use std::collections::HashMap;
use std::io::Read;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use super::node::Document;
use super::parse::{ParseError, parse};
use super::root::{ReadError, Root};
use crate::limits::Limits;
use crate::origin::DocumentId;

/// Why a file has no values.
#[derive(Debug)]
pub enum Unread {
    /// It was not read; the reason.
    File(String),
    /// It is neither JSON nor YAML: the file as far as it goes, what is wrong, and at which byte.
    Syntax(Box<Document>, String, usize),
}

/// Reads files below a root, each by itself.
#[derive(Debug)]
pub struct Reader<'r> {
    root: &'r Root,
    /// Which folders were found to lie below the root.
    folders: Mutex<HashMap<String, bool>>,
}

impl<'r> Reader<'r> {
    /// A reader of files below a root.
    pub fn new(root: &'r Root) -> Self {
        Self {
            root,
            folders: Mutex::default(),
        }
    }

    /// Reads and parses the file at a path below the root.
    ///
    /// # Errors
    /// When it cannot be read, or parsed.
    pub fn read(&self, path: &str) -> Result<Document, Unread> {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let bytes = match self.is_inside(folder) {
            true => self.root.read_in_place(path),
            false => self.root.read(path),
        };
        let bytes = bytes.map_err(|error| Unread::File(reason(&error)))?;
        parsed(path, bytes, self.root.limits())
    }

    /// Whether a folder lies below the root with all links followed. Each folder is looked at once, since a look at
    /// every part of every path takes longer than the reading.
    fn is_inside(&self, folder: &str) -> bool {
        let mut folders = self.folders.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(inside) = folders.get(folder) {
            return *inside;
        }
        let inside = self.root.holds_folder(folder);
        folders.insert(folder.to_owned(), inside);
        inside
    }
}

/// Reads and parses a file anywhere, or the standard input where the path is `-`.
///
/// # Errors
/// When it cannot be read, or parsed.
pub fn read_body(path: &Path) -> Result<Document, Unread> {
    let mut bytes = Vec::new();
    let read = match path.as_os_str() == "-" {
        true => std::io::stdin().lock().read_to_end(&mut bytes),
        false => {
            #[allow(clippy::disallowed_methods, reason = "this is the module that reads the disk")]
            let file = std::fs::File::open(path);
            file.and_then(|mut file| file.read_to_end(&mut bytes))
        }
    };
    read.map_err(|error| Unread::File(error.to_string()))?;
    parsed(&path.display().to_string(), bytes, &Limits::default())
}

fn parsed(path: &str, bytes: Vec<u8>, limits: &Limits) -> Result<Document, Unread> {
    let (document, error) = parse(DocumentId::APART, path.to_owned(), bytes, limits);
    match error {
        None => Ok(document),
        Some(ParseError::Syntax(error)) => {
            Err(Unread::Syntax(Box::new(document), error.message, error.offset))
        }
        Some(ParseError::Limit(problem)) => Err(Unread::File(problem.message)),
    }
}

fn reason(error: &ReadError) -> String {
    match error {
        ReadError::Missing => "there is no such file".into(),
        ReadError::LeavesRoot => "it leads out of the root through a link".into(),
        ReadError::TooLarge(size) => format!("it has {size} bytes, more than a document may have"),
        ReadError::Unreadable(why) => why.clone(),
    }
}
