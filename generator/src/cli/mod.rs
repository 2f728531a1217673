//! The command line. In: arguments. Out: an exit code, and everything that is printed: problems to the standard error
//! stream, results to the standard output. One file a command. What a command does is not done here, but in the
//! library.

mod arguments;
mod completions;
mod diff;
mod examples;
mod explain;
mod generate;
mod init;
mod man;
mod results;
mod runtime;
mod site;
mod terminal;
mod validate;
mod values;
mod workspace;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;

use crate::config;
use arguments::{Arguments, Command};
use terminal::Terminal;

/// The configuration that is read if none is named.
const CONFIGURATION: &str = "specs/armature.toml";

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// All is well.
    Fine,
    /// There are problems in the input, or files are stale.
    Problems,
    /// The command was not used as it is meant, or has no answer.
    WrongUse,
}

impl Outcome {
    fn exit_code(self) -> u8 {
        match self {
            Outcome::Fine => 0,
            Outcome::Problems => 1,
            Outcome::WrongUse => 2,
        }
    }
}

/// Runs a command. `arguments` begin with the name of the program.
pub fn run(arguments: impl IntoIterator<Item = impl Into<OsString> + Clone>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are no errors, and go to the standard output.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let terminal = Terminal::new(&arguments.global);
    let outcome = outcome(arguments, &terminal);
    ExitCode::from(outcome.exit_code())
}

/// Runs the command that the arguments name.
fn outcome(arguments: Arguments, terminal: &Terminal) -> Outcome {
    let global = &arguments.global;
    let outcome = match arguments.command.unwrap_or_default() {
        Command::Generate(options) => generate::run(*options, global, terminal),
        Command::Site(options) => site::run(&options, global, terminal),
        Command::Examples(options) => examples::run(&options, global, terminal),
        Command::Validate(options) => validate::run(&options, global, terminal),
        Command::Diff(options) => diff::run(&options, global, terminal),
        Command::Init(options) => init::run(&options, terminal),
        Command::Man(options) => man::run(&options, terminal),
        Command::Runtime(options) => runtime::run(&options, terminal),
        // What follows prints a text and reports nothing.
        Command::Explain(options) => return explain::run(&options, terminal),
        Command::Schema => return terminal.text(&config::json_schema()),
        Command::Completions(options) => return completions::run(&options, terminal),
    };
    terminal.finish(outcome.exit_code());
    outcome
}
