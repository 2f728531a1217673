//! `armature validate`

use super::Outcome;
use super::arguments::{DirectionName, Global, Validate};
use super::examples::outcome;
use super::generate::{fail, settled};
use super::terminal::Terminal;
use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::examples::{self, Body, Report, Request};
use crate::generation::Addresses;
use crate::limits;
use crate::report::Problems;
use crate::source::Root;
use crate::support::check::Direction;
use crate::{Analysis, Extent};

/// Runs the command.
pub(super) fn run(options: &Validate, global: &Global, terminal: &Terminal) -> Outcome {
    match limits::on_threads(1, || work(options, global)) {
        Ok((report, warnings)) => {
            terminal.problems(&warnings);
            terminal.findings(&report.findings);
            terminal.report(&report);
            outcome(&report, global.denies_warnings())
        }
        Err(problems) => fail(&problems, terminal),
    }
}

/// Adds the addresses of pages to the findings, where the configuration names a site.
fn documented(mut report: Report, (options, site): (&Validate, Option<&Config>), paths: &[String]) -> Report {
    let site = site.filter(|_| !report.findings.is_empty());
    let addresses = site.and_then(Addresses::of);
    if let Some(addresses) = addresses {
        for finding in &mut report.findings {
            let pointer = &finding.example.pointer;
            finding.documentation = addresses.of_body(&options.definition, paths, pointer);
        }
    }
    report
}

/// Checks the bodies, and returns the warnings of the documents with the report.
fn work(options: &Validate, global: &Global) -> Result<(Report, Problems), Problems> {
    let site = options.config.as_ref().map(Config::load).transpose()?;
    let config = settled(Config::new(&options.root, ""), global);
    let root = Root::open(&options.root)?.with_limits(config.limits);
    let mut diagnostics = Diagnostics::default();
    let mut paths = Vec::new();
    for pattern in &options.spec {
        paths.extend(root.expand(pattern)?);
    }
    let sources = crate::load(root, &paths, &mut diagnostics);
    let analysis = Analysis::of(&sources, &paths, Extent::Documents, &mut diagnostics);
    diagnostics.apply(&config.levels, config.deny_warnings);
    if diagnostics.has_errors() {
        return Err(Problems::new(diagnostics, Some(sources), None));
    }
    let request = Request {
        definition: options.definition.clone(),
        direction: match options.direction {
            None => Direction::Any,
            Some(DirectionName::Create) => Direction::Create,
            Some(DirectionName::Update) => Direction::Update,
            Some(DirectionName::Response) => Direction::Response,
        },
    };
    let bodies: Vec<Body> = options
        .files
        .iter()
        .map(|path| Body { path: path.clone() })
        .collect();
    let report = examples::check_bodies(&sources, &analysis, &request, &bodies);
    let report = report.map(|report| documented(report, (options, site.as_ref()), &paths));
    let report = report.map_err(|problem| diagnostics.push(problem));
    let problems = Problems::new(diagnostics, Some(sources), None);
    match report {
        Ok(report) => Ok((report, problems)),
        Err(()) => Err(problems),
    }
}
