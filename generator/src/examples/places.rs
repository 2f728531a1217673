//! From nodes and offsets to lines and columns. A file is looked through once, and only when something is found in it.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;

use super::finding::{Excerpt, Spot};
use crate::diagnostic::SourceLocation;
use crate::origin::{DocumentId, NodeId, Origin};
use crate::source::{Document, Sources};

/// The places of one file.
pub(super) struct Page<'d> {
    document: &'d Document,
    path: String,
    /// Offsets at which lines begin.
    lines: OnceCell<Vec<usize>>,
}

impl<'d> Page<'d> {
    /// The places of a file that people know by `path`.
    pub(super) fn new(document: &'d Document, path: String) -> Self {
        Self {
            document,
            path,
            lines: OnceCell::new(),
        }
    }

    /// The place of a node; at its key where it has one.
    pub(super) fn spot(&self, node: NodeId) -> Spot {
        let span = self.document.spans().get(node.0 as usize);
        let range = span.map(|span| span.key.as_ref().unwrap_or(&span.value).clone());
        self.at(range.unwrap_or_default(), self.document.pointer_of(node))
    }

    /// The place of the value that a pointer leads to, or of the nearest one above it. The pointer is kept.
    pub(super) fn pointed(&self, pointer: &str) -> Spot {
        let mut nearest = pointer;
        let node = loop {
            if let Some(value) = self.document.root().pointer(nearest) {
                break value.id();
            }
            nearest = nearest.rsplit_once('/').map_or("", |(above, _)| above);
        };
        Spot {
            pointer: pointer.to_owned(),
            ..self.spot(node)
        }
    }

    /// The place of a range of bytes.
    pub(super) fn at(&self, range: Range<usize>, pointer: String) -> Spot {
        let text = self.document.text();
        let lines = self.lines.get_or_init(|| {
            let ends = memchr::memchr_iter(b'\n', text.as_bytes());
            std::iter::once(0).chain(ends.map(|end| end + 1)).collect()
        });
        let offset = text.floor_char_boundary(range.start.min(text.len()));
        let line = lines.partition_point(|start| *start <= offset);
        let start = lines.get(line.saturating_sub(1)).copied().unwrap_or_default();
        Spot {
            path: self.path.clone(),
            line,
            column: text[start..offset].chars().count() + 1,
            pointer,
            excerpt: Excerpt::new(text, range),
        }
    }
}

/// The places of all documents.
pub(super) struct Pages<'s> {
    sources: &'s Sources,
    pages: HashMap<DocumentId, Page<'s>>,
}

impl<'s> Pages<'s> {
    pub(super) fn new(sources: &'s Sources) -> Self {
        Self {
            sources,
            pages: HashMap::new(),
        }
    }

    fn page(&mut self, id: DocumentId) -> &Page<'s> {
        let sources = self.sources;
        self.pages.entry(id).or_insert_with(|| {
            let document = sources.document(id);
            Page::new(document, sources.shown(document))
        })
    }

    /// The place of a node.
    pub(super) fn spot(&mut self, origin: Origin) -> Spot {
        self.page(origin.document).spot(origin.node)
    }

    /// The place of a problem of the documents; nothing for one that has none.
    pub(super) fn of(&mut self, place: SourceLocation) -> Option<Spot> {
        Some(match place {
            SourceLocation::Value(origin) | SourceLocation::Key(origin) => self.spot(origin),
            SourceLocation::Bytes { document, .. } if document == DocumentId::CONFIGURATION => return None,
            SourceLocation::Bytes { document, start, end } => {
                self.page(document).at(start..end, String::new())
            }
            SourceLocation::Document(document) => self.page(document).at(0..0, String::new()),
        })
    }
}
