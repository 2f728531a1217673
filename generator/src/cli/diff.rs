//! `armature diff`

use std::path::Path;

use super::arguments::{Diff, Global};
use super::generate::settled;
use super::terminal::Terminal;
use super::{CONFIGURATION, Outcome};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::diff::{self, Input, Named, Options, Report, Settings, Severity};
use crate::limits;
use crate::report::{self, Problems};

/// Runs the command.
pub(super) fn run(options: &Diff, global: &Global, terminal: &Terminal) -> Outcome {
    match limits::on_threads(0, || work(options, global)) {
        Ok(report) => {
            show(&report, options, terminal);
            match report.count(Severity::Error) {
                0 => Outcome::Fine,
                _ => Outcome::Problems,
            }
        }
        Err(problems) => {
            terminal.problems(&problems);
            Outcome::WrongUse
        }
    }
}

fn show(report: &Report, options: &Diff, terminal: &Terminal) {
    if options.markdown {
        terminal.text(&report::change::markdown(report));
        return;
    }
    if !options.summary {
        terminal.changes(report);
    }
    terminal.changes_summary(report, options.summary);
}

fn work(options: &Diff, global: &Global) -> Result<Report, Problems> {
    let config = configuration(options)?;
    let config = settled(config, global);
    let (Some(old), Some(new)) = (&options.old, &options.new) else {
        return Err(nothing_named().into());
    };
    let (old, new) = (input(old, &config)?, input(new, &config)?);
    let settings = Settings {
        levels: &config.levels,
        deny_warnings: config.deny_warnings,
        allow: &[],
        is_frozen: options.frozen,
    };
    let mut report = Report::default();
    let (old, new) = (old.side(), new.side());
    let changes = diff::changes(&old, &new, Options { names: options.sdk });
    report.add(&old, &new, &changes, settings);
    Ok(report)
}

/// Returns the configuration that is named, or the default one if it exists.
fn configuration(options: &Diff) -> Result<Config, Problems> {
    match (&options.config, Path::new(CONFIGURATION)) {
        (Some(file), _) => Config::load(file),
        (None, default) if default.is_file() => Config::load(default),
        _ => Ok(Config::new(".", "")),
    }
}

fn nothing_named() -> Diagnostic {
    Diagnostic::error(
        "armature::config::no-documents",
        "no versions to compare are named",
    )
    .help("name two documents or two directories, or use `--from` and `--to`, or `--git`")
}

/// Reads the documents at a path.
fn input(path: &Path, config: &Config) -> Result<Input, Problems> {
    let mut diagnostics = Diagnostics::default();
    let named = Named::at(path)?;
    let input = Input::read(&named, config.limits, &mut diagnostics)?;
    match diagnostics.has_errors() {
        true => {
            diagnostics.drop_warnings();
            Err(Problems::new(diagnostics, Some(input.sources), None))
        }
        false => Ok(input),
    }
}
