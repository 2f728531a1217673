//! The arguments of all commands.

use std::net::SocketAddr;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use super::CONFIGURATION;
use super::values::{Deny, address, deny, limit, package, page, soft};

/// Generate Rust types, validators and documentation from Swagger 2.0 and OpenAPI documents.
#[derive(Debug, Parser)]
#[command(
    version,
    name = "armature",
    after_help = "Without a command, `armature generate` runs with the configuration specs/armature.toml."
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    #[command(flatten)]
    pub(super) global: Global,
}

/// What every command takes.
#[derive(Args, Debug)]
pub(super) struct Global {
    /// Format of problems and results: text, JSON lines, GitHub annotations, or a SARIF 2.1.0 log
    #[arg(long, global = true, value_name = "FORMAT", default_value = "human")]
    pub(super) message_format: Format,
    /// Print errors only, no warnings and no results
    #[arg(long, short, global = true)]
    pub(super) quiet: bool,
    /// Treat warnings with this code as errors; `warnings` means all codes
    #[arg(long, global = true, value_name = "CODE", value_parser = deny)]
    pub(super) deny: Vec<Deny>,
    /// Keep warnings with this code as warnings in spite of `--deny warnings`
    #[arg(long, global = true, value_name = "CODE", value_parser = soft)]
    pub(super) warn: Vec<String>,
    /// Suppress warnings with this code
    #[arg(long, global = true, value_name = "CODE", value_parser = soft)]
    pub(super) allow: Vec<String>,
    /// Change a limit of input or output
    #[arg(long, global = true, value_name = "NAME=VALUE", value_parser = limit)]
    pub(super) limit: Vec<(String, u64)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Human,
    Json,
    Github,
    Sarif,
}

impl Global {
    /// Returns whether all warnings are errors.
    pub(super) fn denies_warnings(&self) -> bool {
        self.deny.contains(&Deny::Warnings)
    }
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Generate types, validators and pages from documents
    Generate(Box<Generate>),
    /// Generate an HTML site from documents, and serve it on request
    Site(Box<Site>),
    /// Check the examples that documents refer to
    Examples(Examples),
    /// Check the bodies of requests or responses against a type
    Validate(Validate),
    /// Compare two versions of an API, and find the changes that break clients
    Diff(Box<Diff>),
    /// Explain the code of a problem, a change or a finding
    Explain(Explain),
    /// Write a configuration file for the documents in a directory
    Init(Init),
    /// Print the JSON Schema of the configuration file
    Schema,
    /// Print a completion script for a shell
    Completions(Completions),
    /// Print the manual page, or write one page for each command
    Man(Man),
    /// Write the package `armature-runtime`, for generated packages with `runtime = "crate"`
    Runtime(Runtime),
}

impl Default for Command {
    fn default() -> Self {
        Self::Generate(Box::default())
    }
}

#[derive(Args, Debug)]
#[command(
    after_help = "Finds Swagger 2.0 and OpenAPI 3 documents by their content. Skips hidden directories, `examples`, `target` and `node_modules`."
)]
pub(super) struct Init {
    /// The directory that contains all documents [default: specs if it exists, or the current directory]
    #[arg(long, value_name = "DIR")]
    pub(super) root: Option<PathBuf>,
    /// The configuration file to write
    #[arg(long, value_name = "FILE", default_value = CONFIGURATION)]
    pub(super) config: PathBuf,
    /// Replace an existing configuration file
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Args, Debug)]
pub(super) struct Completions {
    /// The shell
    pub(super) shell: Shell,
}

#[derive(Args, Debug)]
pub(super) struct Runtime {
    /// The directory to write the package to
    #[arg(long, value_name = "DIR")]
    pub(super) out: PathBuf,
}

#[derive(Args, Debug)]
pub(super) struct Man {
    /// The directory to write the pages to
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
}

// The documents of a run. A doc comment would replace that of the command in the help.
#[derive(Args, Debug, Default)]
pub(super) struct Documents {
    /// The configuration file [default: specs/armature.toml]
    #[arg(long, value_name = "FILE", conflicts_with_all = ["root", "spec"])]
    pub(super) config: Option<PathBuf>,
    /// The directory that contains all documents
    #[arg(long, value_name = "DIR", requires_all = ["spec", "out"])]
    pub(super) root: Option<PathBuf>,
    /// Documents: paths relative to the root, or patterns with * and **
    #[arg(long, value_name = "PATH", num_args = 1.., requires = "root")]
    pub(super) spec: Vec<String>,
}

#[derive(Args, Debug, Default)]
#[command(after_help = "Documents come from a configuration file, or from --root, --spec and --out.")]
pub(super) struct Site {
    #[command(flatten)]
    pub(super) documents: Documents,
    /// The directory of the site [default: site, in the output directory]
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    /// Pages that are not made, such as those of resources
    #[arg(long, value_name = "GROUP/TYPE", num_args = 1.., value_parser = page)]
    pub(super) exclude: Vec<String>,
    /// Serve the site, and generate it again when documents change
    #[arg(long, value_name = "ADDR", num_args = 0..=1, default_missing_value = "127.0.0.1:8080", value_parser = address)]
    pub(super) serve: Option<SocketAddr>,
    /// Leave out what has errors and make everything else; exit with 1 if something is left out
    #[arg(long)]
    pub(super) keep_going: bool,
    /// Make everything, even if nothing has changed since the last run
    #[arg(long)]
    pub(super) no_cache: bool,
    /// Number of threads [default: one for each core]
    #[arg(long, value_name = "N")]
    pub(super) jobs: Option<NonZeroUsize>,
}

