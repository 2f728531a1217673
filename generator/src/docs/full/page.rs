//! The page of a resource for readers: everything that the documents say about one version of it.

use std::collections::BTreeMap;

use askama::Template;

use super::anchor::{Ids, encoded};
use super::check::Verdicts;
use super::dependency;
use super::facts;
use super::front::Front;
use super::kind::{self, Links};
use super::library::{Entry, relative};
use super::operations::{self, Described, Input};
use super::outline::Outline;
use super::section::{Section, Sections};
use super::shown::Shown;
use super::tree::{self, Tree};
use super::{Context, arm, changes, rust, schema, text, values};
use crate::diagnostic::Diagnostic;
use crate::model::{TypeId, TypeKind, TypeRef};
use crate::output::File;
use crate::wording;

/// Most outputs that are listed.
const MAX_OUTPUTS: usize = 40;

/// Schemas with more bytes have a file of their own.
const LARGE_SCHEMA: usize = 50_000;

/// The headings behind the operations.
const BEHIND: [&str; 8] = [
    "Parameters",
    "Dependencies",
    "Needs",
    "Used by",
    "Rust",
    "Changes",
    "Swagger Schema",
    "Misc",
];

/// The frame is read in `templates/full/page.md`. What it takes as safe is Markdown or code already.
#[derive(Template)]
#[template(path = "full/page.md")]
struct Page<'a> {
    front: Front,
    name: &'a str,
    group: &'a str,
    facts: String,
    description: String,
    remarks: &'a str,
    examples: &'a [Shown],
    properties: Vec<Section>,
    outputs: Vec<[String; 3]>,
    /// What is said before the tables of the answer.
    answer: String,
    answers: Vec<Section>,
    operations: Vec<Described>,
    inputs: Vec<Input>,
    needs: Vec<String>,
    used_by: Vec<String>,
    rust: Rust,
    older: String,
    changes: Vec<ShownChange>,
    schema: String,
    schema_file: String,
    version: &'a str,
    source: String,
    versions: Vec<[String; 3]>,
    tool: &'static str,
}

#[derive(Default)]
struct Rust {
    path: String,
    example: String,
}

struct ShownChange {
    breaking: bool,
    what: &'static str,
    path: String,
    details: String,
}

/// The files of a page and what a site needs to know of it.
pub(super) type Made = (Vec<File>, facts::Page);

/// Makes the page of an entry. `rank` is its place in the library.
///
/// # Errors
/// When the template fails.
pub(super) fn page(context: &Context<'_>, rank: usize, verdicts: &Verdicts) -> Result<Made, Diagnostic> {
    let maker = Maker::new(context, rank);
    let outline = maker.outline;
    let (links, headings) = maker.plan();
    let mut sections = Sections {
        model: context.model,
        links: &links,
        ids: Ids::beside(headings),
        properties: Default::default(),
        by_path: Default::default(),
        roots: maker.entry.root().into_iter().chain(maker.entry.answer).collect(),
    };
    let properties = sections.of(&outline.body, &outline.body.order, &outline.body_enums);
    let answers = sections.of(&maker.answer, &maker.extra, &maker.answer_enums);
    let terms = properties
        .iter()
        .chain(&answers)
        .flat_map(|section| section.terms.clone())
        .collect();
    let inputs = operations::inputs(context.model, &outline.operations, &links);
    let (changes, older) = maker.changes(&sections.by_path);
    let schema = maker.schema();
    let schema_file = maker.schema_file(&schema);
    let entry = maker.entry;
    let page = Page {
        front: Front::of(entry),
        name: &entry.resource.name,
        group: &entry.resource.group,
        facts: maker.facts(),
        description: maker.description(),
        remarks: context.remark(&entry.path),
        examples: &outline.examples,
        outputs: maker.outputs(&sections),
        answer: maker.answer_note(),
        properties,
        answers,
        operations: maker.described(&links),
        needs: dependency::needs(entry, context.library, &sections.by_path),
        inputs,
        used_by: dependency::used_by(entry, rank, context.library),
        rust: maker.rust(verdicts),
        older,
        changes,
        schema_file: schema_file
            .as_ref()
            .map(|file| maker.beside(file))
            .unwrap_or_default(),
        schema,
        version: &entry.resource.version,
        source: format!("{}{}", context.source_url, entry.resource.document),
        versions: maker.versions(),
        tool: env!("CARGO_PKG_VERSION"),
    };
    let content = page
        .render()
        .map_err(|error| super::unwritten(&entry.path, &error))?;
    let mut files = vec![File {
        path: format!("{}.md", entry.path),
        content: content + "\n",
    }];
    files.extend(schema_file);
    Ok((files, maker.page_facts(terms)))
}

