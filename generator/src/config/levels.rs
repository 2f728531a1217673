//! What a configuration says about codes: the severity of problems, and findings that are suppressed.

use toml::de::DeTable;

use super::Config;
use super::reader::Reader;
use super::value::{Value, location};
use crate::diagnostic::{Level, Severity, codes, near};
use crate::diff;
use crate::examples::Allow;

impl Reader<'_> {
    pub(super) fn allow(&mut self, value: &Value<'_>) -> Vec<&'static str> {
        let mut list = Vec::new();
        for entry in self.array(value, "allow", "an array of strings") {
            let Some(text) = self.string(entry, "allow") else {
                continue;
            };
            match codes::find_soft(&text) {
                Ok(code) => list.push(code.name),
                Err((message, help)) => self.bad_value(entry, &message, &help),
            }
        }
        list
    }

    /// `[severity]`: codes, each with `"allow"`, `"warn"` or `"deny"`.
    pub(super) fn severity(&mut self, value: &Value<'_>, config: &mut Config) {
        let Some(table) = value.get_ref().as_table() else {
            return self.wrong_type(value, "severity", "a table");
        };
        let names = Level::BY_NAME.map(|(name, _)| name);
        for (key, value) in table {
            let key = key.get_ref();
            let Some(word) = self.string(value, key) else {
                continue;
            };
            let level = Level::BY_NAME.iter().find(|(name, _)| *name == word);
            match (codes::find_soft(key), level) {
                // What is an error by default is denied already.
                (Err(_), Some((_, Level::Deny))) if codes::find(key).is_some() => {}
                (Err((message, help)), _) => self.bad_value(value, &message, &help),
                (Ok(_), None) => self.bad_value(
                    value,
                    &format!("unknown severity `{word}`"),
                    &near::remedy(&word, names, near::one_of(names)),
                ),
                (Ok(code), Some((_, level))) => drop(config.levels.insert(code.name, *level)),
            }
        }
    }

    /// Findings in examples that are left out: `{ code = "…", path = "…" }`, each of the two or both.
    pub(super) fn findings(&mut self, value: &Value<'_>) -> Vec<Allow> {
        let mut list = Vec::new();
        for entry in self.array(
            value,
            "allow",
            "an array of tables such as { code = \"PATTERN\" }",
        ) {
            let Some(table) = entry.get_ref().as_table() else {
                self.wrong_type(entry, "allow", "a table such as { code = \"PATTERN\" }");
                continue;
            };
            self.check_keys("examples.allow", table);
            let code = table.get("code").and_then(|code| self.finding(code));
            let path = table.get("path").and_then(|path| self.pattern(path, "path"));
            if code.is_some() || path.is_some() {
                list.push(Allow { code, path });
            }
        }
        list
    }

    /// `[diff]`: how versions are compared, and changes that are left out.
    pub(super) fn diff(&mut self, table: &DeTable<'_>, config: &mut Config) {
        config.diff.is_frozen = table.get("frozen").map(|value| self.flag(value, "frozen"));
        config.diff.names = table.get("sdk").is_some_and(|value| self.flag(value, "sdk"));
        let Some(list) = table.get("allow") else { return };
        let expected = "an array of tables such as { code = \"diff::header-removed\" }";
        for entry in self.array(list, "allow", expected) {
            let Some(table) = entry.get_ref().as_table() else {
                self.wrong_type(
                    entry,
                    "allow",
                    "a table such as { code = \"diff::header-removed\" }",
                );
                continue;
            };
            let problems = self.problems.count(Severity::Error);
            self.check_keys("diff.allow", table);
            // It is for those who read the configuration.
            self.string_in(table, "reason");
            let allow = diff::Allow {
                code: table.get("code").and_then(|code| self.change(code)),
                operation: table
                    .get("operation")
                    .and_then(|value| self.pattern(value, "operation")),
                path: table.get("path").and_then(|value| self.pattern(value, "path")),
                message: self.string_in(table, "message"),
                version: self.string_in(table, "version"),
                location: Some(location(entry.span())),
            };
            if self.problems.count(Severity::Error) > problems {
                continue;
            }
            match allow.covers_all() {
                true => self.bad_value(
                    entry,
                    "the entry allows every change",
                    "name a code, an operation, a path, a part of the message or a version",
                ),
                false => config.diff.allow.push(allow),
            }
        }
    }

    fn change(&mut self, value: &Value<'_>) -> Option<&'static str> {
        let text = self.string(value, "code")?;
        let code = codes::find(&text).filter(|code| code.is_change);
        if code.is_none() {
            self.bad_value(
                value,
                &format!("`{text}` is not the code of a change"),
                &codes::remedy(&text),
            );
        }
        code.map(|code| code.name)
    }

    fn finding(&mut self, value: &Value<'_>) -> Option<&'static str> {
        let text = self.string(value, "code")?;
        let code = Allow::code(&text);
        if code.is_none() {
            let otherwise = near::one_of(Allow::codes());
            self.bad_value(
                value,
                &format!("unknown code `{text}` of a finding"),
                &near::remedy(&text, Allow::codes(), otherwise),
            );
        }
        code
    }

    /// Reads an array of patterns.
    pub(super) fn patterns(&mut self, value: &Value<'_>, key: &str) -> Vec<glob::Pattern> {
        let list = self.array(value, key, "an array of patterns");
        list.into_iter()
            .filter_map(|entry| self.pattern(entry, key))
            .collect()
    }

    /// Returns a pattern, which `key` has as its value or in it.
    pub(super) fn pattern(&mut self, value: &Value<'_>, key: &str) -> Option<glob::Pattern> {
        let text = self.string(value, key)?;
        match glob::Pattern::new(&text) {
            Ok(pattern) => Some(pattern),
            Err(error) => {
                self.bad_value(
                    value,
                    &format!("the pattern is malformed: {}", error.msg),
                    "`**` matches any folders",
                );
                None
            }
        }
    }
}
