//! Where things are: which modules a crate has, what they use of each other, and the features that switch them on.

use std::collections::{BTreeMap, BTreeSet};

use quote::{format_ident, quote};

use super::derives::Derives;
use super::docs::Docs;
use super::print::Item;
use crate::model::{Id, Model, ModuleId, Operation, TypeId, TypeKind, TypeRef};
use crate::phrasing::code;

/// The folders of modules: each with the names of the modules directly in it, and the module that such a name is, where it
/// is one.
pub(super) type Tree = BTreeMap<Vec<String>, BTreeMap<String, Option<ModuleId>>>;

/// The modules of a crate.
pub(super) struct Layout<'m> {
    pub(super) model: &'m Model,
    /// The types of each module, in the order in which they were made.
    types: Vec<Vec<TypeId>>,
    /// The operations of each module, in the order of the document.
    operations: Vec<Vec<&'m Operation>>,
    /// The other modules whose types each module uses.
    uses: Vec<BTreeSet<ModuleId>>,
    pub(super) derives: Derives,
    /// The module whose feature switches each module on: itself, or one of the ring that it is part of.
    gates: Vec<ModuleId>,
    /// The name of the feature that each module would have.
    feature_names: Vec<String>,
}

impl<'m> Layout<'m> {
    /// Returns the layout of the crate that a model gives.
    pub(super) fn of(model: &'m Model) -> Self {
        let mut types = vec![Vec::new(); model.modules.len()];
        let mut uses = vec![BTreeSet::new(); model.modules.len()];
        for (id, definition) in model.types.iter() {
            types[definition.module.index()].push(id);
            for used in used_types(&definition.kind) {
                let module = model.types[used].module;
                if module != definition.module {
                    uses[definition.module.index()].insert(module);
                }
            }
        }
        let mut operations = vec![Vec::new(); model.modules.len()];
        for operation in &model.operations {
            let module = ModuleId(operation.document.0);
            operations[module.index()].push(operation);
            for used in used_by(operation) {
                let other = model.types[used].module;
                if other != module {
                    uses[module.index()].insert(other);
                }
            }
        }
        let gates = gates(&uses);
        Self {
            model,
            types,
            operations,
            uses,
            derives: Derives::of(model),
            gates,
            feature_names: feature_names(model),
        }
    }

    /// Returns the types of a module.
    pub(super) fn types(&self, module: ModuleId) -> &[TypeId] {
        &self.types[module.index()]
    }

    /// Returns the operations of a module.
    pub(super) fn operations(&self, module: ModuleId) -> &[&'m Operation] {
        &self.operations[module.index()]
    }

    /// Returns the other modules whose types a module uses.
    pub(super) fn uses(&self, module: ModuleId) -> &BTreeSet<ModuleId> {
        &self.uses[module.index()]
    }

    /// Returns whether a module has anything in it.
    pub(super) fn is_there(&self, module: ModuleId) -> bool {
        !self.types(module).is_empty() || !self.operations(module).is_empty()
    }

    fn there(&self) -> impl Iterator<Item = ModuleId> {
        self.model.modules.ids().filter(|id| self.is_there(*id))
    }