struct Maker<'a> {
    context: &'a Context<'a>,
    entry: &'a Entry,
    rank: usize,
    outline: &'a Outline<'a>,
    /// What the answer has.
    answer: Tree,
    /// The types of the answer that the body does not have.
    extra: Vec<TypeId>,
    answer_enums: Vec<TypeId>,
}

impl<'a> Maker<'a> {
    fn new(context: &'a Context<'a>, rank: usize) -> Self {
        let model = context.model;
        let entry = &context.library.entries[rank];
        let outline = &context.outlines[rank];
        let is_own = |id: &TypeId| outline.targets.contains_key(id) || Some(*id) == entry.answer;
        let ends = |id: TypeId| !is_own(&id) && context.page_of(id).is_some_and(|(home, _)| home != rank);
        let prefix = if entry.root() == entry.answer {
            ""
        } else {
            "response:"
        };
        let answer = entry
            .answer
            .map(|root| Tree::of(model, root, prefix, &|_| true, &ends));
        let answer = answer.unwrap_or_default();
        let extra = answer.order.iter().copied();
        let extra: Vec<TypeId> = extra.filter(|id| !outline.targets.contains_key(id)).collect();
        let mut answer_enums = values::tables(model, &extra);
        answer_enums.retain(|id| !outline.targets.contains_key(id));
        Self {
            context,
            entry,
            rank,
            outline,
            answer,
            extra,
            answer_enums,
        }
    }

    /// Gives every type its target, and the headings behind those of the outline their ids.
    fn plan(&self) -> (Links, Vec<String>) {
        let model = self.context.model;
        let mut slugger = self.outline.slugger.clone();
        let mut links = Links {
            targets: self.outline.targets.clone(),
        };
        let part = slugger.slug("Outputs");
        for id in self.extra.iter().chain(&self.answer_enums) {
            let slug = match Some(*id) == self.entry.answer {
                true => part.clone(),
                false => slugger.slug(kind::name(model, *id)),
            };
            links.targets.insert(*id, format!("#{slug}"));
        }
        slugger.slug("Operations");
        for operation in &self.outline.operations {
            slugger.slug(&operations::heading(operation));
        }
        for title in BEHIND {
            slugger.slug(title);
        }
        self.add_elsewhere(&mut links);
        (links, slugger.into_ids())
    }

    /// Adds links to the types that other pages describe.
    fn add_elsewhere(&self, links: &mut Links) {
        for id in self.mentioned() {
            let Some((home, slug)) = self.context.page_of(id).filter(|(home, _)| *home != self.rank) else {
                continue;
            };
            let page = relative(&self.entry.path, &self.context.library.entries[home].path);
            links.targets.entry(id).or_insert_with(|| format!("{page}{slug}"));
        }
    }

