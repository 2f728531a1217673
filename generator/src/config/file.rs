//! `armature.toml`. Read key by key, so that every problem has its place and all of them are reported.

use std::ops::Range;
use std::path::Path;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Config, Spec, Style};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, codes};
use crate::examples::Allow;
use crate::limits::Limits;
use crate::origin::DocumentId;
use crate::report::{Configuration, Problems};
use crate::source;

/// The tables and the keys that they may have; the first one is the file itself.
const KEYS: [(&str, &[&str]); 7] = [
    (
        "",
        &["root", "allow", "output", "docs", "examples", "limits", "spec"],
    ),
    ("examples", &["allow"]),
    ("examples.allow", &["code", "path"]),
    ("output", &["dir", "crate"]),
    ("docs", &["exclude", "remarks", "source-url", "style", "title"]),
    ("limits", &Limits::NAMES),
    ("spec", &["path"]),
];

type Value<'t> = Spanned<DeValue<'t>>;

/// Reads a configuration file.
pub(super) fn load(path: &Path) -> Result<Config, Problems> {
    let text = source::text(path).map_err(|error| missing(path, &error))?;
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
                Diagnostic::error("armature::config::syntax", "the configuration is no TOML")
                    .at(place(error.span().unwrap_or_default()), error.message()),
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

fn place(span: Range<usize>) -> Place {
    Place::Bytes {
        document: DocumentId::CONFIGURATION,
        start: span.start,
        end: span.end,
    }
}

struct Reader<'f> {
    /// What paths are relative to.
    folder: &'f Path,
    problems: Diagnostics,
}

