//! What is printed, and how.

use std::io::{self, IsTerminal, Write};

use serde_json::json;

use super::arguments::{Format, Global};
use crate::diagnostic::Severity;
use crate::diagnostic::codes::Code;
use crate::output::{Change, Stale, Summary};
use crate::report::Problems;

/// How many differences of `--check` are shown; of further files only the path.
const SHOWN_DIFFERENCES: usize = 20;

/// Prints for people or for tools.
#[derive(Debug)]
pub(super) struct Terminal {
    format: Format,
    quiet: bool,
    colours: bool,
}

impl Terminal {
    pub(super) fn new(global: &Global) -> Self {
        let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        Self {
            format: global.message_format,
            quiet: global.quiet,
            colours: io::stderr().is_terminal() && !set("NO_COLOR") && !dumb,
        }
    }

    /// Prints problems; with `--quiet` only where there is an error among them.
    pub(super) fn problems(&self, problems: &Problems) {
        let errors = problems.diagnostics().count(Severity::Error);
        match self.format {
            _ if self.quiet && errors == 0 => {}
            Format::Human => error(&problems.human(self.colours)),
            Format::Json => result(&problems.json()),
        }
    }

    /// Prints what a run did to the output folder.
    pub(super) fn summary(&self, summary: Summary) {
        match self.format {
            _ if self.quiet => {}
            Format::Human => result(&format!("{summary}\n")),
            Format::Json => object(&json!({
                "kind": "summary",
                "written": summary.written,
                "unchanged": summary.unchanged,
                "removed": summary.removed,
            })),
        }
    }

    /// Prints what a code means, in full.
    pub(super) fn explanation(&self, code: Code) {
        match self.format {
            Format::Human => result(&format!("{}: {}\n\n{}\n", code.name, code.summary, code.text)),
            Format::Json => object(&json!({
                "kind": "explanation",
                "code": code.name,
                "summary": code.summary,
                "text": code.text,
            })),
        }
    }

    /// Prints what a code means, in one line.
    pub(super) fn code(&self, code: Code) {
        match self.format {
            Format::Human => result(&format!("{}: {}\n", code.name, code.summary)),
            Format::Json => object(&json!({ "kind": "code", "code": code.name, "summary": code.summary })),
        }
    }

    /// Says that an argument makes no sense.
    pub(super) fn wrong_use(&self, message: &str) {
        error(&format!("error: {message}\n"));
    }

    /// Prints how the output folder differs from what it should be.
    pub(super) fn stale(&self, stale: &[Stale]) {
        for (rank, file) in stale.iter().enumerate() {
            match self.format {
                Format::Json => object(&stale_object(file)),
                Format::Human if self.quiet => {}
                Format::Human => result(&stale_text(file, rank < SHOWN_DIFFERENCES)),
            }
        }
        if self.format == Format::Human && !stale.is_empty() {
            let files = if stale.len() == 1 {
                "1 file is"
            } else {
                &format!("{} files are", stale.len())
            };
            error(&format!("error: {files} stale; run `armature generate`\n"));
        }
    }
}

fn stale_text(file: &Stale, in_full: bool) -> String {
    let path = &file.path;
    match &file.change {
        Change::Missing => format!("missing: {path}\n"),
        Change::LeftOver => format!("left over: {path}\n"),
        Change::Content(difference) if in_full => difference.clone(),
        Change::Content(_) => format!("changed: {path}\n"),
    }
}

fn stale_object(file: &Stale) -> serde_json::Value {
    let (change, difference) = match &file.change {
        Change::Missing => ("missing", None),
        Change::LeftOver => ("leftOver", None),
        Change::Content(difference) => ("content", Some(difference)),
    };
    json!({ "kind": "stale", "path": file.path, "change": change, "difference": difference })
}

fn object(value: &serde_json::Value) {
    result(&format!("{value}\n"));
}

/// Writes to the standard output. A reader that has gone away is no reason to fail.
fn result(text: &str) {
    let _ = io::stdout().lock().write_all(text.as_bytes());
}

/// Writes to the standard error stream.
fn error(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}