    /// The types that the page names.
    fn mentioned(&self) -> Vec<TypeId> {
        let model = self.context.model;
        let mut mentioned = Vec::new();
        let mut used: Vec<&TypeRef> = Vec::new();
        for id in self.outline.body.order.iter().chain(&self.extra) {
            match &model.types[*id].kind {
                TypeKind::Struct(structure) => {
                    used.extend(structure.fields.iter().map(|field| &field.type_ref));
                    used.extend(&structure.rest);
                }
                TypeKind::Union(union) => {
                    mentioned.extend(union.variations.iter().map(|choice| choice.type_id));
                }
                TypeKind::Alias(_) | TypeKind::Enum(_) => {}
            }
        }
        for operation in &self.outline.operations {
            used.extend(operation.parameters.iter().filter_map(|of| of.type_ref.as_ref()));
            used.extend(operation.responses.iter().filter_map(|of| of.type_ref.as_ref()));
        }
        let named = used
            .into_iter()
            .filter_map(|type_ref| tree::named(model, type_ref));
        mentioned.extend(named.map(|(id, _)| id));
        mentioned
    }

    /// The line of facts below the title.
    fn facts(&self) -> String {
        let entry = self.entry;
        let path = arm::read(&entry.resource.path);
        let version = &entry.resource.version;
        let kind = path.kind.unwrap_or_else(|| entry.resource.path.clone());
        let mut facts = vec![wording::code(&format!("{kind}@{version}"))];
        facts.extend(path.scope.map(|scope| match scope {
            "any scope" | "another resource" => format!("on {scope}"),
            _ => format!("in a {scope}"),
        }));
        if let Some(parent) = dependency::parent(entry, self.context.library) {
            let link = relative(&entry.path, &parent.path);
            facts.push(format!("part of [{}]({link})", text::line(&parent.resource.name)));
        }
        facts.push(if entry.is_preview() { "preview" } else { "stable" }.to_owned());
        let others = entry.versions.len() - 1;
        if others > 0 {
            let word = if others == 1 { "version" } else { "versions" };
            facts.push(format!("[{others} other {word}](#misc)"));
        }
        facts.join(" · ")
    }

    fn description(&self) -> String {
        let model = self.context.model;
        let root = self.entry.root().map(|id| &model.schemas[model.types[id].schema]);
        let own = root.and_then(|schema| schema.description.as_deref());
        let get = self
            .outline
            .operations
            .iter()
            .find(|operation| operation.origin == self.entry.resource.get);
        text::paragraphs(
            own.or(get.and_then(|get| get.description.as_deref()))
                .unwrap_or_default(),
        )
    }

