//! What a run is about: the documents that the configuration names, and the model of them.

use crate::config::{Config, PagingEntry, SecretPath};
use crate::diagnostic::{Diagnostic, Diagnostics, SourceLocation};
use crate::model::Model;
use crate::origin::DocumentId;
use crate::rust;
use crate::source::{Named, Root, Sources};
use crate::{Analysis, Extent};

use super::texts::Texts;
use super::{paging, secrets};

/// The documents of a run, read.
pub(super) struct Input {
    pub(super) sources: Sources,
    /// The paths of the documents that the configuration names.
    pub(super) named: Vec<String>,
    pub(super) package: rust::Options,
    pub(super) texts: Texts,
    /// The properties that the configuration names as secrets.
    secrets: Vec<SecretPath>,
    /// The lists in pages that the configuration names.
    paging: Vec<PagingEntry>,
    /// Whether required properties are fields without `Option`.
    plain_required: bool,
}

impl Input {
    /// Reads the documents that were found, of which the package is named.
    pub(super) fn read(config: &Config, found: FoundInput, diagnostics: &mut Diagnostics) -> Self {
        let (sources, paths) = load(found.root, found.documents, diagnostics);
        if paths.is_empty() && !diagnostics.has_errors() {
            diagnostics.push(no_documents(config));
        }
        let package = rust::Options {
            crate_name: found.crate_name,
            validators: config.selection.validators,
            embedded: config.embedded,
            calls: !config.embedded,
            runtime: config.runtime.clone(),
            manifest: config.manifest.clone(),
        };
        Self {
            sources,
            named: paths.into_iter().map(|named| named.path).collect(),
            package,
            texts: found.texts,
            secrets: config.secrets.clone(),
            paging: config.paging.clone(),
            plain_required: config.plain_required,
        }
    }

    /// Analyzes the documents, as the back ends need it where there are no errors.
    pub(super) fn analyze(&self, diagnostics: &mut Diagnostics) -> Analysis {
        let annotate = |model: &mut Model, found: &mut Diagnostics| self.annotate(model, found);
        let mut analysis = Analysis::with(
            &self.sources,
            &self.named,
            Extent::Documents,
            diagnostics,
            annotate,
        );
        // Types can take long where schemas are at fault.
        if !diagnostics.has_errors() {
            analysis.add_types(diagnostics);
        }
        analysis
    }

    /// Adds what the configuration says about types and operations to a model.
    pub(super) fn annotate(&self, model: &mut Model, diagnostics: &mut Diagnostics) {
        model.plain_required = self.plain_required;
        secrets::mark(&self.secrets, model, diagnostics);
        paging::mark(&self.paging, model, diagnostics);
    }
}

/// What the configuration names, before it is read.
pub(super) struct FoundInput {
    root: Root,
    documents: Vec<Found>,
    crate_name: String,
    texts: Texts,
}

impl FoundInput {
    /// Finds the documents that the configuration names; `None` where something that it names does not exist or cannot be
    /// used, which takes moments to find out. `texts` were read before.
    pub(super) fn of(config: &Config, texts: Texts, diagnostics: &mut Diagnostics) -> Option<Self> {
        let crate_name = config.package().unwrap_or_else(|problem| {
            diagnostics.push(problem);
            String::new()
        });
        let (root, documents) = documents(config, diagnostics)?;
        (!diagnostics.has_errors()).then_some(Self {
            root,
            documents,
            crate_name,
            texts,
        })
    }
}

/// A document, and whether a pattern has found it.
struct Found {
    named: Named,
    by_pattern: bool,
}

