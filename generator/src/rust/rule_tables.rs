//! All tables of a crate, and the module that each of them is in.
//!
//! A table is in the module of its type. A table without a type (of a definition that is an array, for example) is in
//! each module that uses it, and so is a table of a module that the other module does not use otherwise: the tables of a
//! module use no module that its types do not use.

use std::collections::{BTreeMap, HashMap};

use super::layout::Layout;
use crate::Analysis;
use crate::model::{Model, ModuleId, TypeId, TypeKind};
use crate::passes::names::{self, Scope};
use crate::passes::polymorphism::Polymorphism;
use crate::rules::{Key, Patterns};
use crate::support::check::Schema;

/// All tables of a crate, to be printed as `static`s.
pub(super) struct Rules<'a> {
    model: &'a Model,
    pub(super) layout: &'a Layout<'a>,
    pub(super) patterns: &'a Patterns,
    pub(super) tables: &'a [Schema<'a>],
    pub(super) keys: Vec<Key>,
    /// The module and the name of each table that is of a type, by the index of the table.
    pub(super) homes: HashMap<u32, (ModuleId, String)>,
    /// The tables of each module's types, in the order of the types.
    own: BTreeMap<ModuleId, Vec<(TypeId, u32)>>,
}

impl<'a> Rules<'a> {
    /// Makes the tables of all types. What they hold lives in the arena `bump`.
    pub(super) fn new(layout: &'a Layout<'a>, analysis: &'a Analysis, bump: &'a bumpalo::Bump) -> Self {
        let model = layout.model;
        let mut tables = analysis.tables(bump);
        let mut homes = HashMap::new();
        let mut own: BTreeMap<ModuleId, Vec<(TypeId, u32)>> = BTreeMap::new();
        let mut scopes: HashMap<ModuleId, Scope> = HashMap::new();
        for (id, definition) in model.types.iter() {
            let Some(key) = key(model, &analysis.polymorphism, id) else {
                continue;
            };
            let index = tables.index(key);
            let name = scopes
                .entry(definition.module)
                .or_default()
                .take(constant(&definition.name));
            homes.entry(index).or_insert((definition.module, name));
            own.entry(definition.module).or_default().push((id, index));
        }
        let (tables, keys) = tables.finish();
        Self {
            model,
            layout,
            patterns: &analysis.patterns,
            tables,
            keys,
            homes,
            own,
        }
    }

    /// Returns the name of the table of a type, in the file of its module.
    pub(super) fn table_of(&self, id: TypeId) -> Option<&str> {
        let module = self.model.types[id].module;
        let (_, index) = self.own.get(&module)?.iter().find(|(own, _)| *own == id)?;
        let (home, name) = self.homes.get(index)?;
        (*home == module).then_some(name.as_str())
    }

    pub(super) fn model(&self) -> &'a Model {
        self.model
    }

    /// Returns the tables of the types of a module, in the order of the types; none where it has none.
    pub(super) fn own(&self, module: ModuleId) -> Option<&[(TypeId, u32)]> {
        self.own.get(&module).map(Vec::as_slice)
    }
}

/// Returns the key of the table of a type. A schema with a discriminator has a union and a struct, and a table for each.
fn key(model: &Model, polymorphism: &Polymorphism, id: TypeId) -> Option<Key> {
    let definition = &model.types[id];
    let schema = definition.schema;
    match definition.kind {
        TypeKind::Alias(_) => None,
        TypeKind::Struct(_) if !polymorphism.descendants(schema).is_empty() => Some(Key::Plain(schema)),
        _ => Some(Key::Whole(schema)),
    }
}

pub(super) fn constant(name: &str) -> String {
    names::safe_snake(&names::snake(name)).to_uppercase()
}
