//! What the sections of a page say.

use std::collections::BTreeMap;

use super::changes::{self, Changes, PageTargets};
use super::check::Verdicts;
use super::history::{Finding, History};
use super::page_context::PageContext;
use super::{dependency, rust_example};
use crate::docs::reader::markdown::anchor::page_link;
use crate::docs::reader::markdown::anchor::{self, encoded};
use crate::docs::reader::markdown::kind::{self, Links};
use crate::docs::reader::markdown::operations::{self, Described};
use crate::docs::reader::markdown::section::Sections;
use crate::docs::reader::markdown::text::visible;
use crate::docs::reader::markdown::{arm, json, page_info, row, text, tree};
use crate::model::{Method, Operation, TypeKind};
use crate::output::File;
use crate::phrasing;

/// Most outputs that are listed.
const MAX_OUTPUTS: usize = 30;

/// Schemas with more bytes have a file of their own.
const LARGE_SCHEMA: usize = 50_000;

/// What is said about Rust: the type's path, and code. Empty where there is no type.
#[derive(Default)]
pub(super) struct Rust {
    pub(super) path: String,
    pub(super) example: String,
}

impl<'a> PageContext<'a> {
    /// Returns the line of facts below the title.
    pub(super) fn facts(&self) -> String {
        let entry = self.entry;
        let path = arm::read(&entry.resource.path);
        let version = &entry.resource.version;
        let kind = path.kind.unwrap_or_else(|| entry.resource.path.clone());
        let mut facts = vec![phrasing::code(&format!("{kind}@{version}"))];
        facts.extend(path.scope.map(|scope| match scope {
            "any scope" | "another resource" => format!("on {scope}"),
            _ => format!("in a {scope}"),
        }));
        if let Some(parent) = dependency::parent(entry, self.context.library) {
            let link = page_link(&entry.path, &parent.path);
            facts.push(format!("part of [{}]({link})", text::name(&parent.resource.name)));
        }
        facts.push(if entry.is_preview() { "preview" } else { "stable" }.to_owned());
        let others = entry.versions.len() - 1;
        if others > 0 {
            let word = if others == 1 { "version" } else { "versions" };
            facts.push(format!("[{others} other {word}](#misc)"));
        }
        facts.join(" · ")
    }

    pub(super) fn description(&self) -> String {
        text::paragraphs(self.words())
    }

    /// Returns the description of the resource: that of its type, else that of `get`.
    fn words(&self) -> &str {
        let model = self.context.model;
        let root = self.entry.root().map(|id| &model.schemas[model.types[id].schema]);
        let own = root.and_then(|schema| schema.description.as_deref());
        let get = self
            .outline
            .operations
            .iter()
            .find(|operation| operation.origin == self.entry.resource.get);
        own.or(get.and_then(|get| get.description.as_deref()))
            .unwrap_or_default()
    }

    /// Returns the properties that only the service sets: path, type, first sentence; and how many more there are.
    pub(super) fn outputs(&self, sections: &Sections<'_>) -> (Vec<[String; 3]>, usize) {
        let model = self.context.model;
        let mut outputs = Vec::new();
        for id in &self.answer.order {
            let TypeKind::Struct(structure) = &model.types[*id].kind else {
                continue;
            };
            let path = self.answer.paths(*id).first().map_or("", String::as_str);
            for field in structure.fields.iter().filter(|field| field.read_only) {
                let Some(anchor) = sections.properties.get(&(*id, field.wire.clone())) else {
                    continue;
                };
                let path = tree::joined(path, &field.wire);
                let path = path.strip_prefix("response:").unwrap_or(&path);
                let words = text::first_sentence(row::description(model, field));
                outputs.push([
                    format!("[{}](#{anchor})", text::code_cell(path)),
                    kind::of_schema(model, &field.type_ref, field.schema, sections.links),
                    text::cell(&words),
                ]);
            }
        }
        let more = outputs.len().saturating_sub(MAX_OUTPUTS);
        outputs.truncate(MAX_OUTPUTS);
        (outputs, more)
    }

    pub(super) fn answer_note(&self) -> String {
        let model = self.context.model;
        match self.entry.answer {
            Some(id) if Some(id) != self.entry.root() && self.extra.contains(&id) => {
                format!("`get` returns a {}:", text::name(kind::name(model, id)))
            }
            _ => String::new(),
        }
    }

    pub(super) fn described(&self, links: &Links, ids: &[String]) -> Vec<Described> {
        let operations = self.outline.operations.iter().zip(ids);
        operations
            .map(|(operation, id)| {
                let described = operations::describe(self.context.model, operation, links);
                Described {
                    heading: format!(
                        "{}{}",
                        anchor::before(id, &visible(&operations::heading(operation))),
                        described.heading
                    ),
                    ..described
                }
            })
            .collect()
    }

