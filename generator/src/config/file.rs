//! `armature.toml`. Read key by key, so that every problem has its location and all of them are reported.

use std::path::Path;

use toml::de::DeTable;

use super::reader::Reader;
use super::value::{Value, location};
use super::{Config, Spec, Style};
use crate::diagnostic::{Diagnostic, Diagnostics, Level, near};
use crate::limits::Limits;
use crate::report::{Configuration, Problems};
use crate::source;

/// Reads a configuration file.
pub(super) fn load(path: &Path) -> Result<Config, Problems> {
    let text = source::text(path).map_err(|error| missing(path, &error))?;
    parse(path, text)
}

/// Reads the text of a configuration file. Paths in it are relative to the folder of `path`.
pub(super) fn parse(path: impl AsRef<Path>, text: String) -> Result<Config, Problems> {
    let path = path.as_ref();
    let file = Configuration {
        path: path.display().to_string(),
        text,
    };
    let folder = path.parent().unwrap_or(Path::new("")).to_owned();
    let mut reader = Reader {
        folder: &folder,
        problems: Diagnostics::default(),
    };
    let config = match DeTable::parse(&file.text) {
        Ok(table) => reader.config(table.get_ref()),
        Err(error) => {
            reader.problems.push(
                Diagnostic::error("armature::config::syntax", "the configuration is not valid TOML")
                    .at(location(error.span().unwrap_or_default()), error.message()),
            );
            Config::of(folder.clone())
        }
    };
    match reader.problems.has_errors() {
        true => Err(Problems::new(reader.problems, None, Some(file))),
        false => Ok(Config {
            file: Some(file),
            ..config
        }),
    }
}

fn missing(path: &Path, error: &std::io::Error) -> Diagnostic {
    Diagnostic::error(
        "armature::config::missing",
        format!("the configuration `{}` cannot be read: {error}", path.display()),
    )
    .help("name a configuration with `--config`, or documents with `--root`, `--spec` and `--out`")
}

