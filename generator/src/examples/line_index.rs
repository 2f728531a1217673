//! From nodes and offsets to lines and columns. A file is looked through once, and only when something is found in it.

use std::cell::{Cell, OnceCell};
use std::collections::HashMap;
use std::ops::Range;

use super::finding::{Excerpt, FileLocation};
use crate::diagnostic::SourceLocation;
use crate::origin::{DocumentId, NodeId, Origin};
use crate::source::{Document, Sources};

/// The lines of one file.
pub(super) struct LineIndex<'d> {
    document: &'d Document,
    path: String,
    /// Offsets at which lines begin.
    lines: OnceCell<Vec<usize>>,
    /// The location that was asked for last. Locations are mostly asked for in the order of the text, and a text may be a
    /// single line.
    last: Cell<Column>,
}

/// A location in its line.
#[derive(Clone, Copy, Default)]
struct Column {
    line_start: usize,
    offset: usize,
    /// How many characters of the line are before it.
    characters: usize,
}

impl Column {
    /// Returns the location at an offset in the line that begins at `line_start`. What is behind this one in the same line is
    /// counted from here.
    fn moved(self, text: &str, line_start: usize, offset: usize) -> Self {
        let (from, before) = match self.line_start == line_start && self.offset <= offset {
            true => (self.offset, self.characters),
            false => (line_start, 0),
        };
        Self {
            line_start,
            offset,
            characters: before + text[from..offset].chars().count(),
        }
    }
}

impl<'d> LineIndex<'d> {
    /// Returns the lines of a file that people know by `path`.
    pub(super) fn new(document: &'d Document, path: String) -> Self {
        Self {
            document,
            path,
            lines: OnceCell::new(),
            last: Cell::default(),
        }
    }

    /// Returns the location of a node; at its key where it has one.
    pub(super) fn location(&self, node: NodeId) -> FileLocation {
        let span = self.document.spans().get(node.0 as usize);
        let range = span.map(|span| span.key.as_ref().unwrap_or(&span.value).clone());
        self.at(range.unwrap_or_default(), self.document.pointer_of(node))
    }

    /// Returns the location of the value that a pointer resolves to, or of the nearest one above it. The pointer is
    /// kept.
    pub(super) fn pointed(&self, pointer: &str) -> FileLocation {
        let mut nearest = pointer;
        let node = loop {
            if let Some(value) = self.document.root().pointer(nearest) {
                break value.id();
            }
            nearest = nearest.rsplit_once('/').map_or("", |(above, _)| above);
        };
        FileLocation {
            pointer: pointer.to_owned(),
            ..self.location(node)
        }
    }

    /// Returns the location of a range of bytes.
    pub(super) fn at(&self, range: Range<usize>, pointer: String) -> FileLocation {
        let text = self.document.text();
        let lines = self.lines.get_or_init(|| {
            let ends = memchr::memchr_iter(b'\n', text.as_bytes());
            std::iter::once(0).chain(ends.map(|end| end + 1)).collect()
        });
        let offset = text.floor_char_boundary(range.start.min(text.len()));
        let line = lines.partition_point(|start| *start <= offset);
        let start = lines.get(line.saturating_sub(1)).copied().unwrap_or_default();
        let end = lines.get(line).map_or(text.len(), |next| next - 1);
        let column = self.last.get().moved(text, start, offset);
        self.last.set(column);
        FileLocation {
            path: self.path.clone(),
            line,
            column: column.characters + 1,
            pointer,
            excerpt: Excerpt::new(text, start..end, range),
        }
    }
}

/// The lines of all documents.
pub(crate) struct LineIndexes<'s> {
    sources: &'s Sources,
    indexes: HashMap<DocumentId, LineIndex<'s>>,
}

impl<'s> LineIndexes<'s> {
    pub(crate) fn new(sources: &'s Sources) -> Self {
        Self {
            sources,
            indexes: HashMap::new(),
        }
    }

    fn lines(&mut self, id: DocumentId) -> &LineIndex<'s> {
        let sources = self.sources;
        self.indexes.entry(id).or_insert_with(|| {
            let document = sources.document(id);
            LineIndex::new(document, sources.shown(document))
        })
    }

    /// Returns the location of a node.
    pub(crate) fn location(&mut self, origin: Origin) -> FileLocation {
        self.lines(origin.document).location(origin.node)
    }

    /// Returns the location of a problem of the documents; nothing for one that has none.
    pub(super) fn of(&mut self, location: SourceLocation) -> Option<FileLocation> {
        Some(match location {
            SourceLocation::Value(origin) | SourceLocation::Key(origin) => self.location(origin),
            SourceLocation::Bytes { document, .. } if document == DocumentId::CONFIGURATION => return None,
            SourceLocation::Bytes { document, start, end } => {
                self.lines(document).at(start..end, String::new())
            }
            SourceLocation::Document(document) => self.lines(document).at(0..0, String::new()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_in_any_order_of_locations() {
        let text = "{\"ä\":1}\n{\"ä\":2,\"b\":3}";
        let mut last = Column::default();
        for (line_start, offset) in [
            (0, 0),
            (0, 4),
            (0, 7),
            (0, 4),
            (10, 13),
            (10, 10),
            (10, 17),
            (0, 7),
        ] {
            last = last.moved(text, line_start, offset);
            let expected = text[line_start..offset].chars().count();
            assert_eq!(last.characters, expected, "offset {offset}");
        }
    }
}
