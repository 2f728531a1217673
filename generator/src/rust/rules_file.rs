//! The names that a file of tables gives to its tables and patterns, and how it refers to the tables of other modules.

use std::collections::HashMap;

use proc_macro2::Ident;
use quote::format_ident;

use super::rule_tables::{Rules, constant};
use crate::model::ModuleId;
use crate::passes::names::Scope;
use crate::rules::Translation;
use crate::support::check::Schema;

/// The file `rules.rs` of a module while it is printed.
pub(super) struct RulesFile<'r, 'a> {
    rules: &'r Rules<'a>,
    module: ModuleId,
    scope: Scope,
    /// The names of the tables of this file, by index, and the indexes in the order in which they are printed.
    names: HashMap<u32, String>,
    indexes: Vec<u32>,
    /// The patterns of this file with their names.
    patterns: Vec<(&'a str, Ident)>,
}

impl<'r, 'a> RulesFile<'r, 'a> {
    pub(super) fn new(rules: &'r Rules<'a>, module: ModuleId) -> Self {
        let mut scope = Scope::default();
        for (_, index) in rules.own(module).into_iter().flatten() {
            if let Some((_, name)) = rules.homes.get(index).filter(|(home, _)| *home == module) {
                scope.try_take(name);
            }
        }
        Self {
            rules,
            module,
            scope,
            names: HashMap::new(),
            indexes: Vec::new(),
            patterns: Vec::new(),
        }
    }

    /// Returns the table with an index, as this file names it.
    pub(super) fn table(&mut self, index: u32) -> String {
        let rules = self.rules;
        let home = rules.homes.get(&index);
        if let Some((home, name)) = home
            && *home != self.module
            && rules.layout.uses(self.module).contains(home)
        {
            return format!("crate::{}::rules::{name}", rules.layout.path(*home).join("::"));
        }
        if !self.names.contains_key(&index) {
            let name = match home {
                Some((home, name)) if *home == self.module => name.clone(),
                _ => self.scope.take(self.free_name(index)),
            };
            self.names.insert(index, name);
            self.indexes.push(index);
        }
        self.names[&index].clone()
    }

    /// Returns a name for a table that no type of this module is for.
    fn free_name(&self, index: u32) -> String {
        let id = self.rules.keys[index as usize].schema();
        constant(self.rules.model().schemas[id].name.as_deref().unwrap_or("part"))
    }

    /// Returns the table that is printed at a position of the file, if there is one.
    pub(super) fn table_at(&self, position: usize) -> Option<u32> {
        self.indexes.get(position).copied()
    }

    /// Returns the table with an index.
    pub(super) fn schema(&self, index: u32) -> &'a Schema<'a> {
        &self.rules.tables[index as usize]
    }

    /// Returns the name of a pattern of this file.
    pub(super) fn pattern(&mut self, text: &'a str) -> Ident {
        if let Some((_, name)) = self.patterns.iter().find(|(known, _)| *known == text) {
            return name.clone();
        }
        let name = format_ident!(
            "{}",
            self.scope.take(format!("PATTERN_{}", self.patterns.len() + 1))
        );
        self.patterns.push((text, name.clone()));
        name
    }

    /// Returns the names of the patterns that the file refers to, and what they are for an engine.
    pub(super) fn patterns(&self) -> impl Iterator<Item = (&Ident, &'a Translation)> {
        self.patterns.iter().filter_map(|(text, name)| {
            let (_, compiled) = self.rules.patterns.get(text)?;
            Some((name, &compiled.translation))
        })
    }
}
