//! Runs that have nothing to do: what the last run looked at and made is noted next to what it made, and where all of
//! that is as it was, the documents are only read, not parsed. Anything else makes the whole run: no part of an output
//! is ever taken from the cache.

use std::path::PathBuf;
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};

use super::{Generation, site_output};
use crate::config::Config;
use crate::fingerprint::Fingerprint;
use crate::output::{self, Fingerprints, Summary};
use crate::source::{self, Record, Root};

/// The cache of the output folder of a run.
pub(crate) struct Cache<'c> {
    config: &'c Config,
    output: PathBuf,
    /// What decides about a run besides the files below the root.
    key: Fingerprint,
}

/// What the last run looked at and made.
#[derive(Serialize, Deserialize)]
struct LastRun {
    key: Fingerprint,
    looked_at: Record,
    files: Fingerprints,
    /// What was printed about its problems.
    messages: String,
}

/// A run that would do what the last one did.
pub(crate) struct Unchanged {
    pub(crate) summary: Summary,
    /// What was printed about the problems of the last run.
    pub(crate) messages: String,
}

/// What a run makes, of which each has a cache of its own.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Target {
    /// Types, validators and pages.
    Files,
    /// The HTML site.
    Site,
}

impl<'c> Cache<'c> {
    /// Returns the cache of a run; `None` where its output folder is not known or what it depends on cannot be read. `form` is
    /// that of its messages.
    pub(crate) fn of(config: &'c Config, target: Target, form: &str) -> Option<Self> {
        let output = match target {
            Target::Files => config.target(),
            Target::Site => site_output(config),
        };
        let said = Config {
            jobs: 0,
            ..config.clone()
        };
        let other_files = other_files(config)?;
        let target = format!("{target:?}");
        let parts = [&program()?, &target, form, &format!("{said:?}"), &other_files];
        Some(Self {
            config,
            output: output?,
            key: Fingerprint::of_list(parts),
        })
    }

    /// Returns what the last run did if this one would do the same, and everything that it made is there.
    pub(crate) fn unchanged(&self) -> Option<Unchanged> {
        let text = output::read_cache(&self.output)?;
        let last: LastRun = serde_json::from_slice(checked(&text)?).ok()?;
        if last.key != self.key {
            return None;
        }
        let root = Root::open(&self.config.root.path).ok()?;
        let root = root.with_limits(self.config.limits);
        let is_same = root.is_as_in(&last.looked_at) && output::has_all(&self.output, &last.files);
        is_same.then(|| Unchanged {
            summary: Summary {
                // The manifest is not counted.
                unchanged: last.files.len().saturating_sub(1),
                ..Summary::default()
            },
            messages: last.messages,
        })
    }

    /// Notes a run that ended without errors and whose files are in the output folder.
    pub(crate) fn remember(&self, generation: &Generation, messages: String) {
        let Some(looked_at) = &generation.looked_at else {
            return;
        };
        let last = LastRun {
            key: self.key,
            looked_at: looked_at.clone(),
            files: generation.fingerprints(),
            messages,
        };
        let text = serde_json::to_string(&last).unwrap_or_default();
        let sum = String::from(Fingerprint::of(text.as_bytes()));
        output::write_cache(&self.output, format!("{sum}\n{text}").as_bytes());
    }
}

/// Returns what follows the first line of a cache, if that is the fingerprint of it.
fn checked(text: &[u8]) -> Option<&[u8]> {
    let end = text.iter().position(|byte| *byte == b'\n')?;
    let (sum, rest) = (&text[..end], &text[end + 1..]);
    let is_whole = String::from(Fingerprint::of(rest)).as_bytes() == sum;
    is_whole.then_some(rest)
}

/// Returns what tells this build of the program from all others.
fn program() -> Option<String> {
    let path = std::env::current_exe().ok()?;
    let (changed, length) = source::stamp(&path)?;
    let changed = changed.duration_since(UNIX_EPOCH).ok()?.as_nanos();
    Some(format!("{} {length} {changed}", env!("CARGO_PKG_VERSION")))
}

/// Returns what a run reads besides the files below the root: remarks and the logo.
fn other_files(config: &Config) -> Option<String> {
    let remarks = source::markdown(&config.remarks).ok()?;
    let logo = config.site_config.logo.as_deref();
    let logo = logo.map(source::bytes).transpose().ok()?;
    Some(format!(
        "{remarks:?} {:?}",
        logo.map(|bytes| Fingerprint::of(&bytes))
    ))
}
