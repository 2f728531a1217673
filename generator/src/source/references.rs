//! The files that a document refers to.

use super::layout::{Layout, Part};
use super::named::Named;
use super::node::Document;
use super::reference;
use crate::diagnostic::SourceLocation;

/// Returns the files that the references of a document name, but for those of [`Part::Files`], in the order of the text.
pub(super) fn references(document: &Document, layout: &Layout) -> Vec<Named> {
    let mut wanted = Vec::new();
    if !(layout.is_known)(document) {
        return wanted;
    }
    let mut open = vec![(Part::Keywords, document.root())];
    while let Some((part, value)) = open.pop() {
        if matches!(part, Part::Files | Part::Literal) {
            continue;
        }
        let first = open.len();
        let reference = layout.enter(part, value, &mut open);
        // What has a name in the document is in no file.
        let reference = reference.filter(|at| document.identified(layout, *at).is_none());
        // The one that comes first in the text is taken next.
        open[first..].reverse();
        let named =
            reference.and_then(|at| Some((at, reference::resolve(document.path(), at.as_str()?).ok()?)));
        wanted.extend(named.map(|(at, reference)| Named {
            path: reference.path,
            location: Some(SourceLocation::Value(at.origin())),
        }));
    }
    wanted
}