/// Reads documents. Files that a pattern has found and that describe no API are skipped.
fn load(root: Root, found: Vec<Found>, diagnostics: &mut Diagnostics) -> (Sources, Vec<Named>) {
    let mut problems = Diagnostics::default();
    let named = |found: &[Found]| found.iter().map(|one| one.named.clone()).collect::<Vec<_>>();
    let sources = crate::load(root.clone(), named(&found), &mut problems);
    let describes = |found: &Found| {
        let document = sources.by_path(&found.named.path);
        !found.by_pattern
            || document.is_none_or(|document| document.is_empty() || crate::describes_api(document))
    };
    let (kept, skipped): (Vec<Found>, Vec<Found>) = found.into_iter().partition(describes);
    if skipped.is_empty() {
        diagnostics.extend(problems);
        return (sources, named(&kept));
    }
    for file in &skipped {
        diagnostics.push(skipped_file(&file.named));
    }
    let sources = crate::load(root, named(&kept), diagnostics);
    (sources, named(&kept))
}

fn skipped_file(file: &Named) -> Diagnostic {
    let message = format!("`{}` does not describe an API and is skipped", file.path);
    let problem = Diagnostic::warning("armature::config::skipped", message)
        .help("exclude it with `exclude` of its `[[spec]]`, or narrow the pattern");
    match file.location {
        Some(location) => problem.at(location, "found by this pattern"),
        None => problem,
    }
}

/// Returns the root and the documents that the configuration names, each with the location where it is named.
fn documents(config: &Config, diagnostics: &mut Diagnostics) -> Option<(Root, Vec<Found>)> {
    let at = |problem: Diagnostic, location: Option<SourceLocation>| match location {
        Some(location) => problem.at(location, "named here"),
        None => problem,
    };
    if config.specs.is_empty() {
        diagnostics.push(no_documents(config));
    }
    let root = match Root::open(&config.root.path) {
        Ok(root) => root.with_limits(config.limits),
        Err(problem) => {
            diagnostics.push(at(problem, config.root.location));
            return None;
        }
    };
    let mut paths: Vec<Found> = Vec::new();
    for spec in &config.specs {
        match spec.paths(&root) {
            Ok(list) => paths.extend(list.into_iter().map(|path| Found {
                named: Named {
                    path,
                    location: spec.location,
                },
                by_pattern: spec.is_pattern(),
            })),
            Err(problem) => diagnostics.push(at(problem, spec.location)),
        }
    }
    // A document may be named twice, by its path and by a pattern.
    let mut seen = std::collections::HashSet::new();
    paths.retain(|found| seen.insert(found.named.path.clone()));
    Some((root, paths))
}

pub(super) fn no_output(config: &Config) -> Diagnostic {
    if config.embedded {
        return Diagnostic::error("armature::config::output", "`OUT_DIR` is not set")
            .help("call `out_dir` in a build script only: Cargo sets the variable for it");
    }
    Diagnostic::error("armature::config::output", "no output folder is named")
        .help("name one with `--out`, or as `dir` below `[output]` in the configuration")
}

fn no_documents(config: &Config) -> Diagnostic {
    let problem = Diagnostic::error("armature::config::no-documents", "no document is named")
        .help("name one with `--spec`, or as `path` below `[[spec]]` in the configuration");
    match config.file {
        Some(_) => problem.at(SourceLocation::Document(DocumentId::CONFIGURATION), ""),
        None => problem,
    }
}

/// Returns the paths of all files that were read, and of the folders in which patterns look for documents.
pub(super) fn paths(config: &Config, sources: &Sources) -> Vec<String> {
    let mut folders: Vec<String> = config
        .specs()
        .filter_map(|spec| folder_of(config, spec))
        .collect();
    folders.sort();
    folders.dedup();
    let file = config.file.iter().map(|file| file.path.clone());
    let documents = sources.documents().iter();
    let documents = documents.map(|document| sources.shown(document));
    file.chain(documents).chain(folders).collect()
}

/// Returns the folder in which a pattern looks for documents; none for a path.
fn folder_of(config: &Config, spec: &str) -> Option<String> {
    let wildcard = spec.find(['*', '?', '['])?;
    let folder = spec[..wildcard].rsplit_once('/').map_or("", |(folder, _)| folder);
    Some(config.root().join(folder).to_string_lossy().into_owned())
}
