//! All pages that there will be. A page knows the types of its body and of its answer, and what refers to it.

use std::collections::{BTreeMap, HashMap};

use crate::model::{Model, Operation, Response, TypeId, TypeRef};
use crate::origin::Origin;

use super::entries::{Entry, key};
use crate::docs::reader::markdown::{arm, tree};
use crate::docs::resources::dependencies::Dependency;

/// All pages.
pub(super) struct Library {
    pub(super) entries: Vec<Entry>,
    /// The page that describes a type first.
    homes: BTreeMap<TypeId, usize>,
    /// The page whose first type a schema is.
    origins: HashMap<Origin, usize>,
    /// The pages of the newest versions of resources, by group and name. Several resources may have a name.
    latest: BTreeMap<(String, String), Vec<usize>>,
    /// The same by ARM type, in small letters.
    by_kind: BTreeMap<String, usize>,
    /// Pages whose resource depends on that of a page, each once.
    used_by: Vec<Vec<usize>>,
}

impl Library {
    /// Finds the types of the pages, and who uses whom.
    pub(super) fn new(mut entries: Vec<Entry>, model: &Model) -> Self {
        let operations: HashMap<Origin, &Operation> = model
            .operations
            .iter()
            .map(|operation| (operation.origin, operation))
            .collect();
        for entry in &mut entries {
            let put = entry.resource.put.and_then(|put| operations.get(&put));
            let get = operations.get(&entry.resource.get);
            let body = put.and_then(|put| put.body());
            let answer = get.and_then(|get| answer(get));
            let of = |type_ref: Option<&TypeRef>| Some(tree::named(model, type_ref?)?.0);
            entry.body = of(body.and_then(|body| body.type_ref.as_ref()));
            entry.answer = of(answer.and_then(|answer| answer.type_ref.as_ref()));
            entry.body_schema = body.map(|body| body.schema);
            let schema = entry.body_schema.or(answer.and_then(|answer| answer.schema));
            entry.schema = schema.map(|schema| model.schemas[schema].origin);
        }
        let mut latest: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        let mut by_kind = BTreeMap::new();
        for (index, entry) in entries.iter().enumerate().filter(|(_, entry)| entry.is_latest) {
            latest.entry(key(&entry.resource)).or_default().push(index);
            by_kind.entry(kind(entry)).or_insert(index);
        }
        let mut library = Self {
            used_by: vec![Vec::new(); entries.len()],
            homes: BTreeMap::new(),
            origins: HashMap::new(),
            entries,
            latest,
            by_kind,
        };
        for index in 0..library.entries.len() {
            library.add_home(index, model);
            library.add_uses(index);
        }
        library
    }

    fn add_home(&mut self, index: usize, model: &Model) {
        if let Some(root) = self.entries[index].root() {
            self.homes.entry(root).or_insert(index);
            let origin = model.schemas[model.types[root].schema].origin;
            self.origins.entry(origin).or_insert(index);
        }
    }

    fn add_uses(&mut self, index: usize) {
        let entry = &self.entries[index];
        if !entry.is_latest {
            return;
        }
        let used = entry
            .dependencies
            .iter()
            .filter_map(|of| self.used_index(entry, of));
        for used in used.collect::<Vec<usize>>() {
            let users = &mut self.used_by[used];
            if !users.contains(&index) {
                users.push(index);
            }
        }
    }

    /// Returns the page that describes a type first.
    pub(super) fn home(&self, id: TypeId) -> Option<usize> {
        self.homes.get(&id).copied()
    }

    /// Returns the page whose first type is at an origin.
    pub(super) fn home_of(&self, schema: Origin) -> Option<usize> {
        self.origins.get(&schema).copied()
    }

    /// Returns the page of the newest version of the resource whose type that of a resource continues.
    pub(super) fn above(&self, entry: &Entry) -> Option<&Entry> {
        let own = kind(entry);
        let (above, _) = own.rsplit_once('/')?;
        self.by_kind.get(above).map(|index| &self.entries[*index])
    }

    /// Returns the page of the newest version of what a resource depends on.
    pub(super) fn used(&self, user: &Entry, dependency: &Dependency) -> Option<&Entry> {
        self.used_index(user, dependency)
            .map(|index| &self.entries[index])
    }

    /// Returns the index of that page: of several resources with the name the one that the user is part of, else the one with
    /// the shortest type.
    fn used_index(&self, user: &Entry, dependency: &Dependency) -> Option<usize> {
        let named = self
            .latest
            .get(&(dependency.group.clone(), dependency.kind.clone()))?;
        if let [only] = named.as_slice() {
            return Some(*only);
        }
        let own = kind(user);
        let order = |index: &usize| {
            let kind = kind(&self.entries[*index]);
            let is_part = own.strip_prefix(&kind).is_some_and(|rest| rest.starts_with('/'));
            match is_part {
                true => (0, usize::MAX - kind.len()),
                false => (1, kind.len()),
            }
        };
        named.iter().copied().min_by_key(order)
    }

    /// Returns the pages whose resources depend on that of a page.
    pub(super) fn used_by(&self, index: usize) -> impl Iterator<Item = &Entry> {
        self.used_by[index].iter().map(|user| &self.entries[*user])
    }
}

/// Returns the ARM type of a resource in small letters, which is how types are compared; empty where its path has none.
fn kind(entry: &Entry) -> String {
    let kind = arm::read(&entry.resource.path).kind;
    kind.unwrap_or_default().to_lowercase()
}

fn answer(get: &Operation) -> Option<&Response> {
    get.responses
        .iter()
        .find(|response| response.status.starts_with('2'))
}
