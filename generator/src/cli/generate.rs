//! `armature generate`

use std::path::Path;

use super::arguments::{Documents, Generate, Global, Kind, Style};
use super::terminal::Terminal;
use super::values::Deny;
use super::{CONFIGURATION, Outcome};
use crate::Generation;
use crate::config::{self, Config, Selection};
use crate::diagnostic::Level;
use crate::generation::cache::{Cache, Target};
use crate::report::Problems;

/// Codes of problems that come from the arguments when they have no location in a file.
const WRONG_USE: [&str; 6] = [
    "armature::config::exists",
    "armature::config::missing",
    "armature::config::output",
    "armature::source::pattern",
    "armature::source::root",
    "armature::validate::type",
];

/// Runs the command.
pub(super) fn run(options: Generate, global: &Global, terminal: &Terminal) -> Outcome {
    work(&options, global, terminal).unwrap_or_else(|problems| fail(&problems, terminal))
}

/// Prints why a run has failed.
pub(super) fn fail(problems: &Problems, terminal: &Terminal) -> Outcome {
    terminal.problems(problems);
    let mut codes = problems
        .diagnostics()
        .iter()
        .filter(|d| d.location.is_none())
        .map(|d| d.code);
    match codes.any(|code| WRONG_USE.contains(&code)) {
        true => Outcome::WrongUse,
        false => Outcome::Problems,
    }
}

fn work(options: &Generate, global: &Global, terminal: &Terminal) -> Result<Outcome, Problems> {
    let config = settled(configuration(options)?, global);
    let cache = cache(&config, Target::Files, options.no_cache, terminal);
    if let Some(unchanged) = cache.as_ref().and_then(Cache::unchanged) {
        terminal.repeated(&unchanged.messages);
        if !options.check {
            terminal.summary(unchanged.summary);
        }
        return Ok(Outcome::Fine);
    }
    let made = match options.check {
        true => crate::generate(&config),
        false => crate::generation::generate_on_disk(&config),
    };
    let failure = match made {
        Ok(generation) => return finish(generation, options.check, cache.as_ref(), terminal),
        Err(failure) => failure,
    };
    let Some(partial) = failure.partial else {
        return Err(failure.problems);
    };
    terminal.problems(&failure.problems);
    terminal.left_out(partial.left_out());
    terminal.gaps(partial.gaps());
    finish(partial, options.check, None, terminal)?;
    Ok(Outcome::Problems)
}

/// Returns the cache of a run, if it may have one and its messages can be repeated.
pub(super) fn cache<'c>(
    config: &'c Config,
    target: Target,
    is_off: bool,
    terminal: &Terminal,
) -> Option<Cache<'c>> {
    let form = terminal.form().filter(|_| !is_off)?;
    Cache::of(config, target, &form)
}

/// Writes what was made, or says what would be written.
fn finish(
    mut generation: Generation,
    check: bool,
    cache: Option<&Cache>,
    terminal: &Terminal,
) -> Result<Outcome, Problems> {
    if check {
        terminal.problems(generation.problems());
        let stale = generation.check()?;
        terminal.stale(&generation.output(), &stale);
        return Ok(if stale.is_empty() {
            Outcome::Fine
        } else {
            Outcome::Problems
        });
    }
    write(&mut generation, cache, terminal)?;
    Ok(Outcome::Fine)
}

/// Writes what was made, and remembers what was printed about it.
pub(super) fn write(
    generation: &mut Generation,
    cache: Option<&Cache>,
    terminal: &Terminal,
) -> Result<(), Problems> {
    let count = |generation: &Generation| generation.problems().diagnostics().iter().count();
    let before = count(generation);
    let summary = generation.write();
    let messages = terminal.problems(generation.problems());
    terminal.summary(summary?);
    // What was found while writing, such as an interrupted run, is not found by the next run.
    let is_repeated = count(generation) == before;
    if let (Some(cache), Some(messages)) = (cache, messages.filter(|_| is_repeated)) {
        cache.remember(generation, messages);
    }
    Ok(())
}

/// Returns the configuration that names the documents: a file, or the arguments.
pub(super) fn documents(documents: &Documents, out: Option<&Path>) -> Result<Config, Problems> {
    let config = match (&documents.root, out) {
        (Some(root), Some(out)) => Config::new(root, out),
        _ => Config::load(documents.config.as_deref().unwrap_or(Path::new(CONFIGURATION)))?,
    };
    Ok(documents.spec.iter().fold(config, Config::spec))
}

/// Returns a configuration with what is said for all commands: of problems and limits.
pub(super) fn settled(mut config: Config, global: &Global) -> Config {
    for (name, value) in &global.limit {
        if let Some(limit) = config.limits.get_mut(name) {
            *limit = *value;
        }
    }
    let denied = global.deny.iter().filter_map(|deny| match deny {
        Deny::Warnings => None,
        Deny::Code(code) => Some((code, Level::Deny)),
    });
    let allowed = global.allow.iter().map(|code| (code, Level::Allow));
    let warned = global.warn.iter().map(|code| (code, Level::Warn));
    // Of a code that is named several times the strictest level counts, which is the last one here.
    allowed
        .chain(warned)
        .chain(denied)
        .fold(config, |config, (code, level)| config.level(code, level))
        .deny_warnings(global.denies_warnings())
}

/// Returns what the arguments say, on top of the configuration.
fn configuration(options: &Generate) -> Result<Config, Problems> {
    let mut config = documents(&options.documents, options.out.as_deref())?;
    if let Some(out) = &options.out {
        config = config.output(out);
    }
    if let Some(name) = &options.crate_name {
        config = config.crate_name(name);
    }
    for resource in &options.exclude {
        config = config.exclude(resource);
    }
    if let Some(style) = options.docs_style {
        config = config.docs_style(match style {
            Style::Reference => config::Style::Reference,
            Style::Full => config::Style::Full,
        });
    }
    if options.keep_going {
        config = config.keep_going(true);
    }
    let jobs = options.jobs.map_or(0, usize::from);
    Ok(config.jobs(jobs).only(selection(&options.only)))
}

fn selection(kinds: &[Kind]) -> Selection {
    let has = |kind| kinds.is_empty() || kinds.contains(&kind);
    Selection {
        types: has(Kind::Types),
        validators: has(Kind::Validators),
        docs: has(Kind::Docs),
    }
}
