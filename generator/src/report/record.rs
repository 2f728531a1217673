//! Problems and findings with their locations resolved, as the formats for other programs need them.

use super::change;
use super::text::{Located, Texts};
use crate::diagnostic::{Diagnostic, Severity};
use crate::diff::{self, Entry};
use crate::examples::{FileLocation, Finding};
use crate::support::check;

/// How much a record matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Level {
    Note,
    Warning,
    Error,
}

impl Level {
    /// Returns the word for it in SARIF (section 3.27.10) and in JSON.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl From<Severity> for Level {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Warning => Self::Warning,
            Severity::Error => Self::Error,
        }
    }
}

impl From<diff::Severity> for Level {
    fn from(severity: diff::Severity) -> Self {
        match severity {
            diff::Severity::Note => Self::Note,
            diff::Severity::Warning => Self::Warning,
            diff::Severity::Error => Self::Error,
        }
    }
}

impl From<check::Severity> for Level {
    fn from(severity: check::Severity) -> Self {
        match severity {
            check::Severity::Warning => Self::Warning,
            check::Severity::Error => Self::Error,
        }
    }
}

/// A problem, a finding or a message of the command itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Record {
    pub(crate) level: Level,
    /// The stable code, if there is one.
    pub(crate) code: Option<&'static str>,
    pub(crate) message: String,
    pub(crate) location: Option<Location>,
    /// Other locations that matter, each with what it has to do with the record.
    pub(crate) related: Vec<(Location, String)>,
    /// Help and notes.
    pub(crate) notes: Vec<String>,
}

/// A location in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Location {
    /// The path relative to the working directory, with `/` between its parts; or an absolute path.
    pub(crate) path: String,
    /// Where in the file; `None` for the file as a whole.
    pub(crate) region: Option<Region>,
    /// The JSON Pointer.
    pub(crate) pointer: Option<String>,
    /// What is found there.
    pub(crate) label: String,
}

/// A range of text. Lines and columns count from one, columns count characters, and the end is exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Region {
    pub(crate) line: usize,
    pub(crate) column: usize,
    pub(crate) end_line: usize,
    pub(crate) end_column: usize,
}

impl Record {
    /// Returns a record that has only a message.
    pub(crate) fn message(level: Level, message: impl Into<String>) -> Self {
        Self {
            level,
            code: None,
            message: message.into(),
            location: None,
            related: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// Returns the record of a problem.
    pub(super) fn of_diagnostic(diagnostic: &Diagnostic, texts: &Texts<'_>) -> Self {
        let locate = |location, label: &str| {
            let location = Location::of(texts.locate(location)?);
            let label = label.to_owned();
            Some(Location { label, ..location })
        };
        let related = diagnostic.related.iter();
        let section = diagnostic.section;
        Self {
            level: diagnostic.severity.into(),
            code: Some(diagnostic.code),
            location: diagnostic
                .location
                .and_then(|location| locate(location, &diagnostic.label)),
            related: related
                .filter_map(|(location, label)| Some((locate(*location, label)?, label.clone())))
                .collect(),
            notes: diagnostic
                .help
                .iter()
                .map(|help| format!("help: {help}"))
                .chain(section.map(|section| format!("note: see \"{section}\" in the specification")))
                .collect(),
            ..Self::message(Level::Error, &diagnostic.message)
        }
    }

    /// Returns the record of a change, at the location that shows it best.
    pub(crate) fn of_change(entry: &Entry) -> Self {
        let old = entry.old.as_ref().and_then(Location::of_file_location);
        let new = entry.new.as_ref().and_then(Location::of_file_location);
        let old = old.map(|location| (location, "old version"));
        let new = new.map(|location| (location, "new version"));
        let in_order = if entry.is_removal() {
            [old, new]
        } else {
            [new, old]
        };
        let mut locations = in_order.into_iter().flatten();
        Self {
            code: Some(entry.code),
            location: locations.next().map(|(location, _)| location),
            related: locations
                .map(|(location, label)| (location, label.to_owned()))
                .collect(),
            notes: change::notes(entry)
                .into_iter()
                .map(|note| format!("note: {note}"))
                .collect(),
            ..Self::message(entry.severity.into(), &entry.message)
        }
    }

    /// Returns the record of a finding.
    pub(crate) fn of_finding(finding: &Finding) -> Self {
        let operation = finding.operation.as_ref().filter(|id| !id.is_empty());
        let rule = finding.rule.as_ref().filter(|rule| **rule != finding.example);
        Self {
            level: finding.severity.into(),
            code: Some(finding.code),
            location: Location::of_file_location(&finding.example),
            related: rule
                .and_then(Location::of_file_location)
                .map(|location| (location, "required by this".to_owned()))
                .into_iter()
                .collect(),
            notes: finding
                .help
                .iter()
                .map(|help| format!("help: {help}"))
                .chain(operation.map(|id| format!("note: in operation `{id}`")))
                .chain(finding.documentation.iter().map(|url| format!("note: see {url}")))
                .collect(),
            ..Self::message(Level::Error, &finding.message)
        }
    }
}

impl Location {
    /// Returns the location of a file as a whole.
    pub(crate) fn file(path: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            region: None,
            pointer: None,
            label: String::new(),
        }
    }

    fn of(located: Located<'_, '_>) -> Self {
        let region = located.range.map(|range| {
            let start = located.text.position(range.start);
            let end = located.text.position(range.end);
            Region {
                line: start.line,
                column: start.column,
                end_line: end.line,
                end_column: end.column,
            }
        });
        Self {
            region,
            pointer: located.pointer,
            ..Self::file(&located.text.path)
        }
    }

    /// Returns the location of a location; `None` for one without a file.
    fn of_file_location(location: &FileLocation) -> Option<Self> {
        let excerpt = &location.excerpt;
        let marked = excerpt.text.get(excerpt.start..excerpt.end);
        let region = Region {
            line: location.line,
            column: location.column,
            end_line: location.line,
            end_column: location.column + marked.map_or(0, |text| text.chars().count()),
        };
        (!location.path.is_empty()).then(|| Self {
            region: Some(region),
            pointer: Some(location.pointer.clone()),
            ..Self::file(&location.path)
        })
    }
}
