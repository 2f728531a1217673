//! The whole pipeline: documents in, files out, in memory or staged, and from there to their paths. In: a configuration. Out: a
//! [`Generation`], or all that is wrong. What a phase does is not done here.

mod addresses;
pub(crate) mod cache;
mod failure;
mod files;
mod gaps;
mod input;
mod keep_going;
mod paging;
mod partial;
mod secrets;
mod texts;
mod title;

use std::path::PathBuf;

use crate::Analysis;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::docs::reader::{Emit, Pages};
use crate::limits;
use crate::output::{self, File, Fingerprints, Kind, Sink, Stage, Stale, Summary};
use crate::report::Problems;
use crate::source::Record;
pub(crate) use addresses::Addresses;
pub use failure::Failure;
use files::BackEnd;
pub use gaps::Gaps;
use input::{FoundInput, Input};
use partial::Part;
use texts::Texts;

/// What a run has made, in memory or staged next to its paths.
#[derive(Debug)]
pub struct Generation {
    files: Vec<(Kind, File)>,
    /// Where the files are instead if they were written as they were made.
    stage: Option<Box<Stage>>,
    made: Vec<Kind>,
    output: PathBuf,
    inputs: Vec<String>,
    left_out: Vec<String>,
    /// Whether a build script runs, which tells Cargo what was read.
    embedded: bool,
    gaps: Gaps,
    problems: Problems,
    /// What was looked at below the root.
    looked_at: Option<Record>,
}

/// Reads the documents and makes files of them, in memory; [`Generation::write`] puts them on the disk.
///
/// ```no_run
/// // build.rs
/// fn main() -> Result<(), armature::Problems> {
///     let config = armature::Config::new("specs", "petstore").spec("*.json").out_dir();
///     armature::generate(&config)?.write()?;
///     Ok(())
/// }
/// ```
///
/// # Errors
/// When there are errors in the input. All of them are reported together, with the warnings. Where only pages are made,
/// [`Failure::partial`] has those of the documents without errors; with [`Config::keep_going`] it has everything but what is
/// at fault.
pub fn generate(config: &Config) -> Result<Generation, Failure> {
    make(config, Job::files(config), false)
}

/// Reads the documents and makes the HTML site of them, in memory; [`Generation::write`] puts it on the disk.
///
/// # Errors
/// When there are errors in the input, and when a link of the site does not resolve. [`Failure::partial`] has the site without
/// the documents that have errors; with [`Config::keep_going`] without what is at fault in them.
pub fn publish(config: &Config) -> Result<Generation, Failure> {
    make(config, Job::site(config), false)
}

/// Makes the files of [`generate`] in the stage folder of the output folder, so that memory does not hold them.
pub(crate) fn generate_on_disk(config: &Config) -> Result<Generation, Failure> {
    make(config, Job::files(config), true)
}

/// Makes the files of [`publish`] in the stage folder of the output folder, so that memory does not hold them.
pub(crate) fn publish_on_disk(config: &Config) -> Result<Generation, Failure> {
    make(config, Job::site(config), true)
}

/// What a run is for.
struct Job {
    output: Option<PathBuf>,
    kinds: Vec<Kind>,
    back_end: BackEnd,
}

impl Job {
    /// Returns the job to make types, validators and pages.
    fn files(config: &Config) -> Self {
        Self {
            output: config.target(),
            kinds: kinds(config),
            back_end: files::everything,
        }
    }

    /// Returns the job to make the site.
    fn site(config: &Config) -> Self {
        Self {
            output: site_output(config),
            kinds: vec![Kind::Site],
            back_end: files::site,
        }
    }

    /// Finds the output folder and what the configuration names; `None` where something cannot be used.
    fn find(&self, config: &Config, diagnostics: &mut Diagnostics) -> Option<(PathBuf, FoundInput)> {
        if self.output.is_none() {
            diagnostics.push(input::no_output(config));
        }
        let texts = Texts::read(config, &self.kinds, diagnostics);
        let found = FoundInput::of(config, texts, diagnostics);
        self.output
            .clone()
            .zip(found)
            .filter(|_| !diagnostics.has_errors())
    }

