//! What is printed, and how.

use std::io::{self, IsTerminal, Write};
use std::sync::{Mutex, PoisonError};

use serde_json::json;

use super::Outcome;
use super::arguments::{Format, Global};
use super::results;
use super::workspace::Workspace;
use crate::Gaps;
use crate::diagnostic::codes::Code;
use crate::diagnostic::{Diagnostic, Severity};
use crate::diff;
use crate::examples::{Finding, Report};
use crate::output::{Stale, Summary};
use crate::report::{self, Level, Location, Problems, Record};
use crate::support::check;

/// How many differences of `--check` are shown; other files are only named.
const SHOWN_DIFFERENCES: usize = 20;

/// Prints for people or for other programs.
#[derive(Debug)]
pub(super) struct Terminal {
    format: Format,
    quiet: bool,
    colours: bool,
    workspace: Workspace,
    /// What a SARIF log will hold: it is one object, printed when the command ends.
    log: Mutex<Vec<Record>>,
}

impl Terminal {
    pub(super) fn new(global: &Global) -> Self {
        let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        Self {
            format: global.message_format,
            quiet: global.quiet,
            colours: !set("NO_COLOR") && !dumb,
            workspace: Workspace::of_environment(),
            log: Mutex::default(),
        }
    }

    /// Prints records as annotations, or keeps them for the log.
    fn records(&self, records: impl IntoIterator<Item = Record>) {
        let records = records.into_iter().map(|record| self.workspace.rebased(record));
        match self.format {
            Format::Sarif => {
                let mut log = self.log.lock().unwrap_or_else(PoisonError::into_inner);
                log.extend(records);
            }
            _ => result(&report::github::render(&records.collect::<Vec<_>>())),
        }
    }

    /// Prints the log of a command that reports problems and has ended.
    pub(super) fn finish(&self, exit_code: u8) {
        if self.format == Format::Sarif {
            let log = self.log.lock().unwrap_or_else(PoisonError::into_inner);
            result(&report::sarif::render(&log, exit_code));
        }
    }

    /// Prints problems; with `--quiet` only where there is an error among them. Returns the messages, if a later run can print
    /// them again.
    pub(super) fn problems(&self, problems: &Problems) -> Option<String> {
        let is_shown = !self.quiet || problems.diagnostics().count(Severity::Error) > 0;
        let messages = match self.format {
            Format::Human => problems.human(self.has_coloured_errors()),
            Format::Json => problems.json(),
            Format::Github | Format::Sarif => {
                if is_shown {
                    self.records(problems.records());
                }
                return None;
            }
        };
        if is_shown {
            self.messages(&messages);
        }
        Some(messages)
    }

    /// Returns the form of the messages about problems, if a later run can print them again.
    pub(super) fn form(&self) -> Option<String> {
        match self.format {
            Format::Human => Some(format!("human {}", self.has_coloured_errors())),
            Format::Json => Some("json".to_owned()),
            Format::Github | Format::Sarif => None,
        }
    }

    fn has_coloured_errors(&self) -> bool {
        self.colours && io::stderr().is_terminal()
    }

    /// Prints messages about problems.
    fn messages(&self, messages: &str) {
        match self.format {
            Format::Json => result(messages),
            _ => error(messages),
        }
    }

    /// Prints messages about problems without errors that a former run of the same form has printed.
    pub(super) fn repeated(&self, messages: &str) {
        if !self.quiet {
            self.messages(messages);
        }
    }

    /// Prints what a run did to the output folder.
    pub(super) fn summary(&self, summary: Summary) {
        match self.format {
            _ if self.quiet => {}
            Format::Human | Format::Github => result(&format!("{summary}\n")),
            Format::Sarif => {}
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
            Format::Human => error(&format!("note: {}\n", results::left_out(documents))),
            Format::Json => object(&json!({ "kind": "leftOut", "documents": documents })),
            Format::Github | Format::Sarif => {
                self.records([Record::message(Level::Note, results::left_out(documents))]);
            }
        }
    }

    /// Prints what a run has left out of the documents.
    pub(super) fn gaps(&self, gaps: &Gaps) {
        let Gaps { operations, schemas } = gaps;
        let mut notes = results::gaps(gaps).peekable();
        match self.format {
            _ if self.quiet || notes.peek().is_none() => {}
            Format::Human => notes.for_each(|note| error(&format!("note: {note}\n"))),
            Format::Json => {
                object(&json!({ "kind": "leftOut", "operations": operations, "schemas": schemas }))
            }
            Format::Github | Format::Sarif => {
                self.records(notes.map(|note| Record::message(Level::Note, note)));
            }
        }
    }

    /// Prints where a site is served.
    pub(super) fn served(&self, url: &str) {
        match self.format {
            _ if self.quiet => {}
            Format::Human | Format::Github => result(&format!("serving {url}\n")),
            Format::Sarif => {}
            Format::Json => object(&json!({ "kind": "served", "url": url })),
        }
    }

    /// Prints an error that is neither about a document nor about the configuration.
    pub(super) fn error(&self, message: &str) {
        match self.format {
            Format::Human | Format::Json => error(&format!("error: {message}\n")),
            Format::Github | Format::Sarif => self.records([Record::message(Level::Error, message)]),
        }
    }

