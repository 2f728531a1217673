//! Snippets: the lines of the texts that a problem or a finding points into, with marks.

use annotate_snippets::{Annotation, AnnotationKind, Origin, Snippet, normalize_untrusted_str};

use super::text::{Located, Texts};
use crate::diagnostic::Diagnostic;
use crate::diff::Entry;
use crate::examples::{FileLocation, Finding};

/// How many bytes of a document are shown at once.
const LONGEST_EXCERPT: usize = 16 << 10;

/// Number of columns around a mark that are shown of a very long line.
const WIDTH: usize = 100;

/// Most characters of a text within a message: names come from documents, and may be of any length.
const LONGEST_TEXT: usize = 600;

pub(super) enum Part<'t> {
    /// A text as a whole, or the location of what follows.
    Whole(Origin<'t>),
    /// Lines of a text.
    Lines(Box<Snippet<'t, Annotation<'t>>>),
}

/// Returns the locations of a problem, those of one text together, the text of the problem itself first.
pub(super) fn of_diagnostic<'t>(diagnostic: &Diagnostic, texts: &'t Texts<'_>) -> Vec<Part<'t>> {
    let primary = diagnostic
        .location
        .map(|location| (location, &diagnostic.label, AnnotationKind::Primary));
    let related = diagnostic
        .related
        .iter()
        .map(|(location, label)| (*location, label, AnnotationKind::Context));
    let mut by_text: Vec<(Located<'_, '_>, Vec<Mark>)> = Vec::new();
    for (location, label, kind) in primary.into_iter().chain(related) {
        let Some(located) = texts.locate(location) else {
            continue;
        };
        let mark = located.range.clone().map(|range| Mark {
            start: range.start,
            end: range.end,
            label: clean(label),
            kind,
        });
        match by_text
            .iter_mut()
            .find(|(known, _)| std::ptr::eq(known.text, located.text))
        {
            Some((_, marks)) => marks.extend(mark),
            None => by_text.push((located, mark.into_iter().collect())),
        }
    }
    by_text
        .into_iter()
        .flat_map(|(located, marks)| parts(&located, marks))
        .collect()
}

struct Mark {
    start: usize,
    end: usize,
    label: String,
    kind: AnnotationKind,
}

/// Returns the lines of one text with their marks: together, or one by one where they are far from each other.
fn parts<'t>(located: &Located<'t, '_>, marks: Vec<Mark>) -> Vec<Part<'t>> {
    let text = located.text;
    let first = marks.iter().map(|mark| text.line_of(mark.start)).min();
    let last = marks.iter().map(|mark| text.line_of(mark.start)).max();
    let (Some(first), Some(last)) = (first, last) else {
        return vec![Part::Whole(Origin::path(text.path.clone()))];
    };
    let range = text.line(first).start..text.line(last).end;
    if range.len() > LONGEST_EXCERPT {
        return marks
            .into_iter()
            .flat_map(|mark| single_line(located, mark))
            .collect();
    }
    let snippet = Snippet::source(&text.text[range.clone()])
        .line_start(first + 1)
        .path(text.path.clone())
        .annotations(
            marks
                .into_iter()
                .map(|mark| annotation(located, mark, range.start)),
        );
    vec![Part::Lines(Box::new(snippet))]
}

/// Returns the line of one mark, cut to the text around the mark where it is very long.
fn single_line<'t>(located: &Located<'t, '_>, mark: Mark) -> Vec<Part<'t>> {
    let text = located.text;
    let index = text.line_of(mark.start);
    let line = text.line(index);
    if line.len() <= LONGEST_EXCERPT {
        let snippet = Snippet::source(&text.text[line.clone()]).line_start(index + 1);
        let snippet = snippet
            .path(text.path.clone())
            .annotation(annotation(located, mark, line.start));
        return vec![Part::Lines(Box::new(snippet))];
    }
    let start = text
        .text
        .floor_char_boundary(mark.start.saturating_sub(WIDTH).max(line.start));
    let end = text
        .text
        .ceil_char_boundary((mark.start + 2 * WIDTH).min(line.end));
    let position = text.position(mark.start);
    let origin = Origin::path(text.path.clone())
        .line(position.line)
        .char_column(position.column);
    let snippet = Snippet::source(&text.text[start..end]).line_start(index + 1);
    let mark = Mark {
        end: mark.end.min(end),
        ..mark
    };
    vec![
        Part::Whole(origin),
        Part::Lines(Box::new(snippet.annotation(annotation(located, mark, start)))),
    ]
}

/// Returns a mark in an excerpt that begins at `start`. It ends with its line.
fn annotation<'t>(located: &Located<'_, '_>, mark: Mark, start: usize) -> Annotation<'t> {
    let line = located.text.line(located.text.line_of(mark.start));
    let range = mark.start - start..mark.end.min(line.end).max(mark.start) - start;
    let label = (!mark.label.is_empty()).then_some(mark.label);
    mark.kind.span(range).label(label)
}

/// Returns the snippets of a finding: the location in the example, and that of the rule.
pub(super) fn of_finding(finding: &Finding) -> Vec<Part<'_>> {
    let mut parts = of_file_location(&finding.example, "", AnnotationKind::Primary);
    // What only an operation knows is found where the rule is.
    if let Some(rule) = finding.rule.as_ref().filter(|rule| **rule != finding.example) {
        parts.extend(of_file_location(
            rule,
            "required by this",
            AnnotationKind::Context,
        ));
    }
    parts
}

/// Returns the snippets of a change: the location that shows it best, and that in the other version.
pub(super) fn of_change(entry: &Entry) -> Vec<Part<'_>> {
    let old = entry.old.as_ref().map(|location| (location, "old version"));
    let new = entry.new.as_ref().map(|location| (location, "new version"));
    let in_order = if entry.is_removal() {
        [old, new]
    } else {
        [new, old]
    };
    let mut kinds = [AnnotationKind::Primary, AnnotationKind::Context].into_iter();
    let locations = in_order.into_iter().flatten();
    let parts = locations.zip(kinds.by_ref());
    parts
        .flat_map(|((location, label), kind)| of_file_location(location, label, kind))
        .collect()
}

fn of_file_location<'t>(location: &'t FileLocation, label: &str, kind: AnnotationKind) -> Vec<Part<'t>> {
    let path = clean(&location.path);
    let excerpt = &location.excerpt;
    let origin = || {
        Origin::path(path.clone())
            .line(location.line)
            .char_column(location.column)
    };
    if excerpt.text.is_empty() {
        return vec![Part::Whole(origin())];
    }
    let label = (!label.is_empty()).then(|| label.to_owned());
    let annotation = kind.span(excerpt.start..excerpt.end).label(label);
    let snippet = Snippet::source(&excerpt.text)
        .line_start(location.line)
        .annotation(annotation);
    match excerpt.is_cut {
        true => vec![Part::Whole(origin()), Part::Lines(Box::new(snippet))],
        false => vec![Part::Lines(Box::new(snippet.path(path)))],
    }
}

/// Returns a text from a document, made fit for a terminal: no control characters, no endless length.
pub(super) fn clean(text: &str) -> String {
    match text.char_indices().nth(LONGEST_TEXT) {
        Some((end, _)) => normalize_untrusted_str(&format!("{}…", &text[..end])),
        None => normalize_untrusted_str(text),
    }
}
