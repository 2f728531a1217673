//! Reading documents and everything that they reference.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::node::{Document, Kind, Value};
use super::parse::parse;
use super::reference::{self, Reference, ReferenceError};
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::origin::{DocumentId, Origin};

/// Most bytes that a document may have.
const MAX_DOCUMENT_BYTES: u64 = 64 << 20;

/// The folder below which all documents of a run lie; no reference leads out of it.
#[derive(Clone, Debug)]
pub struct Root {
    /// Without links and `..`, to compare with.
    path: PathBuf,
    /// As it was given, for messages.
    shown: PathBuf,
}

impl Root {
    /// Opens a folder as root.
    ///
    /// # Errors
    /// When there is no such folder.
    pub fn open(path: &Path) -> Result<Self, Diagnostic> {
        let canonical = path.canonicalize().ok().filter(|p| p.is_dir());
        let shown = path.components().collect();
        canonical.map(|path| Self { path, shown }).ok_or_else(|| {
            Diagnostic::error("armature::source::root", format!("the root `{}` is not a folder", path.display()))
                .help("name the folder that the documents lie below, with `--root` or as `root` in the configuration")
        })
    }

    /// The paths below the root that a path or pattern names, sorted. What lies in a folder `examples` is no
    /// document, so patterns pass over it.
    ///
    /// # Errors
    /// When the pattern is malformed or names nothing.
    pub fn expand(&self, pattern: &str) -> Result<Vec<String>, Diagnostic> {
        if !pattern.contains(['*', '?', '[']) {
            return Ok(vec![pattern.trim_start_matches("./").replace('\\', "/")]);
        }
        let full = format!(
            "{}/{pattern}",
            glob::Pattern::escape(&self.path.to_string_lossy())
        );
        let matches = glob::glob(&full).map_err(|error| {
            Diagnostic::error(
                "armature::source::pattern",
                format!("the pattern `{pattern}` is malformed: {}", error.msg),
            )
            .help("`*` stands for a part of a name, `**` for any folders, `?` for one character")
        })?;
        let mut paths: Vec<String> = matches
            .flatten()
            .filter(|path| path.is_file())
            .filter_map(|path| {
                Some(
                    path.strip_prefix(&self.path)
                        .ok()?
                        .to_string_lossy()
                        .replace('\\', "/"),
                )
            })
            .filter(|path| !path.split('/').any(|part| part == "examples"))
            .collect();
        paths.sort();
        if paths.is_empty() {
            return Err(Diagnostic::error(
                "armature::source::pattern",
                format!("the pattern `{pattern}` names no document"),
            )
            .help(format!(
                "patterns are relative to the root, `{}`",
                self.path.display()
            )));
        }
        Ok(paths)
    }

    /// The bytes of a file, or what is wrong with it.
    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        let full = self.path.join(path);
        let canonical = full
            .canonicalize()
            .map_err(|_| ReadError::Missing(self.other_case(path)))?;
        if !canonical.starts_with(&self.path) {
            return Err(ReadError::LeavesRoot);
        }
        let size = canonical
            .metadata()
            .map_err(|e| ReadError::Unreadable(e.to_string()))?
            .len();
        if size > MAX_DOCUMENT_BYTES {
            return Err(ReadError::TooLarge(size));
        }
        #[allow(clippy::disallowed_methods, reason = "this is the module that reads the disk")]
        std::fs::read(&canonical).map_err(|e| ReadError::Unreadable(e.to_string()))
    }

    /// The file that a path would name if case did not matter.
    fn other_case(&self, path: &str) -> Option<String> {
        let mut found = PathBuf::new();
        for part in path.split('/') {
            let entries = std::fs::read_dir(self.path.join(&found)).ok()?;
            let mut names: Vec<_> = entries
                .flatten()
                .filter_map(|entry| entry.file_name().into_string().ok())
                .collect();
            names.sort();
            found.push(
                names
                    .into_iter()
                    .find(|name| name.to_lowercase() == part.to_lowercase())?,
            );
        }
        Some(found.to_string_lossy().into_owned())
    }
}

enum ReadError {
    Missing(Option<String>),
    LeavesRoot,
    TooLarge(u64),
    Unreadable(String),
}

/// A file to read, and the place that names it.
#[derive(Clone, Debug)]
pub struct Named {
    /// Path below the root.
    pub path: String,
    /// The reference, or the line of the configuration; none for an argument.
    pub place: Option<Place>,
}

impl From<&String> for Named {
    fn from(path: &String) -> Self {
        Self {
            path: path.clone(),
            place: None,
        }
    }
}

impl From<&Named> for Named {
    fn from(named: &Named) -> Self {
        named.clone()
    }
}

/// All documents of a run.
#[derive(Debug)]
pub struct Sources {
    root: Root,
    documents: Vec<Document>,
    by_path: HashMap<String, DocumentId>,
}

