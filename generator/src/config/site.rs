//! What the configuration says of the site alone.

use std::collections::BTreeMap;
use std::path::PathBuf;

use toml::de::DeTable;

use super::reader::Reader;
use super::value::location;
use crate::diagnostic::Diagnostic;

/// What the configuration says of the site alone.
#[derive(Clone, Debug, Default)]
pub(crate) struct SiteConfig {
    /// What the site is about.
    pub(crate) description: Option<String>,
    /// The URL that the site is published at, with a slash at its end.
    pub(crate) url: Option<String>,
    /// Other names of resources, for the search.
    pub(crate) aliases: BTreeMap<String, String>,
    /// Paths of pages that were moved, and where they are now.
    pub(crate) redirects: BTreeMap<String, String>,
    /// What the link to a document begins with where it can be edited.
    pub(crate) edit_url: Option<String>,
    /// The picture at the top of every page, an SVG file.
    pub(crate) logo: Option<PathBuf>,
    /// The line at the end of every page.
    pub(crate) footer: Option<String>,
}

impl Reader<'_> {
    /// Reads what the table `docs` says of the site alone.
    pub(super) fn site(&mut self, docs: &DeTable<'_>) -> SiteConfig {
        SiteConfig {
            description: self.string_in(docs, "description"),
            url: self.url(docs),
            aliases: self.strings(docs, "aliases"),
            redirects: self.strings(docs, "redirects"),
            edit_url: self.string_in(docs, "edit-url"),
            logo: self.string_in(docs, "logo").map(|path| self.folder.join(path)),
            footer: self.string_in(docs, "footer"),
        }
    }

    fn url(&mut self, docs: &DeTable<'_>) -> Option<String> {
        let value = docs.get("url")?;
        let url = self.string(value, "url")?;
        let host = url.strip_prefix("https://").or(url.strip_prefix("http://"));
        if host.is_none_or(|host| host.is_empty() || host.contains(['?', '#', ' ', '"', '<', '>'])) {
            let problem = Diagnostic::error(
                "armature::config::value",
                format!("`{url}` is not the URL of a site"),
            );
            self.problems.push(
                problem
                    .at(location(value.span()), "this value")
                    .help("write it as \"https://example.com/docs/\""),
            );
        }
        Some(format!("{}/", url.trim_end_matches('/')))
    }

    /// Reads a table from names to strings.
    fn strings(&mut self, table: &DeTable<'_>, key: &str) -> BTreeMap<String, String> {
        let Some(value) = table.get(key) else {
            return BTreeMap::new();
        };
        let Some(entries) = value.get_ref().as_table() else {
            self.wrong_type(value, key, "a table of strings");
            return BTreeMap::new();
        };
        let mut strings = BTreeMap::new();
        for (name, value) in entries {
            if let Some(text) = self.string(value, key) {
                strings.insert(name.get_ref().to_string(), text);
            }
        }
        strings
    }
}
