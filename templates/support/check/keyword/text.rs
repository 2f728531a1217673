//! `minLength`, `maxLength`, `pattern`, and `format` of strings.

use super::super::code::{Code, Severity};
use super::super::format::{Format, Verdict};
use super::super::location::Location;
use super::super::slow::{SlowPath, shown_text};

/// Keywords for strings.
#[derive(Clone, Copy, Debug)]
pub struct Text<'a> {
    /// `minLength`, in code points.
    pub min: usize,
    /// `maxLength`, in code points.
    pub max: usize,
    /// `pattern`
    pub pattern: Option<Pattern<'a>>,
    /// `format`
    pub format: Option<Format>,
}

/// A pattern: its text in the document, and what matches it.
#[derive(Clone, Copy)]
pub struct Pattern<'a> {
    /// The pattern as the document has it.
    pub text: &'a str,
    /// What matches it.
    pub matcher: &'a dyn Matcher,
}

impl std::fmt::Debug for Pattern<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        self.text.fmt(f)
    }
}

/// What decides whether a text has a match of a pattern.
pub trait Matcher: Sync {
    /// Returns whether the text has a match; `None` where that takes more steps than are allowed.
    fn is_match(&self, text: &str) -> Option<bool>;
}

impl Text<'_> {
    /// No constraint.
    pub const ANY: Self = Self {
        min: 0,
        max: usize::MAX,
        pattern: None,
        format: None,
    };

    /// Returns whether nothing, not even a warning, is to be said of a string.
    pub(in super::super) fn accepts(&self, text: &str) -> bool {
        // A code point has one to four bytes, so most lengths are clear without a count.
        let is_long = text.len() >= self.min.saturating_mul(4) || text.chars().count() >= self.min;
        let is_short = text.len() <= self.max || text.chars().count() <= self.max;
        is_long
            && is_short
            && self
                .format
                .is_none_or(|format| format.accepts(text) == Verdict::Fine)
            && self
                .pattern
                .is_none_or(|pattern| pattern.matcher.is_match(text) == Some(true))
    }

    /// Reports each keyword that a string violates.
    #[cold]
    pub(in super::super) fn report(&self, path: &mut SlowPath<'_>, at: &Location<'_, '_>, text: &str) {
        let shown = || shown_text(at, text);
        let length = text.chars().count();
        if length < self.min {
            path.report(Code::MinLength, at, || {
                let (text, min) = (shown(), self.min);
                format!("{text} is too short: it has {length} of at least {min} characters")
            });
        }
        if length > self.max {
            path.report(Code::MaxLength, at, || {
                let (text, max) = (shown(), self.max);
                format!("{text} is too long: it has {length} of at most {max} characters")
            });
        }
        if let Some(Pattern {
            text: pattern,
            matcher,
        }) = self.pattern
        {
            match matcher.is_match(text) {
                Some(true) => {}
                outcome => path.report(Code::Pattern, at, || match outcome {
                    Some(_) => format!("{} does not match the pattern {pattern}", shown()),
                    None => format!(
                        "{} takes too many steps to match with the pattern {pattern}",
                        shown()
                    ),
                }),
            }
        }
        if let Some(format) = self.format {
            let (severity, why) = match format.accepts(text) {
                Verdict::Fine => return,
                Verdict::Tolerable(why) => (Severity::Warning, why),
                Verdict::Wrong => (Severity::Error, ""),
            };
            path.report_as(Code::InvalidFormat, severity, at, || {
                format!("{} does not have the format {}{why}", shown(), format.name())
            });
        }
    }
}
