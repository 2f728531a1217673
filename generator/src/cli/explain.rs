//! `armature explain`

use super::Outcome;
use super::arguments::Explain;
use super::terminal::Terminal;
use crate::diagnostic::codes;

/// Runs the command: explains a code, or lists all of them.
pub(super) fn run(options: &Explain, terminal: &Terminal) -> Outcome {
    let Some(name) = &options.code else {
        codes::all()
            .chain(codes::changes())
            .chain(codes::findings())
            .for_each(|code| terminal.code(code));
        return Outcome::Fine;
    };
    match codes::explained(name) {
        Some(code) => {
            terminal.explanation(code);
            Outcome::Fine
        }
        None => {
            let remedy = codes::remedy(name);
            terminal.error(&format!("unknown code `{name}`; {remedy}"));
            Outcome::WrongUse
        }
    }
}
