//! The whole pipeline: documents in, files in memory out, and from there to the disk.

use std::path::{Path, PathBuf};

use crate::config::{Config, Style};
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::limits;
use crate::model::Model;
use crate::origin::DocumentId;
use crate::output::{self, File, Kind, Stale, Summary};
use crate::report::Problems;
use crate::source::{Named, Root, Sources};
use crate::{docs, passes, rules, rust, site, source, swagger};

/// What a run has made, in memory.
#[derive(Debug)]
pub struct Generation {
    files: Vec<(Kind, File)>,
    made: Vec<Kind>,
    output: PathBuf,
    inputs: Vec<String>,
    problems: Problems,
}

/// Reads the documents and makes files of them, in memory; [`Generation::write`] puts them on the disk.
///
/// ```no_run
/// // build.rs
/// fn main() -> Result<(), armature::Problems> {
///     let config = armature::Config::new("specs", "../petstore").spec("petstore.json");
///     let mut generation = armature::generate(&config)?;
///     for path in generation.inputs() {
///         println!("cargo::rerun-if-changed={path}");
///     }
///     generation.write()?;
///     Ok(())
/// }
/// ```
///
/// # Errors
/// When there are errors in the input. All of them are reported together, with the warnings.
pub fn generate(config: &Config) -> Result<Generation, Problems> {
    make(config, config.output.clone(), kinds(config), everything)
}

/// Reads the documents and makes the HTML site of them, in memory; [`Generation::write`] puts it on the disk.
///
/// # Errors
/// When there are errors in the input, and when a link of the site leads nowhere.
pub fn publish(config: &Config) -> Result<Generation, Problems> {
    let beside = config.output.as_ref().map(|output| output.join("site"));
    let output = config.site.clone().or(beside);
    make(config, output, vec![Kind::Site], site_files)
}

/// Reads the documents and makes files of them.
fn make(
    config: &Config,
    output: Option<PathBuf>,
    made: Vec<Kind>,
    files: fn(&Config, &mut Read, &mut Diagnostics) -> Vec<(Kind, File)>,
) -> Result<Generation, Problems> {
    let mut diagnostics = Diagnostics::default();
    if output.is_none() {
        diagnostics.push(no_output());
    }
    let (sources, files) = limits::on_threads(config.jobs, || match read(config, &mut diagnostics) {
        Ok(mut read) => {
            let files = files(config, &mut read, &mut diagnostics);
            check_size(config, &files, &mut diagnostics);
            (Some(read.sources), files)
        }
        Err(sources) => (sources, Vec::new()),
    });
    diagnostics.allow(&config.allow);
    if config.deny_warnings {
        diagnostics.deny_warnings();
    }
    let inputs = inputs(config, sources.as_ref());
    let problems = Problems::new(diagnostics, sources, config.file.clone());
    match output {
        Some(output) if !problems.diagnostics().has_errors() => Ok(Generation {
            files,
            made,
            output,
            inputs,
            problems,
        }),
        _ => Err(problems),
    }
}

impl Generation {
    /// The warnings.
    pub fn problems(&self) -> &Problems {
        &self.problems
    }

    /// The paths of all files that were read, for `rerun-if-changed`.
    pub fn inputs(&self) -> &[String] {
        &self.inputs
    }

    /// The files, with paths below the output folder.
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
        let plan = output::plan(&self.output, self.files.clone(), &self.made).map_err(unplaced)?;
        Ok(plan.write()?)
    }

    /// How the output folder differs from what [`Generation::write`] would leave. Writes nothing.
    ///
    /// # Errors
    /// When something is in the way or cannot be read, and when an interrupted run has left the folder half written.
    pub fn check(&self) -> Result<Vec<Stale>, Problems> {
        if let Some(problem) = output::interrupted(&self.output) {
            return Err(problem.into());
        }
        let plan = output::plan(&self.output, self.files.clone(), &self.made).map_err(unplaced)?;
        Ok(plan.stale())
    }
}

fn unplaced(diagnostics: Diagnostics) -> Problems {
    Problems::new(diagnostics, None, None)
}

