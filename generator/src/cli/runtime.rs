//! `armature runtime`

use super::Outcome;
use super::arguments::Runtime;
use super::generate::fail;
use super::terminal::Terminal;
use crate::diagnostic::Diagnostic;
use crate::{output, rust};

/// Runs the command: writes the package of the runtime.
pub(super) fn run(options: &Runtime, terminal: &Terminal) -> Outcome {
    match write(options) {
        Ok(path) => {
            terminal.written(&[path]);
            Outcome::Fine
        }
        Err(problem) => fail(&problem.into(), terminal),
    }
}

/// Writes the files of the package, and returns the path of its directory.
fn write(options: &Runtime) -> Result<String, Diagnostic> {
    for file in rust::runtime_package() {
        output::write_single(&options.out.join(&file.path), &file.content)?;
    }
    Ok(options.out.display().to_string())
}
