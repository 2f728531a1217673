//! The schema of a resource as valid JSON: its schema in the document, and the definitions that it refers to, each
//! once. References refer to definitions of the same text; those to what another page describes link to that page.

use std::collections::{BTreeMap, BTreeSet};

use crate::origin::Origin;
use crate::source::{Kind, Sources, Value};

/// Writes a schema and the definitions that it refers to. `page` gives the link to the page that describes
/// a definition, where that is another one.
pub(crate) fn schema(sources: &Sources, root: Value<'_>, page: &dyn Fn(Origin) -> Option<String>) -> String {
    let mut writer = Writer {
        sources: Some(sources),
        page,
        names: BTreeMap::new(),
        taken: BTreeSet::new(),
        open: Vec::new(),
        out: String::from("{\n"),
    };
    // The members of the schema itself come first.
    let members: Vec<(&str, Value<'_>)> = root
        .members()
        .filter(|(name, _)| *name != "definitions")
        .collect();
    for (name, value) in &members {
        writer.member(name, *value, 1);
    }
    writer.definitions(!members.is_empty());
    writer.out.push_str("\n}");
    writer.out
}

/// Returns a value as JSON, in the order of its document. It is literal: what looks like a reference is text.
pub(crate) fn pretty(value: Value<'_>) -> String {
    let mut writer = Writer {
        sources: None,
        page: &|_| None,
        names: BTreeMap::new(),
        taken: BTreeSet::new(),
        open: Vec::new(),
        out: String::new(),
    };
    writer.value(value, 0);
    writer.out
}

struct Writer<'s> {
    /// What references are looked up in; `None` where they are text.
    sources: Option<&'s Sources>,
    page: &'s dyn Fn(Origin) -> Option<String>,
    /// What a definition is called here.
    names: BTreeMap<Origin, String>,
    taken: BTreeSet<String>,
    /// Definitions that are still to be written.
    open: Vec<(String, Origin)>,
    out: String,
}

impl Writer<'_> {
    fn definitions(&mut self, after_members: bool) {
        if self.open.is_empty() {
            // The comma of the last member.
            if after_members {
                self.out.truncate(self.out.trim_end_matches([',', '\n']).len());
            }
            return;
        }
        self.out.push_str("  \"definitions\": {\n");
        let mut written = 0;
        while written < self.open.len() {
            let (name, origin) = self.open[written].clone();
            written += 1;
            if let Some(sources) = self.sources {
                self.member(&name, sources.value(origin), 2);
            }
        }
        self.out.truncate(self.out.trim_end_matches([',', '\n']).len());
        self.out.push_str("\n  }");
    }

    fn member(&mut self, name: &str, value: Value<'_>, depth: usize) {
        self.indent(depth);
        self.string(name);
        self.out.push_str(": ");
        match value
            .as_str()
            .filter(|_| name == "$ref")
            .and_then(|_| self.target(value))
        {
            Some(target) => self.string(&target),
            None => self.value(value, depth),
        }
        self.out.push_str(",\n");
    }

    /// Returns what a reference is here.
    fn target(&mut self, reference: Value<'_>) -> Option<String> {
        let target = self.sources?.follow(reference).ok()?;
        if let Some(page) = (self.page)(target.origin()) {
            return Some(page);
        }
        if let Some(name) = self.names.get(&target.origin()) {
            return Some(format!("#/definitions/{name}"));
        }
        let text = reference.as_str()?;
        let base = text.rsplit('/').next().unwrap_or(text).to_owned();
        let mut name = base.clone();
        for count in 2.. {
            if self.taken.insert(name.clone()) {
                break;
            }
            name = format!("{base}_{count}");
        }
        self.names.insert(target.origin(), name.clone());
        self.open.push((name.clone(), target.origin()));
        Some(format!("#/definitions/{name}"))
    }

    fn value(&mut self, value: Value<'_>, depth: usize) {
        match value.kind() {
            Kind::Array(elements) if elements.len() > 0 => {
                self.out.push_str("[\n");
                for element in elements {
                    self.indent(depth + 1);
                    self.value(element, depth + 1);
                    self.out.push_str(",\n");
                }
                self.close(']', depth);
            }
            Kind::Object(members) if members.len() > 0 => {
                self.out.push_str("{\n");
                let mut seen = BTreeSet::new();
                for (name, value) in members.filter(|(name, _)| seen.insert(*name)) {
                    self.member(name, value, depth + 1);
                }
                self.close('}', depth);
            }
            _ => self.out.push_str(&value.to_json().to_string()),
        }
    }

    fn close(&mut self, sign: char, depth: usize) {
        self.out.truncate(self.out.len() - ",\n".len());
        self.out.push('\n');
        self.indent(depth);
        self.out.push(sign);
    }

    fn indent(&mut self, depth: usize) {
        self.out.extend(std::iter::repeat_n("  ", depth));
    }

    fn string(&mut self, text: &str) {
        self.out.push_str(&serde_json::Value::from(text).to_string());
    }
}
