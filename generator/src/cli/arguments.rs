//! The arguments of all commands.

use std::net::SocketAddr;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::config;
use crate::diagnostic::codes;
use crate::limits::Limits;

/// Makes Rust types, validators and documentation pages of Swagger documents.
#[derive(Debug, Parser)]
#[command(
    version,
    about,
    after_help = "Without a command, `generate` is run with specs/armature.toml."
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
    /// Print errors only
    #[arg(long, short, global = true)]
    pub(super) quiet: bool,
    /// Treat warnings with this code as errors, or all `warnings`
    #[arg(long, global = true, value_name = "CODE", value_parser = deny)]
    pub(super) deny: Vec<Deny>,
    /// Show warnings with this code as warnings, whatever else is denied
    #[arg(long, global = true, value_name = "CODE", value_parser = soft)]
    pub(super) warn: Vec<String>,
    /// Suppress warnings with this code
    #[arg(long, global = true, value_name = "CODE", value_parser = soft)]
    pub(super) allow: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Human,
    Json,
    Github,
    Sarif,
}

impl Global {
    /// Whether all warnings are errors.
    pub(super) fn denies_warnings(&self) -> bool {
        self.deny.contains(&Deny::Warnings)
    }
}

/// What is taken for an error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Deny {
    Warnings,
    Code(String),
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make types, validators and pages of documents
    Generate(Box<Generate>),
    /// Make the HTML site of documents, and serve it if asked
    Site(Box<Site>),
    /// Check the examples of documents
    Examples(Examples),
    /// Check bodies: requests, responses
    Validate(Validate),
    /// Say what a code of a problem means
    Explain(Explain),
}

impl Default for Command {
    fn default() -> Self {
        Self::Generate(Box::default())
    }
}

// What files are made of. A doc comment would take the place of the command's own in the help.
#[derive(Args, Debug, Default)]
pub(super) struct Documents {
    /// The configuration [default: specs/armature.toml]
    #[arg(long, value_name = "FILE", conflicts_with_all = ["root", "spec"])]
    pub(super) config: Option<PathBuf>,
    /// The folder that all documents lie below
    #[arg(long, value_name = "DIR", requires_all = ["spec", "out"])]
    pub(super) root: Option<PathBuf>,
    /// Documents: paths below the root, or patterns with * and **
    #[arg(long, value_name = "PATH", num_args = 1.., requires = "root")]
    pub(super) spec: Vec<String>,
}

/// Documents are named by a configuration, or by --root, --spec and --out.
#[derive(Args, Debug, Default)]
pub(super) struct Site {
    #[command(flatten)]
    pub(super) documents: Documents,
    /// The folder of the site [default: site, below the output folder]
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    /// Resources that get no page
    #[arg(long, value_name = "GROUP/TYPE", num_args = 1.., value_parser = resource)]
    pub(super) exclude: Vec<String>,
    /// Serve the site, and make it anew when documents change
    #[arg(long, value_name = "ADDR", num_args = 0..=1, default_missing_value = "127.0.0.1:8080", value_parser = address)]
    pub(super) serve: Option<SocketAddr>,
    /// How many threads work [default: one for each core]
    #[arg(long, value_name = "N")]
    pub(super) jobs: Option<NonZeroUsize>,
}

/// Documents are named by a configuration, or by --root and --spec; without --spec all below the root are checked.
#[derive(Args, Debug, Default)]
pub(super) struct Examples {
    /// The configuration [default: specs/armature.toml]
    #[arg(long, value_name = "FILE", conflicts_with_all = ["root", "spec"])]
    pub(super) config: Option<PathBuf>,
    /// The folder that all documents lie below
    #[arg(long, value_name = "DIR")]
    pub(super) root: Option<PathBuf>,
    /// Documents: paths below the root, or patterns with * and **
    #[arg(long, value_name = "PATH", num_args = 1.., requires = "root")]
    pub(super) spec: Vec<String>,
    /// How many threads work [default: one for each core]
    #[arg(long, value_name = "N")]
    pub(super) jobs: Option<NonZeroUsize>,
}

