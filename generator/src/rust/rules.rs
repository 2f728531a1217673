//! The tables of rules as `static`s: a file `rules.rs` in each module, with a table for each of the module's types
//! and the implementation of `Validate` that points to it.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::docs::Docs;
use super::engines::Engines;
use super::print::{self, Item};
use super::rule_tables::Rules;
use super::rules_file::RulesFile;
use super::tables;
use super::text::tokens;
use crate::model::ModuleId;
use crate::output::File;
use crate::rules::Engine;

/// Returns the file with the tables of a module, and the engines that its patterns need.
pub(super) fn file(rules: &Rules, module: ModuleId) -> Option<(File, Engines)> {
    let own = rules.own(module)?;
    let mut names = RulesFile::new(rules, module);
    let validate: Vec<String> = own
        .iter()
        .map(|(id, index)| {
            let of = &rules.model().types[*id].name;
            format!("validate!(super::{of} => {});", names.table(*index))
        })
        .collect();
    let statics = statics(&mut names);
    let (patterns, engines) = patterns(&names);
    let docs = Docs::default()
        .text(Some("Rules of the document, for the types of the module."))
        .inner();
    let mut items = vec![
        Item::Plain(docs),
        Item::Plain({
            let imports = imports(engines);
            quote! { use crate::support::validate; #imports }
        }),
        Item::Short(validate),
    ];
    items.extend(statics);
    items.extend(patterns);
    let file = File {
        path: format!("src/{}/rules.rs", rules.layout.path(module).join("/")),
        content: print::file(items),
    };
    Some((file, engines))
}

/// Returns the file with the tables of the parameters of a module's calls, and the engines that their patterns need;
/// `None` if no parameter has rules.
pub(super) fn parameters_file(rules: &Rules, module: ModuleId) -> Option<(File, Engines)> {
    let parameters = rules.parameters(module);
    if parameters.is_empty() {
        return None;
    }
    let mut names = RulesFile::new(rules, module);
    let constants: Vec<Item> = parameters
        .iter()
        .map(|of| {
            let (name, table) = (format_ident!("{}", of.name), tokens(&names.table(of.index)));
            Item::Plain(quote! { pub(crate) const #name: &Schema<'static> = &#table; })
        })
        .collect();
    let statics = statics(&mut names);
    let (patterns, engines) = patterns(&names);
    let docs = Docs::default()
        .text(Some(
            "Rules of the document, for the parameters of the calls of the module.",
        ))
        .inner();
    let mut items = vec![Item::Plain(docs), Item::Plain(imports(engines))];
    items.extend(constants.into_iter().chain(statics).chain(patterns));
    let file = File {
        path: format!("src/{}/parameter_rules.rs", rules.layout.path(module).join("/")),
        content: print::file(items),
    };
    Some((file, engines))
}

/// Returns the tables that the file refers to, and those that these refer to.
fn statics(names: &mut RulesFile) -> Vec<Item> {
    let mut items = Vec::new();
    while let Some(index) = names.table_at(items.len()) {
        let name = names.table(index);
        let table = tables::schema(names, names.schema(index), "");
        items.push(Item::Constant(
            format!("pub(crate) static {name}: Schema = "),
            table,
        ));
    }
    items
}

/// Returns the patterns that the file refers to.
fn patterns(names: &RulesFile) -> (Vec<Item>, Engines) {
    let mut engines = Engines::default();
    let mut items = Vec::new();
    for (name, translation) in names.patterns() {
        let text = &translation.text;
        items.push(Item::Plain(match translation.engine {
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

fn imports(engines: Engines) -> TokenStream {
    let plain = engines
        .plain
        .then(|| quote! { use crate::support::pattern::Plain; });
    let fancy = engines
        .fancy
        .then(|| quote! { use crate::support::pattern::Fancy; });
    quote! {
        #[allow(unused_imports, reason = "not every document has all kinds of rules")]
        use crate::support::check::{
            Additional, Applicators, Array, Basic, Bound, Composition, Condition, Contains, Decimal, Discriminator, Format,
            Keywords, Link, Literal, Number, Numeric, Object, Pattern, Property, Schema, Text, Types, Values, names,
        };
        #plain
        #fancy
    }
}