impl Sources {
    /// Reads the documents at `paths` and all that they reference, except what `x-ms-examples` names. Document
    /// ids are given in the order of `paths`, then in the order in which references are met. Each path comes with
    /// the place that names it, where there is one.
    pub fn load<N: Into<Named>>(
        root: Root,
        paths: impl IntoIterator<Item = N>,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut sources = Self {
            root,
            documents: Vec::new(),
            by_path: HashMap::new(),
        };
        let mut wanted: Vec<Named> = paths.into_iter().map(Into::into).collect();
        while !wanted.is_empty() {
            let first = sources.documents.len();
            sources.read_all(wanted, diagnostics);
            let found: Vec<_> = sources.documents[first..].par_iter().map(references).collect();
            wanted = found.into_iter().flatten().collect();
        }
        sources
    }

    /// Reads further files, such as examples, without following references in them. What was read already is
    /// left as it is. Each path comes with the reference that asks for it.
    pub fn load_files(&mut self, files: Vec<(String, Origin)>, diagnostics: &mut Diagnostics) {
        let wanted = files
            .into_iter()
            .map(|(path, origin)| Named {
                path,
                place: Some(Place::Value(origin)),
            })
            .collect();
        self.read_all(wanted, diagnostics);
    }

    /// Reads and parses, in parallel, all files that are not there yet.
    fn read_all(&mut self, wanted: Vec<Named>, diagnostics: &mut Diagnostics) {
        let mut fresh: BTreeMap<&str, usize> = BTreeMap::new();
        let mut list = Vec::new();
        for (index, file) in wanted.iter().enumerate() {
            if !self.by_path.contains_key(&file.path) && !fresh.contains_key(file.path.as_str()) {
                fresh.insert(&file.path, index);
                list.push((DocumentId((self.documents.len() + list.len()) as u32), file));
            }
        }
        let root = &self.root;
        let read: Vec<_> = list
            .par_iter()
            .map(|(id, file)| match root.read(&file.path) {
                Ok(bytes) => {
                    let (document, error) = parse(*id, file.path.clone(), bytes);
                    (document, error.map(|error| syntax_problem(*id, error)))
                }
                Err(error) => {
                    let (empty, _) = parse(*id, file.path.clone(), Vec::new());
                    (empty, Some(read_problem(file, error)))
                }
            })
            .collect();
        for (document, problem) in read {
            problem.into_iter().for_each(|p| diagnostics.push(p));
            self.by_path.insert(document.path.clone(), document.id);
            self.documents.push(document);
        }
    }

    /// Whether there is a file at a path below the root.
    pub fn exists(&self, path: &str) -> bool {
        self.root.path.join(path).is_file()
    }

    /// The path of the file that a path would name if case did not matter.
    pub fn other_case(&self, path: &str) -> Option<String> {
        self.root.other_case(path)
    }

    /// All documents, in the order of their ids.
    pub fn documents(&self) -> &[Document] {
        &self.documents
    }

    /// The path of a document as people can open it: the root as it was given, and the path below.
    pub fn shown(&self, document: &Document) -> String {
        let path = self.root.shown.join(document.path());
        path.strip_prefix(".")
            .unwrap_or(&path)
            .display()
            .to_string()
            .replace('\\', "/")
    }

    /// The document with an id.
    pub fn document(&self, id: DocumentId) -> &Document {
        &self.documents[id.0 as usize]
    }

    /// The document at a path below the root.
    pub fn by_path(&self, path: &str) -> Option<&Document> {
        self.by_path.get(path).map(|id| self.document(*id))
    }

    /// The value at a place.
    pub fn value(&self, origin: Origin) -> Value<'_> {
        self.document(origin.document).value(origin.node)
    }

    /// The path below the root of the file that a reference names. `reference` is the string itself.
    ///
    /// # Errors
    /// When the text is no reference, or leads out of the root.
    pub fn file_of(&self, reference: Value<'_>) -> Result<String, Diagnostic> {
        self.parse_reference(reference).map(|r| r.path)
    }

    /// The value that a reference leads to. `reference` is the string itself, the value of `$ref`.
    ///
    /// # Errors
    /// When the text is no reference, leads out of the root, or has no target.
    pub fn follow<'a>(&'a self, reference: Value<'_>) -> Result<Value<'a>, Diagnostic> {
        let parsed = self.parse_reference(reference)?;
        let document = self.by_path(&parsed.path).filter(|d| !d.is_empty());
        // A file that could not be read was reported when it was read.
        let document = document.ok_or_else(|| unresolved(reference, &parsed, None))?;
        document
            .root()
            .pointer(&parsed.pointer)
            .ok_or_else(|| unresolved(reference, &parsed, Some(document)))
    }

    fn parse_reference(&self, reference: Value<'_>) -> Result<Reference, Diagnostic> {
        let Some(text) = reference.as_str() else {
            return Err(
                Diagnostic::error("armature::reference::malformed", "a reference is not a string")
                    .at(
                        Place::Value(reference.origin()),
                        format!("this is {}", reference.kind().name()),
                    )
                    .help("write it as \"file.json#/definitions/Name\" or \"#/definitions/Name\""),
            );
        };
        reference::resolve(reference.document().path(), text)
            .map_err(|error| malformed(reference, text, error))
    }
}

