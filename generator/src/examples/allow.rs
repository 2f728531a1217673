//! Findings that a team has agreed to live with for now.

use glob::Pattern;

use super::code::OperationCode;
use super::finding::Finding;
use crate::support::check::Code;

/// Findings that are left out: those of a code, in files that a pattern names.
#[derive(Clone, Debug)]
pub struct Allow {
    /// The code; all of them where there is none.
    pub code: Option<&'static str>,
    /// What the path of the example or of the document must match; every path where there is none.
    pub path: Option<Pattern>,
}

impl Allow {
    /// Returns the code with a name, whatever the case of its letters.
    pub fn code(name: &str) -> Option<&'static str> {
        Self::codes().find(|known| known.eq_ignore_ascii_case(name))
    }

    /// Returns the names of all codes.
    pub fn codes() -> impl Iterator<Item = &'static str> {
        let of_values = Code::ALL.iter().map(|code| code.as_str());
        of_values.chain(OperationCode::ALL.iter().map(|code| code.as_str()))
    }

    /// Returns whether a finding is left out.
    pub(super) fn covers(&self, finding: &Finding) -> bool {
        let code = self.code.is_none_or(|code| code == finding.code);
        code && self.path.as_ref().is_none_or(|pattern| {
            let rule = finding.rule.as_ref();
            matches(pattern, &finding.example.path) || rule.is_some_and(|rule| matches(pattern, &rule.path))
        })
    }
}

/// Returns whether a pattern matches a path, or one of the folders at its beginning.
fn matches(pattern: &Pattern, path: &str) -> bool {
    let parts = std::iter::once(path).chain(path.match_indices('/').map(|(slash, _)| &path[slash + 1..]));
    parts.into_iter().any(|part| pattern.matches(part))
}
