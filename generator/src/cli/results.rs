//! The results of commands as text and as JSON.

use serde_json::{Value, json};

use crate::Gaps;
use crate::diff;
use crate::examples::{Finding, Report};
use crate::output::{Change, Stale};
use crate::support::check::Severity;

/// The code of a file that is not as it would be generated.
pub(super) const STALE: &str = "armature::output::stale";

/// Returns a number and a noun: `1 error`, `2 errors`.
pub(super) fn many(count: usize, word: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {word}{ending}")
}

/// Returns a text from a file without control characters.
fn clean(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { '\u{fffd}' } else { c })
        .collect()
}

/// Returns which documents a run has left out, one a line.
pub(super) fn left_out(documents: &[String]) -> String {
    let paths = documents.iter().map(|path| format!("\n  {}", clean(path)));
    let paths: String = paths.collect();
    let count = many(documents.len(), "document");
    format!("left out {count}, for errors there or in what is referred to there:{paths}")
}

/// Returns what a run has left out of the documents, one a line.
pub(super) fn gaps(gaps: &Gaps) -> impl Iterator<Item = String> {
    let Gaps { operations, schemas } = gaps;
    let left_out = format!(
        "left out {}, for errors there",
        many(operations.len(), "operation")
    );
    let count = many(schemas.len(), "schema");
    let accepted = format!("any JSON is accepted for {count}, for errors there");
    let lists = [(left_out, operations), (accepted, schemas)];
    let lists = lists.into_iter().filter(|(_, names)| !names.is_empty());
    lists.map(|(what, names)| {
        let names = names.iter().map(|name| format!("\n  {}", clean(name)));
        format!("{what}:{}", names.collect::<String>())
    })
}

/// Returns a finding as a JSON line.
pub(super) fn finding_line(finding: &Finding) -> String {
    let mut line = json!(finding);
    line["kind"] = "finding".into();
    format!("{line}\n")
}

/// Returns the sum of a run over examples or bodies as JSON.
pub(super) fn report_object(report: &Report) -> Value {
    let codes: Vec<_> = report
        .by_code()
        .into_iter()
        .map(|(code, severity, count)| json!({ "code": code, "severity": severity, "count": count }))
        .collect();
    json!({
        "kind": "summary",
        "documents": report.documents,
        "examples": report.examples,
        "errors": report.count(Severity::Error),
        "warnings": report.count(Severity::Warning),
        "allowed": report.allowed,
        "withoutExamples": report.without_examples,
        "codes": codes,
    })
}

/// The number of documents without examples that are listed by name.
const LISTED: usize = 10;

/// Returns the sum of a run over examples or bodies: a line for each code, for each document without examples, and one for
/// all.
pub(super) fn report_text(report: &Report) -> String {
    let mut text = String::new();
    for (code, severity, count) in report.by_code() {
        text.push_str(&format!("{count:>8} {:<7} {code}\n", severity.as_str()));
    }
    for path in report.without_examples.iter().take(LISTED) {
        text.push_str(&format!("no examples in {path}\n"));
    }
    match report.without_examples.len().saturating_sub(LISTED) {
        0 => {}
        more => text.push_str(&format!("no examples in {}\n", many(more, "other document"))),
    }
    let allowed = match report.allowed {
        0 => String::new(),
        count => format!(", {count} allowed"),
    };
    text.push_str(&format!(
        "{} of {} checked: {}, {}{allowed}\n",
        many(report.examples, "example"),
        many(report.documents, "document"),
        many(report.count(Severity::Error), "error"),
        many(report.count(Severity::Warning), "warning"),
    ));
    text
}

/// Returns a change as a JSON line.
pub(super) fn change_line(entry: &diff::Entry) -> String {
    let mut line = json!(entry);
    line["kind"] = "change".into();
    format!("{line}\n")
}

/// Returns a change of the generated crate as JSON.
pub(super) fn crate_object(change: &diff::CrateChange) -> Value {
    let mut line = json!(change);
    line["kind"] = "crateChange".into();
    line
}

/// Returns the changes of the generated crate, a line for each, and the part of its version that they increase.
pub(super) fn crate_text(changes: &[diff::CrateChange]) -> String {
    let lines = changes
        .iter()
        .map(|change| format!("{}: {}\n", change.level.name(), clean(&change.message)));
    let level = changes.iter().map(|change| change.level).max();
    let level = level.map_or("patch", diff::CrateLevel::name);
    format!(
        "{}generated crate: {level} version\n\n",
        lines.collect::<String>()
    )
}

/// Returns how many changes there are between two versions as JSON.
pub(super) fn changes_object(report: &diff::Report) -> Value {
    let codes: Vec<_> = report
        .by_code()
        .into_iter()
        .map(|(code, severity, count)| json!({ "code": code, "severity": severity, "count": count }))
        .collect();
    let versions: Vec<_> = report
        .versions
        .iter()
        .map(|(old, new)| json!({ "old": old, "new": new }))
        .collect();
    json!({
        "kind": "summary",
        "versions": versions,
        "errors": report.count(diff::Severity::Error),
        "warnings": report.count(diff::Severity::Warning),
        "notes": report.count(diff::Severity::Note),
        "allowed": report.allowed,
        "codes": codes,
    })
}

/// Returns how many changes there are between two versions: a line for all, and one for each code before it on request.
pub(super) fn changes_text(report: &diff::Report, by_code: bool) -> String {
    let mut text = String::new();
    for (code, severity, count) in report.by_code().into_iter().filter(|_| by_code) {
        text.push_str(&format!("{count:>8} {:<7} {code}\n", severity.name()));
    }
    let allowed = match report.allowed {
        0 => String::new(),
        count => format!(", {count} allowed"),
    };
    let counts = [
        (diff::Severity::Error, "error"),
        (diff::Severity::Warning, "warning"),
        (diff::Severity::Note, "note"),
    ];
    let counts = counts
        .map(|(severity, word)| many(report.count(severity), word))
        .join(", ");
    text.push_str(&format!(
        "{}: {counts}{allowed}\n",
        many(report.entries.len(), "change")
    ));
    text
}

/// Returns how a file differs, in a few words.
pub(super) fn change(file: &Stale) -> &'static str {
    match file.change {
        Change::Missing => "missing",
        Change::LeftOver => "left over",
        Change::Content(_) => "changed",
    }
}

/// Returns how a file differs: the difference, or the path alone.
pub(super) fn stale_text(file: &Stale, in_full: bool) -> String {
    match &file.change {
        Change::Content(difference) if in_full => difference.clone(),
        _ => format!("{}: {}\n", change(file), file.path),
    }
}

/// Returns how a file differs as JSON.
pub(super) fn stale_object(file: &Stale) -> Value {
    let (change, difference) = match &file.change {
        Change::Missing => ("missing", None),
        Change::LeftOver => ("leftOver", None),
        Change::Content(difference) => ("content", Some(difference)),
    };
    json!({ "kind": "stale", "path": file.path, "change": change, "difference": difference })
}
