//! What is printed, and how.

use std::io::{self, IsTerminal, Write};

use serde_json::json;

use super::arguments::{Format, Global};
use crate::Gaps;
use crate::diagnostic::Severity;
use crate::diagnostic::codes::Code;
use crate::examples::{Finding, Report, Spot};
use crate::output::{Change, Stale, Summary};
use crate::report::Problems;
use crate::support::check;

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

    /// Prints which documents a run has left out.
    pub(super) fn left_out(&self, documents: &[String]) {
        match self.format {
            _ if self.quiet || documents.is_empty() => {}
            Format::Human => {
                let mut text = format!(
                    "note: left out {}, for errors there or in what is referred to there:\n",
                    many(documents.len(), "document"),
                );
                for path in documents {
                    text.push_str(&format!("  {}\n", clean(path)));
                }
                error(&text);
            }
            Format::Json => object(&json!({ "kind": "leftOut", "documents": documents })),
        }
    }

    /// Prints what a run has left out of the documents.
    pub(super) fn gaps(&self, gaps: &Gaps) {
        let Gaps { operations, schemas } = gaps;
        if self.quiet || (operations.is_empty() && schemas.is_empty()) {
            return;
        }
        if let Format::Json = self.format {
            return object(&json!({ "kind": "leftOut", "operations": operations, "schemas": schemas }));
        }
        let left_out = format!(
            "left out {}, for errors there",
            many(operations.len(), "operation")
        );
        let accepted = format!(
            "any JSON is accepted for {}, for errors there",
            many(schemas.len(), "schema")
        );
        for (what, list) in [(left_out, operations), (accepted, schemas)] {
            if !list.is_empty() {
                let lines: String = list.iter().map(|name| format!("  {}\n", clean(name))).collect();
                error(&format!("note: {what}:\n{lines}"));
            }
        }
    }

    /// Prints where a site is served.
    pub(super) fn served(&self, url: &str) {
        match self.format {
            _ if self.quiet => {}
            Format::Human => result(&format!("serving {url}\n")),
            Format::Json => object(&json!({ "kind": "served", "url": url })),
        }
    }

    /// Prints a line that is no result.
    pub(super) fn message(&self, line: &str) {
        error(&format!("{line}\n"));
    }

    /// Prints what is wrong with examples or bodies.
    pub(super) fn findings(&self, findings: &[Finding]) {
        let mut text = String::new();
        for finding in findings {
            if self.quiet && finding.severity == check::Severity::Warning {
                continue;
            }
            match self.format {
                Format::Human => text.push_str(&self.finding(finding)),
                Format::Json => {
                    let mut line = json!(finding);
                    line["kind"] = "finding".into();
                    text.push_str(&format!("{line}\n"));
                }
            }
        }
        result(&text);
    }

    /// A finding for people: what, where in the example, by which rule.
    fn finding(&self, finding: &Finding) -> String {
        let (word, colour) = match finding.severity {
            check::Severity::Error => ("error", "\x1b[1;31m"),
            check::Severity::Warning => ("warning", "\x1b[1;33m"),
        };
        let colours = self.colours && io::stdout().is_terminal();
        let (colour, bold, plain) = if colours {
            (colour, "\x1b[1m", "\x1b[0m")
        } else {
            ("", "", "")
        };
        let message = clean(&finding.message);
        let mut text = format!(
            "{colour}{word}[{}]{plain}{bold}: {message}{plain}\n",
            finding.code
        );
        text.push_str(&format!("  --> {}\n", spot(&finding.example)));
        if let Some(rule) = &finding.rule {
            text.push_str(&format!("  rule: {}\n", spot(rule)));
        }
        if let Some(operation) = finding.operation.as_deref().filter(|name| !name.is_empty()) {
            text.push_str(&format!("  operation: {}\n", clean(operation)));
        }
        text.push('\n');
        text
    }

    /// Prints the sum of a run over examples or bodies.
    pub(super) fn report(&self, report: &Report) {
        let (errors, warnings) = (
            report.count(check::Severity::Error),
            report.count(check::Severity::Warning),
        );
        if self.format == Format::Json {
            let codes: Vec<_> = report
                .by_code()
                .into_iter()
                .map(|(code, severity, count)| json!({ "code": code, "severity": severity, "count": count }))
                .collect();
            return object(&json!({
                "kind": "summary",
                "documents": report.documents,
                "examples": report.examples,
                "errors": errors,
                "warnings": warnings,
                "allowed": report.allowed,
                "codes": codes,
            }));
        }
        if self.quiet && errors == 0 {
            return;
        }
        for (code, severity, count) in report.by_code() {
            result(&format!("{count:>8} {:<7} {code}\n", severity.as_str()));
        }
        let allowed = match report.allowed {
            0 => String::new(),
            count => format!(", {count} allowed"),
        };
        result(&format!(
            "{} of {} checked: {}, {}{allowed}\n",
            many(report.examples, "example"),
            many(report.documents, "document"),
            many(errors, "error"),
            many(warnings, "warning"),
        ));
    }

    /// Says how far long work is, where someone looks on.
    pub(super) fn progress(&self, done_word: &str, done: usize, all: usize) {
        const WIDTH: usize = 30;
        if self.shows_progress() {
            let full = WIDTH * done / all.max(1);
            let bar = format!("{}{}", "=".repeat(full), " ".repeat(WIDTH - full.min(WIDTH)));
            error(&format!("\r[{bar}] {done_word} {done} of {all} documents"));
        }
    }

    /// Takes the progress away again.
    pub(super) fn progress_done(&self) {
        if self.shows_progress() {
            error("\r\x1b[K");
        }
    }

    fn shows_progress(&self) -> bool {
        !self.quiet && self.format == Format::Human && io::stderr().is_terminal()
    }

    /// Prints what a code means, in full.
    pub(super) fn explanation(&self, code: Code) {
        match self.format {
            Format::Human => result(&format!(
                "{}: {}\n\n{}\n\nDefault severity: {}\n",
                code.name,
                code.summary,
                code.text,
                code.severity.name()
            )),
            Format::Json => object(&json!({
                "kind": "explanation",
                "code": code.name,
                "severity": code.severity.name(),
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

/// `1 error`, `2 errors`
fn many(count: usize, word: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {word}{ending}")
}

/// A place for people, and for terminals that open it on a click.
fn spot(spot: &Spot) -> String {
    let pointer = if spot.pointer.is_empty() {
        String::new()
    } else {
        format!(" #{}", spot.pointer)
    };
    clean(&format!("{}:{}:{}{pointer}", spot.path, spot.line, spot.column))
}

/// A text from a file, made fit for a terminal: no control characters.
fn clean(text: &str) -> String {
    text.chars()
        .map(|sign| if sign.is_control() { '\u{fffd}' } else { sign })
        .collect()
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
