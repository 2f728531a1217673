//! The whole pipeline: documents in, files in memory out, and from there to the disk. In: a configuration. Out: a
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
mod title;

use std::path::PathBuf;

use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::docs::reader::Pages;
use crate::limits;
use crate::output::{self, File, Kind, Stale, Summary};
use crate::report::Problems;
use crate::source::Record;
pub(crate) use addresses::Addresses;
pub use failure::Failure;
use files::BackEnd;
pub use gaps::Gaps;
use input::Input;
use partial::Part;

/// What a run has made, in memory.
#[derive(Debug)]
pub struct Generation {
    files: Vec<(Kind, File)>,
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
    make(config, config.target(), kinds(config), files::everything)
}

/// Reads the documents and makes the HTML site of them, in memory; [`Generation::write`] puts it on the disk.
///
/// # Errors
/// When there are errors in the input, and when a link of the site does not resolve. [`Failure::partial`] has the site without
/// the documents that have errors; with [`Config::keep_going`] without what is at fault in them.
pub fn publish(config: &Config) -> Result<Generation, Failure> {
    make(config, site_output(config), vec![Kind::Site], files::site)
}

/// Returns the folder of the site.
fn site_output(config: &Config) -> Option<PathBuf> {
    let default = || config.output.as_ref().map(|output| output.join("site"));
    config.site.clone().or_else(default)
}

/// Reads the documents and gives the pages for readers, in memory, with what a site is made of besides.
///
/// # Errors
/// When there are errors in the input.
pub fn pages(config: &Config) -> Result<Pages, Problems> {
    let mut diagnostics = Diagnostics::default();
    let (input, pages) =
        limits::on_threads(config.jobs, || read(config, files::full_pages, &mut diagnostics));
    let sources = input.map(|input| input.sources);
    match diagnostics.has_errors() {
        true => Err(Problems::new(diagnostics, sources, config.file.clone())),
        false => Ok(pages),
    }
}

/// Reads the documents and makes files of them.
fn make(
    config: &Config,
    output: Option<PathBuf>,
    made: Vec<Kind>,
    back_end: BackEnd<Vec<(Kind, File)>>,
) -> Result<Generation, Failure> {
    let mut diagnostics = Diagnostics::default();
    if output.is_none() {
        diagnostics.push(input::no_output(config));
    }
    let (input, files, part) = limits::on_threads(config.jobs, || {
        let (mut input, files) = read(config, back_end, &mut diagnostics);
        settle(config, &mut diagnostics);
        let part = match &mut input {
            Some(input) if diagnostics.has_errors() => {
                in_spite_of_errors(config, input, &made, back_end, &mut diagnostics)
            }
            _ => None,
        };
        (input, files, part)
    });
    let sources = input.map(|input| input.sources);
    let inputs = input::paths(config, sources.as_ref());
    let looked_at = sources.as_ref().map(|sources| sources.root().record());
    let failed = diagnostics.has_errors();
    let problems = Problems::new(diagnostics, sources, config.file.clone());
    match (output, part) {
        (Some(output), _) if !failed => Ok(Generation {
            files,
            made,
            output,
            inputs,
            left_out: Vec::new(),
            embedded: config.embedded,
            gaps: Gaps::default(),
            problems,
            looked_at,
        }),
        (output, part) => {
            let partial = output
                .zip(part)
                .map(|(output, part)| part.generation(output, inputs));
            Err(Failure { problems, partial })
        }
    }
}

/// Makes what can be made of documents with errors. A crate must be whole unless the configuration says otherwise; pages can
/// do without each other.
fn in_spite_of_errors(
    config: &Config,
    input: &mut Input,
    made: &[Kind],
    back_end: BackEnd<Vec<(Kind, File)>>,
    diagnostics: &mut Diagnostics,
) -> Option<Part> {
    match made {
        _ if config.keep_going => keep_going::make(config, input, back_end, diagnostics),
        [Kind::Docs | Kind::Site] => partial::make(config, input, back_end, diagnostics),
        _ => None,
    }
}

/// Reads the documents and makes something of them; nothing where there are errors.
fn read<T: Default>(
    config: &Config,
    back_end: BackEnd<T>,
    diagnostics: &mut Diagnostics,
) -> (Option<Input>, T) {
    let mut input = Input::read(config, diagnostics);
    let made = input.as_mut().map(|input| {
        let analysis = input.analyze(diagnostics);
        match diagnostics.has_errors() {
            true => T::default(),
            false => back_end(config, input, &analysis, diagnostics),
        }
    });
    (input, made.unwrap_or_default())
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

    /// Writes the files that changed, and removes those that a former run made and this one does not. Nothing else
    /// in the output folder is touched. What an interrupted run has begun is finished first, which is a warning.
    ///
    /// # Errors
    /// When something is in the way or cannot be written; then everything is as before.
    pub fn write(&mut self) -> Result<Summary, Problems> {
        if let Some(warning) = output::recover(&self.output)? {
            self.problems.diagnostics_mut().push(warning);
        }
        let plan = output::plan(&self.output, &self.files, &self.made).map_err(unplaced)?;
        let summary = plan.write()?;
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
        Ok(plan.stale())
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
