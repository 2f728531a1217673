//! Patterns that need no look-around and no back-references: matched in time linear in the text.

use std::sync::OnceLock;

use super::Matcher;

/// A pattern, compiled when it is first used.
pub struct Plain<T> {
    text: T,
    compiled: OnceLock<Option<regex::Regex>>,
}

impl<T: AsRef<str>> Plain<T> {
    /// Returns the pattern with a text in the syntax of `regex`.
    pub const fn new(text: T) -> Self {
        Self {
            text,
            compiled: OnceLock::new(),
        }
    }

    /// Returns the compiled pattern; `None` where the text is none, which the generator lets not happen.
    pub fn compiled(&self) -> Option<&regex::Regex> {
        let compile = || regex::Regex::new(self.text.as_ref()).ok();
        self.compiled.get_or_init(compile).as_ref()
    }
}

impl<T: AsRef<str> + Sync> Matcher for Plain<T> {
    fn is_match(&self, text: &str) -> Option<bool> {
        Some(self.compiled().is_none_or(|compiled| compiled.is_match(text)))
    }
}
