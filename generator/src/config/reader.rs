//! Reads values of `armature.toml`, and reports those of a wrong type.

use std::path::Path;

use toml::de::DeTable;

use super::keys;
use super::value::{Value, location};
use crate::diagnostic::{Diagnostic, Diagnostics};

/// Reads the values of a configuration.
pub(super) struct Reader<'f> {
    /// The folder that paths are relative to.
    pub(super) folder: &'f Path,
    /// The problems so far.
    pub(super) problems: Diagnostics,
}

impl Reader<'_> {
    /// Returns the table with a name in another one, with its keys checked.
    pub(super) fn table<'t>(&mut self, table: &'t DeTable<'t>, name: &str) -> Option<&'t DeTable<'t>> {
        let value = table.get(name)?;
        match value.get_ref().as_table() {
            Some(found) => {
                self.check_keys(name, found);
                Some(found)
            }
            None => {
                self.wrong_type(value, name, "a table");
                None
            }
        }
    }

    /// Returns the string with a key in a table.
    pub(super) fn string_in(&mut self, table: &DeTable<'_>, key: &str) -> Option<String> {
        self.string(table.get(key)?, key)
    }

    /// Returns a string, which `key` has as its value or in it.
    pub(super) fn string(&mut self, value: &Value<'_>, key: &str) -> Option<String> {
        let text = value.get_ref().as_str().map(str::to_owned);
        if text.is_none() {
            self.wrong_type(value, key, "a string");
        }
        text
    }

    /// Returns a boolean; false where it is something else.
    pub(super) fn flag(&mut self, value: &Value<'_>, key: &str) -> bool {
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.wrong_type(value, key, "a boolean");
        }
        flag.unwrap_or(false)
    }

    /// Returns the elements of an array; none where it is something else.
    pub(super) fn array<'t>(
        &mut self,
        value: &'t Value<'t>,
        key: &str,
        expected: &str,
    ) -> Vec<&'t Value<'t>> {
        match value.get_ref().as_array() {
            Some(array) => array.iter().collect(),
            None => {
                self.wrong_type(value, key, expected);
                Vec::new()
            }
        }
    }

    /// Reports a value that should be something else.
    pub(super) fn wrong_type(&mut self, value: &Value<'_>, key: &str, expected: &str) {
        let found = value.get_ref().type_str();
        let problem = Diagnostic::error("armature::config::type", format!("`{key}` should be {expected}"))
            .at(location(value.span()), format!("the type of this is `{found}`"));
        self.problems.push(match (key, found) {
            ("spec", "table") => problem.help("write [[spec]]: there may be several"),
            ("exclude" | "allow" | "paths", "string") => {
                problem.help("put it in brackets: there may be several")
            }
            _ => problem,
        });
    }

    /// Reports a value that has the right type and is wrong all the same.
    pub(super) fn bad_value(&mut self, value: &Value<'_>, message: &str, help: &str) {
        self.problems.push(
            Diagnostic::error("armature::config::value", message)
                .at(location(value.span()), "this value")
                .help(help),
        );
    }

    /// Reports the keys that a table may not have.
    pub(super) fn check_keys(&mut self, name: &str, table: &DeTable<'_>) {
        let unknown = table.keys().filter_map(|key| keys::unknown(name, key));
        unknown.for_each(|problem| self.problems.push(problem));
    }
}
