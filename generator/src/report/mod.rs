//! Problems and findings as people and other programs read them. In: the problems of a run with the texts that they
//! point into, and findings. Out: text as a compiler prints it, JSON lines, workflow commands of GitHub, or a SARIF log.
//! Nothing is printed here.

pub(crate) mod change;
pub(crate) mod github;
mod human;
mod json;
mod record;
mod rules;
pub(crate) mod sarif;
mod snippet;
mod text;

use std::fmt;

pub(crate) use record::{Level, Location, Record};
pub(crate) use text::Configuration;

use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::examples::Finding;
use crate::source::Sources;
use text::Texts;

/// The problems of a run together with the texts that they point into. As an error it reads like the messages of a
/// compiler, without colours.
pub struct Problems {
    content: Box<Content>,
}

struct Content {
    diagnostics: Diagnostics,
    sources: Option<Sources>,
    configuration: Option<Configuration>,
}

impl Problems {
    /// Problems that point into documents, or into the configuration, where there are such.
    pub(crate) fn new(
        diagnostics: Diagnostics,
        sources: Option<Sources>,
        configuration: Option<Configuration>,
    ) -> Self {
        let content = Content {
            diagnostics,
            sources,
            configuration,
        };
        Self {
            content: Box::new(content),
        }
    }

    /// Returns the problems.
    pub fn diagnostics(&self) -> &Diagnostics {
        &self.content.diagnostics
    }

    /// Returns the problems, to be changed.
    pub(crate) fn diagnostics_mut(&mut self) -> &mut Diagnostics {
        &mut self.content.diagnostics
    }

    /// Returns the problems as a compiler prints them, ending with a count; empty where there is none. `colours` are
    /// those of a terminal.
    pub fn human(&self, colours: bool) -> String {
        let texts = self.texts();
        human::render(self.diagnostics(), &self.in_order(&texts), &texts, colours)
    }

    /// Returns the problems as JSON, one object a line; empty where there is none.
    pub fn json(&self) -> String {
        let texts = self.texts();
        json::render(&self.in_order(&texts), &texts)
    }

    /// Returns the problems with their locations resolved.
    pub(crate) fn records(&self) -> Vec<Record> {
        let texts = self.texts();
        let all = self.in_order(&texts).into_iter();
        all.map(|diagnostic| Record::of_diagnostic(diagnostic, &texts))
            .collect()
    }

    fn texts(&self) -> Texts<'_> {
        Texts::new(self.content.sources.as_ref(), self.content.configuration.as_ref())
    }

    /// Warnings before errors, so that errors come last and are seen; then by location.
    fn in_order(&self, texts: &Texts<'_>) -> Vec<&Diagnostic> {
        let mut list: Vec<&Diagnostic> = self.diagnostics().iter().collect();
        list.sort_by_cached_key(|d| {
            let location = d.location.map(|location| texts.order(location));
            (d.severity, location, d.code, d.message.clone())
        });
        list
    }
}

impl From<Diagnostic> for Problems {
    fn from(diagnostic: Diagnostic) -> Self {
        Self::new(diagnostic.into(), None, None)
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.human(false).trim_end())
    }
}

/// The same as the message: `main` of a build script prints errors so.
impl fmt::Debug for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Problems {}

/// Renders a finding as a compiler does, with a blank line behind it.
pub(crate) fn finding(finding: &Finding, colours: bool) -> String {
    human::finding(finding, colours)
}

/// `2 errors, 1 warning`
pub(crate) fn counts(diagnostics: &Diagnostics) -> String {
    let say = |count: usize, word: &str| match count {
        0 => None,
        1 => Some(format!("1 {word}")),
        _ => Some(format!("{count} {word}s")),
    };
    let parts = [
        say(diagnostics.count(Severity::Error), "error"),
        say(diagnostics.count(Severity::Warning), "warning"),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
