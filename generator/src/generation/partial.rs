//! Pages of the documents without errors, when others have some. In: the documents, and what is wrong with them. Out:
//! the files of those that are sound, in a sink. A document is at fault when an error is in it or in what its references resolve
//! to, and when it cannot be read. Errors elsewhere in documents that it refers to are no matter of its pages.

use std::collections::HashMap;
use std::path::PathBuf;

use rayon::prelude::*;

use super::files::BackEnd;
use super::gaps::Gaps;
use super::input::Input;
use super::{Generation, settle};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, SourceLocation};
use crate::output::Sink;
use crate::report::Problems;
use crate::source::Sources;
use crate::{Analysis, Extent};

/// What was made without the documents at fault.
pub(super) struct Part {
    pub(super) left_out: Vec<String>,
    pub(super) gaps: Gaps,
}

impl Part {
    /// Returns the files of a sink as a run's. It makes no kind as a whole, so that files of a former run are not left over.
    pub(super) fn generation(self, sink: Sink, output: PathBuf, inputs: Vec<String>) -> Generation {
        let (files, stage) = sink.finish();
        Generation {
            files,
            stage,
            made: Vec::new(),
            output,
            inputs,
            left_out: self.left_out,
            embedded: false,
            gaps: self.gaps,
            problems: Problems::new(Diagnostics::default(), None, None),
            looked_at: None,
        }
    }
}

/// Leaves out the documents at fault and makes files of the others. What is found on the way is added to the problems.
/// None where no document is left, and where an error is the fault of no document.
pub(super) fn make(
    config: &Config,
    input: &mut Input,
    back_end: (BackEnd, &Sink),
    diagnostics: &mut Diagnostics,
) -> Option<Part> {
    let mut left_out = leave_out(input, diagnostics)?;
    loop {
        let found = again(config, input, back_end);
        diagnostics.complete(&found);
        let added = leave_out(input, &found)?;
        if added.is_empty() {
            return Some(Part {
                left_out,
                gaps: Gaps::default(),
            });
        }
        left_out.extend(added);
    }
}

/// Takes the documents at fault out of those that are named.
fn leave_out(input: &mut Input, found: &Diagnostics) -> Option<Vec<String>> {
    let errors = found.iter().filter(|problem| problem.severity == Severity::Error);
    let errors = errors.filter(|problem| !is_of_site(problem));
    let locations = locations(&input.sources, errors)?;
    let sources = &input.sources;
    let is_at_fault = |path: &String| {
        let reach = sources.by_path(path).map(|document| sources.reach(document));
        reach.is_none_or(|reach| locations.iter().any(|location| reach.has(*location)))
    };
    let (out, sound) = std::mem::take(&mut input.named)
        .into_par_iter()
        .partition(is_at_fault);
    input.named = sound;
    input.sources.narrow(&input.named);
    (!input.named.is_empty()).then_some(out)
}

/// Makes files of the documents that are left.
fn again(config: &Config, input: &mut Input, (back_end, sink): (BackEnd, &Sink)) -> Diagnostics {
    let mut found = Diagnostics::default();
    let analysis = Analysis::of(&input.sources, &input.named, Extent::Types, &mut found);
    // The first run has said what there is to say; what only documents that are left out make use of is not unused.
    found.drop_warnings();
    sink.clear();
    back_end(config, input, &analysis, sink, &mut found);
    settle(config, &mut found);
    found
}

/// Returns whether a problem is about a page of the site: it costs no document, the page is there all the same.
pub(super) fn is_of_site(problem: &Diagnostic) -> bool {
    problem.code.split("::").nth(1) == Some("site")
}

/// Returns where errors are; `None` where one is in no document. What cannot be read has its problem where it is named,
/// be it in the configuration.
pub(super) fn locations<'d>(
    sources: &Sources,
    errors: impl Iterator<Item = &'d Diagnostic>,
) -> Option<Vec<SourceLocation>> {
    let mut failed: HashMap<&Diagnostic, Vec<SourceLocation>> = HashMap::new();
    for (document, problem) in sources.failures() {
        failed
            .entry(problem)
            .or_default()
            .push(SourceLocation::Document(document));
    }
    let mut locations = Vec::new();
    for error in errors {
        match (failed.get(error), error.location) {
            (Some(documents), _) => locations.extend(documents),
            (None, Some(location)) if sources.has(location.document()) => locations.push(location),
            _ => return None,
        }
    }
    Some(locations)
}