impl Reader<'_> {
    fn config(&mut self, table: &DeTable<'_>) -> Config {
        self.check_keys("", table);
        // It is for editors, which read the schema that it names.
        self.string_in(table, "$schema");
        let root = self.string_in(table, "root");
        let mut config = Config::of(self.folder.join(root.as_deref().unwrap_or(".")));
        config.root.location = table.get("root").map(|value| location(value.span()));
        if let Some(value) = table.get("keep-going") {
            config.keep_going = self.flag(value, "keep-going");
        }
        if let Some(list) = table.get("allow") {
            let codes = self.allow(list);
            config
                .levels
                .extend(codes.into_iter().map(|code| (code, Level::Allow)));
        }
        if let Some(severity) = table.get("severity") {
            self.severity(severity, &mut config);
        }
        if let Some(output) = self.table(table, "output") {
            self.output(output, &mut config);
        }
        if let Some(secrets) = self.table(table, "secrets") {
            self.secrets(secrets, &mut config);
        }
        if let Some(calls) = self.table(table, "calls") {
            self.calls(calls, &mut config);
        }
        if let Some(types) = self.table(table, "types") {
            self.types(types, &mut config);
        }
        config.remarks = self.folder.join("remarks");
        if let Some(docs) = self.table(table, "docs") {
            self.docs(docs, &mut config);
        }
        if let Some(examples) = self.table(table, "examples")
            && let Some(list) = examples.get("allow")
        {
            config.examples = self.findings(list);
        }
        if let Some(diff) = self.table(table, "diff") {
            self.diff(diff, &mut config);
        }
        if let Some(limits) = self.table(table, "limits") {
            self.limits(limits, &mut config.limits);
        }
        if let Some(list) = table.get("spec") {
            config.specs = self.specs(list);
        }
        config
    }

    fn docs(&mut self, docs: &DeTable<'_>, config: &mut Config) {
        if let Some(list) = docs.get("exclude") {
            config.exclude = self.exclude(list);
        }
        if let Some(url) = self.string_in(docs, "source-url") {
            config.source_url = Some(url);
        }
        if let Some(folder) = self.string_in(docs, "remarks") {
            config.remarks = self.folder.join(folder);
            config.remarks_named = true;
            config.remarks_location = docs.get("remarks").map(|value| location(value.span()));
        }
        if let Some(title) = self.string_in(docs, "title") {
            config.title = Some(title);
        }
        config.site_config = self.site(docs);
        if let Some(style) = docs.get("style").and_then(|value| self.style(value)) {
            config.style = style;
        }
    }

    fn specs(&mut self, value: &Value<'_>) -> Vec<Spec> {
        let mut specs = Vec::new();
        for entry in self.array(value, "spec", "an array of tables, each beginning with [[spec]]") {
            let Some(table) = entry.get_ref().as_table() else {
                self.wrong_type(entry, "spec", "a table that begins with [[spec]]");
                continue;
            };
            self.check_keys("spec", table);
            let Some(path) = table.get("path") else {
                self.problems.push(
                    Diagnostic::error("armature::config::value", "a `[[spec]]` has no `path`")
                        .at(location(entry.span()), "this names no document")
                        .help("write path = \"folder/document.json\", or a pattern"),
                );
                continue;
            };
            let exclude = table.get("exclude").map(|list| self.patterns(list, "exclude"));
            if let Some(pattern) = self.string(path, "path") {
                let location = Some(location(path.span()));
                specs.push(Spec {
                    pattern,
                    exclude: exclude.unwrap_or_default(),
                    location,
                });
            }
        }
        specs
    }

    fn exclude(&mut self, value: &Value<'_>) -> Vec<String> {
        let mut list = Vec::new();
        for entry in self.array(value, "exclude", "an array of strings") {
            let Some(text) = self.string(entry, "exclude") else {
                continue;
            };
            if is_page_path(&text) {
                list.push(text);
            } else {
                self.bad_value(
                    entry,
                    &format!("`{text}` names no page"),
                    "write it as \"Group/Type\", or as the path of another page",
                );
            }
        }
        list
    }

    fn limits(&mut self, table: &DeTable<'_>, limits: &mut Limits) {
        for (name, value) in table {
            let Some(limit) = limits.get_mut(name.get_ref()) else {
                continue;
            };
            let number = value.get_ref().as_integer();
            match number.and_then(|number| u64::from_str_radix(number.as_str(), number.radix()).ok()) {
                Some(number) => *limit = number,
                None => self.wrong_type(value, name.get_ref(), "a whole number that is not negative"),
            }
        }
    }

    fn style(&mut self, value: &Value<'_>) -> Option<Style> {
        let name = self.string(value, "style")?;
        let known = Style::BY_NAME.iter().find(|(known, _)| *known == name);
        if known.is_none() {
            let names = Style::BY_NAME.map(|(known, _)| known);
            let otherwise = near::one_of(names);
            self.bad_value(
                value,
                &format!("unknown style of pages `{name}`"),
                &near::remedy(&name, names, otherwise),
            );
        }
        known.map(|(_, style)| *style)
    }
}

/// Returns whether a text is the path of a page: `Group/Type`, an API, or a page of one.
pub(crate) fn is_page_path(text: &str) -> bool {
    text.split('/').all(|part| !part.is_empty()) && text.split('/').count() <= 3
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::keys::{TABLES, Value};

    /// Returns a configuration in which a key has a value of a wrong type.
    fn with_wrong_type(table: &str, key: &str, value: Value) -> String {
        let wrong = if value == Value::Number { "\"x\"" } else { "1" };
        match table {
            "" => format!("\"{key}\" = {wrong}\n"),
            "spec" if key != "path" => format!("[[spec]]\npath = \"a.json\"\n{key} = {wrong}\n"),
            "spec" => format!("[[spec]]\n{key} = {wrong}\n"),
            "examples.allow" => format!("[examples]\nallow = [{{ {key} = {wrong} }}]\n"),
            "calls.paging" => format!("[[calls.paging]]\n{key} = {wrong}\n"),
            "diff.allow" => format!("[diff]\nallow = [{{ {key} = {wrong} }}]\n"),
            _ => format!("[{table}]\n{key} = {wrong}\n"),
        }
    }

    #[test]
    fn every_key_is_read() {
        for table in &TABLES {
            for key in table.keys {
                let text = with_wrong_type(table.name, key.name, key.value);
                let problems = parse("armature.toml", text.clone()).expect_err(&text);
                let codes: Vec<_> = problems.diagnostics().iter().map(|d| d.code).collect();
                assert_eq!(codes, ["armature::config::type"], "{text}");
            }
        }
    }
}
