//! `armature man`

use std::io;
use std::path::Path;

use clap::{Command, CommandFactory};

use super::Outcome;
use super::arguments::{self, Arguments};
use super::generate::fail;
use super::terminal::Terminal;
use crate::diagnostic::Diagnostic;
use crate::output;

/// Runs the command: prints the page of the program, or writes the pages of all commands.
pub(super) fn run(options: &arguments::Man, terminal: &Terminal) -> Outcome {
    let mut command = Arguments::command().disable_help_subcommand(true);
    command.build();
    let pages = pages(&command).unwrap_or_default();
    match &options.out {
        None => terminal.text(pages.first().map_or("", |(_, page)| page)),
        Some(folder) => match write(folder, &pages) {
            Ok(paths) => {
                terminal.written(&paths);
                Outcome::Fine
            }
            Err(problem) => fail(&problem.into(), terminal),
        },
    }
}

/// Returns the names and the texts of all pages: that of the program, and one for each command.
fn pages(program: &Command) -> io::Result<Vec<(String, String)>> {
    std::iter::once(program)
        .chain(program.get_subcommands())
        .map(|command| {
            let page = clap_mangen::Man::new(command.clone());
            let mut text = Vec::new();
            page.render(&mut text)?;
            Ok((page.get_filename(), String::from_utf8_lossy(&text).into_owned()))
        })
        .collect()
}

fn write(folder: &Path, pages: &[(String, String)]) -> Result<Vec<String>, Diagnostic> {
    pages
        .iter()
        .map(|(name, text)| {
            let path = folder.join(name);
            output::write_single(&path, text)?;
            Ok(path.display().to_string())
        })
        .collect()
}
