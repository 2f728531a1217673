//! Files that are looked at by themselves and dropped again: examples while they are checked, and bodies.

use std::io::Read;
use std::path::Path;

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

/// Reads and parses the file at a path below a root.
///
/// # Errors
/// When it cannot be read, or parsed.
pub fn read_single(root: &Root, path: &str) -> Result<Document, Unread> {
    let bytes = root.read(path);
    let bytes = bytes.map_err(|error| Unread::File(reason(&error)))?;
    parsed(path, bytes, root.limits())
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
    let (document, error) = parse(DocumentId::SINGLE, path.to_owned(), bytes, limits);
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
        ReadError::LeavesRoot => "it is outside the root through a link".into(),
        ReadError::TooLarge(size) => format!("it has {size} bytes, more than a document may have"),
        ReadError::Unreadable(why) => why.clone(),
    }
}
