//! The documents of a version, read.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::side::Side;
use crate::describes_api;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::limits::Limits;
use crate::origin::DocumentId;
use crate::source::{Root, Sources};
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

    /// Returns the same document with a root that is named.
    ///
    /// # Errors
    /// When the document is not below the root.
    pub fn below(self, root: &Path) -> Result<Self, Diagnostic> {
        let Some(document) = &self.document else {
            return Ok(self);
        };
        let full = self.root.join(document).canonicalize().ok();
        let canonical = root.canonicalize().ok();
        let below = full.zip(canonical).and_then(|(full, root)| {
            let below = full.strip_prefix(root).ok()?;
            Some(below.to_string_lossy().replace('\\', "/"))
        });
        let outside = || {
            Diagnostic::error(
                "armature::source::outside-root",
                format!("`{document}` is not below the root `{}`", root.display()),
            )
            .help("name a root that holds both documents")
        };
        Ok(Self {
            root: root.to_owned(),
            document: Some(below.ok_or_else(outside)?),
        })
    }

    /// Returns the same document with a root that is some directories above; `None` if there is no such directory.
    fn with_root_above(&self, levels: usize) -> Option<Self> {
        let document = self.document.as_ref()?;
        let root = self.root.canonicalize().ok()?;
        let mut above = root.as_path();
        let mut shown = self.root.clone();
        for _ in 0..levels {
            above = above.parent()?;
            shown = match shown.parent() {
                Some(parent) if !shown.ends_with("..") && !parent.as_os_str().is_empty() => parent.to_owned(),
                _ => above.to_owned(),
            };
        }
        // Documents are not looked for in the root of the file system.
        above.parent()?;
        let below = root
            .strip_prefix(above)
            .ok()?
            .to_string_lossy()
            .replace('\\', "/");
        Some(Self {
            root: shown,
            document: Some(format!("{below}/{document}")),
        })
    }
}

impl Input {
    /// Reads the documents at a path. The root of a document is the nearest directory that its references stay in.
    ///
    /// # Errors
    /// When the root cannot be opened.
    pub fn read(
        named: &Named,
        limits: Limits,
        extent: Extent,
        diagnostics: &mut Diagnostics,
    ) -> Result<Self, Diagnostic> {
        let mut named = named.clone();
        loop {
            let mut problems = Diagnostics::default();
            let root = Root::open(&named.root)?.with_limits(limits);
            let paths = match &named.document {
                Some(document) => vec![document.clone()],
                None => root.documents(),
            };
            let sources = crate::load(root, &paths, &mut problems);
            let levels = levels_above(&sources);
            match Some(levels)
                .filter(|levels| *levels > 0)
                .and_then(|levels| named.with_root_above(levels))
            {
                Some(above) => named = above,
                None => {
                    diagnostics.extend(problems);
                    let is_chosen = |path: &String| {
                        named.document.is_some() || sources.by_path(path).is_some_and(describes_api)
                    };
                    let paths: Vec<String> = paths.into_iter().filter(is_chosen).collect();
                    return Ok(Self::analyzed(sources, &paths, extent, diagnostics));
                }
            }
        }
    }

    /// Reads documents below a root.
    pub fn of(root: Root, paths: Vec<String>, extent: Extent, diagnostics: &mut Diagnostics) -> Self {
        let sources = crate::load(root, &paths, diagnostics);
        Self::analyzed(sources, &paths, extent, diagnostics)
    }

    /// Reads the files below a root that are documents.
    pub fn of_all(root: Root, mut paths: Vec<String>, extent: Extent, diagnostics: &mut Diagnostics) -> Self {
        let sources = crate::load(root, &paths, diagnostics);
        paths.retain(|path| sources.by_path(path).is_some_and(describes_api));
        Self::analyzed(sources, &paths, extent, diagnostics)
    }

    fn analyzed(sources: Sources, paths: &[String], extent: Extent, diagnostics: &mut Diagnostics) -> Self {
        let analysis = Analysis::of(&sources, paths, extent, diagnostics);
        Self { sources, analysis }
    }

    /// Returns the versions of the documents that were named.
    pub fn versions(&self) -> impl Iterator<Item = &str> {
        let documents = self.analysis.model.documents.iter();
        let named = documents.filter(|document| document.named);
        named.map(|document| document.version.as_str())
    }

    /// Returns the side of some of the documents that were named.
    pub fn side_of(&self, is_chosen: impl Fn(&crate::model::Document) -> bool) -> Side<'_> {
        Side::new(&self.sources, &self.analysis, is_chosen)
    }

    /// Returns the side of documents by their ids.
    pub(super) fn side_of_ids(&self, ids: &BTreeSet<DocumentId>) -> Side<'_> {
        Side {
            sources: &self.sources,
            analysis: &self.analysis,
            documents: ids.iter().copied().collect(),
        }
    }
}

/// Returns how many directories above the root references point. It is told from the text, before anything is looked up.
fn levels_above(sources: &Sources) -> usize {
    let above = sources.documents().iter().flat_map(|document| {
        let depth = document.path().matches('/').count();
        let references = document.text().match_indices("$ref");
        references.map(move |(index, _)| {
            let rest = &document.text()[index..];
            let reference = rest.split(['#', ',', '}', '\n']).next().unwrap_or_default();
            reference.matches("../").count().saturating_sub(depth)
        })
    });
    above.max().unwrap_or_default()
}
