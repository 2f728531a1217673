//! `armature completions`

use clap::CommandFactory;

use super::Outcome;
use super::arguments::{Arguments, Completions};
use super::terminal::Terminal;

/// Runs the command.
pub(super) fn run(options: &Completions, terminal: &Terminal) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(options.shell, &mut Arguments::command(), "armature", &mut script);
    terminal.text(&String::from_utf8_lossy(&script))
}
