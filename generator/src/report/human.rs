//! Problems for people, as a compiler prints them.

use std::collections::BTreeMap;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet, normalize_untrusted_str,
};

use super::text::{Located, Texts};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};

/// Columns of the rendering.
const WIDTH: usize = 100;

/// How many problems of one code are shown; the others are counted.
const SHOWN: usize = 50;

/// How many bytes of a document are shown at once.
const LONGEST_EXCERPT: usize = 16 << 10;

/// Most characters of a text within a message: names come from documents, and may be of any length.
const LONGEST_TEXT: usize = 600;

/// The problems, in the order given, and a final line that counts them.
pub(super) fn render(
    all: &Diagnostics,
    in_order: &[&Diagnostic],
    texts: &Texts<'_>,
    colours: bool,
) -> String {
    let renderer = if colours {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let renderer = renderer.term_width(WIDTH).decor_style(DecorStyle::Ascii);
    let mut output = String::new();
    let mut push = |text: String| {
        output.push_str(&text);
        output.push_str("\n\n");
    };
    let mut counts: BTreeMap<(Severity, &str), usize> = BTreeMap::new();
    for diagnostic in in_order {
        let count = counts.entry((diagnostic.severity, diagnostic.code)).or_default();
        *count += 1;
        if *count <= SHOWN {
            push(one(diagnostic, texts, &renderer));
        }
    }
    for (code, count) in all.counts().filter(|(_, count)| *count > SHOWN) {
        let title = format!("{} more of `{code}`", count - SHOWN);
        push(renderer.render(&[Group::with_title(Level::NOTE.primary_title(title))]));
    }
    if let Some(worst) = in_order.iter().map(|d| d.severity).max() {
        let title = level(worst).primary_title(super::counts(all));
        push(renderer.render(&[Group::with_title(title)]));
        output.pop();
    }
    output
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Warning => Level::WARNING,
        Severity::Error => Level::ERROR,
    }
}

/// One problem.
fn one(diagnostic: &Diagnostic, texts: &Texts<'_>, renderer: &Renderer) -> String {
    let title = level(diagnostic.severity)
        .primary_title(clean(&diagnostic.message))
        .id(diagnostic.code);
    let mut group = Group::with_title(title);
    for snippet in snippets(diagnostic, texts) {
        group = match snippet {
            Part::Whole(origin) => group.element(origin),
            Part::Lines(snippet) => group.element(*snippet),
        };
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(clean(help)));
    }
    if let Some(section) = diagnostic.section {
        group = group.element(Level::NOTE.message(format!("see \"{section}\" in the specification")));
    }
    without_bare_marks(&renderer.render(&[group]))
}

/// Takes out the mark that announces lines of another text where there is no name behind it: the place stands above.
fn without_bare_marks(text: &str) -> String {
    let is_bare = |line: &&str| {
        let parts = line.split('\u{1b}').enumerate();
        let visible = parts.map(|(rank, part)| match part.split_once('m') {
            Some((_, rest)) if rank > 0 => rest,
            _ => part,
        });
        visible.collect::<String>().trim() == ":::"
    };
    text.lines()
        .filter(|line| !is_bare(line))
        .collect::<Vec<_>>()
        .join("\n")
}

enum Part<'t> {
    /// A text as a whole, or the place of what follows.
    Whole(Origin<'t>),
    /// Lines of a text.
    Lines(Box<Snippet<'t, Annotation<'t>>>),
}

/// The places of a problem, those of one text together, the text of the problem itself first.
fn snippets<'t>(diagnostic: &Diagnostic, texts: &'t Texts<'_>) -> Vec<Part<'t>> {
    let primary = diagnostic
        .place
        .map(|place| (place, &diagnostic.label, AnnotationKind::Primary));
    let related = diagnostic
        .related
        .iter()
        .map(|(place, label)| (*place, label, AnnotationKind::Context));
    let mut by_text: Vec<(Located<'_, '_>, Vec<Mark>)> = Vec::new();
    for (place, label, kind) in primary.into_iter().chain(related) {
        let Some(located) = texts.locate(place) else {
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

/// The lines of one text with their marks: together, or one by one where too much lies between them.
fn parts<'t>(located: &Located<'t, '_>, marks: Vec<Mark>) -> Vec<Part<'t>> {
    let text = located.text;
    let first = marks.iter().map(|mark| text.line_of(mark.start)).min();
    let last = marks.iter().map(|mark| text.line_of(mark.start)).max();
    let (Some(first), Some(last)) = (first, last) else {
        return vec![Part::Whole(Origin::path(text.path.clone()))];
    };
    let range = text.line(first).start..text.line(last).end;
    if range.len() > LONGEST_EXCERPT {
        return marks.into_iter().flat_map(|mark| apart(located, mark)).collect();
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

/// The line of one mark, cut to what lies around the mark where it is very long.
fn apart<'t>(located: &Located<'t, '_>, mark: Mark) -> Vec<Part<'t>> {
    let text = located.text;
    let rank = text.line_of(mark.start);
    let line = text.line(rank);
    if line.len() <= LONGEST_EXCERPT {
        let snippet = Snippet::source(&text.text[line.clone()]).line_start(rank + 1);
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
    let snippet = Snippet::source(&text.text[start..end]).line_start(rank + 1);
    let mark = Mark {
        end: mark.end.min(end),
        ..mark
    };
    vec![
        Part::Whole(origin),
        Part::Lines(Box::new(snippet.annotation(annotation(located, mark, start)))),
    ]
}

/// A mark in an excerpt that begins at `start`. It ends with its line.
fn annotation<'t>(located: &Located<'_, '_>, mark: Mark, start: usize) -> Annotation<'t> {
    let line = located.text.line(located.text.line_of(mark.start));
    let range = mark.start - start..mark.end.min(line.end).max(mark.start) - start;
    let label = (!mark.label.is_empty()).then_some(mark.label);
    mark.kind.span(range).label(label)
}

/// A text from a document, made fit for a terminal: no control characters, no endless length.
fn clean(text: &str) -> String {
    match text.char_indices().nth(LONGEST_TEXT) {
        Some((end, _)) => normalize_untrusted_str(&format!("{}…", &text[..end])),
        None => normalize_untrusted_str(text),
    }
}