    /// Returns the path of a module from the crate's root.
    pub(super) fn path(&self, module: ModuleId) -> &'m [String] {
        &self.model.modules[module].path
    }

    /// Returns whether modules are switched on by features: where a crate has only one, it is always there.
    fn has_features(&self) -> bool {
        self.there().count() > 1
    }

    /// Returns the feature that switches a module on; none where it is always there.
    pub(super) fn feature(&self, module: ModuleId) -> Option<String> {
        self.has_features()
            .then(|| self.feature_names[self.gates[module.index()].index()].clone())
    }

    /// Returns all features with those that they switch on besides.
    pub(super) fn features(&self) -> BTreeMap<String, BTreeSet<String>> {
        let mut features: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for module in self.there() {
            let Some(feature) = self.feature(module) else {
                continue;
            };
            let used = self.uses(module).iter().filter_map(|used| self.feature(*used));
            let needed: Vec<String> = used.filter(|used| *used != feature).collect();
            features.entry(feature).or_default().extend(needed);
        }
        features
    }

    /// Returns the features of the documents that the configuration names.
    pub(super) fn named_features(&self) -> BTreeSet<String> {
        let named = |id: &ModuleId| {
            let document = self.model.modules[*id].document;
            self.model.document(document).named
        };
        self.there()
            .filter(named)
            .filter_map(|id| self.feature(id))
            .collect()
    }

    /// Returns the folders of modules: each with the names of the modules directly in it, and the module that such a
    /// name is, where it is one.
    pub(super) fn tree(&self) -> Tree {
        let mut tree = Tree::new();
        for module in self.there() {
            let path = self.path(module);
            for depth in 0..path.len() {
                let is_last = depth + 1 == path.len();
                let entry = tree.entry(path[..depth].to_vec()).or_default();
                let slot = entry.entry(path[depth].clone()).or_default();
                *slot = slot.or(is_last.then_some(module));
            }
        }
        tree
    }

    /// Returns the declarations of the modules in a folder.
    pub(super) fn declarations(
        &self,
        children: &BTreeMap<String, Option<ModuleId>>,
        folder: &[String],
    ) -> Vec<Item> {
        let mut items = Vec::new();
        for (name, module) in children {
            let ident = format_ident!("{name}");
            let gate = module.and_then(|module| self.feature(module));
            let docs = match module {
                Some(module) => self.module_line(*module),
                None => format!(
                    "API {}.",
                    code(&[folder, std::slice::from_ref(name)].concat().join("::"))
                ),
            };
            let docs = Docs::default().markdown(docs).outer();
            let gate = gate.map(|feature| quote! { #[cfg(feature = #feature)] });
            items.push(Item::Plain(quote! {
                #docs
                #gate
                #[rustfmt::skip]
                pub mod #ident;
            }));
        }
        items
    }

    /// Returns what a module is, in one line.
    pub(super) fn module_line(&self, module: ModuleId) -> String {
        let document = self.model.document(self.model.modules[module].document);
        let file = document.path.rsplit('/').next().unwrap_or_default();
        match document.version.as_str() {
            "" => format!("Types of {}.", code(file)),
            version => format!("Types of {}, version {}.", code(file), code(version)),
        }
    }
}

/// Returns the names of the features of all modules: their paths with one separator, unless two of them are the same then.
fn feature_names(model: &Model) -> Vec<String> {
    let paths = model.modules.iter().map(|(_, module)| module.path.join("-"));
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    let paths: Vec<String> = paths.collect();
    for path in &paths {
        *count.entry(path.replace('_', "-")).or_default() += 1;
    }
    let name = |path: String| match path.replace('_', "-") {
        name if count[&name] == 1 => name,
        _ => path,
    };
    paths.into_iter().map(name).collect()
}

/// Returns the types with a name that a type holds.
fn used_types(kind: &TypeKind) -> Vec<TypeId> {
    let mut used = Vec::new();
    match kind {
        TypeKind::Struct(structure) => {
            let fields = structure.fields.iter().map(|field| &field.type_ref);
            fields.chain(&structure.rest).for_each(|of| named(of, &mut used));
        }
        TypeKind::Union(union) => used.extend(union.variations.iter().map(|variation| variation.type_id)),
        TypeKind::Untagged(union) => {
            let variants = union.variants.iter();
            variants.for_each(|variant| named(&variant.type_ref, &mut used));
        }
        TypeKind::Alias(alias) => named(&alias.target, &mut used),
        TypeKind::Enum(_) => {}
    }
    used
}

/// Returns the types with a name that an operation uses.
fn used_by(operation: &Operation) -> Vec<TypeId> {
    let mut used = Vec::new();
    let parameters = operation.parameters.iter().filter_map(|of| of.type_ref.as_ref());
    let responses = operation.responses.iter().flat_map(|of| {
        of.type_ref
            .iter()
            .chain(of.headers.iter().filter_map(|header| header.type_ref.as_ref()))
    });
    parameters
        .chain(responses)
        .for_each(|type_ref| named(type_ref, &mut used));
    used
}

fn named(type_ref: &TypeRef, list: &mut Vec<TypeId>) {
    match type_ref {
        TypeRef::Named(id) => list.push(*id),
        TypeRef::Array(inner)
        | TypeRef::Map(inner)
        | TypeRef::Secret(inner)
        | TypeRef::Nullable(inner)
        | TypeRef::Boxed(inner) => {
            named(inner, list);
        }
        TypeRef::Any | TypeRef::Scalar(_) => {}
    }
}

/// Returns the module whose feature enables each module: the first module of a cycle of uses, or the module itself.
/// Features must not form cycles, so a cycle of modules has a single feature.
fn gates(uses: &[BTreeSet<ModuleId>]) -> Vec<ModuleId> {
    let reach: Vec<BTreeSet<ModuleId>> = (0..uses.len()).map(|start| reachable(uses, start)).collect();
    (0..uses.len())
        .map(|index| {
            let id = ModuleId::new(index);
            let ring = reach[index]
                .iter()
                .filter(|other| reach[other.index()].contains(&id));
            ring.copied().chain([id]).min().unwrap_or(id)
        })
        .collect()
}

fn reachable(uses: &[BTreeSet<ModuleId>], start: usize) -> BTreeSet<ModuleId> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<ModuleId> = uses[start].iter().copied().collect();
    while let Some(module) = open.pop() {
        if reached.insert(module) {
            open.extend(uses[module.index()].iter().copied());
        }
    }
    reached
}
