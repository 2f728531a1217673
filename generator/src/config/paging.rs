//! `[[calls.paging]]`: lists in pages that the names in documents do not tell.

use glob::Pattern;
use toml::de::DeTable;

use super::Config;
use super::reader::Reader;
use super::value::{Value, location};
use crate::diagnostic::{Diagnostic, Severity, SourceLocation, near};
use crate::model::{PagedBy, Paging};

/// An entry of `[[calls.paging]]`.
#[derive(Clone, Debug)]
pub(crate) struct PagingEntry {
    /// What the id of an operation, or its method and path, must match.
    operation: Pattern,
    /// What the path of the document must match; any if there is none.
    path: Option<Pattern>,
    /// How the pages are asked for.
    pub(crate) paging: Paging,
    /// Where the configuration says so.
    pub(crate) location: SourceLocation,
}

impl PagingEntry {
    /// Returns whether the entry is for an operation of a document.
    pub(crate) fn covers(&self, id: &str, method_and_path: &str, document: &str) -> bool {
        (self.operation.matches(id) || self.operation.matches(method_and_path))
            && self.path.as_ref().is_none_or(|path| path.matches(document))
    }
}

impl Reader<'_> {
    pub(super) fn calls(&mut self, table: &DeTable<'_>, config: &mut Config) {
        let Some(list) = table.get("paging") else { return };
        let expected = "an array of tables, each beginning with [[calls.paging]]";
        for entry in self.array(list, "paging", expected) {
            match entry.get_ref().as_table() {
                Some(table) => {
                    self.check_keys("calls.paging", table);
                    config.paging.extend(self.paging_entry(entry, table));
                }
                None => self.wrong_type(entry, "paging", "a table that begins with [[calls.paging]]"),
            }
        }
    }

    /// Returns an entry; `None` if it is wrong, which is reported.
    fn paging_entry(&mut self, entry: &Value<'_>, table: &DeTable<'_>) -> Option<PagingEntry> {
        let before = self.problems.count(Severity::Error);
        let paging = Paging {
            by: PagedBy::Nothing,
            items: self.string_in(table, "items"),
            next: self.string_in(table, "next"),
            parameter: self.string_in(table, "parameter"),
        };
        let operation = table
            .get("operation")
            .and_then(|value| self.pattern(value, "operation"));
        let path = table.get("path").and_then(|value| self.pattern(value, "path"));
        let by = table.get("by").and_then(|value| self.paged_by(value));
        if self.problems.count(Severity::Error) > before {
            return None;
        }
        let (Some(operation), Some(by)) = (operation, by) else {
            self.incomplete(entry, "an entry needs `operation` and `by`");
            return None;
        };
        let paging = Paging { by, ..paging };
        match missing(&paging) {
            Some(key) => {
                self.incomplete(entry, &format!("an entry by \"{}\" needs `{key}`", name(by)));
                None
            }
            None => Some(PagingEntry {
                operation,
                path,
                paging,
                location: location(entry.span()),
            }),
        }
    }

    fn incomplete(&mut self, entry: &Value<'_>, message: &str) {
        let problem = Diagnostic::error("armature::config::value", message);
        self.problems.push(problem.at(location(entry.span()), "this entry").help(
            "write it as operation = \"GET /things\", by = \"cursor\", next = \"meta.after\", parameter = \"cursor\"",
        ));
    }

    fn paged_by(&mut self, value: &Value<'_>) -> Option<PagedBy> {
        let name = self.string(value, "by")?;
        let known = PagedBy::BY_NAME.iter().find(|(known, _)| *known == name);
        if known.is_none() {
            let names = PagedBy::BY_NAME.map(|(known, _)| known);
            let help = near::remedy(&name, names, near::one_of(names));
            self.bad_value(value, &format!("unknown value `{name}`"), &help);
        }
        known.map(|(_, by)| *by)
    }
}

/// Returns the key that an entry lacks; `None` if it has all that it needs.
fn missing(paging: &Paging) -> Option<&'static str> {
    let (needs_next, needs_parameter) = match paging.by {
        PagedBy::Link => (true, false),
        PagedBy::Cursor => (true, true),
        PagedBy::LastItem | PagedBy::Page | PagedBy::Offset => (false, true),
        PagedBy::LinkHeader | PagedBy::Nothing => (false, false),
    };
    match (&paging.next, &paging.parameter) {
        (None, _) if needs_next => Some("next"),
        (_, None) if needs_parameter => Some("parameter"),
        _ => None,
    }
}

fn name(by: PagedBy) -> &'static str {
    let known = PagedBy::BY_NAME.iter().find(|(_, known)| *known == by);
    known.map_or("", |(name, _)| name)
}
