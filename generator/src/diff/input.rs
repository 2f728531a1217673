//! The documents of a version, read.

use std::path::{Path, PathBuf};

use super::side::Side;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::limits::Limits;
use crate::source::{Document, Root, Sources};
use crate::{Analysis, Extent};

/// Documents that were read and analyzed.
pub struct Input {
    /// The documents.
    pub sources: Sources,
    /// What is known about them.
    pub analysis: Analysis,
}

/// A document or a directory of documents to compare.
#[derive(Clone, Debug)]
pub struct Named {
    /// The directory that all references stay in.
    pub root: PathBuf,
    /// The document, relative to the root; `None` for all documents in the root.
    pub document: Option<String>,
}

impl Named {
    /// Returns the input at a path: a directory, or a document whose references stay in its own directory.
    ///
    /// # Errors
    /// When there is nothing at the path.
    pub fn at(path: &Path) -> Result<Self, Diagnostic> {
        if path.is_dir() {
            return Ok(Self {
                root: path.to_owned(),
                document: None,
            });
        }
        let name = path.file_name().filter(|_| path.is_file());
        let Some(name) = name else {
            let problem = Diagnostic::error(
                "armature::source::missing",
                format!("no file or directory at `{}`", path.display()),
            );
            return Err(problem.help("name a document, or a directory of documents"));
        };
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        Ok(Self {
            root: folder.unwrap_or(Path::new(".")).to_owned(),
            document: Some(name.to_string_lossy().into_owned()),
        })
    }

    /// Returns the same document with a root that is a directory above; `None` if there is none.
    fn parent(&self) -> Option<Self> {
        let document = self.document.as_ref()?;
        let root = self.root.canonicalize().ok()?;
        let above = root.parent()?.to_owned();
        // The root of the file system is no directory of documents.
        above.parent()?;
        let name = root.file_name()?.to_string_lossy().into_owned();
        let shown = match self.root.parent() {
            Some(parent) if !self.root.ends_with("..") && !parent.as_os_str().is_empty() => parent.to_owned(),
            _ => above,
        };
        Some(Self {
            root: shown,
            document: Some(format!("{name}/{document}")),
        })
    }
}

impl Input {
    /// Reads the documents at a path. The root of a document is the nearest directory that its references stay in.
    ///
    /// # Errors
    /// When the root cannot be opened.
    pub fn read(named: &Named, limits: Limits, diagnostics: &mut Diagnostics) -> Result<Self, Diagnostic> {
        let mut named = named.clone();
        loop {
            let mut problems = Diagnostics::default();
            let root = Root::open(&named.root)?.with_limits(limits);
            let input = match &named.document {
                Some(document) => Self::of(root, vec![document.clone()], &mut problems),
                None => {
                    let paths = root.documents();
                    Self::of_all(root, paths, &mut problems)
                }
            };
            let leaves_root = problems.iter().any(|problem| problem.code == LEAVES_ROOT);
            match named.parent().filter(|_| leaves_root) {
                Some(above) => named = above,
                None => {
                    diagnostics.extend(problems);
                    return Ok(input);
                }
            }
        }
    }

    /// Reads documents below a root.
    pub fn of(root: Root, paths: Vec<String>, diagnostics: &mut Diagnostics) -> Self {
        let sources = crate::load(root, &paths, diagnostics);
        Self::analyzed(sources, &paths, diagnostics)
    }

    /// Reads the files below a root that are documents.
    pub fn of_all(root: Root, mut paths: Vec<String>, diagnostics: &mut Diagnostics) -> Self {
        let sources = crate::load(root, &paths, diagnostics);
        paths.retain(|path| sources.by_path(path).is_some_and(is_description));
        Self::analyzed(sources, &paths, diagnostics)
    }

    fn analyzed(sources: Sources, paths: &[String], diagnostics: &mut Diagnostics) -> Self {
        let analysis = Analysis::of(&sources, paths, Extent::Constraints, diagnostics);
        Self { sources, analysis }
    }

    /// Returns the side of all documents that were named.
    pub fn side(&self) -> Side<'_> {
        self.side_of(|_| true)
    }

    /// Returns the side of some of the documents that were named.
    pub fn side_of(&self, is_chosen: impl Fn(&crate::model::Document) -> bool) -> Side<'_> {
        Side::new(&self.sources, &self.analysis, is_chosen)
    }
}

/// The code of a reference to a file outside of the root.
const LEAVES_ROOT: &str = "armature::reference::outside-root";

/// Returns whether a document describes an API. Parts of documents and examples do not.
fn is_description(document: &Document) -> bool {
    match document.is_empty() {
        true => true,
        false => ["swagger", "openapi"]
            .iter()
            .any(|key| document.root().get(key).is_some()),
    }
}
