//! Changes of an API for people: text, and Markdown that can be published.

use askama::Template;

use super::human;
use crate::diff::{Entry, Occurrence, Report, Severity};

/// Renders a change as a compiler does, with a blank line behind it.
pub(crate) fn human(entry: &Entry, colours: bool) -> String {
    human::change(entry, &notes(entry), colours)
}

/// Returns the notes of a change in addition to its message.
pub(super) fn notes(entry: &Entry) -> Vec<String> {
    let impact = match entry.impact {
        "breaking" => "breaking",
        "unknown" => "possibly breaking",
        _ => "not breaking",
    };
    let scope = match entry.scope {
        "sdk" => " for users of generated code",
        _ => "",
    };
    let mut notes = vec![format!("{impact}{scope}: {}", entry.reason)];
    notes.extend(occurrences(entry));
    notes
}

/// Returns where a change is on the wire, in a sentence.
fn occurrences(entry: &Entry) -> Option<String> {
    let first = entry
        .occurrences
        .first()
        .filter(|occurrence| !occurrence.operation.is_empty())?;
    let more = match entry.operations.saturating_sub(1) {
        0 => String::new(),
        1 => ", and in 1 other operation".into(),
        more => format!(", and in {more} other operations"),
    };
    Some(format!("in {}{more}", occurrence(first)))
}

fn occurrence(occurrence: &Occurrence) -> String {
    let Occurrence {
        operation,
        part,
        path,
    } = occurrence;
    let path = if path.is_empty() {
        String::new()
    } else {
        format!(" at `{path}`")
    };
    match part.is_empty() {
        true => format!("`{operation}`{path}"),
        false => format!("{part} of `{operation}`{path}"),
    }
}

/// Renders the changes as Markdown, all or only those that are errors.
pub(crate) fn markdown(report: &Report, errors_only: bool) -> String {
    let section = |severity| {
        let entries = report.entries.iter();
        entries
            .filter(|entry| entry.severity == severity)
            .filter(|entry| !errors_only || entry.severity == Severity::Error)
            .map(Line::of)
            .collect()
    };
    let page = Changes {
        versions: report
            .versions
            .iter()
            .map(|(old, new)| (text(old), text(new)))
            .collect(),
        sections: [
            ("Breaking changes", section(Severity::Error)),
            ("Possibly breaking changes", section(Severity::Warning)),
            ("Other changes", section(Severity::Note)),
        ]
        .into_iter()
        .filter(|(_, lines): &(_, Vec<Line>)| !lines.is_empty())
        .collect(),
    };
    page.render().unwrap_or_default()
}

#[derive(Template)]
#[template(path = "changes.md", escape = "none")]
struct Changes {
    versions: Vec<(String, String)>,
    sections: Vec<(&'static str, Vec<Line>)>,
}

/// A line of the list.
struct Line {
    message: String,
    occurrence: Option<String>,
    code: &'static str,
}

impl Line {
    fn of(entry: &Entry) -> Self {
        Self {
            message: sentence(&entry.message),
            occurrence: occurrences(entry).map(|occurrence| sentence(&occurrence)),
            code: entry.code,
        }
    }
}

/// Returns a message as a sentence, without its final full stop.
fn sentence(message: &str) -> String {
    let mut chars = message.chars();
    let first: String = chars.next().into_iter().flat_map(char::to_uppercase).collect();
    text(&format!("{first}{}", chars.as_str()))
}

/// Escapes text outside of code spans, where names of documents are.
fn text(text: &str) -> String {
    let mut escaped = String::new();
    for (index, part) in text.split('`').enumerate() {
        if index > 0 {
            escaped.push('`');
        }
        for sign in part.chars() {
            match sign {
                _ if index % 2 == 1 => escaped.push(sign),
                '\n' | '\r' => escaped.push(' '),
                '<' | '>' | '[' | ']' | '*' | '_' | '\\' | '#' | '|' | '{' => escaped.extend(['\\', sign]),
                sign => escaped.push(sign),
            }
        }
    }
    escaped
}
