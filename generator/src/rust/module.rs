//! The module of a document: its types, in the order in which the document needs them.

use quote::{format_ident, quote};

use super::docs::Docs;
use super::imports::Imports;
use super::layout::Layout;
use super::print::{self, Item};
use super::rule_tables::Rules;
use super::{calls, enums, operations, structs, unions, untagged};
use crate::model::{Alias, Model, ModuleId, Schema, TypeDef, TypeId, TypeKind};
use crate::output::File;
use crate::phrasing::code;

/// Returns the files of a module, apart from the one of its rules. The rules are those of the crate, with whether
/// the module has any.
pub(super) fn files(
    layout: &Layout,
    id: ModuleId,
    (all_rules, has_rules): (Option<&Rules>, bool),
    has_calls: bool,
) -> Vec<File> {
    let rules = all_rules.filter(|_| has_rules);
    let model = layout.model;
    let (operations, calls) = rayon::join(
        || operations::file(model, layout, id),
        || has_calls.then(|| calls::file(layout, id, all_rules)).flatten(),
    );
    let imports = Imports::new(layout, id);
    let mut types = layout.types(id).to_vec();
    types.sort_by_key(|id| &model.types[*id].name);
    let mut body = Vec::new();
    for of in types {
        body.extend(definition_items(model, of, &imports, rules));
    }
    let document = model.document(model.modules[id].document);
    let docs = Docs::default()
        .markdown(layout.module_line(id))
        .text(Some(&document.title))
        .markdown(format!("Source: {}.", code(&document.path)))
        .inner();
    let operations_module = operations.is_some().then(|| {
        quote! {
            #[rustfmt::skip]
            pub mod operations;
        }
    });
    let parameter_rules = all_rules.is_some_and(|rules| !rules.parameters(id).is_empty());
    let parameter_rules = parameter_rules.then(|| {
        quote! {
            #[cfg(feature = "calls")]
            #[allow(clippy::needless_update, reason = "some tables have everything that a table may have")]
            #[rustfmt::skip]
            pub(crate) mod parameter_rules;
        }
    });
    let calls_module = calls.is_some().then(|| {
        quote! {
            #[cfg(feature = "calls")]
            #[rustfmt::skip]
            pub mod calls;
        }
    });
    let rules_module = rules.map(|_| {
        quote! {
            #[allow(clippy::needless_update, reason = "some tables have everything that a table may have")]
            #[rustfmt::skip]
            pub(crate) mod rules;
        }
    });
    let mut items = vec![
        Item::Plain(docs),
        Item::Plain(imports.lines()),
        Item::Plain(quote! { #operations_module #calls_module #parameter_rules #rules_module }),
    ];
    items.extend(body);
    let types = File {
        path: format!("src/{}/mod.rs", layout.path(id).join("/")),
        content: print::file(items),
    };
    [types].into_iter().chain(operations).chain(calls).collect()
}

fn definition_items(model: &Model, id: TypeId, imports: &Imports, rules: Option<&Rules>) -> Vec<Item> {
    let definition = &model.types[id];
    let schema = &model.schemas[definition.schema];
    match &definition.kind {
        TypeKind::Struct(of) => structs::items(model, definition, of, imports),
        TypeKind::Enum(of) => enums::items(definition, schema, of, imports),
        TypeKind::Union(union) => unions::items(model, definition, union, imports),
        TypeKind::Untagged(union) => {
            let table = rules.and_then(|rules| rules.table_of(id));
            untagged::items(model, definition, union, (imports, table))
        }
        TypeKind::Alias(of) => vec![alias(definition, schema, of, imports)],
    }
}

fn alias(definition: &TypeDef, schema: &Schema, of: &Alias, imports: &Imports) -> Item {
    let docs = Docs::default()
        .text(schema.description.as_deref())
        .markdown(format!("Source: {}.", code(&schema.source)))
        .outer();
    let name = format_ident!("{}", definition.name);
    let target = imports.type_tokens(&of.target);
    Item::Plain(quote! {
        #docs
        pub type #name = #target;
    })
}
