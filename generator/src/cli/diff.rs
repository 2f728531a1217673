//! `armature diff`

use std::path::Path;

use super::arguments::{Diff, Format, Global};
use super::generate::settled;
use super::terminal::Terminal;
use super::{CONFIGURATION, Outcome};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, near};
use crate::diff::{self, Input, Named, Options, Report, Settings, Side};
use crate::report::Problems;
use crate::source::Root;
use crate::{Extent, limits};

/// Runs the command.
pub(super) fn run(options: &Diff, global: &Global, terminal: &Terminal) -> Outcome {
    if options.markdown && global.message_format != Format::Human {
        terminal.error("`--markdown` is a format of its own; remove it, or `--message-format`");
        return Outcome::WrongUse;
    }
    match limits::on_threads(0, || work(options, global)) {
        Ok((report, warnings)) => {
            terminal.problems(&warnings);
            show(&report, options, terminal);
            let is_bad = report.count(diff::Severity::Error) > 0 || warnings.diagnostics().has_errors();
            if is_bad { Outcome::Problems } else { Outcome::Fine }
        }
        Err(problems) => {
            terminal.problems(&problems);
            Outcome::WrongUse
        }
    }
}

fn show(report: &Report, options: &Diff, terminal: &Terminal) {
    if options.markdown {
        return terminal.markdown(report);
    }
    if !options.summary {
        terminal.changes(report);
    }
    if options.rust {
        terminal.crate_changes(&report.crate_changes);
    }
    terminal.changes_summary(report, options.summary);
}

/// Compares what the arguments name. Returns the changes, and the warnings about the configuration.
fn work(options: &Diff, global: &Global) -> Result<(Report, Problems), Problems> {
    if options.old.is_none() && options.from.is_none() && options.git.is_empty() {
        return Err(nothing_named().into());
    }
    let config = settled(configuration(options)?, global);
    let mut comparison = Comparing {
        options,
        config: &config,
        report: Report::default(),
        used: vec![false; config.diff.allow.len()],
    };
    comparison.run()?;
    let mut problems = comparison.unused();
    problems.apply(&config.levels, config.deny_warnings);
    let report = comparison.report;
    Ok((report, Problems::new(problems, None, config.file)))
}

/// Returns the configuration that is named, or the default one if it exists.
fn configuration(options: &Diff) -> Result<Config, Problems> {
    if let Some(root) = &options.root {
        return Ok(options.spec.iter().fold(Config::new(root, ""), Config::spec));
    }
    match (&options.config, Path::new(CONFIGURATION)) {
        (Some(file), _) => Config::load(file),
        (None, default) if default.is_file() => Config::load(default),
        (None, default) if options.old.is_none() => Config::load(default),
        _ => Ok(Config::new(".", "")),
    }
}

/// A run of the command.
struct Comparing<'o> {
    options: &'o Diff,
    config: &'o Config,
    report: Report,
    /// Which entries of the list of allowed changes were used.
    used: Vec<bool>,
}