/// Prints what is wrong with each body, and exits with 1 if something is.
#[derive(Args, Debug)]
pub(super) struct Validate {
    /// The folder that all documents lie below
    #[arg(long, value_name = "DIR")]
    pub(super) root: PathBuf,
    /// Documents: paths below the root, or patterns with * and **
    #[arg(long, value_name = "PATH", required = true, num_args = 1)]
    pub(super) spec: Vec<String>,
    /// The definition that the bodies are of
    #[arg(long = "type", value_name = "NAME")]
    pub(super) definition: String,
    /// Where the bodies go; without it nothing is said about members that go one way only
    #[arg(long, value_name = "DIRECTION")]
    pub(super) direction: Option<Way>,
    /// The bodies: files with JSON or YAML, or - for the standard input
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Way {
    Create,
    Update,
    Response,
}

#[derive(Args, Debug)]
pub(super) struct Explain {
    /// The code, such as reference::unresolved; without it all codes are listed
    pub(super) code: Option<String>,
}

/// Documents are named by a configuration, or by --root, --spec and --out.
#[derive(Args, Debug, Default)]
pub(super) struct Generate {
    #[command(flatten)]
    pub(super) documents: Documents,
    /// The folder that the files go to
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    /// The name of the generated package [default: after the output folder]
    #[arg(long = "crate", value_name = "NAME", value_parser = package)]
    pub(super) crate_name: Option<String>,
    /// Resources that get no page
    #[arg(long, value_name = "GROUP/TYPE", num_args = 1.., value_parser = resource)]
    pub(super) exclude: Vec<String>,
    /// How pages are written: as the reference pages are, or for readers [default: reference]
    #[arg(long, value_name = "STYLE")]
    pub(super) docs_style: Option<Style>,
    /// Make these only; validators come with their types [default: all]
    #[arg(long, value_name = "KINDS", value_delimiter = ',')]
    pub(super) only: Vec<Kind>,
    /// Write nothing; show what is stale, and exit with 1 if something is
    #[arg(long)]
    pub(super) check: bool,
    /// How many threads work [default: one for each core]
    #[arg(long, value_name = "N")]
    pub(super) jobs: Option<NonZeroUsize>,
    /// Raise or lower a limit of input or output
    #[arg(long, value_name = "NAME=VALUE", value_parser = limit)]
    pub(super) limit: Vec<(String, u64)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Kind {
    Types,
    Validators,
    Docs,
}

fn deny(name: &str) -> Result<Deny, String> {
    if name == "warnings" {
        return Ok(Deny::Warnings);
    }
    let code = codes::find(name).ok_or_else(|| codes::remedy(name))?;
    Ok(Deny::Code(code.name.to_owned()))
}

/// A code whose problems can be warnings.
fn soft(name: &str) -> Result<String, String> {
    match codes::find_soft(name) {
        Ok(code) => Ok(code.name.to_owned()),
        Err((message, help)) => Err(format!("{message}; {help}")),
    }
}

fn limit(text: &str) -> Result<(String, u64), String> {
    let (name, value) = text.split_once('=').unwrap_or((text, ""));
    if !Limits::NAMES.contains(&name) {
        return Err(format!("the limits are {}", Limits::NAMES.join(", ")));
    }
    let value = value
        .parse()
        .map_err(|_| "the value is a whole number".to_owned())?;
    Ok((name.to_owned(), value))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Style {
    Reference,
    Full,
}

/// An address to serve at: a port alone is one of this machine.
fn address(text: &str) -> Result<SocketAddr, String> {
    let port: Result<u16, _> = text.trim_start_matches(':').parse();
    match port {
        Ok(port) => Ok(SocketAddr::from(([127, 0, 0, 1], port))),
        Err(_) => text
            .replace("localhost:", "127.0.0.1:")
            .parse()
            .map_err(|_| "write a port, or an address such as 127.0.0.1:8080".into()),
    }
}

fn package(name: &str) -> Result<String, String> {
    match config::is_package_name(name) {
        true => Ok(name.to_owned()),
        false => Err("a name has letters, digits, `-` and `_`, and begins with a letter".into()),
    }
}

fn resource(name: &str) -> Result<String, String> {
    match config::is_resource(name) {
        true => Ok(name.to_owned()),
        false => Err("a resource is named as Group/Type".into()),
    }
}
