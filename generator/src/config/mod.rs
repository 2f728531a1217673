//! What a run is to do: where documents are, what is made of them, and where it goes. Built in code, for build
//! scripts, or read from `armature.toml`. Nothing is looked for on the disk but that file.

mod file;
mod keys;
mod levels;
mod output;
mod package;
mod paging;
mod reader;
mod schema;
mod secrets;
mod site;
mod template;
mod types;
mod value;

pub(crate) use file::is_page_path;
pub(crate) use package::is_package_name;
pub(crate) use paging::PagingEntry;
pub(crate) use schema::json_schema;
pub(crate) use secrets::SecretPath;
pub(crate) use site::SiteConfig;
pub(crate) use template::{Settings, template};

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Level, SourceLocation, codes};
use crate::diff;
use crate::examples::Allow;
use crate::limits::Limits;
use crate::report::{Configuration, Problems};
use crate::rust::{Manifest, Runtime};
use crate::source::Root;

/// What a run makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selection {
    /// The Rust types.
    pub types: bool,
    /// The validators, which are part of the types.
    pub validators: bool,
    /// The pages.
    pub docs: bool,
}

impl Selection {
    /// Everything.
    pub const ALL: Self = Self {
        types: true,
        validators: true,
        docs: true,
    };
}

/// How pages are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// As the reference pages are, to the byte.
    #[default]
    Reference,
    /// For readers: tables of properties, dependencies both ways, changes between versions.
    Full,
}