    pub(super) fn rust(&self, verdicts: &Verdicts) -> Rust {
        let (Some(of), Some(id)) = (&self.context.package, self.entry.root()) else {
            return Rust::default();
        };
        let model = self.context.model;
        let empty = serde_json::json!({});
        let value = verdicts.minimal.as_ref().unwrap_or(&empty);
        Rust {
            path: rust_example::path(model, id, of),
            example: rust_example::example(model, id, value, verdicts.is_valid, of)
                .trim()
                .to_owned(),
        }
    }

    /// Returns what changed since the version before, and the link to it. `targets` are those of the page.
    pub(super) fn changes(&self, history: &History, targets: &PageTargets<'_>) -> Changes {
        let library = self.context.library;
        let new = history.index(self.index);
        let Some((old, new)) = new.and_then(|new| Some((history.before(library, new)?, new))) else {
            return Changes::default();
        };
        let target = |finding: &Finding| targets.of(finding).map(|target| target.link(""));
        let (list, more) = changes::between(history, (old, new), target);
        let older = &library.entries[history.pages[old]];
        let link = page_link(&self.entry.path, &older.path);
        let all = history.page(library);
        Changes {
            older: format!("[{}]({link})", phrasing::code(&older.resource.version)),
            all: all
                .map(|all| page_link(&self.entry.path, &all))
                .unwrap_or_default(),
            list,
            more,
        }
    }

    /// Returns what the page knows of the locations of changes.
    pub(super) fn targets<'p>(
        &self,
        properties: &'p BTreeMap<String, String>,
        ids: &[String],
    ) -> PageTargets<'p> {
        let operations = &self.outline.operations;
        let is_own = |operation: &&&Operation| {
            let has_body = matches!(operation.method, Method::Put | Method::Get | Method::Patch);
            has_body && arm::shape(&operation.path) == arm::shape(&self.entry.resource.path)
        };
        PageTargets {
            own: operations.iter().take_while(is_own).count(),
            operations: operations
                .iter()
                .zip(ids)
                .map(|(operation, id)| {
                    let name = format!("{} {}", operation.method.in_request(), operation.path);
                    (name, visible(&operations::heading(operation)), id.clone())
                })
                .collect(),
            properties,
        }
    }

    pub(super) fn schema(&self) -> String {
        let library = &self.context.library;
        let Some(root) = self.entry.schema else {
            return String::new();
        };
        let page = |origin| {
            let home = library.home_of(origin).filter(|home| *home != self.index)?;
            let is_own = self.entry.root().is_some_and(|id| {
                self.context.model.schemas[self.context.model.types[id].schema].origin == origin
            });
            (!is_own).then(|| page_link(&self.entry.path, &library.entries[home].path))
        };
        json::schema(self.context.sources, self.context.sources.value(root), &page)
    }

    /// Returns the file for a schema that is too large for the page.
    pub(super) fn schema_file(&self, schema: &str) -> Option<File> {
        (schema.len() > LARGE_SCHEMA).then(|| File {
            path: format!("{}.schema.json", self.entry.path),
            content: format!("{schema}\n"),
        })
    }

    /// Returns the link to a file in the same folder.
    pub(super) fn in_same_group(&self, file: &File) -> String {
        let name = file.path.rsplit('/').next();
        format!("./{}", encoded(name.unwrap_or_default()))
    }

    pub(super) fn versions(&self) -> Vec<[String; 3]> {
        let entries = self
            .entry
            .versions
            .iter()
            .map(|index| &self.context.library.entries[*index]);
        entries
            .map(|entry| {
                let version = phrasing::code(&entry.resource.version);
                let is_own = entry.path == self.entry.path;
                [
                    if is_own {
                        version
                    } else {
                        format!("[{version}]({})", page_link(&self.entry.path, &entry.path))
                    },
                    if entry.is_preview() { "preview" } else { "stable" }.to_owned(),
                    if is_own { "this page" } else { "" }.to_owned(),
                ]
            })
            .collect()
    }

    pub(super) fn page_info(&self, terms: Vec<page_info::Term>) -> page_info::PageInfo {
        let (entry, library) = (self.entry, &self.context.library);
        let versions = entry.versions.iter().map(|index| &library.entries[*index]);
        page_info::PageInfo {
            path: entry.path.clone(),
            role: page_info::Role::Resource,
            service: entry.resource.service.clone(),
            group: entry.resource.group.clone(),
            group_title: entry.resource.group.clone(),
            name: entry.resource.name.clone(),
            summary: phrasing::words(&text::first_sentence(self.words())),
            kind: arm::read(&entry.resource.path).kind,
            document: entry.resource.document.clone(),
            version: entry.resource.version.clone(),
            preview: entry.is_preview(),
            latest: entry.is_latest,
            versions: versions
                .map(|of| (of.resource.version.clone(), of.path.clone()))
                .collect(),
            parent: dependency::parent(entry, library).map(|parent| parent.path.clone()),
            needs: dependency::neighbours(entry, library),
            used_by: dependency::users(self.index, library),
            terms,
        }
    }
}
