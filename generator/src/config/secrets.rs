//! Properties that hold secrets although their documents do not say so.

use toml::de::DeTable;

use super::Config;
use super::reader::Reader;
use super::value::location;
use crate::diagnostic::{Diagnostic, SourceLocation};

/// An entry of `[secrets] paths`.
#[derive(Clone, Debug)]
pub(crate) struct SecretPath {
    /// The paths of the properties, as a pattern.
    pub(crate) pattern: String,
    /// Where the configuration says so.
    pub(crate) location: Option<SourceLocation>,
}

impl SecretPath {
    /// Returns the ids of the properties that the entry names by their paths.
    ///
    /// # Errors
    /// When the pattern is malformed.
    pub(crate) fn matches<T: Copy>(&self, properties: &[(String, T)]) -> Result<Vec<T>, Diagnostic> {
        let pattern = glob::Pattern::new(&self.pattern).map_err(|error| self.malformed(error.msg))?;
        let options = glob::MatchOptions {
            require_literal_separator: true,
            ..glob::MatchOptions::default()
        };
        let found = properties.iter();
        Ok(found
            .filter(|(path, _)| pattern.matches_with(path, options))
            .map(|(_, id)| *id)
            .collect())
    }

    fn malformed(&self, message: &str) -> Diagnostic {
        let problem = Diagnostic::error(
            "armature::config::value",
            format!("the pattern is malformed: {message}"),
        );
        let problem = match self.location {
            Some(location) => problem.at(location, "this value"),
            None => problem,
        };
        problem.help("`*` matches a name or a part of it, `**` any folders")
    }
}

impl Reader<'_> {
    pub(super) fn secrets(&mut self, table: &DeTable<'_>, config: &mut Config) {
        let Some(list) = table.get("paths") else { return };
        for entry in self.array(list, "paths", "an array of patterns") {
            if let Some(pattern) = self.string(entry, "paths") {
                let location = Some(location(entry.span()));
                config.secrets.push(SecretPath { pattern, location });
            }
        }
    }
}
