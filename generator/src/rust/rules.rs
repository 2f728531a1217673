//! The tables of rules as `static`s: a file `rules.rs` in each module, with a table for each of the module's types
//! and the implementation of `Validate` that points to it. A back end calls [`Rules::new`] once and [`Rules::file`] for
//! each module, which says too which crates its patterns need.
//!
//! A table stands in the module of its type. One without a type (a definition that is an array, say) stands in each
//! module that uses it, and so does one of a module that the other does not use otherwise: so the tables of a module
//! use no module that its types do not use.

use std::collections::{BTreeMap, HashMap};

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote};

use super::docs::Docs;
use super::layout::Layout;
use super::print::{self, Item};
use super::tables;
use crate::Analysis;
use crate::model::{Model, ModuleId, TypeId, TypeKind};
use crate::output::File;
use crate::passes::families::Families;
use crate::passes::names::{self, Scope};
use crate::rules::{Engine, Key, Patterns};
use crate::support::check::Schema;

/// All tables of a crate, ready to be printed.
pub(super) struct Rules<'a> {
    model: &'a Model,
    layout: &'a Layout<'a>,
    patterns: &'a Patterns,
    tables: &'a [Schema<'a>],
    keys: Vec<Key>,
    /// The types that tables are of, with the names of the tables, by rank.
    homes: HashMap<u32, (ModuleId, String)>,
    /// The tables of each module's types, in the order of the types.
    own: BTreeMap<ModuleId, Vec<(TypeId, u32)>>,
}

/// Which engines the patterns of a crate need.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Engines {
    /// The crate `regex`.
    pub(super) plain: bool,
    /// The crate `fancy-regex`.
    pub(super) fancy: bool,
}