impl Style {
    /// All styles with their names.
    pub const BY_NAME: [(&'static str, Style); 2] = [("reference", Style::Reference), ("full", Style::Full)];
}

/// What a run is to do.
///
/// ```
/// use armature::{Config, Selection};
///
/// let config = Config::new("specs", "generated")
///     .spec("petstore/*.json")
///     .crate_name("petstore")
///     .only(Selection { docs: false, ..Selection::ALL });
/// ```
#[derive(Clone, Debug)]
pub struct Config {
    pub(crate) root: RootFolder,
    pub(crate) specs: Vec<Spec>,
    pub(crate) output: Option<PathBuf>,
    pub(crate) crate_name: Option<String>,
    pub(crate) manifest: Manifest,
    pub(crate) runtime: Runtime,
    pub(crate) secrets: Vec<SecretPath>,
    pub(crate) paging: Vec<PagingEntry>,
    pub(crate) plain_required: bool,
    pub(crate) exclude: Vec<String>,
    pub(crate) source_url: Option<String>,
    pub(crate) style: Style,
    pub(crate) remarks: PathBuf,
    /// Whether the configuration names the folder with remarks, which has to exist then.
    pub(crate) remarks_named: bool,
    pub(crate) remarks_location: Option<SourceLocation>,
    pub(crate) title: Option<String>,
    pub(crate) site_config: SiteConfig,
    pub(crate) site: Option<PathBuf>,
    pub(crate) selection: Selection,
    pub(crate) deny_warnings: bool,
    pub(crate) keep_going: bool,
    pub(crate) levels: BTreeMap<&'static str, Level>,
    pub(crate) examples: Vec<Allow>,
    pub(crate) diff: Comparisons,
    pub(crate) limits: Limits,
    pub(crate) jobs: usize,
    /// Whether the output is a tree of modules below `OUT_DIR`.
    pub(crate) embedded: bool,
    /// The file that it comes from, for problems that point into it.
    pub(crate) file: Option<Configuration>,
}

/// How versions are compared.
#[derive(Clone, Debug, Default)]
pub(crate) struct Comparisons {
    /// Whether every change is an error; `None` for what the versions tell.
    pub(crate) is_frozen: Option<bool>,
    /// Whether changes of names and orders are reported.
    pub(crate) names: bool,
    /// Changes that are left out.
    pub(crate) allow: Vec<diff::Allow>,
}

/// The folder that the documents lie below.
#[derive(Clone, Debug)]
pub(crate) struct RootFolder {
    pub(crate) path: PathBuf,
    /// Where the configuration says so.
    pub(crate) location: Option<SourceLocation>,
}

/// A path or pattern of documents.
#[derive(Clone, Debug)]
pub(crate) struct Spec {
    pub(crate) pattern: String,
    /// Patterns of paths that are left out.
    pub(crate) exclude: Vec<glob::Pattern>,
    /// Where the configuration says so.
    pub(crate) location: Option<SourceLocation>,
}

impl Spec {
    /// Returns the paths of the documents below a root.
    ///
    /// # Errors
    /// When the pattern is malformed or names nothing, or the path is outside of the root.
    pub(crate) fn paths(&self, root: &Root) -> Result<Vec<String>, Diagnostic> {
        let mut paths = root.expand(&self.pattern)?;
        paths.retain(|path| !self.exclude.iter().any(|pattern| pattern.matches(path)));
        Ok(paths)
    }

    /// Returns whether documents are found by a pattern, and not named by their path.
    pub(crate) fn is_pattern(&self) -> bool {
        self.pattern.contains(['*', '?', '['])
    }
}

impl Config {
    /// Returns a run over documents below `root` that writes to the folder `output`. Documents are named with
    /// [`Config::spec`].
    pub fn new(root: impl Into<PathBuf>, output: impl Into<PathBuf>) -> Self {
        Self {
            output: Some(output.into()),
            ..Self::of(root.into())
        }
    }

    fn of(root: PathBuf) -> Self {
        Self {
            remarks: root.join("remarks"),
            remarks_named: false,
            remarks_location: None,
            root: RootFolder {
                path: root,
                location: None,
            },
            specs: Vec::new(),
            output: None,
            crate_name: None,
            manifest: Manifest::default(),
            runtime: Runtime::default(),
            secrets: Vec::new(),
            paging: Vec::new(),
            plain_required: false,
            exclude: Vec::new(),
            source_url: None,
            style: Style::default(),
            title: None,
            site_config: SiteConfig::default(),
            site: None,
            selection: Selection::ALL,
            deny_warnings: false,
            keep_going: false,
            levels: BTreeMap::new(),
            examples: Vec::new(),
            diff: Comparisons::default(),
            limits: Limits::default(),
            jobs: 0,
            embedded: false,
            file: None,
        }
    }

    /// Reads a configuration file. Paths in it are relative to its folder.
    ///
    /// # Errors
    /// Reports a file that does not exist and every key or value that is unknown.
    pub fn load(path: impl AsRef<Path>) -> Result<Self, Problems> {
        file::load(path.as_ref())
    }

    /// Adds documents: a path below the root, or a pattern such as `compute/**/*.json`.
    pub fn spec(mut self, pattern: impl Into<String>) -> Self {
        self.specs.push(Spec {
            pattern: pattern.into(),
            exclude: Vec::new(),
            location: None,
        });
        self
    }

    /// Sets the output folder.
    pub fn output(mut self, output: impl Into<PathBuf>) -> Self {
        self.output = Some(output.into());
        self
    }

    /// Writes a tree of modules instead of a crate, to the output folder below Cargo's `OUT_DIR`, for a build script. The
    /// crate includes it where it wants to have it:
    ///
    /// ```ignore
    /// pub mod petstore {
    ///     include!(concat!(env!("OUT_DIR"), "/petstore/mod.rs"));
    /// }
    /// ```
    ///
    /// It has to depend on `serde`, `serde_json` (features `float_roundtrip` and `raw_value`) and `time` (features
    /// `formatting` and `parsing`), and on `regex` and `fancy-regex` where patterns need them.
    /// [`Generation::write`](crate::Generation::write) tells Cargo which files and folders to watch.
    #[must_use]
    pub fn out_dir(mut self) -> Self {
        self.embedded = true;
        self.selection.docs = false;
        self
    }

    /// Returns the folder that everything is written to; none where it is not known.
    pub(crate) fn target(&self) -> Option<PathBuf> {
        let output = self.output.clone()?;
        match self.embedded {
            true => Some(PathBuf::from(std::env::var_os("OUT_DIR")?).join(output)),
            false => Some(output),
        }
    }

    /// Names the generated package; else it is named after the output folder.
    pub fn crate_name(mut self, name: impl Into<String>) -> Self {
        self.crate_name = Some(name.into());
        self
    }

    /// Sets where the generated crate has its runtime from. Crates with the runtime from the same package share its types.
    #[must_use]
    pub fn runtime(mut self, runtime: Runtime) -> Self {
        self.runtime = runtime;
        self
    }

    /// Makes required properties fields without `Option`. A body that lacks one cannot be read.
    #[must_use]
    pub fn plain_required(mut self, is_plain: bool) -> Self {
        self.plain_required = is_plain;
        self
    }

    /// Names properties that hold secrets although their documents do not say so, as a pattern of document, type and property:
    /// `keyvault/**/SecretBundle/value`. `Debug` and messages do not show their values.
    #[must_use]
    pub fn secret(mut self, pattern: impl Into<String>) -> Self {
        self.secrets.push(SecretPath {
            pattern: pattern.into(),
            location: None,
        });
        self
    }

    /// Leaves out a page by its path: a resource as `Group/Type`, a page of another API as `Petstore/pet`, or the whole API.
    pub fn exclude(mut self, resource: impl Into<String>) -> Self {
        self.exclude.push(resource.into());
        self
    }

    /// Sets the URL that links of pages to documents start with. Without it only pages of Azure's documents have such links.
    pub fn source_url(mut self, url: impl Into<String>) -> Self {
        self.source_url = Some(url.into());
        self
    }

    /// Says how pages are written; without this, as the reference pages are.
    pub fn docs_style(mut self, style: Style) -> Self {
        self.style = style;
        self
    }

    /// Names the folder with remarks, `Group/Type.md` or another path of a page, which pages for readers take up; else it is `remarks` below the
    /// root.
    pub fn remarks(mut self, folder: impl Into<PathBuf>) -> Self {
        self.remarks = folder.into();
        self.remarks_named = true;
        self.remarks_location = None;
        self
    }

    /// Says what the site is called; else it is called as its documents are.
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// Sets the URL that the site is published at. Pages then name their own addresses, and findings name pages.
    pub fn url(mut self, url: impl Into<String>) -> Self {
        self.site_config.url = Some(format!("{}/", url.into().trim_end_matches('/')));
        self
    }

    /// Adds another name of a resource for the search of the site. `target` is its name, `Group/Type` or ARM type.
    pub fn alias(mut self, alias: impl Into<String>, target: impl Into<String>) -> Self {
        self.site_config.aliases.insert(alias.into(), target.into());
        self
    }

    /// Sets the folder of the site; else it is `site` below the output folder.
    pub fn site_output(mut self, folder: impl Into<PathBuf>) -> Self {
        self.site = Some(folder.into());
        self
    }

    /// Says what is made; without this, everything.
    pub fn only(mut self, selection: Selection) -> Self {
        self.selection = selection;
        self
    }

    /// Makes every warning an error.
    pub fn deny_warnings(mut self, deny: bool) -> Self {
        self.deny_warnings = deny;
        self
    }

    /// Makes everything but what is at fault where there are errors: operations are left out, and any JSON is accepted for
    /// schemas. The run fails all the same; [`Failure::partial`](crate::Failure::partial) has what was made.
    pub fn keep_going(mut self, keep_going: bool) -> Self {
        self.keep_going = keep_going;
        self
    }

    /// Keeps warnings with a code, such as `armature::schema::unused`, to itself.
    pub fn allow(self, code: impl AsRef<str>) -> Self {
        self.level(code, Level::Allow)
    }

    /// Says how much the problems of a code matter; `armature::` may be left out. Codes whose problems are errors by
    /// default, and codes that do not exist, are left as they are.
    pub fn level(mut self, code: impl AsRef<str>, level: Level) -> Self {
        if let Ok(code) = codes::find_soft(code.as_ref()) {
            self.levels.insert(code.name, level);
        }
        self
    }

    /// Returns the folder that the documents lie below.
    pub(crate) fn root(&self) -> &Path {
        &self.root.path
    }

    /// Returns the paths and patterns of the documents.
    pub(crate) fn specs(&self) -> impl Iterator<Item = &str> {
        self.specs.iter().map(|spec| spec.pattern.as_str())
    }

    /// Returns the documents, as the configuration names them.
    pub(crate) fn named(&self) -> &[Spec] {
        &self.specs
    }

    /// Returns the findings in examples that are left out.
    pub(crate) fn allowed_findings(&self) -> &[Allow] {
        &self.examples
    }

    /// Sets how large input and output may be.
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Sets how many threads work; 0, as without this, is one for each core. What is made does not depend on it.
    pub fn jobs(mut self, jobs: usize) -> Self {
        self.jobs = jobs;
        self
    }

    /// Returns the name of the generated package.
    ///
    /// # Errors
    /// When the name is none that a package can have.
    pub(crate) fn package(&self) -> Result<String, Diagnostic> {
        let folder = self.output.as_deref().and_then(Path::file_name);
        match &self.crate_name {
            Some(name) if is_package_name(name) => Ok(name.clone()),
            Some(name) => Err(package::bad_name(name)),
            None => Ok(package::named_after(
                &folder.unwrap_or_default().to_string_lossy(),
            )),
        }
    }
}