impl Comparing<'_> {
    fn run(&mut self) -> Result<(), Problems> {
        let Diff {
            old,
            new,
            from,
            to,
            git,
            ..
        } = self.options;
        if let (Some(old), Some(new)) = (old, new) {
            let (old, new) = rayon::join(|| self.at(old), || self.at(new));
            self.inputs(&old?, &new?);
            return Ok(());
        }
        if let (Some(from), Some(to)) = (from, to) {
            return self.versions(from, to);
        }
        let Some(revision) = git.first() else {
            return Err(nothing_named().into());
        };
        let root = Root::open(self.config.root())?.with_limits(self.config.limits);
        let old = self.documents(root.at_revision(revision)?)?;
        let new = match git.get(1) {
            Some(revision) => self.documents(root.at_revision(revision)?)?,
            None => self.documents(root)?,
        };
        self.inputs(&old, &new);
        Ok(())
    }

    /// Returns how much of the documents is analyzed.
    fn extent(&self) -> Extent {
        match self.options.rust {
            true => Extent::Types,
            false => Extent::Constraints,
        }
    }

    /// Reads the documents at a path.
    fn at(&self, path: &Path) -> Result<Input, Problems> {
        let mut named = Named::at(path)?;
        if let Some(root) = &self.options.root {
            named = named.below(root)?;
        }
        let mut diagnostics = Diagnostics::default();
        let input = Input::read(&named, self.config.limits, self.extent(), &mut diagnostics)?;
        if input.versions().next().is_none() {
            let message = format!("no file in `{}` describes an API", path.display());
            let problem = Diagnostic::error("armature::config::no-documents", message);
            return Err(problem
                .help("name a directory with Swagger or OpenAPI documents")
                .into());
        }
        without_errors(input, diagnostics)
    }

    /// Reads the documents that the configuration names; all documents if it names none.
    fn documents(&self, root: Root) -> Result<Input, Problems> {
        let mut diagnostics = Diagnostics::default();
        let mut paths = Vec::new();
        for spec in self.config.named() {
            paths.extend(spec.paths(&root)?);
        }
        paths.sort();
        paths.dedup();
        let input = match self.config.named().first() {
            Some(_) => Input::of(root, paths, self.extent(), &mut diagnostics),
            None => {
                let paths = root.documents();
                Input::of_all(root, paths, self.extent(), &mut diagnostics)
            }
        };
        without_errors(input, diagnostics)
    }

    /// Compares documents with documents.
    fn inputs(&mut self, old: &Input, new: &Input) {
        for (old, new) in diff::pairs(old, new) {
            self.sides(&old, &new);
        }
    }

    /// Compares two versions of the documents that the configuration names.
    fn versions(&mut self, from: &str, to: &str) -> Result<(), Problems> {
        let root = Root::open(self.config.root())?.with_limits(self.config.limits);
        let input = self.documents(root)?;
        for version in [from, to] {
            let mut known: Vec<&str> = input.versions().collect();
            known.sort_unstable();
            known.dedup();
            if !known.contains(&version) {
                let message = format!("no document has the version `{version}`");
                let problem = Diagnostic::error("armature::config::no-documents", message);
                let help = near::remedy(version, known.clone(), near::one_of(known));
                return Err(problem.help(help).into());
            }
        }
        let (old, new) = (
            input.side_of(|document| document.version == from),
            input.side_of(|document| document.version == to),
        );
        self.sides(&old, &new);
        Ok(())
    }

    fn sides(&mut self, old: &Side<'_>, new: &Side<'_>) {
        let names = self.options.sdk || self.config.diff.names;
        let changes = diff::changes(old, new, Options { names });
        let settings = Settings {
            levels: &self.config.levels,
            deny_warnings: self.config.deny_warnings,
            allow: &self.config.diff.allow,
            is_frozen: self.options.frozen.or(self.config.diff.is_frozen),
        };
        if self.options.rust {
            self.report.crate_changes.extend(diff::crate_changes(old, new));
        }
        for index in self.report.add(old, new, &changes, settings) {
            self.used[index] = true;
        }
    }

    /// Returns a warning for each entry of the list of allowed changes that no change matches.
    fn unused(&self) -> Diagnostics {
        let mut diagnostics = Diagnostics::default();
        let entries = self.config.diff.allow.iter().zip(&self.used);
        for (entry, _) in entries.filter(|(_, used)| !**used) {
            let problem = Diagnostic::new("armature::config::unused-allow", "no change matches this entry");
            let problem = match entry.location {
                Some(location) => problem.at(location, "this is not needed"),
                None => problem,
            };
            diagnostics.push(problem.help("remove the entry, or correct it"));
        }
        diagnostics
    }
}

fn nothing_named() -> Diagnostic {
    Diagnostic::error(
        "armature::config::no-documents",
        "no versions to compare are named",
    )
    .help("name two documents or two directories, or use `--from` and `--to`, or `--git`")
}

/// Returns documents that were read without errors. Their warnings are for those who generate from them.
fn without_errors(input: Input, mut diagnostics: Diagnostics) -> Result<Input, Problems> {
    diagnostics.drop_warnings();
    let has_errors = diagnostics
        .iter()
        .any(|problem| problem.severity == Severity::Error);
    match has_errors {
        true => Err(Problems::new(diagnostics, Some(input.sources), None)),
        false => Ok(input),
    }
}