impl Engines {
    /// What either of two needs.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            plain: self.plain || other.plain,
            fancy: self.fancy || other.fancy,
        }
    }
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
            let Some(key) = key(model, &analysis.families, id) else {
                continue;
            };
            let rank = tables.rank(key);
            let name = scopes
                .entry(definition.module)
                .or_default()
                .take(constant(&definition.name));
            homes.entry(rank).or_insert((definition.module, name));
            own.entry(definition.module).or_default().push((id, rank));
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
        let (_, rank) = self.own.get(&module)?.iter().find(|(own, _)| *own == id)?;
        let (home, name) = self.homes.get(rank)?;
        (*home == module).then_some(name.as_str())
    }

    /// The file with the tables of a module, and the engines that their patterns need.
    pub(super) fn file(&self, module: ModuleId) -> Option<(File, Engines)> {
        let own = self.own.get(&module)?;
        let mut page = Page::new(self, module);
        let validate: Vec<TokenStream> = own
            .iter()
            .map(|(id, rank)| {
                let (of, table) = (format_ident!("{}", self.model.types[*id].name), page.table(*rank));
                quote! { validate!(super::#of => #table); }
            })
            .collect();
        let statics = page.statics();
        let (patterns, engines) = page.patterns();
        let docs = Docs::default()
            .text(Some("Rules of the document, for the types of the module."))
            .inner();
        let mut items = vec![
            Item::Plain(docs),
            Item::Plain(imports(engines)),
            Item::Plain(quote! { #(#validate)* }),
        ];
        items.extend(statics);
        items.extend(patterns);
        let file = File {
            path: format!("src/{}/rules.rs", self.layout.path(module).join("/")),
            content: print::file(&items),
        };
        Some((file, engines))
    }
}

fn imports(engines: Engines) -> TokenStream {
    let plain = engines
        .plain
        .then(|| quote! { use crate::support::pattern::Plain; });
    let fancy = engines
        .fancy
        .then(|| quote! { use crate::support::pattern::Fancy; });
    quote! {
        use crate::support::validate;
        #[allow(unused_imports, reason = "not every document has all kinds of rules")]
        use crate::support::check::{
            Additional, Applicators, Array, Basic, Bound, Composition, Condition, Contains, Decimal, Family, Format,
            Keywords, Link, Literal, Number, Numeric, Object, Pattern, Property, Schema, Text, Types, Values, names,
        };
        #plain
        #fancy
    }
}

/// The table of a type. A member of a family that is a base itself has a type with the family and one without.
fn key(model: &Model, families: &Families, id: TypeId) -> Option<Key> {
    let definition = &model.types[id];
    let schema = definition.schema;
    match definition.kind {
        TypeKind::Alias(_) => None,
        TypeKind::Struct(_) if !families.descendants(schema).is_empty() => Some(Key::Plain(schema)),
        _ => Some(Key::Whole(schema)),
    }
}

fn constant(name: &str) -> String {
    names::safe_snake(&names::snake(name)).to_uppercase()
}

/// A file that is being printed.
pub(super) struct Page<'r, 'a> {
    rules: &'r Rules<'a>,
    module: ModuleId,
    scope: Scope,
    /// The names of the tables of this file, by rank, and their ranks in the order in which they are printed.
    names: HashMap<u32, String>,
    ranks: Vec<u32>,
    /// The patterns of this file with their names.
    patterns: Vec<(&'a str, Ident)>,
}

impl<'r, 'a> Page<'r, 'a> {
    fn new(rules: &'r Rules<'a>, module: ModuleId) -> Self {
        let mut scope = Scope::default();
        for (_, rank) in rules.own.get(&module).into_iter().flatten() {
            if let Some((_, name)) = rules.homes.get(rank).filter(|(home, _)| *home == module) {
                scope.try_take(name);
            }
        }
        Self {
            rules,
            module,
            scope,
            names: HashMap::new(),
            ranks: Vec::new(),
            patterns: Vec::new(),
        }
    }

    /// The table with a rank, as this file names it.
    pub(super) fn table(&mut self, rank: u32) -> TokenStream {
        let rules = self.rules;
        let home = rules.homes.get(&rank);
        if let Some((home, name)) = home
            && *home != self.module
            && rules.layout.uses(self.module).contains(home)
        {
            let parts = rules
                .layout
                .path(*home)
                .iter()
                .map(|part| format_ident!("{part}"));
            let name = format_ident!("{name}");
            return quote! { crate::#(#parts)::*::rules::#name };
        }
        if !self.names.contains_key(&rank) {
            let name = match home {
                Some((home, name)) if *home == self.module => name.clone(),
                _ => self.scope.take(self.free_name(rank)),
            };
            self.names.insert(rank, name);
            self.ranks.push(rank);
        }
        format_ident!("{}", self.names[&rank]).into_token_stream()
    }

    /// A name for a table that no type of this module is for.
    fn free_name(&self, rank: u32) -> String {
        let id = self.rules.keys[rank as usize].schema();
        constant(self.rules.model.schemas[id].name.as_deref().unwrap_or("part"))
    }

    /// The tables that were named, and those that these name.
    fn statics(&mut self) -> Vec<Item> {
        let mut items = Vec::new();
        while let Some(rank) = self.ranks.get(items.len()).copied() {
            let name = format_ident!("{}", self.names[&rank]);
            let table = tables::schema(self, &self.rules.tables[rank as usize], "");
            items.push(Item::Plain(quote! { pub(crate) static #name: Schema = #table; }));
        }
        items
    }

    /// The name of a pattern of this file.
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

    /// The patterns that were named.
    fn patterns(&self) -> (Vec<Item>, Engines) {
        let mut engines = Engines::default();
        let mut items = Vec::new();
        for (text, name) in &self.patterns {
            let Some((_, ready)) = self.rules.patterns.get(text) else {
                continue;
            };
            let text = &ready.translation.text;
            items.push(Item::Plain(match ready.translation.engine {
                Engine::Plain => {
                    engines.plain = true;
                    quote! { static #name: Plain<&str> = Plain::new(#text); }
                }
                Engine::Fancy => {
                    engines.fancy = true;
                    quote! { static #name: Fancy<&str> = Fancy::new(#text); }
                }
            }));
        }
        (items, engines)
    }
}
