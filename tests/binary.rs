//! The command line, for tests that run it.

use std::process::ExitCode;

fn main() -> ExitCode {
    armature::cli::run(std::env::args_os())
}
