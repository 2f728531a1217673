//! What is made in spite of errors where the configuration asks for it: everything but what is at fault.

use super::files::BackEnd;
use super::gaps::Gaps;
use super::input::Input;
use super::partial::{self, Part};
use super::settle;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, SourceLocation, codes};
use crate::output::Sink;
use crate::{Analysis, Extent};

/// How often the model is made again because of errors that only showed without what was at fault before.
const ROUNDS: usize = 8;

/// Makes files of what is not at fault. What is found on the way is added to the problems. Returns `None` if an error is not
/// in a document.
pub(super) fn make(
    config: &Config,
    input: &mut Input,
    (back_end, sink): (BackEnd, &Sink),
    diagnostics: &mut Diagnostics,
) -> Option<Part> {
    let mut locations = partial::locations(&input.sources, errors(diagnostics))?;
    let unread = unread(input);
    for _ in 0..ROUNDS {
        let mut found = Diagnostics::default();
        let mut model = crate::lower(&input.sources, &input.named, &mut found);
        input.annotate(&mut model, &mut found);
        let gaps = Gaps::make(&input.sources, &mut model, &locations);
        let analysis = Analysis::of_model(model, Extent::Types, &mut found);
        let added: Vec<SourceLocation> = partial::locations(&input.sources, errors(&found))?
            .into_iter()
            .filter(|location| !locations.contains(location))
            .collect();
        // The first run has said what there is to say; what only operations that are left out make use of is not unused.
        found.drop_warnings();
        if added.is_empty() {
            sink.clear();
            back_end(config, input, &analysis, sink, &mut found);
            settle(config, &mut found);
            diagnostics.complete(&found);
            if sink.is_full() || sink.problem().is_some() {
                return None;
            }
            return Some(Part {
                left_out: unread,
                gaps,
            });
        }
        diagnostics.complete(&found);
        locations.extend(added);
    }
    None
}

/// Returns the problems that are errors by themselves, not because warnings count as errors: nothing is at fault with those.
fn errors(diagnostics: &Diagnostics) -> impl Iterator<Item = &Diagnostic> {
    let is_error = |problem: &&Diagnostic| {
        codes::severity(problem.code) == Severity::Error && !partial::is_of_site(problem)
    };
    diagnostics.iter().filter(is_error)
}

/// Takes the documents that cannot be read out of those that are named, and returns their paths.
fn unread(input: &mut Input) -> Vec<String> {
    let sources = &input.sources;
    let is_unread = |path: &String| {
        let id = sources.by_path(path).map(|document| document.id());
        id.is_none_or(|id| sources.failures().any(|(failed, _)| failed == id))
    };
    let (unread, read) = std::mem::take(&mut input.named).into_iter().partition(is_unread);
    input.named = read;
    unread
}