    /// Returns what takes the files, on the disk or in memory.
    fn sink(&self, config: &Config, on_disk: bool) -> Result<Sink, Diagnostic> {
        let limit = config.limits.output_bytes;
        match self.output.as_ref().filter(|_| on_disk) {
            Some(output) => Stage::open(output).map(|stage| Sink::staged(stage, limit)),
            None => Ok(Sink::in_memory(limit)),
        }
    }
}

/// Returns the folder of the site.
fn site_output(config: &Config) -> Option<PathBuf> {
    let default = || config.output.as_ref().map(|output| output.join("site"));
    config.site.clone().or_else(default)
}

/// Reads the documents and makes the pages for readers, whose files `emit` takes. Returns what a site is made of besides.
///
/// # Errors
/// When there are errors in the input.
pub fn pages(config: &Config, emit: Emit<'_>) -> Result<Pages, Problems> {
    let mut diagnostics = Diagnostics::default();
    let texts = Texts::of_pages(config, &mut diagnostics);
    let Some(found) = FoundInput::of(config, texts, &mut diagnostics) else {
        return Err(Problems::new(diagnostics, None, config.file.clone()));
    };
    let (input, pages) = limits::on_threads(config.jobs, || {
        let make = |input: &mut Input, analysis: &Analysis, diagnostics: &mut Diagnostics| {
            files::full_pages(config, input, analysis, emit, diagnostics)
        };
        read(config, found, make, &mut diagnostics)
    });
    match diagnostics.has_errors() {
        true => Err(Problems::new(
            diagnostics,
            Some(input.sources),
            config.file.clone(),
        )),
        false => Ok(pages),
    }
}

/// Reads the documents and makes files of them.
fn make(config: &Config, job: Job, on_disk: bool) -> Result<Generation, Failure> {
    let mut diagnostics = Diagnostics::default();
    let fails = |problems| Failure {
        problems: Problems::new(problems, None, config.file.clone()),
        partial: None,
    };
    // What can fail before documents are read does so in moments.
    let (output, found) = match job.find(config, &mut diagnostics) {
        Some(found) => found,
        None => {
            settle(config, &mut diagnostics);
            return Err(fails(diagnostics));
        }
    };
    let sink = job
        .sink(config, on_disk)
        .map_err(|problem| fails(problem.into()))?;
    let (input, part) = limits::on_threads(config.jobs, || {
        let make = |input: &mut Input, analysis: &Analysis, diagnostics: &mut Diagnostics| {
            (job.back_end)(config, input, analysis, &sink, diagnostics);
        };
        let (mut input, ()) = read(config, found, make, &mut diagnostics);
        settle(config, &mut diagnostics);
        let part = match diagnostics.has_errors() {
            true => in_spite_of_errors(config, &mut input, (&job, &sink), &mut diagnostics),
            false => None,
        };
        (input, part)
    });
    let inputs = input::paths(config, &input.sources);
    let looked_at = Some(input.sources.root().record());
    let failed = diagnostics.has_errors();
    let problems = Problems::new(diagnostics, Some(input.sources), config.file.clone());
    if failed {
        let partial = part.map(|part| part.generation(sink, output, inputs));
        return Err(Failure { problems, partial });
    }
    let (files, stage) = sink.finish();
    Ok(Generation {
        files,
        stage,
        made: job.kinds,
        output,
        inputs,
        left_out: Vec::new(),
        embedded: config.embedded,
        gaps: Gaps::default(),
        problems,
        looked_at,
    })
}

/// Makes what can be made of documents with errors. A crate must be whole unless the configuration says otherwise; pages can
/// do without each other.
fn in_spite_of_errors(
    config: &Config,
    input: &mut Input,
    (job, sink): (&Job, &Sink),
    diagnostics: &mut Diagnostics,
) -> Option<Part> {
    let back_end = (job.back_end, sink);
    match job.kinds.as_slice() {
        _ if config.keep_going => keep_going::make(config, input, back_end, diagnostics),
        [Kind::Docs | Kind::Site] => partial::make(config, input, back_end, diagnostics),
        _ => None,
    }
}

