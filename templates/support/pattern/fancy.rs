//! Patterns with look-around or back-references: matched with a bound on the steps that may be taken back.

use std::sync::OnceLock;

use super::Matcher;

/// A pattern, compiled when it is first used.
pub struct Fancy<T> {
    text: T,
    compiled: OnceLock<Option<fancy_regex::Regex>>,
}

impl<T: AsRef<str>> Fancy<T> {
    /// How often a match may go back and try again.
    const MOST_STEPS: usize = 100_000;

    /// Returns the pattern with a text in the syntax of `fancy-regex`.
    pub const fn new(text: T) -> Self {
        Self {
            text,
            compiled: OnceLock::new(),
        }
    }

    /// Returns the compiled pattern; `None` where the text is none, which the generator lets not happen.
    pub fn compiled(&self) -> Option<&fancy_regex::Regex> {
        let compile = || {
            let mut builder = fancy_regex::RegexBuilder::new(self.text.as_ref());
            builder.backtrack_limit(Self::MOST_STEPS).build().ok()
        };
        self.compiled.get_or_init(compile).as_ref()
    }
}

impl<T: AsRef<str> + Sync> Matcher for Fancy<T> {
    fn is_match(&self, text: &str) -> Option<bool> {
        match self.compiled() {
            Some(compiled) => compiled.is_match(text).ok(),
            None => Some(true),
        }
    }
}