/// What was read, ready for the back ends.
struct Read {
    sources: Sources,
    model: Model,
    /// The paths of the documents that the configuration names.
    named: Vec<String>,
    package: rust::Options,
}

/// Reads documents. Where they have errors, there is nothing to make files of, but the sources to show them.
fn read(config: &Config, diagnostics: &mut Diagnostics) -> Result<Read, Option<Sources>> {
    let crate_name = config.package().unwrap_or_else(|problem| {
        diagnostics.push(problem);
        String::new()
    });
    let (root, paths) = documents(config, diagnostics).ok_or(None)?;
    let sources = Sources::load(root, &paths, diagnostics);
    let named: Vec<String> = paths.iter().map(|named| named.path.clone()).collect();
    let mut model = crate::lower(&sources, &named, diagnostics);
    swagger::check(&sources, &named, diagnostics);
    passes::run(&mut model, diagnostics);
    rules::Patterns::default().add(&model, diagnostics);
    if diagnostics.has_errors() {
        return Err(Some(sources));
    }
    let package = rust::Options {
        crate_name,
        validators: config.selection.validators,
    };
    Ok(Read {
        sources,
        model,
        named,
        package,
    })
}

/// The files of all back ends that the configuration selects.
fn everything(config: &Config, read: &mut Read, diagnostics: &mut Diagnostics) -> Vec<(Kind, File)> {
    let Read {
        sources,
        model,
        named,
        package,
    } = read;
    let (rust, docs) = rayon::join(
        || rust_files(config, model, package),
        || docs_files(config, package, model, (sources, named), diagnostics),
    );
    [rust, docs].concat()
}

/// Reads the documents and gives the pages for readers, in memory, with what a site is made of besides.
///
/// # Errors
/// When there are errors in the input.
pub fn pages(config: &Config) -> Result<docs::full::Pages, Problems> {
    let mut diagnostics = Diagnostics::default();
    let (sources, pages) = limits::on_threads(config.jobs, || match read(config, &mut diagnostics) {
        Ok(mut read) => {
            let pages = full_pages(config, &mut read, &mut diagnostics);
            (Some(read.sources), pages)
        }
        Err(sources) => (sources, Default::default()),
    });
    match diagnostics.has_errors() {
        true => Err(Problems::new(diagnostics, sources, config.file.clone())),
        false => Ok(pages),
    }
}

/// The files of the site.
fn site_files(config: &Config, read: &mut Read, diagnostics: &mut Diagnostics) -> Vec<(Kind, File)> {
    let pages = full_pages(config, read, diagnostics);
    let options = site::Options {
        title: config.title.clone(),
    };
    let files = site::generate(&pages, &options, diagnostics);
    files.into_iter().map(|file| (Kind::Site, file)).collect()
}

fn full_pages(config: &Config, read: &mut Read, diagnostics: &mut Diagnostics) -> docs::full::Pages {
    let options = full_options(config, &read.package, diagnostics);
    docs::full::generate(&mut read.sources, &read.model, &read.named, &options, diagnostics)
}

fn check_size(config: &Config, files: &[(Kind, File)], diagnostics: &mut Diagnostics) {
    let bytes: u64 = files.iter().map(|(_, file)| file.content.len() as u64).sum();
    if bytes > config.limits.output_bytes {
        let what = format!("the files that the run makes have {bytes} bytes");
        diagnostics.push(limits::exceeded(
            "output-bytes",
            config.limits.output_bytes,
            &what,
        ));
    }
}