#[derive(Args, Debug, Default)]
#[command(
    after_help = "Documents come from a configuration file, or from --root and --spec. Without --spec all documents below the root are checked."
)]
pub(super) struct Examples {
    /// The configuration file [default: specs/armature.toml]
    #[arg(long, value_name = "FILE", conflicts_with_all = ["root", "spec"])]
    pub(super) config: Option<PathBuf>,
    /// The directory that contains all documents
    #[arg(long, value_name = "DIR")]
    pub(super) root: Option<PathBuf>,
    /// Documents: paths relative to the root, or patterns with * and **
    #[arg(long, value_name = "PATH", num_args = 1.., requires = "root")]
    pub(super) spec: Vec<String>,
    /// Number of threads [default: one for each core]
    #[arg(long, value_name = "N")]
    pub(super) jobs: Option<NonZeroUsize>,
}

#[derive(Args, Debug)]
#[command(after_help = "Prints the violations of each body, and exits with 1 if there are errors.")]
pub(super) struct Validate {
    /// The directory that contains all documents
    #[arg(long, value_name = "DIR")]
    pub(super) root: PathBuf,
    /// Documents: paths relative to the root, or patterns with * and **
    #[arg(long, value_name = "PATH", required = true, num_args = 1)]
    pub(super) spec: Vec<String>,
    /// The definition that describes the bodies
    #[arg(long = "type", value_name = "NAME")]
    pub(super) definition: String,
    /// Direction of the bodies; without it read-only and write-only properties are allowed
    #[arg(long, value_name = "DIRECTION")]
    pub(super) direction: Option<DirectionName>,
    /// The configuration whose site describes the documents; findings then name its pages
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// Bodies: JSON or YAML files, or - for the standard input
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum DirectionName {
    Create,
    Update,
    Response,
}

#[derive(Args, Debug)]
#[command(
    after_help = "Exits with 1 if there are breaking changes, and with 2 if the versions cannot be compared.\n\nExamples:\n  armature diff old.json new.json\n  armature diff --from 2021-07-01 --to 2023-07-03\n  armature diff --git main"
)]
pub(super) struct Diff {
    /// The old version: a document, or a directory of documents
    #[arg(value_name = "OLD", requires = "new", conflicts_with_all = ["from", "to", "git"])]
    pub(super) old: Option<PathBuf>,
    /// The new version
    #[arg(value_name = "NEW")]
    pub(super) new: Option<PathBuf>,
    /// Compare this version of the documents in a configuration
    #[arg(long, value_name = "VERSION", requires = "to", conflicts_with = "git")]
    pub(super) from: Option<String>,
    /// Compare with this version of the documents in a configuration
    #[arg(long, value_name = "VERSION", requires = "from", conflicts_with = "git")]
    pub(super) to: Option<String>,
    /// Compare the documents at a revision of the git repository with those in the working tree, or at a second revision
    #[arg(long, value_name = "REV", num_args = 1..=2)]
    pub(super) git: Vec<String>,
    /// The configuration file [default: specs/armature.toml]
    #[arg(long, value_name = "FILE", conflicts_with = "root")]
    pub(super) config: Option<PathBuf>,
    /// The directory that contains all documents
    #[arg(long, value_name = "DIR")]
    pub(super) root: Option<PathBuf>,
    /// Documents: paths relative to the root, or patterns with * and **
    #[arg(long, value_name = "PATH", num_args = 1.., requires = "root")]
    pub(super) spec: Vec<String>,
    /// Print the number of changes of each rule only
    #[arg(long)]
    pub(super) summary: bool,
    /// Print the changes as Markdown
    #[arg(long, conflicts_with = "summary")]
    pub(super) markdown: bool,
    /// Report changes of names and orders too, which concern generated code only
    #[arg(long)]
    pub(super) sdk: bool,
    /// Print what changes in the generated crate, and whether that is a major version
    #[arg(long)]
    pub(super) rust: bool,
    /// Whether every change is an error [default: true for the same dated version]
    #[arg(long, value_name = "BOOL", num_args = 0..=1, default_missing_value = "true")]
    pub(super) frozen: Option<bool>,
}

#[derive(Args, Debug)]
pub(super) struct Explain {
    /// The code, such as reference::unresolved or MAX_LENGTH [default: list all codes]
    pub(super) code: Option<String>,
}

#[derive(Args, Debug, Default)]
#[command(after_help = "Documents come from a configuration file, or from --root, --spec and --out.")]
pub(super) struct Generate {
    #[command(flatten)]
    pub(super) documents: Documents,
    /// The directory to write files to
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    /// The name of the generated package [default: the name of the output directory]
    #[arg(long = "crate", value_name = "NAME", value_parser = package)]
    pub(super) crate_name: Option<String>,
    /// Pages that are not made, such as those of resources
    #[arg(long, value_name = "GROUP/TYPE", num_args = 1.., value_parser = page)]
    pub(super) exclude: Vec<String>,
    /// Style of the pages: the layout of the reference pages, or full pages for readers [default: reference]
    #[arg(long, value_name = "STYLE")]
    pub(super) docs_style: Option<Style>,
    /// Generate these only; validators are part of the types [default: all]
    #[arg(long, value_name = "KINDS", value_delimiter = ',')]
    pub(super) only: Vec<Kind>,
    /// Write nothing; show stale files, and exit with 1 if there are any
    #[arg(long)]
    pub(super) check: bool,
    /// Leave out what has errors and generate everything else; exit with 1 if something is left out
    #[arg(long)]
    pub(super) keep_going: bool,
    /// Make everything, even if nothing has changed since the last run
    #[arg(long)]
    pub(super) no_cache: bool,
    /// Number of threads [default: one for each core]
    #[arg(long, value_name = "N")]
    pub(super) jobs: Option<NonZeroUsize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Kind {
    Types,
    Validators,
    Docs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Style {
    Reference,
    Full,
}
