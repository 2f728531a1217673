//! Problems for tools: one JSON object a line.

use serde::Serialize;

use super::text::{Located, Texts};
use crate::diagnostic::{Diagnostic, Severity, SourceLocation};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Line<'a> {
    /// Tells these lines from others of a run.
    kind: &'static str,
    code: &'a str,
    severity: &'static str,
    message: &'a str,
    #[serde(flatten)]
    location: Option<Where>,
    #[serde(skip_serializing_if = "str::is_empty")]
    label: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related: Vec<Related<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    section: Option<&'a str>,
}

/// Lines and columns count from one; columns count characters, and the end is behind the last one.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Where {
    path: String,
    #[serde(flatten)]
    range: Option<Lines>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pointer: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Lines {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Serialize)]
struct Related<'a> {
    #[serde(flatten)]
    location: Option<Where>,
    label: &'a str,
}

/// Returns the problems, one object a line, in the order given.
pub(super) fn render(diagnostics: &[&Diagnostic], texts: &Texts<'_>) -> String {
    let mut lines = String::new();
    for diagnostic in diagnostics {
        lines.push_str(&serde_json::to_string(&line(diagnostic, texts)).unwrap_or_default());
        lines.push('\n');
    }
    lines
}

fn line<'a>(diagnostic: &'a Diagnostic, texts: &Texts<'_>) -> Line<'a> {
    let find = |location: SourceLocation| texts.locate(location).map(found);
    Line {
        kind: "diagnostic",
        code: diagnostic.code,
        severity: match diagnostic.severity {
            Severity::Warning => "warning",
            Severity::Error => "error",
        },
        message: &diagnostic.message,
        location: diagnostic.location.and_then(find),
        label: &diagnostic.label,
        related: diagnostic
            .related
            .iter()
            .map(|(location, label)| Related {
                location: find(*location),
                label,
            })
            .collect(),
        help: diagnostic.help.as_deref(),
        section: diagnostic.section,
    }
}

fn found(located: Located<'_, '_>) -> Where {
    let range = located.range.map(|range| {
        let start = located.text.position(range.start);
        let end = located.text.position(range.end);
        Lines {
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
        }
    });
    Where {
        path: located.text.path.clone(),
        range,
        pointer: located.pointer,
    }
}