/// The root and the documents that the configuration names, each with the place where it is named.
fn documents(config: &Config, diagnostics: &mut Diagnostics) -> Option<(Root, Vec<Named>)> {
    let at = |problem: Diagnostic, place: Option<Place>| match place {
        Some(place) => problem.at(place, "named here"),
        None => problem,
    };
    if config.specs.is_empty() {
        diagnostics.push(no_documents(config));
    }
    let root = match Root::open(&config.root.path) {
        Ok(root) => root.with_limits(config.limits),
        Err(problem) => {
            diagnostics.push(at(problem, config.root.place));
            return None;
        }
    };
    let mut paths: Vec<Named> = Vec::new();
    for spec in &config.specs {
        match root.expand(&spec.pattern) {
            Ok(list) => paths.extend(list.into_iter().map(|path| Named {
                path,
                place: spec.place,
            })),
            Err(problem) => diagnostics.push(at(problem, spec.place)),
        }
    }
    // A document may be named twice, by its path and by a pattern.
    let mut seen = std::collections::HashSet::new();
    paths.retain(|named| seen.insert(named.path.clone()));
    Some((root, paths))
}

fn no_output() -> Diagnostic {
    Diagnostic::error("armature::config::output", "no output folder is named")
        .help("name one with `--out`, or as `dir` below `[output]` in the configuration")
}

fn no_documents(config: &Config) -> Diagnostic {
    let problem = Diagnostic::error("armature::config::no-documents", "no document is named")
        .help("name one with `--spec`, or as `path` below `[[spec]]` in the configuration");
    match config.file {
        Some(_) => problem.at(Place::Document(DocumentId::CONFIGURATION), ""),
        None => problem,
    }
}

fn rust_files(config: &Config, model: &Model, options: &rust::Options) -> Vec<(Kind, File)> {
    match config.selection.types || config.selection.validators {
        true => rust::generate(model, options)
            .into_iter()
            .map(|file| (Kind::Crate, file))
            .collect(),
        false => Vec::new(),
    }
}

/// The pages; they lie in a folder of their own.
fn docs_files(
    config: &Config,
    package: &rust::Options,
    model: &Model,
    (sources, paths): (&mut Sources, &[String]),
    diagnostics: &mut Diagnostics,
) -> Vec<(Kind, File)> {
    if !config.selection.docs {
        return Vec::new();
    }
    let files = match config.style {
        Style::Reference => {
            let options = docs::Options {
                exclude: config.exclude.clone(),
                source_url: config.source_url.clone(),
                max_bytes: config.limits.output_bytes,
            };
            docs::generate(sources, paths, &options, diagnostics)
        }
        Style::Full => {
            let options = full_options(config, package, diagnostics);
            docs::full::generate(sources, model, paths, &options, diagnostics).files
        }
    };
    files
        .into_iter()
        .map(|file| {
            let path = format!("docs/{}", file.path);
            (Kind::Docs, File { path, ..file })
        })
        .collect()
}

/// What pages for readers are made of.
fn full_options(
    config: &Config,
    package: &rust::Options,
    diagnostics: &mut Diagnostics,
) -> docs::full::Options {
    let remarks = source::markdown(&config.remarks).unwrap_or_else(|error| {
        diagnostics.push(unreadable_remarks(&config.remarks, &error));
        Default::default()
    });
    docs::full::Options {
        exclude: config.exclude.clone(),
        source_url: config.source_url.clone(),
        package: Some(docs::full::Crate {
            name: package.crate_name.clone(),
            // A run that makes no types says nothing about the crate.
            validators: package.validators || !config.selection.types,
        }),
        remarks,
    }
}

fn unreadable_remarks(folder: &Path, error: &std::io::Error) -> Diagnostic {
    Diagnostic::error(
        "armature::docs::remark",
        format!("the remarks in `{}` cannot be read: {error}", folder.display()),
    )
    .help("make them readable, or name another folder as `remarks` below `[docs]`")
}

fn kinds(config: &Config) -> Vec<Kind> {
    let selection = config.selection;
    let code = (selection.types || selection.validators).then_some(Kind::Crate);
    code.into_iter()
        .chain(selection.docs.then_some(Kind::Docs))
        .collect()
}

/// The paths of all files that were read.
fn inputs(config: &Config, sources: Option<&Sources>) -> Vec<String> {
    let file = config.file.iter().map(|file| file.path.clone());
    let documents = sources.into_iter().flat_map(|sources| {
        let documents = sources.documents().iter();
        documents.map(|document| sources.shown(document))
    });
    file.chain(documents).collect()
}