impl Reader<'_> {
    fn config(&mut self, table: &DeTable<'_>) -> Config {
        self.check_keys("", table);
        let root = table.get("root").and_then(|value| self.string(value, "root"));
        let mut config = Config::of(self.folder.join(root.as_deref().unwrap_or(".")));
        config.remarks = self.folder.join("remarks");
        config.root.place = table.get("root").map(|value| place(value.span()));
        config.allow = table
            .get("allow")
            .map(|list| self.allow(list))
            .unwrap_or_default();
        if let Some(output) = self.table(table, "output") {
            let dir = output.get("dir").and_then(|value| self.string(value, "dir"));
            config.output = dir.map(|dir| self.folder.join(dir));
            config.crate_name = output.get("crate").and_then(|value| self.package(value));
        }
        if let Some(docs) = self.table(table, "docs") {
            if let Some(list) = docs.get("exclude") {
                config.exclude = self.exclude(list);
            }
            let url = docs
                .get("source-url")
                .and_then(|value| self.string(value, "source-url"));
            config.source_url = url.unwrap_or(config.source_url);
            if let Some(folder) = docs
                .get("remarks")
                .and_then(|value| self.string(value, "remarks"))
            {
                config.remarks = self.folder.join(folder);
            }
            let title = docs.get("title").and_then(|value| self.string(value, "title"));
            config.title = title.unwrap_or(config.title);
            config.style = docs
                .get("style")
                .and_then(|value| self.style(value))
                .unwrap_or_default();
        }
        if let Some(examples) = self.table(table, "examples")
            && let Some(list) = examples.get("allow")
        {
            config.examples = self.findings(list);
        }
        if let Some(limits) = self.table(table, "limits") {
            self.limits(limits, &mut config.limits);
        }
        config.specs = table.get("spec").map(|list| self.specs(list)).unwrap_or_default();
        config
    }

    fn table<'t>(&mut self, table: &'t DeTable<'t>, name: &str) -> Option<&'t DeTable<'t>> {
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
                        .at(place(entry.span()), "this names no document")
                        .help("write path = \"folder/document.json\", or a pattern"),
                );
                continue;
            };
            if let Some(pattern) = self.string(path, "path") {
                let place = Some(place(path.span()));
                specs.push(Spec { pattern, place });
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
            if is_resource(&text) {
                list.push(text);
            } else {
                self.bad_value(
                    entry,
                    &format!("`{text}` names no resource"),
                    "write it as \"Group/Type\"",
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

    fn allow(&mut self, value: &Value<'_>) -> Vec<String> {
        let mut list = Vec::new();
        for entry in self.array(value, "allow", "an array of strings") {
            let Some(text) = self.string(entry, "allow") else {
                continue;
            };
            match codes::find(&text) {
                Some(code) => list.push(code.name.to_owned()),
                None => {
                    let near = codes::nearest(&text).map(|code| code.name).unwrap_or_default();
                    self.bad_value(
                        entry,
                        &format!("`{text}` is no code"),
                        &format!("did you mean \"{near}\"?"),
                    );
                }
            }
        }
        list
    }

    /// Findings in examples that are left out: `{ code = "…", path = "…" }`, each of the two or both.
    fn findings(&mut self, value: &Value<'_>) -> Vec<Allow> {
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
            let path = table.get("path").and_then(|path| self.pattern(path));
            if code.is_some() || path.is_some() {
                list.push(Allow { code, path });
            }
        }
        list
    }

    fn finding(&mut self, value: &Value<'_>) -> Option<&'static str> {
        let text = self.string(value, "code")?;
        let code = Allow::code(&text);
        if code.is_none() {
            let near = nearest(&text, Allow::codes()).unwrap_or_default();
            self.bad_value(
                value,
                &format!("`{text}` is no code of a finding"),
                &format!("did you mean \"{near}\"?"),
            );
        }
        code
    }

    fn pattern(&mut self, value: &Value<'_>) -> Option<glob::Pattern> {
        let text = self.string(value, "path")?;
        match glob::Pattern::new(&text) {
            Ok(pattern) => Some(pattern),
            Err(error) => {
                self.bad_value(
                    value,
                    &format!("the pattern is malformed: {}", error.msg),
                    "`**` stands for any folders",
                );
                None
            }
        }
    }

    fn package(&mut self, value: &Value<'_>) -> Option<String> {
        let name = self.string(value, "crate")?;
        if !super::is_package_name(&name) {
            let problem = super::bad_package_name(&name);
            self.problems.push(problem.at(place(value.span()), "this name"));
        }
        Some(name)
    }

    fn style(&mut self, value: &Value<'_>) -> Option<Style> {
        let name = self.string(value, "style")?;
        let known = Style::BY_NAME.iter().find(|(known, _)| *known == name);
        if known.is_none() {
            let near = nearest(&name, Style::BY_NAME.iter().map(|(known, _)| *known)).unwrap_or_default();
            self.bad_value(
                value,
                &format!("`{name}` is no style of pages"),
                &format!("did you mean \"{near}\"?"),
            );
        }
        known.map(|(_, style)| *style)
    }

    fn string(&mut self, value: &Value<'_>, key: &str) -> Option<String> {
        let text = value.get_ref().as_str().map(str::to_owned);
        if text.is_none() {
            self.wrong_type(value, key, "a string");
        }
        text
    }

    fn array<'t>(&mut self, value: &'t Value<'t>, key: &str, expected: &str) -> Vec<&'t Value<'t>> {
        match value.get_ref().as_array() {
            Some(array) => array.iter().collect(),
            None => {
                self.wrong_type(value, key, expected);
                Vec::new()
            }
        }
    }

    fn wrong_type(&mut self, value: &Value<'_>, key: &str, expected: &str) {
        let found = value.get_ref().type_str();
        let problem = Diagnostic::error("armature::config::type", format!("`{key}` should be {expected}"))
            .at(place(value.span()), format!("the type of this is `{found}`"));
        self.problems.push(match (key, found) {
            ("spec", "table") => problem.help("write [[spec]]: there may be several"),
            ("exclude" | "allow", "string") => problem.help("put it in brackets: there may be several"),
            _ => problem,
        });
    }

    fn bad_value(&mut self, value: &Value<'_>, message: &str, help: &str) {
        self.problems.push(
            Diagnostic::error("armature::config::value", message)
                .at(place(value.span()), "this value")
                .help(help),
        );
    }

    fn check_keys(&mut self, name: &str, table: &DeTable<'_>) {
        let keys = KEYS
            .iter()
            .find(|(table, _)| *table == name)
            .map_or(&[][..], |(_, keys)| keys);
        for key in table.keys().filter(|key| !keys.contains(&key.get_ref().as_ref())) {
            let text = key.get_ref().as_ref();
            self.problems.push(
                Diagnostic::error(
                    "armature::config::unknown-key",
                    format!("the key `{text}` is not known"),
                )
                .at(place(key.span()), format!("no such key in {}", table_name(name)))
                .help(remedy(text, keys)),
            );
        }
    }
}

/// What to do about an unknown key: put it in the table that it belongs to, or write the nearest one that is known.
fn remedy(key: &str, keys: &[&str]) -> String {
    let elsewhere = KEYS.iter().find(|(_, keys)| keys.contains(&key));
    match elsewhere {
        Some((table, _)) => format!("`{key}` belongs in {}", table_name(table)),
        None => format!(
            "did you mean `{}`?",
            nearest(key, keys.iter().copied()).unwrap_or_default()
        ),
    }
}

fn table_name(name: &str) -> String {
    match name {
        "" => "the file itself, outside of all tables".into(),
        "spec" => "`[[spec]]`".into(),
        _ => format!("`[{name}]`"),
    }
}

/// The nearest known word.
fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    known.min_by_key(|known| strsim::damerau_levenshtein(known, word))
}

/// Whether a text is `Group/Type`.
pub(crate) fn is_resource(text: &str) -> bool {
    matches!(text.split('/').collect::<Vec<_>>()[..], [group, name] if !group.is_empty() && !name.is_empty())
}
