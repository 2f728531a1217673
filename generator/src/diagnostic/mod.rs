//! Problems in the input: what is wrong, where, and what to do about it. Phases collect problems and go on; the
//! command line renders them together. Rendering is not done here.

pub mod codes;
pub mod near;

use std::collections::{BTreeMap, HashSet};

use crate::origin::{DocumentId, Origin};

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Worth a look; the run goes on.
    Warning,
    /// The run ends without output once everything has been looked at.
    Error,
}

impl Severity {
    /// Returns the word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// The part of a member or element that a problem is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SourceLocation {
    /// The value of a node.
    Value(Origin),
    /// The key of a node in its object.
    Key(Origin),
    /// Bytes of a document's text, for text that is not a document.
    Bytes {
        /// The document.
        document: DocumentId,
        /// Offset of the first byte.
        start: usize,
        /// Offset behind the last byte.
        end: usize,
    },
    /// A document as a whole.
    Document(DocumentId),
}

impl SourceLocation {
    /// Returns the document that contains the location.
    pub fn document(self) -> DocumentId {
        match self {
            Self::Value(origin) | Self::Key(origin) => origin.document,
            Self::Bytes { document, .. } | Self::Document(document) => document,
        }
    }
}

/// One problem.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Diagnostic {
    /// Stable name, such as `armature::reference::unresolved`.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong, in one sentence without a final full stop.
    pub message: String,
    /// Where; problems of the command line or of the configuration as a whole have no location.
    pub location: Option<SourceLocation>,
    /// The text at the location, shown at the caret.
    pub label: String,
    /// Other locations that matter, each with what it has to do with the problem.
    pub related: Vec<(SourceLocation, String)>,
    /// What to do about it.
    pub help: Option<String>,
    /// The section of the format's specification that says so.
    pub section: Option<&'static str>,
}

/// How much the problems of a code matter, where a user says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// They are not shown.
    Allow,
    /// They are warnings, even if all other warnings are errors.
    Warn,
    /// They are errors.
    Deny,
}

impl Level {
    /// All levels with their names.
    pub const BY_NAME: [(&'static str, Level); 3] = [
        ("allow", Level::Allow),
        ("warn", Level::Warn),
        ("deny", Level::Deny),
    ];
}

impl Diagnostic {
    /// Creates a problem with the default severity of its code.
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            severity: codes::severity(code),
            ..Self::error(code, message)
        }
    }

    /// Returns a problem that ends the run.
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: Severity::Error,
            message: message.into(),
            location: None,
            label: String::new(),
            related: Vec::new(),
            help: None,
            section: None,
        }
    }

    /// Returns a problem that does not end the run.
    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(code, message)
        }
    }

    /// Says where.
    pub fn at(mut self, location: SourceLocation, label: impl Into<String>) -> Self {
        self.location = Some(location);
        self.label = label.into();
        self
    }

    /// Adds another location that matters.
    pub fn related(mut self, location: SourceLocation, label: impl Into<String>) -> Self {
        self.related.push((location, label.into()));
        self
    }

    /// Says what to do about it.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Names the section of the format's specification that says so.
    pub fn section(mut self, section: &'static str) -> Self {
        self.section = Some(section);
        self
    }
}

/// The problems of a run, in the order in which they were found.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
    /// What is in the list, since a problem may be reached in many ways.
    seen: HashSet<Diagnostic>,
    /// The documents that have a problem of a code in the list.
    documents: HashSet<(&'static str, DocumentId)>,
    /// How many there are of a code, in the list or not.
    counts: BTreeMap<(Severity, &'static str), usize>,
}

/// How many problems of one code are kept; of the others only the number is known, but each document that has some
/// shows one.
const KEPT: usize = 10_000;

impl From<Diagnostic> for Diagnostics {
    fn from(diagnostic: Diagnostic) -> Self {
        let mut diagnostics = Self::default();
        diagnostics.push(diagnostic);
        diagnostics
    }
}

impl Diagnostics {
    /// Adds a problem, unless the very same one is there already.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        let count = self
            .counts
            .entry((diagnostic.severity, diagnostic.code))
            .or_default();
        let document = diagnostic.location.map(SourceLocation::document);
        let is_first = document.is_some_and(|document| self.documents.insert((diagnostic.code, document)));
        if *count >= KEPT && !is_first {
            *count += 1;
        } else if self.seen.insert(diagnostic.clone()) {
            *count += 1;
            self.list.push(diagnostic);
        }
    }

    /// Adds all of another collection.
    pub fn extend(&mut self, more: Diagnostics) {
        for diagnostic in more.list {
            self.push(diagnostic);
        }
    }

    /// Adds the problems of a second run over the same input. What was found before counts once, even where only the
    /// number is known.
    pub(crate) fn complete(&mut self, more: &Diagnostics) {
        let is_full = |d: &&Diagnostic| self.counts.get(&(d.severity, d.code)) >= Some(&KEPT);
        let added: Vec<&Diagnostic> = more.list.iter().filter(|d| !is_full(d)).collect();
        for diagnostic in added {
            self.push(diagnostic.clone());
        }
    }

    /// Takes out all warnings.
    pub(crate) fn drop_warnings(&mut self) {
        self.list.retain(|d| d.severity == Severity::Error);
        self.counts
            .retain(|(severity, _), _| *severity == Severity::Error);
    }

    /// Returns all problems.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter()
    }

    /// Changes the severity of warnings to what `levels` says of their codes. Other warnings become errors if `deny` is
    /// set. Errors stay errors.
    pub fn apply(&mut self, levels: &BTreeMap<&'static str, Level>, deny: bool) {
        let level = |code: &str| match (levels.get(code), deny) {
            (Some(level), _) => *level,
            (None, true) => Level::Deny,
            (None, false) => Level::Warn,
        };
        let is_warning = |severity| severity == Severity::Warning;
        self.list
            .retain(|d| !(is_warning(d.severity) && level(d.code) == Level::Allow));
        for diagnostic in &mut self.list {
            if level(diagnostic.code) == Level::Deny {
                diagnostic.severity = Severity::Error;
            }
        }
        for ((severity, code), count) in std::mem::take(&mut self.counts) {
            let severity = match (severity, level(code)) {
                (Severity::Warning, Level::Allow) => continue,
                (Severity::Warning, Level::Warn) => Severity::Warning,
                (Severity::Warning, Level::Deny) | (Severity::Error, _) => Severity::Error,
            };
            *self.counts.entry((severity, code)).or_default() += count;
        }
    }

    /// Returns how many there are of each code, with those that are not kept.
    pub fn counts(&self) -> impl Iterator<Item = (&'static str, usize)> {
        self.counts.iter().map(|((_, code), count)| (*code, *count))
    }

    /// Returns how many there are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.counts
            .iter()
            .filter(|((known, _), _)| *known == severity)
            .map(|(_, count)| count)
            .sum()
    }

    /// Returns whether one of them ends the run.
    pub fn has_errors(&self) -> bool {
        self.counts
            .keys()
            .any(|(severity, _)| *severity == Severity::Error)
    }

    /// Returns whether there is none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}