    /// The properties that only the service sets: path, type, first sentence.
    fn outputs(&self, sections: &Sections<'_>) -> Vec<[String; 3]> {
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
                let words = text::first_sentence(super::row::description(model, field));
                outputs.push([
                    format!("[{}](#{anchor})", text::code_cell(path)),
                    kind::kind(model, &field.type_ref, sections.links),
                    text::cell(&words),
                ]);
            }
        }
        outputs.truncate(MAX_OUTPUTS);
        outputs
    }

    fn answer_note(&self) -> String {
        let model = self.context.model;
        match self.entry.answer {
            Some(id) if Some(id) != self.entry.root() && self.extra.contains(&id) => {
                format!("What `get` answers is a {}:", text::line(kind::name(model, id)))
            }
            _ => String::new(),
        }
    }

    fn described(&self, links: &Links) -> Vec<Described> {
        let operations = self.outline.operations.iter();
        operations
            .map(|operation| operations::describe(self.context.model, operation, links))
            .collect()
    }

    fn rust(&self, verdicts: &Verdicts) -> Rust {
        let (Some(of), Some(id)) = (&self.context.package, self.entry.root()) else {
            return Rust::default();
        };
        let model = self.context.model;
        let empty = serde_json::json!({});
        let value = verdicts.minimal.as_ref().unwrap_or(&empty);
        Rust {
            path: rust::path(model, id, of),
            example: rust::example(model, id, value, verdicts.is_valid, of)
                .trim()
                .to_owned(),
        }
    }

    /// The version that this one is compared with: the one before; of a stable one the stable one before, where there
    /// is one.
    fn older(&self) -> Option<&'a Entry> {
        let versions = self.entry.versions.iter().skip_while(|rank| **rank != self.rank);
        let older = versions.skip(1).map(|rank| &self.context.library.entries[*rank]);
        let stable = older.clone().find(|older| !older.is_preview());
        stable
            .filter(|_| !self.entry.is_preview())
            .or_else(|| older.clone().next())
    }

    /// What changed since the version before, and the link to it.
    fn changes(&self, ids: &BTreeMap<String, String>) -> (Vec<ShownChange>, String) {
        let Some(((older, old), new)) = self
            .older()
            .and_then(|older| Some((older, older.root()?)))
            .zip(self.entry.root())
        else {
            return (Vec::new(), String::new());
        };
        let link = relative(&self.entry.path, &older.path);
        let link = format!("[{}]({link})", wording::code(&older.resource.version));
        let ends = |id: TypeId| self.context.library.home(id).is_some();
        let shown = |change: changes::Change| ShownChange {
            breaking: change.breaking,
            what: change.what.words(),
            path: match ids.get(&change.path) {
                Some(id) => format!("[{}](#{id})", wording::code(&change.path)),
                None => wording::code(&change.path),
            },
            details: change.details,
        };
        let changes = changes::between(self.context.model, old, new, &ends);
        (changes.into_iter().map(shown).collect(), link)
    }

    fn schema(&self) -> String {
        let library = &self.context.library;
        let Some(root) = self.entry.schema else {
            return String::new();
        };
        let page = |origin| {
            let home = library.home_of(origin).filter(|home| *home != self.rank)?;
            let is_own = self.entry.root().is_some_and(|id| {
                self.context.model.schemas[self.context.model.types[id].schema].origin == origin
            });
            (!is_own).then(|| relative(&self.entry.path, &library.entries[home].path))
        };
        schema::text(self.context.sources, self.context.sources.value(root), &page)
    }

    /// The file for a schema that is too large for the page.
    fn schema_file(&self, schema: &str) -> Option<File> {
        (schema.len() > LARGE_SCHEMA).then(|| File {
            path: format!("{}.schema.json", self.entry.path),
            content: format!("{schema}\n"),
        })
    }

    /// The link to a file in the same folder.
    fn beside(&self, file: &File) -> String {
        let name = file.path.rsplit('/').next();
        format!("./{}", encoded(name.unwrap_or_default()))
    }

    fn versions(&self) -> Vec<[String; 3]> {
        let entries = self
            .entry
            .versions
            .iter()
            .map(|rank| &self.context.library.entries[*rank]);
        entries
            .map(|entry| {
                let version = wording::code(&entry.resource.version);
                let is_own = entry.path == self.entry.path;
                [
                    if is_own {
                        version
                    } else {
                        format!("[{version}]({})", relative(&self.entry.path, &entry.path))
                    },
                    if entry.is_preview() { "preview" } else { "stable" }.to_owned(),
                    if is_own { "this page" } else { "" }.to_owned(),
                ]
            })
            .collect()
    }

    fn page_facts(&self, terms: Vec<facts::Term>) -> facts::Page {
        let (entry, library) = (self.entry, &self.context.library);
        let versions = entry.versions.iter().map(|rank| &library.entries[*rank]);
        facts::Page {
            path: entry.path.clone(),
            service: entry.resource.service.clone(),
            group: entry.resource.group.clone(),
            name: entry.resource.name.clone(),
            kind: arm::read(&entry.resource.path).kind,
            version: entry.resource.version.clone(),
            preview: entry.is_preview(),
            latest: entry.is_latest,
            versions: versions
                .map(|of| (of.resource.version.clone(), of.path.clone()))
                .collect(),
            parent: dependency::parent(entry, library).map(|parent| parent.path.clone()),
            needs: dependency::neighbours(entry, library),
            used_by: dependency::users(self.rank, library),
            terms,
        }
    }
}
