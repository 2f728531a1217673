//! Pages of the documents without errors, when others have some. In: the documents, and what is wrong with them. Out:
//! the files of those that are sound. A document is at fault when it has an error itself, when it cannot be read, and
//! when it refers to one at fault.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::files::BackEnd;
use super::input::Input;
use super::{Generation, settle};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::origin::DocumentId;
use crate::output::{File, Kind};
use crate::report::Problems;
use crate::source::Sources;

/// What was made without the documents at fault.
pub(super) struct Part {
    files: Vec<(Kind, File)>,
    left_out: Vec<String>,
}

impl Part {
    /// The files as a run's. It makes no kind as a whole, so that files of a former run are not left over.
    pub(super) fn generation(self, output: PathBuf, inputs: Vec<String>) -> Generation {
        Generation {
            files: self.files,
            made: Vec::new(),
            output,
            inputs,
            left_out: self.left_out,
            problems: Problems::new(Diagnostics::default(), None, None),
        }
    }
}

/// Leaves out the documents at fault until there are no errors, and makes files of the others. What is found on the way
/// is added to the problems. None where no document is left, and where an error is the fault of no document.
pub(super) fn make(
    config: &Config,
    input: &mut Input,
    back_end: BackEnd<Vec<(Kind, File)>>,
    diagnostics: &mut Diagnostics,
) -> Option<Part> {
    let mut files = Vec::new();
    let mut left_out = Vec::new();
    let mut found = diagnostics.clone();
    while found.has_errors() {
        let out = leave_out(input, &found)?;
        left_out.extend(out);
        (files, found) = again(config, input, back_end);
        diagnostics.complete(&found);
    }
    Some(Part { files, left_out })
}

/// Takes the documents at fault out of those that are named.
fn leave_out(input: &mut Input, found: &Diagnostics) -> Option<Vec<String>> {
    let at_fault = at_fault(&input.sources, found)?;
    let is_at_fault = |path: &String| {
        let document = input.sources.by_path(path);
        document.is_none_or(|document| at_fault.contains(&document.id()))
    };
    let (out, sound) = std::mem::take(&mut input.named)
        .into_iter()
        .partition(is_at_fault);
    input.named = sound;
    input.sources.narrow(&input.named);
    (!out.is_empty() && !input.named.is_empty()).then_some(out)
}

/// Makes files of the documents that are left.
fn again(
    config: &Config,
    input: &mut Input,
    back_end: BackEnd<Vec<(Kind, File)>>,
) -> (Vec<(Kind, File)>, Diagnostics) {
    let mut found = Diagnostics::default();
    let model = input.model(&mut found);
    // The first run has said what there is to say; what only documents that are left out make use of is not unused.
    found.drop_warnings();
    let files = match found.has_errors() {
        true => Vec::new(),
        false => back_end(config, input, &model, &mut found),
    };
    settle(config, &mut found);
    (files, found)
}

/// The documents that have errors, and those that refer to them. None where an error is the fault of no document.
fn at_fault(sources: &Sources, found: &Diagnostics) -> Option<BTreeSet<DocumentId>> {
    let errors = found.iter().filter(|problem| problem.severity == Severity::Error);
    let mut faulty = BTreeSet::new();
    for error in errors {
        let own = documents_of(error, sources);
        if own.is_empty() {
            return None;
        }
        faulty.extend(own);
    }
    Some(sources.dependants(faulty))
}

/// The documents that an error is about. What cannot be read has its problem where it is named, be it in the
/// configuration.
fn documents_of(error: &Diagnostic, sources: &Sources) -> Vec<DocumentId> {
    let unread: Vec<DocumentId> = sources.failed(error).collect();
    if !unread.is_empty() {
        return unread;
    }
    let document = error.place.map(|place| place.document());
    document.filter(|id| sources.has(*id)).into_iter().collect()
}