    /// Prints what is wrong with examples or bodies.
    pub(super) fn findings(&self, findings: &[Finding]) {
        let colours = self.colours && io::stdout().is_terminal();
        let is_shown = |finding: &&Finding| !self.quiet || finding.severity == check::Severity::Error;
        let findings = findings.iter().filter(is_shown);
        match self.format {
            Format::Human => {
                let texts = findings.map(|finding| report::finding(finding, colours));
                result(&texts.collect::<String>());
            }
            Format::Json => result(&findings.map(results::finding_line).collect::<String>()),
            Format::Github | Format::Sarif => self.records(findings.map(Record::of_finding)),
        }
    }

    /// Prints the sum of a run over examples or bodies.
    pub(super) fn report(&self, report: &Report) {
        match self.format {
            Format::Json => object(&results::report_object(report)),
            Format::Sarif => {}
            _ if self.quiet && report.count(check::Severity::Error) == 0 => {}
            Format::Human | Format::Github => result(&results::report_text(report)),
        }
    }

    /// Prints the changes between two versions.
    pub(super) fn changes(&self, report: &diff::Report) {
        let colours = self.colours && io::stdout().is_terminal();
        let is_shown = |entry: &&diff::Entry| !self.quiet || entry.severity == diff::Severity::Error;
        let entries = report.entries.iter().filter(is_shown);
        match self.format {
            Format::Human => {
                let texts = entries.map(|entry| report::change::human(entry, colours));
                result(&texts.collect::<String>());
            }
            Format::Json => result(&entries.map(results::change_line).collect::<String>()),
            Format::Github | Format::Sarif => self.records(entries.map(Record::of_change)),
        }
    }

    /// Prints the changes of an API as Markdown; with `--quiet` only those that are errors.
    pub(super) fn markdown(&self, report: &diff::Report) {
        match (self.quiet, report.count(diff::Severity::Error)) {
            (true, 0) => {}
            _ => result(&report::change::markdown(report, self.quiet)),
        }
    }

    /// Prints what changes in the generated crate.
    pub(super) fn crate_changes(&self, changes: &[diff::CrateChange]) {
        match self.format {
            Format::Human if !self.quiet => result(&results::crate_text(changes)),
            Format::Json => changes
                .iter()
                .for_each(|change| object(&results::crate_object(change))),
            Format::Human | Format::Github | Format::Sarif => {}
        }
    }

    /// Prints how many changes there are between two versions.
    pub(super) fn changes_summary(&self, report: &diff::Report, by_code: bool) {
        match self.format {
            Format::Json => object(&results::changes_object(report)),
            Format::Sarif => {}
            _ if self.quiet && report.count(diff::Severity::Error) == 0 => {}
            Format::Human | Format::Github => result(&results::changes_text(report, by_code)),
        }
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
            Format::Human | Format::Github | Format::Sarif => result(&format!(
                "{}: {}\n\n{}\n\nDefault severity: {}\n",
                code.name,
                code.summary,
                code.text,
                severity(code)
            )),
            Format::Json => object(&json!({
                "kind": "explanation",
                "code": code.name,
                "severity": severity(code),
                "summary": code.summary,
                "text": code.text,
            })),
        }
    }

    /// Prints what a code means, in one line.
    pub(super) fn code(&self, code: Code) {
        match self.format {
            Format::Human | Format::Github | Format::Sarif => {
                result(&format!("{}: {}\n", code.name, code.summary));
            }
            Format::Json => object(&json!({ "kind": "code", "code": code.name, "summary": code.summary })),
        }
    }

    /// Prints a text that a command was asked for, whatever the format of messages.
    pub(super) fn text(&self, text: &str) -> Outcome {
        result(text);
        Outcome::Fine
    }

    /// Prints which files a command has written.
    pub(super) fn written(&self, paths: &[String]) {
        match self.format {
            _ if self.quiet => {}
            Format::Json => object(&json!({ "kind": "written", "paths": paths })),
            Format::Human | Format::Github => {
                paths.iter().for_each(|path| result(&format!("wrote {path}\n")));
            }
            Format::Sarif => {}
        }
    }

    /// Prints how the output folder differs from what it should be.
    pub(super) fn stale(&self, folder: &str, stale: &[Stale]) {
        match self.format {
            _ if stale.is_empty() => {}
            Format::Json => stale.iter().for_each(|file| object(&results::stale_object(file))),
            Format::Human => {
                if !self.quiet {
                    for (index, file) in stale.iter().enumerate() {
                        result(&results::stale_text(file, index < SHOWN_DIFFERENCES));
                    }
                }
                let are = if stale.len() == 1 { "is" } else { "are" };
                let message = format!("{} {are} stale", results::many(stale.len(), "file"));
                let problem = Diagnostic::error(results::STALE, message).help("run `armature generate`");
                self.problems(&problem.into());
            }
            Format::Github | Format::Sarif => self.records(stale.iter().map(|file| Record {
                code: Some(results::STALE),
                location: Some(Location::file(format!("{folder}/{}", file.path))),
                notes: vec!["help: run `armature generate`".into()],
                ..Record::message(
                    Level::Error,
                    format!("the file is stale: {}", results::change(file)),
                )
            })),
        }
    }
}

/// Returns the default severity of a code in words.
fn severity(code: Code) -> &'static str {
    match code.is_change {
        true => "by direction and version",
        false => code.severity.name(),
    }
}

fn object(value: &serde_json::Value) {
    result(&format!("{value}\n"));
}

/// Writes to the standard output. A closed pipe is not an error.
fn result(text: &str) {
    let _ = io::stdout().lock().write_all(text.as_bytes());
}

/// Writes to the standard error stream.
fn error(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}
