//! `armature examples`

use std::path::Path;

use super::arguments::{Examples, Global};
use super::generate::{fail, settled};
use super::terminal::Terminal;
use super::{CONFIGURATION, Outcome};
use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::examples::{self, FileLocation, Report};
use crate::generation::Addresses;
use crate::limits;
use crate::report::Problems;
use crate::source::Root;
use crate::support::check::Severity;

/// Runs the command.
pub(super) fn run(options: &Examples, global: &Global, terminal: &Terminal) -> Outcome {
    let jobs = options.jobs.map_or(0, usize::from);
    match limits::on_threads(jobs, || work(options, global, terminal)) {
        Ok(report) => {
            terminal.findings(&report.findings);
            terminal.report(&report);
            outcome(&report, global.denies_warnings())
        }
        Err(problems) => fail(&problems, terminal),
    }
}

/// Returns how a run ends that has found something.
pub(super) fn outcome(report: &Report, deny_warnings: bool) -> Outcome {
    let bad = report.count(Severity::Error) > 0 || (deny_warnings && !report.findings.is_empty());
    if bad { Outcome::Problems } else { Outcome::Fine }
}

fn work(options: &Examples, global: &Global, terminal: &Terminal) -> Result<Report, Problems> {
    let config = match &options.root {
        Some(root) => options.spec.iter().fold(Config::new(root, ""), Config::spec),
        None => Config::load(options.config.as_deref().unwrap_or(Path::new(CONFIGURATION)))?,
    };
    let config = settled(config, global);
    let root = Root::open(config.root())?.with_limits(config.limits);
    let everything = config.specs().next().is_none();
    let mut paths = Vec::new();
    let mut problems = Diagnostics::default();
    for spec in config.named() {
        match spec.paths(&root) {
            Ok(found) => paths.extend(found),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.has_errors() {
        return Err(Problems::new(problems, None, None));
    }
    if everything {
        paths = root.documents();
    }
    paths.sort();
    paths.dedup();
    let progress = |done, all| terminal.progress("checked", done, all);
    let report = examples::run(&root, &paths, !everything, config.allowed_findings(), &progress);
    terminal.progress_done();
    Ok(documented(report, &config))
}

/// Adds the addresses of pages to the findings, where the configuration names a site.
fn documented(mut report: Report, config: &Config) -> Report {
    let is_needed = !report.findings.is_empty();
    if let Some(addresses) = is_needed.then(|| Addresses::of(config)).flatten() {
        for finding in &mut report.findings {
            let FileLocation { path, pointer, .. } = &finding.example;
            let operation = finding.operation.as_deref().unwrap_or_default();
            finding.documentation = addresses.of_example(operation, path, pointer);
        }
    }
    report
}
