//! From the location of a problem to file, line and column. Texts are looked through once, and only those with a problem.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::SourceLocation;
use crate::origin::{DocumentId, NodeId};
use crate::source::{Document, Sources, Span};

/// The configuration's text, with the path that people know it by.
#[derive(Clone, Debug)]
pub(crate) struct Configuration {
    pub(crate) path: String,
    pub(crate) text: String,
}

/// A line and a column, both counted from one, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Position {
    pub(super) line: usize,
    pub(super) column: usize,
}

/// All texts that problems may point into.
pub(super) struct Texts<'a> {
    documents: BTreeMap<DocumentId, Text<'a>>,
}

/// A text, and what was found out about it.
pub(super) struct Text<'a> {
    /// The path that people know it by.
    pub(super) path: String,
    pub(super) text: &'a str,
    document: Option<&'a Document>,
    /// Offsets at which lines begin.
    lines: OnceCell<Vec<usize>>,
}

/// A location that was found.
pub(super) struct Located<'t, 'a> {
    pub(super) text: &'t Text<'a>,
    /// The bytes; none for a text as a whole.
    pub(super) range: Option<Range<usize>>,
    /// The JSON Pointer, in a document.
    pub(super) pointer: Option<String>,
}

impl<'a> Texts<'a> {
    pub(super) fn new(sources: Option<&'a Sources>, configuration: Option<&'a Configuration>) -> Self {
        let mut documents = BTreeMap::new();
        for document in sources.into_iter().flat_map(Sources::documents) {
            let path = sources.map_or_else(String::new, |sources| sources.shown(document));
            documents.insert(document.id(), Text::new(path, document.text(), Some(document)));
        }
        if let Some(configuration) = configuration {
            let text = Text::new(configuration.path.clone(), &configuration.text, None);
            documents.insert(DocumentId::CONFIGURATION, text);
        }
        Self { documents }
    }

    /// Returns what locations are sorted by: document and offset.
    pub(super) fn order(&self, location: SourceLocation) -> (DocumentId, usize) {
        let start = self.locate(location).and_then(|located| located.range);
        (location.document(), start.map_or(0, |range| range.start))
    }

    /// Finds a location; none where its text is not known.
    pub(super) fn locate(&self, location: SourceLocation) -> Option<Located<'_, 'a>> {
        let text = self.documents.get(&location.document())?;
        let (range, node) = match location {
            SourceLocation::Value(origin) => (Some(text.span(origin.node).value), Some(origin.node)),
            SourceLocation::Key(origin) => {
                let span = text.span(origin.node);
                (Some(span.key.unwrap_or(span.value)), Some(origin.node))
            }
            SourceLocation::Bytes { start, end, .. } => (Some(start..end), None),
            SourceLocation::Document(_) => (None, None),
        };
        let pointer = node.and_then(|node| Some(text.document?.pointer_of(node)));
        Some(Located {
            text,
            range: range.map(|range| text.within(range)),
            pointer,
        })
    }
}

impl<'a> Text<'a> {
    fn new(path: String, text: &'a str, document: Option<&'a Document>) -> Self {
        Self {
            path,
            text,
            document,
            lines: OnceCell::new(),
        }
    }

    fn span(&self, node: NodeId) -> Span {
        let spans = self.document.map(Document::spans).unwrap_or_default();
        spans.get(node.0 as usize).cloned().unwrap_or_default()
    }

    /// Returns a range within the text, on the boundaries of characters.
    fn within(&self, range: Range<usize>) -> Range<usize> {
        let start = self.text.floor_char_boundary(range.start.min(self.text.len()));
        let end = self
            .text
            .ceil_char_boundary(range.end.clamp(start, self.text.len()));
        start..end
    }

    fn lines(&self) -> &[usize] {
        self.lines.get_or_init(|| {
            let ends = self.text.match_indices('\n').map(|(end, _)| end + 1);
            [0].into_iter().chain(ends).collect()
        })
    }

    /// Returns the index of the line that contains a byte.
    pub(super) fn line_of(&self, offset: usize) -> usize {
        self.lines()
            .partition_point(|start| *start <= offset)
            .saturating_sub(1)
    }

    /// Returns the bytes of a line, its end excluded.
    pub(super) fn line(&self, index: usize) -> Range<usize> {
        let start = self.lines().get(index).copied().unwrap_or(self.text.len());
        let end = self
            .lines()
            .get(index + 1)
            .map_or(self.text.len(), |next| next - 1);
        start..end
    }

    pub(super) fn position(&self, offset: usize) -> Position {
        let line = self.line_of(offset);
        let before = &self.text[self.line(line).start..offset];
        Position {
            line: line + 1,
            column: before.chars().count() + 1,
        }
    }
}
