//! `armature validate`

use super::Outcome;
use super::arguments::{Validate, Way};
use super::examples::outcome;
use super::generate::fail;
use super::terminal::Terminal;
use crate::diagnostic::Diagnostics;
use crate::examples::{self, Body, Report, Request};
use crate::limits;
use crate::passes::{inherit, narrowing};
use crate::report::Problems;
use crate::source::Root;
use crate::support::check::Direction;

/// Runs the command.
pub(super) fn run(options: &Validate, terminal: &Terminal) -> Outcome {
    match limits::on_threads(1, || work(options)) {
        Ok(report) => {
            terminal.findings(&report.findings);
            terminal.report(&report);
            outcome(&report, false)
        }
        Err(problems) => fail(&problems, terminal),
    }
}

fn work(options: &Validate) -> Result<Report, Problems> {
    let root = Root::open(&options.root)?;
    let mut diagnostics = Diagnostics::default();
    let mut paths = Vec::new();
    for pattern in &options.spec {
        paths.extend(root.expand(pattern)?);
    }
    let sources = crate::load(root, &paths, &mut diagnostics);
    let mut model = crate::lower(&sources, &paths, &mut diagnostics);
    inherit::break_rings(&mut model, &mut diagnostics);
    narrowing::apply(&mut model);
    let request = Request {
        definition: options.definition.clone(),
        direction: match options.direction {
            None => Direction::Any,
            Some(Way::Create) => Direction::Create,
            Some(Way::Update) => Direction::Update,
            Some(Way::Response) => Direction::Response,
        },
    };
    let bodies: Vec<Body> = options
        .files
        .iter()
        .map(|path| Body { path: path.clone() })
        .collect();
    let report = examples::check_bodies(&sources, &model, &request, &bodies);
    report.map_err(|problem| {
        diagnostics.push(problem);
        Problems::new(diagnostics, Some(sources), None)
    })
}
