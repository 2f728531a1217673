//! `armature site`

use std::net::SocketAddr;
use std::time::Duration;

use super::Outcome;
use super::arguments::{Format, Global, Site};
use super::generate::{cache, documents, fail, settled, write};
use super::terminal::Terminal;
use crate::config::Config;
use crate::generation::cache::{Cache, Target};
use crate::report::Problems;
use crate::serve::{self, Server};
use crate::{Failure, Generation};

/// How often the documents are looked at while the site is served.
const PAUSE: Duration = Duration::from_millis(400);

/// Runs the command.
pub(super) fn run(options: &Site, global: &Global, terminal: &Terminal) -> Outcome {
    if options.serve.is_some() && global.message_format == Format::Sarif {
        terminal.error("`--serve` has no SARIF log, since it does not end; use another `--message-format`");
        return Outcome::WrongUse;
    }
    let done = match options.serve {
        None => once(options, global, terminal),
        Some(address) => make(options, global, terminal)
            .map(|(generation, _)| serve(address, generation, || make(options, global, terminal), terminal)),
    };
    done.unwrap_or_else(|problems| fail(&problems, terminal))
}

/// Makes the site, unless nothing has changed since the last run.
fn once(options: &Site, global: &Global, terminal: &Terminal) -> Result<Outcome, Problems> {
    let config = settled(configuration(options)?, global);
    let cache = cache(&config, Target::Site, options.no_cache, terminal);
    if let Some(unchanged) = cache.as_ref().and_then(Cache::unchanged) {
        terminal.repeated(&unchanged.messages);
        terminal.summary(unchanged.summary);
        return Ok(Outcome::Fine);
    }
    publish(
        &config,
        crate::generation::publish_on_disk,
        (cache.as_ref(), terminal),
    )
    .map(|(_, outcome)| outcome)
}

/// Makes the site whatever has changed.
fn make(options: &Site, global: &Global, terminal: &Terminal) -> Result<(Generation, Outcome), Problems> {
    let config = settled(configuration(options)?, global);
    let cache = cache(&config, Target::Site, options.no_cache, terminal);
    publish(&config, crate::publish, (cache.as_ref(), terminal))
}

/// Makes the site and writes what changed. What is made in spite of errors is a site too.
fn publish(
    config: &Config,
    publish: fn(&Config) -> Result<Generation, Failure>,
    (cache, terminal): (Option<&Cache>, &Terminal),
) -> Result<(Generation, Outcome), Problems> {
    let (mut generation, outcome) = match publish(config) {
        Ok(generation) => (generation, Outcome::Fine),
        Err(failure) => match failure.partial {
            None => return Err(failure.problems),
            Some(partial) => {
                terminal.problems(&failure.problems);
                terminal.left_out(partial.left_out());
                terminal.gaps(partial.gaps());
                (partial, Outcome::Problems)
            }
        },
    };
    let cache = cache.filter(|_| outcome == Outcome::Fine);
    write(&mut generation, cache, terminal)?;
    Ok((generation, outcome))
}

/// Returns what the arguments say, on top of the configuration.
fn configuration(options: &Site) -> Result<Config, Problems> {
    let mut config = documents(&options.documents, options.out.as_deref())?;
    if let Some(out) = &options.out {
        config = config.site_output(out);
    }
    for resource in &options.exclude {
        config = config.exclude(resource);
    }
    if options.keep_going {
        config = config.keep_going(true);
    }
    Ok(config.jobs(options.jobs.map_or(0, usize::from)))
}

/// Serves the site until the program is ended, and makes it anew when what it was made of changes. A run that fails
/// leaves what is served as it is.
fn serve(
    address: SocketAddr,
    mut generation: Generation,
    make: impl Fn() -> Result<(Generation, Outcome), Problems>,
    terminal: &Terminal,
) -> Outcome {
    let server = match Server::start(address, generation.files().cloned()) {
        Ok(server) => server,
        Err(error) => {
            terminal.error(&format!("nothing can be served at {address}: {error}"));
            return Outcome::WrongUse;
        }
    };
    terminal.served(&server.url());
    let mut stamps = serve::stamps(generation.inputs());
    loop {
        std::thread::sleep(PAUSE);
        let now = serve::stamps(generation.inputs());
        if now == stamps {
            continue;
        }
        match make() {
            Ok((made, _)) => {
                server.replace(made.files().cloned());
                generation = made;
            }
            Err(problems) => drop(terminal.problems(&problems)),
        }
        // What changed meanwhile is seen in the next round.
        stamps = if now == serve::stamps(generation.inputs()) {
            now
        } else {
            Vec::new()
        };
    }
}
