//! All pages that there will be. A page knows the types of its body and of its answer, and what refers to it.

use std::collections::{BTreeMap, HashMap};

use crate::model::{Location, Model, Operation, Parameter, Response, TypeId, TypeRef};
use crate::origin::Origin;

use super::entries::{Entry, key};
use crate::docs::reader::markdown::tree;

/// All pages.
pub(super) struct Library {
    pub(super) entries: Vec<Entry>,
    /// The page that describes a type first.
    homes: BTreeMap<TypeId, usize>,
    /// The page whose first type a schema is.
    origins: HashMap<Origin, usize>,
    /// The page of a resource's newest version, by group and name.
    latest: BTreeMap<(String, String), usize>,
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
            let body = put.and_then(|put| body(put));
            let answer = get.and_then(|get| answer(get));
            let of = |type_ref: Option<&TypeRef>| Some(tree::named(model, type_ref?)?.0);
            entry.body = of(body.and_then(|body| body.type_ref.as_ref()));
            entry.answer = of(answer.and_then(|answer| answer.type_ref.as_ref()));
            entry.body_schema = body.map(|body| body.schema);
            let schema = entry.body_schema.or(answer.and_then(|answer| answer.schema));
            entry.schema = schema.map(|schema| model.schemas[schema].origin);
        }
        // Of several resources with a name the first one has the page of that name.
        let latest: BTreeMap<_, _> = entries
            .iter()
            .enumerate()
            .rev()
            .filter(|(_, entry)| entry.is_latest)
            .map(|(index, entry)| (key(&entry.resource), index))
            .collect();
        let mut library = Self {
            used_by: vec![Vec::new(); entries.len()],
            homes: BTreeMap::new(),
            origins: HashMap::new(),
            entries,
            latest,
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
        for dependency in &entry.dependencies {
            let used = self
                .latest
                .get(&(dependency.group.clone(), dependency.kind.clone()));
            if let Some(users) = used.map(|used| &mut self.used_by[*used])
                && !users.contains(&index)
            {
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

    /// Returns the page of the newest version of a resource.
    pub(super) fn latest(&self, group: &str, name: &str) -> Option<&Entry> {
        self.latest_index(group, name).map(|index| &self.entries[index])
    }

    /// Returns the index of that page.
    pub(super) fn latest_index(&self, group: &str, name: &str) -> Option<usize> {
        self.latest.get(&(group.to_owned(), name.to_owned())).copied()
    }

    /// Returns the pages whose resources depend on that of a page.
    pub(super) fn used_by(&self, index: usize) -> impl Iterator<Item = &Entry> {
        self.used_by[index].iter().map(|user| &self.entries[*user])
    }
}

fn body(put: &Operation) -> Option<&Parameter> {
    put.parameters
        .iter()
        .find(|parameter| parameter.location == Location::Body)
}

fn answer(get: &Operation) -> Option<&Response> {
    get.responses
        .iter()
        .find(|response| response.status.starts_with('2'))
}
