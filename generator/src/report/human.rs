//! Problems for people, as a compiler prints them.

use std::collections::BTreeMap;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Group, Level, Renderer};

use super::snippet::{self, Part, clean};
use super::text::Texts;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::diff::{self, Entry};
use crate::examples::Finding;
use crate::support::check;

/// Columns of the rendering.
const WIDTH: usize = 100;

/// How many problems of one code are shown; the others are counted.
const SHOWN: usize = 50;

/// Returns the problems, in the order given, and a final line that counts them.
pub(super) fn render(
    all: &Diagnostics,
    in_order: &[&Diagnostic],
    texts: &Texts<'_>,
    colours: bool,
) -> String {
    let renderer = renderer(colours);
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

fn renderer(colours: bool) -> Renderer {
    let renderer = if colours {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    renderer.term_width(WIDTH).decor_style(DecorStyle::Ascii)
}

/// One problem.
fn one(diagnostic: &Diagnostic, texts: &Texts<'_>, renderer: &Renderer) -> String {
    let title = (
        level(diagnostic.severity),
        diagnostic.code,
        diagnostic.message.as_str(),
    );
    let help = diagnostic
        .help
        .iter()
        .map(|help| Level::HELP.message(clean(help)));
    let section = diagnostic
        .section
        .map(|section| Level::NOTE.message(format!("see \"{section}\" in the specification")));
    let parts = snippet::of_diagnostic(diagnostic, texts);
    message(title, parts, help.chain(section), renderer)
}

/// Renders a finding, with the location in the example and that of the rule.
pub(super) fn finding(finding: &Finding, colours: bool) -> String {
    let severity = match finding.severity {
        check::Severity::Error => Severity::Error,
        check::Severity::Warning => Severity::Warning,
    };
    let title = (level(severity), finding.code, finding.message.as_str());
    let at = Some(&finding.example.pointer).filter(|pointer| !pointer.is_empty());
    let operation = finding.operation.as_ref().filter(|id| !id.is_empty());
    let context = [
        at.map(|pointer| format!("at `{pointer}`")),
        operation.map(|id| format!("in operation `{id}`")),
    ];
    let context: Vec<String> = context.into_iter().flatten().collect();
    let note = (!context.is_empty()).then(|| Level::NOTE.message(clean(&context.join(" "))));
    let help = finding.help.as_ref();
    let help = help.map(|help| Level::HELP.message(clean(help)));
    let documentation = finding.documentation.as_ref();
    let documentation = documentation.map(|url| Level::NOTE.message(clean(&format!("see {url}"))));
    let notes = help.into_iter().chain(note).chain(documentation);
    let text = message(title, snippet::of_finding(finding), notes, &renderer(colours));
    format!("{text}\n\n")
}

/// Renders a change, with its locations in both versions.
pub(super) fn change(entry: &Entry, notes: &[String], colours: bool) -> String {
    let level = match entry.severity {
        diff::Severity::Note => Level::NOTE,
        diff::Severity::Warning => Level::WARNING,
        diff::Severity::Error => Level::ERROR,
    };
    let title = (level, entry.code, entry.message.as_str());
    let notes = notes.iter().map(|note| Level::NOTE.message(clean(note)));
    let text = message(title, snippet::of_change(entry), notes, &renderer(colours));
    format!("{text}\n\n")
}

/// Renders a title, snippets, and what follows below them.
fn message<'t>(
    (level, code, text): (Level<'static>, &str, &str),
    parts: Vec<Part<'t>>,
    notes: impl IntoIterator<Item = annotate_snippets::Message<'t>>,
    renderer: &Renderer,
) -> String {
    let title = level.primary_title(clean(text)).id(code.to_owned());
    let group = parts
        .into_iter()
        .fold(Group::with_title(title), |group, part| match part {
            Part::Whole(origin) => group.element(origin),
            Part::Lines(snippet) => group.element(*snippet),
        });
    let group = notes.into_iter().fold(group, Group::element);
    without_bare_marks(&renderer.render(&[group]))
}

/// Removes the mark that announces lines of another text where no name follows it: the location is in the line above.
fn without_bare_marks(text: &str) -> String {
    let is_bare = |line: &&str| {
        let parts = line.split('\u{1b}').enumerate();
        let visible = parts.map(|(index, part)| match part.split_once('m') {
            Some((_, rest)) if index > 0 => rest,
            _ => part,
        });
        visible.collect::<String>().trim() == ":::"
    };
    text.lines()
        .filter(|line| !is_bare(line))
        .collect::<Vec<_>>()
        .join("\n")
}