/// Reads the documents and makes something of them; nothing where there are errors.
fn read<T: Default>(
    config: &Config,
    found: FoundInput,
    back_end: impl FnOnce(&mut Input, &Analysis, &mut Diagnostics) -> T,
    diagnostics: &mut Diagnostics,
) -> (Input, T) {
    let mut input = Input::read(config, found, diagnostics);
    let analysis = input.analyze(diagnostics);
    let made = match diagnostics.has_errors() {
        true => T::default(),
        false => back_end(&mut input, &analysis, diagnostics),
    };
    (input, made)
}

/// Makes of problems what the configuration says about them.
fn settle(config: &Config, diagnostics: &mut Diagnostics) {
    diagnostics.apply(&config.levels, config.deny_warnings);
}

impl Generation {
    /// Returns the warnings.
    pub fn problems(&self) -> &Problems {
        &self.problems
    }

    /// Returns the path of the output folder, with `/` between its parts.
    pub(crate) fn output(&self) -> String {
        self.output.to_string_lossy().replace('\\', "/")
    }

    /// Returns the paths of all files that were read, and of the folders in which patterns look for documents, for
    /// `rerun-if-changed`.
    pub fn inputs(&self) -> &[String] {
        &self.inputs
    }

    /// Returns the paths of the documents that the configuration names and that nothing was made of, since they have
    /// errors or refer to what has some; see [`Failure::partial`].
    pub fn left_out(&self) -> &[String] {
        &self.left_out
    }

    /// Returns what was left out of the documents because of errors, where [`Config::keep_going`] asks to go on.
    pub fn gaps(&self) -> &Gaps {
        &self.gaps
    }

    /// Returns the files, with paths below the output folder.
    pub fn files(&self) -> impl Iterator<Item = &File> {
        self.files.iter().map(|(_, file)| file)
    }

    /// Returns the fingerprints of the files, and of the manifest as it is on the disk.
    pub(crate) fn fingerprints(&self) -> Fingerprints {
        match &self.stage {
            Some(stage) => stage.fingerprints(),
            None => output::fingerprints(&self.output, self.files()),
        }
    }

    /// Writes the files that changed, and removes those that a former run made and this one does not. Nothing else
    /// in the output folder is touched. What an interrupted run has begun is finished first, which is a warning.
    ///
    /// # Errors
    /// When something is in the way or cannot be written; then everything is as before.
    pub fn write(&mut self) -> Result<Summary, Problems> {
        let recovered = match &mut self.stage {
            Some(stage) => stage.take_recovered(),
            None => output::recover(&self.output)?,
        };
        recovered
            .into_iter()
            .for_each(|warning| self.problems.diagnostics_mut().push(warning));
        let summary = match &mut self.stage {
            Some(stage) => stage.commit(&self.made).map_err(unplaced)?,
            None => output::plan(&self.output, &self.files, &self.made)
                .map_err(unplaced)?
                .write()?,
        };
        if self.embedded {
            self.tell_cargo();
        }
        Ok(summary)
    }

    /// Tells Cargo to run the build script again when something that was read changes.
    #[allow(
        clippy::print_stdout,
        reason = "Cargo reads the standard output of a build script"
    )]
    fn tell_cargo(&self) {
        println!("cargo::rerun-if-changed=build.rs");
        for path in &self.inputs {
            println!("cargo::rerun-if-changed={path}");
        }
    }

    /// Returns how the output folder differs from what [`Generation::write`] would leave. Writes nothing.
    ///
    /// # Errors
    /// When something is in the way or cannot be read, and when an interrupted run has left the folder half written.
    pub fn check(&self) -> Result<Vec<Stale>, Problems> {
        if let Some(problem) = output::interrupted(&self.output) {
            return Err(problem.into());
        }
        let plan = output::plan(&self.output, &self.files, &self.made).map_err(unplaced)?;
        Ok(plan.stale()?)
    }
}

fn unplaced(diagnostics: Diagnostics) -> Problems {
    Problems::new(diagnostics, None, None)
}

fn kinds(config: &Config) -> Vec<Kind> {
    let selection = config.selection;
    let code = (selection.types || selection.validators).then_some(Kind::Crate);
    code.into_iter()
        .chain(selection.docs.then_some(Kind::Docs))
        .collect()
}
