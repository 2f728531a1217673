//! A configuration to begin with: all keys with comments, from the list of keys that the reader uses.

use super::keys::{self, Key, Value};

/// What a new configuration sets.
#[derive(Clone, Debug, Default)]
pub(crate) struct Settings {
    /// The root, relative to the configuration.
    pub(crate) root: String,
    /// The output directory, relative to the configuration.
    pub(crate) output: String,
    /// The documents: paths relative to the root, or patterns.
    pub(crate) specs: Vec<String>,
}

impl Settings {
    /// Returns the value of a key as TOML, if it is set.
    fn value(&self, table: &str, key: &str) -> Option<String> {
        match (table, key) {
            ("", "root") => Some(string(&self.root)),
            ("output", "dir") => Some(string(&self.output)),
            _ => None,
        }
    }
}

/// Returns the text of a new configuration. Keys that are not set are commented out, with an example.
pub(crate) fn template(settings: &Settings) -> String {
    render(settings, "#")
}

/// Returns the same text with the examples as values.
#[cfg(test)]
pub(super) fn with_examples(settings: &Settings) -> String {
    render(settings, "")
}

/// Renders the tables one by one; `mark` is written before keys that are not set.
fn render(settings: &Settings, mark: &str) -> String {
    let (tables, plain): (Vec<&Key>, Vec<&Key>) =
        keys::keys("").iter().partition(|key| is_section(key.value));
    let mut text = String::from("# What `armature` reads, checks and generates.\n");
    for key in plain {
        text.push_str(&entry(settings, "", key, mark));
    }
    for table in tables {
        text.push_str(&format!("\n# {}\n", table.about));
        match table.value {
            Value::Severities => {
                let pair = table.example.trim_matches(['{', '}', ' ']);
                text.push_str(&format!("[{}]\n{mark}{pair}\n", table.name));
            }
            Value::Tables(_) => text.push_str(&specs(settings, table)),
            _ => {
                text.push_str(&format!("[{}]\n", table.name));
                for key in keys::keys(table.name) {
                    text.push_str(&entry(settings, table.name, key, mark));
                }
            }
        }
    }
    text
}

fn is_section(value: Value) -> bool {
    matches!(value, Value::Table | Value::Tables(_) | Value::Severities)
}

/// Returns the lines of a key: the comment, and the key with its value or an example.
fn entry(settings: &Settings, table: &str, key: &Key, mark: &str) -> String {
    let name = match key.name.starts_with('$') {
        true => string(key.name),
        false => key.name.to_owned(),
    };
    let line = match settings.value(table, key.name) {
        Some(value) => format!("{name} = {value}"),
        None => format!("{mark}{name} = {}", key.example),
    };
    format!("\n# {}\n{line}\n", key.about)
}

/// Returns the array of tables with the documents.
fn specs(settings: &Settings, table: &Key) -> String {
    let path = &keys::keys(table.name)[0];
    let entries = settings.specs.iter().map(|spec| {
        let value = string(spec);
        format!("[[{}]]\n{} = {value}\n", table.name, path.name)
    });
    let entries: Vec<String> = entries.collect();
    format!("# {}\n{}", path.about, entries.join("\n"))
}

/// Returns a text as a string of TOML.
fn string(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::file;

    fn settings() -> Settings {
        Settings {
            root: "..".into(),
            output: "../generated".into(),
            specs: vec!["a \"b\"/*.json".into()],
        }
    }

    #[test]
    fn a_template_reads_as_what_was_set() {
        let config = file::parse("specs/armature.toml", template(&settings())).unwrap();
        assert_eq!(config.root(), std::path::Path::new("specs/.."));
        assert_eq!(config.specs().collect::<Vec<_>>(), ["a \"b\"/*.json"]);
    }

    #[test]
    fn every_example_is_a_value_that_its_key_can_have() {
        let text = with_examples(&settings());
        let config = file::parse("specs/armature.toml", text.clone());
        let config = config.unwrap_or_else(|problems| panic!("{problems}\n{text}"));
        assert_eq!(config.title.as_deref(), Some("Our services"));
        assert_eq!(config.allowed_findings().len(), 1);
    }

    #[test]
    fn every_key_has_a_comment() {
        let text = template(&Settings::default());
        for (table, key) in keys::TABLES
            .iter()
            .flat_map(|table| table.keys.iter().map(move |key| (table.name, key)))
        {
            let is_nested = table.contains('.') || table == "spec";
            assert!(
                is_nested || text.contains(&format!("# {}\n", key.about)),
                "{}",
                key.name
            );
            assert!(key.about.ends_with('.'), "{}", key.about);
        }
    }
}
