//! Where things are: which modules a crate has, what they use of each other, and the features that switch them on.

use std::collections::{BTreeMap, BTreeSet};

use quote::{format_ident, quote};

use super::docs::Docs;
use super::print::{self, Item};
use super::{Options, Runtime};
use crate::model::{Id, Model, ModuleId, Operation, TypeId, TypeKind, TypeRef};
use crate::output::File;
use crate::phrasing::code;

/// The modules of a crate.
pub(super) struct Layout<'m> {
    pub(super) model: &'m Model,
    /// The types of each module, in the order in which they were made.
    types: Vec<Vec<TypeId>>,
    /// The operations of each module, in the order of the document.
    operations: Vec<Vec<&'m Operation>>,
    /// The other modules whose types each module uses.
    uses: Vec<BTreeSet<ModuleId>>,
    /// The module whose feature switches each module on: itself, or one of the ring that it is part of.
    gates: Vec<ModuleId>,
}

impl<'m> Layout<'m> {
    /// The layout of the crate that a model gives.
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
            gates,
        }
    }

    /// The types of a module.
    pub(super) fn types(&self, module: ModuleId) -> &[TypeId] {
        &self.types[module.index()]
    }

    /// The operations of a module.
    pub(super) fn operations(&self, module: ModuleId) -> &[&'m Operation] {
        &self.operations[module.index()]
    }

    /// The other modules whose types a module uses.
    pub(super) fn uses(&self, module: ModuleId) -> &BTreeSet<ModuleId> {
        &self.uses[module.index()]
    }

    /// Whether a module has anything in it.
    pub(super) fn is_there(&self, module: ModuleId) -> bool {
        !self.types(module).is_empty() || !self.operations(module).is_empty()
    }

    fn there(&self) -> impl Iterator<Item = ModuleId> {
        self.model.modules.ids().filter(|id| self.is_there(*id))
    }

    /// The path of a module from the crate's root.
    pub(super) fn path(&self, module: ModuleId) -> &'m [String] {
        &self.model.modules[module].path
    }

    /// Whether modules are switched on by features: where a crate has only one, it is always there.
    fn has_features(&self) -> bool {
        self.there().count() > 1
    }

    /// The feature that switches a module on; none where it is always there.
    pub(super) fn feature(&self, module: ModuleId) -> Option<String> {
        self.has_features()
            .then(|| self.path(self.gates[module.index()]).join("-"))
    }

    /// All features with those that they switch on besides.
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

    /// The features of the documents that the configuration names.
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

    /// The folders of modules: each with the names of the modules directly in it, and the module that such a
    /// name is, where it is one.
    fn tree(&self) -> BTreeMap<Vec<String>, BTreeMap<String, Option<ModuleId>>> {
        let mut tree: BTreeMap<Vec<String>, BTreeMap<String, Option<ModuleId>>> = BTreeMap::new();
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

    /// The declarations of the modules in a folder.
    fn declarations(&self, children: &BTreeMap<String, Option<ModuleId>>, folder: &[String]) -> Vec<Item> {
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

    /// What a module is, in one line.
    pub(super) fn module_line(&self, module: ModuleId) -> String {
        let document = self.model.document(self.model.modules[module].document);
        let file = document.path.rsplit('/').next().unwrap_or_default();
        match document.version.as_str() {
            "" => format!("Types of {}.", code(file)),
            version => format!("Types of {}, version {}.", code(file), code(version)),
        }
    }
}

/// `src/lib.rs`.
pub(super) fn crate_root(layout: &Layout, options: &Options) -> File {
    let docs = Docs::default()
        .text(Some("Rust types and validators for the requests and responses of Azure services."))
        .text(Some(
            "There is a module for each document and version. Every field is an `Option`: a constructor takes \
             what is required, setters take the rest, and what a service sends is read even where it is not \
             what its document promises.",
        ))
        .inner();
    // Source pages would show tables and macro calls, and be a fifth of the documentation.
    let mut items = vec![Item::Plain(quote! { #docs #![doc(html_no_source)] })];
    let tree = layout.tree();
    if let Some(children) = tree.get(&[][..]) {
        items.extend(layout.declarations(children, &[]));
    }
    items.push(runtime(options));
    // An API of this name keeps it.
    let is_free = tree
        .get(&[][..])
        .is_none_or(|children| !children.contains_key("calls"));
    if options.calls && is_free {
        items.push(Item::Plain(quote! {
            #[cfg(feature = "calls")]
            pub use support::calls;
        }));
    }
    File {
        path: "src/lib.rs".into(),
        content: print::file(&items),
    }
}

/// Returns the runtime as a module of the crate, and the types of it that users need.
fn runtime(options: &Options) -> Item {
    let validation = options.validators.then(|| {
        quote! { pub use support::{Code, Direction, Severity, Validate, Violation, Violations}; }
    });
    let exports = quote! {
        pub use support::{
            AdditionalMembers, Base64, Base64Url, Date, DateTime, Duration, Nullable, Rfc1123, Secret, UnixTime,
        };
        #validation
        pub use support::operation::{
            Description, Join, Location, Operation, Paging, Parameter, Response, Status,
        };
    };
    if options.runtime != Runtime::Vendored {
        return Item::Plain(quote! {
            #[doc(hidden)]
            pub use armature_runtime as support;
            #exports
        });
    }
    Item::Plain(quote! {
        #[allow(
            dead_code,
            unused_imports,
            unused_macros,
            reason = "a crate carries the whole runtime, whatever it uses of it"
        )]
        #[doc(hidden)]
        #[rustfmt::skip]
        pub mod support;
        #exports
    })
}

/// The `mod.rs` of every folder of modules.
pub(super) fn folders(layout: &Layout) -> Vec<File> {
    let tree = layout.tree();
    let folders = tree.iter().filter(|(folder, _)| !folder.is_empty());
    folders
        .map(|(folder, children)| {
            let docs = Docs::default()
                .markdown(format!(
                    "API {}, by document and version.",
                    code(&folder.join("::"))
                ))
                .inner();
            let mut items = vec![Item::Plain(quote! { #docs })];
            items.extend(layout.declarations(children, folder));
            File {
                path: format!("src/{}/mod.rs", folder.join("/")),
                content: print::file(&items),
            }
        })
        .collect()
}

/// The types with a name that a type holds.
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

/// The types with a name that an operation uses.
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
