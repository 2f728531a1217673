//! The command line. In: arguments. Out: an exit code, and everything that is printed: problems to the standard error
//! stream, results to the standard output. One file a command. What a command does is not done here, but in the
//! library.

mod arguments;
mod examples;
mod explain;
mod generate;
mod results;
mod site;
mod terminal;
mod validate;
mod workspace;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Command};
use terminal::Terminal;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// All is well.
    Fine,
    /// There are problems in the input, or files are stale.
    Problems,
    /// The command was not used as it is meant.
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
    let global = &arguments.global;
    let outcome = match arguments.command.unwrap_or_default() {
        Command::Explain(options) => return ExitCode::from(explain::run(&options, &terminal).exit_code()),
        Command::Generate(options) => generate::run(*options, global, &terminal),
        Command::Site(options) => site::run(&options, global, &terminal),
        Command::Examples(options) => examples::run(&options, global, &terminal),
        Command::Validate(options) => validate::run(&options, global, &terminal),
    };
    terminal.finish(outcome.exit_code());
    ExitCode::from(outcome.exit_code())
}