/// The files that a document references, examples excepted, in the order of the text.
fn references(document: &Document) -> Vec<Named> {
    let mut wanted = Vec::new();
    let mut open = vec![document.root()];
    while let Some(value) = open.pop() {
        match value.kind() {
            Kind::Array(elements) => open.extend(elements.collect::<Vec<_>>().into_iter().rev()),
            Kind::Object(members) => {
                let mut children = Vec::with_capacity(members.len());
                for (key, child) in members {
                    match (key, child.as_str()) {
                        ("$ref", Some(text)) => {
                            if let Ok(reference) = reference::resolve(document.path(), text) {
                                wanted.push(Named {
                                    path: reference.path,
                                    place: Some(Place::Value(child.origin())),
                                });
                            }
                        }
                        ("x-ms-examples", None) => {}
                        _ => children.push(child),
                    }
                }
                open.extend(children.into_iter().rev());
            }
            _ => {}
        }
    }
    wanted
}

fn syntax_problem(id: DocumentId, error: super::parse::SyntaxError) -> Diagnostic {
    Diagnostic::error("armature::source::syntax", "the document cannot be parsed")
        .at(
            Place::Bytes {
                document: id,
                start: error.offset,
                end: error.offset + 1,
            },
            error.message,
        )
        .help("documents are JSON or YAML, in UTF-8")
}

fn read_problem(file: &Named, error: ReadError) -> Diagnostic {
    let path = &file.path;
    let (code, message, help) = match error {
        ReadError::Missing(Some(other)) => (
            "armature::source::missing",
            format!("there is no file `{path}`"),
            format!("a file `{other}` exists: upper and lower case matter"),
        ),
        ReadError::Missing(None) => (
            "armature::source::missing",
            format!("there is no file `{path}`"),
            "the path is relative to the root; a reference is relative to its document".into(),
        ),
        ReadError::LeavesRoot => (
            "armature::source::outside-root",
            format!("`{path}` leads out of the root through a link"),
            "put the file below the root, or name a root that holds both".into(),
        ),
        ReadError::TooLarge(size) => (
            "armature::source::too-large",
            format!("`{path}` has {size} bytes, more than the {MAX_DOCUMENT_BYTES} that a document may have"),
            "split the document".into(),
        ),
        ReadError::Unreadable(why) => (
            "armature::source::unreadable",
            format!("`{path}` cannot be read: {why}"),
            "make the file readable".into(),
        ),
    };
    let problem = Diagnostic::error(code, message).help(help);
    match file.place {
        Some(place) => problem.at(place, "named here"),
        None => problem,
    }
}

fn malformed(reference: Value<'_>, text: &str, error: ReferenceError) -> Diagnostic {
    let (code, message, help) = match error {
        ReferenceError::Remote => (
            "armature::reference::remote",
            "a reference names a host",
            "nothing is fetched: put the document below the root and reference it by its path",
        ),
        ReferenceError::OutsideRoot => (
            "armature::reference::outside-root",
            "a reference leaves the root",
            "name a root that holds both documents, with `--root` or as `root` in the configuration",
        ),
        ReferenceError::Absolute => (
            "armature::reference::absolute",
            "a reference is an absolute path",
            "write it relative to this document, such as `./common.json#/definitions/Name`",
        ),
        ReferenceError::Pointer => (
            "armature::reference::malformed",
            "what follows `#` is no JSON Pointer",
            "a pointer begins with `/`, such as `#/definitions/Name`",
        ),
    };
    Diagnostic::error(code, message)
        .at(Place::Value(reference.origin()), format!("`{text}`"))
        .help(help)
}

/// The problem of a reference without a target, with the nearest name that exists.
fn unresolved(reference: Value<'_>, parsed: &Reference, document: Option<&Document>) -> Diagnostic {
    let text = reference.as_str().unwrap_or_default();
    let problem = Diagnostic::error(
        "armature::reference::unresolved",
        format!("the reference `{text}` has no target"),
    )
    .at(Place::Value(reference.origin()), "nothing is there");
    let Some(document) = document else {
        return problem.help(format!("`{}` could not be read", parsed.path));
    };
    let (parent, name) = parsed.pointer.rsplit_once('/').unwrap_or(("", ""));
    let siblings = document.root().pointer(parent).map(|v| v.members());
    let near = siblings
        .into_iter()
        .flatten()
        .map(|(key, _)| key)
        .min_by_key(|key| strsim::levenshtein(key, name));
    match near.filter(|near| strsim::normalized_levenshtein(near, name) > 0.4) {
        Some(near) => problem.help(format!("did you mean `{}#{parent}/{near}`?", document.path())),
        None => problem.help(format!("`{}` has no `{}`", document.path(), parsed.pointer)),
    }
}
